# Copyright the pare authors. SPDX-License-Identifier: Apache-2.0
"""Other extractors, each called as its users would call it on an article page.

An adapter takes a page's bytes, its url ("" if unknown) and its language (None if unknown), and
gives text. Libraries are imported by their adapter, so that one that is missing harms no other.

Bytes: what is valid UTF-8 is given as UTF-8, whatever the page's label says, because many sets were
recoded by their makers with old labels left in; all else is left to the library's own detection.
"""
import functools
import importlib.metadata
from dataclasses import dataclass
from typing import Callable

import pool

_BLOCKS = frozenset("""address article aside blockquote body br caption dd details div dl dt
    fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hr li main nav ol p pre section summary
    table tbody td tfoot th thead tr ul""".split())

# Languages of the labelled sets for which jusText has a list of stop words.
_STOPLISTS = {"de": "German", "el": "Greek", "en": "English", "es": "Spanish", "fr": "French",
              "it": "Italian", "pl": "Polish", "pt": "Portuguese", "ru": "Russian"}


def is_utf8(data):
    """Whether the bytes are valid UTF-8."""
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def resiliparse(data, url, lang):
    """The settings of its makers' own comparison of extractors: no comments, like the other peers.

    With comments, as by default (2.0.1): 0.720 instead of 0.635 on wcxb-dev's forums and 0.787
    instead of 0.782 on the whole set, but 0.749 instead of 0.846 on dragnet.
    """
    from resiliparse.extract.html2text import extract_plain_text
    from resiliparse.parse.encoding import bytes_to_str, detect_encoding
    charset = "utf-8" if is_utf8(data) else detect_encoding(data, from_html_meta=True)
    return extract_plain_text(bytes_to_str(data, charset), main_content=True,
                              preserve_formatting=True, list_bullets=False, alt_texts=False,
                              links=False, comments=False)


def trafilatura(data, url, lang):
    """Its documented call; it looks for UTF-8 first by itself."""
    import trafilatura as library
    return library.extract(data, url=url or None, include_comments=False)


def rs_trafilatura(data, url, lang):
    """Its documented call; the url serves its guess of the page's type."""
    import rs_trafilatura as library
    if is_utf8(data):
        return library.extract(data.decode("utf-8"), url=url or None).main_content
    return library.extract_bytes(data, url=url or None).main_content


def readability_lxml(data, url, lang):
    """Its summary, a piece of HTML, as text with a line for each block."""
    import lxml.html
    from readability import Document
    page = Document(data.decode("utf-8") if is_utf8(data) else data, url=url or None)
    summary = page.summary()
    return text_of(lxml.html.fromstring(summary)) if summary.strip() else ""


def text_of(root):
    """The text of an lxml tree, blocks parted by line feeds, inline tags glued."""
    parts = []
    stack = [(root, False)]
    while stack:
        node, is_done = stack.pop()
        is_block = node.tag in _BLOCKS
        if is_done:
            parts += ["\n" if is_block else "", node.tail or ""]
            continue
        stack.append((node, True))
        if isinstance(node.tag, str) and node.tag not in ("script", "style"):
            parts += ["\n" if is_block else "", node.text or ""]
            stack += [(child, False) for child in reversed(node)]
    return "".join(parts)


@functools.lru_cache(maxsize=None)
def _stop_words(lang):
    import justext as library
    name = _STOPLISTS.get(lang or "en")
    return library.get_stoplist(name) if name else None


def justext(data, url, lang):
    """Stop words of the page's language; where it has none, its language-independent mode."""
    import justext as library
    words = _stop_words(lang)
    options = {} if words is not None else {"stopwords_low": 0, "stopwords_high": 0}
    paragraphs = library.justext(data, words if words is not None else frozenset(),
                                 encoding="utf-8" if is_utf8(data) else None, **options)
    return "\n".join(p.text for p in paragraphs if not p.is_boilerplate)


@dataclass(frozen=True)
class Peer:
    """One extractor: its package, how it is called (for the report), and its adapter.

    `how` is part of what a cached prediction is good for: change it with the adapter.
    """
    name: str
    how: str
    extract: Callable[[bytes, str, str], str]

    def version(self):
        """The installed version, or None."""
        try:
            return importlib.metadata.version(self.name)
        except importlib.metadata.PackageNotFoundError:
            return None

    def problem(self):
        """Why it cannot be run, or "". Tried in a process of its own, as any page is."""
        if self.version() is None:
            return "it is not installed."
        outcome = pool.run(self.extract, [(b"<p>A page.</p>", "", None)], workers=1)[0].outcome
        if outcome in ("ImportError", "ModuleNotFoundError"):
            return "it is installed, but what it needs is not."
        return ""


PEERS = [
    Peer("resiliparse", "`extract_plain_text(main_content=True, preserve_formatting=True, "
         "list_bullets=False, alt_texts=False, links=False, comments=False)`", resiliparse),
    Peer("trafilatura", "`extract(url=…, include_comments=False)`", trafilatura),
    Peer("rs-trafilatura", "`extract(url=…).main_content`", rs_trafilatura),
    Peer("readability-lxml", "`Document(url=…).summary()`, its text with a line for each block",
         readability_lxml),
    Peer("justext", "`justext(stoplist)`: English, or the language that the set states; for "
         "Chinese, which has no list, none and thresholds 0", justext),
]
