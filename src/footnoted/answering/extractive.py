"""The default answerer: the one to four sentences that answer, verbatim, best first.

It owns how many sentences are said and which bring the one before them along; it must not know how they
were found or will be cited.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence
from math import exp

from footnoted.answer import Draft, DraftClaim
from footnoted.answering.asking import Asked, quote_passage, quote_spans, verbatim
from footnoted.answering.tables import describe_hit
from footnoted.countries import names_country
from footnoted.passages import Passage, leans_back
from footnoted.retrieval import Hit, Ranking
from footnoted.retrieval.confidence import ENOUGH
from footnoted.retrieval.expectation import AnswerType, expected_type, holds_type

__all__ = ["ExtractiveAnswerer", "place_answer", "takes_up_pair"]

LONGEST_ANSWER = 4
MOST_HITS = 3
# Sentences are said until the chance that none of them answers is below a fifth. Scores are log-odds fitted by a
# softmax over a question's candidates, so the softmax of the hits is that chance, sentence by sentence.
SURE = 0.8
# A sentence with the date or number asked for is said before a likelier one without, from about one chance in seven.
FAIR = 0.15
# An answer that is this much of its sentence is not pointed at: all of it would be bold. Nor is one of more words: a
# date, a number or a name is shorter.
WHOLE = 0.7
LONGEST_POINTED = 6
# Sentences that share this much of their words say the same thing twice.
SAME = 0.8
# Words that point back within the first few of a sentence.
CARRYING_ON = re.compile(r"^(?:\S+\s+){0,6}?(?:the former|the latter|these|those|such|this)\b", re.IGNORECASE)
# "While the former … the latter …": the sentence before names a pair, and says nothing of either without this one.
OF_A_PAIR = re.compile(r"^(?:\S+\s+){0,3}?the former\b.+\bthe latter\b", re.IGNORECASE)
# The lead's next sentence is else said with it only where it is itself among so many best hits.
NEAR = 10


class ExtractiveAnswerer:
    """Answers with sentences of the paper and nothing else."""

    def answer(self, asked: Asked, ranking: Ranking) -> Draft | None:
        """Return the sentences that answer, best first; None where the best one is not sure enough."""
        if ranking.confidence < ENOUGH or not ranking.hits:
            return None
        hits = prefer_expected(ranking.hits, expected_type(asked.text))
        if not hits:
            return None
        claims = [word_claim(asked, hit, group, hits) for hit, group in choose(asked, hits)]
        return Draft(claims=tuple(claims), confidence=ranking.confidence)


def prefer_expected(hits: Sequence[Hit], expected: AnswerType) -> tuple[Hit, ...]:
    """Return the hits with those first that hold the date or number asked for, where the best holds none.

    No hits are left where none with a fair chance holds one: what was found is about the matter, and says
    nothing of what is asked.
    """
    if expected not in ("date", "number") or holds_type(expected, hits[0].passage.text) > 0:
        return tuple(hits)
    chances = weigh(hits)
    fitting = [h for h, c in zip(hits, chances, strict=True) if c >= FAIR and holds_type(expected, h.passage.text) > 0]
    return (*fitting, *(hit for hit in hits if hit not in fitting)) if fitting else ()


def choose(asked: Asked, hits: Sequence[Hit]) -> list[tuple[Hit, list[Passage]]]:
    """Return the hits to say, each with its passage among those it needs beside it, four passages at most in all."""
    chosen: list[tuple[Hit, list[Passage]]] = []
    said: dict[str, Passage] = {}
    chances = weigh(hits)
    covered = 0.0
    for hit, chance in zip(hits, chances, strict=True):
        if covered >= SURE or len(chosen) == MOST_HITS:
            break
        covered += chance
        passage = hit.passage
        if passage.id in said or repeats(passage, said.values()):
            continue
        near = None if chosen else {other.passage.id for other in hits[:NEAR]}
        group = [p for p in bring_along(asked, passage, near) if p.id not in said]
        if len(said) + len(group) > LONGEST_ANSWER:
            continue
        chosen.append((hit, group))
        said.update({p.id: p for p in group})
    return chosen


def weigh(hits: Sequence[Hit]) -> list[float]:
    """Return each hit's chance of being the one that answers: the softmax of the scores."""
    odds = [exp(hit.score - hits[0].score) for hit in hits]
    return [value / sum(odds) for value in odds]


def bring_along(asked: Asked, passage: Passage, near: Collection[str] | None = None) -> list[Passage]:
    """Return a sentence behind the one it leans on and, for the lead, before the one that carries it on.

    The next sentence carries on where it takes up a pair ("While the former …"), or points back ("Of these
    countries, …") and is itself among the `near` hits, by id; `near` is None for a sentence that is not the lead.
    """
    if passage.kind != "sentence":
        return [passage]
    before = asked.retriever.before(passage) if leans_back(passage.text) else None
    after = asked.retriever.after(passage)
    if after is None or near is None or not carries_on(after, near):
        return [*([before] if before else []), passage]
    return [*([before] if before else []), passage, after]


def carries_on(after: Passage, near: Collection[str]) -> bool:
    """Tell whether a sentence carries on the one before it; `near` are the ids of the best hits."""
    return takes_up_pair(after.text) or (after.id in near and bool(CARRYING_ON.match(after.text)))


def takes_up_pair(text: str) -> bool:
    """Tell whether a sentence says of each of a pair what the sentence before it only names."""
    return bool(OF_A_PAIR.match(text))


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


def word_claim(asked: Asked, hit: Hit, group: Sequence[Passage], hits: Sequence[Hit]) -> DraftClaim:
    """Return the claim of one hit: its words, or a cell with what its row and column are called.

    A sentence that leans on its neighbours is quoted in one piece with them. The answering words are pointed at, in the
    hit's own sentence or else in a neighbour that is among the hits.
    """
    passage = hit.passage
    paper = next(paper for paper in asked.papers if paper.id == passage.document)
    if passage.kind in ("table_cell", "table_row"):
        described = describe_hit(paper, passage)
        return described if described is not None else verbatim(quote_passage(passage))
    quotation = quote_passage(passage)
    if len(group) > 1:
        spans = tuple(span for each in group for span in each.spans)
        quotation = quote_spans(paper, spans, kind=quotation.kind, passage=passage.id)
    neighbours = {each.id for each in group} - {passage.id}
    expected = expected_type(asked.text)
    read = (hit, *(other for other in hits if other.passage.id in neighbours))
    placed = (place_answer(each, quotation.words, expected) for each in read)
    return DraftClaim(parts=(quotation,), emphasis=next((place for place in placed if place), None))


def place_answer(hit: Hit, words: str, expected: AnswerType) -> tuple[int, int] | None:
    """Return where in some words that hold a hit's sentence its answer stands; None where there is none to show.

    An answer is shown only where the question asks for a date, a number or a person, and the words pointed at are few
    and of that kind: words in bold that do not answer mislead more than none.
    """
    if expected not in ("date", "number", "person"):
        return None
    at = words.find(hit.passage.text)
    if hit.answer is None or at < 0 or hit.answer[1] - hit.answer[0] >= WHOLE * len(hit.passage.text):
        return None
    pointed = hit.passage.text[slice(*hit.answer)]
    is_country = expected == "person" and names_country(pointed)
    if is_country or len(pointed.split()) > LONGEST_POINTED or holds_type(expected, f"… {pointed}") <= 0:
        return None
    return at + hit.answer[0], at + hit.answer[1]
