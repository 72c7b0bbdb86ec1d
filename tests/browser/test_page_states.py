"""Every state of the page, wide and narrow, light and dark, in both languages, to axe's satisfaction."""

import json
from collections.abc import Callable
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from page_states import walk_states
from page_steps import measure_overflow
from slow_way import open_slow_way

pytestmark = pytest.mark.browser

OpenPage = Callable[..., Any]

RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
# Looked through once, at the start: it is long and does not change.
RUNNING_TEXT = (".part > p", ".part > ul", ".endnotes")


def find_violations(page: Any, *, but_for: tuple[str, ...] = ()) -> list[str]:
    """Return what axe-core finds, a line each."""
    context = {"exclude": [[selector] for selector in but_for]} if but_for else None
    results = Axe().run(page, context=context, options={"runOnly": RULES}).response["violations"]
    return [f"{found['id']}: {node['target']} {node['failureSummary']}" for found in results for node in found["nodes"]]


@pytest.mark.parametrize(
    ("width", "scheme", "language"),
    [(1440, "light", "en"), (1440, "dark", "ko"), (390, "dark", "en"), (390, "light", "ko")],
)
def test_axe_finds_nothing_in_any_state(
    open_page: OpenPage, server_url: str, width: int, scheme: str, language: str
) -> None:
    found: dict[str, list[str]] = {}
    wide: dict[str, int] = {}
    with open_slow_way(server_url) as way:
        # axe tries styles of its own on the page, which the page's policy refuses and the console reports.
        page = open_page(url=way.url, width=width, scheme=scheme, language=language, expects_errors=True)
        assert page.locator("html").get_attribute("lang") == language
        states = 0
        for states, state in enumerate(walk_states(page, way), start=1):
            but_for = RUNNING_TEXT if states > 1 and state != "audit" else ()
            if violations := find_violations(page, but_for=but_for):
                found[state] = violations
            if (pixels := measure_overflow(page)) > 0:
                wide[state] = pixels
    assert states >= 16
    assert found == {}, json.dumps(found, indent=1)
    assert wide == {}
