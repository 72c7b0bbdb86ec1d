"""The asking side of the page: answers as they are told, stop, edit, follow-ups, links, files, grounds and tones."""

import json
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from page_steps import IBID, OFF_TOPIC, STREAM, TARIFFS, ask, drop_space, fetch_answer, read_marks
from slow_way import SlowWay, open_slow_way

pytestmark = pytest.mark.browser

OpenPage = Callable[..., Any]

SECTION = "What does the section “The Trump factor” say?"
FORMATS = {"docx", "markdown", "apa", "chicago", "bibtex", "ris", "csl-json"}


@pytest.fixture
def way(server_url: str) -> Iterator[SlowWay]:
    with open_slow_way(server_url) as opened:
        yield opened


def begin(page: Any, question: str) -> None:
    page.locator("#question").fill(question)
    page.locator("#question").press("Enter")


def read_claims(page: Any) -> list[str]:
    """Return the claims as they look: with superscripts and marks, without what only is spoken."""
    texts: list[str] = (
        page.locator(".turn")
        .last.locator(".claim-text")
        .evaluate_all(
            """claims => claims.map(claim => {
            const seen = claim.cloneNode(true);
            seen.querySelectorAll('.visually-hidden').forEach(each => each.remove());
            return seen.textContent;
        })"""
        )
    )
    return [drop_space(text) for text in texts]


def test_claims_appear_as_they_come_and_the_whole_answer_replaces_them_without_a_jump(
    open_page: OpenPage, way: SlowWay
) -> None:
    way.hold("answer")
    page = open_page(f"{way.url}/")
    begin(page, SECTION)
    page.locator(".claims[aria-busy] .claim").nth(2).wait_for()
    told = read_claims(page)
    tops = page.locator(".claim").evaluate_all("claims => claims.map(each => each.getBoundingClientRect().top)")
    said = page.locator("[data-part=announcer] p").all_inner_texts()
    way.let_through("answer")
    page.locator(".actions").wait_for()
    answer = fetch_answer(page)
    assert said == [claim["text"] for claim in answer["claims"]], "whole sentences are spoken, each once"
    assert read_claims(page) == told
    after = page.locator(".claim").evaluate_all("claims => claims.map(each => each.getBoundingClientRect().top)")
    assert after == pytest.approx(tops, abs=1)


def test_stop_takes_the_place_of_ask_while_an_answer_is_made(open_page: OpenPage, way: SlowWay) -> None:
    way.hold("passages")
    page = open_page(f"{way.url}/", expects_errors=True)
    begin(page, TARIFFS)
    stop = page.get_by_role("button", name="Stop")
    stop.wait_for()
    assert not page.locator("[data-part=submit]").is_visible()
    with page.expect_event("requestfailed"):
        stop.click()
    page.get_by_text("Stopped.", exact=False).first.wait_for()
    assert page.locator("[data-part=submit]").is_visible()
    assert page.evaluate("document.activeElement.id") == "question"
    way.let_through("passages")
    page.locator(".stopped").get_by_role("button", name="Ask again").click()
    page.locator(".answer .made").wait_for()
    assert page.locator(".turn").count() == 1


def test_escape_stops_and_what_was_told_stays_and_is_said_not_to_be_all(open_page: OpenPage, way: SlowWay) -> None:
    way.hold("answer")
    page = open_page(f"{way.url}/", expects_errors=True)
    begin(page, SECTION)
    page.locator(".claims .claim").nth(2).wait_for()
    page.keyboard.press("Escape")
    page.get_by_text("this is not the whole answer").wait_for()
    assert page.locator(".claim").count() == 3
    assert page.locator(".actions, .claims[aria-busy]").count() == 0


def test_where_no_stream_can_be_opened_the_answer_is_asked_for_whole(open_page: OpenPage) -> None:
    page = open_page(expects_errors=True)
    page.route(STREAM, lambda route: route.fulfill(status=404, json={"title": "Not Found", "code": "not_found"}))
    with page.expect_response("**/api/answer") as caught:
        answer = ask(page, TARIFFS)
    assert caught.value.json() == answer
    assert len(read_claims(page)) == len(answer["claims"])


def test_an_edited_question_is_asked_anew_and_the_earlier_answer_stays(open_page: OpenPage) -> None:
    page = open_page()
    ask(page, TARIFFS)
    page.get_by_role("button", name="Edit").click()
    field = page.locator("#question")
    assert field.input_value() == TARIFFS
    assert page.locator(".editing").is_visible()
    page.keyboard.press("Escape")
    assert field.input_value() == ""
    assert not page.locator(".editing").is_visible()

    page.get_by_role("button", name="Edit").click()
    field.fill(IBID)
    field.press("Enter")
    page.locator(".turn").nth(1).locator(".actions").wait_for()
    assert page.locator(".asked").all_inner_texts()[0].endswith(TARIFFS)
    assert TARIFFS in page.locator(".turn").nth(1).locator("[data-part=edited]").inner_text()
    assert not page.locator(".editing").is_visible()


def test_a_question_can_be_asked_again(open_page: OpenPage) -> None:
    page = open_page()
    first = ask(page, TARIFFS)
    page.get_by_role("button", name="Ask again").click()
    page.locator(".turn").nth(1).locator(".actions").wait_for()
    second = fetch_answer(page)
    assert second["id"] != first["id"]
    assert second["text"] == first["text"]


@pytest.mark.parametrize("question", [TARIFFS, SECTION, IBID, "Who wrote this paper?", OFF_TOPIC])
def test_every_question_that_is_suggested_gets_an_answer(open_page: OpenPage, question: str) -> None:
    page = open_page()
    answer = ask(page, question)
    suggested = page.locator(".follow-ups button").all_inner_texts()
    assert 0 < len(suggested) <= 3
    assert question not in suggested
    for each in suggested:
        asked = {"question": each, "conversation_id": answer["conversation_id"]}
        reply = page.request.post("/api/answer", data=asked).json()
        assert reply["status"] == "answered", each
        assert reply["text"] != answer["text"], each
    page.locator(".follow-ups button").first.click()
    page.locator(".turn").nth(1).locator(".answer .made").wait_for()
    assert page.locator(".follow-ups").count() <= 1
    assert suggested[0] not in page.locator(".follow-ups button").all_inner_texts()


def test_a_refusal_says_what_was_searched_and_what_may_be_asked_instead(open_page: OpenPage) -> None:
    page = open_page()
    answer = ask(page, OFF_TOPIC)
    assert "Searched" in page.locator(".refusal-text").inner_text()
    assert page.locator(".refusal .passage").count() == len(answer["nearest"])
    assert page.get_by_role("heading", name="Ask instead").is_visible()


def test_the_link_of_an_answer_shows_it_word_for_word(open_page: OpenPage) -> None:
    page = open_page()
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    answer = ask(page, SECTION)
    ask(page, OFF_TOPIC)
    page.get_by_role("button", name="Copy link").first.click()
    page.get_by_role("button", name="Copied").wait_for()
    link = page.evaluate("navigator.clipboard.readText()")
    assert link.endswith(f"/?answer={answer['id']}")
    claims = page.locator(".turn").first.locator(".claims").inner_text()

    other = open_page(link)
    other.locator(".actions").wait_for()
    assert other.locator(".turn").count() == 1
    assert other.locator(".asked").inner_text().endswith(SECTION)
    assert other.locator(".claims").inner_text() == claims
    other.locator(".cite").first.click()
    assert read_marks(other)
    other.reload()
    other.locator(".actions").wait_for()
    assert other.locator(".turn").count() == 1, "the address still names the answer beside the words"

    ask(other, IBID)
    assert other.locator(".turn").count() == 3, "asking goes on in the answer's own conversation"
    assert "answer=" not in other.url


def test_the_link_of_an_answer_that_is_gone_says_so(open_page: OpenPage) -> None:
    page = open_page("/?answer=nothing", expects_errors=True)
    page.get_by_text("There is no such answer here").first.wait_for()
    assert page.locator(".welcome").is_visible()


def test_an_answer_is_taken_along_as_a_file_or_as_text(open_page: OpenPage) -> None:
    page = open_page()
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    answer = ask(page, TARIFFS)
    page.get_by_role("button", name="Export").click()
    menu = page.get_by_role("dialog", name="Export this answer")
    menu.locator("a").first.wait_for()
    links = menu.locator("a").evaluate_all("links => links.map(link => link.getAttribute('href'))")
    assert {link.split("format=")[1] for link in links} == FORMATS
    for link in links:
        response = page.request.get(link)
        assert response.status == 200, link
        assert response.body(), link
        assert "attachment" in response.headers["content-disposition"], link
    menu.get_by_role("button", name="Copy as text").click()
    menu.get_by_role("button", name="Copied").wait_for()
    text = page.evaluate("navigator.clipboard.readText()")
    for part in (TARIFFS, answer["text"], answer["citations"][0]["quote"], answer["footnotes"][0]["text"]):
        assert part in text
    page.keyboard.press("Escape")
    assert page.locator(".export").count() == 0


def test_each_claim_says_in_words_and_shape_on_what_it_rests(open_page: OpenPage) -> None:
    page = open_page()
    answer = ask(page, SECTION)
    shapes = set()
    assert {citation["grounds"] for citation in answer["citations"]} >= {"interview", "asserted"}
    for index, claim in enumerate(answer["claims"]):
        [citation] = [each for each in answer["citations"] if each["number"] in claim["citations"]]
        ground = page.locator(".claim").nth(index).locator(f".ground.is-{citation['grounds']}")
        assert {"interview": "author’s interview", "asserted": "asserted", "cited": "cited"}[
            citation["grounds"]
        ] in ground.inner_text()
        shapes.add((citation["grounds"], ground.evaluate("each => getComputedStyle(each, '::before').content")))
    assert len({shape for _, shape in shapes}) == len(shapes), "each kind has a shape of its own"


def test_all_citations_are_marked_in_the_paper_each_in_its_tone(open_page: OpenPage) -> None:
    page = open_page()
    answer = ask(page, SECTION)
    page.locator(".cite").nth(1).click()
    page.locator("mark").first.wait_for()
    for citation in answer["citations"]:
        tone = f"tone-{(citation['number'] - 1) % 6 + 1}"
        assert page.locator(f".cite.{tone}").count() == 1
        marked = drop_space("".join(page.locator(f"mark.{tone}").all_text_contents()))
        assert marked == drop_space(citation["quote"])


def test_a_choice_made_while_an_answer_is_made_stops_it(open_page: OpenPage, way: SlowWay) -> None:
    way.hold("answer")
    page = open_page(f"{way.url}/", expects_errors=True)
    starter = page.locator(".starters button").first.inner_text()
    begin(page, TARIFFS)
    page.locator(".claim").first.wait_for()
    page.evaluate(
        "question => document.body.dispatchEvent(new CustomEvent('ask', {detail: {question}}))",
        starter,
    )
    way.let_through("answer")
    page.locator(".turn").nth(1).locator(".actions").wait_for()
    assert page.locator(".turn").first.locator(".stopped").is_visible()


def test_selected_words_are_put_into_a_question_and_what_is_wrong_can_be_said(open_page: OpenPage) -> None:
    page = open_page()
    answer = ask(page, TARIFFS)
    page.evaluate(
        "text => document.querySelector('.sheet').dispatchEvent("
        "new CustomEvent('ask-about', {bubbles: true, detail: {text}}))",
        "steel",
    )
    assert page.locator("#question").input_value() == "What does the paper say about “steel”?"
    page.evaluate(
        "() => addEventListener('give-feedback', ({detail}) => { globalThis.matters = [...(globalThis.matters ?? []), "
        "[detail.answer.id, detail.citation?.number ?? null, detail.origin?.textContent ?? '']]; })"
    )
    page.locator(".cite").first.focus()
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Tab")
    page.locator(".card [data-part=wrong]").click()
    page.get_by_role("dialog").wait_for()
    page.keyboard.press("Escape")
    page.locator(".actions [data-part=feedback]").click()
    page.get_by_role("dialog").wait_for()
    matters = json.loads(page.evaluate("JSON.stringify(globalThis.matters)"))
    assert [matter[:2] for matter in matters] == [[answer["id"], 1], [answer["id"], None]]
    assert "[1]" in matters[0][2]
