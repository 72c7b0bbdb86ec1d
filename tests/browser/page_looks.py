"""How the page is looked at in the tests: how wide, where the focus is, and by axe-core."""

from typing import Any

from axe_playwright_python.sync_playwright import Axe

NARROW = 390
WIDE = 1280
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


def has_focus(page: Any, selector: str) -> bool:
    """Tell whether the focus is on an element of a kind."""
    return bool(page.evaluate("selector => document.activeElement.matches(selector)", selector))


def find_violations(page: Any, *, but_for: tuple[str, ...] = ()) -> list[str]:
    """Return what axe-core finds, a line each."""
    context = {"exclude": [[selector] for selector in but_for]} if but_for else None
    results = Axe().run(page, context=context, options={"runOnly": RULES}).response["violations"]
    return [f"{found['id']}: {node['target']} {node['failureSummary']}" for found in results for node in found["nodes"]]
