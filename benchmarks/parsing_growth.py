"""How the time of parsing grows with the length of a paper, in one run.

Usage: python benchmarks/parsing_growth.py

It parses the paper of the corpus, and texts of several papers of its shape joined into one, with notes numbered on and
words changed so that nothing repeats. Growth in proportion prints a share near 1 on every line.
"""

from __future__ import annotations

import re
import time
from pathlib import Path

from footnoted.parsing import parse_paper

PAPER = Path(__file__).parents[1] / "corpus" / "howell-2025-south-korea.txt"
NOTES = 61
RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
PLAIN = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")


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


def main() -> None:
    """Print the time of each length as a share of what growth in proportion would take."""
    text = PAPER.read_text(encoding="utf-8")
    one = measure(text)
    for times in (1, 2, 4, 8):
        taken = measure("\n\n".join(renumber(text, NOTES * k) for k in range(times)))
        print(f"{times} times the paper: {taken / one:.2f} times the time, share {taken / one / times:.2f}")


if __name__ == "__main__":
    main()
