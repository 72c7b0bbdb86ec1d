"""Golden questions as they were answered, and reports of them, made of words invented here."""

from __future__ import annotations

from typing import Any

from footnoted.answer import Answer
from footnoted.evaluation import Golden, judge
from footnoted.evaluation.asking import Asked
from footnoted.evaluation.figures import Figure, Row, Section, Target, share
from footnoted.evaluation.report import Plan, Report

SECTION = Section(
    name="lamps",
    title="Lamps & <oil>",
    questions=4,
    rows=(
        Row(key="lit", label="lamps lit", target=Target(bound=0.75)),
        Row(key="spent", label="time", form="milliseconds"),
        Row(key="dark", label="lamps dark", target=Target(bound=0.1, direction="at most")),
    ),
    columns={
        "tutorial": {"lit": share(1, 4), "dark": share(3, 4)},
        "ranking": {"lit": share(3, 4), "spent": Figure(value=12.5), "dark": share(0, 4)},
    },
    kinds={"ranking": {"oil": (1, 2), "gas": (2, 2)}},
    remark="counted at dusk",
)


def answer_golden(id: str, *, right: bool = True, question: str = "When was it lit?", **changes: Any) -> Asked:
    """Return a golden question with a refusal, which is right where nothing answers it."""
    golden = Golden(
        id=id,
        kind="fact",
        question=question,
        evidence=(),
        answer=() if right else ("1811",),
        footnotes=(),
        history=(),
        answerable=not right,
        min_evidence=0,
    )
    said: dict[str, Any] = {
        "id": "a",
        "conversation_id": None,
        "status": "not_found",
        "question": question,
        "standalone_question": question,
        "text": f"The paper does not say ({id}).",
        "claims": (),
        "citations": (),
        "footnotes": (),
        "nearest": (),
        "confidence": 0.25,
        "answerer": "extractive",
        "model": None,
        "timings_ms": {"total": 3.5},
        **changes,
    }
    return Asked(outcome=judge(golden, Answer(**said), ""), answer_ms=3.5, embedding_ms=1.0)


def make_report(plan: Plan, **asked: tuple[Asked, ...]) -> Report:
    """Return a report of one section with golden questions by set."""
    return Report(plan=plan, sections=(SECTION,), skipped=("Skipped wicks: there are none.",), asked=dict(asked))
