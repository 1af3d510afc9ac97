#!/usr/bin/env python3
# Copyright the pare authors. SPDX-License-Identifier: Apache-2.0
"""Measures pare and other extractors on labelled sets and writes one report, report.md.

  quality_report.py --quality build/release/bench/quality --data DIR [--seeds DIR] [--out DIR]

Exit codes: 0 done, 2 misuse or data that cannot be read. What the report holds: bench/README.md.
"""
import json
import subprocess
import sys
from pathlib import Path

import calibration
import command
import document
import labelled
import peers
import predictions
import tables
from figures import TRAINED_ON, Scores, read_cross_validated


def parse(arguments):
    """The command line."""
    parser = command.parser_of(__doc__)
    parser.add_argument("--quality", required=True, type=Path, help="the program bench/quality")
    parser.add_argument("--data", required=True, type=Path, help="folder of labelled sets")
    parser.add_argument("--seeds", type=Path, help="folder of seed texts with a gold.json")
    parser.add_argument("--out", type=Path, default=command.ROOT / "build/quality")
    parser.add_argument("--cv", type=Path,
                        help="cross-validated rows, as quality --json writes them")
    parser.add_argument("--folds", type=Path,
                        help="models of training's folds: the scores of blocks are theirs")
    parser.add_argument("--missing", type=Path, help="file of `package: why it is not installed`")
    parser.add_argument("--fresh", action="store_true", help="run the peers anew")
    parser.add_argument("--limit", type=int, help="only the first N pages of each set")
    parser.add_argument("--workers", type=int, default=2, help="processes for the peers")
    return parser.parse_args(arguments)


def run_quality(options, *flags, show=False):
    """Runs bench/quality on the data; its tables are shown if asked for, its complaints always."""
    limit = ["--limit", options.limit] if options.limit else []
    command.run([options.quality, *limit, *flags, options.data],
                stdout=None if show else subprocess.DEVNULL)


def measure_pare(options):
    """The shipped program's scores, and its blocks' in OUT/blocks."""
    seeds = ["--seeds", options.seeds] if options.seeds else []
    run_quality(options, "--json", options.out / "pare.json", "--blocks", options.out / "blocks",
                *seeds, show=True)
    return Scores.read(options.out / "pare.json")


def judge_unseen(options):
    """Whether the blocks in OUT/blocks could be judged anew, by the models of the folds."""
    if not options.folds:
        return False
    try:
        run_quality(options, "--models", options.folds, "--blocks", options.out / "blocks")
    except command.Failure as error:
        print(f"calibration is that of the model that ships: {error}", flush=True)
        return False
    return True


def measure_calibration(options, names, unseen):
    """{set: (bins, expected error)} of the blocks in OUT/blocks."""
    calibrations = {}
    for name in names:
        bins = calibration.bins_of(
            calibration.read_blocks(options.out / "blocks" / f"{name}.blocks.jsonl"))
        if (error := calibration.expected_error(bins)) is not None:
            calibrations[name if unseen else marked(name)] = (bins, error)
    return calibrations


def score(options, folder, names):
    """Scores of the predictions in `folder` for the sets `names`."""
    only = [flag for name in names for flag in ("--set", name)]
    run_quality(options, "--score-predictions", folder, "--json", folder / "scores.json", *only)
    return Scores.read(folder / "scores.json")


def measure_peers(options, sets, missing):
    """({name: Scores or None}, [(peer, version, runs)]); adds to `missing` what is not there."""
    scores, runs = {}, []
    for peer in peers.PEERS:
        scores[peer.name] = None
        if problem := peer.problem():
            missing.setdefault(peer.name, problem)
            continue
        version = peer.version()
        folder = predictions.folder_of(options.out / "peers", peer.name, version, options.limit)
        of_sets = [predictions.predict(peer, s, folder, options.fresh, options.workers)
                   for s in sets]
        if sets:
            scores[peer.name] = score(options, folder, [s.name for s in sets])
            runs.append((peer, version, of_sets))
    return scores, runs


def measure_as_it_comes(options, sets):
    """Scores of texts that nobody has cleaned."""
    folder = options.out / "as-it-comes"
    folder.mkdir(parents=True, exist_ok=True)
    for one in sets:
        with (folder / f"{one.name}.jsonl").open("w", encoding="utf-8") as out:
            for page in one.pages:
                text = one.bytes_of(page).decode("utf-8", "replace")
                out.write(json.dumps({"id": page["id"], "text": text}) + "\n")
    return score(options, folder, [s.name for s in sets]) if sets else Scores({})


def read_missing(path):
    """{package: why} from lines `package: why`."""
    if not path or not path.exists():
        return {}
    lines = path.read_text(encoding="utf-8").splitlines()
    return dict(line.split(": ", 1) for line in lines if ": " in line)


def draw(options, page_curves, calibrations):
    """Writes the plots; says why there are none where that is so."""
    try:
        import plots
    except ImportError as error:
        return f"There are no plots: {error}."
    plots.f1_distribution(page_curves, options.out / "f1_distribution.png")
    if calibrations:
        plots.calibration(calibrations, options.out / "calibration.png")
    return ""


def marked(name):
    """The set's name, marked where pare has seen its pages."""
    return f"{name} {tables.SEEN}" if name in TRAINED_ON else name


def curves(pare, cross_validated, peer_scores, as_it_comes):
    """{set: {name: F1 of each page}} of all that was measured."""
    out = {}
    for name in sorted(pare.sets(), key=lambda n: (bool(as_it_comes.f1s(n)), n)):
        of_set = {"pare": pare.f1s(name), "pare, cross-validated": cross_validated.f1s(name)}
        of_set |= {peer: s.f1s(name) for peer, s in peer_scores.items() if s}
        of_set["as it comes"] = as_it_comes.f1s(name)
        out[marked(name)] = {k: values for k, values in of_set.items() if values}
    return {name: of_set for name, of_set in out.items() if of_set}


def make(options):
    """Measures all and writes the report."""
    if not any(options.data.glob("*/gold.jsonl.gz")):
        raise command.Failure(f"no labelled sets in {options.data}; see bench/README.md")
    if options.seeds and not (options.seeds / "gold.json").exists():
        print(f"no seeds in {options.seeds}: left out", flush=True)
        options.seeds = None
    options.out.mkdir(parents=True, exist_ok=True)
    validated = read_cross_validated(options.cv, command.ROOT / "bench/cross_validated.json")
    pare = measure_pare(options)
    if not options.limit and (strangers := validated.strangers(pare)):
        raise command.Failure(f"{options.cv}: its pages are not those of {', '.join(strangers)}")
    sets = labelled.find_sets(options.data, options.limit)
    html, texts = [s for s in sets if not s.is_text()], [s for s in sets if s.is_text()]
    missing = read_missing(options.missing)
    peer_scores, runs = measure_peers(options, html, missing)
    as_it_comes = measure_as_it_comes(options, texts)
    unseen = judge_unseen(options)
    calibrations = measure_calibration(options, pare.sets(), unseen)
    no_plots = draw(options, curves(pare, validated, peer_scores, as_it_comes), calibrations)
    report = document.Report(pare, validated, peer_scores, as_it_comes, runs, missing,
                             [s.name for s in html], [s.name for s in texts], calibrations,
                             unseen, no_plots, options.limit)
    path = options.out / "report.md"
    path.write_text(report.markdown(document.version(command.ROOT)), encoding="utf-8")
    print(f"report: {path}")


def main(arguments=None):
    """The program."""
    try:
        make(parse(arguments))
    except (command.Failure, OSError, ValueError) as error:
        print(f"quality report: {error}", file=sys.stderr)
        return command.MISUSE
    return 0


if __name__ == "__main__":
    sys.exit(main())
