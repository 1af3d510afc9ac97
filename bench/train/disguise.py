# Copyright the pare authors. SPDX-License-Identifier: Apache-2.0
"""Labelled pages in languages that do not exist.

The labelled sets are English, the pages that the judge meets are not. A disguised set holds the
same pages with every Latin letter of their text exchanged for another one: page by page for those of
another Latin alphabet, for Cyrillic or Hebrew letters, or each word for Han characters. Markup,
layout, numbers, places and labels stay, as do addresses, and attributes but for the title and author
that the head gives: what a model still tells of the pages it tells without English, without the rules
for English, and without what capitals or spaces say where a script has none.
"""
import hashlib, html, re
from functools import partial

import labelled

# Letters in the order of ORDER, the commonest first, vowels for vowels where there are such.
ORDER = "etaoinshrdlcumwfgypbvkjxqz"
ALPHABETS = {"xx": "ariuolnptsmdeckvbghzfyqjwx",
             "ru": "оеаинтсрвлкмдпуяыьгзбчйхжш",
             "he": "יוהאלתרמבשנדעקפחגטסצזכךםןף"}
LANGUAGES = (*ALPHABETS, "zh")
MARKS = str.maketrans(".,?!:;", "。，？！：；")

# Comments, scripts, styles and tags: what is not text. As in a browser a quotation mark opens a
# string only behind an equals sign. Quadratic where a page has tags without an end.
MARKUP = re.compile(r"(<!--.*?-->|<script\b.*?</script\s*>|<style\b.*?</style\s*>"
                    r"|<[a-zA-Z/!?](?:=\s*(?:\"[^\"]*\"|'[^']*')|[^>])*+>)", re.S | re.I)
HTML_TAG = re.compile(r"<html\b", re.I)
CHARSET = re.compile(r"<meta\b[^>]*\bcharset\s*=", re.I)
META_TEXT = re.compile(r"<meta\b[^>]*\b(?:property|name)\s*=\s*[\"']?(?:og:title|author)\b", re.I)
CONTENT = re.compile(r"(content=)([\"'])(.*?)\2", re.S | re.I)
ADDRESS = re.compile(r"(\S+://\S+|\bwww\.\S+|\S+@\S+)")
WORD = re.compile(r"[A-Za-z]+(?:['’][A-Za-z]+)?")
HAN = r"[\u4e00-\u9fff]"
MARK_BEHIND_HAN = re.compile(rf"(?<={HAN})[.,?!:;](?=\s|$)")
SPACE_AMONG_HAN = re.compile(rf"(?<=[\u4e00-\u9fff，。！？：；]) +(?={HAN})")


def language_of(page_id):
    return LANGUAGES[hashlib.sha256(page_id.encode()).digest()[0] % len(LANGUAGES)]


def _han(word):
    """One to three characters, the same for the same word, however its apostrophe is written."""
    digest = hashlib.sha256(word.group().lower().replace("’", "'").encode()).digest()
    count = 1 if len(word.group()) <= 3 else 2 if len(word.group()) <= 8 else 3
    return "".join(chr(0x4E00 + int.from_bytes(digest[2 * i:2 * i + 2], "big") % 3000)
                   for i in range(count))


def _exchange(text, language):
    if language == "zh":
        text = WORD.sub(_han, text)
        text = MARK_BEHIND_HAN.sub(lambda mark: mark.group().translate(MARKS), text)
        return SPACE_AMONG_HAN.sub("", text)
    letters = ALPHABETS[language]
    return text.translate(str.maketrans(ORDER + ORDER.upper(), letters + letters.upper()))


def disguise(text, language):
    return "".join(piece if i % 2 else _exchange(piece, language)
                   for i, piece in enumerate(ADDRESS.split(text)))


def _markup(markup, language):
    """Markup with what it says of the page in words disguised as well."""
    if HTML_TAG.match(markup):
        # Of two attributes with one name the first counts.
        return f'{markup[:5]} lang="{language}"{markup[5:]}'
    if CHARSET.match(markup):
        return '<meta charset="utf-8">'
    if META_TEXT.match(markup):
        return CONTENT.sub(lambda m: m[1] + m[2] + html.escape(
            disguise(html.unescape(m[3]), language)) + m[2], markup)
    return markup


def disguise_page(page, language):
    pieces = [_markup(piece, language) if i % 2 else
              html.escape(disguise(html.unescape(piece), language), quote=False)
              for i, piece in enumerate(MARKUP.split(page))]
    if not any(HTML_TAG.match(piece) for piece in pieces):
        doctypes = [i + 1 for i, piece in enumerate(pieces) if piece[:9].lower() == "<!doctype"]
        pieces.insert(min(doctypes, default=0), f'<html lang="{language}">')
    return "".join(pieces)


def _write_page(change, source, target, name, page_id):
    name = name.format(page_id)
    page = labelled.read(source / name).decode("utf-8", errors="replace")
    labelled.write(target / name, change(page, language_of(page_id)).encode())


def write_set(source, target):
    """Writes the set of pages or texts in `source`, disguised, to the folder `target`."""
    texts = (source / "text").exists()
    name, change = ("text/{}.txt.gz", disguise) if texts else ("html/{}.html.gz", disguise_page)
    rows = labelled.read_gold(source)
    labelled.for_each(partial(_write_page, change, source, target, name), rows)
    for row in rows:
        language = language_of(row["id"])
        for field in ("text", "title", "author"):
            if row.get(field):
                row[field] = disguise(row[field], language)
        for field in ("with", "without"):
            row[field] = [disguise(s, language) for s in row.get(field) or ()]
    labelled.write_gold(target, rows)
