"""The real paper in other habits of the same text: what is in it must not depend on them."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest

from footnoted.document import Document, Sentence
from footnoted.parsing import parse_paper

PAPER = Path(__file__).parents[2] / "corpus" / "howell-2025-south-korea.txt"
PLAIN = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
RAISED = re.compile(r"[⁰¹²³⁴⁵⁶⁷⁸⁹]+")


def wrap(text: str) -> str:
    """Break lines at 80 characters, as a mail program or a plain-text export does; tables stay."""
    lines = []
    for line in text.split("\n"):
        lead = re.match(r"\s*(?:- )?", line)
        hang = " " * len(lead.group()) if lead else ""
        broken = textwrap.wrap(line, 80, subsequent_indent=hang, break_long_words=False, break_on_hyphens=False)
        lines += [line] if "\t" in line or not broken else broken
    return "\n".join(lines)


def number_pages(text: str) -> str:
    """Put a page number and a form feed behind every group of notes."""
    pages = iter(range(4, 1000))
    return re.sub(r"(?m)(^[⁰¹²³⁴⁵⁶⁷⁸⁹]+ .*\n)(?=\n(?![⁰¹²³⁴⁵⁶⁷⁸⁹]))", lambda m: f"{m.group()}\n{next(pages)}\n\f", text)


HABITS: dict[str, Callable[[str], str]] = {
    "as it is": lambda text: text,
    "hard-wrapped": wrap,
    "carriage returns": lambda text: text.replace("\n", "\r\n"),
    "old carriage returns": lambda text: text.replace("\n", "\r"),
    "byte order mark": lambda text: "\ufeff" + text,
    "Markdown labels": lambda text: RAISED.sub(lambda m: f"[^{m.group().translate(PLAIN)}]", text),
    "superscript tags": lambda text: RAISED.sub(lambda m: f"<sup>{m.group().translate(PLAIN)}</sup>", text),
    "page numbers": number_pages,
    "wrapped pages": lambda text: wrap(number_pages(text)),
    "dot leaders": lambda text: re.sub(r"(?m)^(\d\d|)\t(\S.*)\t(\d+)$", r"\1 \2 ........ \3", text),
    "bars for tabs": lambda text: re.sub(r"(?m)^((?:[^\t\n]*\t){4,}[^\t\n]*)$", lambda m: bars(m.group()), text),
}


def bars(line: str) -> str:
    return "| " + line.replace("\t", " | ") + " |"


@cache
def parsed(habit: str) -> Document:
    text = PAPER.read_bytes().decode()
    return parse_paper(HABITS[habit](text), id="paper")


def squeeze(words: str) -> str:
    return re.sub(r"\s+", "", words)


def outline(document: Document) -> list[tuple[int, str | None, str, tuple[int, int] | None]]:
    return [(h.level, h.number, h.title, h.pages) for h in document.headings]


def hosts(document: Document) -> list[tuple[int, str, str]]:
    return [
        (n.number, "sentence" if isinstance(host, Sentence) else "cell", squeeze(document.read(host.spans)))
        for n in document.footnotes
        for host in document.hosts(n.number)
    ]


@pytest.mark.parametrize("habit", [habit for habit in HABITS if habit != "as it is"])
def test_the_same_paper_in_another_habit(habit: str) -> None:
    plain, other = parsed("as it is"), parsed(habit)
    assert outline(other) == outline(plain)
    assert hosts(other) == hosts(plain)
    assert [squeeze(other.read(n.spans)) for n in other.footnotes] == [
        squeeze(plain.read(n.spans)) for n in plain.footnotes
    ]
    assert [(len(t.rows), len(t.header), t.number) for t in other.tables] == [(10, 9, 1), (8, 6, 2)]
    assert sum(s.is_rejoined for s in other.sentences) == 15
    assert sum(a.kind == "pull_quote" for a in other.asides) == 6
    assert other.remarks == ()
    body = [[squeeze(d.read(s.spans)) for p in d.paragraphs if p.section for s in p.sentences] for d in (plain, other)]
    assert body[1] == body[0]


@pytest.mark.parametrize("change", [lambda text: text, wrap, number_pages], ids=["plain", "wrapped", "paged"])
def test_note_numbers_left_as_plain_figures(change: Callable[[str], str]) -> None:
    text = change(PAPER.read_bytes().decode())
    other = parse_paper(RAISED.sub(lambda m: m.group().translate(PLAIN), text), id="paper")
    plain = parsed("as it is")
    # The marker in the table's cell stands apart from any word: nothing tells it from a figure of the text.
    assert [host for host in hosts(plain) if host[0] != 13] == hosts(other)
    assert len(other.footnotes) == 61
    assert other.remarks == ("Footnote 13 has no marker in the text.",)
    assert outline(other) == outline(plain)
    assert sum(s.is_rejoined for s in other.sentences) == 15
    assert sum(a.kind == "pull_quote" for a in other.asides) == 6
