"""The golden questions asked of every configuration, with the time each answer took beside the bare embedding.

It owns the run over the golden paper and the figures of it; it must not know how they are shown.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from hashlib import sha256
from time import perf_counter
from typing import Any

from footnoted.answer import Answer
from footnoted.assistant import Assistant, Question
from footnoted.document import Document
from footnoted.evaluation.configurations import CONFIGURATIONS, TUTORIAL, Configuration
from footnoted.evaluation.figures import Column, Figure, Row, Section, Target, percentile, share
from footnoted.evaluation.golden import Golden
from footnoted.evaluation.metrics import Outcome, Summary, judge, summarize
from footnoted.evaluation.tutorial import TutorialPipeline, judge_chunks, split_chunks
from footnoted.indexing.embedding import Embedder
from footnoted.indexing.library import open_library
from footnoted.settings import Settings

__all__ = ["ALL_GOLDEN", "GOLDEN_ROWS", "Asked", "ask_golden", "draw_sections"]

# The paper that the golden questions are about.
GOLDEN_DOCUMENT = "howell-2025-south-korea"
# All golden sets that were asked, taken together.
ALL_GOLDEN = "golden"
# Where indexes that only an evaluation needs are kept, under the data folder.
CACHE_FOLDER = "evaluation"
GOLDEN_ROWS = (
    Row(key="answered_right", label="answer, evidence and footnotes all right", target=Target(bound=0.93)),
    Row(key="evidence_first", label="first citation is the evidence", target=Target(bound=0.88)),
    Row(key="evidence_cited", label="evidence cited"),
    Row(key="answer_found", label="answer found"),
    Row(key="footnotes_shown", label="footnotes right", target=Target(bound=1.0)),
    Row(key="refused_rightly", label="unanswerable refused", target=Target(bound=0.95)),
    Row(key="refused_wrongly", label="answerable refused", target=Target(bound=0.03, direction="at most")),
    Row(key="verbatim_citations", label="citations verbatim", target=Target(bound=1.0)),
    Row(key="all_right", label="all right, refusals included"),
    Row(
        key="median_words",
        label="median words of an answer",
        form="words",
        target=Target(bound=70, direction="at most"),
    ),
    Row(key="calibration_error", label="expected calibration error", form="number"),
    Row(key="answer_p50", label="answer, p50", form="milliseconds"),
    Row(key="answer_p95", label="answer, p95", form="milliseconds"),
    Row(key="embedding_p50", label="bare query embedding, p50", form="milliseconds"),
    Row(key="embedding_p95", label="bare query embedding, p95", form="milliseconds"),
    Row(key="ratio_p50", label="ratio of the p50", form="ratio", target=Target(bound=8, direction="at most")),
    Row(key="ratio_p95", label="ratio of the p95", form="ratio", target=Target(bound=12, direction="at most")),
)
# Of a pipeline that cites nothing and states no confidence.
SILENT = frozenset({"verbatim_citations", "median_words", "calibration_error"})

# Each count of a summary, and what it is out of.
OUT_OF = {
    "answered_right": "answerable",
    "evidence_first": "answerable",
    "evidence_cited": "answerable",
    "answer_found": "answerable",
    "footnotes_shown": "footnotes_expected",
    "refused_rightly": "unanswerable",
    "refused_wrongly": "answerable",
    "verbatim_citations": "citations",
    "all_right": "questions",
}

Sets = Mapping[str, Sequence[Golden]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """One golden question as it was answered, with the milliseconds of the answer and of the bare embedding."""

    outcome: Outcome
    answer_ms: float
    embedding_ms: float


Answers = dict[str, tuple[Asked, ...]]
# What a configuration says to a question, timed; and how that is judged, which is not.
Say = Callable[[Golden], Any]
Judge = Callable[[Golden, Any], Outcome]


def ask_golden(
    settings: Settings,
    sets: Sets,
    embedder: Embedder,
    *,
    configurations: Sequence[Configuration] = CONFIGURATIONS,
    with_tutorial: bool = True,
) -> dict[str, Answers]:
    """Return, by configuration and set, every golden question asked once.

    Raises UnreadableCorpus, UnknownDocument, IndexUnavailable and ModelUnavailable.
    """
    found: dict[str, Answers] = {}
    for configuration in configurations:
        assistant = configuration.open_assistant(settings, embedder)
        try:
            assistant.warm()
            document = assistant.document(GOLDEN_DOCUMENT)
            say, hold = partial(say_answer, assistant), partial(judge_answer, document)
            found[configuration.name] = ask_each(sets, embedder, say, hold)
        finally:
            assistant.close()
    return {TUTORIAL: ask_tutorial(settings, document, sets, embedder), **found} if with_tutorial else found


def say_answer(assistant: Assistant, golden: Golden) -> Answer:
    """Return what an assistant answers to a golden question."""
    return assistant.ask(Question(text=golden.question, history=golden.history, documents=(GOLDEN_DOCUMENT,)))


def judge_answer(document: Document, golden: Golden, answer: Answer) -> Outcome:
    """Hold an answer against its golden question and the paper."""
    return judge(golden, answer, document.text)


def ask_tutorial(settings: Settings, document: Document, sets: Sets, embedder: Embedder) -> Answers:
    """Return every golden question asked of the tutorial pipeline over the same paper."""
    folder = settings.data_dir / CACHE_FOLDER / TUTORIAL / document.id
    digest = sha256(document.text.encode()).hexdigest()
    with open_library(folder, [(document, digest)], embedder, split=split_chunks) as library:
        pipeline = TutorialPipeline(library)
        pipeline.find("warm")
        return ask_each(
            sets,
            embedder,
            lambda golden: pipeline.find(golden.question),
            lambda golden, chunks: judge_chunks(golden, chunks, document),
        )


def ask_each(sets: Sets, embedder: Embedder, say: Say, judge_said: Judge) -> Answers:
    """Return every question of the sets asked once, each right behind its bare embedding, for the times."""
    found: Answers = {}
    for name, questions in sets.items():
        asked = []
        for golden in questions:
            start = perf_counter()
            embedder.embed_query(golden.question)
            between = perf_counter()
            said = say(golden)
            end = perf_counter()
            outcome = judge_said(golden, said)
            asked.append(
                Asked(outcome=outcome, answer_ms=(end - between) * 1000, embedding_ms=(between - start) * 1000)
            )
        found[name] = tuple(asked)
    return found


def draw_sections(answers: Mapping[str, Answers]) -> tuple[Section, ...]:
    """Return a section for each golden set, and one for all of them together where there are several."""
    names = list(next(iter(answers.values()), {}))
    groups = {name: (name,) for name in names} | ({ALL_GOLDEN: tuple(names)} if len(names) > 1 else {})
    sections = []
    for group, members in groups.items():
        asked = {name: [each for member in members for each in found[member]] for name, found in answers.items()}
        summaries = {name: summarize([each.outcome for each in found]) for name, found in asked.items()}
        sections.append(
            Section(
                name=group,
                title=f"Golden questions: {' + '.join(members)}",
                questions=next(iter(summaries.values())).questions,
                rows=GOLDEN_ROWS,
                columns={
                    name: silence(name, {**count_figures(summaries[name]), **time_figures(found)})
                    for name, found in asked.items()
                },
                kinds={name: summary.kinds for name, summary in summaries.items()},
                remark="of the tutorial pipeline: what a perfect reader could take from its four chunks",
            )
        )
    return tuple(sections)


def silence(name: str, column: Column) -> Column:
    """Return a column without the figures that say nothing of its pipeline."""
    return {key: figure for key, figure in column.items() if name != TUTORIAL or key not in SILENT}


def count_figures(summary: Summary) -> Column:
    """Return the figures of a summary's counts."""
    return {
        **{key: share(getattr(summary, key), getattr(summary, out_of)) for key, out_of in OUT_OF.items()},
        "median_words": Figure(value=summary.median_words),
        "calibration_error": Figure(value=summary.calibration_error),
    }


def time_figures(asked: Sequence[Asked]) -> Column:
    """Return p50 and p95 of answers and of bare embeddings, and the ratios of the two."""
    spent = {
        f"{name}_p{percent}": percentile([getattr(each, f"{name}_ms") for each in asked], percent)
        for name in ("answer", "embedding")
        for percent in (50, 95)
    }
    ratios = {
        f"ratio_p{percent}": answer / embedding if answer is not None and embedding else None
        for percent in (50, 95)
        for answer, embedding in [(spent[f"answer_p{percent}"], spent[f"embedding_p{percent}"])]
    }
    return {key: Figure(value=value) for key, value in {**spent, **ratios}.items()}
