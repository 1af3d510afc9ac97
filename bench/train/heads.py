# Copyright the pare authors. SPDX-License-Identifier: Apache-2.0
"""Headline, date and byline in golds that hold them: they have roles of their own, and are no body."""

RUNNING_WORDS = 12
META = ("Time", "HintDate", "HintByline")
ASKED = ("EndMark", "Digits", "ListItem", *META)


def without_heads(label, words, features):
    """The labels of a page (1 body, 0 not, 2 neither), with what stands around its body changed.

    What is no sentence before the first running text of the body, or behind the last, is no body where
    it is a time or rules hint so, nor before that text where it has digits in it and is no list. What
    else stands before it is not to be learned from. `features`: for each of ASKED a value a block.
    """
    def is_body_sentence(i):
        return label[i] == 1 and words[i] >= RUNNING_WORDS and features["EndMark"][i] > 0

    changed = list(label)
    running = [i for i in range(len(label)) if is_body_sentence(i)]
    if not running:
        return changed
    for i, was in enumerate(label):
        before = i < running[0]
        if was != 1 or running[0] <= i <= running[-1]:
            continue
        dated = before and features["Digits"][i] > 0 and not features["ListItem"][i]
        if dated or any(features[name][i] > 0 for name in META):
            changed[i] = 0
        elif before:
            changed[i] = 2
    return changed
