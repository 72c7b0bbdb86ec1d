"""Starting the real server and the real Chromium; knows nothing of what is done with them."""

import os
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.error import URLError
from urllib.request import urlopen

ROOT = Path(__file__).parents[2]
ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--no-first-run"]
NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
READY_WITHIN_S = 240


def find_chromium(playwright: Any) -> str | None:
    """Return the system's Chromium, or Playwright's own, or None."""
    own = playwright.chromium.executable_path
    found = [path for name in NAMES if (path := shutil.which(name))]
    return next(iter(found), own if Path(own).exists() else None)


def find_free_port() -> int:
    """Return a port that nothing listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
    return port


@contextmanager
def run_server(data: Path, **settings: str) -> Iterator[str]:
    """Run the real server over a data folder, made if need be; yield its address once it is ready.

    The settings are those of the environment, by their names there.
    """
    port = find_free_port()
    places = {"FOOTNOTED_HOST": "127.0.0.1", "FOOTNOTED_PORT": str(port), "FOOTNOTED_DATA_DIR": str(data)}
    path = os.pathsep.join([str(ROOT / "src"), str(ROOT), os.environ.get("PYTHONPATH", "")])
    environment = {**os.environ, **places, **settings, "PYTHONPATH": path}
    url = f"http://127.0.0.1:{port}"
    data.mkdir(parents=True, exist_ok=True)
    log = data.parent / "server.log"
    command = [sys.executable, "-m", "server.main"]
    with (
        log.open("wb") as output,
        subprocess.Popen(command, cwd=data.parent, env=environment, stdout=output, stderr=output) as process,
    ):
        try:
            _wait_until_ready(url, process, log)
            yield url
        finally:
            process.terminate()


def _wait_until_ready(url: str, process: subprocess.Popen[bytes], log: Path) -> None:
    give_up_at = time.monotonic() + READY_WITHIN_S
    while not _is_ready(url):
        if process.poll() is not None or time.monotonic() > give_up_at:
            raise RuntimeError(f"the server did not become ready:\n{log.read_text()[-2000:]}")
        time.sleep(0.2)


def _is_ready(url: str) -> bool:
    try:
        with urlopen(f"{url}/api/health", timeout=2) as response:
            return bool(response.status == 200)
    except (URLError, TimeoutError, ConnectionError):
        return False
