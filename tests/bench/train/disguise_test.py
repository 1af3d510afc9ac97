# Copyright the pare authors. SPDX-License-Identifier: Apache-2.0
"""Pages in disguise keep their markup and their labels, and lose their language."""
import gzip
import json
import sys
import tempfile
import unittest
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[3] / "bench/train"))
import disguise

PAGE = """<!doctype html><html lang="en-GB" class=a><head><title>Rain &amp; wind</title>
<meta property="og:title" content="Rain &amp; wind"><meta name=viewport content="width=device">
<style>p { color: red }</style><script>var rain = "wind";</script>
</head><body><!-- rain --><p class="rain">Rain fell, and
<a title='a > b' href="/rain">Wind</a> blew.
</body></html>"""


class DisguiseTest(unittest.TestCase):
    def test_letters_are_exchanged_one_for_one(self):
        for language, letters in disguise.ALPHABETS.items():
            self.assertEqual(len(set(letters)), len(disguise.ORDER), language)

    def test_capitals_numbers_and_marks_stay(self):
        text = disguise.disguise("On 3 May the Rain fell.", "ru")
        self.assertEqual(text[2:5], " 3 ")
        self.assertTrue(text[-1] == "." and text[0].isupper() and text[9:12].islower())

    def test_words_become_characters_without_spaces(self):
        text = disguise.disguise("The rain fell, and the rain went. So it goes", "zh")
        self.assertNotIn(" ", text.replace("。 ", "。"))
        self.assertEqual(text.count(disguise.disguise("rain", "zh")), 2)
        self.assertIn("，", text)

    def test_markup_stays(self):
        page = disguise.disguise_page(PAGE, "xx")
        for kept in ('<p class="rain">', "<a title='a > b' href=\"/rain\">", "<!-- rain -->",
                     "<style>p { color: red }</style>", 'var rain = "wind";',
                     '<meta name=viewport content="width=device">'):
            self.assertIn(kept, page)
        self.assertNotIn("Rain", page)
        self.assertIn('<html lang="xx" lang="en-GB" class=a>', page)

    def test_stray_quotes_do_not_hide_text(self):
        for tag in ('<p id="a"">', "<a title=it's>", '<?xml version="1.0"?>'):
            page = disguise.disguise_page(f"{tag}Rain fell. <b class='c'>Wind", "ru")
            self.assertIn(tag, page)
            self.assertNotRegex(page, "Rain|Wind")

    def test_every_page_names_its_language(self):
        self.assertEqual(disguise.disguise_page("<!DOCTYPE html><p>1", "ru"),
                         '<!DOCTYPE html><html lang="ru"><p>1')

    def test_addresses_stay(self):
        text = "See http://rain.example/wind or www.rain.example, ask rain@wind.example"
        for kept in ("http://rain.example/wind", "www.rain.example,", "rain@wind.example"):
            self.assertIn(kept, disguise.disguise(text, "he"))

    def test_apostrophes_are_all_the_same(self):
        self.assertEqual(disguise.disguise("don't", "zh"), disguise.disguise("don’t", "zh"))

    def test_title_is_the_same_wherever_it_stands(self):
        page = disguise.disguise_page(PAGE, "ru")
        rain, wind = disguise.disguise("Rain", "ru"), disguise.disguise("wind", "ru")
        self.assertIn(f"<title>{rain} &amp; {wind}</title>", page)
        self.assertIn(f'content="{rain} &amp; {wind}"', page)

    def test_a_set_and_its_labels_are_disguised_alike(self):
        for kind, ending, page in (("html", "html", b"<p>Rain fell.</p>"),
                                   ("text", "txt", b"Rain fell.")):
            with tempfile.TemporaryDirectory() as folder:
                source, target = Path(folder) / "a", Path(folder) / "b"
                (source / kind).mkdir(parents=True)
                name = f"{kind}/1.{ending}.gz"
                (source / name).write_bytes(gzip.compress(page))
                row = {"id": "1", "url": "http://a.example/", "text": "Rain fell.", "title": None,
                       "author": None, "with": ["Rain"], "without": None}
                (source / "gold.jsonl.gz").write_bytes(gzip.compress(json.dumps(row).encode()))
                disguise.write_set(source, target)
                gold = json.loads(gzip.open(target / "gold.jsonl.gz").read())
                self.assertNotEqual(gold["text"], row["text"])
                self.assertEqual(gold["url"], row["url"])
                self.assertIn(gold["text"], gzip.open(target / name).read().decode())
                self.assertIn(gold["with"][0], gold["text"])


if __name__ == "__main__":
    unittest.main()
