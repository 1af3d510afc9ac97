# Copyright the pare authors. SPDX-License-Identifier: Apache-2.0
"""Figures as `quality --json` writes them, and those of weights fitted on other hosts."""
import json
from pathlib import Path

# Sets that the shipped weights were fitted on (bench/train/train.py): there, pare has seen the pages.
TRAINED_ON = frozenset({"wcxb-dev", "dragnet", "fundus", "text-dev"})

ALL = "all"


class Scores:
    """One run's rows and means."""

    def __init__(self, json_object):
        self.figures = json_object.get("figures", {})
        self.pages = json_object.get("pages", {})
        self.stories = json_object.get("stories", {})
        self.seeds = json_object.get("seeds", {})

    @classmethod
    def read(cls, path):
        """From a file."""
        return cls(json.loads(Path(path).read_text(encoding="utf-8")))

    def sets(self):
        """Names of the page sets, sorted."""
        return sorted(self.pages)

    def types(self, name):
        """The set's types, sorted; none where there is only one, as it says nothing then."""
        types = sorted({row["type"] for row in self.pages.get(name, [])})
        return types if len(types) > 1 else []

    def count(self, name, kind=ALL):
        """How many pages of that type."""
        return sum(kind in (ALL, row["type"]) for row in self.pages.get(name, []))

    def figure(self, name, kind=ALL, key="f1"):
        """A mean, or None where it was not measured."""
        of_set = self.figures.get(name if kind == ALL else f"{name}/{kind}", {})
        return of_set.get(key)

    def f1s(self, name):
        """F1 of each page that has one."""
        return [row["f1"] for row in self.pages.get(name, []) if "f1" in row]


class CrossValidated:
    """F1 that weights reach on hosts which they were not fitted on.

    Either whole predictions scored like any other (`scores`), or recorded means alone
    ({run: {"set": {"all": f1, "type": f1}}}, `recorded`, as bench/train/validate.py writes them), or
    nothing.
    """

    def __init__(self, scores=None, recorded=None, source="not measured"):
        self.scores, self.recorded, self.source = scores, recorded or {}, source

    def of_run(self, run):
        """Recorded means of one run, {"set": {"all": f1, "type": f1}}: of a profile, say."""
        return self.recorded.get(run, {})

    def f1(self, name, kind=ALL):
        """The mean, or None where it was not measured."""
        if self.scores:
            return self.scores.figure(name, kind)
        return self.of_run("auto").get(name, {}).get(kind)

    def f1s(self, name):
        """F1 of each page that the shipped weights were fitted on, where rows are there."""
        return self.scores.f1s(name) if self.scores and name in TRAINED_ON else []

    def strangers(self, pare):
        """Sets whose rows are not those of the pages that `pare` was measured on."""
        if not self.scores:
            return []

        def ids(scores, name):
            return [row["id"] for row in scores.pages[name]]
        return [name for name in self.scores.sets() if name in TRAINED_ON and name in pare.pages
                and ids(self.scores, name) != ids(pare, name)]


def read_cross_validated(cv, recorded):
    """From the `quality --json` file `cv` if one is named, else from `recorded` if it exists."""
    figures = {}
    if Path(recorded).exists():
        figures = json.loads(Path(recorded).read_text(encoding="utf-8"))
    if cv:
        return CrossValidated(Scores.read(cv), figures, f"scored pages, `{Path(cv).name}`")
    if figures:
        return CrossValidated(recorded=figures,
                              source=f"recorded when fitting, `bench/{Path(recorded).name}`")
    return CrossValidated()
