#!/usr/bin/env python3
# Copyright the pare authors. SPDX-License-Identifier: Apache-2.0
"""Times pare and other extractors on the same pages, one core, one after the other in rounds.

  speed_report.py --pare build/release/pare --speed build/release/bench/speed
                  --sizes build/release/bench/size_speed --data DIR

Writes OUT/speed.md with its plot and prints it. Exit codes: 0 done, 2 misuse or data that cannot be
read. What the report holds: bench/README.md.
"""
import gzip
import json
import os
import re
import shutil
import statistics
import subprocess
import sys
from pathlib import Path

import command
import labelled
import peers

PEERS = ("resiliparse", "rs-trafilatura", "trafilatura")
PAGES_SET, TEXT_SET = "wcxb-dev", "text-dev"
INSTRUCTION_PAGES = 20
LARGE = 10 << 20  # bytes of a large page
STARTS = 21
# Of pages without these the share of text is what crawls with rendered pages have.
_SCRIPTS = re.compile(rb"<(script|style)\b.*?</\1\s*>", re.DOTALL | re.IGNORECASE)


def parse(arguments):
    """The command line."""
    parser = command.parser_of(__doc__)
    parser.add_argument("--pare", required=True, type=Path, help="the program")
    parser.add_argument("--speed", required=True, type=Path, help="the program bench/speed")
    parser.add_argument("--sizes", required=True, type=Path, help="the program bench/size_speed")
    parser.add_argument("--data", required=True, type=Path, help="folder of labelled sets")
    parser.add_argument("--out", type=Path, default=command.ROOT / "build/bench")
    parser.add_argument("--limit", type=int, default=100, help="pages of a set")
    parser.add_argument("--rounds", type=int, default=3)
    return parser.parse_args(arguments)


def run(*words):
    """A program's standard output."""
    return command.run(words, stdout=subprocess.PIPE).decode()


def run_speed(options, folder, *flags, rounds=1, limit=None):
    """What bench/speed measures on a set."""
    path = options.out / "speed.json"
    run(options.speed, "--limit", limit or options.limit, "--rounds", rounds, "--json", path,
        *flags, folder)
    return json.loads(path.read_text(encoding="utf-8"))


def without_scripts(folder, out, limit):
    """A copy of a set's first pages in OUT, their scripts and styles cut out."""
    some = labelled.LabelledSet(folder, limit)
    copy = out / f"{some.name}-plain"
    shutil.rmtree(copy, ignore_errors=True)
    (copy / "html").mkdir(parents=True)
    for page in some.pages:
        html = _SCRIPTS.sub(b"", some.bytes_of(page))
        (copy / "html" / f"{page['id']}.html.gz").write_bytes(gzip.compress(html, 1))
    with gzip.open(copy / "gold.jsonl.gz", "wt", encoding="utf-8") as lines:
        lines.writelines(json.dumps(page) + "\n" for page in some.pages)
    return copy


def time_set(options, folder, names):
    """(what bench/speed says of each round, by peer what its worker says of each round)."""
    rounds, others = [], {name: [] for name in names}
    for _ in range(options.rounds):
        rounds.append(run_speed(options, folder))
        for name in names:
            worker = Path(__file__).with_name("speed_worker.py")
            others[name].append(json.loads(run(sys.executable, worker, name, folder, options.limit)))
    return rounds, others


def spread(values, digits=1):
    """Median and range, in words."""
    values = sorted(values)
    low, high = (f"{v:.{digits}f}" for v in (values[0], values[-1]))
    return f"{statistics.median(values):.{digits}f} ({low}–{high})"


def rows_of(rounds, others):
    """Of each contestant: name, seconds by round, peak memory, memory before; pare comes first."""
    first = rounds[0]["rss"]
    seconds = {name: [r["rounds"][0][name] for r in rounds] for name in ("pare", "gumbo", "memcpy")}
    rows = [("pare", seconds["pare"], first["pare"], first["loaded"])]
    rows += [(name, [w["seconds"] for w in of_round], max(w["rss"] for w in of_round),
              of_round[0]["loaded"]) for name, of_round in others.items()]
    rows.append(("Gumbo's bare parse", seconds["gumbo"], first["gumbo"], first["loaded"]))
    rows.append(("memcpy", seconds["memcpy"], None, None))
    return rows


def table(rounds, others):
    """The Markdown table of one set."""
    pages, megabytes = rounds[0]["pages"], rounds[0]["bytes"] / 1e6
    lines = ["| | ms/page | MB/s | pare is so many times as fast | peak RSS, MiB (of it before) |",
             "|---|---|---|---|---|"]
    rows = rows_of(rounds, others)
    for name, seconds, peak, before in rows:
        ratios = [s / p for s, p in zip(seconds, rows[0][1])]
        memory = "" if peak is None else f"{peak:.0f} ({before:.0f})"
        lines.append(f"| {name} | {spread([1e3 * s / pages for s in seconds], 2)} "
                     f"| {megabytes / statistics.median(seconds):.1f} "
                     f"| {'' if name == 'pare' else spread(ratios, 2)} | {memory} |")
    return "\n".join(lines)


def passes_table(measured):
    """Where pare's time goes."""
    whole = sum(measured["passes"].values())
    lines = ["| pass | ms/page | share |", "|---|---|---|"]
    for name, seconds in measured["passes"].items():
        lines.append(f"| {name} | {1e3 * seconds / measured['pages']:.3f} "
                     f"| {100 * seconds / whole:.0f} % |")
    return "\n".join(lines)


def instructions(options, folder):
    """Instructions a page of pare and of Gumbo, as callgrind counts them; None without valgrind."""
    if not shutil.which("valgrind"):
        return None
    # Each page is taken once before the rounds, in one round, and, by pare, twice for the passes.
    takes = {"pare::Extractor::Extract*": 4, "gumbo_parse_with_options": 2}
    counts = []
    for function, times in takes.items():
        words = ["valgrind", "--tool=callgrind", "--callgrind-out-file=/dev/null",
                 f"--toggle-collect={function}", options.speed, "--limit", INSTRUCTION_PAGES,
                 "--rounds", 1, folder]
        done = subprocess.run([str(w) for w in words], check=False, capture_output=True)
        found = re.search(rb"Collected : (\d+)", done.stderr)
        if done.returncode != 0 or not found:
            return None
        counts.append(int(found[1]) / times / INSTRUCTION_PAGES)
    return counts


def draw_sizes(rows, path):
    """Time against size, both logarithmic; whether it could be drawn."""
    try:
        import matplotlib
    except ImportError:
        return False
    matplotlib.use("Agg")
    from matplotlib import pyplot
    figure, axes = pyplot.subplots(figsize=(6.4, 4.2))
    for name in ("in a row", "nested"):
        points = [r for r in rows if r["name"] == name]
        axes.loglog([p["bytes"] for p in points], [1e3 * p["seconds"] for p in points], "o-",
                    label=f"real content {name}")
    hostile = [r for r in rows if r["name"] not in ("in a row", "nested")]
    axes.loglog([r["bytes"] for r in hostile], [1e3 * r["seconds"] for r in hostile], "x",
                label="pages made to be slow")
    axes.set(xlabel="bytes", ylabel="milliseconds", title="Time by size of page")
    axes.grid(True, which="major", alpha=0.3)
    axes.legend()
    figure.tight_layout()
    figure.savefig(path, dpi=120)
    return True


def sizes_section(options):
    """The tables of bench/size_speed, and the plot."""
    path = options.out / "sizes.json"
    text = run(options.sizes, "--json", path, options.data / PAGES_SET)
    drawn = draw_sizes(json.loads(path.read_text(encoding="utf-8")), options.out / "sizes.png")
    return f"```\n{text.rstrip()}\n```\n" + ("\n![time by size](sizes.png)\n" if drawn else "")


# A process's peak begins with that of the one it was made by, which is as small as can be here.
_ALONE = """
import os, sys, time
null = os.open(os.devnull, os.O_WRONLY)
for _ in range(int(sys.argv[1])):
    begin = time.perf_counter()
    child = os.posix_spawn(sys.argv[2], sys.argv[2:], os.environ,
                           file_actions=[(os.POSIX_SPAWN_DUP2, null, 1)])
    _, status, usage = os.wait4(child, 0)
    seconds = time.perf_counter() - begin
    print(seconds, usage.ru_maxrss, os.waitstatus_to_exitcode(status))
"""


def run_alone(*words, times=1):
    """[(seconds from start to exit, peak MiB)] of a process run so often; what it prints goes
    nowhere."""
    said = command.run([sys.executable, "-S", "-E", "-c", _ALONE, times, *words], subprocess.PIPE)
    runs = [line.split() for line in said.splitlines()]
    if failed := [int(code) for _, _, code in runs if int(code) not in (0, 1)]:  # 1: no article
        raise command.Failure(f"{words[0]} failed with {failed[0]}")
    return [(float(seconds), int(kilobytes) / 1024) for seconds, kilobytes, _ in runs]


def start_section(options):
    """What the program takes as a filter: memory by page, and the time to start."""
    some = labelled.LabelledSet(options.data / PAGES_SET, options.limit)
    pages = [some.bytes_of(page) for page in some.pages]
    file = options.out / "page.html"
    peaks = []
    for page in pages:
        file.write_bytes(page)
        peaks.append(run_alone(options.pare, file)[0][1])
    row = b"".join(pages)
    big = (row * (LARGE // len(row) + 1))[:LARGE]
    file.write_bytes(big)
    large = run_alone(options.pare, file)[0][1]
    file.write_bytes(b"A line of text.\n")
    starts = [[1e3 * seconds for seconds, _ in run_alone(options.pare, *words, times=STARTS)]
              for words in (("--version",), (file,))]
    file.unlink()
    return (f"The filter's peak RSS is {spread(peaks)} MiB by page, and {large:.0f} MiB on one of "
            f"{LARGE >> 20} MiB (such pages in a row): {large / (LARGE >> 20):.1f} times its size.\n\n"
            f"From start to exit: `--version` {spread(starts[0])} ms, a line of text "
            f"{spread(starts[1])} ms, least {min(starts[0]):.1f} and {min(starts[1]):.1f}.\n")


def report(options):
    """The report's text."""
    folder = options.data / PAGES_SET
    names, parts = [], ["# Speed\n"]
    for peer in (p for p in peers.PEERS if p.name in PEERS):
        problem = peer.problem()
        names += [] if problem else [peer.name]
        parts += [f"{peer.name} is not measured: {problem}\n"] if problem else []
    parts.append(f"{options.limit} pages of a set, {options.rounds} rounds, one core; contestants take "
                 "turns round by round. Median (least–most).\n")
    plain = without_scripts(folder, options.out, options.limit)
    for title, place in ((f"{PAGES_SET}, pages as they are", folder),
                         (f"{PAGES_SET}, scripts and styles cut out", plain)):
        parts.append(f"## {title}\n\n{table(*time_set(options, place, names))}\n")
    measured = run_speed(options, folder, rounds=options.rounds)
    parts.append(f"## Where pare's time goes\n\n{passes_table(measured)}\n")
    counts = instructions(options, folder)
    parts.append("## Instructions a page\n\n" + (
        f"pare {counts[0] / 1e6:.1f} million, Gumbo {counts[1] / 1e6:.1f} million: "
        f"{counts[1] / counts[0]:.2f} times as many ({INSTRUCTION_PAGES} pages).\n" if counts else
        "Not counted: there is no valgrind.\n"))
    if (options.data / TEXT_SET).is_dir():
        text = run_speed(options, options.data / TEXT_SET, rounds=options.rounds,
                         limit=4 * options.limit)
        seconds = [r["pare"] for r in text["rounds"]]
        rates = [text["bytes"] / 1e6 / s for s in seconds]
        parts.append(f"## Texts\n\n{spread(rates)} MB/s on {text['pages']} texts of {TEXT_SET}.\n\n"
                     f"{passes_table(text)}\n")
    parts.append(f"## Size\n\n{sizes_section(options)}")
    parts.append(f"## Memory and start\n\n{start_section(options)}")
    return "\n".join(parts)


def two_threads(options):
    """On all cores, so before this process is bound to one."""
    ratios = run_speed(options, options.data / PAGES_SET, "--threads", rounds=options.rounds,
                       limit=3 * options.limit)["two_threads"]
    return f"\n## Threads\n\nTwo threads are {spread(ratios, 2)} times as fast as one.\n"


def main(arguments):
    options = parse(arguments)
    try:
        if not (options.data / PAGES_SET / "gold.jsonl.gz").exists():
            raise command.Failure(f"no {PAGES_SET} in {options.data}")
        options.out.mkdir(parents=True, exist_ok=True)
        threads = two_threads(options)
        os.sched_setaffinity(0, {max(os.sched_getaffinity(0))})
        text = report(options) + threads
    except command.Failure as failure:
        print(f"speed_report: {failure}", file=sys.stderr)
        return command.MISUSE
    (options.out / "speed.md").write_text(text, encoding="utf-8")
    print(text)
    print(f"written to {options.out / 'speed.md'}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
