"""The trained labeller: what is seen of a reference's tokens → their likeliest labels, each with its chance.

It owns the weights and is the only door to the library that runs them (python-crfsuite); it must not know what was
seen or what a label means. A label is `B:field` where a field begins and `I:field` inside it.
"""

# The library is imported on first use: most notes need no labels.
# ruff: noqa: PLC0415

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from threading import Lock
from typing import Any

from footnoted.errors import ModelUnavailable
from footnoted.onnx import digest_file

__all__ = ["Label", "Seen", "label_tokens", "label_with", "open_tagger"]

WEIGHTS = Path(__file__).parent / "weights" / "tagger.crfsuite"
# The library reads a damaged file without complaint and dies of it later: it is given exactly these weights or none.
WEIGHTS_SHA256 = "5716a2b4807851ddbf801e5bb351a570439647520458a2db85ca8b71cae909c1"
TAGGING = Lock()
Seen = Sequence[Sequence[str]]


@dataclass(frozen=True, slots=True)
class Label:
    """The label of one token and its chance, between 0 and 1, given all the tokens."""

    name: str
    chance: float


def label_tokens(seen: Seen) -> list[Label]:
    """Return the likeliest labels of a reference's tokens together, one for each. Raises ModelUnavailable."""
    return label_with(open_tagger(), seen)


def label_with(tagger: Any, seen: Seen) -> list[Label]:
    """Return the labels that a tagger of the library gives. Threads take turns: it holds one reference at a time."""
    with TAGGING:
        names = tagger.tag([list(each) for each in seen])
        return [Label(name, tagger.marginal(name, i)) for i, name in enumerate(names)]


@cache
def open_tagger(file: Path = WEIGHTS, sha256: str = WEIGHTS_SHA256) -> Any:
    """Open the weights once they are seen to be the expected ones. Raises ModelUnavailable."""
    try:
        import pycrfsuite
    except ImportError as error:
        raise ModelUnavailable("The library that labels references (python-crfsuite) is not installed.") from error
    if digest_file(file) != sha256:
        raise ModelUnavailable(f"The weights {file.name} are missing or are not the expected ones.")
    tagger = pycrfsuite.Tagger()
    tagger.open(str(file))
    return tagger
