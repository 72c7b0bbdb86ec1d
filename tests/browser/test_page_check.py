"""Checking a text on the page: a verdict for each sentence, both values, the passages and the notes behind them."""

from collections.abc import Callable
from typing import Any

import pytest
from page_looks import NARROW, WIDE, find_violations, has_focus
from page_steps import DOCUMENT, drop_space, measure_overflow, read_marks

pytestmark = pytest.mark.browser

OpenPage = Callable[..., Any]

TEXT = (
    "Tariffs on South Korea were reduced to 18 per cent in October 2025. "
    "Lee Jae-myung won the presidential election on 3 June 2025. Cats sleep a lot. "
    "Moon Jae-in said that Trump “is a reality that cannot be avoided”."
)
SHAPES = {"supported": "✓", "differs": "≠", "not_found": "∅"}


def check(page: Any, text: str) -> dict[str, Any]:
    """Check a text on the page by keyboard; return what the server said, once the page shows it."""
    if not page.locator(".check-view").is_visible():
        page.get_by_role("button", name="Check a text").focus()
        page.keyboard.press("Enter")
    page.get_by_label("A sentence, or a whole text").fill(text)
    with page.expect_response("**/api/check") as caught:
        page.keyboard.press("Control+Enter")
    page.locator(".checked").first.wait_for()
    found: dict[str, Any] = caught.value.json()
    return found


def open_reader(open_page: OpenPage, **look: Any) -> Any:
    return open_page(f"/read/{DOCUMENT}", **look)


def test_each_sentence_has_its_verdict_in_words_and_shape(open_page: OpenPage) -> None:
    page = open_reader(open_page)
    found = check(page, TEXT)
    verdicts = [claim["verdict"] for claim in found["claims"]]
    assert verdicts == ["differs", "supported", "not_found", "differs"]
    shown = page.locator(".checked")
    words = {"supported": "supported", "differs": "differs", "not_found": "not found"}
    assert [drop_space(each) for each in shown.locator(".check-verdict").all_inner_texts()] == [
        drop_space(SHAPES[verdict] + words[verdict]) for verdict in verdicts
    ]
    colours = shown.locator(".check-verdict").evaluate_all("all => all.map(each => getComputedStyle(each).color)")
    assert len(set(colours)) == 3
    assert shown.locator(".check-claim").all_inner_texts() == [claim["claim"] for claim in found["claims"]]
    state = page.locator(".check-state").inner_text()
    assert state == "4 sentences checked: 1 supported, 2 differing, 1 not found."


def test_what_differs_is_shown_with_both_values(open_page: OpenPage) -> None:
    page = open_reader(open_page)
    found = check(page, TEXT)
    for place, claim in enumerate(found["claims"]):
        item = page.locator(".checked").nth(place)
        rows = item.locator(".differences tbody tr").all()
        assert [row.locator("td").all_inner_texts() for row in rows] == [
            [each["claimed"], each["found"] or "not there"] for each in claim["differences"]
        ]
        marked = item.locator(".check-claim .differing").all_inner_texts()
        assert marked == [claim["claim"][slice(*each["claimed_at"])] for each in claim["differences"]]
    assert page.locator(".checked").first.locator(".resting-quote .differing").all_inner_texts() == ["15 per cent"]
    kinds = page.locator(".differences tbody th").all_inner_texts()
    assert kinds == ["number", "who said it"]


@pytest.mark.parametrize("width", [WIDE, NARROW])
def test_a_passage_leads_into_the_paper_with_its_note_behind_it(open_page: OpenPage, width: int) -> None:
    page = open_reader(open_page)
    claim = check(page, "Tariffs on South Korea were reduced to 18 per cent in October 2025.")["claims"][0]
    page.locator(".checked summary", has_text="1 note behind it").click()
    note = claim["footnotes"][0]
    assert drop_space(note["text"]) in drop_space(page.locator(".checked .note-text").inner_text())
    assert page.locator(".checked .source a").get_attribute("href") == note["sources"][0]["url"]
    page.locator(".checked .resting-way").first.click()
    assert read_marks(page) == drop_space(claim["citations"][0]["quote"])
    assert has_focus(page, "mark")
    page.get_by_role("button", name="Check a text").click()
    assert page.locator(".checked").count() == 1, "the verdict is as it was left"


def test_what_is_not_found_shows_what_was_searched_and_what_came_nearest(open_page: OpenPage) -> None:
    page = open_reader(open_page)
    claim = check(page, "Cats sleep a lot.")["claims"][0]
    assert claim["text"] == page.locator(".check-text").inner_text()
    assert page.locator(".checked > .check-body > .check-passages").count() == 0
    page.locator(".checked summary").click()
    assert [drop_space(each) for each in page.locator(".checked .resting-quote").all_inner_texts()] == [
        drop_space(each["quote"]) for each in claim["nearest"]
    ]
    assert not page.locator(".check-filter button").count(), "one sentence needs no filter"


def test_the_list_can_be_narrowed_to_a_verdict(open_page: OpenPage) -> None:
    page = open_reader(open_page)
    check(page, TEXT)
    shown = page.locator(".checked:visible")
    differing = page.get_by_role("button", name="2 differs")
    differing.click()
    assert differing.get_attribute("aria-pressed") == "true"
    assert shown.count() == 2
    page.get_by_role("button", name="1 not found").click()
    assert shown.locator(".check-claim").all_inner_texts() == ["Cats sleep a lot."]
    page.get_by_role("button", name="1 not found").click()
    assert shown.count() == 4


def test_words_of_the_paper_come_with_the_view(open_page: OpenPage) -> None:
    page = open_reader(open_page)
    claim = "South Korea was hit by a 25 per cent tariff."
    page.evaluate(
        "text => document.body.dispatchEvent(new CustomEvent('check-claim', {bubbles: true, detail: {text}}))", claim
    )
    page.locator(".checked").wait_for()
    assert page.locator(".check-claim").inner_text() == claim


def test_escape_closes_the_view_and_gives_the_focus_back(open_page: OpenPage) -> None:
    page = open_reader(open_page)
    page.get_by_role("button", name="Check a text").focus()
    page.keyboard.press("Enter")
    page.locator(".check-view").wait_for()
    assert has_focus(page, ".check-form textarea")
    page.keyboard.press("Escape")
    assert not page.locator(".check-view").is_visible()
    assert has_focus(page, "[data-part=open-check]")


def test_what_goes_wrong_is_said_and_can_be_tried_again(open_page: OpenPage) -> None:
    page = open_reader(open_page, expects_errors=True)
    page.route("**/api/check", lambda route: route.abort())
    page.get_by_role("button", name="Check a text").click()
    page.get_by_label("A sentence, or a whole text").fill("word " * 4001)
    page.get_by_role("button", name="Check", exact=True).click()
    page.get_by_text("at most 20000 characters; this one has 20004").wait_for()
    page.get_by_label("A sentence, or a whole text").fill("Cats sleep a lot.")
    page.get_by_role("button", name="Check", exact=True).click()
    page.locator(".check-state", has_text="Not checked.").wait_for()
    page.unroute("**/api/check")
    page.get_by_role("button", name="Check", exact=True).click()
    page.locator(".checked.is-not_found").wait_for()


def test_what_is_checked_stays_text(open_page: OpenPage) -> None:
    page = open_reader(open_page)
    nasty = "<img src=x onerror=alert(1)> was elected on 3 June 2025."
    check(page, nasty)
    assert page.locator(".check-claim").first.inner_text() in nasty
    assert page.locator(".check-view img").count() == 0


@pytest.mark.parametrize("width", [WIDE, NARROW, 320])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_in_the_view(open_page: OpenPage, width: int, scheme: str) -> None:
    page = open_reader(open_page, width=width, scheme=scheme, expects_errors=True)
    page.get_by_role("button", name="The paper", exact=True).click() if width < 600 else None
    check(page, TEXT)
    page.evaluate("document.querySelectorAll('.checked details').forEach(each => { each.open = true; })")
    assert find_violations(page, but_for=(".paper-text",)) == []
    assert measure_overflow(page) <= 0
    assert page.locator(".check-view .view-body").evaluate("body => body.scrollWidth - body.clientWidth") <= 0


def test_the_view_speaks_korean(open_page: OpenPage) -> None:
    page = open_reader(open_page, width=NARROW, language="ko", expects_errors=True)
    page.locator("[data-part=open-check]").click()
    page.locator(".check-form textarea").fill(TEXT)
    page.keyboard.press("Control+Enter")
    page.locator(".checked").first.wait_for()
    assert page.get_by_role("dialog").get_attribute("aria-label") == "글 대조"
    assert page.locator(".differences tbody th").all_inner_texts() == ["숫자", "말한 사람"]
    assert find_violations(page, but_for=(".paper-text",)) == []
