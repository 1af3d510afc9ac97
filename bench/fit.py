#!/usr/bin/env python3
# Copyright the pare authors. SPDX-License-Identifier: Apache-2.0
"""Fits the judge's weights (extract/judge/weights.cc) to labelled data.

  fit.py --features build/release/bench/features --data DATA [--write]

Logistic regression in two steps, for pages (wcxb-dev, dragnet, fundus) and for texts (text-dev, and
the gold bodies of the page sets as texts to be kept whole). Prints word F1 on unseen folds (five,
by host) and on sets that are never fitted on (xmu, daniel-ru, daniel-zh). With --write the weights
file is written anew from all folds. Needs numpy and scikit-learn. No randomness: the same data give
the same weights.
"""
import argparse, gzip, hashlib, json, re, subprocess, urllib.parse
from collections import Counter, defaultdict
from pathlib import Path

import numpy as np
from sklearn.linear_model import LogisticRegression

FOLDS = 5
BOUND = 6.0                 # kLogitBound
SETTLED, EDGE = 4.0, -3.0   # kSettledLogit, kEdgeLogit in model.cc
CJK = "\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
WORD = re.compile(rf"[{CJK}]|[^\W{CJK}]+")


def words(s):
    return WORD.findall((s or "").lower())


def read_gold(folder):
    lines = gzip.open(folder / "gold.jsonl.gz", "rt", encoding="utf-8")
    return {g["id"]: g for g in map(json.loads, lines)}


def read_set(tool, folder, whole_gold=False):
    """The set's pages with, for each block, its features and the share of it that is in gold."""
    gold, pages = read_gold(folder), []
    flags = ["--whole-gold"] if whole_gold else []
    command = [tool, *flags, folder]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, encoding="utf-8") as p:
        for line in p.stdout:
            d = json.loads(line)
            g = gold[d["id"]]
            is_prose = g["type"] in ("article", "documentation")
            if whole_gold and (not is_prose or len(d["blocks"]) < 5):
                continue
            host = urllib.parse.urlparse(g["url"] or "").hostname or g["id"]
            gw = words(g["text"])
            grams, flat = {tuple(gw[i:i + 4]) for i in range(len(gw) - 3)}, f" {' '.join(gw)} "
            # What rules have dropped is as if it were not there.
            d["blocks"] = [b for b in d["blocks"] if b[2] >= 0]
            if not d["blocks"]:
                continue
            w = [words(b[0]) for b in d["blocks"]]
            def share(x):
                if len(x) < 5:
                    return float(bool(x) and f" {' '.join(x)} " in flat)
                return sum(tuple(x[i:i + 4]) in grams for i in range(len(x) - 3)) / (len(x) - 3)
            y = [1.0 if whole_gold else share(x) for x in w]
            pages.append({"type": "whole" if whole_gold else g["type"], "gold": gw, "words": w,
                          "n": np.array([len(x) for x in w], float), "y": np.array(y) > 0.5,
                          "path": np.array([b[1] for b in d["blocks"]], int),
                          "settled": np.array([b[2] for b in d["blocks"]], int),
                          "x": np.array([b[3] for b in d["blocks"]], np.float32),
                          "fold": int(hashlib.md5(host.encode()).hexdigest(), 16) % FOLDS})
    return pages


class Fit:
    """Weights of the two steps, fitted to `pages`."""

    def __init__(self, pages, hints, power, blank, whole_weight):
        self.power, self.whole_weight = power, whole_weight
        open_ = [p["settled"] == 0 for p in pages]
        y = np.concatenate([p["y"][o] for p, o in zip(pages, open_)])
        w = np.concatenate([self.weight(p)[o] for p, o in zip(pages, open_)])
        x = np.concatenate([p["x"][o] for p, o in zip(pages, open_)])
        blanked = x.copy()
        blanked[:, hints] = 0
        self.own = self.regress(np.concatenate([x, blanked]), np.concatenate([y, y]),
                                np.concatenate([w, w * blank]))
        s = np.concatenate([self.context(p)[o] for p, o in zip(pages, open_)])
        self.second = self.regress(s, y, w)

    def weight(self, p):
        w = p["n"] ** self.power
        of_page = self.whole_weight if p["type"] == "whole" else 1
        return w / max(30 ** self.power, w.sum()) * 100 * of_page

    @staticmethod
    def regress(x, y, w):
        return LogisticRegression(C=1.0, max_iter=300, tol=1e-3).fit(x, y, sample_weight=w)

    def context(self, p):
        """Second-step features: own, previous, next, second previous, second next, path."""
        logit = np.clip(self.own.decision_function(p["x"]), -BOUND, BOUND)
        logit[p["settled"] > 0] = SETTLED
        n = len(logit)
        def shifted(k):
            out = np.full(n, EDGE)
            if abs(k) < n:
                out[max(0, k):n + min(0, k)] = logit[max(0, -k):n - max(0, k)]
            return out
        w, prob = p["n"] + 1, 1 / (1 + np.exp(-logit))
        mean = np.bincount(p["path"], prob * w) / np.maximum(np.bincount(p["path"], w), 1e-9)
        mean = np.clip(mean, 0.002, 0.998)[p["path"]]
        return np.stack([logit, shifted(1), shifted(-1), shifted(2), shifted(-2),
                         np.log(mean / (1 - mean))], 1)

    def predict(self, p):
        return self.second.predict_proba(self.context(p))[:, 1]


def f1_of_choice(p, prob):
    n, prob = p["n"], np.where(p["settled"] > 0, 1.0, prob)
    order = np.argsort(-prob, kind="stable")
    f = 2 * np.cumsum((prob * n)[order]) / (np.cumsum(n[order]) + (prob * n).sum() + 1e-9)
    kept = np.zeros(len(n), bool)
    kept[order[:int(np.argmax(f)) + 1]] = True
    got = Counter(w for ws, k in zip(p["words"], kept) if k for w in ws)
    right = sum((got & Counter(p["gold"])).values())
    total = sum(got.values()) + len(p["gold"])
    return 2 * right / total if total else 1.0


def report(name, pages, probs):
    by = defaultdict(list)
    for p, q in zip(pages, probs):
        for t in {p["type"], "all"}:
            by[t].append(f1_of_choice(p, q))
    figures = "  ".join(f"{t} {np.mean(v):.4f}" for t, v in sorted(by.items()))
    print(f"{name:<24}" + figures, flush=True)


def cross_validate(sets, **options):
    pages = [p for s in sets.values() for p in s]
    fits = [Fit([p for p in pages if p["fold"] != f], **options) for f in range(FOLDS)]
    for name, s in sets.items():
        report(name + " (unseen folds)", s, [fits[p["fold"]].predict(p) for p in s])


def source(name, fit, names, by_hand):
    rows = dict(zip(names, fit.own.coef_[0]), **by_hand)
    c = fit.second.coef_[0]
    out = [f"const JudgeWeights {name} = {{", f"    .bias = {fit.own.intercept_[0]:.2f}f,",
           "    .features = Table({"]
    out += [f"        {{Feature::k{n}, {v:.2f}f}}," for n, v in rows.items() if abs(v) >= 0.005]
    out += ["    }),", f"    .context_bias = {fit.second.intercept_[0]:.2f}f,"]
    fields = ("own", "previous", "next", "second_previous", "second_next", "path")
    out += [f"    .{k} = {v:.2f}f," for k, v in zip(fields, c)]
    return "\n".join(out + ["};", ""])


def main():
    a = argparse.ArgumentParser(description=__doc__,
                                formatter_class=argparse.RawDescriptionHelpFormatter)
    a.add_argument("--features", required=True)
    a.add_argument("--data", type=Path, required=True)
    a.add_argument("--write", action="store_true")
    a = a.parse_args()
    names = subprocess.run([a.features, "--names"], capture_output=True, text=True,
                           check=True).stdout.split()
    hints = [i for i, n in enumerate(names) if n.startswith("Hint")]
    lone = {"LoneCaption": -6.0}  # by hand: rare, and its case is plain

    sets = {s: read_set(a.features, a.data / s) for s in ("wcxb-dev", "dragnet", "fundus")}
    options = dict(hints=hints, power=0.8, blank=1.0, whole_weight=1)
    cross_validate(sets, **options)
    html = Fit([p for s in sets.values() for p in s], **options)
    for s in ("xmu", "daniel-ru", "daniel-zh"):
        pages = read_set(a.features, a.data / s)
        report(s + " (never fitted)", pages, [html.predict(p) for p in pages])

    texts = {"text-dev": read_set(a.features, a.data / "text-dev")}
    texts["whole bodies"] = [p for s in sets
                             for p in read_set(a.features, a.data / s, whole_gold=True)]
    options = dict(hints=hints, power=0.5, blank=0.3, whole_weight=0.6)
    cross_validate(texts, **options)
    text = Fit([p for s in texts.values() for p in s], **options)

    if a.write:
        path = Path(__file__).parent.parent / "extract/judge/weights.cc"
        head = path.read_text().split("const JudgeWeights")[0]
        path.write_text(head + source("kHtmlWeights", html, names, {"LoneCaption": -2.0}) + "\n" +
                        source("kTextWeights", text, names, lone) + "\n}  // namespace pare\n")


if __name__ == "__main__":
    main()
