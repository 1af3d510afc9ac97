# Copyright the pare authors. SPDX-License-Identifier: Apache-2.0
"""The report itself: words around the tables and plots."""
import re
import subprocess
from dataclasses import dataclass

import tables
from figures import TRAINED_ON, CrossValidated, Scores
from predictions import TIMEOUT

PAGES = """Mean word F1 over the pages of a type, and over all (multiset overlap of words with the
labelled body). P and R are pare's mean precision and recall. All extractors got the same bytes;
one scorer scored them. In bold the best of what may be compared: the peers, and pare on pages that
it has not seen.

- **pare F1**: the program as it ships. {seen} marks sets that its weights were fitted on: **there
  it has seen the pages**, and the figure says how well it fits, not how well it does elsewhere.
- **cross-validated**: pare with weights that were fitted without any page of the page's host; this
  is what to compare with the peers on those sets. Here: {source}.
- A set follows its makers' guideline (titles, captions, bylines in or out) and has mistakes:
  compare along a row, not down a column.
- rs-trafilatura comes from the makers of wcxb-dev, who publish its figures on that set: it may have
  been fitted to these pages.
"""

TEXTS = """Texts that other extractors or whole-page dumps gave, leftovers and all. Extractors for
HTML do not apply. **as it comes** is the text uncleaned: what is below it does harm.
"""

STORIES = """Bodies of articles, followed by the leads of none to three unrelated stories. `.cut` is
the story cut alone, without the judge. *Body kept* and *tail cut* are shares of paragraphs, *exact*
is the share of cases without any mistake; the *exact* of `clean` cases is the share that no cut has
touched.
"""

SPREAD = """![F1 over pages](f1_distribution.png)

How many pages come out how badly: at a word F1 of 0.5, the height of a curve is the share of pages
that score 0.5 or less. A mean hides whether all pages are a little wrong or some are wholly lost;
here the first is a slope and the second a step at the left.
"""

RUNS = """The whole program on hosts that the models of the folds have not seen: as it chooses the
profile by itself, with either profile forced, and with all weights of classes, ids, addresses and
words at 0, as if a page came in a language and from a system that nobody has seen; on the same pages
in disguise, in languages that do not exist; and on texts that resiliparse makes of the pages of sets
that were never trained on, all of a page and its main part. **Kind told** is
the share of pages that are taken for the kind that their label says. Pages of sets that were never
trained on go to the models by their hosts, too: their figures differ a little from those above.
"""

CALIBRATION = """![Score and share in gold](calibration.png)

Each page's blocks that no rule has settled, put by the judge's score into tenths: mean score
against the share that stands in the gold body. On the dashed line a score can be taken for a
probability, as the selection does; above it the judge is too shy, below it too sure. The
**expected calibration error** is the mean distance from that line, weighed by blocks. A headline is
scored 0 on purpose, and the sets disagree about what is body: no judge is on the line everywhere.
{whose}
"""
CALIBRATION_UNSEEN = """Each page was judged by the model of the folds that has not seen its host."""
CALIBRATION_SEEN = f"""On sets marked {tables.SEEN} the weights were fitted to these blocks."""

PEERS = """Bytes that are valid UTF-8 were given as UTF-8, whatever the page's label says (sets were
recoded by their makers, with old labels left in); the rest was left to each library. A page that
takes more than {timeout:.0f} s (*too slow*), or on which the library raises an error or crashes
(*failed*), counts as empty text. *empty* counts all pages without text. *ms/page* is the time of
the extraction alone, on a machine that may have had other work.
"""


def version(root):
    """The program's version, and the commit where there is one."""
    cmake = (root / "CMakeLists.txt").read_text(encoding="utf-8")
    found = re.search(r"project\(pare VERSION (\S+)", cmake)
    text = "pare " + (found.group(1) if found else "")
    command = ["git", "-C", str(root), "describe", "--always", "--dirty=, with changes",
               "--abbrev=10", "--exclude=*"]
    try:
        done = subprocess.run(command, capture_output=True, text=True, check=False)
    except OSError:
        return text
    return f"{text}, commit {done.stdout.strip()}" if done.returncode == 0 else text


@dataclass
class Report:
    """All that was measured."""
    pare: Scores
    cross_validated: CrossValidated
    peer_scores: dict  # {name: Scores or None}
    as_it_comes: Scores
    runs: list         # [(peer, version, [run, ...])]
    missing: dict      # {name: why}
    html_sets: list
    text_sets: list
    calibrations: dict  # {set: (bins, expected error)}
    unseen: bool        # these are of hosts that the models had not seen
    no_plots: str       # why there are none; "" where there are
    limit: int | None

    def markdown(self, version_text):
        """The whole report."""
        parts = ["# Quality report\n", self._head(version_text)]
        if self.html_sets:
            parts += ["## Web pages\n", self._pages()]
        if self.cross_validated.of_run("auto"):
            parts += ["## Profiles, kinds of pages, words\n", RUNS,
                      tables.runs_table(self.cross_validated)]
        if self.text_sets:
            parts += ["## Scraped texts\n", TEXTS, tables.texts_table(
                self.pare, self.cross_validated, self.as_it_comes, self.text_sets)]
        if self.pare.stories:
            parts += ["## Story cut\n", STORIES, tables.stories_table(self.pare)]
        parts += ["## Seed texts\n", tables.seeds_text(self.pare)]
        parts += ["## How F1 is spread over pages\n", self.no_plots + "\n" if self.no_plots
                  else SPREAD]
        if self.calibrations:
            parts += ["## Can the judge's scores be trusted?\n",
                      self.no_plots + "\n" if self.no_plots
                      else CALIBRATION.format(
                          whose=CALIBRATION_UNSEEN if self.unseen else CALIBRATION_SEEN),
                      tables.calibration_table(self.calibrations)]
        parts += ["## How the peers were run\n", PEERS.format(timeout=TIMEOUT),
                  tables.peers_table(self.runs, self.missing)]
        return "\n".join(parts)

    def _head(self, version_text):
        names = self.html_sets + self.text_sets
        pages = sum(self.pare.count(name) for name in names)
        head = f"{version_text}; {pages:,} pages of {len(names)} sets.\n"
        if self.limit:
            head += f"\n**Only the first {self.limit} pages of each set: not the real figures.**\n"
        return head

    def _pages(self):
        seen = [name for name in self.html_sets if name in TRAINED_ON]
        text = PAGES.format(seen=tables.SEEN, source=self.cross_validated.source)
        if absent := [name for name, scores in self.peer_scores.items() if not scores]:
            text += f"- **Missing: {', '.join(absent)}**; why, stands at the end.\n"
        if seen and self.cross_validated.source == tables.NOT_MEASURED:
            text += ("- As long as the cross-validated figures are not measured, **none of pare's "
                     f"on {', '.join(seen)} can be held against a peer's**.\n")
        return text + "\n" + tables.pages_table(self.pare, self.cross_validated,
                                                self.peer_scores, self.html_sets)
