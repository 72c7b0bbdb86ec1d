"""Parsing takes time in proportion to the length of the paper."""

from __future__ import annotations

import re
import time
from pathlib import Path

from footnoted.parsing import parse_paper

CORPUS = Path(__file__).parents[2] / "corpus"
RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
PLAIN = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
TIMES = 4


def renumber(text: str, shift: int) -> str:
    """Return the text with every note's number raised, and its long words changed so that nothing repeats."""
    numbered = re.sub(r"[⁰¹²³⁴⁵⁶⁷⁸⁹]+", lambda m: str(int(m.group().translate(PLAIN)) + shift).translate(RAISED), text)
    return re.sub(r"\b[a-z]{7,}\b", lambda m: f"{m.group()}{chr(97 + shift % 26)}" if shift else m.group(), numbered)


def measure(text: str) -> float:
    """Return the better of two processor times in seconds."""
    best = float("inf")
    for _ in range(2):
        start = time.process_time()
        parse_paper(text, id="paper")
        best = min(best, time.process_time() - start)
    return best


def test_a_long_paper_takes_its_share_of_time() -> None:
    text = (CORPUS / "howell-2025-south-korea.txt").read_text(encoding="utf-8")
    many = "\n\n".join(renumber(text, 61 * k) for k in range(TIMES))
    document = parse_paper(many, id="paper")
    assert len(document.footnotes) == 61 * TIMES
    assert sum(len(note.markers) for note in document.footnotes) == 61 * TIMES
    # In proportion it would be 4 times; were all of it quadratic, 16.
    assert measure(many) < 2 * TIMES * measure(text)


def test_odd_texts_take_no_time_to_speak_of() -> None:
    start = time.process_time()
    for piece in ("a", "x.y", "**a ", "⁰", "(a ", "¹ note\n", "a¹ ", "1. a\n", "a\tb\n", "_a ", "# a\n", "Contents\n"):
        parse_paper(piece * 1500, id="odd")
    assert time.process_time() - start < 20
