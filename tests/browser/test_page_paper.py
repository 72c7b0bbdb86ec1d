"""The paper on the page: typeset whole, its notes linked both ways, any of its words marked to the letter."""

from collections.abc import Callable
from typing import Any

import pytest
from page_steps import DOCUMENT, drop_space, is_in_view, read_marks

pytestmark = pytest.mark.browser

OpenPage = Callable[..., Any]
Spans = list[list[int]]

MARK_EACH = """async all => {
    const marked = [];
    for (const spans of all) {
        location.hash = '#s=' + spans.map(span => span.join('-')).join(',');
        await new Promise(resolve => addEventListener('hashchange', () => setTimeout(resolve), {once: true}));
        marked.push([...document.querySelectorAll('mark')].map(mark => mark.textContent).join(''));
    }
    return marked;
}"""


@pytest.fixture
def paper(open_page: OpenPage) -> Any:
    return open_page(f"/read/{DOCUMENT}")


def list_spans(blocks: dict[str, Any]) -> list[Spans]:
    """List the spans of every sentence, cell, caption and note."""
    found: list[Spans] = [note["spans"] for note in blocks["footnotes"]]
    for block in blocks["blocks"]:
        if block["kind"] == "paragraph":
            found.extend(sentence["spans"] for sentence in block["sentences"])
        elif block["kind"] == "table":
            cells = [*block["header"], *(cell for row in block["rows"] for cell in row)]
            found.extend(cell["spans"] for cell in cells)
            if block["caption"]:
                found.append(block["caption"]["spans"])
    return [spans for spans in found if spans]


def test_every_sentence_cell_and_note_is_marked_to_the_letter(paper: Any) -> None:
    text = paper.request.get(f"/api/documents/{DOCUMENT}/text").body().decode()
    everything = list_spans(paper.request.get(f"/api/documents/{DOCUMENT}/blocks").json())
    assert any(len(spans) > 1 for spans in everything)
    marked = paper.evaluate(MARK_EACH, everything)
    for spans, words in zip(everything, marked, strict=True):
        assert drop_space(words) == drop_space("".join(text[start:end] for start, end in spans)), spans


def test_an_address_opens_the_paper_at_its_words(open_page: OpenPage) -> None:
    page = open_page()
    blocks = page.request.get(f"/api/documents/{DOCUMENT}/blocks").json()["blocks"]
    sentence = next(
        sentence
        for block in blocks
        if block["kind"] == "paragraph" and block["role"] == "body"
        for sentence in block["sentences"]
        if len(sentence["spans"]) > 1
    )
    text = page.request.get(f"/api/documents/{DOCUMENT}/text").body().decode()
    fragment = ",".join(f"{start}-{end}" for start, end in sentence["spans"])
    reader = open_page(f"/read/{DOCUMENT}#s={fragment}", width=390)
    assert read_marks(reader) == drop_space("".join(text[start:end] for start, end in sentence["spans"]))
    assert is_in_view(reader.locator("mark").first)


def test_clearing_the_marks_leaves_the_text_as_it_was(paper: Any) -> None:
    # The notes' sources come after the text.
    paper.locator(".paper-text .sources").last.wait_for()
    before = paper.locator(".paper-text").evaluate("text => text.textContent")
    paper.evaluate(MARK_EACH, [[[9000, 9400], [12000, 12100]]])
    paper.get_by_role("button", name="Clear marks").click()
    assert paper.locator("mark").count() == 0
    assert paper.locator(".paper-text").evaluate("text => text.textContent") == before


def test_every_marker_leads_to_its_note_and_back(paper: Any) -> None:
    notes = paper.request.get(f"/api/documents/{DOCUMENT}/blocks").json()["footnotes"]
    assert paper.locator(".paper-text [role=doc-noteref]").count() == sum(len(note["markers"]) for note in notes)
    assert paper.locator("[role=doc-footnote]").count() == len(notes)
    broken = paper.evaluate(
        """() => [...document.querySelectorAll('[role=doc-noteref], [role=doc-backlink]')]
            .filter(link => !document.getElementById(link.getAttribute('href').slice(1))).length"""
    )
    assert broken == 0
    paper.locator("#note-13 [role=doc-backlink]").click()
    assert paper.evaluate("document.activeElement.closest('td') !== null")


def test_the_notes_at_the_end_have_their_sources(paper: Any) -> None:
    notes = paper.request.get(f"/api/documents/{DOCUMENT}/footnotes").json()["footnotes"]
    paper.locator(".endnotes .source").first.wait_for(state="attached")
    for note in notes:
        links = paper.locator(f"#note-{note['number']} .source a")
        urls = [source["url"] for source in note["sources"] if source["url"]]
        assert links.evaluate_all("links => links.map(a => a.getAttribute('href'))") == urls, note["number"]


def test_the_tables_are_tables(paper: Any) -> None:
    tables = paper.locator(".paper-text table")
    assert tables.count() == 2
    assert "Table 1" in tables.first.locator("caption").text_content()
    assert tables.first.locator("thead th[scope=col]").count() == 9
    assert tables.first.locator("tbody th[scope=row]").count() == 10
    assert tables.nth(1).locator("tbody tr").count() == 8


def test_the_contents_lead_to_the_headings(paper: Any) -> None:
    paper.locator(".contents summary").click()
    paper.get_by_role("link", name="The Trump factor").click()
    heading = paper.get_by_role("heading", name="The Trump factor")
    assert is_in_view(heading)
    assert heading.evaluate("heading => heading === document.activeElement")
    assert not paper.locator(".contents nav").is_visible()


def test_the_paper_says_whose_it_is(paper: Any) -> None:
    summary = paper.request.get(f"/api/documents/{DOCUMENT}").json()
    assert summary["rights"] in paper.locator(".paper-head").inner_text()
    assert summary["attribution"] in paper.locator(".masthead").inner_text()
    assert summary["title"] in paper.title()


def test_a_second_paper_can_be_chosen(open_page: OpenPage) -> None:
    page = open_page()
    listed = page.request.get("/api/documents").json()
    blocks = page.request.get(f"/api/documents/{DOCUMENT}/blocks").json()
    other = listed["documents"][0] | {"id": "other", "title": "Another paper", "outline": [], "starters": []}
    listed["documents"].append(other)
    page.route("**/api/documents", lambda route: route.fulfill(json=listed))
    page.route("**/api/documents/other/blocks", lambda route: route.fulfill(json=blocks | {"blocks": []}))
    page.route("**/api/documents/other/footnotes", lambda route: route.fulfill(json={"footnotes": []}))
    page.reload()
    page.get_by_role("combobox", name="Paper").select_option("Another paper")
    page.get_by_role("heading", name="Another paper").wait_for()
    assert page.title().startswith("Another paper")


def test_an_address_of_no_paper_says_so(open_page: OpenPage) -> None:
    page = open_page("/read/nothing")
    page.get_by_text("There is no such paper here").first.wait_for()


@pytest.mark.parametrize("fragment", ["#note-57", "#block-h9"])
def test_an_address_names_a_note_or_a_heading(open_page: OpenPage, fragment: str) -> None:
    page = open_page(f"/read/{DOCUMENT}{fragment}", width=1440)
    page.locator(".endnotes .sources").last.wait_for(state="attached")
    page.wait_for_function("id => document.activeElement.id === id", arg=fragment[1:])
    assert is_in_view(page.locator(fragment))


def test_the_browser_finds_words_that_are_far_from_the_window(paper: Any) -> None:
    words = "reached out to North Korean allies"
    assert paper.evaluate("words => window.find(words)", words)
    assert paper.evaluate("getSelection().toString()") == words
    assert paper.evaluate("getSelection().anchorNode.parentElement.closest('td, th') !== null")


def test_text_from_right_to_left_is_set_so(open_page: OpenPage) -> None:
    page = open_page()
    blocks = page.request.get(f"/api/documents/{DOCUMENT}/blocks").json()
    runs = [{"text": "قال الوزير: «لا تعليق» اليوم.", "span": [1, 30], "style": None}]
    words = {"kind": "paragraph", "id": "rtl", "role": "body", "depth": 0, "section": [], "sentences": []}
    paragraphs = [words | {"runs": runs}, words | {"role": "bullet", "runs": runs}]
    page.route("**/blocks", lambda route: route.fulfill(json=blocks | {"blocks": paragraphs}))
    page.goto(f"/read/{DOCUMENT}#s=12-22")
    page.locator("mark").first.wait_for()
    for element in (".part > p", ".part > ul > li"):
        assert page.locator(element).first.evaluate("each => getComputedStyle(each).direction") == "rtl"
    assert page.locator("mark").first.text_content() == runs[0]["text"][11:21]
    assert page.locator(".endnotes p").first.evaluate("each => getComputedStyle(each).direction") == "ltr"
