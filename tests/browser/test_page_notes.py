"""The paper's notes where the eye is: in the margin where there is one, in a card at any marker, to be taken along."""

from collections.abc import Callable
from typing import Any

import pytest
from page_steps import DOCUMENT, IBID, TARIFFS, ask, drop_space, read_marks

pytestmark = pytest.mark.browser

OpenPage = Callable[..., Any]

WIDE = 1440
NARROW = 390


def list_notes(page: Any) -> dict[int, dict[str, Any]]:
    notes = page.request.get(f"/api/documents/{DOCUMENT}/footnotes").json()["footnotes"]
    return {note["number"]: note for note in notes}


def allow_copying(page: Any) -> None:
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])


def read_clipboard(page: Any) -> str:
    copied: str = page.evaluate("navigator.clipboard.readText()")
    return copied


def open_card(page: Any, number: int) -> Any:
    page.locator(f".paper-text [data-note='{number}']").first.click()
    card = page.get_by_role("dialog", name=f"Footnote {number}")
    card.wait_for()
    return card


def test_notes_stand_in_the_margin_of_a_wide_pane(open_page: OpenPage) -> None:
    page = open_page(f"/read/{DOCUMENT}", width=WIDE)
    notes = list_notes(page)
    page.locator(".sidenote").nth(len(notes) - 2).wait_for(state="attached")
    for number in (19, 25, 49):
        marker = page.locator(f".paper-text [data-note='{number}']").first
        marker.scroll_into_view_if_needed()
        side = page.locator(f"sup:has([data-note='{number}']) + .sidenote")
        assert side.is_visible()
        places = marker.evaluate(
            """marker => {
                const [mark, note] = [marker, marker.parentElement.nextElementSibling].map(each =>
                    each.getBoundingClientRect());
                const text = marker.closest('p, li').getBoundingClientRect();
                return {below: note.top - mark.top, beside: note.left - text.right,
                        room: innerWidth - note.right, isHidden: marker.parentElement.nextElementSibling.ariaHidden};
            }"""
        )
        assert places["beside"] > 0, number
        assert places["room"] > 0, number
        assert -20 < places["below"] < 400, number
        assert places["isHidden"] == "true"
        first = drop_space(notes[number]["text"])[:25]
        assert drop_space(side.locator(".sidenote-words").text_content() or "").startswith(first)
        source = notes[number]["sources"][0]
        assert str(source["year"]) in str(side.text_content())
    ibid = page.locator("sup:has([data-note='35']) + .sidenote")
    assert "resolved from note 34" in str(ibid.text_content())


def test_markers_in_a_row_keep_their_comma_beside_a_margin(open_page: OpenPage) -> None:
    page = open_page(width=WIDE)
    blocks = page.request.get(f"/api/documents/{DOCUMENT}/blocks").json()
    runs = [{"text": "Twice noted.", "span": [1, 13], "style": None}]
    runs += [{"note": 1, "span": [13, 14]}, {"note": 2, "span": [14, 15]}]
    known = {"kind": "paragraph", "id": "p", "role": "body", "depth": 0, "section": [], "sentences": []}
    page.route("**/blocks", lambda route: route.fulfill(json=blocks | {"blocks": [known | {"runs": runs}]}))
    page.reload()
    page.locator(".sidenote").nth(1).wait_for()
    comma = page.locator(".part > p sup").nth(1).evaluate("sup => getComputedStyle(sup, '::before').content")
    assert "," in comma
    assert page.locator(".sidenote-number").all_text_contents() == ["1", "2"]


def test_a_narrow_pane_has_no_margin(open_page: OpenPage) -> None:
    page = open_page(f"/read/{DOCUMENT}", width=1024)
    page.locator(".endnotes .sources").last.wait_for(state="attached")
    assert page.locator(".sidenote").count() == 0
    page.set_viewport_size({"width": WIDE, "height": 860})
    page.locator(".sidenote").first.wait_for(state="attached")
    page.set_viewport_size({"width": 1024, "height": 860})
    page.wait_for_timeout(100)
    assert not page.locator(".sidenote").first.is_visible()


def test_hovering_a_marker_shows_its_note_and_leaving_hides_it(open_page: OpenPage) -> None:
    page = open_page(f"/read/{DOCUMENT}")
    note = list_notes(page)[25]
    marker = page.locator(".paper-text [data-note='25']").first
    marker.scroll_into_view_if_needed()
    marker.hover()
    card = page.locator(".card")
    card.wait_for()
    assert drop_space(note["text"]) in drop_space(card.inner_text())
    assert not page.evaluate("document.querySelector('.card').contains(document.activeElement)")
    card.hover()
    page.wait_for_timeout(400)
    assert card.is_visible()
    page.locator("#question").hover()
    card.wait_for(state="detached")


def test_an_answers_marker_shows_the_same_note(open_page: OpenPage) -> None:
    page = open_page()
    answer = ask(page, TARIFFS)
    page.locator(".claim-text sup [data-note]").first.hover()
    card = page.locator(".card")
    card.wait_for()
    assert drop_space(answer["footnotes"][0]["text"]) in drop_space(card.inner_text())


def test_a_marker_focused_by_keyboard_shows_its_note(open_page: OpenPage) -> None:
    page = open_page()
    ask(page, IBID)
    for _ in range(40):
        page.keyboard.press("Shift+Tab")
        if page.evaluate("document.activeElement.matches('.claim-text [data-note]')"):
            break
    page.locator(".card").wait_for()
    page.keyboard.press("Escape")
    assert page.locator(".card").count() == 0
    assert page.evaluate("document.activeElement.matches('.claim-text [data-note]')")


@pytest.mark.parametrize("width", [WIDE, NARROW])
def test_a_card_has_the_chain_the_source_and_the_link_out(open_page: OpenPage, width: int) -> None:
    page = open_page(f"/read/{DOCUMENT}", width=width)
    [source] = list_notes(page)[35]["sources"]
    card = open_card(page, 35)
    words = card.inner_text()
    assert "Ibid. → resolved from note 34" in words
    assert source["title"] in words
    assert "26 February 2024" in words
    assert "Web page" in words
    assert card.locator(".source a").get_attribute("href") == source["url"]


def test_what_else_rests_on_a_note_is_listed_and_shown(open_page: OpenPage) -> None:
    page = open_page(f"/read/{DOCUMENT}")
    notes = list_notes(page)
    card = open_card(page, 2)
    card.locator(".resting li").first.wait_for()
    # Note 15 cites one of the works of note 2.
    other = card.locator(".resting li", has_text="fn 15").get_by_role("button")
    assert drop_space(notes[15]["supports"][0]["quote"]) in drop_space(other.inner_text())
    other.click()
    assert read_marks(page) == drop_space(notes[15]["supports"][0]["quote"])
    assert page.locator(".card").count() == 0


def test_a_note_is_copied_as_a_citation(open_page: OpenPage) -> None:
    page = open_page(f"/read/{DOCUMENT}")
    allow_copying(page)
    card = open_card(page, 27)
    card.get_by_role("button", name="Copy citation").click()
    card.get_by_role("button", name="Copied").wait_for()
    references = page.request.get(f"/api/documents/{DOCUMENT}/references?format=chicago").text()
    [line] = [line for line in references.splitlines() if line.endswith("[fn 27]")]
    assert read_clipboard(page) == line.removesuffix(" [fn 27]")


def test_the_outline_says_where_the_reader_is(open_page: OpenPage) -> None:
    page = open_page(f"/read/{DOCUMENT}", width=1920)
    page.locator(".sidenote").first.wait_for(state="attached")
    current = page.locator(".contents [aria-current]")
    for title in ("The North Korea problem", "The Trump factor"):
        page.get_by_role("link", name=title).click()
        page.locator(".contents [aria-current]", has_text=title).wait_for()
        assert current.count() == 1
        assert page.locator("[data-part=place]").inner_text() == title
    # With this much room the outline stands beside the text.
    assert current.is_visible()
    page.set_viewport_size({"width": 1280, "height": 860})
    current.wait_for(state="hidden")
    assert page.locator("[data-part=place]").is_visible()
