# Copyright the pare authors. SPDX-License-Identifier: Apache-2.0
"""Reading of figures; bins of the judge's scores."""
import json
import tempfile
import unittest
from pathlib import Path

import made_up
import calibration
import figures


class FiguresTest(unittest.TestCase):
    def setUp(self):
        self.folder = Path(self.enterContext(tempfile.TemporaryDirectory()))

    def write(self, name, value):
        path = self.folder / name
        path.write_text(json.dumps(value), encoding="utf-8")
        return path

    def test_reads_types_counts_means_and_pages(self):
        path = self.write("a.json", made_up.scores_json(news=[("b", 0.5), ("a", 1.0), ("b", 0.7)]))
        scores = figures.Scores.read(path)
        self.assertEqual(scores.types("news"), ["a", "b"])
        self.assertEqual([scores.count("news"), scores.count("news", "b")], [3, 2])
        self.assertAlmostEqual(scores.figure("news", "b"), 0.6)
        self.assertIsNone(scores.figure("news", "c"))
        self.assertEqual(scores.f1s("news"), [0.5, 1.0, 0.7])

    def test_cross_validated_rows_go_before_recorded_means(self):
        rows = self.write("cv.json", made_up.scores_json(news=[("a", 0.5)]))
        recorded = self.write("recorded.json", {"auto": {"news": {"all": 0.4}}})
        self.assertEqual(figures.read_cross_validated(rows, recorded).f1("news"), 0.5)
        self.assertEqual(figures.read_cross_validated(None, recorded).f1("news"), 0.4)
        runs = self.write("runs.json", {"page": {"news": {"all": 0.3}}})
        self.assertEqual(figures.read_cross_validated(rows, runs).of_run("page")["news"]["all"], 0.3)
        nothing = figures.read_cross_validated(None, self.folder / "none.json")
        self.assertIsNone(nothing.f1("news"))
        self.assertEqual(nothing.source, "not measured")

    def test_cross_validated_rows_must_be_those_of_the_pages(self):
        pare = figures.Scores(made_up.scores_json(dragnet=[("a", 0.5)], xmu=[("a", 0.5)]))
        same = figures.CrossValidated(scores=pare)
        self.assertEqual(same.strangers(pare), [])
        self.assertEqual((same.f1s("dragnet"), same.f1s("xmu")), ([0.5], []))
        other = figures.Scores(made_up.scores_json(dragnet=[("a", 0.5)] * 2))
        self.assertEqual(figures.CrossValidated(scores=other).strangers(pare), ["dragnet"])
        self.assertEqual(figures.CrossValidated(recorded={"auto": {"dragnet": {}}}).strangers(pare), [])


class CalibrationTest(unittest.TestCase):
    def test_bins_hold_mean_score_and_share(self):
        bins = calibration.bins_of([(0.1, 0), (0.3, 1), (0.9, 1), (1.0, 1)], count=2)
        self.assertEqual([b.blocks for b in bins], [2, 2])
        self.assertAlmostEqual(bins[0].score, 0.2)
        self.assertAlmostEqual(bins[0].in_gold, 0.5)
        self.assertAlmostEqual(bins[1].score, 0.95)

    def test_error_is_weighed_by_blocks(self):
        bins = [calibration.Bin(3, 0.2, 0.2), calibration.Bin(1, 0.9, 0.5), calibration.Bin()]
        self.assertAlmostEqual(calibration.expected_error(bins), 0.1)
        self.assertIsNone(calibration.expected_error([calibration.Bin()]))

    def test_blocks_that_rules_settle_are_left_out(self):
        with tempfile.NamedTemporaryFile("w", suffix=".jsonl") as file:
            file.write('{"id":"1","blocks":[[0.5,3,1,0],[0,9,0,-1],[0,2,1,1]]}\n')
            file.flush()
            self.assertEqual(calibration.read_blocks(file.name), [(0.5, 1)])


if __name__ == "__main__":
    unittest.main()
