"""What a reader thinks of an answer, said on the page: kept with the answer, by keyboard, nothing typed lost."""

from collections.abc import Callable
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from page_steps import OFF_TOPIC, TARIFFS, ask, measure_overflow

pytestmark = pytest.mark.browser

OpenPage = Callable[..., Any]
WORDS = "the election of Sanae Takaichi as Japan’s prime minister"


def open_form(page: Any) -> Any:
    page.locator(".turn").last.locator("[data-part=feedback]").click()
    form = page.locator("dialog.feedback")
    form.wait_for()
    return form


def list_feedback(page: Any, answer: dict[str, Any]) -> list[dict[str, Any]]:
    found = page.request.get("/api/feedback", params={"answer_id": answer["id"]}).json()["feedback"]
    return list(found)


def send(page: Any, form: Any) -> int:
    with page.expect_response("**/feedback") as caught:
        form.get_by_role("button", name="Send").click()
    return int(caught.value.status)


def is_focused(page: Any, selector: str) -> bool:
    return bool(page.evaluate("selector => document.activeElement.matches(selector)", selector))


def test_feedback_is_kept_with_the_answer_and_thanked_for(open_page: OpenPage) -> None:
    page = open_page()
    answer = ask(page, TARIFFS)
    form = open_form(page)
    form.get_by_label("The wrong words are quoted").check()
    form.get_by_label("The right words").fill(WORDS)
    form.get_by_label("Anything else").fill("Nicht das. <b>아니요</b>")
    assert send(page, form) == 201
    form.wait_for(state="detached")
    (kept,) = list_feedback(page, answer)
    assert (kept["verdict"], kept["citation"]) == ("wrong_words", None)
    assert kept["words"]["quote"].replace("'", "’") == WORDS
    assert kept["comment"] == "Nicht das. <b>아니요</b>"
    assert "Thank you." in page.locator("[data-part=announcer]").inner_text()
    assert is_focused(page, "[data-part=feedback]")


def test_one_quotation_is_judged_from_its_card(open_page: OpenPage) -> None:
    page = open_page()
    answer = ask(page, TARIFFS)
    page.locator(".cite").first.hover()
    page.locator(".card [data-part=wrong]").click()
    form = page.get_by_role("dialog", name="What do you think of quotation 1?")
    form.get_by_label("The wrong note stands behind it").check()
    form.get_by_label("The right note").fill("26")
    assert send(page, form) == 201
    (kept,) = list_feedback(page, answer)
    assert (kept["verdict"], kept["citation"], kept["note"]) == ("wrong_note", 1, 26)
    assert kept["quote"] == answer["citations"][0]["quote"]


def test_a_refusal_is_judged_as_one(open_page: OpenPage) -> None:
    page = open_page()
    answer = ask(page, OFF_TOPIC)
    form = open_form(page)
    assert form.get_by_role("radio").count() == 2
    form.get_by_label("The paper does answer this").check()
    assert send(page, form) == 201
    assert [each["verdict"] for each in list_feedback(page, answer)] == ["should_have_answered"]


def test_words_selected_in_the_paper_are_filled_in_without_the_marks_of_notes(open_page: OpenPage) -> None:
    page = open_page()
    answer = ask(page, TARIFFS)
    page.locator(".cite").first.click()
    page.locator("mark").first.wait_for()
    page.evaluate(
        """() => {
            const paragraph = document.querySelector('#paper mark').closest('p');
            getSelection().selectAllChildren(paragraph);
        }"""
    )
    assert page.evaluate("getSelection().getRangeAt(0).cloneContents().querySelectorAll('.noteref').length") > 0
    form = open_form(page)
    form.get_by_label("The wrong words are quoted").check()
    assert len(form.get_by_label("The right words").input_value()) > 100
    assert send(page, form) == 201
    (kept,) = list_feedback(page, answer)
    assert kept["words"]["document"] == answer["citations"][0]["document"]


def test_what_the_server_refuses_stays_typed_and_can_be_mended(open_page: OpenPage) -> None:
    page = open_page(expects_errors=True)
    ask(page, TARIFFS)
    form = open_form(page)
    form.get_by_label("The wrong words are quoted").check()
    form.get_by_label("The right words").fill("bananas are yellow")
    form.get_by_label("Anything else").fill("Look again.")
    assert send(page, form) == 422
    form.get_by_role("alert").get_by_text("do not stand in the paper").wait_for()
    assert form.get_by_label("The right words").input_value() == "bananas are yellow"
    assert form.get_by_label("Anything else").input_value() == "Look again."
    form.get_by_label("The right words").fill(WORDS)
    assert send(page, form) == 201


def test_a_server_that_is_gone_loses_nothing(open_page: OpenPage) -> None:
    page = open_page(expects_errors=True)
    answer = ask(page, TARIFFS)
    form = open_form(page)
    form.get_by_label("Right", exact=True).check()
    form.get_by_label("Anything else").fill("Well found.")
    page.route("**/feedback", lambda route: route.abort())
    form.get_by_role("button", name="Send").click()
    form.get_by_role("alert").get_by_text("cannot be reached").wait_for()
    page.unroute("**/feedback")
    assert send(page, form) == 201
    assert [each["comment"] for each in list_feedback(page, answer)] == ["Well found."]


def test_it_is_all_done_by_keyboard(open_page: OpenPage) -> None:
    page = open_page()
    answer = ask(page, TARIFFS)
    page.locator("[data-part=feedback]").focus()
    page.keyboard.press("Enter")
    page.locator("dialog.feedback").wait_for()
    assert is_focused(page, "[name=verdict]")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Tab")
    assert is_focused(page, "#feedback-note")
    page.keyboard.type("26")
    page.keyboard.press("Tab")
    page.keyboard.type("By keyboard.")
    page.keyboard.press("Tab")
    with page.expect_response("**/feedback"):
        page.keyboard.press("Enter")
    page.locator("dialog.feedback").wait_for(state="detached")
    assert is_focused(page, "[data-part=feedback]")
    kept = list_feedback(page, answer)
    assert [(each["verdict"], each["note"], each["comment"]) for each in kept] == [("wrong_note", 26, "By keyboard.")]


def test_it_is_given_up_by_escape_and_the_focus_returns(open_page: OpenPage) -> None:
    page = open_page()
    answer = ask(page, TARIFFS)
    open_form(page)
    page.keyboard.press("Escape")
    page.locator("dialog.feedback").wait_for(state="detached")
    assert is_focused(page, "[data-part=feedback]")
    assert list_feedback(page, answer) == []


def test_without_a_verdict_nothing_is_sent(open_page: OpenPage) -> None:
    page = open_page()
    answer = ask(page, TARIFFS)
    form = open_form(page)
    form.get_by_role("button", name="Send").click()
    assert form.is_visible()
    assert is_focused(page, "[name=verdict]")
    assert list_feedback(page, answer) == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(("width", "language"), [(1280, "en"), (390, "en"), (1280, "ko")])
def test_the_form_is_accessible_and_fits(open_page: OpenPage, scheme: str, width: int, language: str) -> None:
    # What axe-core puts into the page breaks its policy, which the console tells.
    page = open_page(f"/?lang={language}", width=width, scheme=scheme, expects_errors=True)
    ask(page, TARIFFS)
    form = open_form(page)
    for verdict in ("wrong_words", "wrong_note"):
        form.locator(f"[value={verdict}]").check()
        found = Axe().run(page, context=".feedback").response["violations"]
        assert [violation["id"] for violation in found] == []
    assert form.evaluate("dialog => dialog.scrollWidth - dialog.clientWidth") == 0
    assert measure_overflow(page) == 0
