"""The audit on its page: the same object as over HTTP, every entry leads into the paper, for everyone."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import pytest
from page_looks import NARROW, WIDE, find_violations
from page_steps import DOCUMENT, drop_space, measure_overflow, read_marks

pytestmark = pytest.mark.browser

OpenPage = Callable[..., Any]

ADDRESS = f"/audit/?document={DOCUMENT}"
API = f"/api/documents/{DOCUMENT}/audit"


def open_audit(open_page: OpenPage, asked: str = "", **look: Any) -> Any:
    return open_page(ADDRESS + asked, awaits="#claims", **look)


def fetch(page: Any, address: str) -> Any:
    return page.evaluate("address => fetch(address).then(response => response.json())", address)


def read_rows(page: Any, caption: str) -> list[list[str]]:
    """Return the cells of a table by its caption, a list for each row."""
    table = page.locator("table", has=page.locator("caption", has_text=re.compile(f"^{caption}$")))
    rows = table.locator("tbody tr").all()
    return [[cell.strip() for cell in row.locator("th, td").all_inner_texts()] for row in rows]


def measure_bars(page: Any, caption: str) -> list[list[float]]:
    """Return the widths of the parts of each bar of a table, as shares of the bar."""
    return page.evaluate(
        """caption => [...document.querySelectorAll('table')]
            .find(each => each.caption.textContent === caption)
            .querySelectorAll('.bar').values()
            .map(bar => [...bar.children].map(part => part.offsetWidth / bar.offsetWidth))
            .toArray()""",
        caption,
    )


def test_the_reader_leads_to_the_audit_and_back(open_page: OpenPage) -> None:
    page = open_page()
    page.get_by_role("link", name="Audit", exact=True).click()
    page.locator("#claims").wait_for()
    page.get_by_role("link", name="Back to the paper").click()
    page.wait_for_url(f"**/read/{DOCUMENT}")


def test_the_page_shows_the_object_that_the_api_gives(open_page: OpenPage) -> None:
    page = open_audit(open_page)
    audit = fetch(page, API)
    lead = page.locator("[data-part=lead]").inner_text()
    assert [int(number) for number in re.findall(r"\d+", lead)] == [
        audit["counts"][name] for name in ("notes", "sources", "works", "sentences", "cited", "interview", "asserted")
    ]
    parts = [part for chapter in audit["chapters"] for part in (chapter, *chapter["sections"])]
    rows = read_rows(page, "Sentences by what stands behind them")
    assert [[row[0], *map(int, row[2:5])] for row in rows] == [
        [part["label"], part["cited"], part["interview"], part["asserted"]] for part in parts
    ]
    outlets = [row for caption in ("Sources by outlet", "The others") for row in read_rows(page, caption)]
    assert sum(int(row[2]) for row in read_rows(page, "Sources by kind")) == audit["counts"]["sources"]
    assert len(read_rows(page, "Sources by outlet")) == 13
    page.locator("summary", has_text="30 more").click()
    outlets = [row for caption in ("Sources by outlet", "The others") for row in read_rows(page, caption)]
    assert [(row[0], int(row[2])) for row in outlets] == [
        (each["name"] or "not stated", each["sources"]) for each in audit["publishers"]
    ]
    assert len(page.locator("#claims ~ section:last-of-type li").all()) == sum(
        len(audit[name]) for name in ("ages", "repeated", "dangling", "unparsed", "unlinked", "bare_quotations")
    ) + bool(audit["official"]["sources"])


def test_the_bars_are_as_long_as_their_numbers_say(open_page: OpenPage) -> None:
    page = open_audit(open_page)
    rows = read_rows(page, "Sentences by what stands behind them")
    bars = measure_bars(page, "Sentences by what stands behind them")
    for row, bar in zip(rows, bars, strict=True):
        counts = [int(count) for count in row[2:5]]
        assert bar == pytest.approx([count / sum(counts) for count in counts], abs=0.01)
    sources = [int(row[2]) for row in read_rows(page, "Sources by kind")]
    found = [bar[0] for bar in measure_bars(page, "Sources by kind")]
    assert found == pytest.approx([count / max(sources) for count in sources], abs=0.02)


def test_a_name_leads_to_the_claims_and_a_claim_into_the_paper(open_page: OpenPage) -> None:
    page = open_audit(open_page)
    page.locator("#claims ~ section").get_by_role("link", name="Reuters", exact=True).click()
    page.locator("#claims ol li").first.wait_for()
    found = fetch(page, f"{API}/claims?publisher=Reuters")
    assert page.locator("#claims [role=status]").inner_text() == "5 claims"
    assert page.locator("#claims ol li > a").all_inner_texts() == [claim["quote"] for claim in found["claims"]]
    page.locator("#claims ol li > a").first.click()
    assert read_marks(page) == drop_space(found["claims"][0]["quote"])


def test_a_note_leads_to_where_it_is_printed(open_page: OpenPage) -> None:
    page = open_audit(open_page)
    page.get_by_role("link", name="fn 60", exact=True).last.click()
    assert read_marks(page).startswith("Howell,E.(2023),")


def test_the_form_asks_and_keeps_what_was_asked(open_page: OpenPage) -> None:
    page = open_audit(open_page)
    page.get_by_label("Grounds").select_option("Interview")
    page.get_by_label("Where").select_option("The Trump factor")
    page.get_by_role("button", name="Find claims").click()
    page.locator("#claims ol li").first.wait_for()
    assert page.locator("#claims [role=status]").inner_text() == "2 claims"
    assert page.locator("#claims ol").inner_text().count("Interview fn") == 2
    assert page.get_by_label("Grounds").input_value() == "interview"
    page.get_by_label("Where").select_option("any")
    page.get_by_label("Older than (year)").fill("2010")
    page.get_by_label("Grounds").select_option("any")
    page.get_by_role("button", name="Find claims").click()
    page.wait_for_url("**before=2010**")
    page.locator("#claims ol li").first.wait_for()
    assert page.locator("#claims [role=status]").inner_text() == "3 claims"


def test_a_paper_that_is_not_there_is_said(open_page: OpenPage) -> None:
    page = open_page("/audit/?document=nowhere", awaits="[data-part=lead]:not(:empty)", expects_errors=True)
    assert "no document" in page.locator("[data-part=lead]").inner_text()


@pytest.mark.parametrize("width", [WIDE, NARROW, 320])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_and_nothing_is_cut_off(open_page: OpenPage, width: int, scheme: str) -> None:
    # axe tries styles of its own on the page, which the page's policy refuses and the console reports.
    page = open_audit(open_page, "&grounds=interview", width=width, scheme=scheme, expects_errors=True)
    page.evaluate("document.querySelectorAll('details').forEach(each => { each.open = true; })")
    assert find_violations(page) == []
    assert measure_overflow(page) <= 0


def test_the_audit_speaks_korean(open_page: OpenPage) -> None:
    page = open_audit(open_page, "&grounds=interview", width=NARROW, language="ko", expects_errors=True)
    assert page.locator("html").get_attribute("lang") == "ko"
    assert page.locator("h1").inner_text() == "이 논문의 근거"
    assert page.locator("#claims [role=status]").inner_text() == "주장 3개"
    assert not re.search(r"\b(audit|sources|trouble)\.[a-z]", page.locator("body").inner_text())
    assert find_violations(page) == []
    assert measure_overflow(page) <= 0
