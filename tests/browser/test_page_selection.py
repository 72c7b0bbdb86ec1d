"""Words that a reader selects in the paper: to be asked about, checked, taken along with their source."""

from collections.abc import Callable
from typing import Any

import pytest
from page_steps import DOCUMENT, drop_space, read_marks
from test_page_notes import allow_copying, read_clipboard

pytestmark = pytest.mark.browser

OpenPage = Callable[..., Any]
Json = dict[str, Any]

SELECT = """({start, end}) => {
    const find = id => [...document.querySelector(id).querySelectorAll('span, em, strong')]
        .filter(run => !run.closest('a, .sidenote'));
    const [first, last] = [find(start), find(end)];
    const range = document.createRange();
    range.setStart(first[0].firstChild, 4);
    range.setEnd(last.at(-1).lastChild, last.at(-1).textContent.length - 6);
    document.querySelector(start).scrollIntoView({block: 'center'});
    document.querySelector('.sheet').dispatchEvent(new Event('selectstart'));
    getSelection().removeAllRanges();
    getSelection().addRange(range);
}"""
LISTEN = """name => document.body.addEventListener(name, event => { window[name] = event.detail; }, {once: true})"""


@pytest.fixture
def paper(open_page: OpenPage) -> Any:
    return open_page(f"/read/{DOCUMENT}", width=1440)


def find_paragraphs(page: Any) -> list[Json]:
    """Return the paragraphs that a page break cuts or a note interrupts."""
    blocks = page.request.get(f"/api/documents/{DOCUMENT}/blocks").json()["blocks"]
    return [each for each in blocks if each["kind"] == "paragraph" and each["role"] == "body"]


def select(page: Any, paragraph: Json) -> tuple[int, int]:
    """Select a paragraph but for its first four characters and its last six; return the outer offsets."""
    runs = [run for run in paragraph["runs"] if "text" in run]
    page.evaluate(
        """text => { for (const p of document.querySelectorAll('.part > p')) if (p.textContent.startsWith(text)) {
            p.id = 'chosen'; break; } }""",
        runs[0]["text"][:40],
    )
    page.evaluate(SELECT, {"start": "#chosen", "end": "#chosen"})
    page.get_by_role("toolbar", name="Selected words").wait_for()
    return runs[0]["span"][0] + 4, runs[-1]["span"][1] - 6


@pytest.fixture
def cut(paper: Any) -> Json:
    """Return a paragraph whose words have a note among them and a page break."""
    paragraphs = find_paragraphs(paper)
    return next(
        each
        for each in paragraphs
        if any("note" in run for run in each["runs"][:-1]) and any("gap" in run for run in each["runs"])
    )


def test_a_selection_is_asked_about_with_its_spans(paper: Any, cut: Json) -> None:
    start, end = select(paper, cut)
    paper.evaluate(LISTEN, "ask-about")
    paper.get_by_role("button", name="Ask about this").click()
    detail = paper.evaluate("window['ask-about']")
    text = paper.request.get(f"/api/documents/{DOCUMENT}/text").body().decode()
    assert detail["spans"][0][0] == start
    assert detail["spans"][-1][1] == len(text[:end].rstrip())
    words = "".join(text[s:e] for s, e in detail["spans"])
    assert drop_space(words) == drop_space(detail["text"])
    assert len(detail["spans"]) > 1


def test_a_selection_is_checked(paper: Any, cut: Json) -> None:
    select(paper, cut)
    paper.evaluate(LISTEN, "check-claim")
    paper.get_by_role("button", name="Check this claim").click()
    assert len(paper.evaluate("window['check-claim']")["text"]) > 40


def test_a_selection_is_copied_with_its_source_and_its_address(open_page: OpenPage, paper: Any, cut: Json) -> None:
    allow_copying(paper)
    select(paper, cut)
    paper.get_by_role("button", name="Copy with citation").click()
    paper.get_by_role("button", name="Copied").wait_for()
    quotation, _, source = read_clipboard(paper).rpartition("\n— ")
    assert source.startswith("Edward Howell (2025), How South Korea can balance")
    assert cut["section"][-1] in source
    assert "pp." in source
    address = source.rpartition(". ")[2]
    reader = open_page(address[address.index("/read/") :])
    assert read_marks(reader) == drop_space(quotation.strip("“”"))


def test_the_bar_is_used_by_keyboard(paper: Any, cut: Json) -> None:
    select(paper, cut)
    paper.keyboard.press("Tab")
    assert paper.evaluate("document.activeElement.textContent") == "Ask about this"
    paper.keyboard.press("ArrowRight")
    assert paper.evaluate("document.activeElement.textContent") == "Check this claim"
    paper.keyboard.press("Escape")
    assert not paper.locator(".selection-bar").is_visible()
    assert paper.evaluate("document.activeElement.matches('.sheet')")


def test_marked_words_are_selected_by_enter(open_page: OpenPage, paper: Any, cut: Json) -> None:
    sentence = next(each["spans"] for each in cut["sentences"] if len(each["spans"]) > 1)
    reader = open_page(f"/read/{DOCUMENT}#s=" + ",".join(f"{start}-{end}" for start, end in sentence))
    reader.locator("mark").first.wait_for()
    reader.keyboard.press("Enter")
    reader.get_by_role("toolbar", name="Selected words").wait_for()
    reader.evaluate(LISTEN, "ask-about")
    reader.keyboard.press("Enter")
    detail = reader.evaluate("window['ask-about']")
    text = paper.request.get(f"/api/documents/{DOCUMENT}/text").body().decode()
    assert drop_space(detail["text"]) == drop_space("".join(text[start:end] for start, end in sentence))


def test_a_selection_elsewhere_has_no_bar(paper: Any, cut: Json) -> None:
    select(paper, cut)
    paper.evaluate("getSelection().selectAllChildren(document.querySelector('.masthead-title'))")
    paper.locator(".selection-bar").wait_for(state="hidden")
