# Copyright the pare authors. SPDX-License-Identifier: Apache-2.0
"""Labelled sets as they lie on disk (bench/data.h)."""
import gzip, json, os
from concurrent.futures import ProcessPoolExecutor


def read(path):
    return gzip.decompress(path.read_bytes())


def read_gold(folder):
    """Its rows, as dicts."""
    return [json.loads(line) for line in read(folder / "gold.jsonl.gz").splitlines()]


def write(path, data):
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(gzip.compress(data, 1, mtime=0))


def write_gold(folder, rows):
    lines = [json.dumps(row, ensure_ascii=False) + "\n" for row in rows]
    write(folder / "gold.jsonl.gz", "".join(lines).encode())


def for_each(function, rows):
    """Calls function(id) for each row, on all cores."""
    with ProcessPoolExecutor(os.cpu_count()) as workers:
        list(workers.map(function, [row["id"] for row in rows], chunksize=16))


def kinds(data):
    """Tells the kind of a page from its set, id and type.

    text-dev's type is how a text was made: it holds several, ID-HOW, of each page of wcxb-dev.
    """
    of_page = {row["id"]: row["type"] for row in read_gold(data / "wcxb-dev")}
    return lambda name, page_id, kind: (
        of_page[page_id.split("-")[0]] if name == "text-dev" else kind)
