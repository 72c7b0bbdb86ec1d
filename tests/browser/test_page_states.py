"""Every state of the page, wide and narrow, light and dark, in both languages, to axe's satisfaction."""

import json
from collections.abc import Callable
from typing import Any

import pytest
from page_looks import find_violations
from page_states import walk_states
from page_steps import measure_overflow
from slow_way import open_slow_way

pytestmark = pytest.mark.browser

OpenPage = Callable[..., Any]

# Looked through once, at the start: it is long and does not change.
RUNNING_TEXT = (".part > p", ".part > ul", ".endnotes")


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
