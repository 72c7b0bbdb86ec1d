"""What a claim is held against: a sentence, cell or row with what stands around it.

It owns how much around a passage may lend it a name or a date; it must not know any claim.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cached_property

from footnoted.checking.content import Content, Value
from footnoted.checking.names import Lexicon, Name
from footnoted.document import Document
from footnoted.passages import Passage, leans_back
from footnoted.retrieval.abbreviations import find_abbreviations

__all__ = ["Evidence", "read_lexicon"]

SMALL = re.compile(r"(?<![\w’'-])[a-z][\w’'-]*")
CAPITAL = re.compile(r"(?<=[a-z,] )[A-Z][\w-]*")
POINTING_BACK = re.compile(
    r"\b(?:he|she|they|it|his|her|their|its|him|them|this|these|such|both|the (?:two|country))\b", re.I
)

# What a word of the claim is worth that stands only in the title or in the sentence before.
AROUND = 0.5


@dataclass(frozen=True)
class Evidence:
    """A passage read, the sentences before it that it may lean on, nearest first, and the titles over it.

    `likeness` is the cosine between it and the claim; 0.0 where nothing measured it.
    """

    passage: Passage
    content: Content
    before: tuple[tuple[Passage, Content], ...] = ()
    after: tuple[tuple[Passage, Content], ...] = ()
    titles: Content | None = None
    likeness: float = 0.0
    years: frozenset[int] = field(default=frozenset())

    @cached_property
    def points_back(self) -> bool:
        """Tell whether the passage leans on what stands before it."""
        return leans_back(self.passage.text) or POINTING_BACK.search(self.passage.text) is not None

    @cached_property
    def own_stems(self) -> frozenset[str]:
        """The stems of the passage, those of a compound one by one as well."""
        parts = {part for token in self.content.tokens for part in token.stem.split()}
        return self.content.stems | parts

    def share_stems(self, stems: frozenset[str]) -> float:
        """Return how many of the stems stand in the passage; around it they count half."""
        own = stems & self.own_stems
        nearest = [content for _, content in self.before[:1] if self.points_back]
        around = [each.stems for each in (self.titles, *nearest) if each is not None]
        return len(own) + AROUND * len((stems - own) & frozenset().union(*around))

    def lenders(self, value: Value) -> Iterator[tuple[Passage | None, Content]]:
        """Yield what may lend the passage a value that it leaves out: titles, then the sentences around it."""
        if self.titles is not None:
            yield None, self.titles
        yield from self.before if isinstance(value, Name) else self.before[:1]
        yield from self.after


def read_lexicon(documents: Iterable[Document]) -> Lexicon:
    """Return what documents tell of words."""
    texts = [document.read(sentence.spans) for document in documents for sentence in document.sentences]
    joined = "\n".join(texts)
    small = frozenset(word.casefold() for word in SMALL.findall(joined))
    capital = frozenset(word.casefold() for word in CAPITAL.findall(joined))
    return Lexicon(small, capital - small, find_abbreviations(texts))
