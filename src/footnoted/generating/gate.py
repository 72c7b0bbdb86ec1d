"""The gate: what a chat model says is sent only where each of its sentences is held by the passages that it cites.

It owns the order of the objections and how a sentence may rest on several passages; it must not know where sentences
come from, nor how their citations are made. It is deterministic: no model decides.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from footnoted.checking.alignment import JOINING
from footnoted.checking.framing import blank_framing
from footnoted.checking.names import Lexicon
from footnoted.checking.quoting import read_quotations
from footnoted.document import Document
from footnoted.generating.ground import Ground, Objection, read_ground
from footnoted.generating.lines import Offered
from footnoted.generating.material import Source
from footnoted.generating.pairing import object_to_pairing
from footnoted.generating.plainness import object_to_markup
from footnoted.generating.pointing import (
    object_to_certainty,
    object_to_exchange,
    object_to_pointing,
    object_to_relations,
)
from footnoted.generating.quotes import object_to_quotations
from footnoted.generating.values import object_to_values
from footnoted.generating.voice import object_to_voice
from footnoted.generating.wording import object_to_reporting, object_to_words

__all__ = ["Gate"]

# A sentence like enough to what it cites, by the embedding model; words of it thrown together anew are not.
LIKE_ENOUGH = 0.5
# What a sentence says in fewer words of meaning is no statement.
FEWEST_WORDS = 2
# Passages that one sentence may rest on; places where it may be cut between them.
MOST_CITED = 4
MOST_CUTS = 30
MOST_KEPT = 4_000
EDGES = re.compile(r"^[\s,;:–—]*(?:(?:and|but|while|whereas|although)\b)?[\s,;:–—]*|[\s,;:–—]+$", re.IGNORECASE)

Embed = Callable[[str], NDArray[np.float32]]


class Gate:
    """Holds sentences against the passages they cite; safe to use from several threads.

    `embed` gives the vector of a text, of unit length; `lexicon` what the papers tell of words.
    """

    def __init__(self, documents: Iterable[Document], lexicon: Callable[[], Lexicon], embed: Embed) -> None:
        self._documents = tuple(documents)
        self._lexicon = lexicon
        self._embed = lru_cache(maxsize=MOST_KEPT)(embed)
        self._read = lru_cache(maxsize=MOST_KEPT)(self._read_anew)

    def hold(self, offered: Offered, sources: Mapping[str, Source]) -> tuple[Source, ...] | Objection:
        """Return the passages that hold a sentence, of those it cites and in their order; else what is objected."""
        if not offered.keys:
            return Objection("uncited", "")
        unknown = next((key for key in offered.keys if key not in sources), None)
        if unknown is not None:
            return Objection("unknown_key", unknown)
        cited = [sources[key] for key in offered.keys][:MOST_CITED]
        single = [self._object(offered.text, source) for source in cited]
        holding = tuple(source for source, objection in zip(cited, single, strict=True) if objection is None)
        if holding:
            return holding
        if len(cited) > 1 and (parts := self._divide(offered.text, cited)):
            return parts
        return next(each for each in single if each is not None)

    def _divide(self, text: str, cited: Sequence[Source]) -> tuple[Source, ...]:
        """Return the passages that each hold one stretch of a sentence, which together are the sentence; else none."""
        for first, rest in list_cuts(text):
            for source in cited:
                if self._object(first, source) is not None:
                    continue
                others = [each for each in cited if each is not source]
                for other in others:
                    if self._object(rest, other) is None:
                        return source, other
                if len(others) > 1 and (behind := self._divide(rest, others)):
                    return source, *behind
        return ()

    def _object(self, text: str, source: Source) -> Objection | None:
        """Return the first objection to words that rest on one passage; None where they hold."""
        claim = self._read(text)
        passage = self._read(source.words)
        return next(self._list_objections(claim, passage), None)

    def _list_objections(self, claim: Ground, passage: Ground) -> Iterator[Objection]:
        """Yield what is objected, what is certain and cheap to see first."""
        yield from object_to_markup(claim, passage)
        yield from object_to_quotations(claim, passage)
        yield from object_to_values(claim, passage)
        yield from object_to_pointing(claim, passage)
        yield from object_to_exchange(claim, passage)
        yield from object_to_relations(claim, passage)
        yield from object_to_certainty(claim, passage)
        yield from object_to_voice(claim, passage)
        yield from object_to_reporting(claim, passage)
        yield from object_to_pairing(claim, passage)
        yield from object_to_words(claim, passage, self._likeness)
        if len(claim.stems) < FEWEST_WORDS or self._measure(claim, passage) < LIKE_ENOUGH:
            yield Objection("words", "")

    def _measure(self, claim: Ground, passage: Ground) -> float:
        """Return how like a sentence is to a passage, or to the stretch of it that it is likest to."""
        stretches = [passage.text, *(stretch for pair in list_cuts(passage.text) for stretch in pair)]
        for stretch in stretches:
            if self._likeness(claim.text, stretch) >= LIKE_ENOUGH:
                return LIKE_ENOUGH
        return 0.0

    def _likeness(self, one: str, other: str) -> float:
        """Return the cosine of two texts by the embedding model."""
        return float(self._embed(one) @ self._embed(other))

    def _read_anew(self, text: str) -> Ground:
        bare = " ".join(blank_framing(text, self._documents).split())
        return read_ground(bare or text, self._lexicon())


def list_cuts(text: str) -> Iterator[tuple[str, str]]:
    """Yield the two stretches of a sentence on either side of each word or mark that joins statements.

    A quotation is not cut: it stands in one passage whole.
    """
    quoted = read_quotations(text)
    joints = [
        match for match in JOINING.finditer(text) if not any(a < match.end() and match.start() < b for a, b in quoted)
    ]
    for match in joints[:MOST_CUTS]:
        first, rest = EDGES.sub("", text[: match.start()]), EDGES.sub("", text[match.end() :])
        if first and rest:
            yield first, rest
