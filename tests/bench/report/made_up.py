# Copyright the pare authors. SPDX-License-Identifier: Apache-2.0
"""Made-up sets and scores for the tests; makes bench/report importable."""
import gzip
import json
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[3]
sys.path.insert(0, str(ROOT / "bench/report"))


def write_set(folder, pages, kind="html"):
    """Writes pages, each a dict with id, text and bytes, as a labelled set."""
    ending = "html" if kind == "html" else "txt"
    (folder / kind).mkdir(parents=True, exist_ok=True)
    with gzip.open(folder / "gold.jsonl.gz", "wt", encoding="utf-8") as gold:
        for page in pages:
            fields = {"url": None, "type": "article", "lang": None, "title": None, "author": None,
                      "date": None, "with": None, "without": None, **page}
            data = fields.pop("bytes", b"<p>Nothing.</p>")
            gold.write(json.dumps(fields) + "\n")
            with gzip.open(folder / kind / f"{page['id']}.{ending}.gz", "wb") as out:
                out.write(data)


def scores_json(**sets):
    """What quality --json writes. sets: name=[(type, f1), ...]."""
    out = {"figures": {}, "pages": {}, "stories": {}, "seeds": {}}
    for name, rows in sets.items():
        name = name.replace("_", "-")
        out["pages"][name] = [{"id": str(i), "type": t, "p": f, "r": f, "f1": f}
                              for i, (t, f) in enumerate(rows)]
        for kind in {t for t, _ in rows} | {None}:
            of_kind = [f for t, f in rows if kind in (None, t)]
            mean = sum(of_kind) / len(of_kind)
            key = name if kind is None else f"{name}/{kind}"
            out["figures"][key] = {"f1": mean, "p": mean, "r": mean}
    return out
