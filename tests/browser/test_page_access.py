"""The page for everyone: by keyboard alone, on a phone, in the dark, to axe's satisfaction."""

from collections.abc import Callable
from typing import Any

import pytest
from page_steps import (
    OFF_TOPIC,
    TARIFFS,
    ask,
    drop_space,
    fetch_answer,
    is_in_view,
    measure_overflow,
    read_marks,
)

pytestmark = pytest.mark.browser

OpenPage = Callable[..., Any]

NARROW = 390
WIDE = 1280
# Looked through once, at the start: it is long and does not change.
RUNNING_TEXT = (".part > p", ".part > ul", ".endnotes")
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


def press_until(page: Any, key: str, selector: str, at_most: int = 60) -> None:
    """Press a key until the focus is on an element of that kind."""
    for _ in range(at_most):
        page.keyboard.press(key)
        if page.evaluate("selector => document.activeElement.matches(selector)", selector):
            return
    pytest.fail(f"{at_most} times {key} did not lead to {selector}")


def has_focus(page: Any, selector: str) -> bool:
    return bool(page.evaluate("selector => document.activeElement.matches(selector)", selector))


def find_violations(page: Any, *, but_for: tuple[str, ...] = ()) -> list[str]:
    """Return what axe-core finds, a line each."""
    from axe_playwright_python.sync_playwright import Axe

    context = {"exclude": [[selector] for selector in but_for]} if but_for else None
    results = Axe().run(page, context=context, options={"runOnly": RULES}).response["violations"]
    return [f"{found['id']}: {node['target']} {node['failureSummary']}" for found in results for node in found["nodes"]]


def show_answers(page: Any, width: int) -> None:
    if width == NARROW:
        page.get_by_role("button", name="Answers", exact=True).click()


@pytest.mark.parametrize("width", [WIDE, NARROW])
def test_by_keyboard_alone(open_page: OpenPage, width: int) -> None:
    page = open_page(width=width)
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    assert has_focus(page, "#question")
    page.keyboard.type(TARIFFS)
    page.keyboard.press("Enter")
    page.locator(".actions").wait_for()
    citation = fetch_answer(page)["citations"][0]

    press_until(page, "Shift+Tab", ".turns")
    press_until(page, "Tab", ".cite")
    assert drop_space(citation["quote"]) in drop_space(page.locator(".card blockquote").inner_text())
    page.keyboard.press("Escape")
    assert page.locator(".card").count() == 0
    assert has_focus(page, ".cite")

    page.keyboard.press("Enter")
    assert read_marks(page) == drop_space(citation["quote"])
    assert has_focus(page, "mark")
    press_until(page, "Tab", "[role=doc-noteref]")
    page.keyboard.press("Enter")
    page.get_by_role("dialog").wait_for()
    assert has_focus(page, ".card")
    press_until(page, "Tab", ".card a[href^=http]")
    page.keyboard.press("Escape")
    assert has_focus(page, "[role=doc-noteref]")
    page.keyboard.press("Escape")
    assert has_focus(page, ".cite")
    assert is_in_view(page.locator(".cite").first)


def test_the_links_at_the_top_lead_past_the_head(open_page: OpenPage) -> None:
    page = open_page(width=NARROW)
    press_until(page, "Tab", ".skip-link[href='#paper']")
    page.keyboard.press("Enter")
    assert has_focus(page, "#paper")
    page.locator(".skip-link[href='#question']").focus()
    page.keyboard.press("Enter")
    assert has_focus(page, "#question")


def test_escape_closes_the_contents(open_page: OpenPage) -> None:
    page = open_page()
    page.locator(".contents summary").focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert has_focus(page, ".contents nav a")
    page.keyboard.press("Escape")
    assert has_focus(page, ".contents summary")
    assert not page.locator(".contents nav").is_visible()


def test_shift_enter_starts_a_new_line(open_page: OpenPage) -> None:
    page = open_page()
    page.locator("#question").focus()
    page.keyboard.type("one")
    page.keyboard.press("Shift+Enter")
    page.keyboard.type("two")
    assert page.locator("#question").input_value() == "one\ntwo"
    assert page.locator(".turn").count() == 0


def test_the_answer_is_announced(open_page: OpenPage) -> None:
    page = open_page()
    answer = ask(page, TARIFFS)
    status = page.locator("[data-part=announcer]")
    assert status.get_attribute("aria-live") == "polite"
    for claim in answer["claims"]:
        assert claim["text"] in status.inner_text()


@pytest.mark.parametrize("width", [NARROW, 320])
def test_a_phone_shows_one_pane_at_a_time_and_never_scrolls_sideways(open_page: OpenPage, width: int) -> None:
    page = open_page(width=width)
    assert measure_overflow(page) <= 0
    assert not page.locator(".reader").is_visible()
    citation = ask(page, TARIFFS)["citations"][0]
    assert measure_overflow(page) <= 0
    page.locator(".cite").first.click()
    assert read_marks(page) == drop_space(citation["quote"])
    assert not page.locator(".chat").is_visible()
    assert is_in_view(page.locator("mark").first)
    assert measure_overflow(page) <= 0
    page.locator(".paper-text [data-note='25']").click()
    assert measure_overflow(page) <= 0
    page.keyboard.press("Escape")
    page.get_by_role("button", name="Back to the answer").click()
    assert has_focus(page, ".cite")
    ask(page, "What does footnote 37 cite?")
    assert measure_overflow(page) <= 0
    ask(page, OFF_TOPIC)
    page.get_by_role("button", name="History").click()
    page.locator(".history-open").first.wait_for()
    assert measure_overflow(page) <= 0


@pytest.mark.parametrize("width", [WIDE, NARROW])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing(open_page: OpenPage, width: int, scheme: str) -> None:
    # axe tries styles of its own on the page, which the page's policy refuses and the console reports.
    page = open_page(width=width, scheme=scheme, expects_errors=True)
    assert find_violations(page) == [], "at the start"
    if width == NARROW:
        page.get_by_role("button", name="The paper", exact=True).click()
        assert find_violations(page) == [], "at the start of the paper"
    show_answers(page, width)
    ask(page, TARIFFS)
    page.locator(".cite").first.hover()
    page.locator(".card").wait_for()
    assert find_violations(page, but_for=RUNNING_TEXT) == [], "with an answer and its quotation open"
    page.locator(".cite").first.click()
    page.locator(".paper-text [data-note='25']").click()
    page.get_by_role("dialog").wait_for()
    assert find_violations(page, but_for=RUNNING_TEXT) == [], "with a note open"
    page.keyboard.press("Escape")
    page.locator(".contents summary").click()
    assert find_violations(page, but_for=RUNNING_TEXT) == [], "with the contents open"
    page.locator(".contents summary").click()
    show_answers(page, width)
    ask(page, OFF_TOPIC)
    assert find_violations(page, but_for=RUNNING_TEXT) == [], "with a refusal open"
    page.get_by_role("button", name="History").click()
    page.locator(".history-open").first.wait_for()
    assert find_violations(page, but_for=RUNNING_TEXT) == [], "with the history open"
