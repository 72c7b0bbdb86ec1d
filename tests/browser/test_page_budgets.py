"""What a first visit costs: bytes, requests, time; and what a second one does."""

import time
from collections.abc import Callable
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from page_steps import TARIFFS

from server.page import pack_file

pytestmark = pytest.mark.browser

OpenPage = Callable[..., Any]

WEB = Path(__file__).parents[2] / "web"
MOST_BYTES = 100_000
MOST_REQUESTS = 64
# What is fetched when it is first opened, by the folder or the file it begins with.
LATER = ("/audit/", "/sources/", "/checking/", "/feedback/", "/help/sheet", "/chat/history-dialog", "/chat/export-menu")


def note_files(page: Any) -> dict[str, int]:
    """Return what will hold the size of each file of the page, by its path, as they come."""
    sizes: dict[str, int] = {}

    def note(response: Any) -> None:
        path = urlsplit(response.url).path
        if not path.startswith("/api/"):
            sizes[path] = len(response.body()) if response.status == 200 else 0

    page.on("response", note)
    return sizes


def test_a_first_visit_is_small(chromium: Any, server_url: str) -> None:
    page = chromium.new_page(base_url=server_url, locale="en")
    sizes = note_files(page)
    began = time.monotonic()
    page.goto("/")
    page.locator(".starters button").first.wait_for()
    ready_ms = (time.monotonic() - began) * 1000
    page.locator(".endnotes .sources").last.wait_for(state="attached")
    page.wait_for_load_state("networkidle")
    visit = dict(sizes)
    began = time.monotonic()
    page.locator("#question").fill(TARIFFS)
    page.locator("#question").press("Enter")
    page.locator(".claim-text").first.wait_for()
    answered_ms = (time.monotonic() - began) * 1000
    page.locator(".actions").wait_for()
    for what, files in (("a first visit", visit), ("with a first answer", sizes)):
        print(f"\n{what}: {sum(files.values())} bytes in {len(files)} requests", end="")
    print(f"\n{ready_ms:.0f} ms until it can be asked, {answered_ms:.0f} ms from the question to the first words")
    page.close()
    assert MOST_BYTES / 4 < sum(visit.values()) < MOST_BYTES
    assert len(visit) < MOST_REQUESTS
    assert [path for path in sizes if path.startswith(LATER)] == []
    assert [path for path in sizes if "/languages/" in path] == ["/words/languages/en.js"]


def test_a_second_visit_brings_nothing_again(open_page: OpenPage) -> None:
    page = open_page()
    for path in ("/", "/app.js", "/styles/main.css", "/words/languages/en.js"):
        first = page.request.get(path)
        again = page.request.get(path, headers={"if-none-match": first.headers["etag"]})
        assert (again.status, again.body()) == (304, b""), path


def test_styles_mean_the_same_packed(open_page: OpenPage) -> None:
    page = open_page()
    read = """text => {
        const sheet = new CSSStyleSheet();
        sheet.replaceSync(text);
        // A value with a variable in it is kept as it was written, its spaces too.
        return [...sheet.cssRules].map(rule => rule.cssText.replace(/,\\s+/g, ',').replace(/\\s+/g, ' '));
    }"""
    for path in sorted(WEB.rglob("*.css")):
        if path.name == "main.css":
            continue  # it imports, which a sheet made by a script does not
        written, packed = path.read_text(encoding="utf-8"), pack_file(path, (0, 0)).content.decode()
        assert page.evaluate(read, packed) == page.evaluate(read, written), path.name
        assert len(packed) < len(written)
