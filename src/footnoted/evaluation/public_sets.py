"""The public sets measured: what is asked of each, and its figures.

It owns which files a set is read from and what is counted; it must not know how a search works or is shown.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from footnoted.evaluation.articles import Collection, PublicQuestion, read_covidqa, read_qasper, read_squad
from footnoted.evaluation.calibration import expected_calibration_error
from footnoted.evaluation.canard import measure_canard
from footnoted.evaluation.catalogue import LIMIT
from footnoted.evaluation.configurations import CONFIGURATIONS, TUTORIAL, Configuration
from footnoted.evaluation.figures import Column, Figure, Row, Section, Target, share
from footnoted.evaluation.searching import Search, find_rank, open_searches
from footnoted.evaluation.sentence_rules import measure_sentences
from footnoted.indexing.embedding import Embedder

__all__ = ["SEED", "Conditions", "measure_set"]

# Draws the same questions of a set at every run.
SEED = 2025
SQUAD_ROWS = (
    Row(key="sentence_first", label="right sentence first", target=Target(bound=0.75)),
    Row(key="paragraph_first", label="right paragraph first"),
    Row(key="balanced_accuracy", label="answerable or not, balanced", target=Target(bound=0.75)),
    Row(key="accuracy", label="answerable or not, plain", target=Target(bound=0.75)),
    Row(key="calibration_error", label="expected calibration error", form="number"),
)
RECALL_ROWS = (
    Row(key="recall_at_1", label="evidence first (recall@1)"),
    Row(key="recall_at_5", label="evidence among five (recall@5)"),
)
CANARD_ROWS = (
    Row(key="gap_closed", label="share of the gap closed, MRR@10", target=Target(bound=0.5)),
    Row(key="gap_closed_at_5", label="share of the gap closed, recall@5"),
    Row(key="raw", label="MRR@10 with the raw follow-up", form="number"),
    Row(key="ours", label="MRR@10 with our rewriting", form="number"),
    Row(key="human", label="MRR@10 with the human rewrite", form="number"),
)
RULES_ROWS = (Row(key="passed", label="rules kept", target=Target(bound=0.95)),)


@dataclass(frozen=True, slots=True, kw_only=True)
class Conditions:
    """How public sets are measured: the folder that indexes are kept in, and at most so many questions (None: all)."""

    folder: Path
    embedder: Embedder
    limit: int | None = LIMIT
    configurations: tuple[Configuration, ...] = CONFIGURATIONS


def measure_set(name: str, path: Path, conditions: Conditions) -> Section:
    """Measure the public set of a name, read from its file.

    Raises OSError and ValueError for a file that cannot be read, IndexUnavailable and ModelUnavailable.
    """
    return MEASURES[name](path, conditions)


def ask_collections(
    collections: Sequence[Collection], folder: Path, conditions: Conditions
) -> Iterator[tuple[PublicQuestion, dict[str, Search]]]:
    """Yield the questions drawn from collections, each with the searches of its own one."""
    drawn = draw_questions(collections, conditions.limit)
    for collection in collections:
        questions = drawn.get(collection.name, [])
        if questions:
            with open_searches(collection, folder, conditions.embedder, conditions.configurations) as searches:
                yield from ((question, searches) for question in questions)


def draw_questions(collections: Sequence[Collection], limit: int | None) -> dict[str, list[PublicQuestion]]:
    """Return at most so many questions of all collections, by the name of their own, the same at every run."""
    everything = [(each.name, question) for each in collections for question in each.questions]
    if limit is not None and limit < len(everything):
        everything = random.Random(SEED).sample(everything, limit)
    drawn: dict[str, list[PublicQuestion]] = {}
    for name, question in everything:
        drawn.setdefault(name, []).append(question)
    return drawn


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """What one configuration made of a question of SQuAD."""

    is_answerable: bool
    is_first: bool
    is_paragraph_first: bool
    is_answered: bool
    confidence: float | None
    is_borne_out: bool


def measure_squad(path: Path, conditions: Conditions) -> Section:
    """Measure the right sentence in the whole article, and answerable or not in the paragraph asked of."""
    verdicts: dict[str, list[Verdict]] = {}
    collections = list(read_squad(path))
    for question, searches in ask_collections(collections, conditions.folder / "squad", conditions):
        for name, search in searches.items():
            verdicts.setdefault(name, []).append(judge_squad(question, search))
    columns = {name: count_squad(found) for name, found in verdicts.items()}
    return Section(
        name="squad",
        title=f"SQuAD 2.0: {len(collections)} articles kept out of training",
        questions=count_asked(verdicts),
        rows=SQUAD_ROWS,
        columns=columns,
        remark="sentence and paragraph (tutorial pipeline: chunk) of the whole article; answerable or not in the "
        "paragraph asked of",
    )


def judge_squad(question: PublicQuestion, search: Search) -> Verdict:
    """Return what a search makes of a question of SQuAD."""
    is_answerable = bool(question.evidence)
    article = search.find(question.words) if is_answerable else None
    within = search.find(question.words, within=question.paragraph)
    return Verdict(
        is_answerable=is_answerable,
        is_first=article is not None and find_rank(article.sentences[:1], question.evidence) == 1,
        is_paragraph_first=article is not None and find_rank(article.paragraphs[:1], question.evidence) == 1,
        is_answered=within.is_answered,
        confidence=within.confidence,
        is_borne_out=is_answerable and find_rank(within.sentences[:1], question.evidence) == 1,
    )


def count_squad(verdicts: Sequence[Verdict]) -> Column:
    """Return the figures over verdicts; balanced is the mean of the shares right of both kinds of question."""
    asked = [each for each in verdicts if each.is_answerable]
    others = [each for each in verdicts if not each.is_answerable]
    kept = share(sum(each.is_answered for each in asked), len(asked))
    refused = share(sum(not each.is_answered for each in others), len(others))
    is_both = kept.value is not None and refused.value is not None
    stated = [(each.confidence, each.is_borne_out) for each in verdicts if each.confidence is not None]
    return {
        "sentence_first": share(sum(each.is_first for each in asked), len(asked)),
        "paragraph_first": share(sum(each.is_paragraph_first for each in asked), len(asked)),
        "balanced_accuracy": Figure(value=((kept.value or 0.0) + (refused.value or 0.0)) / 2 if is_both else None),
        "accuracy": share((kept.count or 0) + (refused.count or 0), len(verdicts)),
        "calibration_error": Figure(
            value=expected_calibration_error([confidence for confidence, _ in stated], [right for _, right in stated])
        ),
    }


def measure_covidqa(path: Path, conditions: Conditions) -> Section:
    """Measure the evidence paragraph among all paragraphs of its paper."""
    collections = list(read_covidqa(path))
    title = f"COVID-QA: evidence in its paper, {len(collections)} papers kept out of training"
    return measure_recall("covidqa", title, collections, conditions)


def measure_qasper(path: Path, conditions: Conditions) -> Section:
    """Measure the evidence paragraph among all paragraphs of all papers."""
    collections = list(read_qasper(path))
    papers = sum(len(each.texts) for each in collections)
    title = f"QASPER: evidence in {papers} papers kept out of training"
    return measure_recall("qasper", title, collections, conditions)


def measure_recall(name: str, title: str, collections: Sequence[Collection], conditions: Conditions) -> Section:
    """Measure how often a paragraph that holds evidence is first, and among the first five."""
    ranks: dict[str, list[int | None]] = {}
    for question, searches in ask_collections(collections, conditions.folder / name, conditions):
        for column, search in searches.items():
            paragraphs = search.find(question.words).paragraphs
            ranks.setdefault(column, []).append(find_rank(paragraphs, question.evidence))
    return Section(
        name=name,
        title=title,
        questions=count_asked(ranks),
        rows=RECALL_ROWS,
        columns={
            column: {f"recall_at_{k}": share(sum(r is not None and r <= k for r in found), len(found)) for k in (1, 5)}
            for column, found in ranks.items()
        },
        remark="tutorial pipeline: chunks in place of paragraphs, five of them for recall@5",
    )


def measure_follow_ups(path: Path, conditions: Conditions) -> Section:
    """Measure what our rewriting of follow-ups adds to search; no ranking of ours is in it, so all columns agree."""
    report = measure_canard(path, conditions.embedder)
    column = {
        "gap_closed": Figure(value=report.gap_closed),
        "gap_closed_at_5": Figure(value=report.gap_closed_at_5),
        **{name: Figure(value=report.figures[name].mrr_at_10) for name in ("raw", "ours", "human")},
    }
    low, high = report.interval
    return Section(
        name="canard",
        title=f"CANARD: follow-ups of {report.conversations} conversations",
        questions=report.questions,
        rows=CANARD_ROWS,
        columns={each.name: column for each in conditions.configurations},
        remark=f"share of the gap, 95 % of conversations drawn again: {low:.2f} to {high:.2f}",
    )


def measure_rules(path: Path, conditions: Conditions) -> Section:
    """Count the golden rules of sentence boundaries that are kept; all columns read sentences alike."""
    report = measure_sentences(path)
    column = {"passed": share(report.passed, report.applicable)}
    return Section(
        name="sentences",
        title="Golden rules of sentence boundaries that apply to prose",
        questions=report.applicable,
        rows=RULES_ROWS,
        columns={each.name: column for each in conditions.configurations},
        remark=f"{report.passed_of_all} of all {report.total} rules are kept",
    )


def count_asked(found: Mapping[str, Sequence[object]]) -> int:
    """Return how many questions were asked."""
    return len(found.get(TUTORIAL, ()))


MEASURES: dict[str, Callable[[Path, Conditions], Section]] = {
    "squad": measure_squad,
    "covidqa": measure_covidqa,
    "qasper": measure_qasper,
    "canard": measure_follow_ups,
    "sentences": measure_rules,
}
