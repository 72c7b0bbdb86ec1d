"""Long papers keep their notes, and odd long texts are parsed at all."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from footnoted.parsing import parse_paper

CORPUS = Path(__file__).parents[2] / "corpus"
RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
PLAIN = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
TIMES = 4


def test_a_long_paper_keeps_every_note_and_marker() -> None:
    text = (CORPUS / "howell-2025-south-korea.txt").read_text(encoding="utf-8")

    def vary(shift: int) -> str:
        """Raise the notes' numbers, and change the long words: what repeats word for word is no content."""
        numbered = re.sub(
            r"[⁰¹²³⁴⁵⁶⁷⁸⁹]+", lambda m: str(int(m.group().translate(PLAIN)) + shift).translate(RAISED), text
        )
        return re.sub(
            r"\b[a-z]{7,}\b", lambda m: f"{m.group()}{chr(97 + shift % 26)}" if shift else m.group(), numbered
        )

    document = parse_paper("\n\n".join(vary(61 * k) for k in range(TIMES)), id="paper")
    assert len(document.footnotes) == 61 * TIMES
    assert sum(len(note.markers) for note in document.footnotes) == 61 * TIMES


@pytest.mark.parametrize(
    "piece", ["a", "x.y", "**a ", "⁰", "(a ", "¹ note\n", "a¹ ", "1. a\n", "a\tb\n", "_a ", "# a\n", "Contents\n"]
)
def test_odd_long_texts_are_parsed(piece: str) -> None:
    text = piece * 1500
    assert parse_paper(text, id="odd").text == text
