# Copyright the pare authors. SPDX-License-Identifier: Apache-2.0
"""Labelled pages as texts, as other tools give them: the whole page, or what they take for its body.

text-dev has such texts of one labelled set; these are of the others.
"""
from functools import partial

from resiliparse.extract.html2text import extract_plain_text
from resiliparse.parse.encoding import bytes_to_str, detect_encoding

import labelled

HOW = {"all": False, "main": True}


def _decoded(page):
    try:
        return page.decode("utf-8")
    except UnicodeDecodeError:
        return bytes_to_str(page, detect_encoding(page, from_html_meta=True))


def _write_texts(source, target, page_id):
    page = _decoded(labelled.read(source / "html" / f"{page_id}.html.gz"))
    for how, main in HOW.items():
        text = extract_plain_text(page, main_content=main, alt_texts=False)
        labelled.write(target / "text" / f"{page_id}-{how}.txt.gz", text.encode())


def write_set(source, target, hosts=None):
    """Writes the texts of the pages in the set `source` to `target`.

    `hosts` are the pages' by id, for a set that names none; a page without one is left out: its
    fold follows from its id, which its texts do not have.
    """
    rows = [r for r in labelled.read_gold(source) if hosts is None or hosts[r["id"]]]
    labelled.for_each(partial(_write_texts, source, target), rows)
    urls = {} if hosts is None else {i: f"http://{host}/" for i, host in hosts.items()}
    labelled.write_gold(target, [{**r, "id": f"{r['id']}-{how}", "url": urls.get(r["id"], r["url"])}
                                 for r in rows for how in HOW])
