"""What a reader does on the page, in steps that the tests share."""

from typing import Any

DOCUMENT = "howell-2025-south-korea"
TARIFFS = "What tariff rate did South Korea initially face from the US?"
IBID = "What does footnote 35 cite?"
OFF_TOPIC = "Who won the football World Cup in 1998?"


def ask(page: Any, question: str) -> dict[str, Any]:
    """Ask on the page by keyboard; return the answer that the server gave, once the page shows it."""
    turns = page.locator(".turn")
    before = turns.count()
    page.locator("#question").fill(question)
    with page.expect_response("**/api/answer") as caught:
        page.locator("#question").press("Enter")
    turns.nth(before).locator(".answer, .refusal").wait_for()
    answer: dict[str, Any] = caught.value.json()
    return answer


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
