"""How much of each chapter and section is said with a note behind it, and how much without.

It owns the counting of claims under titles; it must not know what notes cite.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from footnoted.answer import Grounds
from footnoted.auditing.claims import PaperClaim
from footnoted.document import Heading

__all__ = ["Shares", "count_chapters", "count_grounds"]

CHAPTER, SECTION = 0, 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Shares:
    """How many sentences under a title rest on what; `heading` is None for those that stand under none."""

    heading: Heading | None
    sentences: int
    grounds: dict[Grounds, int]
    sections: tuple[Shares, ...] = ()

    @property
    def asserted_share(self) -> float:
        """The share of the sentences that carry no note, from 0 to 1."""
        return self.grounds["asserted"] / self.sentences if self.sentences else 0.0


def count_grounds(claims: Iterable[PaperClaim]) -> dict[Grounds, int]:
    """Return how many of the claims that are sentences rest on what."""
    counts = Counter(claim.grounds for claim in claims if claim.kind == "sentence")
    return {"cited": counts["cited"], "interview": counts["interview"], "asserted": counts["asserted"]}


def count_chapters(claims: Sequence[PaperClaim]) -> tuple[Shares, ...]:
    """Return the shares of each chapter and of the sections in it, in reading order; tables are not counted."""
    return tuple(
        count_shares(heading, within, tuple(list_sections(within)))
        for heading, within in group_claims(claims, CHAPTER)
        if count_sentences(within)
    )


def list_sections(claims: Sequence[PaperClaim]) -> Iterator[Shares]:
    """Yield the shares of the sections of a chapter; what stands before the first is in none."""
    for heading, within in group_claims(claims, SECTION):
        if heading is not None and count_sentences(within):
            yield count_shares(heading, within)


def group_claims(claims: Sequence[PaperClaim], depth: int) -> list[tuple[Heading | None, list[PaperClaim]]]:
    """Return the claims by the title at a depth of their path, in the order of the first claim under each."""
    groups: dict[str | None, tuple[Heading | None, list[PaperClaim]]] = {}
    for claim in claims:
        heading = claim.section[depth] if len(claim.section) > depth else None
        groups.setdefault(heading.id if heading else None, (heading, []))[1].append(claim)
    return list(groups.values())


def count_sentences(claims: Iterable[PaperClaim]) -> int:
    return sum(claim.kind == "sentence" for claim in claims)


def count_shares(heading: Heading | None, claims: Sequence[PaperClaim], sections: tuple[Shares, ...] = ()) -> Shares:
    return Shares(
        heading=heading,
        sentences=count_sentences(claims),
        grounds=count_grounds(claims),
        sections=sections,
    )
