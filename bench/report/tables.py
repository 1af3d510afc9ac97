# Copyright the pare authors. SPDX-License-Identifier: Apache-2.0
"""The report's tables, in Markdown."""
from collections import Counter

from figures import ALL, TRAINED_ON
from peers import PEERS

NOT_MEASURED = "not measured"
NEVER_TRAINED = "never trained on"
SEEN = "†"


def table(header, rows, left=1):
    """A Markdown table; the first `left` columns are words, the others numbers."""
    rule = [":--" if i < left else "--:" for i in range(len(header))]
    lines = [header, rule, *rows]
    return "\n".join("| " + " | ".join(str(cell) for cell in line) + " |" for line in lines) + "\n"


def number(value, digits=3):
    """A figure, or a dash where there is none."""
    return "–" if value is None or value != value else f"{value:.{digits}f}"


def _cross_validated_cell(cross_validated, name, kind):
    if name not in TRAINED_ON:
        return NEVER_TRAINED
    value = cross_validated.f1(name, kind)
    return NOT_MEASURED if value is None else number(value)


def _unseen_f1(pare, cross_validated, name, kind):
    """Pare's F1 on pages that its weights have not seen, or None."""
    if name in TRAINED_ON:
        return cross_validated.f1(name, kind)
    return pare.figure(name, kind)


def _row_head(scores, name, kind):
    bold = "**" if kind == ALL else ""
    return [f"{bold}{name}{bold}", kind, f"{scores.count(name, kind):,}"]


def _pare_cells(pare, name, kind):
    seen = SEEN if name in TRAINED_ON else ""
    f1 = number(pare.figure(name, kind)) + seen
    return [f1, number(pare.figure(name, kind, "p")), number(pare.figure(name, kind, "r"))]


def _with_best_bold(unseen, unseen_cell, peer_values):
    """The cells of what may be compared, the best in bold: unseen pages of pare, and peers."""
    known = [v for v in [unseen, *peer_values] if v is not None]
    best = number(max(known)) if len(known) > 1 else None

    def cell(value, text):
        return f"**{text}**" if value is not None and number(value) == best else text
    return cell(unseen, unseen_cell), [cell(v, number(v)) for v in peer_values]


def pages_table(pare, cross_validated, peers, names):
    """Word F1 on sets of web pages, by set and type. `peers`: {name: Scores or None}."""
    header = ["set", "type", "pages", "pare F1", "P", "R", "cross-validated", *peers]
    rows = []
    for name in names:
        for kind in [*pare.types(name), ALL]:
            values = [s.figure(name, kind) if s else None for s in peers.values()]
            cells = _pare_cells(pare, name, kind)
            unseen = _unseen_f1(pare, cross_validated, name, kind)
            validated = _cross_validated_cell(cross_validated, name, kind)
            if name in TRAINED_ON:
                validated, values = _with_best_bold(unseen, validated, values)
            else:
                cells[0], values = _with_best_bold(unseen, cells[0], values)
            rows.append([*_row_head(pare, name, kind), *cells, validated, *values])
    return table(header, rows, left=2)


def texts_table(pare, cross_validated, as_it_comes, names):
    """Word F1 on sets of scraped texts, beside that of the texts uncleaned."""
    header = ["set", "type", "pages", "pare F1", "P", "R", "cross-validated", "as it comes"]
    rows = []
    for name in names:
        for kind in [*pare.types(name), ALL]:
            rows.append([*_row_head(pare, name, kind), *_pare_cells(pare, name, kind),
                         _cross_validated_cell(cross_validated, name, kind),
                         number(as_it_comes.figure(name, kind))])
    return table(header, rows, left=2)


RUNS = {"auto": "auto", "article": "`--profile article`", "page": "`--profile page`",
        "without names and words": "auto, no names and words", "in disguise": "auto, in disguise",
        "as texts": "auto, as texts"}


def runs_table(cross_validated):
    """Word F1 on unseen hosts by profile, and without lexical evidence; the kinds told last."""
    told = cross_validated.of_run("kinds told")
    header = ["set", "type", *RUNS.values(), "auto against the better profile", "kind told"]
    rows = []
    for name, types in sorted(cross_validated.of_run("auto").items()):
        for kind in [*sorted(k for k in types if k != ALL and len(types) > 2), ALL]:
            f1 = {run: cross_validated.of_run(run).get(name, {}).get(kind) for run in RUNS}
            better = max((f1[p] for p in ("article", "page") if f1[p] is not None), default=None)
            behind = None if better is None else f1["auto"] - better
            bold = "**" if kind == ALL else ""
            rows.append([f"{bold}{name}{bold}", kind, *(number(v) for v in f1.values()),
                         number(behind), number(told.get(name, {}).get(kind))])
    return table(header, rows, left=2)


def _story_groups(case):
    """The groups that a case is counted in; bench/story.cc makes them the same way."""
    opening, _, spacing = case["kind"].partition(" ")
    yield ALL
    yield opening.split("+")[0] if case["tail"] else "clean"
    yield spacing or "spaced"


def stories_table(pare):
    """What the story cut does to bodies that unrelated stories follow."""
    header = ["cases", "group", "number", "body kept", "tail cut", "exact"]
    rows = []
    for name, cases in sorted(pare.stories.items()):
        counts = Counter(group for case in cases for group in _story_groups(case))
        for group in sorted(counts, key=lambda g: (g == ALL, g)):
            values = [pare.figure(name, group, k) for k in ("body_kept", "tail_cut", "exact")]
            bold = "**" if group == ALL else ""
            rows.append([f"{bold}{name}{bold}", group, f"{counts[group]:,}",
                         *(number(v, 4) for v in values)])
    return table(header, rows, left=2)


def seeds_text(pare):
    """How many of the seed texts come out exact, and what is wrong in the others."""
    if not pare.seeds:
        return "No seeds were given.\n"
    wrong = {name: problems for name, problems in sorted(pare.seeds.items()) if problems}
    lines = [f"{len(pare.seeds) - len(wrong)} of {len(pare.seeds)} texts come out exact, line by "
             "line.", ""]
    lines += [f"- `{name}`: {'; '.join(problems)}" for name, problems in wrong.items()]
    return "\n".join(lines).rstrip() + "\n"


def peers_table(runs, missing):
    """How the peers' runs went. `runs`: [(peer, version, [run, ...])].

    `missing`: {name: why}, of peers and of what they need.
    """
    header = ["peer", "version", "called as", "pages", "ms/page", "empty", "too slow", "failed"]
    rows = []
    for peer, version, of_sets in runs:
        pages = sum(run["pages"] for run in of_sets)
        seconds = sum(run["seconds"] for run in of_sets)
        outcomes = [(k, len(ids)) for run in of_sets for k, ids in run["outcomes"].items()]
        slow = sum(n for k, n in outcomes if k == "timeout")
        failed = sum(n for k, n in outcomes if k != "timeout")
        rows.append([peer.name, version, peer.how, f"{pages:,}",
                     number(1000 * seconds / pages if pages else None, 0),
                     sum(run["empty"] for run in of_sets), slow, failed])
    out = table(header, rows, left=3) if rows else ""
    names = {peer.name for peer in PEERS}
    for name in sorted(names & missing.keys()):
        out += f"\n**{name} is missing:** {missing[name]}\n"
    if others := sorted(missing.keys() - names):
        out += f"\nNot installed, either: {', '.join(others)}.\n"
    return out


def calibration_table(by_set):
    """`by_set`: {set: (bins, expected error)}."""
    rows = [[name, f"{sum(b.blocks for b in bins):,}", number(error)]
            for name, (bins, error) in by_set.items()]
    return table(["set", "blocks", "expected calibration error"], rows)
