"""Earlier conversations on the page: searched, renamed, kept as files, deleted and brought back, by keyboard too."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from page_steps import IBID, OFF_TOPIC, TARIFFS, ask, measure_overflow

pytestmark = pytest.mark.browser

OpenPage = Callable[..., Any]


@pytest.fixture(autouse=True)
def no_conversations(server_url: str, chromium: Any) -> Iterator[None]:
    """Begin with none: the tests share a server."""
    context = chromium.new_context(base_url=server_url)
    for each in context.request.get("/api/conversations").json()["conversations"]:
        context.request.delete(f"/api/conversations/{each['id']}")
    context.close()
    yield


def keep(page: Any, *questions: str) -> list[str]:
    """Begin a conversation with each question; return their ids."""
    found = [page.request.post("/api/answer", data={"question": question}).json() for question in questions]
    return [answer["conversation_id"] for answer in found]


def open_history(page: Any) -> Any:
    page.get_by_role("button", name="History").click()
    dialog = page.get_by_role("dialog", name="Earlier conversations")
    dialog.locator(".history-row").first.wait_for()
    return dialog


def list_titles(dialog: Any) -> list[str]:
    return list(dialog.locator(".history-open .history-title").all_inner_texts())


def read_focus(page: Any) -> str:
    return str(page.evaluate("document.activeElement.getAttribute('aria-label') ?? document.activeElement.innerText"))


def test_words_of_an_answer_find_its_conversation(open_page: OpenPage) -> None:
    page = open_page()
    keep(page, TARIFFS, OFF_TOPIC, IBID)
    dialog = open_history(page)
    assert list_titles(dialog) == [IBID, OFF_TOPIC, TARIFFS]
    dialog.get_by_role("searchbox").fill("25 per cent TARIFFS")
    dialog.get_by_text("1 conversation holds these words.").wait_for()
    assert list_titles(dialog) == [TARIFFS]
    dialog.get_by_role("searchbox").fill("bananas")
    dialog.get_by_text("No conversation holds these words.").wait_for()
    dialog.get_by_role("searchbox").fill("")
    dialog.locator(".history-row").nth(2).wait_for()


def test_a_conversation_is_renamed_by_keyboard_and_escape_leaves_only_the_field(open_page: OpenPage) -> None:
    page = open_page()
    (id,) = keep(page, TARIFFS)
    dialog = open_history(page)
    dialog.get_by_role("button", name=f"Rename “{TARIFFS}”").focus()
    page.keyboard.press("Enter")
    page.keyboard.type("Never mind")
    page.keyboard.press("Escape")
    assert dialog.is_visible()
    assert (list_titles(dialog), read_focus(page)) == ([TARIFFS], f"Rename “{TARIFFS}”")
    page.keyboard.press("Enter")
    page.keyboard.type("Tariffs <b>and</b> 관세")
    page.keyboard.press("Enter")
    dialog.get_by_text("Renamed to “Tariffs <b>and</b> 관세”.").wait_for()
    assert read_focus(page) == "Rename “Tariffs <b>and</b> 관세”"
    assert page.request.get(f"/api/conversations/{id}").json()["title"] == "Tariffs <b>and</b> 관세"


def test_a_deleted_conversation_comes_back_at_once(open_page: OpenPage) -> None:
    page = open_page()
    answer = ask(page, TARIFFS)
    before = page.locator(".turn").inner_text()
    dialog = open_history(page)
    assert "open now" in dialog.locator(".history-row", has=page.locator("[aria-current]")).inner_text()
    dialog.get_by_role("button", name=f"Delete “{TARIFFS}”").click()
    dialog.get_by_text("For an hour it can be brought back.").wait_for()
    assert page.locator(".turn").count() == 0
    assert read_focus(page) == f"Bring back “{TARIFFS}”"
    assert page.request.get(f"/api/conversations/{answer['conversation_id']}").status == 404
    page.keyboard.press("Enter")
    page.locator(".turn .answer").wait_for()
    assert page.locator(".turn").inner_text() == before


def test_a_deletion_is_undone_after_a_reload_and_in_another_tab(open_page: OpenPage) -> None:
    page = open_page()
    (id,) = keep(page, TARIFFS)
    open_history(page).get_by_role("button", name=f"Delete “{TARIFFS}”").click()
    page.locator(".history-gone").first.wait_for()
    page.reload()
    other = open_page()
    gone = open_history(other).get_by_role("button", name=f"Bring back “{TARIFFS}”").first
    gone.click()
    other.locator(".history").get_by_text(f"“{TARIFFS}” is back.").wait_for()
    assert list_titles(open_history(page)) == [TARIFFS]
    assert page.request.get(f"/api/conversations/{id}").status == 200


def test_a_conversation_is_kept_as_a_file(open_page: OpenPage) -> None:
    page = open_page()
    keep(page, TARIFFS)
    dialog = open_history(page)
    for name, ending in (("Word", ".docx"), ("Markdown", ".md"), ("JSON", ".json")):
        with page.expect_download() as caught:
            dialog.get_by_role("link", name=f"Save “{TARIFFS}” as {name}").click()
        assert caught.value.suggested_filename.endswith(ending)
        assert caught.value.path().stat().st_size > 200


def test_what_goes_wrong_is_said_and_the_list_stays(open_page: OpenPage) -> None:
    page = open_page(expects_errors=True)
    keep(page, TARIFFS)
    dialog = open_history(page)
    page.route("**/api/conversations/*", lambda route: route.abort())
    dialog.get_by_role("button", name=f"Delete “{TARIFFS}”").click()
    dialog.get_by_text("cannot be reached").wait_for()
    assert list_titles(dialog) == [TARIFFS]


def test_the_dialog_gives_the_focus_back(open_page: OpenPage) -> None:
    page = open_page()
    keep(page, TARIFFS)
    page.get_by_role("button", name="History").focus()
    page.keyboard.press("Enter")
    page.locator(".history-row").first.wait_for()
    page.keyboard.press("Escape")
    assert read_focus(page) == "History"


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(("width", "language"), [(1280, "en"), (390, "en"), (1280, "ko")])
def test_the_dialog_is_accessible_and_fits(open_page: OpenPage, scheme: str, width: int, language: str) -> None:
    # What axe-core puts into the page breaks its policy, which the console tells.
    page = open_page(f"/?lang={language}", width=width, scheme=scheme, expects_errors=True)
    keep(page, TARIFFS, OFF_TOPIC)
    page.locator("[data-part=open-history]").click()
    page.locator(".history-row").nth(1).wait_for()
    page.locator(".history-row [data-part=delete]").first.click()
    page.locator(".history-gone").first.wait_for()
    page.locator(".history-row [data-part=rename]").first.click()
    found = Axe().run(page, context=".history").response["violations"]
    assert [violation["id"] for violation in found] == []
    assert measure_overflow(page) == 0
