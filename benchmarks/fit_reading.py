"""Fit how the reader's scores join the fused ones, and the confidence with a reader, on documents it never saw.

Usage: python benchmarks/fit_reading.py DATA_FOLDER FOLDER_FOR_INDEXES

Of the documents kept out of the reader's training (SQuAD 2.0 articles, COVID-QA papers), those that
`is_for_calibration` names fit the weights, and the others are measured on. Each becomes a document of its own,
parsed and indexed as a paper is. It prints the weights to put into `retrieval/reranking.py` and
`retrieval/confidence.py`, and the figures on the measured documents, the expected calibration error among them.
"""

from __future__ import annotations

import json
import random
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from fit_ranking import Article, balance, invent_near_misses
from sklearn.linear_model import LogisticRegression

from footnoted.evaluation.calibration import expected_calibration_error
from footnoted.evaluation.public import is_for_calibration, is_kept_out
from footnoted.indexing.embedding import SentenceTransformerEmbedder
from footnoted.reader import OnnxReader
from footnoted.retrieval.confidence import Signals
from footnoted.retrieval.reranking import Verdict, weigh_readings
from footnoted.retrieval.search import Examination, Retriever

SEED = 5
STRANGERS = 30
LABELS = {
    1: "answered, kept",
    0: "answer taken away, refused",
    -1: "about another text, refused",
    -2: "another year, refused",
    -3: "never said, refused",
    -4: "made unanswerable by people, refused",
}


# What is missing never makes one surer, and what speaks for an answer never less sure.
NAMES = (*Signals._fields, *Verdict._fields)
SIGNS = np.array([-1 if name.endswith(("missing", "unknown")) else 0 if name == "lead" else 1 for name in NAMES])


@dataclass
class Case:
    """One question to one text: what was measured, which of the candidates answer, and what kind of case it is."""

    label: int
    found: Examination
    gold: list[int]
    is_fitted: bool
    retriever: Retriever


def read_documents(data: Path) -> Iterator[tuple[str, dict]]:
    """Yield the name and content of each document that is kept out of training."""
    for file in ("squad2/dev-v2.0.cs224n.json", "covidqa/200423_covidQA.json"):
        for document in json.loads((data / file).read_text(encoding="utf-8"))["data"]:
            name = document.get("title") or str(document["paragraphs"][0]["document_id"])
            if is_kept_out(name):
                yield name, document


def collect(name: str, article: Article, retriever: Retriever, strangers: list[str], rng: random.Random) -> list[Case]:
    """Return the cases of one document: its questions, the same made unanswerable, and strangers."""
    is_fitted = is_for_calibration(name)
    ids = [article.library.passages[row].id for row in article.rows]
    cases: list[Case] = []

    def add(label: int, question: str, gold: tuple[int, ...] = (), without: frozenset[str] = frozenset()) -> None:
        found = retriever.examine(question, without=without)
        if found is not None:
            answering = {ids[place] for place in gold}
            places = [n for n, row in enumerate(found.rows) if article.library.passages[row].id in answering]
            cases.append(Case(label, found, places, is_fitted, retriever))

    for asked in article.questions:
        add(1, asked.text, tuple(asked.gold))
        rest = set(article.without_answer(asked).tolist())
        if len(rest) > 20:
            add(0, asked.text, without=frozenset(ids[place] for place in range(len(ids)) if place not in rest))
    for question in rng.sample(strangers, min(STRANGERS, len(strangers))):
        add(-1, question)
    for question, label in invent_near_misses(article, rng):
        add(label, question)
    for question in article.impossible:
        add(-4, question)
    return cases


def fit_fusion(cases: list[Case]) -> np.ndarray:
    """Return the weights of fused score and reader's that make the answer likeliest among the sentences read."""
    rows = []
    for case in cases:
        size = len(case.found.readings)
        gold = [place for place in case.gold if place < size]
        if case.label == 1 and gold:
            read = np.array([reading.score for reading in case.found.readings], dtype=np.float32)
            rows.append((torch.tensor(np.stack([case.found.fused[:size], read], axis=1)), torch.tensor(gold)))
    weights = torch.tensor([0.5, 1.0], requires_grad=True)
    optimizer = torch.optim.LBFGS([weights], max_iter=100)

    def closure() -> torch.Tensor:
        optimizer.zero_grad()
        losses = [torch.logsumexp(f @ weights, 0) - torch.logsumexp((f @ weights)[g], 0) for f, g in rows]
        loss = torch.stack(losses).mean()
        loss.backward()
        return loss

    optimizer.step(closure)
    return weights.detach().numpy()


def rank(case: Case, weights: np.ndarray) -> int:
    """Return the place of the candidate that is ranked first."""
    read = np.array([reading.score for reading in case.found.readings])
    return int((weights[0] * case.found.fused[: len(read)] + weights[1] * read).argmax())


def report_ranking(cases: list[Case], weights: np.ndarray) -> None:
    """Print how often the right sentence is first, by the fused score alone, by the reader's alone, by both."""
    asked = [case for case in cases if case.label == 1]
    for name, chosen in (("fused", np.array([1.0, 0.0])), ("reader", np.array([0.0, 1.0])), ("both", weights)):
        right = np.mean([rank(case, chosen) in case.gold for case in asked])
        print(f"  right sentence first, {name}: {right:.3f} of {len(asked)}")
    read = np.mean([any(place < len(case.found.readings) for place in case.gold) for case in asked])
    size = np.mean([len(case.found.readings) for case in asked])
    print(f"  right sentence among those read: {read:.3f}; read on average: {size:.1f}")


def report_confidence(probability: np.ndarray, labels: np.ndarray, weights: np.ndarray) -> None:
    """Print how often what is answered is kept and what is not is refused, and how honest the figure is."""
    for label, name in LABELS.items():
        chosen = probability[labels == label]
        if len(chosen):
            rate = np.mean(chosen >= 0.5) if label == 1 else np.mean(chosen < 0.5)
            print(f"  {name}: {rate:.3f} of {len(chosen)}")
    rng = np.random.default_rng(SEED)
    drawn = rng.choice(len(labels), 4000, p=weights / weights.sum())
    error = expected_calibration_error(probability[drawn].tolist(), (labels[drawn] == 1).tolist())
    print(f"  expected calibration error, answered and unanswered weighing the same: {error:.3f}")


def fit_confidence(rows: np.ndarray, labels: np.ndarray) -> LogisticRegression:
    """Return the logistic curve over signals and verdict; one whose weight has the wrong sign is left out, at zero."""
    kept = np.ones(rows.shape[1], dtype=bool)
    while True:
        model = LogisticRegression(max_iter=5000)
        model.fit(rows * kept, labels == 1, sample_weight=balance(labels))
        wrong = kept & (SIGNS * model.coef_[0] < 0)
        if not wrong.any():
            model.coef_[0][~kept] = 0.0
            return model
        kept &= ~wrong


def measure(cases: list[Case], weights: np.ndarray) -> np.ndarray:
    """Return the signals and the verdict of each case at the sentence that these weights rank first."""
    rows = []
    for case in cases:
        best = rank(case, weights)
        signals = case.retriever.read_signals(case.found, best)
        rows.append((*signals, *weigh_readings(case.found.readings, best)))
    return np.array(rows)


def main(data: Path, folder: Path) -> None:
    """Fit on one half of the documents kept out, print the weights, and the figures on the other half."""
    embedder = SentenceTransformerEmbedder(threads=2)
    reader = OnnxReader(threads=2)
    rng = random.Random(SEED)
    articles = [(name, Article(document, folder / name, embedder)) for name, document in read_documents(data)]
    cases: list[Case] = []
    for name, article in articles:
        strangers = [q.text for other, each in articles if other != name for q in each.questions]
        cases += collect(name, article, Retriever(article.library, reader), strangers, rng)
        print(name, len(cases), "cases", flush=True)
    fitted = [case for case in cases if case.is_fitted]
    measured = [case for case in cases if not case.is_fitted]
    weights = fit_fusion(fitted)
    print("weights of fused score and reader", weights.round(2))
    labels = np.array([case.label for case in fitted])
    model = fit_confidence(measure(fitted, weights), labels)
    print("signals", dict(zip(Signals._fields, model.coef_[0].round(2).tolist(), strict=False)))
    print("verdict", dict(zip(Verdict._fields, model.coef_[0][len(Signals._fields) :].round(2).tolist(), strict=True)))
    print("intercept", model.intercept_.round(2))
    for name, chosen in (("fitted", fitted), ("measured", measured)):
        print(name)
        labels = np.array([case.label for case in chosen])
        report_ranking(chosen, weights)
        report_confidence(model.predict_proba(measure(chosen, weights))[:, 1], labels, balance(labels))
    for _, article in articles:
        article.library.close()


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
