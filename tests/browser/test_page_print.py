"""The page on paper: each answer with its quotations and notes as footnotes, or the paper alone; never the chrome."""

from collections.abc import Callable
from typing import Any

import pytest
from page_steps import DOCUMENT, IBID, TARIFFS, ask, drop_space

pytestmark = pytest.mark.browser

OpenPage = Callable[..., Any]

CHROME = (".ask", ".reader-bar", ".masthead-actions", ".pane-switch", ".skip-link", "dialog", "button:not(.cite)")


def list_shown(page: Any, selectors: tuple[str, ...] = CHROME) -> list[str]:
    """Return which of these the page shows anywhere."""
    shown: list[str] = page.evaluate(
        """selectors => selectors.filter(each =>
            [...document.querySelectorAll(each)].some(found => found.checkVisibility()))""",
        list(selectors),
    )
    return shown


def test_an_answer_is_printed_with_its_quotations_and_notes(open_page: OpenPage) -> None:
    page = open_page()
    answers = [ask(page, TARIFFS), ask(page, IBID)]
    page.locator(".printed").nth(1).wait_for(state="attached")
    assert not page.locator(".printed").first.is_visible()
    page.emulate_media(media="print")
    assert list_shown(page) == []
    assert list_shown(page, (".reader",)) == []
    for turn, answer in zip(page.locator(".turn").all(), answers, strict=True):
        listed = turn.locator(".printed li")
        assert listed.count() == len(answer["citations"])
        for item, citation in zip(listed.all(), answer["citations"], strict=True):
            words = item.inner_text()
            assert drop_space(citation["quote"]) in drop_space(words)
            assert citation["url"] in words
            label = item.evaluate("item => getComputedStyle(item, '::before').content")
            assert f"[{citation['number']}]" in label
        for note in answer["footnotes"]:
            assert drop_space(note["text"]) in drop_space(turn.locator(".behind").inner_text())
        for link in turn.locator(".source a").all():
            shown = link.evaluate("link => getComputedStyle(link, '::after').content")
            assert str(link.get_attribute("href")) in shown
    assert page.pdf(format="A4").startswith(b"%PDF")


def test_the_paper_is_printed_where_nothing_was_asked(open_page: OpenPage) -> None:
    page = open_page(f"/read/{DOCUMENT}", width=1440)
    page.locator(".sidenote").first.wait_for(state="attached")
    page.emulate_media(media="print")
    assert list_shown(page) == []
    assert list_shown(page, (".chat", ".masthead", ".sidenote", ".title-page")) == []
    # What is far from the window is printed too.
    words = page.locator(".paper-text").inner_text()
    notes = page.request.get(f"/api/documents/{DOCUMENT}/footnotes").json()["footnotes"]
    assert all(drop_space(note["text"]) in drop_space(words) for note in notes)
    assert page.locator(".table-block table").last.is_visible()
    assert page.pdf(format="A4").startswith(b"%PDF")


def test_the_paper_is_printed_where_it_is_shown_alone(open_page: OpenPage) -> None:
    page = open_page(width=390)
    ask(page, TARIFFS)
    page.locator(".cite").first.click()
    page.locator("mark").first.wait_for()
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    page.emulate_media(media="print")
    assert list_shown(page, (".chat",)) == []
    assert list_shown(page, (".paper-text",)) == [".paper-text"]
    page.emulate_media(media="screen")
    page.get_by_role("button", name="Back to the answer").click()
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    page.emulate_media(media="print")
    assert list_shown(page, (".chat", ".reader")) == [".chat"]
