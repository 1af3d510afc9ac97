# Copyright the pare authors. SPDX-License-Identifier: Apache-2.0
"""bench/check_floors.sh: floors only rise."""
import os
import shutil
import subprocess
import tempfile
import unittest
from pathlib import Path

import made_up

# Not that of the repository whose hook may run these tests.
ENVIRONMENT = {k: v for k, v in os.environ.items() if not k.startswith("GIT_")}
BEFORE = "# floors\nnews f1 0.850\nnews/forum f1 0.7\n"


@unittest.skipUnless(shutil.which("git"), "no git")
class CheckFloorsTest(unittest.TestCase):
    def setUp(self):
        self.root = Path(self.enterContext(tempfile.TemporaryDirectory()))
        (self.root / "bench").mkdir()
        shutil.copy(made_up.ROOT / "bench/check_floors.sh", self.root / "bench")

    def git(self, *arguments):
        identity = ["-c", "user.name=t", "-c", "user.email=t@example.com"]
        subprocess.run(["git", *identity, *arguments], cwd=self.root, check=True,
                       capture_output=True, env=ENVIRONMENT)

    def commit(self, floors):
        if not (self.root / ".git").exists():
            self.git("init", "-q", "-b", "main")
        (self.root / "bench/floors.txt").write_text(floors, encoding="utf-8")
        self.git("add", "-A")
        self.git("commit", "-q", "--allow-empty", "-m", "floors")

    def check(self, *arguments):
        done = subprocess.run([self.root / "bench/check_floors.sh", *arguments], check=False,
                              capture_output=True, text=True, env=ENVIRONMENT)
        return done.returncode, done.stdout + done.stderr

    def test_floors_may_rise_and_come(self):
        self.commit(BEFORE)
        self.commit("news f1 0.86\nnews/forum f1 0.7\nother f1 0.1\n")
        self.assertEqual(self.check(), (0, "floors: none fell\n"))

    def test_the_same_number_written_otherwise_is_no_fall(self):
        self.commit(BEFORE)
        self.commit(BEFORE.replace("0.850", "0.85"))
        self.assertEqual(self.check()[0], 0)

    def test_none_may_fall(self):
        self.commit(BEFORE)
        self.commit(BEFORE.replace("0.850", "0.849"))
        code, words = self.check()
        self.assertEqual(code, 1)
        self.assertIn("news f1 fell from 0.850 to 0.849", words)

    def test_none_may_vanish(self):
        self.commit(BEFORE)
        self.commit("news f1 0.850\n")
        code, words = self.check()
        self.assertEqual(code, 1)
        self.assertIn("news/forum f1 0.7 is gone", words)

    def test_a_later_commit_does_not_hide_a_fall(self):
        self.commit(BEFORE)
        self.commit(BEFORE.replace("0.7", "0.6"))
        self.commit(BEFORE.replace("0.7", "0.6"))
        self.assertEqual(self.check()[0], 1)

    def test_a_branch_is_compared_with_where_it_left_main(self):
        self.commit(BEFORE)
        self.git("checkout", "-q", "-b", "work")
        self.commit(BEFORE.replace("0.7", "0.6"))
        self.commit(BEFORE.replace("0.7", "0.65"))
        self.assertEqual(self.check()[0], 1)

    def test_what_is_not_committed_is_seen(self):
        self.commit(BEFORE)
        (self.root / "bench/floors.txt").write_text("news f1 0.9\n", encoding="utf-8")
        self.assertEqual(self.check()[0], 1)

    def test_a_commit_can_be_named(self):
        self.commit(BEFORE)
        self.commit(BEFORE + "other f1 0.5\n")
        self.commit(BEFORE)
        self.assertEqual(self.check("HEAD~2")[0], 0)
        self.assertEqual(self.check("HEAD~1")[0], 1)
        self.assertEqual(self.check("nowhere")[0], 2)

    def test_says_plainly_where_nothing_can_be_compared(self):
        self.assertEqual(self.check(), (0, "floors: not checked: no git history here\n"))
        self.commit(BEFORE)
        code, words = self.check()
        self.assertEqual(code, 0)
        self.assertIn("not checked: git has no earlier", words)


if __name__ == "__main__":
    unittest.main()
