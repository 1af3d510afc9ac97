#!/usr/bin/env python3
# Copyright the pare authors. SPDX-License-Identifier: Apache-2.0
"""Trains the judge's model from labelled data.

  train.py --features build/release/bench/features --data DATA --work DIR [--write rules/judge.model]

Everything is trained five times without a fifth of the hosts, and once with all of them. What one
model says is a feature of the next only where it comes from a model that has not seen the host. The
models of the folds stay in DIR/folds, for `quality --models`. Seeded: the same data give the same
bytes on the same machine.
"""
import argparse, hashlib, json, struct, time
from collections import defaultdict
from pathlib import Path

import numpy as np
from sklearn.linear_model import LogisticRegression

import choose
import forest
import lexical
from looks import Layout, KINDS, fit_kinds, fit_look, rows_of, weights
from records import FOLDS, feature_names, read_pages

STRICT = {"dragnet", "fundus"}            # sets whose guideline is that of the article profile
LOST = 0.004                              # of the pages with an article, for want of one
# (set, flags, share of its pages). Without rules the model learns what comments and teasers look
# like by themselves; with them it learns what they leave over.
HTML = [("wcxb-dev", (), 1.0), ("dragnet", (), 1.0), ("fundus", (), 1.0),
        ("wcxb-dev", ("--no-rules",), 0.4), ("dragnet", ("--no-rules",), 0.6),
        ("fundus", ("--no-rules",), 1.0)]
TEXT = [("text-dev", (), 1.0), ("dragnet", ("--as-text",), 0.5), ("fundus", ("--as-text",), 1.0),
        ("wcxb-dev", ("--whole-gold",), 1.0), ("dragnet", ("--whole-gold",), 0.5),
        ("fundus", ("--whole-gold",), 1.0)]


def fnv1a(data, value=14695981039346656037):
    for byte in data:
        value = (value ^ byte) * 1099511628211 & (1 << 64) - 1
    return value


class Model:
    """The parts of a model file, each as bytes; see extract/judge/model.h."""

    def __init__(self):
        self.tables = bytes(2 * lexical.TOKENS)
        self.kinds = [forest.empty()] * len(KINDS)
        self.looks = {k: forest.empty() for k in ("html1", "html2", "text1", "text2")}
        self.presence = {"html": (10.0, 0, 0, 0, 0), "text": (10.0, 0, 0, 0, 0)}

    def pack(self, names, about):
        payload = self.tables + b"".join(self.kinds)
        payload += b"".join(self.looks[k] for k in ("html1", "html2", "text1", "text2"))
        payload += b"".join(struct.pack("<5f", *self.presence[k]) for k in ("html", "text"))
        scales = ["flag", "share", "log", "count", "signed"]
        features = b"".join(n.encode() + str(scales.index(s)).encode() for n, s, _ in names)
        text = json.dumps(about, indent=1, ensure_ascii=False).encode()
        return (b"PAREJDG1" + struct.pack("<I", len(text)) + text +
                struct.pack("<QQ", fnv1a(features), fnv1a(payload)) + payload)


class Training:
    def __init__(self, args):
        self.args = args
        self.names = feature_names(args.features)
        self.layout = Layout(self.names)
        self.strict = self.layout.number["Strict"]
        self.models = [Model() for _ in range(FOLDS + 1)]  # the last one is trained on all
        self.start = time.time()

    def say(self, text):
        print(f"{time.time() - self.start:7.0f} s  {text}", flush=True)

    def save_folds(self):
        folder = self.args.work / "folds"
        folder.mkdir(parents=True, exist_ok=True)
        for k in range(FOLDS):
            (folder / str(k)).write_bytes(self.models[k].pack(self.names, {"fold": k}))
        return folder

    def load(self, sources, folds=None, trained=True):
        """Pages; those without rows only where they are not for training: they count as nothing."""
        pages = []
        for name, flags, share in sources:
            flags = list(flags) + (["--strict"] if name in STRICT else [])
            if folds:
                flags += ["--models", folds]
            read = read_pages(self.args.features, self.args.data / name, *flags)
            if "--whole-gold" in flags:
                read = [p for p in read if p.type in ("article", "documentation") and p.rows >= 5]
                for p in read:
                    p.type, p.label = "whole", np.ones_like(p.label)
            chance = np.random.RandomState(7).rand(len(read))
            pages += [p for p, c in zip(read, chance) if c < share and (p.rows or not trained)]
        return pages

    def each(self):
        """(model, which pages it is trained on)."""
        for k, model in enumerate(self.models):
            yield k, model, (lambda p, k=k: p.fold != k)

    def lexical_and_kinds(self, pages):
        for k, model, seen in self.each():
            part = [p for p in pages if seen(p)]
            label, use = rows_of(part)
            tables = lexical.fit(part, label, weights(part, of_page), use)
            model.tables = b"".join(t.tobytes() for t in tables)
            whole = [p for p in part if p.set in STRICT | {"wcxb-dev"}]
            model.kinds = [f.pack(self.strict) for f in fit_kinds(self.layout, whole)]
            self.say(f"names, words and kinds, {name_of(k)}")

    def look(self, key, pages, columns, trees):
        """Trains a look for each fold and for all; returns its forests."""
        self.layout.blank(pages, seed=3)
        forests = []
        for k, model, seen in self.each():
            part = [p for p in pages if seen(p)]
            forests.append(fit_look(self.layout, part, columns, of_page, trees))
            model.looks[key] = forests[-1].pack(self.strict)
            self.say(f"{key}, {name_of(k)}")
        return forests

    def scored(self, forests, pages, columns):
        """The log-odds of each page from the forest that has not seen it."""
        return [forests[p.fold].log_odds(self.layout.matrix(p, columns)) if p.rows else
                np.zeros(0) for p in pages]

    def sharpness(self, page):
        if not page.rows:
            return 1.0
        article = page.x[self.layout.number["KindArticle"]][0] / 255
        return 1 + choose.SHARPER_FOR_ARTICLES * article

    def report(self, title, forests, pages, columns):
        by = defaultdict(list)
        for p, z in zip(pages, self.scored(forests, pages, columns)):
            kept, _ = choose.choose(p, z, self.sharpness(p))
            by[p.set].append(choose.word_f1(p, kept))
            if len({q.type for q in pages if q.set == p.set}) > 1:
                by[f"{p.set}/{p.type}"].append(by[p.set][-1])
        figures = {k: round(float(np.mean(v)), 4) for k, v in sorted(by.items())}
        self.say(f"{title}: {figures}")
        return figures

    def presence(self, mode, forests, pages, without, columns):
        """Log-odds that there is an article, from pages as they are and without their body."""
        x, y = [], []
        for some, present in ((pages, 1), (without, 0)):
            for p, z in zip(some, self.scored(forests, some, columns)):
                if p.rows and not (p.settled > 0).any():
                    x.append(choose.choose(p, z, self.sharpness(p))[1])
                    y.append(present)
        x, y = np.array(x), np.array(y)
        fit = LogisticRegression(C=1.0, max_iter=1000).fit(x, y)
        log_odds = fit.decision_function(x)
        # A page whose article is not given out is worse than one without that is: the bar lies where
        # so few are lost.
        bar = np.quantile(log_odds[y == 1], LOST)
        told = float((log_odds[y == 0] < bar).mean())
        self.say(f"presence, {mode}: {told:.4f} of pages without an article are told, "
                 f"{LOST} of those with one are lost")
        for model in self.models:
            model.presence[mode] = (fit.intercept_[0] - bar, *fit.coef_[0])
        return {"absent, told": round(told, 4), "present, lost": LOST}


def name_of(k):
    return f"without fold {k}" if k < FOLDS else "all"


def of_page(page):
    """How much a page counts. A small set with exact labels counts more than its size."""
    return {"fundus": 3.0}.get(page.set, 1.0) * (0.6 if page.type == "whole" else 1.0)


def plain(sources):
    return [s for s in sources if not set(s[1]) & {"--no-rules", "--whole-gold", "--as-text"}]


def train_mode(t, mode, sources, trees):
    """First and second look at HTML or text; returns the figures."""
    first_columns, second_columns = t.layout.columns[mode]
    folds = t.save_folds()
    first = t.look(mode + "1", t.load(sources, folds), first_columns, trees)
    folds = t.save_folds()
    pages = t.load(sources, folds)
    # Text has no kinds: its sharpness is 1, as KindArticle is 0 there.
    second = t.look(mode + "2", pages, second_columns, trees)
    del pages
    test = t.load(plain(sources), folds, trained=False)
    figures = {"first look": t.report("first look", first, test, first_columns),
               "both looks": t.report("both looks", second, test, second_columns)}
    without = t.load([(n, ("--without-gold",), s) for n, _, s in plain(sources)], folds)
    figures["presence"] = t.presence(mode, second, test, without, second_columns)
    return figures


def digest(path):
    return hashlib.sha256(Path(path).read_bytes()).hexdigest()[:16]


def main():
    a = argparse.ArgumentParser(description=__doc__,
                                formatter_class=argparse.RawDescriptionHelpFormatter)
    a.add_argument("--features", required=True, help="the program of that name")
    a.add_argument("--data", type=Path, required=True)
    a.add_argument("--work", type=Path, required=True, help="where the folds' models go")
    a.add_argument("--write", type=Path, help="the model file")
    a.add_argument("--trees", type=int, default=250)
    a = a.parse_args()
    t = Training(a)
    t.lexical_and_kinds(t.load(HTML[:3] + [("text-dev", (), 0.3)]))
    figures = {mode: train_mode(t, mode, sources, a.trees)
               for mode, sources in (("html", HTML), ("text", TEXT))}
    t.save_folds()
    sets = sorted({s for s, _, _ in HTML + TEXT})
    about = {"name": "trees-1", "trees": a.trees,
             "trained on": {s: digest(a.data / s / "gold.jsonl.gz") for s in sets},
             "word F1 on unseen hosts": figures,
             "features": [f"{n} ({s}): {d}" for n, s, d in t.names]}
    if a.write:
        a.write.write_bytes(t.models[-1].pack(t.names, about))
    t.say("done")


if __name__ == "__main__":
    main()
