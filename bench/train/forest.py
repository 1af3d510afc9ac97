# Copyright the pare authors. SPDX-License-Identifier: Apache-2.0
"""Oblivious trees: trained by CatBoost, written as extract/judge/forest.h reads them."""
import json, struct, tempfile
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from catboost import CatBoostClassifier

DEPTH = 6


@dataclass
class Forest:
    """Trees over columns of bytes; column c is feature columns[c][0], columns[c][1] places away."""
    columns: list
    features: np.ndarray    # trees x depth: columns
    thresholds: np.ndarray  # trees x depth
    answers: np.ndarray     # trees x 2^depth, int16, in units
    counts: np.ndarray      # trees x 2^depth: training rows
    bias: float
    unit: float

    def log_odds(self, x):
        """For rows x columns of bytes; what the program computes, to the last digit of an answer."""
        total = np.zeros(len(x), np.int64)
        bits = 1 << np.arange(self.features.shape[1])
        for f, t, a in zip(self.features, self.thresholds, self.answers):
            total += a[((x[:, f] > t) * bits).sum(axis=1)]
        return self.bias + self.unit * total

    def pack(self, strict):
        """Bytes; trees that ask for feature number `strict` come last."""
        asks = [any(self.columns[c][0] == strict and t < 255 for c, t in zip(f, h))
                for f, h in zip(self.features, self.thresholds)]
        order = np.argsort(asks, kind="stable")
        trees, depth = self.features.shape
        out = [struct.pack("<IIff", trees, depth, self.bias, self.unit)]
        for tree in order:
            for c, t in zip(self.features[tree], self.thresholds[tree]):
                feature, shift = self.columns[c] if t < 255 else (0, 0)
                out.append(struct.pack("<HbB", feature, shift, t))
        out.append(self.answers[order].astype("<i2").tobytes())
        out.append(np.minimum(255, 16 * np.log2(1 + self.counts[order])).astype("u1").tobytes())
        return b"".join(out)


def empty():
    """A forest of no trees, for a look that is yet to be trained."""
    return struct.pack("<IIff", 0, 0, 0.0, 1.0)


def _forest(columns, features, thresholds, answers, counts, bias):
    """With answers in log-odds; the greatest takes all 16 bits but a little."""
    unit = max(np.abs(answers).max(), 1e-6) / 32000
    return Forest(columns, features, thresholds, np.round(answers / unit).astype(np.int16), counts,
                  float(bias), float(unit))


def mean(forests):
    """One forest that says what the forests over the same columns say in the mean."""
    answers = np.concatenate([f.answers * (f.unit / len(forests)) for f in forests])
    return _forest(forests[0].columns, np.concatenate([f.features for f in forests]),
                   np.concatenate([f.thresholds for f in forests]), answers,
                   np.concatenate([f.counts for f in forests]),
                   np.mean([f.bias for f in forests]))


def fit(x, y, weight, columns, trees, depth=DEPTH, rate=0.12, sampled=0.3, l2=5.0, seed=1):
    """Trains a forest on rows x columns of bytes."""
    model = CatBoostClassifier(
        iterations=trees, depth=depth, learning_rate=rate, border_count=64, rsm=sampled,
        l2_leaf_reg=l2, bootstrap_type="Bernoulli", subsample=0.7, leaf_estimation_iterations=1,
        random_seed=seed, thread_count=2, verbose=0, allow_writing_files=False)
    model.fit(x, y, sample_weight=weight)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "model.json"
        model.save_model(str(path), format="json")
        return _from_catboost(json.loads(path.read_text()), columns, depth)


def _from_catboost(model, columns, depth):
    flat = [f["flat_feature_index"] for f in model["features_info"]["float_features"]]
    scale, bias = model["scale_and_bias"][0], model["scale_and_bias"][1][0]
    trees = model["oblivious_trees"]
    features = np.zeros((len(trees), depth), int)
    thresholds = np.full((len(trees), depth), 255)  # no byte is greater: a question without effect
    answers = np.zeros((len(trees), 1 << depth))
    counts = np.zeros((len(trees), 1 << depth))
    for t, tree in enumerate(trees):
        for level, split in enumerate(tree["splits"] or []):
            features[t, level] = flat[split["float_feature_index"]]
            thresholds[t, level] = int(np.floor(split["border"]))
        values = np.array(tree["leaf_values"]) * scale
        # Where a tree is not as deep as the others, the places beyond are never reached.
        answers[t, :len(values)] = values
        counts[t, :len(values)] = tree["leaf_weights"]
    return _forest(columns, features, thresholds, answers, counts, bias)
