"""How many golden rules of sentence boundaries are kept: (text, sentences) pairs, and which of them apply to prose.

It owns which rules apply and the count; it must not know how sentences are found.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from itertools import pairwise
from pathlib import Path
from typing import Any, Literal

from footnoted.parsing import split_sentences

__all__ = ["SentenceFailure", "SentenceReport", "measure_sentences"]

# Why a rule says nothing of a splitter of English prose that leaves the text as it is.
Exclusion = Literal["other_language", "changes_text", "no_stop"]
Split = Callable[[str], Sequence[tuple[int, int]]]

# The rules of these files are about other languages.
OTHER_LANGUAGES = {"test_deutsch.py": "German", "test_french.py": "French"}
# What a sentence of prose ends with: a stop, then whatever closes, then numbers of sources.
ENDS_WITH_STOP = re.compile(r"[.!?…:;。．！？]\s?[’”'\"»)\]]*(?:\s?\[[\d\s,–-]+\]|\s?\d{1,3}(?![\d.]))*$")


@dataclass(frozen=True, slots=True, kw_only=True)
class SentenceFailure:
    """A rule that was not kept: the sentences it expects and those found, runs of white space written as one space."""

    text: str
    expected: tuple[str, ...]
    found: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SentenceReport:
    """Rules kept: `passed` of those that are `applicable`, `passed_of_all` of the `total`.

    `excluded` counts the rules that do not apply, by reason.
    """

    passed: int
    applicable: int
    passed_of_all: int
    total: int
    excluded: tuple[tuple[Exclusion, int], ...]
    failures: tuple[SentenceFailure, ...]

    @property
    def share(self) -> float:
        """The share of the applicable rules that is kept; 1.0 where none applies."""
        return self.passed / self.applicable if self.applicable else 1.0

    def as_json(self) -> dict[str, Any]:
        """Return the report as the plain values that JSON holds."""
        return {**asdict(self), "excluded": dict(self.excluded), "share": round(self.share, 4)}


def measure_sentences(path: Path, split: Split = split_sentences) -> SentenceReport:
    """Hold a splitter against golden rules.

    `path` is a JSON list of objects with `file`, `text` and `sentences`. Sentences are compared with every run of white
    space as one space and none at the ends. Raises OSError where there is no such file, ValueError where it is no JSON.
    """
    rules = json.loads(path.read_text(encoding="utf-8"))
    reasons = [find_exclusion(rule) for rule in rules]
    outcomes = [compare(rule, split) for rule in rules]
    applicable = [outcome for outcome, reason in zip(outcomes, reasons, strict=True) if reason is None]
    failures = tuple(outcome for outcome in applicable if outcome is not None)
    counts = Counter(reason for reason in reasons if reason is not None)
    return SentenceReport(
        passed=len(applicable) - len(failures),
        applicable=len(applicable),
        passed_of_all=outcomes.count(None),
        total=len(rules),
        excluded=tuple(sorted(counts.items())),
        failures=failures,
    )


def find_exclusion(rule: dict[str, Any]) -> Exclusion | None:
    """Return why a rule does not apply to English prose whose text is left as it is, or None where it does.

    `other_language`: it is about German or French. `changes_text`: the sentences it expects, put together, are not the
    text (markup taken out, dots of a contents page dropped, quote marks replaced, letters moved together). `no_stop`:
    it wants a boundary where there is no stop, as between items of a list or behind a heading; layout tells those,
    before sentences are looked for.
    """
    sentences = [one_line(sentence) for sentence in rule["sentences"]]
    if rule["file"] in OTHER_LANGUAGES:
        return "other_language"
    if not is_text_of(sentences, one_line(rule["text"])):
        return "changes_text"
    if any(not ENDS_WITH_STOP.search(sentence) for sentence, _ in pairwise(sentences)):
        return "no_stop"
    return None


def is_text_of(sentences: Sequence[str], text: str) -> bool:
    """Tell whether sentences are a text, in order and whole, with nothing but a space between them."""
    for sentence in sentences:
        if not text.startswith(sentence):
            return False
        text = text[len(sentence) :].lstrip()
    return not text


def compare(rule: dict[str, Any], split: Split) -> SentenceFailure | None:
    """Return how a splitter fails a rule, or None where it keeps it."""
    text = rule["text"]
    expected = tuple(one_line(sentence) for sentence in rule["sentences"])
    found = tuple(one_line(text[start:end]) for start, end in split(text))
    return None if found == expected else SentenceFailure(text=text, expected=expected, found=found)


def one_line(words: str) -> str:
    """Return words with every run of white space as one space, and none at the ends."""
    return " ".join(words.split())
