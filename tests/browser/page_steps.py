"""What a reader does on the page, in steps that the tests share."""

import json
from typing import Any

DOCUMENT = "howell-2025-south-korea"
TARIFFS = "What tariff rate did South Korea initially face from the US?"
IBID = "What does footnote 35 cite?"
OFF_TOPIC = "Who won the football World Cup in 1998?"
STREAM = "**/api/answer/stream"


def ask(page: Any, question: str) -> dict[str, Any]:
    """Ask on the page by keyboard; return the answer that the server gave, once the page shows the whole of it."""
    turns = page.locator(".turn")
    before = turns.count()
    page.locator("#question").fill(question)
    page.locator("#question").press("Enter")
    turns.nth(before).locator(".actions").wait_for()
    return fetch_answer(page)


def fetch_answer(page: Any) -> dict[str, Any]:
    """Return the answer that the page shows last, as the server keeps it."""
    shown = page.locator(".turn").last.get_attribute("data-answer")
    answer: dict[str, Any] = page.request.get(f"/api/answers/{shown}").json()
    return answer


def write_stream(answer: dict[str, Any]) -> dict[str, Any]:
    """Return a response that tells an answer at once, for `route.fulfill`."""
    body = f"event: answer\ndata: {json.dumps(answer)}\n\n"
    return {"content_type": "text/event-stream", "body": body}


def drop_space(text: str) -> str:
    """Return the text without white space."""
    return "".join(text.split())


def read_marks(page: Any) -> str:
    """Return the marked words without white space."""
    page.locator("mark").first.wait_for(state="attached")
    return drop_space("".join(page.locator("mark").all_text_contents()))


def is_in_view(locator: Any) -> bool:
    """Tell whether the element stands inside the window and inside the pane that scrolls it."""
    return bool(
        locator.evaluate(
            """element => {
                const box = element.getClientRects()[0];
                const pane = element.closest('.sheet, .turns').getBoundingClientRect();
                return box.top >= pane.top && box.bottom <= pane.bottom && box.left >= 0 && box.right <= innerWidth;
            }"""
        )
    )


def measure_overflow(page: Any) -> int:
    """Return by how many pixels the page or one of its panes is wider than it may be."""
    return int(
        page.evaluate(
            """() => Math.max(
                document.scrollingElement.scrollWidth - innerWidth,
                ...[...document.querySelectorAll('.turns, .sheet, .card, .history')]
                    .filter(each => each.checkVisibility())
                    .map(each => each.scrollWidth - each.clientWidth),
            )"""
        )
    )
