"""Ask scripted chat models over real HTTP: a good one, the worst one, and ones that fail, a thousand times.

Usage: python benchmarks/generated.py [--faults 1000] [--data FOLDER] [--only golden|protocols|faults]

It prints, over all golden questions of two sets, the citations that are verbatim, the right claims that were not sent
and the wrong ones that were, whether answers streamed and whole are the same in both protocols, and after so many
failed calls which threads, tasks, connections and open files are left of them.
"""

from __future__ import annotations

import asyncio
import gc
import sys
import tempfile
import threading
import time
from argparse import ArgumentParser
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import cycle
from pathlib import Path
from statistics import quantiles
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT / "tests" / "generating"))

from golden_run import compare_protocols, report, run_good, run_worst  # noqa: E402
from scripted_model import Fault, Prompt, Script, serve_model  # noqa: E402
from scripts import Good, Worst, babble, fail, say_and  # noqa: E402
from starlette.testclient import TestClient  # noqa: E402

from footnoted.answer import Answer  # noqa: E402
from footnoted.assistant import Assistant, Question  # noqa: E402
from footnoted.conversation.store import Store  # noqa: E402
from footnoted.evaluation.golden import read_golden  # noqa: E402
from footnoted.settings import Settings  # noqa: E402
from server.app import create_app  # noqa: E402

SETS = ("dev", "own")
FAULTS: tuple[Script, ...] = (
    fail(Fault(status=401)),
    fail(Fault(status=429)),
    fail(Fault(status=500)),
    fail(Fault(status=503)),
    fail(Fault(close=True)),
    fail(Fault(reset=True)),
    fail(Fault(raw=b"data: {\n\n", end=True)),
    fail(Fault(raw=b"<html>", end=True)),
    say_and(Fault(close=True)),
    say_and(Fault(reset=True)),
    say_and(Fault(end=True)),
    babble,
)
SLOW = fail(Fault(wait=2))
# One call in so many goes to a model that is silent, one in so many is left by its client.
SLOW_EVERY, LEFT_EVERY = 20, 5
ALLOWED_SECONDS = 1.0


@contextmanager
def open_assistant(script: Script, folder: Path, **changes: Any) -> Iterator[tuple[Assistant, Any]]:
    """Open an assistant that asks a scripted model."""
    with serve_model(script) as server:
        settings = Settings(_env_file=None, data_dir=folder, **{**server.settings(), **changes})
        assistant = Assistant.open(settings)
        try:
            assistant.warm()
            yield assistant, server
        finally:
            assistant.close()


def ask_golden(folder: Path) -> None:
    """Print what came of the golden questions with a good model and with the worst."""
    questions = [golden for name in SETS for golden in read_golden(name)]
    good, worst = Good(), Worst()
    with open_assistant(good, folder) as (assistant, _):
        count = run_good(assistant, good, questions)
    print("Good model", *report(count), sep="\n  ")
    print(f"  right claims not sent {len(count.dropped)} of {count.offered} = {count.share_dropped:.4f}")
    for claim in count.dropped:
        print(f"    not sent: {claim}")
    with open_assistant(worst, folder) as (assistant, _):
        count = run_worst(assistant, worst, questions)
    print("Worst model", *report(count), sep="\n  ")
    print(f"  wrong claims sent {len(count.sent)} of {count.offered}", dict(Counter(how for how, _ in worst.tried)))
    for claim in count.sent:
        print(f"    sent: {claim}")


def compare(folder: Path) -> None:
    """Print whether answers streamed and whole are the same in both protocols."""
    questions = [golden for name in SETS for golden in read_golden(name)]
    with serve_model(Good()) as server, tempfile.TemporaryDirectory() as kept:
        settings = Settings(_env_file=None, data_dir=folder, **server.settings())
        app = create_app(settings, store=Store.open(Path(kept)))
        with TestClient(app) as client:
            app.state.opening.wait()
            unlike = [fault for golden in questions for fault in compare_protocols(client, golden)]
    print(f"Protocols\n  questions {len(questions)}, differences {len(unlike)}", *unlike, sep="\n    ")


def fail_often(folder: Path, calls: int) -> None:
    """Print what so many failed calls took and left."""
    turns = cycle(FAULTS)
    numbers = iter(range(10**9))

    def script(prompt: Prompt) -> Iterator[str | Fault]:
        yield from (SLOW if next(numbers) % SLOW_EVERY == 0 else next(turns))(prompt)

    asked = Question(text="What did Trump threaten China with?")
    codes: Counter[str] = Counter()
    seconds: list[float] = []
    options = {"model_timeout": ALLOWED_SECONDS, "model_retries": 0}
    with open_assistant(script, folder, **options) as (assistant, server):
        for _ in FAULTS:
            assistant.ask(asked)
        before = count_held(assistant, server)
        for number in range(calls):
            start = time.monotonic()
            told = assistant.ask_stream(asked)
            if number % LEFT_EVERY == 0:
                next(told)
                next(told)
                told.close()
                codes["left by its client"] += 1
            else:
                answer = list(told)[-1]
                assert isinstance(answer, Answer)
                codes[answer.fallback.code if answer.fallback else "none"] += 1
            seconds.append(time.monotonic() - start)
        after = count_held(assistant, server)
    print(f"Faults\n  calls {calls}", dict(codes))
    cuts = quantiles(seconds, n=20)
    print(f"  seconds for a call, median {cuts[9]:.2f}, 95th percentile {cuts[18]:.2f}")
    print(f"  longest {max(seconds):.2f}, allowed {ALLOWED_SECONDS:.0f} for the model")
    print(f"  held before {before}, after {after}; threads of the model once closed: {count_own_threads()}")


def count_held(assistant: Assistant, server: Any) -> dict[str, int]:
    """Return the threads, tasks, connections and open files of the program, once the server is at rest."""
    gc.collect()
    deadline = time.monotonic() + 5
    while server.open_connections and time.monotonic() < deadline:
        time.sleep(0.05)
    answerer = assistant._generative.answerer
    model = answerer._model

    async def count_tasks() -> int:
        return len(asyncio.all_tasks()) - 1

    tasks = asyncio.run_coroutine_threadsafe(count_tasks(), model._loop).result(5) if model._loop else 0
    named = [thread for thread in threading.enumerate() if "process_request_thread" not in thread.name]
    return {
        "threads": len(named),
        "tasks": tasks,
        "connections": len(server.open_connections),
        "open files": len(list(Path("/proc/self/fd").iterdir())),
    }


def count_own_threads() -> int:
    """Return how many threads of models there are."""
    return sum(thread.name == "chat-model" for thread in threading.enumerate())


def main() -> int:
    """Run what was asked for."""
    parser = ArgumentParser(description=__doc__, usage="python benchmarks/generated.py [--faults N] [--data FOLDER]")
    parser.add_argument("--faults", type=int, default=1_000)
    parser.add_argument("--data", type=Path, help="a data folder whose index may be used; none builds one")
    parser.add_argument("--only", choices=("golden", "protocols", "faults"))
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as made:
        folder = arguments.data or Path(made)
        if arguments.only in (None, "golden"):
            ask_golden(folder)
        if arguments.only in (None, "protocols"):
            compare(folder)
        if arguments.only in (None, "faults"):
            fail_often(folder, arguments.faults)
    return 0


if __name__ == "__main__":
    sys.exit(main())
