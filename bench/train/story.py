#!/usr/bin/env python3
# Copyright the pare authors. SPDX-License-Identifier: Apache-2.0
"""Trains the story cut (rules/story.model) on labelled data.

  story.py --features build/release/bench/story_features --pages build/release/bench/features
           --data DATA [--write rules/story.model]

Trained on trailing-dev and on cases of the same kind made from the gold bodies of wcxb-dev, dragnet
and fundus (story_cases.py): a logistic regression over the program's own evidence, and small
gradient-boosted trees over what it leaves. Prints, on unseen folds by host, how much of the tails
goes and how much of the bodies, over a range of bars; xmu, daniel-ru and daniel-zh are never trained
on. With --write weights from all folds are written, and with them the figures at the program's bar.
Seeded: the same data give the same weights to the bit. Needs bench/train/requirements.txt.
"""
import argparse, gzip, json, struct, subprocess, tempfile
from pathlib import Path

import lightgbm
import numpy as np
from sklearn.linear_model import LogisticRegression
from sklearn.preprocessing import StandardScaler

from model_file import digest, pack_file
from records import FOLDS, feature_names, read_pages
from story_cases import make_cases, read_texts, read_trailing, words

TRAINED = ("wcxb-dev", "dragnet", "fundus")
NEVER_TRAINED = ("xmu", "daniel-ru", "daniel-zh")
NAME, MAGIC = "story-2", b"PAREST01"  # as in story_weights.h
LEAVES = 8                            # kStoryTreeLeaves
SURE, LESS_FOR_LEAD, LESS_FOR_TITLE = 2.35, 1.75, 2.0  # these and the next as in story_cut.cc
LEAST_LEAD, MOST_LEAD, TITLE_PASSAGES = 20, 600, 2
TREES = dict(objective="binary", num_leaves=LEAVES, learning_rate=0.12, min_data_in_leaf=40,
             feature_fraction=0.4, bagging_fraction=0.7, bagging_freq=1, lambda_l2=5.0,
             max_bin=127, seed=1, deterministic=True, force_row_wise=True, num_threads=1,
             verbose=-1)
ROUNDS = 150


def add_features(tool, cases, width):
    """Gives each case its candidates: byte offset, words before, bare dateline, features."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "cases.jsonl.gz"
        with gzip.open(file, "wt", encoding="utf-8", compresslevel=1) as out:
            for c in cases:
                out.write(json.dumps({k: c[k] for k in ("id", "kind", "text", "body")}) + "\n")
        with subprocess.Popen([tool, file], stdout=subprocess.PIPE, text=True,
                              encoding="utf-8") as p:
            for c, line in zip(cases, p.stdout, strict=True):
                rows = json.loads(line)["rows"]
                c["offset"] = np.array([r[1] for r in rows], int)
                c["passage"] = np.array([r[0] for r in rows], int)
                c["before"] = np.array([r[2] for r in rows], int)
                c["bare"] = np.array([r[3] for r in rows], bool)
                c["x"] = np.array([r[4] for r in rows], np.float32).reshape(len(rows), width)
    for c in cases:
        add_lines(c)


def add_lines(c):
    """Byte offsets of the body's lines, and of the tail's that the body does not say too."""
    flat, body = f' {" ".join(words(c["body"]))} ', len(c["body"].encode())
    c["lines"], c["tail"], at = [], [], 0
    for line in c["text"].split("\n"):
        w = words(line)
        if w and at < body:
            c["lines"].append(at)
        elif w and f' {" ".join(w)} ' not in flat:
            c["tail"].append(at)
        at += len(line.encode()) + 1
    c["lines"], c["tail"] = np.array(c["lines"]), np.array(c["tail"])


def rows(cases):
    """Candidates of the bodies, and the first of each story; those within stories say nothing.

    A body's candidate weighs by what a cut there would cost, the root of the candidates from it to
    the body's end; a case's first story by the candidates from it on, to the power 0.3.
    """
    xs, ys, ws = [], [], []
    for c in cases:
        body = c["offset"] < len(c["body"].encode())
        y, n = np.where(body, 0, -1), len(body)
        for start in c["starts"]:
            y[np.nonzero(c["offset"] >= start)[0][:1]] = 1
        w = np.where(body, np.maximum(body.sum() - np.arange(n), 1) ** 0.5, 1.0)
        for first in np.nonzero(y == 1)[0][:1]:
            w[first] = (n - first) ** 0.3
        xs.append(c["x"][y >= 0])
        ys.append(y[y >= 0])
        ws.append(w[y >= 0])
    return np.concatenate(xs), np.concatenate(ys), np.concatenate(ws)


class Fit:
    def __init__(self, cases):
        x, y, w = rows(cases)
        scaler = StandardScaler().fit(x)
        model = LogisticRegression(C=1.0, max_iter=150).fit(scaler.transform(x), y, w)
        self.linear = model.coef_[0] / scaler.scale_
        self.bias = model.intercept_[0] - self.linear @ scaler.mean_
        data = lightgbm.Dataset(x, y, weight=w, init_score=self.sum(x))
        self.trees = lightgbm.train(TREES, data, ROUNDS)

    def sum(self, x):
        return x @ self.linear + self.bias

    def score(self, c):
        if not len(c["x"]):
            return np.zeros(0)
        return self.sum(c["x"]) + self.trees.predict(c["x"], raw_score=True)


def first_cut(c, score, sure, titles):
    """Where FindStoryCut cuts, as a byte offset; None where it does not."""
    score = np.where(c["bare"], -np.inf, score)
    above = np.nonzero(score > sure)[0]
    if not len(above):
        return None
    first = above[0]
    for i in range(above[0] - 1, -1, -1):
        lead = c["before"][first] - c["before"][i]
        if lead > MOST_LEAD:
            break
        title = (c["x"][i, titles] > 0).any() and \
            c["passage"][first] - c["passage"][i] <= TITLE_PASSAGES
        if lead >= LEAST_LEAD and score[i] > sure - LESS_FOR_LEAD or \
                title and score[i] > sure - LESS_FOR_TITLE:
            first = i
    return c["offset"][first]


def measure(name, cases, sure, titles):
    """Prints and returns what a bar does to cases that have their scores."""
    body = kept = tail = gone = clean = false = 0
    for c in cases:
        cut = first_cut(c, c["score"], sure, titles)
        at = float("inf") if cut is None else cut
        body, kept = body + len(c["lines"]), kept + (c["lines"] < at).sum()
        tail, gone = tail + len(c["tail"]), gone + (c["tail"] >= at).sum()
        clean += not c["starts"]
        false += not c["starts"] and cut is not None
    kept, gone = kept / max(1, body), gone / max(1, tail)
    print(f"{name:<26}{sure:>5.2f}{kept:>11.5f}{gone:>10.4f}{false:>6} of {clean}", flush=True)
    figures = {"body kept": round(float(kept), 5)}
    if tail:
        figures["tail cut"] = round(float(gone), 4)
    if clean:
        figures["clean cases cut"] = f"{false} of {clean}"
    return figures


def cross_validate(train, others, titles):
    """Returns the figures at the program's bar."""
    fits = [Fit([c for c in train if f not in c["folds"]]) for f in range(FOLDS)]
    for c in train + others:
        c["score"] = fits[c["fold"]].score(c)
    print(f'{"":<26}{"bar":>5}{"body kept":>11}{"tail cut":>10}  clean cases cut')
    trailing = [c for c in train if c["set"] == "trailing-dev"]
    for sure in np.arange(SURE - 1, SURE + 1.6, 0.25):
        measure("trailing-dev", trailing, sure, titles)
    groups = {"trailing-dev": trailing}
    for name in [*TRAINED, *NEVER_TRAINED]:
        of_set = [c for c in train + others if c["set"] == name]
        groups[name + ", as they are"] = [c for c in of_set if not c["starts"]]
        groups[name + ", with tails"] = [c for c in of_set if c["starts"]]
    return {name: measure(name, cases, SURE, titles) for name, cases in groups.items()}


def pack_tree(node):
    """A StoryTree of extract/judge/story_weights.h."""
    splits, leaves = [], []

    def walk(n):
        if "leaf_value" in n:
            leaves.append(n["leaf_value"])
            return -len(leaves)
        at = len(splits)
        splits.append(None)
        splits[at] = (n["split_feature"], walk(n["left_child"]), walk(n["right_child"]),
                      below(n["threshold"]))
        return at

    walk(node)
    splits += [(0, -1, -1, 0.0)] * (LEAVES - 1 - len(splits))  # a tree of one leaf asks the first
    leaves += [0.0] * (LEAVES - len(leaves))
    return b"".join(struct.pack("<Hbbf", *s) for s in splits) + struct.pack(f"<{LEAVES}f", *leaves)


def below(threshold):
    """In single precision, and not above: the same values are at most the threshold as before."""
    single = np.float32(threshold)
    return float(single if single <= threshold else np.nextafter(single, np.float32(-np.inf)))


def pack(fit, features, data, figures):
    trees = fit.trees.dump_model()["tree_info"]
    payload = struct.pack(f"<d{len(features)}fI", fit.bias, *fit.linear, len(trees))
    payload += b"".join(pack_tree(tree["tree_structure"]) for tree in trees)
    sets = {name: digest(data / name / "gold.jsonl.gz") for name in sorted(TRAINED)}
    about = {"name": NAME, "trees": len(trees),
             "trained on": {**sets, "trailing-dev": digest(data / "trailing-dev.jsonl.gz")},
             f"on unseen folds, at a bar of {SURE}": figures,
             "features": [f"{name}: {what}" for name, what in features]}
    return pack_file(MAGIC, about, "".join(f"{name}\n" for name, _ in features).encode(), payload)


def main():
    a = argparse.ArgumentParser(description=__doc__,
                                formatter_class=argparse.RawDescriptionHelpFormatter)
    a.add_argument("--features", required=True, help="the program story_features")
    a.add_argument("--pages", required=True, help="the program features, for the pages' folds")
    a.add_argument("--data", type=Path, required=True)
    a.add_argument("--write", type=Path, help="the file of weights")
    a = a.parse_args()
    features = feature_names(a.features)
    names = [name for name, _ in features]
    folds = {name: {p.id: p.fold for p in read_pages(a.pages, a.data / name)}
             for name in TRAINED + NEVER_TRAINED}
    texts = {name: read_texts(a.data, name, folds[name]) for name in TRAINED + NEVER_TRAINED}
    train = read_trailing(a.data, texts["wcxb-dev"])
    train += make_cases([t for name in TRAINED for t in texts[name]], 3, "story")
    others = [c for name in NEVER_TRAINED for c in make_cases(texts[name], 1, "story")]
    add_features(a.features, train, len(names))
    add_features(a.features, others, len(names))
    figures = cross_validate(train, others, [names.index(n) for n in ("Line", "TitleQuestion")])
    if a.write:
        a.write.write_bytes(pack(Fit(train), features, a.data, figures))


if __name__ == "__main__":
    main()
