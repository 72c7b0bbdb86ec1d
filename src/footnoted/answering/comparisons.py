"""Comparisons answered from both sides: one sentence that speaks of both, or one for each.

It owns how a question compares and what it compares; it must not know how sentences are ranked or worded.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace

from footnoted.answer import Draft
from footnoted.answering.asking import Asked, stems_of
from footnoted.answering.extractive import takes_up_pair
from footnoted.answering.parts import join_drafts, read_draft
from footnoted.answering.structured import answer_from_structure
from footnoted.countries import unify_countries
from footnoted.retrieval import Hit, Ranking
from footnoted.retrieval.confidence import ENOUGH

__all__ = ["Comparison", "answer_comparison", "read_comparison"]

Answering = Callable[[Asked, Ranking], Draft | None]

ABOUT = (
    r"(?:on|in|over|about|regarding|concerning|towards?|for|as\s+to|with\s+respect\s+to|when\s+it\s+comes\s+to|"
    r"in\s+terms\s+of)"
)
SIDE = r"(?:\S+\s+){0,7}?\S+?"
MATTER = rf"(?:\s+{ABOUT}\s+(?P<matter>.+?))?\s*[?.!]*$"
BE = r"(?:do|does|did|is|are|was|were|has|have|had|can|could|should|would|will)"
WH = r"(?:how|what|which|who|whom|whose|when|where|why)"
DIFFERING = r"(?:differ(?:ent|ed|s)?|diverged?|compared?|contrast(?:ed)?|similar|alike|the\s+same)"
DIFFERENCE = r"(?:differences?|contrasts?|similarit(?:y|ies)|distinctions?|comparisons?|gaps?)"
PATTERNS = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"^\W*(?:how|in\s+(?:what|which)\s+(?:ways?|respects?))\s+{BE}\s+(?P<one>{SIDE})\s+(?:and|&)\s+(?P<other>{SIDE})"
        rf"\s+(?:each\s+)?(?:different\s+)?{DIFFERING}(?:\s+from\s+(?:each\s+other|one\s+another))?{MATTER}",
        rf"^\W*how\s+{BE}\s+(?P<one>{SIDE})\s+{DIFFERING}\s+(?:from|with|to|against)\s+(?P<other>{SIDE}){MATTER}",
        rf"\b{DIFFERENCE}\s+between\s+(?P<one>{SIDE})\s+(?:and|&)\s+(?P<other>{SIDE}){MATTER}",
        rf"^\W*(?:please\s+|can\s+you\s+)?(?:compare|contrast|compare\s+and\s+contrast)\s+(?P<one>{SIDE})\s+"
        rf"(?:and|with|to|against|&)\s+(?P<other>{SIDE}){MATTER}",
        rf"^\W*(?!{WH}\b|{BE}\b)(?P<one>{SIDE})\s+(?:vs\.?|versus)\s+(?P<other>{SIDE}){MATTER}",
    )
)
COMPARATIVE = r"(?:more|less|fewer|better|worse|\w{2,}er)"
THAN = re.compile(
    rf"^\W*(?:is|are|was|were)\s+(?P<one>{SIDE})\s+(?:much\s+|far\s+)?(?P<trait>{COMPARATIVE}(?:\s+[\w-]+){{0,6}}?)\s+than\s+"
    rf"(?P<other>{SIDE}){MATTER}",
    re.IGNORECASE,
)
CHOICE = re.compile(
    r"^\W*(?P<asking>(?:which|who|what|whose)\b[^,:;]{3,80}?)\s*[,:;–—]\s*(?P<one>[^,:;]{2,50}?)\s*,?\s+or\s+"
    r"(?P<other>[^,:;]{2,50}?)\s*[?.!]*$",
    re.IGNORECASE,
)
CHOOSES = re.compile(rf"\b(?:{COMPARATIVE}|most|least|best|worst|first|last|\w{{2,}}est)\b", re.IGNORECASE)
ASKING_WORDS = re.compile(
    rf"^\W*{WH}\s+(?:of\s+(?:the\s+)?(?:two|them|these)\s+)?(?:(?:country|one|side|president|nation|state)\s+)?"
    r"(?:(?:is|are|was|were|has|have|had|does|do|did)\s+)?(?:the\s+)?",
    re.IGNORECASE,
)
# "Lee's approach to China": the side is Lee, and in what is behind it.
OWNED = re.compile(r"^(?P<owner>.+?)[’']s?\s+(?P<owned>.+)$")
# What is looked at of a ranking: past its first few, a sentence that names a side answers something else.
LOOKED_AT = 3
MOST_SIDE_WORDS = 7


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """Two sides, and in what they are compared; nothing where the question does not say."""

    one: str
    other: str
    matter: str


def read_comparison(question: str) -> Comparison | None:
    """Return what a question compares; None where it compares nothing."""
    for pattern in PATTERNS:
        if match := pattern.search(question):
            return compare(match["one"], match["other"], match["matter"] or "")
    if match := THAN.search(question):
        return compare(match["one"], match["other"], " ".join(filter(None, (match["trait"], match["matter"]))))
    match = CHOICE.search(question)
    if match and CHOOSES.search(match["asking"]):
        return compare(match["one"], match["other"], ASKING_WORDS.sub("", match["asking"]))
    return None


def compare(one: str, other: str, matter: str) -> Comparison | None:
    """Return the comparison of two sides that each name something of their own; None for any other."""
    owned = OWNED.match(one)
    if owned and not matter:
        one, matter = owned["owner"], owned["owned"]
    one, other = (re.sub(r"[’']s?$", "", side.strip(' ,;:?.!"“”')) for side in (one, other))
    is_short = max(len(one.split()), len(other.split())) <= MOST_SIDE_WORDS
    if not is_short or not own_stems(one, other) or not own_stems(other, one):
        return None
    return Comparison(one=one, other=other, matter=matter.strip(" ,;:?.!"))


def answer_comparison(asked: Asked, ranking: Ranking, answer: Answering) -> Draft | None:
    """Return what is said of both sides of a comparison; None where a question is none, or a side says too little.

    `ranking` is what was found for the whole question, `answer` words what is found. A sentence that speaks of both
    sides and of the matter answers alone; else the best of each side is said, where it names that side and is sure
    enough.
    """
    comparison = read_comparison(asked.text)
    if comparison is None:
        return None
    both = find_both(asked, ranking, comparison)
    if both is not None:
        return answer(asked, both)
    if not comparison.matter:
        return None
    one, other = own_stems(comparison.one, comparison.other), own_stems(comparison.other, comparison.one)
    sides = ((comparison.one, one), (comparison.other, other))
    drafts = [answer_side(replace(asked, text=f"{side} {comparison.matter}"), stems, answer) for side, stems in sides]
    return join_drafts(drafts, max_citations=len(drafts)) if all(drafts) else None


def find_both(asked: Asked, ranking: Ranking, comparison: Comparison) -> Ranking | None:
    """Return the best of the first few sentences that names both sides, with what else was found beside it.

    It, or the one behind it, holds most of the matter; one that is followed by "While the former …" is best, for that
    tells the difference. None where there is none sure enough.
    """
    if ranking.confidence < ENOUGH:
        return None
    one, other = own_stems(comparison.one, comparison.other), own_stems(comparison.other, comparison.one)
    matter = stems_of(unify_countries(comparison.matter))
    fitting: list[tuple[bool, Hit]] = []
    for hit in ranking.hits[:LOOKED_AT]:
        if hit.passage.kind != "sentence" or not (
            mentions(hit.passage.text, one) and mentions(hit.passage.text, other)
        ):
            continue
        after = asked.retriever.after(hit.passage)
        behind = after.text if after else ""
        if speaks_of(f"{hit.passage.text} {behind}", matter):
            fitting.append((takes_up_pair(behind), hit))
    if not fitting:
        return None
    best = next((hit for tells, hit in fitting if tells), fitting[0][1])
    beside = (each for each in ranking.hits if each.passage.parent == best.passage.parent and each != best)
    return replace(ranking, hits=(best, *beside))


def answer_side(asked: Asked, stems: frozenset[str], answer: Answering) -> Draft | None:
    """Return what is said of one side: its cell in a table, or the best of the first few sentences that name it."""
    drafted = answer_from_structure(asked)
    if drafted is not None and drafted.claims and mentions(read_draft(drafted), stems):
        return replace(drafted, claims=drafted.claims[:1])
    ranking = asked.search(asked.text)
    hit = next((hit for hit in ranking.hits[:LOOKED_AT] if mentions(hit.passage.labelled, stems)), None)
    if hit is None or ranking.confidence < ENOUGH:
        return None
    return answer(asked, replace(ranking, hits=(hit,)))


def own_stems(side: str, other: str) -> frozenset[str]:
    """Return the stems of a side that are not the other's: of North Korea against South Korea, "north"."""
    return stems_of(unify_countries(side)) - stems_of(unify_countries(other))


def mentions(words: str, stems: frozenset[str]) -> bool:
    """Tell whether words name a side: by half of its stems, as a surname names a full name."""
    return len(stems & stems_of(unify_countries(words))) >= max(1, len(stems) // 2)


def speaks_of(words: str, matter: frozenset[str]) -> bool:
    """Tell whether words hold most of what sides are compared in: of North Korea not only "Korea"."""
    return 2 * len(matter & stems_of(unify_countries(words))) > len(matter) or not matter
