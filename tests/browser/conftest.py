"""A real server and a real Chromium for the tests of the page.

Where there is no Chromium the tests skip and say so; under CI they fail instead. BROWSER_TEST_URL names a server
that runs already, else one is started on a free port with a data folder of its own.
"""

import os
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, NoReturn
from urllib.error import URLError
from urllib.request import urlopen

import pytest

ROOT = Path(__file__).parents[2]
ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--no-first-run"]
NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
READY_WITHIN_S = 240


def find_chromium(playwright: Any) -> str | None:
    """Return the system's Chromium, or Playwright's own, or None."""
    own = playwright.chromium.executable_path
    found = [path for name in NAMES if (path := shutil.which(name))]
    return next(iter(found), own if Path(own).exists() else None)


def give_up(reason: str) -> NoReturn:
    """Skip with the reason; fail where CI is set."""
    if os.environ.get("CI", "").lower() in {"1", "true", "yes"}:
        pytest.fail(f"{reason}; under CI the browser tests never skip", pytrace=False)
    pytest.skip(reason)


def is_ready(url: str) -> bool:
    """Tell whether the server at the address says that it is ready."""
    try:
        with urlopen(f"{url}/api/health", timeout=2) as response:
            return bool(response.status == 200)
    except (URLError, TimeoutError, ConnectionError):
        return False


@contextmanager
def run_server(folder: Path) -> Iterator[str]:
    """Run the real server with its data in the folder; yield its address once it is ready."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    places = {"FOOTNOTED_HOST": "127.0.0.1", "FOOTNOTED_PORT": str(port), "FOOTNOTED_DATA_DIR": str(folder / "data")}
    environment = {**os.environ, **places, "PYTHONPATH": f"{ROOT / 'src'}{os.pathsep}{ROOT}"}
    url = f"http://127.0.0.1:{port}"
    log = folder / "server.log"
    with (
        log.open("wb") as output,
        subprocess.Popen(
            [sys.executable, "-m", "server.main"], cwd=folder, env=environment, stdout=output, stderr=output
        ) as process,
    ):
        try:
            give_up_at = time.monotonic() + READY_WITHIN_S
            while not is_ready(url):
                if process.poll() is not None or time.monotonic() > give_up_at:
                    pytest.fail(f"the server did not become ready:\n{log.read_text()[-2000:]}", pytrace=False)
                time.sleep(0.2)
            yield url
        finally:
            process.terminate()


@pytest.fixture(scope="session")
def server_url(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    if url := os.environ.get("BROWSER_TEST_URL"):
        yield url.rstrip("/")
        return
    with run_server(tmp_path_factory.mktemp("server")) as url:
        yield url


@pytest.fixture(scope="session")
def chromium() -> Iterator[Any]:
    try:
        from playwright.sync_api import sync_playwright
    except ImportError:
        give_up("the browser tests were not run: Playwright is not installed (pip install 'footnoted[dev]')")
    with sync_playwright() as playwright:
        path = find_chromium(playwright)
        if path is None:
            give_up("the browser tests were not run: there is no Chromium (apt install chromium)")
        browser = playwright.chromium.launch(executable_path=path, args=ARGUMENTS)
        yield browser
        browser.close()


@pytest.fixture
def open_page(chromium: Any, server_url: str) -> Iterator[Callable[..., Any]]:
    """Open pages; afterwards no error may stand in their consoles (but for those a test expects)."""
    contexts: list[Any] = []
    errors: list[str] = []

    def open_one(path: str = "/", *, width: int = 1280, scheme: str = "light", expects_errors: bool = False) -> Any:
        context = chromium.new_context(
            base_url=server_url,
            viewport={"width": width, "height": 844 if width < 600 else 860},
            color_scheme=scheme,
            reduced_motion="reduce",
        )
        context.set_default_timeout(15_000)
        contexts.append(context)
        page = context.new_page()
        page.on("pageerror", lambda error: errors.append(str(error)))
        if not expects_errors:
            page.on("console", lambda message: errors.append(message.text) if message.type == "error" else None)
        page.goto(path)
        page.locator(".paper-text").wait_for(state="attached")
        return page

    yield open_one
    for context in contexts:
        context.close()
    assert errors == []
