# Copyright the pare authors. SPDX-License-Identifier: Apache-2.0
"""Whether the judge's scores can be taken for shares: of blocks scored 0.8, are 80 % body text?"""
import json
from dataclasses import dataclass
from pathlib import Path

BINS = 10


@dataclass
class Bin:
    """Blocks whose scores lie in one tenth."""
    blocks: int = 0
    score: float = 0.0    # their mean
    in_gold: float = 0.0  # their share


def read_blocks(path):
    """(score, in gold) of the blocks that the judge decides; those that rules settle are not its.

    `path`: SET.blocks.jsonl as `quality --blocks` writes it.
    """
    pairs = []
    with Path(path).open(encoding="utf-8") as lines:
        for line in lines:
            blocks = json.loads(line)["blocks"]
            pairs += [(score, truth) for score, _, truth, settled in blocks if settled == 0]
    return pairs


def bins_of(pairs, count=BINS):
    """`count` bins of equal width over 0..1; each block has the same weight."""
    sums = [[0, 0.0, 0] for _ in range(count)]
    for score, truth in pairs:
        of_bin = sums[min(int(score * count), count - 1)]
        of_bin[0] += 1
        of_bin[1] += score
        of_bin[2] += truth
    return [Bin(n, s / n, t / n) if n else Bin() for n, s, t in sums]


def expected_error(bins):
    """Expected calibration error: the mean distance of score and share, weighed by blocks."""
    total = sum(b.blocks for b in bins)
    if not total:
        return None
    return sum(b.blocks * abs(b.score - b.in_gold) for b in bins) / total
