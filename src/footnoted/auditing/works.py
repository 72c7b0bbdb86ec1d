"""The works that a paper cites, each with what rests on it.

It owns which claims rest on which work; it must not know how a work is read from the notes, nor how it is shown.
"""

from __future__ import annotations

from dataclasses import dataclass

from footnoted.auditing.claims import PaperClaim, list_claims
from footnoted.auditing.outlets import is_official, name_outlets
from footnoted.papers import Paper
from footnoted.references import Work

__all__ = ["CitedWork", "list_cited_works"]


@dataclass(frozen=True, slots=True, kw_only=True)
class CitedWork:
    """A work that a paper cites, the outlets it goes by, and the claims that carry a note citing it.

    `is_official` is a government's own word.
    """

    work: Work
    outlets: tuple[str, ...]
    is_official: bool
    claims: tuple[PaperClaim, ...]


def list_cited_works(paper: Paper) -> tuple[CitedWork, ...]:
    """Return each work once, by the first note that cites it."""
    claims = list_claims(paper)
    return tuple(
        CitedWork(
            work=work,
            outlets=name_outlets(work.source),
            is_official=is_official(work.source),
            claims=tuple(claim for claim in claims if not set(work.notes).isdisjoint(claim.notes)),
        )
        for work in paper.works
    )
