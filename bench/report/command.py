# Copyright the pare authors. SPDX-License-Identifier: Apache-2.0
"""What the programs that write reports have in common."""
import argparse
import subprocess
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
MISUSE = 2


class Failure(Exception):
    """What keeps a report from being made, in words for the user."""


def parser_of(doc):
    """A parser of command lines whose help begins with the program's own documentation."""
    return argparse.ArgumentParser(description=doc,
                                   formatter_class=argparse.RawDescriptionHelpFormatter)


def run(command, stdout):
    """Runs a program, its arguments of any type; its standard output where `stdout` is PIPE."""
    done = subprocess.run([str(c) for c in command], check=False, stdout=stdout)
    if done.returncode != 0:
        raise Failure(f"{Path(command[0]).name} failed with {done.returncode}")
    return done.stdout
