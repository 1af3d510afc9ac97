# Copyright the pare authors. SPDX-License-Identifier: Apache-2.0
"""The report's plots, as PNG files. The only module that needs matplotlib."""
import math

import matplotlib
matplotlib.use("Agg")
import matplotlib.pyplot as plt  # noqa: E402: the backend comes first

COLUMNS = 3
PARE = "#000000"
# Okabe and Ito's palette: told apart with any kind of colour vision.
COLOURS = ["#E69F00", "#0072B2", "#009E73", "#D55E00", "#CC79A7", "#56B4E9"]
METADATA = {"Software": None}  # the same data give the same bytes


def _panels(count, height=3.1):
    """A figure with a panel for each set, in rows, and a spare one for the legend."""
    rows = math.ceil((count + 1) / COLUMNS)
    figure, axes = plt.subplots(rows, COLUMNS, figsize=(11, height * rows), squeeze=False,
                                layout="constrained")
    flat = list(axes.flat)
    for spare in flat[count:]:
        spare.set_axis_off()
    return figure, flat[:count], flat[count]


def _ecdf(axis, values, **style):
    """The share of pages with that F1 or less."""
    values = sorted(values)
    shares = [(i + 1) / len(values) for i in range(len(values))]
    axis.step([0, *values, 1], [0, *shares, 1], where="post", **style)


def f1_distribution(curves, path):
    """`curves`: {set: {name: [F1 of a page, ...]}}; names that begin with "pare" are black."""
    figure, axes, legend = _panels(len(curves))
    names = list(dict.fromkeys(name for of_set in curves.values() for name in of_set))
    others = [name for name in names if not name.startswith("pare")]
    colours = {name: COLOURS[i % len(COLOURS)] for i, name in enumerate(others)}
    handles = {}
    for axis, (title, of_set) in zip(axes, curves.items()):
        for name, values in sorted(of_set.items(), key=lambda item: item[0].startswith("pare")):
            style = {"color": colours.get(name, PARE), "lw": 1.3, "label": name}
            if name.startswith("pare"):
                style |= {"lw": 2.0, "ls": "-" if name == "pare" else "--"}
            _ecdf(axis, values, **style)
            handles[name] = axis.lines[-1]
        axis.set(title=title, xlim=(0, 1), ylim=(0, 1), xlabel="word F1",
                 ylabel="share of pages at or below")
        axis.grid(alpha=0.3)
    legend.legend([handles[name] for name in names], names, loc="center", frameon=False,
                  fontsize=11, title="the lower a curve, the better;\n† pare has seen the pages")
    figure.savefig(path, dpi=110, metadata=METADATA)
    plt.close(figure)


def calibration(by_set, path):
    """`by_set`: {set: (bins, expected error)}; see calibration.py."""
    figure, axes, legend = _panels(len(by_set), height=3.4)
    for axis, (name, (bins, error)) in zip(axes, by_set.items()):
        filled = [b for b in bins if b.blocks]
        total = sum(b.blocks for b in filled)
        edges = [i / len(bins) for i in range(len(bins))]
        bars = axis.bar(edges, [b.blocks / total for b in bins], width=1 / len(bins),
                        align="edge", color="#56B4E9", alpha=0.35, lw=0)
        ideal, = axis.plot([0, 1], [0, 1], color="#888888", ls="--", lw=1)
        curve, = axis.plot([b.score for b in filled], [b.in_gold for b in filled], color=PARE,
                           marker="o", ms=5, lw=1.3, clip_on=False)
        axis.set(title=f"{name}: error {error:.3f}", xlim=(0, 1), ylim=(0, 1),
                 xlabel="mean score of the blocks", ylabel="share in gold")
        axis.grid(alpha=0.3)
    legend.legend([curve, ideal, bars],
                  ["blocks whose scores lie in one tenth", "score = share",
                   "share of all blocks in that tenth"],
                  loc="center", frameon=False, fontsize=11)
    figure.savefig(path, dpi=110, metadata=METADATA)
    plt.close(figure)
