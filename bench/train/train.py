#!/usr/bin/env python3
# Copyright the pare authors. SPDX-License-Identifier: Apache-2.0
"""Trains the judge's model from labelled data.

  train.py --features build/release/bench/features --data DATA --work DIR [--write rules/judge.model]

Everything is trained five times without a fifth of the hosts, and once with all of them. What one
model says is a feature of the next only where it comes from a model that has not seen the host. The
models of the folds stay in DIR/folds, for `quality --models`. Seeded: the same data give the same
bytes on the same machine.
"""
import argparse, hashlib, shutil, time
from collections import defaultdict
from pathlib import Path

import numpy as np

import choose
import disguise
import dumps
import labelled
import lexical
from looks import (MEMBERS, SHIPPED_MEMBERS, Layout, fit_kinds, fit_look, fit_page, page_matrix,
                   rows_of, weights)
from model_file import Model, digest
from records import FOLDS, feature_names, read_pages

STRICT = {"dragnet", "fundus"}            # sets whose guideline is that of the article profile
# Sets that are made of others first, and no flags of `features`: texts as `dumps` makes them, pages
# and texts as `disguise` makes them.
DUMPED, DISGUISED = "--dumped", "--disguised"
FORGETFUL = (DISGUISED, "--forget")
# Where they go, by whether they are dumped, and in disguise.
MADE = {(True, False): "texts", (False, True): "disguised", (True, True): "disguised texts"}
# No flag of `features` either: judged by the page profile, although the set's guideline is strict.
BROAD = "--broad"
# Pages that no user has in this form.
CHANGED = {"--whole-gold", "--as-text", "--small", DUMPED, DISGUISED}
# Of the pages with an article, how many may be lost for want of one. Texts have been chosen by somebody.
LOST = {"html": 0.002, "text": 0.001}
# (set, flags, share of its pages). Disguised, so without the rules of a language, and without half of
# those of names, the model learns what comments and teasers look like by themselves; with them it
# learns what they leave over.
HTML = [("wcxb-dev", (), 1.0), ("dragnet", (), 1.0), ("fundus", (), 1.0),
        ("wcxb-dev", FORGETFUL, 0.5), ("dragnet", FORGETFUL, 0.5),
        ("fundus", FORGETFUL, 1.0), ("wcxb-dev", ("--small",), 1.0),
        ("fundus", ("--small",), 1.0)]
TEXT = [("text-dev", (), 1.0), ("text-dev", (DISGUISED,), 0.5),
        ("dragnet", ("--as-text",), 0.3), ("fundus", ("--as-text",), 1.0),
        ("dragnet", (DUMPED,), 0.4), ("fundus", (DUMPED,), 1.0),
        ("dragnet", (DUMPED, DISGUISED), 0.3), ("fundus", (DUMPED, DISGUISED), 1.0),
        ("dragnet", (DUMPED, DISGUISED, BROAD), 0.4), ("fundus", (DUMPED, DISGUISED, BROAD), 1.0),
        ("wcxb-dev", (DISGUISED, "--whole-gold"), 0.5),
        ("wcxb-dev", ("--whole-gold",), 1.0), ("dragnet", ("--whole-gold",), 0.5),
        ("fundus", ("--whole-gold",), 1.0)]
# More pages that only tell whether there is an article: small texts to be looked at made the ends of
# long ones less sure.
PRESENCE = {"html": [], "text": [("text-dev", ("--small",), 1.0)]}
# How much such pages count.
WEIGHT = {"--whole-gold": 0.6, "--small": 0.3}


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
        kind_of = labelled.kinds(self.args.data)
        for name, flags, share in sources:
            changed = CHANGED & set(flags)
            strict = name in STRICT and BROAD not in flags
            flags = list(flags) + (["--strict"] if strict else [])
            if folds:
                flags += ["--models", folds]
            read = read_pages(self.args.features, self.folder(name, flags),
                              *(f for f in flags if f not in (DUMPED, DISGUISED, BROAD)))
            for p in read:
                self.layout.cut_sizes(p)
                p.plain = not changed
                p.kind = kind_of(name, p.id, p.type)
                p.small = "--small" in flags
                p.weight = min(WEIGHT.get(f, 1.0) for f in (*flags, ""))
            if "--whole-gold" in flags:
                read = [p for p in read if p.type in ("article", "documentation") and p.rows >= 5]
                for p in read:
                    p.label = np.ones_like(p.label)
            chance = np.random.RandomState(7).rand(len(read))
            pages += [p for p, c in zip(read, chance) if c < share and (p.rows or not trained)]
        return pages

    def each(self):
        """(model, which pages it is trained on)."""
        for k, model in enumerate(self.models):
            yield k, model, (lambda p, k=k: p.fold != k)

    def folder(self, name, flags):
        """Where a set is, made of another or not."""
        made = MADE.get((DUMPED in flags, DISGUISED in flags))
        return (self.args.work / made if made else self.args.data) / name

    def make_sets(self, sources):
        for folder in MADE.values():
            shutil.rmtree(self.args.work / folder, ignore_errors=True)
        for name in sorted({name for name, flags, _ in sources if DUMPED in flags}):
            hosts = {p.id: p.host for p in read_pages(self.args.features, self.args.data / name)}
            dumps.write_set(self.args.data / name, self.folder(name, (DUMPED,)), hosts)
        for name, flags in sorted({(name, (DUMPED,) if DUMPED in flags else ())
                                   for name, flags, _ in sources if DISGUISED in flags}):
            disguise.write_set(self.folder(name, flags), self.folder(name, (*flags, DISGUISED)))
        self.say("sets made of others")

    def lexical(self, pages):
        for k, model, seen in self.each():
            part = [p for p in pages if seen(p)]
            label, use = rows_of(part)
            tables = lexical.fit(part, label, weights(part, of_page), use)
            model.tables = b"".join(t.tobytes() for t in tables)
            self.say(f"names and words, {name_of(k)}")

    def kinds(self, mode, pages):
        for k, model, seen in self.each():
            forests = fit_kinds(self.layout, [p for p in pages if seen(p)])
            model.kinds[mode] = [f.pack(self.strict) for f in forests]
        self.say(f"kinds of pages, {mode}")

    def look(self, key, pages, columns, trees):
        """Trains a look for each fold and for all; returns its forests."""
        forests = []
        for k, model, seen in self.each():
            part = [p for p in pages if seen(p)]
            members = SHIPPED_MEMBERS.get(key, MEMBERS) if k == FOLDS else MEMBERS
            forests.append(fit_look(self.layout, part, columns, of_page, trees, members))
            model.looks[key] = forests[-1].pack(self.strict)
            self.say(f"{key}, {name_of(k)}")
        return forests

    def scored(self, forests, pages, columns):
        """The log-odds of each page from the forest that has not seen it."""
        return [forests[p.fold].log_odds(self.layout.matrix(p, columns)) if p.rows else
                np.zeros(0) for p in pages]

    def report(self, title, mode, forests, pages, columns):
        """Word F1 of the choice, each page by its set's own guideline."""
        by = defaultdict(list)
        for p, z in zip(pages, self.scored(forests, pages, columns)):
            kept = choose.choose(p, z, p.set in STRICT, mode)
            by[p.set].append(choose.word_f1(p, kept))
            if len({q.type for q in pages if q.set == p.set}) > 1:
                by[f"{p.set}/{p.type}"].append(by[p.set][-1])
        figures = {k: round(float(np.mean(v)), 4) for k, v in sorted(by.items())}
        self.say(f"{title}: {figures}")
        return figures

    def presence(self, mode, pages, without):
        """Whether there is an article, from pages as they are and without their body."""
        pages, without = ([p for p in some if (p.plain or p.small) and not (p.settled > 0).any()]
                          for some in ([p for p in pages if len(p.gold)], without))
        both = pages + without
        small = np.array([p.small for p in both])
        x = page_matrix(self.layout, both)
        y = np.repeat([1, 0], [len(pages), len(without)])
        fold = np.array([p.fold for p in both])
        log_odds = np.zeros(len(both))
        forests = []
        for k, model, seen in self.each():
            part = fold != k
            forests.append(fit_page(self.layout, x[part], y[part], np.ones(part.sum())))
            log_odds[fold == k] = forests[-1].log_odds(x[fold == k])
        # A page whose article is not given out is worse than one without that is: the bar lies where
        # so few are lost.
        bar = np.quantile(log_odds[(y == 1) & ~small], LOST[mode])
        told = float((log_odds[y == 0] < bar).mean())
        lost = float((log_odds[(y == 1) & small] < bar).mean())
        self.say(f"presence, {mode}: {told:.4f} of pages without an article are told, "
                 f"{LOST[mode]} of those with one are lost, and {lost:.4f} of the small ones")
        for model, f in zip(self.models, forests):
            f.bias -= bar
            model.presence[mode] = f.pack(self.strict)
        return {"absent, told": round(told, 4), "present, lost": LOST[mode],
                "small and present, lost": round(lost, 4)}


def name_of(k):
    return f"without fold {k}" if k < FOLDS else "all"


def of_page(page):
    """How much a page counts. A small set with exact labels counts more than its size, and texts as
    they are more than those that are made for their variety."""
    return {"fundus": 3.0, "text-dev": 2.0}.get(page.set, 1.0) * page.weight


def plain(sources):
    return [s for s in sources if not CHANGED & set(s[1])]


def blanked(sources):
    """With pages among them that are looked at without lexical evidence."""
    return [(n, flags + ("--blank",), share) for n, flags, share in sources]


def train_mode(t, mode, sources, trees):
    """All looks at HTML or text; returns the figures."""
    first_columns, second_columns = t.layout.columns[mode]
    first = t.look(mode + "1", t.load(blanked(sources), t.save_folds()), first_columns, trees)
    folds = t.save_folds()
    pages = t.load(blanked(sources + PRESENCE[mode]), folds)
    t.kinds(mode, pages)
    without = t.load([(n, ("--without-gold", "--blank"), s) for n, _, s in plain(sources)], folds)
    figures = {"presence": t.presence(mode, pages, without)}
    del pages, without
    folds = t.save_folds()
    second = t.look(mode + "2", t.load(blanked(sources), folds), second_columns, trees)
    test = t.load(plain(sources), folds, trained=False)
    figures["first look"] = t.report("first look", mode, first, test, first_columns)
    figures["second look"] = t.report("second look", mode, second, test, second_columns)
    return figures


def main():
    a = argparse.ArgumentParser(description=__doc__,
                                formatter_class=argparse.RawDescriptionHelpFormatter)
    a.add_argument("--features", required=True, help="the program of that name")
    a.add_argument("--data", type=Path, required=True)
    a.add_argument("--work", type=Path, required=True, help="where the folds' models go")
    a.add_argument("--write", type=Path, help="the model file")
    a.add_argument("--trees", type=int, default=360)
    a = a.parse_args()
    t = Training(a)
    t.make_sets(HTML + TEXT)
    t.lexical(t.load(HTML[:3] + [("text-dev", (), 0.3)]))
    figures = {mode: train_mode(t, mode, sources, a.trees)
               for mode, sources in (("html", HTML), ("text", TEXT))}
    t.save_folds()
    sets = sorted({s for s, _, _ in HTML + TEXT})
    about = {"name": "trees-8", "trees": a.trees,
             "trained on": {s: digest(a.data / s / "gold.jsonl.gz") for s in sets},
             "word F1 on unseen hosts": figures,
             "features": [f"{n} ({s}): {d}" for n, s, d in t.names]}
    model = t.models[-1].pack(t.names, about)
    if a.write:
        a.write.write_bytes(model)
    t.say(f"done; the model's SHA-256 begins with {hashlib.sha256(model).hexdigest()[:16]}")


if __name__ == "__main__":
    main()
