"""The real program killed at the worst moments: in its first build, and with answers under way."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path
from urllib.error import URLError

from test_real_process import PAPER, fetch, served

BUILD_BEGINS_WITHIN_S = 120
ASKERS = 4
ENOUGH_ANSWERS = 12


def is_building(data_dir: Path) -> bool:
    """Tell whether the index is being written and does not count yet."""
    index = data_dir / "index"
    return index.is_dir() and not (index / "current").exists() and any(path.is_dir() for path in index.iterdir())


def test_killed_in_the_first_build_it_starts_again_and_answers(tmp_path: Path) -> None:
    root = Path(__file__).parents[2]
    environment = {
        **os.environ,
        "FOOTNOTED_DATA_DIR": str(tmp_path),
        "FOOTNOTED_CORPUS_DIR": str(root / "corpus"),
        "FOOTNOTED_WEB_DIR": str(root / "web"),
        "FOOTNOTED_PORT": "0",
        "PYTHONPATH": os.pathsep.join(sys.path),
    }
    command = [sys.executable, "-m", "server.main"]
    quiet = subprocess.DEVNULL
    with subprocess.Popen(command, env=environment, cwd=tmp_path, stdout=quiet, stderr=quiet) as process:
        give_up_at = time.monotonic() + BUILD_BEGINS_WITHIN_S
        while not (tmp_path / "index" / "lock").exists() and not is_building(tmp_path):
            assert process.poll() is None, "the server ended by itself"
            assert time.monotonic() < give_up_at, "the build did not begin"
            time.sleep(0.02)
        time.sleep(2.0)
        assert not (tmp_path / "index" / "current").exists(), "the build was over before the kill"
        process.send_signal(signal.SIGKILL)
    with served(tmp_path) as (_, address):
        answer = json.loads(fetch(f"{address}api/answer", {"question": "What does footnote 27 cite?"}))
        assert answer["status"] == "answered"
        assert [note["number"] for note in answer["footnotes"]] == [27]
    leftovers = [path.name for path in (tmp_path / "index").iterdir() if path.is_dir()]
    assert len(leftovers) == 1


def test_killed_with_answers_under_way_nothing_answered_is_lost(copy_index: Callable[[], Path]) -> None:
    data_dir = copy_index()
    received: dict[str, bytes] = {}
    stop = threading.Event()

    def keep_asking(address: str, number: int) -> None:
        while not stop.is_set():
            try:
                answer = fetch(f"{address}api/answer", {"question": f"What does footnote {number} cite?"})
            except (URLError, ConnectionError, TimeoutError):
                return
            received[json.loads(answer)["id"]] = answer

    with served(data_dir) as (process, address):
        askers = [threading.Thread(target=keep_asking, args=(address, n + 1)) for n in range(ASKERS)]
        for asker in askers:
            asker.start()
        give_up_at = time.monotonic() + 60
        while len(received) < ENOUGH_ANSWERS and time.monotonic() < give_up_at:
            time.sleep(0.01)
        process.send_signal(signal.SIGKILL)
        stop.set()
        for asker in askers:
            asker.join(timeout=60)
    assert len(received) >= ENOUGH_ANSWERS
    with served(data_dir) as (_, address):
        for id, answer in received.items():
            assert fetch(f"{address}api/answers/{id}") == answer
        again = json.loads(fetch(f"{address}api/answer", {"question": "What does Table 1 show?"}))
        assert again["status"] == "answered"
        assert again["citations"][0]["document"] == PAPER
