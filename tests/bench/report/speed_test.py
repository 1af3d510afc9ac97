# Copyright the pare authors. SPDX-License-Identifier: Apache-2.0
"""The speed report's own logic: what it does with measured figures."""
import contextlib
import gzip
import io
import json
import tempfile
import unittest
from pathlib import Path

import made_up  # noqa: F401  (puts bench/report on the path)
import labelled
import speed_report

ROUNDS = [{"pages": 10, "bytes": 2_000_000, "rss": {"loaded": 10.0, "pare": 14.6, "gumbo": 20.0},
           "rounds": [{"pare": pare, "gumbo": gumbo, "memcpy": 0.001}]}
          for pare, gumbo in ((0.10, 0.4), (0.20, 0.6), (0.10, 0.5))]
OTHERS = {"other": [{"seconds": s, "failed": 0, "rss": 50.4, "loaded": 30.0} for s in (1, 3, 2)]}


class SpeedReportTest(unittest.TestCase):
    def test_ratios_are_taken_round_by_round(self):
        rows = speed_report.table(ROUNDS, OTHERS).splitlines()[2:]
        self.assertEqual(rows[0], "| pare | 10.00 (10.00–20.00) | 20.0 |  | 15 (10) |")
        # 1 / 0.1, 3 / 0.2 and 2 / 0.1: not the ratio of the medians
        self.assertEqual(rows[1], "| other | 200.00 (100.00–300.00) | 1.0 "
                                  "| 15.00 (10.00–20.00) | 50 (30) |")
        self.assertIn("| 4.00 (3.00–5.00) |", rows[2])

    def test_passes_are_shares_of_their_sum(self):
        table = speed_report.passes_table({"pages": 2, "passes": {"parse": 0.003, "rules": 0.001}})
        self.assertIn("| parse | 1.500 | 75 % |", table)

    def test_scripts_and_styles_are_cut_out_of_the_copy(self):
        page = b"<SCRIPT src=a>x</script>\n<p>a</p><style>b{}</style ><scripture>c</scripture>"
        with tempfile.TemporaryDirectory() as folder:
            some = Path(folder) / "news"
            (some / "html").mkdir(parents=True)
            (some / "html/1.html.gz").write_bytes(gzip.compress(page))
            with gzip.open(some / "gold.jsonl.gz", "wt", encoding="utf-8") as gold:
                gold.write(json.dumps({"id": "1", "url": None}) + "\n")
            copy = speed_report.without_scripts(some, Path(folder) / "out", 5)
            read = labelled.LabelledSet(copy)
            self.assertEqual(read.bytes_of(read.pages[0]), b"\n<p>a</p><scripture>c</scripture>")

    def test_a_process_is_measured_from_start_to_exit(self):
        runs = speed_report.run_alone("/bin/sh", "-c", "sleep 0.05; exit 1", times=2)
        self.assertEqual(len(runs), 2)
        for seconds, peak in runs:
            self.assertGreaterEqual(seconds, 0.05)
            self.assertGreater(peak, 0.1)
        with self.assertRaises(speed_report.command.Failure):
            speed_report.run_alone("/bin/sh", "-c", "exit 3")

    def test_the_peak_is_not_that_of_the_one_who_measures(self):
        held = bytearray(100 << 20)  # a report holds pages and plots
        held[::4096] = b"x" * len(held[::4096])
        self.assertLess(speed_report.run_alone("/bin/sh", "-c", "exit 0")[0][1], 50)

    def test_missing_data_is_said(self):
        said = io.StringIO()
        with tempfile.TemporaryDirectory() as folder, contextlib.redirect_stderr(said):
            self.assertEqual(speed_report.main(["--pare", "/bin/false", "--speed", "/bin/false",
                                                "--sizes", "/bin/false", "--data", folder,
                                                "--out", folder]), 2)
        self.assertIn("no wcxb-dev in", said.getvalue())


if __name__ == "__main__":
    unittest.main()
