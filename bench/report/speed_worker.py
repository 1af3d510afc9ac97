#!/usr/bin/env python3
# Copyright the pare authors. SPDX-License-Identifier: Apache-2.0
"""Times one other extractor over the first pages of a set, in this process, and prints JSON.

  speed_worker.py PEER SET_DIR LIMIT

{"seconds": of all pages, "failed": pages at which it threw, "rss": peak, MiB, "loaded": that before}
Reading pages, importing the library and a first call are not counted.
"""
import json
import resource
import sys
import time
from pathlib import Path

import labelled
import peers
import pool


def peak():
    """This process's peak of memory so far, in MiB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def run(extract, pages):
    """The seconds that all pages take, and how many of them the library threw at."""
    failed, seconds = 0, 0.0
    for data, url in pages:
        start = time.perf_counter()
        try:
            extract(data, url, None)
        except Exception:  # whatever a library throws at a page, the time has passed
            failed += 1
        seconds += time.perf_counter() - start
    return seconds, failed


def main(name, folder, limit):
    pool.quiet()
    peer = next(p for p in peers.PEERS if p.name == name)
    some = labelled.LabelledSet(folder, limit)
    pages = [(some.bytes_of(page), page.get("url") or "") for page in some.pages]
    run(peer.extract, [(b"<p>A page.</p>", "")])
    loaded = peak()
    seconds, failed = run(peer.extract, pages)
    json.dump({"seconds": seconds, "failed": failed, "rss": peak(), "loaded": loaded}, sys.stdout)


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]), int(sys.argv[3]))
