"""A reference as tokens: the stretches that carry one label each.

It owns where a token begins and ends; it must not know what a token means.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise

__all__ = ["ADDRESS", "Token", "split_tokens"]

# An address or a DOI stays whole: its dots, colons and brackets divide nothing.
ADDRESS = re.compile(r"https?:|ftp:|www\.|doi\b|\b10\.\d{4,}/|\.(?:com|org|net|edu|gov)\b|\S/\S+/\S", re.I)
# Fields that are printed with no space between them: `80(3):449`, `Oxford:Clarendon`, `Roe,J.(1990)`, `Work.In:`.
JOINT = re.compile(
    r"(?<=[^\W\d_]),(?=[^\W_])|(?<=\d),(?=\d{1,2}(?!\d)|\d{4})|(?<=[\w)\].])[:;](?=[\w(\[])"
    r"|[)\]][.,:;]*(?=[\w(\[])|(?<=\w)[.,:;]?(?=[(\[]\d)|[.,;:][\"”’»](?=\w)|(?<=[^\W\d_]{3})\.(?=[A-Z][a-z])"
)


@dataclass(frozen=True, slots=True)
class Token:
    """A token and where it stands, `[start, end)`; `is_joined` where no white space stands before it."""

    text: str
    start: int
    end: int
    is_joined: bool = False


def split_tokens(text: str) -> tuple[Token, ...]:
    """Split a reference at white space, and where punctuation alone divides two fields."""
    tokens: list[Token] = []
    for match in re.finditer(r"\S+", text):
        word = match.group()
        cuts = [] if ADDRESS.search(word) else [joint.end() for joint in JOINT.finditer(word)]
        edges = [0, *(cut for cut in cuts if 0 < cut < len(word)), len(word)]
        for start, end in pairwise(edges):
            if start < end:
                at = match.start()
                tokens.append(Token(word[start:end], at + start, at + end, is_joined=start > 0))
    return tuple(tokens)
