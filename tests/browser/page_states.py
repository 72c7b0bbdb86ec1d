"""Every state that the page can be in, one after the other, for those who look at each of them.

It knows how a state is reached, by no word of any language, and nothing of what is looked for in it.
"""

import json
from collections.abc import Iterator
from typing import Any

from page_steps import OFF_TOPIC, STREAM, ask
from slow_way import SlowWay

QUESTION = "What did South Korea agree to invest in exchange for lower tariffs?"
TEXT = (
    "South Korea initially faced tariffs of 25 per cent. Lee Jae-myung became South Korea's 12th president. "
    "The moon is made of green cheese."
)
PROBLEM = {
    "status": 500,
    "title": "Something went wrong",
    "detail": "The answer could not be made.",
    "hint": "Ask again; the server's log says more.",
    "code": "internal",
}


def walk_states(page: Any, way: SlowWay) -> Iterator[str]:
    """Take a page that shows its start through its states; yield the name of each while the page is in it."""
    page.wait_for_load_state("networkidle")
    yield "start"
    yield from _walk_an_answer(page, way)
    yield from _walk_the_paper(page)
    yield from _walk_failures(page)
    yield from _walk_rooms(page)
    page.goto("/audit/")
    page.locator("[data-part=report] section").last.wait_for()
    yield "audit"


def show_chat(page: Any) -> None:
    """Bring the answers into view where the page shows one pane at a time."""
    switch = page.locator("[data-part=pane-switch] [data-pane=chat]")
    if switch.is_visible():
        switch.click()


def _walk_an_answer(page: Any, way: SlowWay) -> Iterator[str]:
    for event, shown, name in (("passages", ".looking", "looking"), ("answer", ".claims[aria-busy]", "telling")):
        way.hold(event)
        page.locator("#question").fill(QUESTION)
        page.locator("#question").press("Enter")
        page.locator(shown).wait_for()
        yield name
        way.let_through(event)
        page.locator(".turn").last.locator(".actions").wait_for()
    yield "answer"
    page.locator(".turn").last.locator(".cite").first.hover()
    page.locator(".card").wait_for()
    yield "quotation"
    page.locator(".turn").last.locator("[data-part=export]").click()
    page.locator(".card .export").wait_for()
    yield "export"
    page.keyboard.press("Escape")


def _walk_the_paper(page: Any) -> Iterator[str]:
    page.locator(".turn").last.locator(".cite").first.click()
    page.locator("mark").first.wait_for()
    yield "marked"
    page.locator("mark.is-current ~ sup a[data-note], .part a[data-note]").first.click()
    page.locator(".card").wait_for()
    yield "note"
    page.keyboard.press("Escape")
    page.locator(".contents summary").click()
    yield "contents"
    page.locator(".contents summary").click()
    show_chat(page)


def _walk_failures(page: Any) -> Iterator[str]:
    ask(page, OFF_TOPIC)
    yield "refusal"
    body = json.dumps(PROBLEM)
    page.route(STREAM, lambda route: route.fulfill(status=500, body=body, content_type="application/problem+json"))
    page.locator("#question").fill(QUESTION)
    page.locator("#question").press("Enter")
    page.locator(".problem").wait_for()
    yield "problem"
    page.unroute(STREAM)


def _walk_rooms(page: Any) -> Iterator[str]:
    for name, opener, shown in (
        ("history", "[data-part=open-history]", ".history-open"),
        ("sources", "[data-part=open-sources]", ".works li"),
        ("check", "[data-part=open-check]", ".check-view textarea"),
        ("feedback", ".turn [data-part=feedback]", "dialog.feedback"),
        ("help", "[data-part=open-help]", "dialog.help"),
    ):
        if name in {"sources", "check"} and not page.locator(opener).is_visible():
            page.locator("[data-part=pane-switch] [data-pane=paper]").click()
        page.locator(opener).last.click()
        page.locator(shown).first.wait_for()
        if name == "check":
            page.locator(".check-view textarea").fill(TEXT)
            page.locator(".check-view button.primary").click()
            page.locator(".checks > li").last.wait_for()
        yield name
        page.keyboard.press("Escape")
        page.locator("dialog[open]").wait_for(state="detached")
        show_chat(page)
