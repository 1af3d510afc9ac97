# Copyright the pare authors. SPDX-License-Identifier: Apache-2.0
"""Makes cases for the story cut from the gold bodies of labelled page sets: a body, and behind it
the leads of none to three other stories of the same language. Seeded: the same data give the same
cases. Donors come from the body's own fold, so that no fold sees another's texts.
"""
import gzip, json, random, re
from collections import Counter, defaultdict

CJK = "\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
WORD = re.compile(rf"[{CJK}]|[^\W{CJK}]+")
LEAST_WORDS = 15            # of a lead's paragraph
PLACES = ["TOKYO", "PARIS", "NEW DELHI", "SÃO PAULO", "ROME", "CAIRO", "LAGOS", "OSLO", "LIMA",
          "МОСКВА", "BERLIN", "WASHINGTON", "MEXICO CITY"]
NAMES = ["Ana Ruiz", "John Smith", "Léa Martin", "Иван Петров", "Max Weber", "Li Wei", "A. Rossi"]


def words(s):
    return WORD.findall((s or "").lower())


def read_gold(folder):
    with gzip.open(folder / "gold.jsonl.gz", "rt", encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


class Text:
    """A gold body with what is needed to find it donors."""

    def __init__(self, page, name, fold):
        self.set = name
        self.id, self.type, self.fold = f'{name}:{page["id"]}', page["type"], fold
        self.title, self.text = (page["title"] or "").strip(), (page["text"] or "").strip()
        self.lines = [x.strip() for x in self.text.split("\n") if words(x)]
        all_ = words(self.text)
        self.count = len(all_)
        # The commonest short words tell the language, without any list.
        short = Counter(w for w in all_ if len(w) <= 3 and not w.isdigit())
        self.short = {w for w, _ in short.most_common(20)}
        self.content = {w[:6] for w in all_ if len(w) > 5 or "\u3040" < w[0]}

    def same_language(self, other):
        both = len(self.short & other.short)
        return both * 3 >= min(len(self.short), len(other.short), 20)

    def relation(self, other):
        return len(self.content & other.content) / (len(other.content) + 50)


def read_texts(data, name, folds):
    """The bodies of a set; `folds` by id, those of the judge's training."""
    return [Text(p, name, folds[p["id"]]) for p in read_gold(data / name) if p["text"]]


def lead(donor, rng):
    """The donor's beginning, mostly a paragraph, mostly broken off, with what opens it."""
    paragraphs, count = [], 0
    least = rng.choice([15, 25, 25, 60])
    for line in donor.lines[:8]:
        paragraphs.append(line)
        count += len(words(line))
        if count >= least:
            break
    if count < LEAST_WORDS:
        return []
    last = paragraphs[-1]
    if rng.random() < 0.3:
        last = last[:max(60, int(len(last) * rng.uniform(0.5, 1)))]
    if rng.random() < 0.65:
        last = last.rstrip(" .。!?！？\"”»")
    paragraphs[-1] = last
    kind = rng.random()
    if kind < 0.35 and donor.title:
        byline = [("By " if rng.random() < 0.6 else "") + rng.choice(NAMES)]
        return [donor.title] + (byline if rng.random() < 0.5 else []) + paragraphs
    if kind < 0.65:
        agency = rng.choice(["", "", "", " (AP)", " (dpa)"])
        mark = rng.choice([" -", " –", " —", ":"])
        paragraphs[0] = f"{rng.choice(PLACES)}{agency}{mark} {paragraphs[0]}"
    return paragraphs


def titled(text, rng):
    """The body, half the time below its title, as scraped texts have it."""
    if text.title and rng.random() < 0.5 and not text.text.startswith(text.title):
        return text.title + "\n\n" + text.text
    return text.text


def with_tail(text, donors, stories, rng):
    """The text with leads of other stories, half of them the most related of some; or None."""
    body = titled(text, rng)
    gap = "\n\n" if rng.random() < 0.7 else "\n"
    if gap == "\n":
        body = re.sub(r"\n\s*\n", "\n", body)
    out, starts = body, []
    for _ in range(stories):
        some = [d for d in rng.sample(donors, min(60, len(donors)))
                if d is not text and text.same_language(d)]
        if not some:
            break
        related = rng.random() < 0.5
        donor = max(some[:12], key=text.relation) if related else some[0]
        paragraphs = lead(donor, rng)
        if not paragraphs:
            continue
        starts.append(len((out + gap).encode()))
        out += gap + gap.join(paragraphs)
    if not starts:
        return None
    return {"id": text.id, "kind": "made", "text": out, "body": body, "starts": starts,
            "fold": text.fold, "folds": {text.fold}, "set": text.set}


def make_cases(texts, tails, seed):
    """Every text as it is, and `tails` times with a tail, where it is long enough."""
    by_fold = defaultdict(list)
    for t in texts:
        if t.count > 80 and t.type in ("article", "documentation"):
            by_fold[t.fold].append(t)
    cases = []
    for t in texts:
        rng = random.Random(f"{seed} {t.id}")
        clean = titled(t, rng)
        cases.append({"id": t.id, "kind": "clean", "text": clean, "body": clean, "starts": [],
                      "fold": t.fold, "folds": {t.fold}, "set": t.set, "type": t.type})
        if t.type not in ("article", "documentation") or t.count < 100:
            continue
        for _ in range(tails):
            case = with_tail(t, by_fold[t.fold], rng.choice([1, 1, 2, 3]), rng)
            if case:
                cases.append(case)
    return cases


def read_trailing(data, texts):
    """trailing-dev, with the folds of all pages that went into each case."""
    fold = {t.id: t.fold for t in texts}
    source = {}
    for t in texts:
        w = words(t.text)[:500]
        for i in range(0, len(w) - 7):
            source.setdefault(tuple(w[i:i + 8]), t.fold)
    cases = []
    with gzip.open(data / "trailing-dev.jsonl.gz", "rt", encoding="utf-8") as lines:
        for c in map(json.loads, lines):
            c["fold"] = fold["wcxb-dev:" + c["id"].rsplit("-", 1)[0]]
            c["folds"], c["set"] = {c["fold"]}, "trailing-dev"
            tail = c["text"][len(c["body"]):]
            for line in tail.split("\n"):
                w = words(line)
                hits = Counter(source[g] for g in zip(*(w[i:] for i in range(8))) if g in source)
                if hits:
                    c["folds"].add(hits.most_common(1)[0][0])
            c["starts"] = []
            if tail.strip():
                blank = len(tail) - len(tail.lstrip())
                c["starts"] = [len((c["body"] + tail[:blank]).encode())]
            cases.append(c)
    return cases
