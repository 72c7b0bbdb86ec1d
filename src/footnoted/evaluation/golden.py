"""Golden questions: a question, the evidence a right answer cites, and what it says and shows.

It owns their format (JSON Lines in `sets/`); it must not know how answers are judged.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from importlib.resources import files
from typing import Any

from footnoted.conversation.followup import Turn

__all__ = ["SETS", "Golden", "read_golden"]

# `held` and `sources_unseen` are not looked at while the program is worked on.
SETS = ("dev", "own", "held", "sources", "sources_unseen")


@dataclass(frozen=True, slots=True, kw_only=True)
class Golden:
    """One golden question. `evidence` are raw substrings of the paper, any `min_evidence` of which must be cited;
    `answer` are regular expressions that the answer's text must all match; `footnotes` must all be shown.
    """

    id: str
    kind: str
    question: str
    evidence: tuple[str, ...]
    answer: tuple[str, ...]
    footnotes: tuple[int, ...]
    history: tuple[Turn, ...]
    answerable: bool
    min_evidence: int


def read_golden(name: str) -> tuple[Golden, ...]:
    """Return the golden questions of a set. Raises FileNotFoundError for an unknown set."""
    lines = (files("footnoted.evaluation") / "sets" / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()
    return tuple(read_line(line) for line in lines if line.strip())


def read_line(line: str) -> Golden:
    """Return one golden question from its line."""
    values = json.loads(line)
    history = tuple(Turn(role=turn["role"], content=turn["content"]) for turn in values.pop("history"))
    lists: dict[str, Any] = {key: tuple(values.pop(key)) for key in ("evidence", "answer", "footnotes")}
    return Golden(history=history, **lists, **values)
