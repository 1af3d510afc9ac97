# Copyright the pare authors. SPDX-License-Identifier: Apache-2.0
"""A few processes that each extract one page at a time.

A page that takes too long, or that takes its process down, costs that page only: the process is
ended and a new one takes its place. (Threads or signals would not do: native code does not listen.)
"""
import logging
import multiprocessing
import time
import warnings
from dataclasses import dataclass
from multiprocessing.connection import wait

OK, TIMEOUT, CRASH = "ok", "timeout", "crash"


@dataclass(frozen=True)
class Result:
    """What became of one page. `outcome` is OK, TIMEOUT, CRASH or the name of an exception."""
    text: str
    outcome: str
    seconds: float


def quiet():
    """Keeps libraries from complaining about pages: here only results count."""
    logging.disable(logging.CRITICAL)
    warnings.simplefilter("ignore")


def _serve(pipe, extract):
    """The life of a worker: extracts what comes through the pipe until None comes."""
    quiet()
    while (task := pipe.recv()) is not None:
        start = time.monotonic()
        try:
            text, outcome = extract(*task) or "", OK
        except Exception as error:  # whatever a library throws at a page is a result
            text, outcome = "", type(error).__name__
        pipe.send(Result(text, outcome, time.monotonic() - start))


class _Worker:
    """One process, the number of its page (None: idle), and when it began with it."""

    def __init__(self, extract):
        self.extract, self.number, self.began = extract, None, 0.0
        self._start()

    def _start(self):
        self.pipe, other = multiprocessing.Pipe()
        self.process = multiprocessing.Process(target=_serve, args=(other, self.extract),
                                               daemon=True)
        self.process.start()
        other.close()  # so that a crash is seen as the end of the pipe

    def give(self, number, task):
        self.number, self.began = number, time.monotonic()
        self.pipe.send(task)

    def restart(self):
        self.process.kill()
        self.process.join()
        self.pipe.close()
        self._start()

    def stop(self):
        self.process.kill()
        self.process.join()
        self.pipe.close()


def _collect(worker, is_ready, timeout):
    """The worker's result, or None while it is still at work within its time."""
    seconds = time.monotonic() - worker.began
    if is_ready:
        try:
            return worker.pipe.recv()
        except (EOFError, OSError):
            worker.restart()
            return Result("", CRASH, seconds)
    if seconds > timeout:
        worker.restart()
        return Result("", TIMEOUT, seconds)
    return None


def run(extract, tasks, workers=2, timeout=30.0):
    """Calls extract(*task) for each of `tasks`; the results in the order of the tasks."""
    tasks = list(tasks)
    results = [None] * len(tasks)
    waiting = list(range(len(tasks)))[::-1]
    team = [_Worker(extract) for _ in range(min(workers, len(tasks)))]
    try:
        while any(r is None for r in results):
            for worker in team:
                if worker.number is None and waiting:
                    number = waiting.pop()
                    worker.give(number, tasks[number])
            busy = [w for w in team if w.number is not None]
            ready = wait([w.pipe for w in busy], timeout=min(1.0, timeout))
            for worker in busy:
                result = _collect(worker, worker.pipe in ready, timeout)
                if result is not None:
                    results[worker.number], worker.number = result, None
    finally:
        for worker in team:
            worker.stop()
    return results
