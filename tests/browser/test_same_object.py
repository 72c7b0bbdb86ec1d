"""One object, three faces: what the API sends, `footnoted … --json` prints and the page shows are the same.

The command line answers from an index of its own, in this process; the page and the API are one server's.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from page_steps import DOCUMENT, ask, drop_space

from footnoted import cli

pytestmark = pytest.mark.browser

OpenPage = Callable[..., Any]
Print = Callable[..., Any]

# Made anew for each answer, whoever gives it.
OF_THE_OCCASION = {"id", "conversation_id", "timings_ms"}
QUESTIONS = [
    "What tariff rate did South Korea initially face from the US?",
    "What does footnote 35 cite?",
    "What does the author cite on THAAD?",
    "Which claims rest on interviews?",
    "Who wrote the paper, and when was it published?",
    "Which president introduced the Sunshine Policy?",
    "What did South Korea agree to invest in exchange for lower tariffs?",
    "Who won the football World Cup in 1998?",
]
CLAIMS = [
    "South Korea initially faced tariffs of 25 per cent.",
    "South Korea initially faced tariffs of 35 per cent.",
    "Moon Jae-in said that Trump “is a reality that cannot be avoided”.",
    "South Korea has never hosted an APEC summit.",
    "Bananas are yellow.",
]
NOTES = [1, 13, 20, 27, 28, 35, 44, 47, 61]


@pytest.fixture(scope="module")
def data_dir(copy_index: Callable[[], Path]) -> Path:
    return copy_index()


@pytest.fixture
def print_json(
    data_dir: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Print:
    """Run a command with --json in this process; return what it printed."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("FOOTNOTED_DATA_DIR", str(data_dir))

    def run(*arguments: str) -> Any:
        monkeypatch.setattr(sys, "argv", ["footnoted", *arguments, "--json"])
        assert cli.main() in (0, 3)
        return json.loads(capsys.readouterr().out)

    return run


def drop_occasion(found: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in found.items() if name not in OF_THE_OCCASION}


def list_addresses(note: dict[str, Any]) -> list[str]:
    """Return where the sources of a note lead."""
    addresses = [source["url"] or (source["doi"] and f"https://doi.org/{source['doi']}") for source in note["sources"]]
    return [address for address in addresses if address]


def read_addresses(shown: Any) -> list[str]:
    return list(shown.locator(".source a").evaluate_all("all => all.map(each => each.getAttribute('href'))"))


def expect_notes(shown: Any, notes: list[dict[str, Any]]) -> None:
    """Hold the notes of a list on the page against the objects: printed words, sources, addresses."""
    assert shown.count() == len(notes)
    for place, note in enumerate(notes):
        item = shown.nth(place)
        assert drop_space(item.locator(".note-text").inner_text()).endswith(drop_space(note["text"]))
        assert item.locator(".source").count() == len(note["sources"])
        words = drop_space(item.locator(".sources").inner_text()) if note["sources"] else ""
        assert all(drop_space(source["title"] or "") in words for source in note["sources"])
        assert read_addresses(item) == list_addresses(note)


@pytest.mark.parametrize("question", QUESTIONS)
def test_an_answer(open_page: OpenPage, print_json: Print, question: str) -> None:
    page = open_page()
    sent = page.request.post("/api/answer", data={"question": question}).json()
    assert drop_occasion(print_json("ask", question)) == drop_occasion(sent)
    assert drop_occasion(ask(page, question)) == drop_occasion(sent)

    if sent["status"] == "not_found":
        refusal = page.locator(".refusal")
        assert sent["text"] in refusal.inner_text()
        assert [drop_space(each) for each in refusal.locator(".passage-words").all_inner_texts()] == [
            drop_space(each["quote"]) for each in sent["nearest"]
        ]
        return
    claims = page.locator(".answer .claim")
    assert claims.count() == len(sent["claims"])
    for place, claim in enumerate(sent["claims"]):
        shown = claims.nth(place)
        assert drop_space(shown.locator(".claim-text").inner_text()).startswith(drop_space(claim["text"]))
        assert [drop_space(each)[:3] for each in shown.locator(".cite").all_text_contents()] == [
            f"[{number}]"[:3] for number in claim["citations"]
        ]
    for citation in sent["citations"]:
        page.locator(".cite", has_text=f"[{citation['number']}]").first.hover()
        card = page.get_by_role("group", name=f"Quotation {citation['number']}", exact=True)
        assert drop_space(card.locator("blockquote").inner_text()).startswith(drop_space(citation["quote"]))
        page.keyboard.press("Escape")
    expect_notes(page.locator(".behind .notes > li"), sent["footnotes"])


@pytest.mark.parametrize("claim", CLAIMS)
def test_a_check(open_page: OpenPage, print_json: Print, claim: str) -> None:
    page = open_page(f"/read/{DOCUMENT}")
    sent = page.request.post("/api/check", data={"claim": claim}).json()
    assert drop_occasion(print_json("check", claim)) == drop_occasion(sent)

    page.get_by_role("button", name="Check a text").click()
    page.get_by_label("A sentence, or a whole text").fill(claim)
    page.get_by_role("button", name="Check", exact=True).click()
    shown = page.locator(".checked")
    shown.wait_for()
    assert shown.get_attribute("data-verdict") == sent["verdict"]
    assert shown.locator(".check-claim").inner_text() == sent["claim"]
    assert [row.locator("td").all_inner_texts() for row in shown.locator(".differences tbody tr").all()] == [
        [each["claimed"], each["found"] or "not there"] for each in sent["differences"]
    ]
    page.evaluate("document.querySelectorAll('.checked details').forEach(each => { each.open = true; })")
    assert [drop_space(each) for each in shown.locator(".resting-quote").all_inner_texts()] == [
        drop_space(each["quote"]) for each in [*sent["citations"], *sent["nearest"]]
    ]
    expect_notes(shown.locator(".notes > li"), sent["footnotes"])


@pytest.mark.parametrize("number", NOTES)
def test_a_note(open_page: OpenPage, print_json: Print, number: int) -> None:
    page = open_page(f"/read/{DOCUMENT}")
    sent = page.request.get(f"/api/documents/{DOCUMENT}/footnotes/{number}").json()
    assert print_json("footnote", str(number)) == sent
    shown = page.locator(f"#note-{number}")
    shown.locator(".source").first.wait_for(state="attached")
    assert drop_space(sent["text"]) in drop_space(shown.text_content())
    assert shown.locator(".source").count() == len(sent["sources"])
    assert read_addresses(shown) == list_addresses(sent)
