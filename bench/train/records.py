# Copyright the pare authors. SPDX-License-Identifier: Apache-2.0
"""What `features` prints, as arrays. Its own comment describes the format."""
import json, subprocess
from dataclasses import dataclass

import numpy as np

FOLDS = 5


@dataclass
class Page:
    """A page of a labelled set. R rows are the blocks that no rule has dropped."""
    set: str
    id: str
    type: str
    host: str
    fold: int
    x: np.ndarray        # features x R, bytes
    words: np.ndarray    # R, as the program counts them
    label: np.ndarray    # R: 1 in the gold, 0 not, 2 without words
    settled: np.ndarray  # R: a rule keeps it
    tokens: tuple        # (begins, tokens) of markup, and of words
    bench: tuple         # (begins, word numbers): the words that are scored
    gold: np.ndarray     # word numbers of the gold
    kind: str = ""       # of page, for a text that of the page it was made from
    plain: bool = True   # in its own form
    small: bool = False  # a part of a page
    weight: float = 1.0  # how much it counts in training

    @property
    def rows(self):
        return len(self.words)


def feature_names(tool):
    """[(name, scale, description)], of `story_features` [(name, description)], in their order."""
    out = subprocess.run([tool, "--names"], capture_output=True, text=True, check=True).stdout
    return [tuple(line.split("\t")) for line in out.splitlines()]


def read_pages(tool, folder, *flags):
    """The pages of a set, as `features FLAGS folder` gives them."""
    data = subprocess.run([tool, *flags, folder], capture_output=True, check=True).stdout
    pages, at = [], 0
    while at < len(data):
        end = data.index(b"\n", at)
        head = json.loads(data[at:end])
        pages.append(_page(folder.name, head, data, end + 1))
        at = end + 1 + head["size"]
    return pages


def _page(set_name, head, data, at):
    rows = head["rows"]

    def take(kind, count):
        nonlocal at
        array = np.frombuffer(data, kind, count, at)
        at += array.nbytes
        return array

    def ranges():
        begins = take("<u4", rows + 1)
        return begins, take("<u4", int(begins[-1]))

    features = take("u1", rows * head["features"]).reshape(head["features"], rows)
    words, label, settled = take("<u4", rows), take("u1", rows), take("u1", rows)
    tokens = (ranges(), ranges())
    bench = ranges()
    gold = take("<u4", int(take("<u4", 1)[0]))
    return Page(set_name, head["id"], head["type"], head["host"], head["fold"], features.copy(),
                words, label, settled, tokens, bench, gold)
