"""The page for everyone: by keyboard alone, on a phone, enlarged, in forced colours, without motion."""

from collections.abc import Callable
from typing import Any

import pytest
from page_looks import NARROW, WIDE, has_focus
from page_steps import (
    OFF_TOPIC,
    STREAM,
    TARIFFS,
    ask,
    drop_space,
    fetch_answer,
    is_in_view,
    measure_overflow,
    read_marks,
    write_stream,
)

pytestmark = pytest.mark.browser

OpenPage = Callable[..., Any]


def press_until(page: Any, key: str, selector: str, at_most: int = 60) -> None:
    """Press a key until the focus is on an element of that kind."""
    for _ in range(at_most):
        page.keyboard.press(key)
        if page.evaluate("selector => document.activeElement.matches(selector)", selector):
            return
    pytest.fail(f"{at_most} times {key} did not lead to {selector}")


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
    page.keyboard.press("/")
    assert has_focus(page, "#question")
    assert page.locator("#question").input_value() == ""


def test_single_keys_lead_through_citations_and_places(open_page: OpenPage) -> None:
    page = open_page()
    answer = ask(page, "What does the section “The Trump factor” say?")
    assert len(answer["citations"]) > 1
    page.locator(".turns").focus()
    for key, number in (("j", 1), ("j", 2), ("k", 1), ("k", 1)):
        page.keyboard.press(key)
        assert page.evaluate("document.activeElement.firstChild.textContent") == f"[{number}]"
    page.keyboard.press("Enter")
    page.locator("mark.is-current").first.wait_for()
    first = page.evaluate("document.activeElement.textContent")
    page.keyboard.press("n")
    assert page.evaluate("document.activeElement.textContent") != first
    page.keyboard.press("p")
    assert page.evaluate("document.activeElement.textContent") == first


def test_the_sheet_of_shortcuts_opens_closes_and_turns_them_off(open_page: OpenPage) -> None:
    page = open_page()
    page.locator("#question").focus()
    page.keyboard.type("Why / how? j")
    assert page.locator("#question").input_value() == "Why / how? j"
    page.locator(".turns").focus()
    page.keyboard.press("?")
    sheet = page.get_by_role("dialog", name="Keyboard shortcuts")
    sheet.wait_for()
    page.keyboard.press("/")
    assert not has_focus(page, "#question"), "no key reaches through the sheet"
    sheet.get_by_role("checkbox").uncheck()
    page.keyboard.press("Escape")
    sheet.wait_for(state="hidden")
    assert has_focus(page, ".turns")
    page.keyboard.press("/")
    assert has_focus(page, ".turns")
    page.reload()
    page.locator(".paper-text").wait_for(state="attached")
    page.locator(".turns").focus()
    page.keyboard.press("?")
    page.keyboard.press("/")
    assert has_focus(page, ".turns")
    page.get_by_role("button", name="Keyboard shortcuts").click()
    sheet.get_by_role("checkbox").check()
    sheet.get_by_role("button", name="Close").click()
    page.keyboard.press("/")
    assert has_focus(page, "#question")


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
    page.get_by_role("dialog").wait_for()
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


def test_the_language_is_switched_and_kept(open_page: OpenPage) -> None:
    page = open_page("/?lang=en")
    page.get_by_role("button", name="한국어").click()
    page.get_by_role("button", name="English").wait_for()
    page.locator("html[lang=ko]").wait_for()
    assert "lang=" not in page.url
    page.locator("#question").fill(TARIFFS)
    page.get_by_role("button", name="질문", exact=True).click()
    page.locator(".actions").wait_for()
    for words in (".claim-text > span", ".masthead-title", ".starters"):
        # The paper speaks its own language.
        page.locator(f"{words}[lang=en]").first.wait_for(state="attached")
    page.goto("/audit/")
    page.locator("html[lang=ko]").wait_for()
    page.goto("/?lang=en")
    page.get_by_role("button", name="한국어").wait_for()


@pytest.mark.parametrize("width", [640, NARROW])
def test_twice_as_large_nothing_is_cut_off(open_page: OpenPage, width: int) -> None:
    """640 pixels are a window of 1280 at 200 %; text alone is enlarged as well."""
    page = open_page(width=width)
    page.evaluate("document.documentElement.style.setProperty('font-size', '200%')")
    assert measure_overflow(page) <= 0
    ask(page, TARIFFS)
    assert measure_overflow(page) <= 0
    page.locator(".cite").first.click()
    page.locator("mark").first.wait_for()
    assert measure_overflow(page) <= 0
    for part in ("open-help", "open-history", "language", "back"):
        button = page.locator(f"[data-part={part}]")
        box = button.bounding_box()
        assert box["x"] >= 0 and box["x"] + box["width"] <= width, part


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_in_forced_colours_marks_and_buttons_still_show(open_page: OpenPage, scheme: str) -> None:
    page = open_page(scheme=scheme)
    page.emulate_media(forced_colors="active")
    ask(page, TARIFFS)
    page.locator(".cite").first.click()
    page.locator("mark").first.wait_for()
    look = """element => {
        const {backgroundColor, color, borderTopWidth, outlineStyle} = getComputedStyle(element);
        return {backgroundColor, color, borderTopWidth, outlineStyle};
    }"""
    # A colour with a part of transparency in it keeps that part, and may come to be one with the words.
    mark = page.locator("mark").first.evaluate(look)
    assert mark["backgroundColor"].startswith("rgb("), mark
    assert mark["backgroundColor"] not in (mark["color"], page.locator(".sheet").evaluate(look)["backgroundColor"])
    for selector in ("button.primary", "#question", ".cite"):
        seen = page.locator(selector).first.evaluate(look)
        assert seen["color"] != seen["backgroundColor"], selector
        assert seen["borderTopWidth"] != "0px", selector
    page.locator("#question").focus()
    assert page.locator("#question").evaluate(look)["outlineStyle"] != "none"


def test_without_motion_nothing_moves(open_page: OpenPage) -> None:
    page = open_page()
    ask(page, TARIFFS)
    for scheme, moves in (("no-preference", True), ("reduce", False)):
        page.emulate_media(reduced_motion=scheme)
        page.locator("[data-part=clear-marks]").evaluate("button => button.click()")
        page.locator(".cite").first.click()
        page.locator("mark").first.wait_for()
        assert page.evaluate("document.getAnimations().length > 0") == moves, scheme


def test_words_from_right_to_left_run_so(open_page: OpenPage) -> None:
    arabic = "قال الرئيس إن التعريفة «25 في المائة» على السيارات (2025)."
    page = open_page()
    answer = ask(page, TARIFFS)
    citation = {**answer["citations"][0], "quote": arabic}
    note = {**answer["footnotes"][0], "text": arabic}
    claim = {**answer["claims"][0], "text": arabic, "emphasis": None}
    told = {**answer, "id": "other", "claims": [claim], "citations": [citation], "footnotes": [note]}
    page.route(STREAM, lambda route: route.fulfill(**write_stream(told)))
    page.locator("#question").fill(arabic)
    page.locator("#question").press("Enter")
    turn = page.locator(".turn").last
    turn.locator(".actions").wait_for()
    turn.locator(".cite").hover()
    page.locator(".card").wait_for()
    direct = "element => getComputedStyle(element).direction"
    for selector in (".asked [data-part=question]", ".claim-text", ".note-text [data-part=text]", ".card blockquote p"):
        assert turn.locator(selector).evaluate(direct) == "rtl", selector
    assert page.locator("#question").get_attribute("dir") == "auto"
    assert turn.locator(".grounds").evaluate(direct) == "ltr"
