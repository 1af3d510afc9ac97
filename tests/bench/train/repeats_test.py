# Copyright the pare authors. SPDX-License-Identifier: Apache-2.0
"""Training gives the same bytes again: bench/train/train.py twice, on labels made of samples.

Needs the program `features` (PARE_FEATURES) and bench/train/requirements.txt; skipped without.
"""
import importlib.util
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

FEATURES = os.environ.get("PARE_FEATURES")
TRAINABLE = FEATURES and all(importlib.util.find_spec(m) for m in ("catboost", "resiliparse"))
SAMPLES = 28  # some for each fold and kind
KINDS = ("article", "forum", "product", "collection", "listing", "documentation", "service")


def make_data(folder):
    """Four sets of the layout that training wants; what pare says today stands for the gold."""
    pages = sorted((ROOT / "samples/pages").iterdir())[:SAMPLES]
    for name in ("wcxb-dev", "dragnet", "fundus", "text-dev"):
        rows = []
        for n, page in enumerate(pages):
            text = (page / "expected.txt").read_text(encoding="utf-8")
            page_id, kind, file = page.name.replace("-", ""), KINDS[n % len(KINDS)], "html/{}.html.gz"
            bytes_ = (page / "input.html").read_bytes()
            if name == "text-dev":
                page_id, kind, file = page_id + "-dump", "dump", "text/{}.txt.gz"
                bytes_ = f"Home\nNews\n{text}\nMore stories\n".encode()
            labelled.write(folder / name / file.format(page_id), bytes_)
            rows.append({"id": page_id, "url": f"http://host{n}.example/", "type": kind, "lang": None,
                         "title": None, "author": None, "date": None, "text": text, "with": None,
                         "without": None})
        labelled.write_gold(folder / name, rows)


def start_training(data, work):
    return subprocess.Popen([sys.executable, TRAIN / "train.py", "--features", FEATURES,
                             "--data", data, "--work", work, "--write", work / "model",
                             "--trees", "4"], stdout=subprocess.DEVNULL)


def models(work):
    """The bytes of the model, and of the folds' models."""
    return [path.read_bytes() for path in (work / "model", *sorted((work / "folds").iterdir()))]


@unittest.skipUnless(TRAINABLE, "training's requirements are not installed")
class RepeatsTest(unittest.TestCase):
    def test_same_data_same_bytes(self):
        with tempfile.TemporaryDirectory() as folder:
            data = Path(folder) / "data"
            make_data(data)
            works = [Path(folder) / name for name in ("once", "again")]
            trainings = [start_training(data, work) for work in works]
            self.assertEqual([t.wait() for t in trainings], [0, 0])
            once, again = map(models, works)
        self.assertEqual(len(once), 6)
        self.assertTrue(once == again, "two trainings on the same data differ")
        # Not trivially so: the folds saw other pages.
        self.assertEqual(len(set(once)), 6)


if __name__ == "__main__":
    unittest.main()
