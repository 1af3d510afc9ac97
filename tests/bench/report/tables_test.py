# Copyright the pare authors. SPDX-License-Identifier: Apache-2.0
"""The report's tables and its words."""
import unittest

import made_up
import calibration
import document
import tables
from figures import CrossValidated, Scores
from peers import Peer


def cells(markdown, *start):
    """The cells of the row that begins with the words of `start`."""
    for line in markdown.splitlines():
        row = [cell.strip() for cell in line.strip("|").split("|")]
        if [cell.strip("*") for cell in row[:len(start)]] == list(start):
            return row[len(start):]
    raise AssertionError(f"no row {start} in\n{markdown}")


class TableTest(unittest.TestCase):
    def test_words_stand_left_and_numbers_right(self):
        self.assertEqual(tables.table(["a", "b"], [["x", 1]]),
                         "| a | b |\n| :-- | --: |\n| x | 1 |\n")

    def test_what_is_no_number_is_a_dash(self):
        self.assertEqual([tables.number(None), tables.number(float("nan")), tables.number(0.12349)],
                         ["–", "–", "0.123"])


class PagesTableTest(unittest.TestCase):
    def setUp(self):
        self.pare = Scores(made_up.scores_json(dragnet=[("article", 0.9), ("forum", 0.5)],
                                               xmu=[("article", 0.8)]))
        self.peers = {"one": Scores(made_up.scores_json(dragnet=[("article", 0.6), ("forum", 0.6)],
                                                        xmu=[("article", 0.7)])), "two": None,
                      "three": Scores(made_up.scores_json(dragnet=[("article", 0.1)] * 2))}

    def table(self, cross_validated=CrossValidated()):
        return tables.pages_table(self.pare, cross_validated, self.peers, ["dragnet", "xmu"])

    def test_pages_that_pare_has_seen_are_marked_and_never_best(self):
        self.assertEqual(cells(self.table(), "dragnet", "article"),
                         ["1", "0.900†", "0.900", "0.900", "not measured", "**0.600**", "–", "0.100"])

    def test_cross_validated_figures_are_compared_with_the_peers(self):
        out = self.table(CrossValidated(recorded={
            "auto": {"dragnet": {"all": 0.65, "article": 0.85}}}))
        self.assertEqual(cells(out, "dragnet", "article")[4:7], ["**0.850**", "0.600", "–"])
        self.assertEqual(cells(out, "dragnet", "forum")[4:7], ["not measured", "0.600", "–"])
        self.assertEqual(cells(out, "dragnet", "all")[4:7], ["**0.650**", "0.600", "–"])

    def test_sets_never_trained_on_need_no_cross_validation(self):
        self.assertEqual(cells(self.table(), "xmu", "all"),
                         ["1", "**0.800**", "0.800", "0.800", "never trained on", "0.700", "–",
                          "–"])

    def test_nothing_is_best_of_one(self):
        self.peers = {"one": None}
        self.assertEqual(cells(self.table(), "xmu", "all")[1], "0.800")

    def test_one_type_is_not_listed_twice(self):
        with self.assertRaises(AssertionError):
            cells(self.table(), "xmu", "article")


class OtherTablesTest(unittest.TestCase):
    def test_texts_stand_beside_what_came(self):
        pare = Scores(made_up.scores_json(text_dev=[("dump", 0.9)]))
        raw = Scores(made_up.scores_json(text_dev=[("dump", 0.8)]))
        self.assertEqual(cells(tables.texts_table(pare, CrossValidated(), raw, ["text-dev"]),
                               "text-dev", "all"),
                         ["1", "0.900†", "0.900", "0.900", "not measured", "0.800"])

    def test_story_cases_are_counted_by_their_first_opening(self):
        pare = Scores({"figures": {"s": {"exact": 0.5}, "s/title": {"exact": 1}}, "stories": {"s": [
            {"kind": "title+byline+bare tight", "tail": 3}, {"kind": "clean", "tail": 0}]}})
        out = tables.stories_table(pare)
        self.assertEqual(cells(out, "s", "all"), ["2", "–", "–", "0.5000"])
        self.assertEqual(cells(out, "s", "title"), ["1", "–", "–", "1.0000"])
        self.assertEqual([cells(out, "s", g)[0] for g in ("clean", "tight", "spaced")], ["1"] * 3)

    def test_seeds_that_are_wrong_are_named(self):
        out = tables.seeds_text(Scores({"seeds": {"a.txt": [], "b.txt": ["line 3 is lost"]}}))
        self.assertIn("1 of 2 texts", out)
        self.assertIn("`b.txt`: line 3 is lost", out)

    def test_profiles_stand_beside_each_other(self):
        recorded = {"auto": {"news": {"all": 0.5, "article": 0.5}},
                    "page": {"news": {"all": 0.6, "article": 0.6}},
                    "article": {"news": {"all": 0.4, "article": 0.4}},
                    "in disguise": {"news": {"all": 0.3, "article": 0.3}},
                    "kinds told": {"news": {"all": 0.9, "article": 0.9}}}
        out = tables.runs_table(CrossValidated(recorded=recorded))
        self.assertEqual(cells(out, "news", "all"),
                         ["0.500", "0.400", "0.600", "–", "0.300", "–", "-0.100", "0.900"])

    def test_slow_and_failed_pages_are_told_apart(self):
        runs = [{"pages": 4, "seconds": 0.1, "empty": 3,
                 "outcomes": {"timeout": ["1"], "crash": ["2"], "ValueError": ["3"]}}]
        out = tables.peers_table([(Peer("one", "call()", None), "1.0", runs)],
                                 {"justext": "no wheel.", "lxml": "no wheel."})
        self.assertEqual(cells(out, "one"), ["1.0", "call()", "4", "25", "3", "1", "2"])
        self.assertIn("**justext is missing:** no wheel.", out)
        self.assertIn("Not installed, either: lxml.", out)


class DocumentTest(unittest.TestCase):
    def report(self, **changes):
        pare = Scores(made_up.scores_json(dragnet=[("article", 0.9)]))
        given = {"pare": pare, "cross_validated": CrossValidated(), "peer_scores": {"one": None},
                 "as_it_comes": Scores({}), "runs": [], "missing": {"one": "no wheel."},
                 "html_sets": ["dragnet"], "text_sets": [], "calibrations": {},
                 "unseen": False, "no_plots": "", "limit": None, **changes}
        return document.Report(**given).markdown("pare 9")

    def test_says_what_is_missing_and_what_cannot_be_compared(self):
        out = self.report()
        self.assertIn("**Missing: one**", out)
        self.assertIn("none of pare's\n  on dragnet".replace("\n  ", " "), out)

    def test_a_part_of_the_pages_does_not_pass_for_all(self):
        self.assertIn("**Only the first 7 pages", self.report(limit=7))
        self.assertNotIn("**Only the first", self.report())

    def test_plots_that_are_not_there_are_not_shown(self):
        out = self.report(no_plots="There are no plots: no matplotlib.")
        self.assertNotIn(".png", out)
        self.assertIn("no matplotlib", out)

    def test_says_whose_scores_are_calibrated(self):
        bins = [calibration.Bin(2, 0.5, 0.5)]
        for unseen in (False, True):
            out = self.report(calibrations={"dragnet": (bins, 0.0)}, unseen=unseen)
            self.assertEqual("has not seen its host" in out, unseen)
            self.assertEqual("were fitted to these blocks" in out, not unseen)

    def test_names_the_version(self):
        self.assertRegex(document.version(made_up.ROOT), r"^pare \d+\.\d+\.\d+")


if __name__ == "__main__":
    unittest.main()
