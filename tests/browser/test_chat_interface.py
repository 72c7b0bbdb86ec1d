"""Chat interfaces that people use, pointed at /v1: they show an answer with its marks and its sources."""

from collections.abc import Callable, Iterator
from importlib.util import find_spec
from typing import Any

import pytest
from chat_interfaces import ask_gradio, ask_open_webui, dismiss_news, find_open_webui, run_gradio, run_open_webui
from page_steps import DOCUMENT, OFF_TOPIC, TARIFFS

pytestmark = pytest.mark.browser

COMPARISON = "Compare South Korea and Japan in Table 1."
OpenChat = Callable[[str], Any]


@pytest.fixture
def open_chat(chromium: Any) -> Iterator[OpenChat]:
    contexts: list[Any] = []

    def open_one(url: str) -> Any:
        context = chromium.new_context(viewport={"width": 1280, "height": 860}, reduced_motion="reduce")
        context.set_default_timeout(30_000)
        contexts.append(context)
        page = context.new_page()
        page.goto(url)
        return page

    yield open_one
    for context in contexts:
        context.close()


@pytest.fixture(scope="module")
def gradio(server_url: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    if find_spec("gradio") is None:
        pytest.skip("Gradio was not driven: it is not installed (pip install 'footnoted[dev]')")
    with run_gradio(server_url, "footnoted-extractive:sources", tmp_path_factory.mktemp("gradio")) as url:
        yield url


@pytest.fixture(scope="module")
def open_webui(server_url: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    program = find_open_webui()
    if program is None:
        pytest.skip("Open WebUI is not installed; OPEN_WEBUI names its program")
    with run_open_webui(program, server_url, tmp_path_factory.mktemp("open-webui")) as url:
        yield url


def fetch_answer(page: Any, server: str, question: str) -> dict[str, Any]:
    answer: dict[str, Any] = page.request.post(f"{server}/api/answer", data={"question": question}).json()
    return answer


@pytest.mark.parametrize("question", [TARIFFS, COMPARISON])
def test_gradio_shows_the_answer_with_marks_and_links(
    open_chat: OpenChat, gradio: str, server_url: str, question: str
) -> None:
    page = open_chat(gradio)
    reply = ask_gradio(page, question)
    answer = fetch_answer(page, server_url, question)
    assert answer["text"] in reply.inner_text()
    links = reply.locator("a").evaluate_all("links => links.map(link => link.href)")
    assert links == [server_url + citation["url"] for citation in answer["citations"]]
    shown = reply.locator("li").all_inner_texts()
    assert [text.split("]")[0] for text in shown] == [f"[{citation['number']}" for citation in answer["citations"]]


def test_a_link_shown_in_gradio_leads_to_the_cited_words(open_chat: OpenChat, gradio: str, server_url: str) -> None:
    page = open_chat(gradio)
    address = ask_gradio(page, TARIFFS).locator("a").first.get_attribute("href")
    page.goto(address)
    page.locator("mark").first.wait_for(state="attached")
    quote = fetch_answer(page, server_url, TARIFFS)["citations"][0]["quote"]
    marked = "".join(page.locator("mark").all_text_contents())
    assert "".join(marked.split()) == "".join(quote.split())


def test_gradio_carries_the_conversation_and_the_refusal(open_chat: OpenChat, gradio: str) -> None:
    page = open_chat(gradio)
    ask_gradio(page, "What does footnote 34 cite?")
    # Asked alone it would be refused: that it is fn 35, an Ibid. for fn 34, comes of the turns sent along.
    assert "fn 34" in ask_gradio(page, "And the next one?").inner_text()
    refusal = ask_gradio(page, OFF_TOPIC)
    assert "does not" in refusal.inner_text()
    assert refusal.locator("a").count() == 0


def test_open_webui_shows_the_sources_from_the_annotations(
    open_chat: OpenChat, open_webui: str, server_url: str
) -> None:
    page = open_chat(open_webui)
    dismiss_news(page)
    reply = ask_open_webui(page, COMPARISON)
    citations = fetch_answer(page, server_url, COMPARISON)["citations"]
    reply.get_by_text(f"{len(citations)} Sources").click()
    for citation in citations:
        assert page.get_by_text(server_url + citation["url"]).first.is_visible()
    assert f"/read/{DOCUMENT}" in citations[0]["url"]
