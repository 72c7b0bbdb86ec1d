"""Small files in the form of the public sets, of words invented here."""

from __future__ import annotations

import json
from itertools import count
from pathlib import Path
from typing import Any

from footnoted.evaluation.public import is_kept_out

LAMPS = (
    "The harbour lamp was lit in 1811. Its keeper was Ann Moor, who rowed out every night.",
    "Herring came back to the bay after the long frost. Nets were mended in the chapel. Oil was dear.",
    "A bridge of oak crosses the narrow river. Carts paid two pennies for the crossing.",
)


def name_kept_out(stem: str, *, kept_out: bool = True) -> str:
    """Return a name that begins so and is (or is not) kept out of training."""
    return next(name for n in count() if is_kept_out(name := f"{stem}_{n}") is kept_out)


def number_kept_out() -> int:
    """Return a document's number that is kept out of training."""
    return next(n for n in count(1) if is_kept_out(str(n)))


def ask(question: str, words: str = "", context: str = "", shift: int = 0) -> dict[str, Any]:
    """Return a question in SQuAD's form; without words nothing answers it."""
    answers = [{"text": words, "answer_start": context.index(words) + shift}] if words else []
    return {"question": question, "answers": answers, "is_impossible": not words}


def write(path: Path, value: Any) -> Path:
    """Write a value as JSON and return where."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(value), encoding="utf-8")
    return path


def write_squad(folder: Path) -> Path:
    """Write two articles in SQuAD's form: one kept out, one trained on."""
    asked = [
        [ask("Which keeper rowed out every night?", "Ann Moor", LAMPS[0], shift=3), ask("Who painted the lamp?")],
        [ask("Where were nets mended?", "chapel", LAMPS[1])],
        [ask("What did carts pay for the crossing?", "two pennies", LAMPS[2])],
    ]
    paragraphs = [{"context": context, "qas": qas} for context, qas in zip(LAMPS, asked, strict=True)]
    titles = (name_kept_out("Lamps"), name_kept_out("Lamps", kept_out=False))
    data = [{"title": title, "paragraphs": paragraphs} for title in titles]
    return write(folder / "squad2" / "dev-v2.0.cs224n.json", {"data": data})


def write_covidqa(folder: Path) -> Path:
    """Write one kept-out paper in the form of COVID-QA."""
    context = "A study of lamps\n\nAbstract: We looked at lamps.\n\n" + "\n\n".join(LAMPS) + "\n"
    qas = [ask("Where were nets mended?", "mended in the chapel", context)]
    paper = {"document_id": number_kept_out(), "context": context, "qas": qas}
    return write(folder / "covidqa" / "200423_covidQA.json", {"data": [{"paragraphs": [paper]}]})


def write_qasper(folder: Path) -> Path:
    """Write two kept-out papers and one other in the form of QASPER."""

    def row(paper: str, question: str, *evidence: str) -> dict[str, Any]:
        return {"article_id": paper, "text": question, "evidence": list(evidence), "highlighted_evidence": []}

    first, second, third = name_kept_out("a"), name_kept_out("b"), name_kept_out("c", kept_out=False)
    rows = [
        row(first, "Who was the keeper of the lamp?", LAMPS[0]),
        row(first, "Where were nets mended?", LAMPS[1], ""),
        row(second, "What did carts pay?", LAMPS[2]),
        row(third, "Which paper is trained on?", "This one."),
        row(first, "What has no evidence?"),
    ]
    return write(folder / "qasper" / "dev_question_dict.json", {str(n): each for n, each in enumerate(rows)})
