"""Words of a claim that only say who says it: "the paper argues that …", "according to the author, …".

It owns how a paper is spoken of; it must not know what it says.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from footnoted.document import Document

__all__ = ["blank_framing"]

SAYS = (
    r"(?:says?|said|argues?|argued|claims?|writes?|wrote|states?|stated|mentions?|suggests?|concludes?|concluded|"
    r"describes?|explains?|notes?|noted|points?\s+out|warns?|believes?|observes?|finds?|found|shows?|reports?|holds?|"
    r"stresses|adds?|makes?\s+clear|recommends?|maintains?|emphasi[sz]es|highlights?)"
)
PAPER = r"(?:the|this|his|her|their)\s+(?:research\s+)?(?:paper|author|report|study|article|text|publication|writer)"


def blank_framing(claim: str, documents: Iterable[Document]) -> str:
    """Return a claim of the same length with spaces for the words that only speak of the paper or its authors."""
    names = [name for document in documents for name in document.metadata.authors]
    surnames = {name.split(",")[0].split()[-1] for name in names if name.strip()}
    people = "|".join(sorted(map(re.escape, {*names, *surnames}), key=len, reverse=True))
    who = rf"(?:{PAPER}|{people})" if people else PAPER
    framing = re.compile(
        rf"\b(?:according\s+to|in\s+the\s+words\s+of)\s+{who}\b,?|\b(?:as\s+)?{who}(?:\s+\w+ly)?\s+{SAYS}\b(?:\s+that\b)?,?|"
        rf"\b{SAYS}\s+{who}\b|\bin\s+{PAPER}\b,?",
        re.IGNORECASE,
    )
    return framing.sub(lambda match: " " * len(match[0]), claim)
