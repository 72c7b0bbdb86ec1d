"""The sources on the page: every work once, found, put in order, followed into the paper and taken along."""

from collections.abc import Callable
from typing import Any

import pytest
from page_looks import NARROW, WIDE, find_violations, has_focus
from page_steps import DOCUMENT, drop_space, measure_overflow, read_marks

pytestmark = pytest.mark.browser

OpenPage = Callable[..., Any]


def open_sources(open_page: OpenPage, **look: Any) -> tuple[Any, list[dict[str, Any]]]:
    """Open the sources by keyboard; return the page and the works that the server has."""
    page = open_page(f"/read/{DOCUMENT}", **look)
    page.get_by_role("button", name="Sources", exact=True).focus()
    page.keyboard.press("Enter")
    page.locator(".work").first.wait_for()
    works: list[dict[str, Any]] = page.request.get(f"/api/documents/{DOCUMENT}/audit/works").json()["works"]
    return page, works


def read_titles(page: Any) -> list[str]:
    # Works outside the window are not laid out yet.
    titles: list[str] = page.locator(".work h3").all_text_contents()
    return titles


def title_of(work: dict[str, Any]) -> str:
    return str(work["source"]["title"] or work["source"]["text"])


def narrow(page: Any, **wanted: str) -> list[str]:
    """Narrow the list down by the fields of that name; return the titles that are left."""
    for name, value in wanted.items():
        field = page.locator(f".work-filters [name={name}]")
        if name in ("words", "from", "to"):
            field.fill(value)
        else:
            field.select_option(value)
    return read_titles(page)


def test_every_work_stands_once_with_its_notes_and_what_rests_on_it(open_page: OpenPage) -> None:
    page, works = open_sources(open_page)
    notes = {note for work in works for note in work["notes"]}
    assert page.locator(".work-count").inner_text() == f"{len(works)} works in {len(notes)} notes"
    shown = page.locator(".work")
    assert shown.count() == len(works)
    links = "item => [...item.querySelectorAll('a')].map(link => link.getAttribute('href'))"
    for place, work in enumerate(works):
        item = shown.nth(place)
        text = item.text_content()
        assert title_of(work) in text
        assert all(f"fn {note}" in text for note in work["notes"])
        assert [drop_space(quote) for quote in item.locator(".resting-quote").all_text_contents()] == [
            drop_space(claim["quote"]) for claim in work["claims"]
        ]
        url, doi = work["source"]["url"], work["source"]["doi"]
        assert item.evaluate(links) == ([url] if url else [f"https://doi.org/{doi}"] if doi else [])


def test_works_are_searched_narrowed_down_and_put_in_order(open_page: OpenPage) -> None:
    page, works = open_sources(open_page)
    reuters = [title_of(work) for work in works if "Reuters" in work["outlets"]]
    assert 0 < len(reuters) < 10
    assert narrow(page, outlet="reuters") == reuters
    assert page.locator(".work-count").inner_text().startswith(f"{len(reuters)} of {len(works)} works")
    newest = sorted((work["source"]["date"] for work in works if "Reuters" in work["outlets"]), reverse=True)
    titles = {title_of(work): work["source"]["date"] for work in works}
    assert [titles[title] for title in narrow(page, order="newest")] == newest
    assert narrow(page, grounds="interview") == []
    assert page.locator(".work-count").inner_text() == "No work fits all of this."

    page.get_by_role("button", name="Show all").click()
    assert has_focus(page, ".work-filters [type=search]")
    assert len(read_titles(page)) == len(works)
    assert narrow(page, grounds="interview") == [title_of(work) for work in works if work["grounds"] == "interview"]
    assert narrow(page, grounds="official") == [title_of(work) for work in works if work["official"]]
    assert narrow(page, grounds="", to="1999") == [
        title_of(work) for work in works if (work["source"]["year"] or 9999) <= 1999
    ]
    assert narrow(page, to="", words="hong cold WAR") == [title_of(work) for work in works if 13 in work["notes"]]
    assert narrow(page, words="fn 27") == [title_of(work) for work in works if 27 in work["notes"]]


@pytest.mark.parametrize("width", [WIDE, NARROW])
def test_a_work_leads_to_the_words_that_rest_on_it_and_back(open_page: OpenPage, width: int) -> None:
    page = open_page(f"/read/{DOCUMENT}", width=width)
    page.get_by_role("button", name="Sources", exact=True).click()
    page.locator(".work").first.wait_for()
    (work,) = [
        work
        for work in page.request.get(f"/api/documents/{DOCUMENT}/audit/works").json()["works"]
        if 27 in work["notes"]
    ]
    narrow(page, words="fn 27")
    page.locator(".resting-way").click()
    assert read_marks(page) == drop_space(work["claims"][0]["quote"])
    assert has_focus(page, "mark")
    assert not page.locator(".sources-view").is_visible()
    page.get_by_role("button", name="Sources", exact=True).click()
    assert read_titles(page) == [title_of(work)], "the list is as it was left"


def test_a_work_is_copied_in_the_style_that_is_chosen(open_page: OpenPage) -> None:
    page, works = open_sources(open_page)
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    narrow(page, words="fn 13")
    work = next(work for work in works if 13 in work["notes"])
    for style in ("chicago", "bibtex"):
        page.locator("select[name=style]").select_option(style)
        cited = page.request.get(f"/api/documents/{DOCUMENT}/references?format={style}&work={work['id']}").text()
        page.get_by_role("button", name="Copy citation").click()
        page.locator(".work-meta button", has_text="Copied").wait_for()
        assert page.evaluate("navigator.clipboard.readText()") == cited.strip()
        assert "fn 13" not in cited
        page.locator(".work-meta button", has_text="Copy citation").wait_for()


def test_the_whole_list_is_saved_in_every_format(open_page: OpenPage) -> None:
    page, _ = open_sources(open_page)
    links = page.locator(".work-foot a")
    addresses = links.evaluate_all("links => links.map(link => link.getAttribute('href'))")
    assert len(addresses) == 7
    for address in addresses:
        reply = page.request.get(address)
        assert reply.status == 200
        assert "attachment" in reply.headers["content-disposition"]
    with page.expect_download() as caught:
        page.get_by_role("link", name="RIS").click()
    assert caught.value.suggested_filename == f"{DOCUMENT}-references.ris"


def test_escape_closes_the_sources_and_gives_the_focus_back(open_page: OpenPage) -> None:
    page, _ = open_sources(open_page)
    assert has_focus(page, ".work-filters [type=search]")
    page.keyboard.press("Escape")
    if page.locator(".sources-view").is_visible():  # the first press may empty the search field
        page.keyboard.press("Escape")
    assert not page.locator(".sources-view").is_visible()
    assert has_focus(page, "[data-part=open-sources]")


def test_what_the_server_refuses_is_said(open_page: OpenPage) -> None:
    page = open_page(f"/read/{DOCUMENT}", expects_errors=True)
    page.route("**/audit/works", lambda route: route.abort())
    page.get_by_role("button", name="Sources", exact=True).click()
    page.locator(".work-count", has_text="Nothing was sent back").wait_for()
    page.keyboard.press("Escape")
    page.unroute("**/audit/works")
    page.get_by_role("button", name="Sources", exact=True).click()
    page.locator(".work").first.wait_for()


@pytest.mark.parametrize("width", [WIDE, NARROW, 320])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_in_the_sources(open_page: OpenPage, width: int, scheme: str) -> None:
    page = open_page(f"/read/{DOCUMENT}", width=width, scheme=scheme, expects_errors=True)
    page.get_by_role("button", name="Sources", exact=True).click()
    page.locator(".work").first.wait_for()
    narrow(page, grounds="official")
    assert find_violations(page, but_for=(".paper-text",)) == []
    assert measure_overflow(page) <= 0
    assert page.locator(".view-body").evaluate("body => body.scrollWidth - body.clientWidth") <= 0
    if width < 600:
        box = page.locator(".sources-view").bounding_box()
        assert (box["x"], box["width"]) == (0, width)


def test_the_sources_speak_korean(open_page: OpenPage) -> None:
    page = open_page(f"/read/{DOCUMENT}", width=NARROW, language="ko", expects_errors=True)
    page.locator("[data-part=open-sources]").click()
    page.locator(".work").first.wait_for()
    assert page.get_by_role("dialog").get_attribute("aria-label") == "출처"
    assert page.locator(".work-count").inner_text() == "문헌 67건 · 각주 61개"
    narrow(page, grounds="interview")
    assert find_violations(page, but_for=(".paper-text",)) == []
    assert page.locator(".view-body").evaluate("body => body.scrollWidth - body.clientWidth") <= 0
