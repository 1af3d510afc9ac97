#!/usr/bin/env python3
# Copyright the pare authors. SPDX-License-Identifier: Apache-2.0
"""Measures the models of the folds, each on the hosts that it has not seen.

  validate.py --quality build/release/bench/quality --data DATA --work DIR --write FILE

DIR is what train.py has left. The whole program runs by the profile that it chooses itself, by
either profile, and without lexical evidence; and by its own profile on the pages in disguise, and on
texts of the sets that are not trained on. FILE gets, for each, {set: {"all": word F1, type: word F1}},
and how often it takes a page for the kind that it is.
"""
import argparse, json, subprocess, tempfile
from collections import defaultdict
from pathlib import Path

import dumps
import labelled
from model_file import without_lexical_evidence
from looks import KINDS
from records import FOLDS

RUNS = {"auto": (), "article": ("--profile", "article"), "page": ("--profile", "page")}
WITHOUT_LEXICAL = "without names and words"
DISGUISED = "in disguise"
TEXTS = "as texts"
NOT_TRAINED_ON = ("xmu", "daniel-ru", "daniel-zh")


def run(tool, data, models, flags):
    """What `quality --json` says."""
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder) / "out.json"
        subprocess.run([tool, "--models", models, "--json", out, *flags, data], check=True,
                       stdout=subprocess.DEVNULL)
        return json.loads(out.read_text())


def word_f1(result):
    """{set: {"all" or type: F1}}."""
    out = defaultdict(dict)
    for name, figures in result["figures"].items():
        of_set, _, kind = name.partition("/")
        if of_set in result["pages"] and "f1" in figures:
            out[of_set][kind or "all"] = round(figures["f1"], 4)
    return out


def kinds_right(result, data):
    """{set: {kind: share of its pages that are taken for that kind}}."""
    kind_of = labelled.kinds(data)
    rows = defaultdict(lambda: defaultdict(list))
    for name, pages in result["pages"].items():
        for row in pages:
            right = kind_of(name, row["id"], row["type"])
            if right in KINDS and "kind" in row:
                for kind in ("all", right):
                    rows[name][kind].append(row["kind"] == right)
    return {name: {kind: round(sum(right) / len(right), 4) for kind, right in of_set.items()}
            for name, of_set in rows.items()}


def main():
    a = argparse.ArgumentParser(description=__doc__,
                                formatter_class=argparse.RawDescriptionHelpFormatter)
    a.add_argument("--quality", required=True, help="the program of that name")
    a.add_argument("--data", type=Path, required=True)
    a.add_argument("--work", type=Path, required=True)
    a.add_argument("--write", type=Path, required=True)
    a = a.parse_args()
    results = {name: run(a.quality, a.data, a.work / "folds", flags)
               for name, flags in RUNS.items()}
    with tempfile.TemporaryDirectory() as folder:
        for k in range(FOLDS):
            model = (a.work / "folds" / str(k)).read_bytes()
            (Path(folder) / str(k)).write_bytes(without_lexical_evidence(model))
        results[WITHOUT_LEXICAL] = run(a.quality, a.data, folder, ())
    results[DISGUISED] = run(a.quality, a.work / "disguised", a.work / "folds", ())
    for name in NOT_TRAINED_ON:
        if (a.data / name).exists():
            dumps.write_set(a.data / name, a.work / "unseen texts" / name)
    if (a.work / "unseen texts").exists():
        results[TEXTS] = run(a.quality, a.work / "unseen texts", a.work / "folds", ())
    figures = {name: word_f1(result) for name, result in results.items()}
    figures["kinds told"] = kinds_right(results["auto"], a.data)
    a.write.write_text(json.dumps(figures, indent=1, sort_keys=True) + "\n")


if __name__ == "__main__":
    main()
