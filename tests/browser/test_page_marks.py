"""Cited words marked in the paper: to the letter, several citations at once, each in its tone and by its number."""

from collections.abc import Callable
from typing import Any

import pytest
from page_steps import DOCUMENT, drop_space, is_in_view

from footnoted.evaluation.golden import Golden, read_golden

pytestmark = pytest.mark.browser

OpenPage = Callable[..., Any]
Json = dict[str, Any]

INTERVIEWS = "Which claims rest on interviews?"
MARK_EACH = """async fragments => {
    const marked = [];
    for (const fragment of fragments) {
        location.hash = fragment;
        await new Promise(resolve => addEventListener('hashchange', () => setTimeout(resolve), {once: true}));
        marked.push([...document.querySelectorAll('mark')].map(mark => mark.textContent).join(''));
    }
    return marked;
}"""
SHOW = """detail => document.body.dispatchEvent(new CustomEvent('show-words', {detail: {...detail, origin: null}}))"""
READ = """() => [...document.querySelectorAll('mark')].map(mark => ({
    text: mark.textContent, label: mark.dataset.label ?? null, tone: /tone-\\d/.exec(mark.className)?.[0] ?? null,
    isCurrent: mark.classList.contains('is-current')}))"""


@pytest.fixture
def paper(open_page: OpenPage) -> Any:
    return open_page(f"/read/{DOCUMENT}")


def answer(page: Any, question: str, history: list[Json] | None = None) -> Json:
    """Return the server's answer, no page asked."""
    body = {"question": question, "history": history or [], "documents": [DOCUMENT]}
    response = page.request.post("/api/answer", data=body)
    assert response.ok, response.text()
    answered: Json = response.json()
    return answered


def answer_golden(page: Any, golden: Golden) -> Json:
    return answer(page, golden.question, [{"role": turn.role, "content": turn.content} for turn in golden.history])


def show(page: Any, citations: list[Json], focus: int = 0) -> None:
    """Show one citation of several, as its button does."""
    marks = [{"number": each["number"], "spans": each["spans"]} for each in citations]
    page.evaluate(SHOW, {"document": DOCUMENT, "spans": citations[focus]["spans"], "marks": marks})
    page.locator("mark").first.wait_for(state="attached")


def test_every_citation_of_the_golden_questions_is_marked_to_the_letter(paper: Any) -> None:
    asked = [*read_golden("dev"), *read_golden("own")]
    cited = [each for golden in asked for each in answer_golden(paper, golden)["citations"]]
    quotes = {each["url"].partition("#")[2]: each["quote"] for each in cited if each["document"] == DOCUMENT}
    assert len(quotes) > len(asked) / 2
    marked = paper.evaluate(MARK_EACH, list(quotes))
    wrong = {
        fragment: (quote, words)
        for (fragment, quote), words in zip(quotes.items(), marked, strict=True)
        if drop_space(quote) != drop_space(words)
    }
    print(f"{len(cited)} citations of {len(asked)} questions, {len(quotes)} different, {len(wrong)} marked wrongly")
    assert wrong == {}


def test_the_citations_of_an_answer_are_marked_at_once_each_by_its_number_and_tone(paper: Any) -> None:
    citations = answer(paper, INTERVIEWS)["citations"]
    assert len(citations) > 3
    show(paper, citations, focus=1)
    marks = paper.evaluate(READ)
    for citation in citations:
        [first] = [mark for mark in marks if mark["label"] == f"[{citation['number']}]"]
        assert first["tone"] == f"tone-{(citation['number'] - 1) % 6 + 1}"
        assert drop_space(citation["quote"]).startswith(drop_space(first["text"]))
        assert first["isCurrent"] == (citation is citations[1])
    everything = drop_space("".join(mark["text"] for mark in marks))
    assert all(drop_space(each["quote"]) in everything for each in citations)
    assert len(everything) == sum(len(drop_space(each["quote"])) for each in citations)
    focused = paper.evaluate("document.activeElement.textContent")
    assert drop_space(citations[1]["quote"]).startswith(drop_space(focused))


def test_the_cited_places_are_walked_through_in_reading_order(paper: Any) -> None:
    citations = answer(paper, INTERVIEWS)["citations"]
    show(paper, citations)
    seen = []
    for _ in citations:
        seen.append(paper.evaluate("document.activeElement.dataset.label"))
        assert is_in_view(paper.locator("mark.is-current").first)
        paper.get_by_role("button", name="Next cited place").click()
    order = paper.evaluate("[...document.querySelectorAll('mark[data-label]')].map(mark => mark.dataset.label)")
    start = order.index(seen[0])
    assert seen == order[start:] + order[:start]
    assert paper.evaluate("document.activeElement.dataset.label") == seen[0]
    paper.get_by_role("button", name="Previous cited place").click()
    assert paper.evaluate("document.activeElement.dataset.label") == seen[-1]
    assert f"of {len(citations)}" in paper.locator("[data-part=marked-text]").inner_text()


def test_the_walk_goes_by_keys(paper: Any) -> None:
    show(paper, answer(paper, INTERVIEWS)["citations"])
    before = paper.evaluate("document.activeElement.dataset.label")
    paper.keyboard.press("n")
    after = paper.evaluate("document.activeElement.dataset.label")
    assert after != before
    paper.keyboard.press("p")
    assert paper.evaluate("document.activeElement.dataset.label") == before


def test_words_of_two_citations_show_both_numbers(paper: Any) -> None:
    [sentence] = answer(paper, "What tariff rate did South Korea initially face from the US?")["citations"][:1]
    start, end = sentence["spans"][0]
    both = [sentence | {"number": 1}, sentence | {"number": 8, "spans": [[start, start + 20]]}]
    show(paper, both)
    marks = paper.evaluate(READ)
    assert marks[0]["label"] == "[1][8]"
    assert "".join(mark["text"] for mark in marks[:2]).startswith(marks[0]["text"])
    assert sum(len(mark["text"]) for mark in marks) == end - start + sum(e - s for s, e in sentence["spans"][1:])


def test_a_cell_and_a_note_are_marked(paper: Any) -> None:
    for question, selector in (
        ("Which country is fifth for future resources in Table 1?", "td mark"),
        ("What does footnote 35 cite?", "[role=doc-footnote] mark"),
    ):
        citations = answer(paper, question)["citations"]
        show(paper, citations)
        assert paper.locator(selector).count() > 0, question
        assert is_in_view(paper.locator("mark.is-current").first)


def test_marks_hold_in_forced_colours(open_page: OpenPage) -> None:
    page = open_page(f"/read/{DOCUMENT}")
    page.emulate_media(forced_colors="active")
    show(page, answer(page, INTERVIEWS)["citations"])
    colours = page.locator("mark").first.evaluate(
        "mark => [getComputedStyle(mark).backgroundColor, getComputedStyle(mark.parentElement).backgroundColor]"
    )
    assert colours[0] != colours[1]
    assert "underline" in page.locator("mark").first.evaluate("mark => getComputedStyle(mark).textDecorationLine")


def test_words_that_the_page_does_not_show_are_said_to_be_missing(paper: Any) -> None:
    asides = paper.request.get(f"/api/documents/{DOCUMENT}/blocks").json()["asides"]
    paper.evaluate(SHOW, {"document": DOCUMENT, "spans": asides[0]["spans"]})
    paper.locator(".marked-note .is-missing").wait_for()
    assert paper.locator("mark").count() == 0
