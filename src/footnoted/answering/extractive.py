"""The default answerer: the one to four sentences that answer, verbatim, best first.

It owns how many sentences are said and which bring the one before them along; it must not know how they
were found or will be cited.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from footnoted.answer import Draft, DraftClaim
from footnoted.answering.asking import Asked, quote_passage, verbatim
from footnoted.answering.tables import describe_hit
from footnoted.passages import Passage
from footnoted.retrieval import Hit, Ranking
from footnoted.retrieval.confidence import ENOUGH

__all__ = ["ExtractiveAnswerer", "leans_back"]

LONGEST_ANSWER = 4
MOST_HITS = 3
# A further sentence is said while its odds of answering are at least a twentieth of the best one's (ln 20).
MARGIN = 3.0
# Sentences that share this much of their words say the same thing twice.
SAME = 0.8
LEANING = re.compile(
    r"^(?:Such|This|These|Those|That|It|Its|He|She|They|His|Her|Their|Both|The former|The latter|Doing so|"
    r"(?:Yet|However|Nevertheless|Moreover|Indeed|Instead|Similarly|Thus|Therefore|But|And|Still),? "
    r"(?:this|these|such|those|it|he|she|they|his|her|their))\b"
)


class ExtractiveAnswerer:
    """Answers with sentences of the paper and nothing else."""

    def answer(self, asked: Asked, ranking: Ranking) -> Draft | None:
        """Return the sentences that answer, best first; None where the best one is not sure enough."""
        if ranking.confidence < ENOUGH or not ranking.hits:
            return None
        claims: list[DraftClaim] = []
        for passages in choose(asked, ranking.hits):
            claims.extend(word_claim(asked, passage) for passage in passages)
        return Draft(claims=tuple(claims), confidence=ranking.confidence)


def choose(asked: Asked, hits: Sequence[Hit]) -> list[list[Passage]]:
    """Return the passages to say, each with the one it leans on before it, four at most in all."""
    chosen: list[list[Passage]] = []
    said: dict[str, Passage] = {}
    for hit in hits:
        passage = hit.passage
        if hit.score < hits[0].score - MARGIN or len(chosen) == MOST_HITS:
            break
        if passage.id in said or repeats(passage, said.values()):
            continue
        group = [p for p in bring_along(asked, passage) if p.id not in said]
        if len(said) + len(group) > LONGEST_ANSWER:
            continue
        chosen.append(group)
        said.update({p.id: p for p in group})
    return chosen


def bring_along(asked: Asked, passage: Passage) -> list[Passage]:
    """Return a sentence behind the one it leans on, where it leans."""
    if passage.kind == "sentence" and leans_back(passage.text):
        before = asked.retriever.before(passage)
        if before is not None:
            return [before, passage]
    return [passage]


def leans_back(sentence: str) -> bool:
    """Tell whether a sentence cannot be understood without the one before it."""
    return bool(LEANING.match(sentence))


def repeats(passage: Passage, said: Iterable[Passage]) -> bool:
    """Tell whether a passage says again what is said already, or lies in it."""
    words = set(passage.text.casefold().split())
    for other in said:
        if passage.parent == other.id or other.parent == passage.id:
            return True
        theirs = set(other.text.casefold().split())
        if len(words & theirs) >= SAME * min(len(words), len(theirs)):
            return True
    return False


def word_claim(asked: Asked, passage: Passage) -> DraftClaim:
    """Return the claim of one passage: itself, or a cell with what its row and column are called."""
    if passage.kind in ("table_cell", "table_row"):
        paper = next(paper for paper in asked.papers if paper.id == passage.document)
        described = describe_hit(paper, passage)
        if described is not None:
            return described
    return verbatim(quote_passage(passage))
