"""CANARD: how far our rewriting goes from the bare follow-up to a person's rewrite, measured by what search finds.

It owns the passages made of the conversations' answers, the search over them and the share of the gap that is
closed; it must not know how a follow-up is made to stand alone.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any, Literal

import numpy as np
from numpy.typing import NDArray

from footnoted.conversation.followup import Turn, stand_alone
from footnoted.indexing.embedding import Embedder
from footnoted.indexing.terms import TermIndex

__all__ = ["CanardReport", "Figures", "FollowUp", "Half", "Phrasing", "measure_canard", "read_canard"]

Floats = NDArray[np.float32]
Half = Literal["development", "kept_out"]
Phrasing = Literal["raw", "concatenated", "ours", "human"]
Rewrite = Callable[[str, Sequence[Turn]], str]

PHRASINGS: tuple[Phrasing, ...] = ("raw", "concatenated", "ours", "human")
# What QuAC writes where the article does not say.
UNANSWERED = frozenset({"CANNOTANSWER", "I don't know."})
# The constant of reciprocal rank fusion, as published (Cormack, Clarke and Büttcher 2009).
FUSION = 60
# A history opens with the article's title and the section's; the turns come behind them.
HEADINGS = 2
DEPTH = 10
RESAMPLES = 1000


@dataclass(frozen=True, slots=True, kw_only=True)
class FollowUp:
    """One follow-up with what was said before it, a person's rewrite, and the row of the passage that answers it."""

    dialog: str
    number: int
    question: str
    rewrite: str
    history: tuple[Turn, ...]
    passage: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Figures:
    """What search finds with one phrasing: shares of questions, and the mean reciprocal rank within ten."""

    recall_at_1: float
    recall_at_5: float
    mrr_at_10: float


@dataclass(frozen=True, slots=True, kw_only=True)
class CanardReport:
    """The figures of every phrasing over one half of the conversations.

    A share of the gap is (ours - raw) / (human - raw); `interval` holds the 2.5th and 97.5th percentile of that of
    the mean reciprocal rank, over conversations drawn again with replacement.
    """

    half: Half
    conversations: int
    questions: int
    passages: int
    figures: Mapping[Phrasing, Figures]
    interval: tuple[float, float]

    @property
    def gap_closed(self) -> float:
        """Return the share of the gap in mean reciprocal rank that our rewriting closes."""
        return share_of_gap(*(self.figures[phrasing].mrr_at_10 for phrasing in ("raw", "ours", "human")))

    @property
    def gap_closed_at_5(self) -> float:
        """Return the share of the gap in recall among five that our rewriting closes."""
        return share_of_gap(*(self.figures[phrasing].recall_at_5 for phrasing in ("raw", "ours", "human")))

    def as_json(self) -> dict[str, Any]:
        """Return the report as JSON holds it."""
        return {
            "half": self.half,
            "conversations": self.conversations,
            "questions": self.questions,
            "passages": self.passages,
            "figures": {phrasing: asdict(figures) for phrasing, figures in self.figures.items()},
            "gap_closed": {
                "mrr_at_10": self.gap_closed,
                "recall_at_5": self.gap_closed_at_5,
                "mrr_at_10_interval": list(self.interval),
            },
        }


class AnswerSearch:
    """Search over passages by vectors and terms, both rankings fused by reciprocal rank."""

    def __init__(self, passages: Sequence[str], embedder: Embedder) -> None:
        self._terms = TermIndex.build(passages)
        self._matrix = embedder.embed_texts(passages)

    def rank(self, query: str, vector: Floats, row: int) -> int:
        """Return at which place, from one, a passage stands for a query of this vector."""
        near = fuse_places(self._matrix @ vector)
        worded = self._terms.scores(query)
        fused = near + np.where(worded > 0, fuse_places(worded), 0.0)
        order = np.argsort(-fused, kind="stable")
        return int(np.flatnonzero(order == row)[0]) + 1


def fuse_places(scores: Floats) -> Floats:
    """Return what each place in a ranking adds to a fused score: 1 / (60 + place), the best at place one."""
    places = np.empty(len(scores), dtype=np.float32)
    places[np.argsort(-scores, kind="stable")] = np.arange(1, len(scores) + 1, dtype=np.float32)
    return (1.0 / (FUSION + places)).astype(np.float32)


def read_canard(path: Path) -> tuple[tuple[str, ...], tuple[FollowUp, ...]]:
    """Return the passages of a file of CANARD, and its follow-ups that one of them answers.

    A passage is an answer under the titles of its article and section. The answer to a question stands only in the
    history of the next one, so what is asked last in a conversation is left out; so is what has no answer.
    """
    turns: dict[str, dict[int, dict[str, Any]]] = {}
    for entry in json.loads(path.read_text(encoding="utf-8")):
        turns.setdefault(entry["QuAC_dialog_id"], {})[entry["Question_no"]] = entry
    rows: dict[str, int] = {}
    follow_ups: list[FollowUp] = []
    for dialog, entries in turns.items():
        for number, entry, answer in read_answers(entries):
            article, section = entry["History"][:HEADINGS]
            row = rows.setdefault(f"{article}, {section}: {answer}", len(rows))
            if number > 1:
                follow_ups.append(
                    FollowUp(
                        dialog=dialog,
                        number=number,
                        question=entry["Question"],
                        rewrite=entry["Rewrite"],
                        history=read_history(entry["History"][HEADINGS:]),
                        passage=row,
                    )
                )
    return tuple(rows), tuple(follow_ups)


def read_answers(entries: Mapping[int, Mapping[str, Any]]) -> Iterator[tuple[int, Mapping[str, Any], str]]:
    """Yield the questions of a conversation that have an answer, by number, each with it."""
    for number, entry in sorted(entries.items()):
        following = entries.get(number + 1)
        if following is None or len(following["History"]) != HEADINGS + 2 * number:
            continue
        answer = following["History"][-1].strip()
        if answer and answer not in UNANSWERED:
            yield number, entry, answer


def read_history(said: Sequence[str]) -> tuple[Turn, ...]:
    """Return questions and answers in turn as the turns of a conversation."""
    return tuple(Turn(role="assistant" if place % 2 else "user", content=content) for place, content in enumerate(said))


def half_of(dialog: str) -> Half:
    """Return the half that a conversation belongs to, by the hash of its id."""
    return "kept_out" if sha256(dialog.encode()).digest()[0] % 2 else "development"


def measure_canard(
    path: Path, embedder: Embedder, *, half: Half = "kept_out", rewrite: Rewrite = stand_alone
) -> CanardReport:
    """Search the answers of all conversations of a file with every phrasing of one half's follow-ups.

    Raises OSError for a file that cannot be read, ValueError where the half holds no follow-up.
    """
    passages, found = read_canard(path)
    asked = [each for each in found if half_of(each.dialog) == half]
    if not asked:
        raise ValueError(f"{path.name} holds no follow-up of the half {half!r}")
    search = AnswerSearch(passages, embedder)
    ranks: dict[Phrasing, Floats] = {}
    for phrasing in PHRASINGS:
        queries = [phrase(each, phrasing, rewrite) for each in asked]
        vectors = embedder.embed_texts(queries)
        places = [search.rank(q, v, f.passage) for q, v, f in zip(queries, vectors, asked, strict=True)]
        ranks[phrasing] = np.array(places, dtype=np.float32)
    dialogs = [each.dialog for each in asked]
    return CanardReport(
        half=half,
        conversations=len(set(dialogs)),
        questions=len(asked),
        passages=len(passages),
        figures={phrasing: count_figures(places) for phrasing, places in ranks.items()},
        interval=resample_gap(ranks, dialogs),
    )


def phrase(asked: FollowUp, phrasing: Phrasing, rewrite: Rewrite) -> str:
    """Return a follow-up in one phrasing; the answer to it is in none of them."""
    if phrasing == "human":
        return asked.rewrite
    if phrasing == "ours":
        return rewrite(asked.question, asked.history)
    if phrasing == "concatenated":
        return f"{asked.history[-2].content} {asked.question}"
    return asked.question


def count_figures(ranks: Floats) -> Figures:
    """Return the figures of ranks from one, shape (n,)."""
    return Figures(
        recall_at_1=float(np.mean(ranks <= 1)),
        recall_at_5=float(np.mean(ranks <= 5)),
        mrr_at_10=float(np.mean(weigh_ranks(ranks))),
    )


def weigh_ranks(ranks: Floats) -> Floats:
    """Return the reciprocal of each rank, nothing beyond the tenth."""
    return np.where(ranks <= DEPTH, 1.0 / ranks, 0.0).astype(np.float32)


def share_of_gap(raw: float, ours: float, human: float) -> float:
    """Return (ours - raw) / (human - raw); not a number where there is no gap."""
    return (ours - raw) / (human - raw) if human != raw else float("nan")


def resample_gap(ranks: Mapping[Phrasing, Floats], dialogs: Sequence[str]) -> tuple[float, float]:
    """Return the 2.5th and 97.5th percentile of the share of the gap closed, over conversations drawn again."""
    numbers = np.unique(dialogs, return_inverse=True)[1]
    count = int(numbers.max()) + 1
    sums = [np.bincount(numbers, weigh_ranks(ranks[name]), count) for name in ("raw", "ours", "human")]
    generator = np.random.default_rng(0)
    drawn = generator.integers(0, count, size=(RESAMPLES, count))
    raw, ours, human = (each[drawn].sum(axis=1) for each in sums)
    shares = [share_of_gap(*each) for each in zip(raw.tolist(), ours.tolist(), human.tolist(), strict=True)]
    low, high = np.nanpercentile(shares, [2.5, 97.5])
    return float(low), float(high)
