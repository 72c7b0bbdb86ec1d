"""A real server and a real Chromium for the tests of the page.

Where there is no Chromium the tests skip and say so; under CI they fail instead. BROWSER_TEST_URL names a server
that runs already, else one is started on a free port, with its own copy of the index.
"""

import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, NoReturn

import pytest
from real_server import ARGUMENTS, find_chromium, run_server


def give_up(reason: str) -> NoReturn:
    """Skip with the reason; fail where CI is set."""
    if os.environ.get("CI", "").lower() in {"1", "true", "yes"}:
        pytest.fail(f"{reason}; under CI the browser tests never skip", pytrace=False)
    pytest.skip(reason)


@pytest.fixture(scope="session")
def server_url(request: pytest.FixtureRequest) -> Iterator[str]:
    if url := os.environ.get("BROWSER_TEST_URL"):
        yield url.rstrip("/")
        return
    # The index that the other tests use is copied: building it anew would take a minute.
    copy_index: Callable[[], Path] = request.getfixturevalue("copy_index")
    with run_server(copy_index()) as url:
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
            ways = "apt install chromium, or playwright install chromium"
            give_up(f"the browser tests were not run: there is no Chromium ({ways})")
        browser = playwright.chromium.launch(executable_path=path, args=ARGUMENTS)
        yield browser
        browser.close()


@pytest.fixture
def open_page(chromium: Any, server_url: str) -> Iterator[Callable[..., Any]]:
    """Open pages; afterwards no error may stand in their consoles (but for those a test expects)."""
    contexts: list[Any] = []
    errors: list[str] = []

    def open_one(
        path: str = "/",
        *,
        url: str = server_url,
        width: int = 1280,
        scheme: str = "light",
        language: str = "en",
        expects_errors: bool = False,
        awaits: str = ".sheet:not([aria-busy]) .paper-text",
    ) -> Any:
        context = chromium.new_context(
            base_url=url,
            locale=language,
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
        page.locator(awaits).first.wait_for(state="attached")
        return page

    yield open_one
    for context in contexts:
        context.close()
    assert errors == []
