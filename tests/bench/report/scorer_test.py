# Copyright the pare authors. SPDX-License-Identifier: Apache-2.0
"""bench/quality scores predictions as the published scorer does, and its own like any other's."""
import collections
import json
import os
import re
import subprocess
import tempfile
import unittest
from pathlib import Path

import made_up

CJK = "\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
WORD = re.compile(rf"[{CJK}]|[^\W{CJK}]+")
QUALITY = os.environ.get("PARE_QUALITY")


def word_f1(predicted, gold):
    """Multiset overlap of words, written down as it is defined."""
    p, g = (collections.Counter(WORD.findall(text.lower())) for text in (predicted, gold))
    if not p or not g:
        return float(not p and not g)
    common = sum((p & g).values())
    return 2 * common / (sum(p.values()) + sum(g.values()))


@unittest.skipUnless(QUALITY, "PARE_QUALITY does not name the program")
class ScorerTest(unittest.TestCase):
    PAIRS = [("The salt pans freeze.", "The salt pans freeze over every winter."), ("", "Words."),
             ("", ""), ("東京の塩 salt", "東京 salt_pan"), ("ÉTÉ don't don't", "été don't stop"),
             ("Соль и ещё соль", "соль")]

    def setUp(self):
        self.root = Path(self.enterContext(tempfile.TemporaryDirectory()))
        body = "<html><body><article><p>%s</p></article></body></html>"
        made_up.write_set(self.root / "data/news", [
            {"id": str(i), "text": gold, "bytes": (body % gold).encode()}
            for i, (_, gold) in enumerate(self.PAIRS)])

    def quality(self, *flags):
        out = self.root / "out.json"
        subprocess.run([QUALITY, *map(str, flags), "--json", out, self.root / "data"], check=True,
                       stdout=subprocess.DEVNULL)
        return json.loads(out.read_text(encoding="utf-8"))

    def test_word_f1_is_that_of_the_definition(self):
        (self.root / "peer").mkdir()
        with (self.root / "peer/news.jsonl").open("w", encoding="utf-8") as file:
            for i, (predicted, _) in enumerate(self.PAIRS):
                file.write(json.dumps({"id": str(i), "text": predicted}) + "\n")
        rows = self.quality("--score-predictions", self.root / "peer")["pages"]["news"]
        for row, (predicted, gold) in zip(rows, self.PAIRS, strict=True):
            self.assertAlmostEqual(row["f1"], word_f1(predicted, gold), msg=(predicted, gold))

    def test_pare_s_own_predictions_score_as_pare_does(self):
        own = self.quality("--predictions", self.root / "pare", "--blocks", self.root / "blocks")
        for row in (row for rows in own["pages"].values() for row in rows):
            row.pop("kind", None)  # a file of predictions does not tell what the judge took a page for
        self.assertEqual(self.quality("--score-predictions", self.root / "pare"), own)
        blocks = (self.root / "blocks/news.blocks.jsonl").read_text(encoding="utf-8").splitlines()
        self.assertEqual([json.loads(line)["id"] for line in blocks],
                         [str(i) for i in range(len(self.PAIRS))])

    def test_a_set_without_predictions_is_an_error(self):
        done = subprocess.run([QUALITY, "--score-predictions", self.root, self.root / "data"],
                              check=False, capture_output=True, text=True)
        self.assertEqual(done.returncode, 2)
        self.assertIn("news.jsonl", done.stderr)


if __name__ == "__main__":
    unittest.main()
