"""Whether those who are said to speak a quotation are those who do in the paper.

It owns the comparison of speakers; it must not know how a quotation was found.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from footnoted.checking.concordance import Unit, read_letters
from footnoted.checking.content import Content
from footnoted.checking.evidence import Evidence
from footnoted.checking.names import Name
from footnoted.checking.quoting import Quoted
from footnoted.checking.speaking import find_speakers, names_alike

__all__ = ["Speaking", "judge_speaker"]


@dataclass(frozen=True, slots=True)
class Speaking:
    """Whom a claim has speak, whom the paper, and whether that is the same."""

    claimed: tuple[Name, ...]
    found: tuple[Name, ...]
    is_right: bool

    @property
    def settled(self) -> tuple[Name, ...]:
        """Those whom the claim has speak and of whom it is told whether they do."""
        return tuple(each for each in self.claimed if not self.is_right or any(each.equals(f) for f in self.found))


def judge_speaker(claim: Content, quoted: Quoted, evidence_of: Callable[[Unit], Evidence | None]) -> Speaking | None:
    """Return whether a quotation is the claimed speaker's; None where the claim names no speaker, or it is not there.

    Where it stands several times, those places count that tell who speaks; where none does, whoever is named there.
    """
    if quoted.state != "verbatim":
        return None
    claimed = find_speakers(claim, quoted.start, quoted.end)
    if not claimed:
        return None
    placed = [each for unit in quoted.units if unit.kind != "footnote" and (each := evidence_of(unit)) is not None]
    told = [speakers for each in placed if (speakers := find_spoken(each, quoted)) is not None]
    found = told or [named_around(each, quoted) for each in placed]
    if not found:
        return None
    is_right = any(names_alike(claimed, speakers) for speakers in found)
    shown = next((speakers for speakers in found if speakers), ())
    return Speaking(claimed=claimed, found=shown if told else (), is_right=is_right)


def find_spoken(evidence: Evidence, quoted: Quoted) -> tuple[Name, ...] | None:
    """Return who speaks a quotation in a passage; None where nothing there tells."""
    start, end = locate(evidence.content, quoted.words)
    before = [each for each in evidence.before[0][1].names if each.kind == "other"] if evidence.before else []
    return find_speakers(evidence.content, start, end, before[:1])


def named_around(evidence: Evidence, quoted: Quoted) -> tuple[Name, ...]:
    """Return who is named beside a quotation in its passage."""
    start, end = locate(evidence.content, quoted.words)
    return tuple(each for each in evidence.content.names if each.end <= start or each.start >= end)


def locate(content: Content, words: str) -> tuple[int, int]:
    """Return where a quotation stands in a passage, by its first words; at the end of it where it does not."""
    wanted = [word.casefold() for word in read_letters(words).words[:3]]
    said: list[tuple[str, int]] = []
    for token in content.tokens:
        said.extend((word.casefold(), token.start) for word in read_letters(token.text).words)
    for place in range(len(said)):
        if [word for word, _ in said[place : place + len(wanted)]] == wanted:
            return said[place][1], min(len(content.text), said[place][1] + len(words))
    return len(content.text), len(content.text)
