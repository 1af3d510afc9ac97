# Copyright the pare authors. SPDX-License-Identifier: Apache-2.0
"""The whole program, with whatever peers this Python has: none, as a rule."""
import contextlib
import io
import os
import tempfile
import unittest
from pathlib import Path

import made_up  # noqa: F401: makes the program importable
import quality_report

QUALITY = os.environ.get("PARE_QUALITY")


@unittest.skipUnless(QUALITY, "PARE_QUALITY does not name the program")
class WholeReportTest(unittest.TestCase):
    def setUp(self):
        self.root = Path(self.enterContext(tempfile.TemporaryDirectory()))
        text = "The salt pans freeze over every winter, and nobody rakes them before March."
        made_up.write_set(self.root / "data/news", [
            {"id": str(i), "text": text, "bytes": f"<article><p>{text}</p></article>".encode()}
            for i in range(3)])

    def run_program(self, *arguments):
        with contextlib.redirect_stdout(io.StringIO()), contextlib.redirect_stderr(io.StringIO()) as said:
            status = quality_report.main(["--quality", QUALITY, "--out", str(self.root / "out"),
                                          "--data", *map(str, arguments)])
        return status, said.getvalue()

    def test_a_report_is_written(self):
        status, said = self.run_program(self.root / "data", "--limit", "2")
        self.assertEqual((status, said), (0, ""))
        report = (self.root / "out/report.md").read_text(encoding="utf-8")
        self.assertIn("news", report)
        self.assertIn("1.000", report)
        self.assertIn("2 pages", report)

    def test_without_sets_it_says_so(self):
        status, said = self.run_program(self.root)
        self.assertEqual(status, 2)
        self.assertIn("no labelled sets", said)


if __name__ == "__main__":
    unittest.main()
