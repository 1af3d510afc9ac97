# Copyright the pare authors. SPDX-License-Identifier: Apache-2.0
"""The choice of blocks, as extract/judge/select.cc makes it by one guideline, and its word F1."""
import numpy as np

SHORT_WORDS = 5
LEAST_SHORT_SCORE = {"html": 0.5, "text": 0.4}
ARTICLE_SHARPNESS = 2.2


def probability(log_odds):
    return 1 / (1 + np.exp(-np.clip(log_odds, -30, 30)))


def choose(page, log_odds, article, mode):
    """Which rows to keep; `article`: by the guideline of the article profile."""
    sharpness = ARTICLE_SHARPNESS if article else 1
    words = page.words.astype(float)
    settled = page.settled > 0
    sharp = np.where(settled, 1.0, probability(log_odds * sharpness))
    may = (words > 0) & ((words > SHORT_WORDS) | (sharp >= LEAST_SHORT_SCORE[mode])) | settled
    order = np.argsort(np.where(settled, -2, -sharp), kind="stable")
    order = order[may[order]]
    kept = np.zeros(page.rows, bool)
    if not len(order):
        return kept
    right, taken = np.cumsum((sharp * words)[order]), np.cumsum(words[order])
    f1 = 2 * right / (taken + (sharp * words).sum() + 1e-9)
    best = int(np.argmax(f1))
    kept[order[:best + 1]] = True
    kept |= settled
    return kept


def word_f1(page, kept):
    """Multiset overlap of the words of the kept rows with the gold's."""
    begins, ids = page.bench
    taken = ids[np.repeat(kept, np.diff(begins).astype(int))]
    if not len(page.gold) or not len(taken):
        return float(len(page.gold) == len(taken))
    most = int(max(taken.max(), page.gold.max())) + 1
    common = np.minimum(np.bincount(taken, minlength=most),
                        np.bincount(page.gold, minlength=most)).sum()
    return 2 * common / (len(taken) + len(page.gold))
