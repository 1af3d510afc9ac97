# Copyright the pare authors. SPDX-License-Identifier: Apache-2.0
"""What each look of the judge sees, and how it is trained (extract/judge/model.h)."""
import numpy as np

import forest

KINDS = ["article", "forum", "product", "collection", "listing", "documentation", "service"]
# Features that are also asked of the blocks before and behind.
NEAR = ["Words", "LinkShare", "EndMark", "Heading", "ListItem", "PathBlocks", "PathLong",
        "RecordSize", "TitleShare", "Media", "Time", "Capitals", "HintComment", "HintRelated",
        "HintDate", "HintByline", "HintCaption", "HintShare", "InBest", "Numbers", "BoldShare",
        "DownFromBest", "GroupSize", "Controls", "HintNavigation", "Markup", "Vocabulary"]
NEAREST = NEAR[:8]  # as far as three blocks away
# A look is the mean of so many forests, each of its own seed and its share of the trees: what one
# draw says of languages and layouts it has hardly seen is up to chance.
MEMBERS, RATE = 2, 0.26
# The first look at HTML decides what a page is taken for, so by chance the whole page: that of the
# model that ships is the mean of more, each as large as one of two.
SHIPPED_MEMBERS = {"html1": 4}
# Sizes beyond these, 16 * log2(1 + x), are all the same to a forest: of pages with more there are too
# few to learn from, one in ten or twenty, and threads of comments among them. A forest that asks on
# takes the chapters of a novel for such a thread.
MOST_WORDS, MOST_BLOCKS = 176, 112  # 2047 words, 127 blocks or whatever else is counted
OF_STORY = "mean over the story: "


def most_of(name, names):
    """The greatest byte of a feature that a forest tells from smaller ones."""
    scale, what = next((s, w) for n, s, w in names if n == name)
    if scale != "log":
        return 255
    if what.startswith(OF_STORY):
        return most_of(what.removeprefix(OF_STORY), names)
    return MOST_WORDS if "words" in what else MOST_BLOCKS


class Layout:
    """Numbers of features by name and by group."""

    def __init__(self, names):
        self.most = np.array([most_of(n, names) for n, _, _ in names], np.uint8)[:, None]
        self.names = [n for n, _, _ in names]
        self.number = {n: i for i, n in enumerate(self.names)}
        at = self.number
        self.page = list(range(at["PageWords"], at["UrlService"] + 1))
        self.kinds = list(range(at["KindArticle"], at["Strict"]))
        self.first = list(range(at["First"], at["BodyShare"]))
        self.body = list(range(at["BodyShare"], len(self.names)))
        block = [i for i in range(at["First"]) if i not in self.page and i not in self.kinds]
        near = [(at[n], s) for s in (-2, -1, 1, 2) for n in NEAR]
        near += [(at[n], s) for s in (-3, 3) for n in NEAREST]
        # What is the same for all blocks of a page would tell pages apart, not blocks: the looks at
        # blocks do not see it, but for what the page's kind is thought to be.
        self.first_look = [(i, 0) for i in block] + near
        firsts = [(i, 0) for i in self.kinds + self.first]
        firsts += [(at["First"], s) for s in (-3, -2, -1, 1, 2, 3)]
        self.second_look = self.first_look + firsts
        self.page_look = [(i, 0) for i in self.page + self.body]
        # Where a widget has been pasted into a text says nothing of the lines around it.
        drops = range(at["DropsBefore"], at["SinceDrop"] + 1)
        self.columns = {
            "html": (self.first_look, self.second_look),
            "text": tuple([c for c in look if c[0] not in drops]
                          for look in (self.first_look, self.second_look))}

    def cut_sizes(self, page):
        """Once for each page, before anything is trained on it or asked of it."""
        page.x = np.minimum(page.x, self.most)

    def matrix(self, page, columns):
        """Rows x columns; beyond the page's ends there is 0."""
        out = np.zeros((page.rows, len(columns)), np.uint8)
        for c, (feature, shift) in enumerate(columns):
            if abs(shift) >= page.rows:
                continue
            column = page.x[feature]
            if shift < 0:
                out[-shift:, c] = column[:shift]
            else:
                out[:page.rows - shift, c] = column[shift:]
        return out


def weights(pages, of_page):
    """By row: each page counts the same, or as of_page says; longer blocks more than short ones."""
    out = []
    for page in pages:
        w = np.sqrt(page.words + 2.0)
        out.append(w / max(20.0, w.sum()) * 100 * of_page(page))
    return np.concatenate(out)


def rows_of(pages):
    """(labels, which rows to train on)."""
    label = np.concatenate([p.label for p in pages])
    settled = np.concatenate([p.settled for p in pages])
    return label, (label != 2) & (settled == 0)


def fit_look(layout, pages, columns, of_page, trees, members=MEMBERS):
    x = np.concatenate([layout.matrix(p, columns) for p in pages])
    label, use = rows_of(pages)
    x, y, weight = x[use], label[use], weights(pages, of_page)[use]
    return forest.mean([forest.fit(x, y, weight, columns, trees // MEMBERS, rate=RATE, seed=s + 1)
                        for s in range(members)])


def page_matrix(layout, pages):
    """A row a page: features of the page and of what the first look takes for its story."""
    return np.concatenate([layout.matrix(p, layout.page_look)[:1] for p in pages])


def fit_page(layout, x, y, weight):
    """A forest that asks features of the page only."""
    return forest.fit(x, y, weight, layout.page_look, trees=400, depth=4, rate=0.08, sampled=0.5,
                      l2=10.0)


def fit_kinds(layout, pages):
    """A forest for each kind, against all others."""
    x = page_matrix(layout, pages)
    kinds = np.array([p.kind for p in pages])
    # Sets of articles alone shall not make everything an article.
    weight = np.array([p.weight * (0.35 if p.set in ("dragnet", "fundus") else 1) for p in pages])
    return [fit_page(layout, x, (kinds == k).astype(int), weight) for k in KINDS]
