"""An answer in a chat model's words, told while it is made: claim by claim as each is verified.

It owns which words go out when, and what is said where the model fails; it must not know how a model is asked, nor how
anything was searched. It is imported only where a model is set.
"""

from __future__ import annotations

from collections.abc import Generator, Iterable, Iterator
from dataclasses import replace
from typing import Literal

from footnoted.answer import Answer, Delta, Draft, DraftClaim, Fallback, Told, Waiting
from footnoted.answering.parts import words_of
from footnoted.checking import Checker
from footnoted.citing import Verified, Verifier, write_claim
from footnoted.document import Document
from footnoted.generating import Gate, GenerativeAnswerer, Outcome, Tally, explain
from footnoted.indexing.embedding import Embedder
from footnoted.replying import Part, Prepared, say_in_deltas, tell_extractive
from footnoted.settings import Settings

__all__ = ["GenerativeTeller", "open_teller"]

Ending = Outcome | Literal["looked_up"]


class GenerativeTeller:
    """Tells answers in a chat model's words; safe to use from several threads."""

    def __init__(self, answerer: GenerativeAnswerer) -> None:
        self.answerer = answerer

    def tell(self, prepared: Prepared) -> Iterator[Told]:
        """Yield an answer as it is made, and then whole; whoever closes the iterator stops the model."""
        return tell_generated(prepared, self.answerer)

    def warm(self) -> None:
        """Load the model's library."""
        self.answerer.warm()

    def close(self) -> None:
        """End what still runs, and close connections."""
        self.answerer.close()


def open_teller(
    settings: Settings, documents: Iterable[Document], checker: Checker, embedder: Embedder
) -> GenerativeTeller:
    """Return what tells answers by the chat model that is set; nothing of the model is loaded yet."""
    gate = Gate(documents, lambda: checker.lexicon, embedder.embed_query)
    return GenerativeTeller(GenerativeAnswerer(settings, gate))


def tell_generated(prepared: Prepared, answerer: GenerativeAnswerer) -> Iterator[Told]:
    """Yield an answer in a chat model's words, each claim once it is verified, and then whole.

    What the paper's structure answers is not put to the model. Where the model fails, the paper's own sentences follow
    what was said already, and the answer tells why. Whoever closes the iterator stops the model.
    """
    if prepared.aside is not None:
        yield from tell_extractive(prepared)
        return
    tally = answerer.begin()
    verifier = Verifier(prepared.reply.papers, max_citations=prepared.max_citations)
    endings: list[Ending] = []
    joint = ""
    said: set[tuple[str, ...]] = set()
    for part in prepared.parts:
        drafting = draft_part(prepared, part, answerer, tally)
        ending = yield from pass_on(drafting, verifier, said, joint)
        joint = " " if verifier.conclude().claims else ""
        endings.append(ending)
    prepared.reply.clock.lap("answer")
    verified = verifier.conclude()
    answer = conclude(prepared, verified, endings)
    if not verified.claims:
        yield from say_in_deltas(answer)
    yield describe_making(answer, endings, answerer, tally)


def draft_part(
    prepared: Prepared, part: Part, answerer: GenerativeAnswerer, tally: Tally
) -> Generator[Waiting | DraftClaim, None, Ending]:
    """Yield the claims to one question: looked up, the model's, or where it fails the paper's; return how it ended."""
    if part.ranking is None:
        yield from part.draft.claims if part.draft else ()
        return "looked_up"
    outcome = yield from answerer.draft(replace(prepared.asked, text=part.asked), part.ranking, tally)
    if isinstance(outcome, Fallback) and part.draft is not None:
        yield from part.draft.claims
    return outcome


def pass_on(
    drafting: Generator[Waiting | DraftClaim, None, Ending],
    verifier: Verifier,
    said: set[tuple[str, ...]],
    joint: str,
) -> Generator[Told, None, Ending]:
    """Yield what is drafted as deltas, each claim once it is verified and nothing twice; return what came of it."""
    try:
        while True:
            try:
                drafted = next(drafting)
            except StopIteration as end:
                ending: Ending = end.value
                return ending
            if isinstance(drafted, Waiting):
                yield drafted
                continue
            words = words_of(drafted)
            claim = verifier.add(drafted) if words not in said else None
            if claim is not None:
                said.add(words)
                yield Delta(text=joint + write_claim(claim), citations=verifier.cited_by(claim))
                joint = " "
    finally:
        drafting.close()


def conclude(prepared: Prepared, verified: Verified, endings: Iterable[Ending]) -> Answer:
    """Return the answer of what was verified; a refusal, with what is nearest, where nothing was."""
    parts = list(zip(prepared.parts, endings, strict=True))
    if verified.claims:
        drafts = [part.draft for part, ending in parts if part.draft is not None and ending == "looked_up"]
        draft = Draft(
            claims=(),
            notes=tuple(dict.fromkeys(note for each in drafts for note in each.notes)),
            confidence=min(rate_part(part) for part in prepared.parts),
        )
        return prepared.reply.answer(draft, verified)
    reasons = (part.draft for part, ending in parts if part.draft is not None and ending == "looked_up")
    return prepared.refuse(next(reasons, None))


def rate_part(part: Part) -> float:
    """Return how sure the answer to one question is: as sure as the search for its passages, or the look-up."""
    if part.ranking is not None:
        return part.ranking.confidence
    return part.draft.confidence if part.draft else 0.0


def describe_making(answer: Answer, endings: list[Ending], answerer: GenerativeAnswerer, tally: Tally) -> Answer:
    """Return an answer that tells whose words it is in, what asking took, and why words are not the model's."""
    fallback = next((each for each in endings if isinstance(each, Fallback)), None)
    is_looked_up = all(each == "looked_up" for each in endings)
    is_generated = "refused" in endings or any(claim.support == "supported" for claim in answer.claims)
    return replace(
        answer,
        answerer="generative" if is_generated else "extractive",
        model=answerer.name if is_generated else None,
        generation=None if is_looked_up else answerer.describe(tally),
        fallback=explain("looked_up") if is_looked_up else fallback,
    )
