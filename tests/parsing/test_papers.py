"""Whole invented papers, each with habits of its own, against what a reader would say is in them."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest
from parsed_lines import describe

from footnoted.document import Document, Sentence
from footnoted.parsing import parse_paper

PAPERS = sorted((Path(__file__).parent / "papers").glob("*.txt"))


def summarize(document: Document) -> list[str]:
    """Return the outline, tables, notes with the words they stand behind, joints, asides and counts."""
    outline = [
        line for line in describe(document) if line[:2] in ("h1", "h2", "h3") or line.startswith(("table", "  "))
    ]
    kinds = Counter(paragraph.kind for paragraph in document.paragraphs)
    asides = Counter(aside.kind for aside in document.asides)
    lines = [*outline, *(show_note(document, note.number) for note in document.footnotes)]
    lines += [f"rejoined: {shorten(document.read(s.spans))}" for s in document.sentences if s.is_rejoined]
    lines += [f"pull quote: {shorten(document.read(a.spans))}" for a in document.asides if a.kind == "pull_quote"]
    lines += [f"paragraphs {kind}: {count}" for kind, count in sorted(kinds.items())]
    lines += [f"asides {kind}: {count}" for kind, count in sorted(asides.items())]
    return [*lines, *(f"remark: {remark}" for remark in document.remarks)]


def show_note(document: Document, number: int) -> str:
    hosts = document.hosts(number)
    kinds = "+".join("sentence" if isinstance(host, Sentence) else "cell" for host in hosts) or "nowhere"
    places = " + ".join(shorten(document.read(host.spans)) for host in hosts)
    return f"note {number} in {kinds}: {places}"


def shorten(words: str) -> str:
    return words if len(words) <= 80 else f"{words[:38]} … {words[-38:]}"


@pytest.mark.parametrize("path", PAPERS, ids=lambda path: path.stem)
def test_a_whole_paper(path: Path) -> None:
    document = parse_paper(path.read_bytes().decode(), id=path.stem)
    expected = path.with_suffix(".expected").read_text(encoding="utf-8").splitlines()
    assert summarize(document) == expected


@pytest.mark.parametrize("path", PAPERS, ids=lambda path: path.stem)
def test_its_words_read_clean(path: Path) -> None:
    document = parse_paper(path.read_bytes().decode(), id=path.stem)
    for sentence in document.sentences:
        words = document.read(sentence.spans)
        assert not set(words) & set("*\\⁰¹³⁴⁵⁶⁷⁸⁹\f"), words
        assert "[^" not in words
