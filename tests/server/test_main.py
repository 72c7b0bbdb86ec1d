"""The process: one line when ready, one line when it cannot start, and a clean or a sudden end."""

from __future__ import annotations

import json
import os
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.request import Request, urlopen

import pytest

from footnoted.settings import Settings
from server.main import main, serve

HERE = Path(__file__).parent

SERVED = """
import sys
from fake_assistant import FakeAssistant
from footnoted.settings import Settings
from server.main import serve

sys.exit(serve(Settings(), open_assistant=lambda _: FakeAssistant()))
"""

FAILING = """
import sys
from footnoted.errors import IndexUnavailable
from footnoted.settings import Settings
from server.main import serve

def fail(_):
    raise IndexUnavailable("Another process has the index open.")

sys.exit(serve(Settings(), open_assistant=fail))
"""


def start(code: str, data_dir: Path) -> subprocess.Popen[str]:
    path = os.pathsep.join([str(HERE), *sys.path])
    environment = {**os.environ, "FOOTNOTED_DATA_DIR": str(data_dir), "FOOTNOTED_PORT": "0", "PYTHONPATH": path}
    return subprocess.Popen(
        [sys.executable, "-c", code],
        env=environment,
        cwd=data_dir,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


@contextmanager
def served(data_dir: Path) -> Iterator[tuple[subprocess.Popen[str], str]]:
    with start(SERVED, data_dir) as process:
        try:
            assert process.stdout is not None
            line = process.stdout.readline()
            assert line.startswith("Footnoted is ready: http://127.0.0.1:")
            yield process, line.removeprefix("Footnoted is ready: ").strip()
        finally:
            process.kill()


def call(address: str, body: dict[str, Any] | None = None) -> Any:
    sent = json.dumps(body).encode() if body is not None else None
    with urlopen(Request(address, data=sent, headers={"content-type": "application/json"}), timeout=10) as reply:
        return json.loads(reply.read())


def test_what_was_answered_outlives_a_kill(tmp_path: Path) -> None:
    answers = []
    for _ in range(2):
        with served(tmp_path) as (process, address):
            assert call(f"{address}api/health")["status"] == "ready"
            assert [call(f"{address}api/answers/{answer['id']}") for answer in answers] == answers
            answers.append(call(f"{address}api/answer", {"question": "Seoul?"}))
            process.send_signal(signal.SIGKILL)
            process.wait(timeout=10)


def test_a_request_to_end_is_a_clean_end(tmp_path: Path) -> None:
    with served(tmp_path) as (process, address):
        call(f"{address}api/answer", {"question": "Seoul?"})
        process.send_signal(signal.SIGTERM)
        out, err = process.communicate(timeout=20)
        assert (out, err) == ("", "")
        assert process.returncode in {0, -signal.SIGTERM}
    # The store was closed: its write-ahead log is folded in.
    assert not list(tmp_path.glob("*-wal"))


def test_ctrl_c_is_a_clean_end(tmp_path: Path) -> None:
    with served(tmp_path) as (process, _):
        process.send_signal(signal.SIGINT)
        assert process.communicate(timeout=20) == ("", "")
        assert process.returncode == 0


def test_what_cannot_be_opened_ends_the_process_with_one_line(tmp_path: Path) -> None:
    with start(FAILING, tmp_path) as process:
        out, err = process.communicate(timeout=20)
    assert (process.returncode, out) == (1, "")
    assert err == (
        "footnoted: Another process has the index open. "
        "Stop the other footnoted process, or give this one its own FOOTNOTED_DATA_DIR.\n"
    )


def test_a_port_that_is_taken_is_told_in_one_line(settings: Settings, capsys: pytest.CaptureFixture[str]) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        assert serve(settings.model_copy(update={"port": port})) == 1
    out, err = capsys.readouterr()
    assert out == ""
    assert err.startswith(f"footnoted: cannot listen on 127.0.0.1:{port}: ")
    assert err.count("\n") == 1


@pytest.mark.parametrize(
    ("name", "value"), [("FOOTNOTED_PORT", "99999"), ("FOOTNOTED_WORKERS", "many"), ("FOOTNOTED_MODEL", "nameless")]
)
def test_a_setting_out_of_bounds_is_told_by_its_name(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], name: str, value: str
) -> None:
    monkeypatch.setenv(name, value)
    assert main() == 1
    err = capsys.readouterr().err
    assert err.startswith(f"footnoted: {name}")
    assert err.count("\n") == 1
