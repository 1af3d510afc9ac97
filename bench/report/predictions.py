# Copyright the pare authors. SPDX-License-Identifier: Apache-2.0
"""Peers' predictions for a set, kept on disk: they cost minutes and change only with a version.

NAME-VERSION/SET.jsonl holds {"id", "text"}, a line a page, as `quality --score-predictions` reads
it; SET.run.json beside it says what it was made from and how the run went.
"""
import collections
import json
import time

import pool

TIMEOUT = 30.0


def folder_of(root, name, version, limit=None):
    """Where a peer's predictions are; those of the first pages only are kept apart."""
    return root / (f"{name}-{version}" + (f"-first-{limit}" if limit else ""))


def _write(path, text):
    """Whole or not at all: a broken run must not pass for a cached one."""
    part = path.with_suffix(".part")
    part.write_text(text, encoding="utf-8")
    part.replace(path)


def _clean(text):
    """Without lone surrogates, which are no UTF-8."""
    return text.encode("utf-8", "replace").decode("utf-8")


def _cached_run(folder, labelled, key):
    """What is known of a run that is still good, or None."""
    try:
        run = json.loads((folder / f"{labelled.name}.run.json").read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return None
    is_good = run.get("key") == key and (folder / f"{labelled.name}.jsonl").exists()
    return run if is_good else None


def _extract(peer, labelled):
    """The function that a worker calls: reads the page itself, which keeps the pipe small."""
    def extract(number):
        page = labelled.pages[number]
        return _clean(peer.extract(labelled.bytes_of(page), page.get("url") or "",
                                   page.get("lang")) or "")
    return extract


def predict(peer, labelled, folder, fresh=False, workers=2, timeout=TIMEOUT, say=print):
    """Makes sure that `folder` holds the peer's predictions for the set; how the run went.

    The returned object has "key", "pages", "seconds" (of extraction, summed), "empty", and
    "outcomes": {outcome: [id, ...]} for the pages that were not extracted.
    """
    key = {"how": peer.how, "set": labelled.fingerprint(), "timeout": timeout}
    if not fresh and (run := _cached_run(folder, labelled, key)):
        return run
    folder.mkdir(parents=True, exist_ok=True)
    began = time.monotonic()
    results = pool.run(_extract(peer, labelled), [(i,) for i in range(len(labelled.pages))],
                       workers, timeout)
    lines, outcomes = [], collections.defaultdict(list)
    for page, result in zip(labelled.pages, results):
        lines.append(json.dumps({"id": page["id"], "text": result.text}, ensure_ascii=False))
        if result.outcome != pool.OK:
            outcomes[result.outcome].append(page["id"])
    run = {"key": key, "pages": len(results), "seconds": round(sum(r.seconds for r in results), 3),
           "empty": sum(not r.text.strip() for r in results), "outcomes": dict(outcomes)}
    _write(folder / f"{labelled.name}.jsonl", "".join(line + "\n" for line in lines))
    _write(folder / f"{labelled.name}.run.json", json.dumps(run, indent=1) + "\n")
    say(f"{peer.name}: {labelled.name}, {len(results)} pages in {time.monotonic() - began:.0f} s")
    return run
