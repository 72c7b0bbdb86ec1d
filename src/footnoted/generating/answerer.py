"""A question put to a chat model, and what of its reply is held by the passages: claims, one by one.

It owns the order: passages gathered, the model asked, each sentence held, those that fail worded anew once. It must
not know how citations are made, nor what is said where the model fails.
"""

from __future__ import annotations

from collections.abc import Generator, Iterable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass, field
from time import monotonic
from typing import Literal

from footnoted.answer import DraftClaim, Fallback, Generation, Waiting
from footnoted.answering.asking import Asked
from footnoted.generating.chat import ChatModel, Message, Usage
from footnoted.generating.faults import ModelFault, explain
from footnoted.generating.gate import Gate
from footnoted.generating.ground import Objection
from footnoted.generating.lines import Offered, Refused, ReplyReader
from footnoted.generating.material import Material, estimate_tokens, gather_material
from footnoted.generating.prompts import MENDING
from footnoted.retrieval import Ranking
from footnoted.settings import Settings

__all__ = ["GenerativeAnswerer", "Outcome", "Tally"]

# Sentences of one answer that are sent, and of those that fail that the model is asked to mend.
MOST_CLAIMS = 8
MOST_MENDED = 8
MILLION = 1_000_000

# What came of asking: sentences were sent, the model refused, or why there is less than an answer.
Outcome = Literal["said", "refused"] | Fallback


@dataclass(slots=True)
class Tally:
    """What asking for one answer took so far, and the time of `monotonic` at which it must be over."""

    deadline: float
    calls: int = 0
    input_tokens: int = 0
    output_tokens: int = 0
    offered: int = 0
    dropped: int = 0
    mended: int = 0

    def count_call(self, messages: Sequence[Message], reply: str, usage: Usage) -> None:
        """Count a call that has ended in whatever way; tokens that nobody counted are estimated."""
        self.calls += usage.calls
        self.input_tokens += usage.input_tokens or sum(estimate_tokens(text) for _, text in messages)
        self.output_tokens += usage.output_tokens or (estimate_tokens(reply) if reply else 0)


@dataclass(slots=True)
class Reading:
    """A reply as far as it was read: its text, the sentences that were not held, and whether it refused."""

    text: str = ""
    failed: list[tuple[Offered, Objection]] = field(default_factory=list)
    has_key: bool = False
    is_refused: bool = False
    is_ended: bool = False


class GenerativeAnswerer:
    """Words answers by a chat model; safe to use from several threads."""

    def __init__(self, settings: Settings, gate: Gate) -> None:
        self._settings = settings
        self._gate = gate
        self._model = ChatModel(settings)

    @property
    def name(self) -> str:
        """The model's name as it is set, provider first."""
        return self._model.name

    def warm(self) -> None:
        """Load what is loaded on first use; what cannot be opened is told with each answer."""
        try:
            self._model.warm()
        except ModelFault:
            return

    def close(self) -> None:
        """End what still runs, and close connections."""
        self._model.close()

    def begin(self) -> Tally:
        """Return the tally of a new answer, whose time begins once the model is loaded."""
        self.warm()
        return Tally(deadline=monotonic() + self._settings.model_timeout)

    def describe(self, tally: Tally) -> Generation:
        """Return what asking took, with its cost where prices are set."""
        price_in, price_out = self._settings.model_price_in, self._settings.model_price_out
        cost = None
        if price_in is not None and price_out is not None:
            cost = (tally.input_tokens * price_in + tally.output_tokens * price_out) / MILLION
        return Generation(
            model=self.name,
            calls=tally.calls,
            input_tokens=tally.input_tokens,
            output_tokens=tally.output_tokens,
            cost=cost,
            offered=tally.offered,
            dropped=tally.dropped,
            mended=tally.mended,
        )

    def draft(self, asked: Asked, ranking: Ranking, tally: Tally) -> Generator[Waiting | DraftClaim, None, Outcome]:
        """Yield the claims that hold, each as soon as it does, and Waiting now and then; return what came of it.

        Whoever closes the generator stops the model.
        """
        material = gather_material(asked, ranking.hits, most_tokens=self._settings.model_context_tokens)
        if not material.sources:
            return "refused"
        messages: list[Message] = [("system", material.instructions), ("human", material.question)]
        said: set[str] = set()
        reading = Reading()
        try:
            yield from self._read_reply(material, messages, reading, said, tally)
        except ModelFault as fault:
            return explain(fault.code)
        if reading.is_refused:
            return "said" if said else "refused"
        yield from self._mend(material, messages, reading, said, tally)
        if said:
            return "said"
        return explain("nothing_supported" if reading.has_key else "model_unreadable")

    def _mend(
        self, material: Material, messages: list[Message], reading: Reading, said: set[str], tally: Tally
    ) -> Iterator[Waiting | DraftClaim]:
        """Yield those of the sentences that were not held which the model words anew so that they are."""
        failed = reading.failed[:MOST_MENDED]
        if not failed or len(said) >= MOST_CLAIMS:
            return
        faults = "\n".join(f"{write_line(offered)} -> {objection.explain()}" for offered, objection in failed)
        asking = MENDING.format(faults=faults, none=material.refusal)
        again: list[Message] = [*messages, ("ai", reading.text), ("human", asking)]
        before = len(said)
        try:
            yield from self._read_reply(material, again, Reading(has_key=reading.has_key), said, tally)
        except ModelFault:
            return  # what was said before stands, and what was not held is left out
        finally:
            tally.mended += len(said) - before

    def _read_reply(
        self, material: Material, messages: Sequence[Message], reading: Reading, said: set[str], tally: Tally
    ) -> Iterator[Waiting | DraftClaim]:
        """Yield the claims of one reply that hold. Raises ModelFault."""
        reader = ReplyReader(material.refusal)
        usage = Usage()
        try:
            with closing(self._ask(messages, tally)) as pieces:
                while True:
                    try:
                        piece = next(pieces)
                    except StopIteration as end:
                        usage = end.value
                        break
                    reading.text += piece
                    yield from self._hold_all(reader.read(piece), material, reading, said, tally)
                    if reading.is_ended:
                        return
                    if not piece:
                        yield Waiting()
            if usage.is_whole:
                yield from self._hold_all(reader.finish(), material, reading, said, tally)
        finally:
            tally.count_call(messages, reading.text, usage)

    def _ask(self, messages: Sequence[Message], tally: Tally) -> Generator[str, None, Usage]:
        return self._model.ask(messages, deadline=tally.deadline)

    def _hold_all(
        self, given: Iterable[Offered | Refused], material: Material, reading: Reading, said: set[str], tally: Tally
    ) -> Iterator[DraftClaim]:
        """Yield those of the sentences that their passages hold; a refusal, or enough of them, ends the reading.

        Behind a sentence with a key the mark of a refusal is none: whoever answers does not refuse, and whoever is made
        to recite the instructions comes upon the mark in them.
        """
        for each in given:
            if isinstance(each, Refused):
                if reading.has_key:
                    continue
                reading.is_refused = reading.is_ended = True
                return
            tally.offered += 1
            held = self._gate.hold(each, material.sources)
            if isinstance(held, Objection):
                tally.dropped += 1
                reading.has_key = reading.has_key or any(key in material.sources for key in each.keys)
                reading.failed.append((each, held))
                continue
            reading.has_key = True
            if each.text in said:
                continue
            said.add(each.text)
            yield DraftClaim(parts=(each.text,), cites=tuple(source.quotation for source in held), is_generated=True)
            if len(said) >= MOST_CLAIMS:
                reading.is_ended = True
                return


def write_line(offered: Offered) -> str:
    """Return a sentence with its keys as the model wrote it."""
    return " ".join((offered.text, *(f"[[{key}]]" for key in offered.keys)))
