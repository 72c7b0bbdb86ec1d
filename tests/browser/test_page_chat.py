"""Asking on the page: answers, their marks and notes, follow-ups, refusals, history, problems."""

import json
from collections.abc import Callable
from typing import Any

import pytest
from page_steps import DOCUMENT, IBID, OFF_TOPIC, STREAM, TARIFFS, ask, drop_space, is_in_view, read_marks, write_stream

pytestmark = pytest.mark.browser

OpenPage = Callable[..., Any]


def fetch(page: Any, path: str) -> Any:
    return page.request.get(path).json()


def test_every_mark_of_an_answer_leads_to_its_exact_words(open_page: OpenPage) -> None:
    page = open_page()
    answer = ask(page, TARIFFS)
    assert answer["status"] == "answered"
    assert page.locator(".claim-text").count() == len(answer["claims"])
    buttons = page.locator(".cite")
    assert buttons.count() == sum(len(claim["citations"]) for claim in answer["claims"])
    for citation in answer["citations"]:
        buttons.filter(has_text=f"[{citation['number']}]").first.click()
        page.wait_for_url(f"**{citation['url']}")
        assert read_marks(page) == drop_space(citation["quote"])
        assert is_in_view(page.locator("mark").first)


def test_a_note_in_the_paper_opens_with_its_source_and_the_right_link(open_page: OpenPage) -> None:
    page = open_page()
    ask(page, TARIFFS)
    page.locator(".cite").first.click()
    page.locator("mark").first.wait_for()
    page.locator(".paper-text [data-note='25']").click()
    card = page.get_by_role("dialog", name="Footnote 25")
    link = card.locator(".source a").first
    source = fetch(page, f"/api/documents/{DOCUMENT}/footnotes/25")["sources"][0]
    assert link.get_attribute("href") == source["url"]
    assert link.get_attribute("target") == "_blank"
    assert "noopener" in (link.get_attribute("rel") or "")
    assert source["title"] in card.locator(".source-title").first.inner_text()


def test_the_footnotes_behind_an_answer_stand_below_it(open_page: OpenPage) -> None:
    page = open_page()
    answer = ask(page, TARIFFS)
    notes = page.locator(".behind .notes > li")
    assert notes.count() == len(answer["footnotes"]) > 0
    for index, note in enumerate(answer["footnotes"]):
        item = notes.nth(index)
        assert item.locator(".note-number").inner_text().endswith(str(note["number"]))
        assert drop_space(note["text"]) in drop_space(item.locator(".note-text").inner_text())
        urls = [source["url"] for source in note["sources"] if source["url"]]
        assert item.locator(".source a").evaluate_all("links => links.map(a => a.getAttribute('href'))") == urls


def test_the_papers_notes_are_superscripts_and_never_bracketed(open_page: OpenPage) -> None:
    page = open_page()
    answer = ask(page, TARIFFS)
    own = {f"[{citation['number']}]" for citation in answer["citations"]}
    brackets = page.locator(".claims").evaluate("claims => claims.innerText.match(/\\[\\d+\\]/g)")
    assert set(brackets) <= own
    reference = page.locator(".claim-text sup [role=doc-noteref]").first
    number = reference.evaluate("link => link.lastChild.textContent")
    reference.click()
    assert page.evaluate("document.activeElement.id").endswith(f"-note-{number}")


def test_ibid_names_the_note_it_comes_from(open_page: OpenPage) -> None:
    page = open_page()
    ask(page, IBID)
    assert page.locator(".behind .note-chain").first.inner_text() == "Ibid. → resolved from note 34"


def test_hovering_a_mark_shows_the_quotation_and_its_place(open_page: OpenPage) -> None:
    page = open_page()
    citation = ask(page, TARIFFS)["citations"][0]
    page.locator(".cite").first.hover()
    card = page.get_by_role("group", name="Quotation 1")
    assert drop_space(citation["quote"]) in drop_space(card.locator("blockquote").inner_text())
    for part in citation["section"]:
        assert part in card.locator(".quotation-place").inner_text()
    card.hover()
    assert card.is_visible()
    page.keyboard.press("Escape")
    card.wait_for(state="detached")


def test_a_follow_up_belongs_to_the_conversation(open_page: OpenPage) -> None:
    page = open_page()
    first = ask(page, "What does footnote 34 cite?")
    with page.expect_request(STREAM) as sent:
        second = ask(page, "And the next one?")
    assert sent.value.post_data_json["conversation_id"] == first["conversation_id"] == second["conversation_id"]
    assert second["status"] == "answered"
    assert page.locator(".turn").count() == 2
    assert page.locator(".turn").nth(1).locator(".note-chain").first.inner_text() == "Ibid. → resolved from note 34"


def test_a_refusal_looks_like_one(open_page: OpenPage) -> None:
    page = open_page()
    answer = ask(page, OFF_TOPIC)
    assert answer["status"] == "not_found"
    refusal = page.locator(".refusal")
    assert answer["text"] in refusal.inner_text()
    assert page.locator(".cite").count() == page.locator(".answer").count() == 0
    nearest = refusal.locator(".passage")
    assert nearest.count() == len(answer["nearest"])
    if answer["nearest"]:
        heading = refusal.get_by_role("heading", name="Nearest passages (they do not answer the question)")
        assert heading.is_visible()
        nearest.first.click()
        assert read_marks(page) == drop_space(answer["nearest"][0]["quote"])


def test_a_reload_keeps_the_conversation(open_page: OpenPage) -> None:
    page = open_page()
    ask(page, TARIFFS)
    ask(page, OFF_TOPIC)
    before = page.locator(".turns").inner_text()
    page.reload()
    page.locator(".turn").nth(1).wait_for()
    assert page.locator(".turns").inner_text() == before
    page.locator(".cite").first.click()
    assert read_marks(page)


def test_earlier_conversations_can_be_opened_and_deleted(open_page: OpenPage) -> None:
    page = open_page()
    ask(page, TARIFFS)
    page.get_by_role("button", name="New conversation").click()
    assert page.locator(".turn").count() == 0
    assert page.locator(".welcome").is_visible()
    page.get_by_role("button", name="History").click()
    rows = page.locator(".history-list > li")
    rows.first.wait_for()
    rows.first.locator("[data-part=open]").click()
    page.locator(".turn .answer").wait_for()
    assert page.locator(".asked").inner_text().endswith(TARIFFS)

    page.get_by_role("button", name="History").click()
    delete = rows.first.locator("[data-part=delete]")
    with page.expect_response("**/api/conversations/*") as caught:
        delete.click()
    assert caught.value.status == 204
    page.keyboard.press("Escape")
    page.locator(".welcome").wait_for()


def test_a_conversation_deleted_elsewhere_is_begun_anew(open_page: OpenPage) -> None:
    page = open_page(expects_errors=True)
    first = ask(page, TARIFFS)
    assert page.request.delete(f"/api/conversations/{first['conversation_id']}").status == 204
    page.locator("#question").fill(IBID)
    page.locator("#question").press("Enter")
    page.locator(".turn").nth(1).locator(".answer").wait_for()
    kept = page.evaluate("localStorage.getItem('footnoted.conversation')")
    assert kept not in (None, first["conversation_id"])


def test_an_answer_that_comes_too_late_does_not_join_a_new_conversation(open_page: OpenPage) -> None:
    page = open_page(expects_errors=True)
    waiting: list[Any] = []

    def hold_the_first(route: Any) -> None:
        if waiting:
            route.fallback()
        else:
            waiting.append(route)

    page.route(STREAM, hold_the_first)
    page.locator("#question").fill(TARIFFS)
    with page.expect_request(STREAM):
        page.locator("#question").press("Enter")
    with page.expect_event("requestfailed"):
        page.get_by_role("button", name="New conversation").click()
    second = ask(page, IBID)
    assert page.locator(".turn").count() == 1
    assert page.evaluate("localStorage.getItem('footnoted.conversation')") == second["conversation_id"]


def test_starter_questions_ask_and_are_answered(open_page: OpenPage) -> None:
    page = open_page()
    starters = page.locator(".starters button")
    questions = starters.all_inner_texts()
    assert 0 < len(questions) <= 5
    starters.first.click()
    page.locator(".answer").wait_for()
    assert page.locator(".asked").inner_text().endswith(questions[0])


def test_a_server_that_is_gone_is_said_to_be_gone(open_page: OpenPage) -> None:
    page = open_page(expects_errors=True)
    page.route(STREAM, lambda route: route.abort())
    page.locator("#question").fill(TARIFFS)
    page.locator("#question").press("Enter")
    problem = page.locator(".problem")
    assert "cannot be reached" in problem.inner_text()
    page.unroute(STREAM)
    problem.get_by_role("button", name="Ask again").click()
    page.locator(".answer").wait_for()


def test_a_server_that_warms_up_is_waited_for(open_page: OpenPage) -> None:
    page = open_page(expects_errors=True)
    body = json.dumps(
        {"title": "Not ready", "status": 503, "detail": "Warming up.", "code": "not_ready", "hint": "Wait."}
    )
    refused = []

    def answer_once(route: Any) -> None:
        if refused:
            route.fallback()
        else:
            refused.append(route)
            route.fulfill(status=503, content_type="application/problem+json", body=body)

    page.route(STREAM, answer_once)
    page.locator("#question").fill(TARIFFS)
    page.locator("#question").press("Enter")
    page.get_by_text("warming up").first.wait_for()
    page.locator(".answer").wait_for()
    assert not page.locator(".notice").is_visible()


def test_a_question_that_is_refused_shows_the_servers_words(open_page: OpenPage) -> None:
    page = open_page(expects_errors=True)
    page.locator("#question").evaluate("field => { field.maxLength = 9999; }")
    page.locator("#question").fill("why " * 600)
    with page.expect_response(STREAM) as caught:
        page.locator("#question").press("Enter")
    problem = caught.value.json()
    assert caught.value.status == 422
    shown = page.locator(".problem").inner_text()
    assert problem["detail"] in shown
    assert problem["hint"] in shown


def test_what_the_server_sends_stays_text(open_page: OpenPage) -> None:
    page = open_page()
    nasty = "<img src=x onerror=alert(1)>"
    answer = ask(page, TARIFFS)
    answer["claims"][0]["text"] = nasty
    answer["footnotes"][0]["text"] = nasty
    answer["footnotes"][0]["sources"][0] |= {"title": nasty, "url": "javascript:alert(1)", "doi": None}
    page.route(STREAM, lambda route: route.fulfill(**write_stream(answer)))
    ask(page, TARIFFS)
    turn = page.locator(".turn").nth(1)
    assert turn.locator("img").count() == 0
    assert nasty in turn.locator(".claim-text").first.inner_text()
    assert turn.locator("a[href^=javascript]").count() == 0
