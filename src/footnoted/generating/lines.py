"""A model's reply read while it comes: sentences with the keys behind them, or a refusal.

It owns the form of a reply; it must not know what a key leads to, nor whether a sentence is true.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from footnoted.parsing.sentences import split_sentences

__all__ = ["Offered", "Refused", "ReplyReader"]

KEYS = re.compile(r"(?:\s*\[\[[^\[\]\n]*\]\][ \t]*[.,;]?)+")
KEY = re.compile(r"\[\[([^\[\]\n]*)\]\]")
# What models put before a sentence though they are told not to: "- ", "1. ", "* ".
LIST_MARK = re.compile(r"^\s*(?:[-*•]\s+|\d{1,2}[.)]\s+)")
# Nobody writes a sentence of so many characters; a reply without line breaks is cut here.
LONGEST_LINE = 2_000


@dataclass(frozen=True, slots=True)
class Offered:
    """A sentence that a model offers, and the keys behind it, in order."""

    text: str
    keys: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Refused:
    """The mark of a refusal."""


class ReplyReader:
    """Reads a reply piece by piece; a sentence is given out once its line has ended."""

    def __init__(self, refusal: str) -> None:
        self._refusal = refusal
        self._waiting = ""

    def read(self, piece: str) -> Iterator[Offered | Refused]:
        """Yield what the next piece of a reply completes."""
        self._waiting += piece
        while "\n" in self._waiting or len(self._waiting) > LONGEST_LINE:
            line, _, rest = self._waiting.partition("\n")
            line, self._waiting = line[:LONGEST_LINE], rest if len(line) <= LONGEST_LINE else ""
            yield from self._read_line(line)

    def finish(self) -> Iterator[Offered | Refused]:
        """Yield what the last line holds; not to be called for a reply that broke off within it."""
        line, self._waiting = self._waiting, ""
        yield from self._read_line(line[:LONGEST_LINE])

    def _read_line(self, line: str) -> Iterator[Offered | Refused]:
        """Yield a line's sentences; one behind which no key stands has none, whatever stands behind the next."""
        line = LIST_MARK.sub("", line)
        start = 0
        for match in KEYS.finditer(line):
            keys = tuple(dict.fromkeys(key.strip() for key in KEY.findall(match[0])))
            yield from self._read_stretch(line[start : match.start()], keys)
            start = match.end()
        yield from self._read_stretch(line[start:], ())

    def _read_stretch(self, words: str, keys: tuple[str, ...]) -> Iterator[Offered | Refused]:
        words = " ".join(words.split())
        if self._refusal in keys:
            yield Refused()
            return
        sentences = [words[a:b] for a, b in split_sentences(words)] if any(c.isalnum() for c in words) else []
        for sentence in sentences[:-1]:
            yield Offered(sentence, ())
        if sentences:
            yield Offered(end_sentence(sentences[-1]), keys)


def end_sentence(sentence: str) -> str:
    """Return a sentence with the full stop that its writer put behind the keys, or forgot."""
    return sentence if sentence.rstrip("\"'”’»)").endswith((".", "!", "?", "…")) else f"{sentence.rstrip(' ,;:')}."
