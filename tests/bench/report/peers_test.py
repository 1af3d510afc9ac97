# Copyright the pare authors. SPDX-License-Identifier: Apache-2.0
"""The pool, the cache of predictions, and what the adapters share. No peer is needed."""
import json
import os
import tempfile
import time
import unittest
import unittest.mock
import xml.etree.ElementTree as ElementTree
from pathlib import Path

import made_up
import labelled
import peers
import pool
import predictions


def play(name):
    """An extractor that does what it is told."""
    if name == "sleep":
        time.sleep(60)
    if name == "crash":
        os._exit(3)
    if name == "raise":
        raise KeyError(name)
    return None if name == "none" else name


class PoolTest(unittest.TestCase):
    def test_a_bad_page_costs_that_page_only(self):
        names = ["a", "sleep", "b", "crash", "c", "raise", "none", "d"]
        results = pool.run(play, [(n,) for n in names], workers=2, timeout=0.5)
        self.assertEqual([r.text for r in results], ["a", "", "b", "", "c", "", "", "d"])
        self.assertEqual([r.outcome for r in results],
                         ["ok", "timeout", "ok", "crash", "ok", "KeyError", "ok", "ok"])

    def test_no_pages_are_no_results(self):
        self.assertEqual(pool.run(play, []), [])


class PredictionsTest(unittest.TestCase):
    def setUp(self):
        self.root = Path(self.enterContext(tempfile.TemporaryDirectory()))
        self.calls = self.root / "calls"
        self.write_set(b"one")

    def write_set(self, data):
        made_up.write_set(self.root / "news", [{"id": "1", "text": "one", "bytes": data},
                                               {"id": "2", "text": "two", "bytes": b"bad"}])

    def extract(self, data, url, lang):
        with self.calls.open("a", encoding="utf-8") as file:
            file.write("x")
        if data == b"bad":
            raise ValueError
        return data.decode() + "\ud800"

    def predict(self, how="call()", **options):
        self.calls.write_text("", encoding="utf-8")
        run = predictions.predict(peers.Peer("one", how, self.extract),
                                  labelled.LabelledSet(self.root / "news"), self.root / "one-1.0",
                                  say=lambda text: None, **options)
        return run, len(self.calls.read_text(encoding="utf-8"))

    def test_writes_predictions_and_how_it_went(self):
        run, _ = self.predict()
        lines = (self.root / "one-1.0/news.jsonl").read_text(encoding="utf-8").splitlines()
        self.assertEqual([json.loads(line) for line in lines],
                         [{"id": "1", "text": "one?"}, {"id": "2", "text": ""}])
        self.assertEqual((run["pages"], run["empty"]), (2, 1))
        self.assertEqual(run["outcomes"], {"ValueError": ["2"]})

    def test_runs_again_only_where_something_has_changed(self):
        self.assertEqual(self.predict()[1], 2)
        self.assertEqual(self.predict()[1], 0)
        self.assertEqual(self.predict(fresh=True)[1], 2)
        self.assertEqual(self.predict(how="call(other=True)")[1], 2)
        self.write_set(b"one, changed")
        self.assertEqual(self.predict(how="call(other=True)")[1], 2)

    def test_versions_and_parts_have_folders_of_their_own(self):
        names = [predictions.folder_of(Path("p"), "one", version, limit).name
                 for version, limit in (("1.0", None), ("1.1", None), ("1.1", 7))]
        self.assertEqual(names, ["one-1.0", "one-1.1", "one-1.1-first-7"])


class AdaptersTest(unittest.TestCase):
    def test_blocks_are_parted_and_inline_tags_are_not(self):
        root = ElementTree.fromstring("<div>a<p>b<b>c</b>d</p><script>x</script>e<br/>f</div>")
        self.assertEqual(peers.text_of(root).split("\n"), ["", "a", "bcd", "e", "", "f", ""])

    def test_knows_utf8(self):
        self.assertTrue(peers.is_utf8("соль".encode("utf-8")))
        self.assertFalse(peers.is_utf8("соль".encode("windows-1251")))

    def test_a_peer_that_is_not_there_says_so(self):
        peer = peers.Peer("no-such-package-of-pare", "", None)
        self.assertIsNone(peer.version())
        self.assertEqual(peer.problem(), "it is not installed.")

    def test_a_peer_without_what_it_needs_says_so(self):
        def extract(data, url, lang):
            import no_such_module_of_pare  # noqa: F401
        with unittest.mock.patch.object(peers.Peer, "version", return_value="1.0"):
            self.assertIn("what it needs is not", peers.Peer("one", "", extract).problem())
            self.assertEqual(peers.Peer("one", "", lambda *page: "text").problem(), "")


if __name__ == "__main__":
    unittest.main()
