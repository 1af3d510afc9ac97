# Copyright the pare authors. SPDX-License-Identifier: Apache-2.0
"""Labelled sets as they lie on disk (bench/data.h)."""
import gzip, json


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
