# Copyright the pare authors. SPDX-License-Identifier: Apache-2.0
"""Headline, date and byline around a body are not learned as body; sentences and lists are."""
import sys
import unittest
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[3] / "bench/train"))
import heads


def changed(*blocks):
    """Blocks: (label, words, names of features that they have)."""
    features = {name: [int(name in has) for _, _, has in blocks] for name in heads.ASKED}
    return heads.without_heads([b[0] for b in blocks], [b[1] for b in blocks], features)


SENTENCE = (1, 30, {"EndMark"})


class Heads(unittest.TestCase):
    def test_what_stands_before_the_running_text(self):
        headline, date, byline = (1, 6, ()), (1, 4, {"Digits"}), (1, 3, {"HintByline"})
        self.assertEqual(changed(headline, date, byline, SENTENCE), [2, 0, 0, 1])
        self.assertEqual(changed((1, 4, {"Digits", "ListItem"}), SENTENCE), [2, 1])
        self.assertEqual(changed((0, 4, {"Digits"}), (2, 0, ()), SENTENCE), [0, 2, 1])

    def test_behind_it_digits_alone_say_nothing(self):
        self.assertEqual(changed(SENTENCE, (1, 5, {"Digits"}), (1, 5, {"Time"})), [1, 1, 0])

    def test_within_it_nothing_changes(self):
        self.assertEqual(changed(SENTENCE, (1, 4, {"Digits", "HintDate"}), SENTENCE), [1, 1, 1])

    def test_a_page_without_running_text_stays_as_it_is(self):
        self.assertEqual(changed((1, 4, {"Digits"}), (1, 30, ()), (0, 30, {"EndMark"})), [1, 1, 0])


if __name__ == "__main__":
    unittest.main()
