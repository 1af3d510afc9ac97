# Copyright the pare authors. SPDX-License-Identifier: Apache-2.0
"""Reads labelled sets as bench/data.h lays them out, as far as peers need them."""
import gzip
import hashlib
import itertools
import json
from pathlib import Path


class LabelledSet:
    """A folder with gold.jsonl.gz and html/ID.html.gz or text/ID.txt.gz."""

    def __init__(self, folder, limit=None):
        self.folder, self.limit, self.name = Path(folder), limit, Path(folder).name
        with gzip.open(self.folder / "gold.jsonl.gz", "rt", encoding="utf-8") as lines:
            self.pages = [json.loads(line) for line in itertools.islice(lines, limit)]

    def is_text(self):
        """Whether the pages are texts rather than HTML."""
        return not (self.folder / "html").is_dir()

    def bytes_of(self, page):
        """A page's bytes, unzipped."""
        kind, ending = ("text", "txt") if self.is_text() else ("html", "html")
        path = self.folder / kind / f"{page['id']}.{ending}.gz"
        with gzip.open(path, "rb") as file:
            return file.read()

    def fingerprint(self):
        """Changes with the set's pages: with their labels, names and sizes."""
        digest = hashlib.sha256((self.folder / "gold.jsonl.gz").read_bytes())
        kind = "text" if self.is_text() else "html"
        for path in sorted((self.folder / kind).iterdir()):
            digest.update(f"{path.name} {path.stat().st_size}\n".encode())
        return digest.hexdigest()[:16]


def find_sets(data, limit=None):
    """The sets of a data folder, sorted by name."""
    folders = sorted(p.parent for p in Path(data).glob("*/gold.jsonl.gz"))
    return [LabelledSet(folder, limit) for folder in folders]
