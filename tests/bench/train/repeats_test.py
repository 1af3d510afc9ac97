# Copyright the pare authors. SPDX-License-Identifier: Apache-2.0
"""Training gives the same bytes again: bench/train twice, on labels made of samples.

`make train-repeats` runs it: it needs bench/train/requirements.txt, and BENCH to name the folder of
the programs `features` and `story_features`; without that it is skipped.
"""
import functools
import json
import os
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

ROOT = Path(__file__).resolve().parents[3]
TRAIN = ROOT / "bench/train"
sys.path.insert(0, str(TRAIN))
import labelled

BENCH = Path(os.environ.get("BENCH", ""))
SAMPLES = 28  # some for each fold and kind
KINDS = ("article", "forum", "product", "collection", "listing", "documentation", "service")
TRAINED = ("wcxb-dev", "dragnet", "fundus", "text-dev")
NEVER_TRAINED = ("xmu", "daniel-ru", "daniel-zh")


@functools.cache
def samples():
    """[(id, page, text)]; what pare says today stands for the gold."""
    folders = sorted((ROOT / "samples/pages").iterdir())[:SAMPLES]
    return [(f.name.replace("-", ""), (f / "input.html").read_bytes(),
             (f / "expected.txt").read_text(encoding="utf-8")) for f in folders]


def make_set(folder, is_text):
    rows = []
    for n, (page_id, page, text) in enumerate(samples()):
        kind, file = KINDS[n % len(KINDS)], "html/{}.html.gz"
        if is_text:
            page_id, kind, file = page_id + "-dump", "dump", "text/{}.txt.gz"
            page = f"Home\nNews\n{text}\nMore stories\n".encode()
        labelled.write(folder / file.format(page_id), page)
        rows.append({"id": page_id, "url": f"http://host{n}.example/", "type": kind, "lang": None,
                     "title": None, "author": None, "date": None, "text": text, "with": None,
                     "without": None})
    labelled.write_gold(folder, rows)


def make_data(folder):
    """Sets and cases of the layout that training wants."""
    for name in TRAINED + NEVER_TRAINED:
        make_set(folder / name, name == "text-dev")
    texts = [(page_id, text.strip()) for page_id, _, text in samples() if text]
    cases = []
    for (page_id, body), (_, other) in zip(texts, texts[1:]):
        for kind, tail in (("clean", ""), ("bare", "\n\n" + other[:300])):
            cases.append({"id": f"{page_id}-{len(cases)}", "kind": kind, "body": body,
                          "text": body + tail})
    lines = "".join(json.dumps(case) + "\n" for case in cases)
    labelled.write(folder / "trailing-dev.jsonl.gz", lines.encode())


def start(script, data, work, *flags):
    work.mkdir(exist_ok=True)
    return subprocess.Popen([sys.executable, TRAIN / script, "--data", data, *flags,
                             "--write", work / script], stdout=subprocess.DEVNULL)


@unittest.skipUnless(os.environ.get("BENCH"), "BENCH does not name the programs' folder")
class RepeatsTest(unittest.TestCase):
    def check(self, script, flags_of, files_of):
        """Runs a training twice, and compares the files that it wrote, of which no two are alike."""
        root = Path(self.enterContext(tempfile.TemporaryDirectory()))
        data, works = root / "data", [root / "once", root / "again"]
        make_data(data)
        runs = [start(script, data, work, *flags_of(work)) for work in works]
        self.assertEqual([run.wait() for run in runs], [0, 0])
        once, again = ([file.read_bytes() for file in files_of(work)] for work in works)
        self.assertEqual(len(set(once)), len(once))
        self.assertTrue(once == again, f"{script} on the same data differs")

    def test_the_judge(self):
        self.check("train.py",
                   lambda work: ("--features", BENCH / "features", "--work", work, "--trees", "4"),
                   lambda work: [work / "train.py", *sorted((work / "folds").iterdir())])

    def test_the_story_cut(self):
        self.check("story.py",
                   lambda work: ("--features", BENCH / "story_features",
                                 "--pages", BENCH / "features"),
                   lambda work: [work / "story.py"])

    def test_sizes_are_cut_off_by_what_they_count(self):
        from looks import MOST_BLOCKS, MOST_WORDS, most_of
        from records import feature_names
        names = feature_names(BENCH / "features")
        for name, most in (("Words", MOST_WORDS), ("GreatLong", MOST_WORDS),
                           ("GroupLongMean", MOST_WORDS), ("BodyGreatLong", MOST_WORDS),
                           ("SinceLong", MOST_BLOCKS), ("BodyPathBlocks", MOST_BLOCKS),
                           ("LinkShare", 255), ("Depth", 255), ("BodyUpFromBest", 255)):
            self.assertEqual(most_of(name, names), most, name)


if __name__ == "__main__":
    unittest.main()
