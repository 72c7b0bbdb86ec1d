"""The evaluation as it is run and printed: every set asked once, counts, times.

It owns the run and the table; it must not know how one answer is judged.
"""

from __future__ import annotations

from dataclasses import asdict, dataclass
from statistics import median
from time import perf_counter
from typing import Any

from rich.console import Console
from rich.markup import escape
from rich.table import Table

from footnoted.assistant import Assistant, Question
from footnoted.evaluation.golden import Golden, read_golden
from footnoted.evaluation.metrics import Outcome, Summary, judge, summarize
from footnoted.indexing.embedding import Embedder, open_embedder
from footnoted.settings import Settings

__all__ = ["Report", "run_evaluation"]

# The paper that the golden questions are about.
GOLDEN_DOCUMENT = "howell-2025-south-korea"
LABELS = (
    ("evidence cited", "evidence_cited", "answerable"),
    ("evidence cited first", "evidence_first", "answerable"),
    ("answer found", "answer_found", "answerable"),
    ("footnotes shown", "footnotes_shown", "footnotes_expected"),
    ("unanswerable refused", "refused_rightly", "unanswerable"),
    ("answerable refused", "refused_wrongly", "answerable"),
    ("all right", "all_right", "questions"),
    ("citations verbatim", "verbatim_citations", "citations"),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """The outcomes and counts of each set; times in milliseconds, medians over all questions."""

    outcomes: dict[str, tuple[Outcome, ...]]
    summaries: dict[str, Summary]
    answer_ms: float
    embedding_ms: float

    def as_json(self) -> dict[str, Any]:
        """Return the counts and times as JSON holds them."""
        sets = {name: asdict(summary) for name, summary in self.summaries.items()}
        return {"sets": sets, "p50_ms": {"answer": self.answer_ms, "query_embedding": self.embedding_ms}}

    def write(self, console: Console, *, failures: bool = False) -> None:
        """Print the table, and on request the questions that went wrong."""
        table = Table("", *self.summaries, title="Golden questions")
        for label, count, total in LABELS:
            cells = [f"{getattr(s, count)}/{getattr(s, total)}" for s in self.summaries.values()]
            table.add_row(label, *cells)
        table.add_row("median words", *(f"{s.median_words:.0f}" for s in self.summaries.values()))
        console.print(table)
        ratio = self.answer_ms / self.embedding_ms
        console.print(
            f"p50 of an answer {self.answer_ms:.1f} ms, of the bare query embedding {self.embedding_ms:.1f} ms: "
            f"ratio {ratio:.2f}",
            highlight=False,
        )
        if failures:
            for outcomes in self.outcomes.values():
                for outcome in (o for o in outcomes if not o.is_right):
                    console.print(f"{outcome.golden.id}: {escape(outcome.golden.question)}", highlight=False)
                    console.print(f"    {escape(outcome.answer.text)}", style="dim", highlight=False)


def run_evaluation(settings: Settings, sets: tuple[str, ...], embedder: Embedder | None = None) -> Report:
    """Ask every question of the sets once, and embed each question by itself beside it."""
    embedder = embedder or open_embedder(settings)
    assistant = Assistant.open(settings, embedder=embedder)
    try:
        assistant.warm()
        text = assistant.document(GOLDEN_DOCUMENT).text
        outcomes: dict[str, tuple[Outcome, ...]] = {}
        answered: list[float] = []
        embedded: list[float] = []
        for name in sets:
            found = []
            for golden in read_golden(name):
                embedded.append(time_embedding(embedder, golden.question))
                outcome, spent = ask(assistant, golden, text)
                answered.append(spent)
                found.append(outcome)
            outcomes[name] = tuple(found)
    finally:
        assistant.close()
    summaries = {name: summarize(found) for name, found in outcomes.items()}
    return Report(outcomes=outcomes, summaries=summaries, answer_ms=median(answered), embedding_ms=median(embedded))


def time_embedding(embedder: Embedder, question: str) -> float:
    """Return the milliseconds that the bare embedding of a question takes."""
    start = perf_counter()
    embedder.embed_query(question)
    return (perf_counter() - start) * 1000


def ask(assistant: Assistant, golden: Golden, text: str) -> tuple[Outcome, float]:
    """Return the outcome of one golden question and the milliseconds its answer took."""
    start = perf_counter()
    answer = assistant.ask(Question(text=golden.question, history=golden.history, documents=(GOLDEN_DOCUMENT,)))
    spent = (perf_counter() - start) * 1000
    return judge(golden, answer, text), spent
