"""What the page says and does when the service is away, busy or slow, when it is reloaded, and in two tabs."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from page_steps import IBID, OFF_TOPIC, STREAM, TARIFFS, ask, fetch_answer, write_stream
from slow_way import SlowWay, open_slow_way

pytestmark = pytest.mark.browser

OpenPage = Callable[..., Any]


@pytest.fixture
def way(server_url: str) -> Iterator[SlowWay]:
    with open_slow_way(server_url) as opened:
        yield opened


def begin(page: Any, question: str) -> None:
    page.locator("#question").fill(question)
    page.locator("#question").press("Enter")


def count_kept(page: Any, question: str) -> int:
    """Return how often the question stands in the conversation of the page."""
    id = page.evaluate("sessionStorage.getItem('footnoted.conversation')")
    turns = page.request.get(f"/api/conversations/{id}").json()["turns"]
    return sum(turn["question"] == question for turn in turns)


def open_beside(page: Any) -> Any:
    """Open the page in a second tab of the same browser."""
    other = page.context.new_page()
    other.goto("/")
    other.locator(".paper-text").wait_for(state="attached")
    return other


def expect_waiting(page: Any, question: str, *, has_asked: bool) -> None:
    """See that a question that cannot be sent is kept: with its problem, or in the field where none was shown yet."""
    if has_asked:
        page.locator(".problem").wait_for()
        assert page.locator(".asked").last.inner_text().endswith(question)
    else:
        page.wait_for_function("text => document.getElementById('question').value === text", arg=question)


@pytest.mark.parametrize("has_asked", [False, True])
def test_offline_is_said_and_the_question_goes_on_by_itself(open_page: OpenPage, has_asked: bool) -> None:
    page = open_page(expects_errors=True)
    if has_asked:
        ask(page, IBID)
    page.context.set_offline(True)
    page.get_by_text("You are offline").first.wait_for()
    begin(page, TARIFFS)
    expect_waiting(page, TARIFFS, has_asked=has_asked)
    page.context.set_offline(False)
    page.locator(".turn").nth(int(has_asked)).locator(".answer .made").wait_for()
    assert page.locator(".problem").count() == 0
    assert not page.locator("[data-part=banner]").is_visible()
    assert page.locator(".turn").count() == 1 + has_asked
    assert page.locator("#question").input_value() == ""


@pytest.mark.parametrize("has_asked", [False, True])
def test_a_server_that_is_gone_is_awaited_and_the_question_goes_on_by_itself(
    open_page: OpenPage, way: SlowWay, has_asked: bool
) -> None:
    page = open_page(f"{way.url}/", expects_errors=True)
    if has_asked:
        ask(page, IBID)
    way.is_down = True
    begin(page, TARIFFS)
    expect_waiting(page, TARIFFS, has_asked=has_asked)
    page.get_by_text("The server does not answer").first.wait_for()
    way.is_down = False
    page.locator(".turn").nth(int(has_asked)).locator(".answer .made").wait_for()
    assert not page.locator("[data-part=banner]").is_visible()
    assert count_kept(page, TARIFFS) == 1


def test_a_page_that_found_no_service_begins_once_there_is_one(open_page: OpenPage, way: SlowWay) -> None:
    page = open_page(expects_errors=True)
    page.route("**/api/*", lambda route: route.abort())
    page.reload()
    page.get_by_text("The server does not answer").first.wait_for()
    assert page.locator(".starters button").count() == 0
    page.unroute("**/api/*")
    page.locator(".starters button").first.wait_for()
    assert not page.locator("[data-part=banner]").is_visible()


def test_a_first_load_says_what_is_awaited(open_page: OpenPage) -> None:
    page = open_page()
    held: list[Any] = []

    def hold(route: Any) -> None:
        held.append(route)

    page.route("**/api/documents/*/blocks", hold)
    page.reload()
    page.get_by_text("Fetching the paper…").wait_for()
    assert page.locator(".welcome").is_visible()
    for _ in range(250):
        if held:
            break
        page.wait_for_timeout(20)
    held[0].continue_()
    page.locator(".paper-text").wait_for()
    assert page.get_by_text("Fetching the paper…").count() == 0


def test_an_answer_that_broke_off_on_the_way_is_fetched_not_asked_for_again(open_page: OpenPage, way: SlowWay) -> None:
    page = open_page(f"{way.url}/", expects_errors=True)
    ask(page, IBID)
    way.breaks_at.add("answer")
    begin(page, TARIFFS)
    page.locator(".turn").nth(1).locator(".answer .made").wait_for()
    assert count_kept(page, TARIFFS) == 1
    assert page.locator(".turn").count() == 2


def test_a_question_on_its_way_at_a_reload_gets_the_answer_that_was_kept(open_page: OpenPage, way: SlowWay) -> None:
    page = open_page(f"{way.url}/", expects_errors=True)
    way.hold("answer")
    begin(page, TARIFFS)
    page.locator(".claim").first.wait_for()
    page.reload()
    page.locator(".answer .made").wait_for()
    assert page.locator(".asked").inner_text().endswith(TARIFFS)
    assert count_kept(page, TARIFFS) == 1
    assert fetch_answer(page)["question"] == TARIFFS


def test_a_question_on_its_way_at_a_reload_is_not_lost_where_no_answer_was_kept(open_page: OpenPage) -> None:
    page = open_page(expects_errors=True)
    ask(page, IBID)
    page.route(STREAM, lambda _: None)  # never let through
    with page.expect_request(STREAM):
        begin(page, OFF_TOPIC)
    page.reload()
    page.get_by_text("This question has no answer yet").wait_for()
    assert page.locator(".asked").last.inner_text().endswith(OFF_TOPIC)
    page.unroute(STREAM)
    page.locator(".problem").get_by_role("button", name="Ask again").click()
    page.locator(".refusal").wait_for()
    assert page.locator(".turn").count() == 2
    page.reload()
    page.locator(".turn").nth(1).wait_for()
    assert page.locator(".problem").count() == 0


def test_one_that_asks_too_often_is_told_how_long_to_wait(open_page: OpenPage) -> None:
    page = open_page(expects_errors=True)
    refused = []

    def refuse_once(route: Any) -> None:
        if refused:
            route.fallback()
            return
        refused.append(route)
        problem = {"title": "Too Many Requests", "status": 429, "detail": "Too many questions.", "code": "too_many"}
        route.fulfill(status=429, headers={"Retry-After": "2"}, json=problem)

    page.route(STREAM, refuse_once)
    begin(page, TARIFFS)
    page.get_by_text("Asks again by itself in 1 second.").wait_for()
    page.locator(".answer .made").wait_for()
    assert page.locator(".turn").count() == 1


def test_an_answer_in_the_papers_words_for_want_of_a_model_says_why(open_page: OpenPage) -> None:
    page = open_page()
    answer = ask(page, TARIFFS) | {"fallback": {"code": "model_unavailable", "reason": "The model did not answer."}}
    page.route(STREAM, lambda route: route.fulfill(**write_stream(answer)))
    begin(page, TARIFFS)
    said = page.locator(".turn").nth(1).locator(".fallback")
    said.wait_for()
    assert "The model did not answer." in said.inner_text()
    assert not page.locator(".turn").first.locator(".fallback").is_visible()


def test_two_tabs_in_one_conversation_show_the_same(open_page: OpenPage) -> None:
    page = open_page()
    ask(page, TARIFFS)
    other = open_beside(page)
    other.locator(".turn").wait_for()
    ask(other, IBID)
    page.locator(".turn").nth(1).locator(".actions").wait_for()
    assert page.locator(".asked").all_inner_texts() == other.locator(".asked").all_inner_texts()
    ask(page, OFF_TOPIC)
    other.locator(".turn").nth(2).locator(".actions").wait_for()


def test_two_tabs_in_two_conversations_are_never_mixed(open_page: OpenPage) -> None:
    page = open_page()
    first = ask(page, TARIFFS)
    other = open_beside(page)
    other.locator(".turn").wait_for()
    other.get_by_role("button", name="New conversation").click()
    second = ask(other, IBID)
    third = ask(page, OFF_TOPIC)
    assert first["conversation_id"] == third["conversation_id"] != second["conversation_id"]
    assert page.locator(".turn").count() == 2
    assert other.locator(".turn").count() == 1
    for each, count in ((page, 2), (other, 1)):
        each.reload()
        each.locator(".turn").nth(count - 1).wait_for()
        assert each.locator(".turn").count() == count


def test_a_conversation_deleted_in_one_tab_leaves_the_other(open_page: OpenPage) -> None:
    page = open_page()
    answer = ask(page, TARIFFS)
    other = open_beside(page)
    other.locator(".turn").wait_for()
    assert page.request.delete(f"/api/conversations/{answer['conversation_id']}").status == 204
    other.evaluate(
        "id => document.body.dispatchEvent(new CustomEvent('conversation-deleted', {detail: {id}}))",
        answer["conversation_id"],
    )
    page.locator(".welcome").wait_for()
    assert page.locator(".turn").count() == other.locator(".turn").count() == 0
