"""Fit the weights of the ranking and of the confidence on articles with questions.

Usage: python benchmarks/fit_ranking.py FOLDER_FOR_INDEXES FILE.json [FILE.json ...]

The files are in SQuAD's form and not part of the project: SQuAD 2.0 (Rajpurkar et al. 2018, CC BY-SA 4.0) and
COVID-QA (Möller et al. 2020, Apache-2.0) were used. Every article becomes a document of its own, parsed and
indexed as a paper is; of each file the first two thirds of the articles (24 at the most are read) train and the
others test. It prints the weights to put into `retrieval/features.py` and `retrieval/confidence.py`, and the
figures on the test articles.
"""

from __future__ import annotations

import json
import random
import re
import sys
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
import torch
from invented import ASKED_OF
from sklearn.linear_model import LogisticRegression

from footnoted.indexing.embedding import SentenceTransformerEmbedder
from footnoted.indexing.library import open_library
from footnoted.parsing import parse_paper
from footnoted.passages import split_passages
from footnoted.retrieval.confidence import Signals
from footnoted.retrieval.expectation import read_names
from footnoted.retrieval.features import FEATURES, WEIGHTS
from footnoted.retrieval.search import Examination, Retriever

MOST_ARTICLES = 24
TRAINING_SHARE = 0.67
CANDIDATES = 60
OFF_TOPIC = 120
NEAR_MISSES = 60
OTHER_YEARS = 20
SEED = 7
YEAR = re.compile(r"\b(1[0-9]\d\d|20\d\d)\b")
LABELS = {
    1: "answered kept",
    0: "taken away refused",
    -1: "off topic refused",
    -2: "other year refused",
    -3: "never said refused",
}


@dataclass
class Asked:
    """A question of an article: its candidates' features and which of them hold the answer."""

    text: str
    vector: np.ndarray
    answers: list[str]
    gold: list[int] = field(default_factory=list)


def read_articles(path: Path) -> list[dict]:
    """Return the articles of a file that have at least a dozen questions."""
    data = json.loads(path.read_text(encoding="utf-8"))["data"]
    return [a for a in data if sum(len(p["qas"]) for p in a["paragraphs"]) >= 12][:MOST_ARTICLES]


class Article:
    """One article as a library of its own, with its questions located in it."""

    def __init__(self, article: dict, folder: Path, embedder: SentenceTransformerEmbedder) -> None:
        contexts = [p["context"] for p in article["paragraphs"]]
        starts = np.cumsum([0, *(len(context) + 2 for context in contexts)])
        self.text = "\n\n".join(contexts) + "\n"
        document = parse_paper(self.text, id="article")
        self.library = open_library(folder, [(document, "0")], embedder, split=split_passages)
        self.retriever = Retriever(self.library)
        self.measures = self.retriever._measures
        units = [row for row, p in enumerate(self.library.passages) if p.kind in ("sentence", "front_matter")]
        self.rows = np.array(units, dtype=np.intp)
        names = [self.library.passages[row].parent or f"line {row}" for row in units]
        self.paragraph = np.unique([name.rsplit(".", 1)[0] for name in names], return_inverse=True)[1]
        self.questions: list[Asked] = []
        self.impossible: list[str] = []
        self.near_misses: list[tuple[str, np.ndarray, int]] = []
        for number, paragraph in enumerate(article["paragraphs"]):
            for qa in paragraph["qas"]:
                if qa.get("is_impossible"):
                    self.impossible.append(qa["question"])
                else:
                    self.add(qa, int(starts[number]))

    def add(self, qa: dict, start: int) -> None:
        """Locate a question's answers among the sentences."""
        asked = Asked(qa["question"], np.empty(0), [a["text"] for a in qa["answers"]])
        for answer in qa["answers"]:
            # Some offsets are a few characters off: the words are what counts.
            near = start + answer["answer_start"]
            at = self.text.find(answer["text"][:40], max(0, near - 5), near + 50)
            for place, row in enumerate(self.rows):
                spans = self.library.passages[row].spans
                if spans[0].start <= at < spans[-1].end:
                    asked.gold.append(place)
        if asked.gold:
            self.questions.append(asked)

    def features(self, question: str, vector: np.ndarray, places: np.ndarray):
        """Return the features of the sentences at these places."""
        terms = self.measures.read_query(question)
        return self.measures.measure(question, vector, terms, self.rows[places])

    def read_paragraph(self, place: int) -> str:
        """Return the words of the paragraph that the sentence at a place stands in."""
        same = self.rows[self.paragraph == self.paragraph[place]]
        return " ".join(self.library.passages[row].text for row in same)

    def without_answer(self, asked: Asked) -> np.ndarray:
        """Return the places of the sentences outside every paragraph that may answer."""
        shortest = min(asked.answers, key=len).casefold()
        covered = self.measures.coverage(self.measures.read_query(asked.text))[self.rows]
        telling = [
            shortest in self.library.passages[row].text.casefold() and covered[place] > 0.3
            for place, row in enumerate(self.rows)
        ]
        barred = {*self.paragraph[asked.gold].tolist(), *self.paragraph[np.array(telling)].tolist()}
        return np.flatnonzero(~np.isin(self.paragraph, list(barred)))

    def signals(self, question: str, vector: np.ndarray, places: np.ndarray, weights: np.ndarray) -> Signals:
        """Return the signals as the search would read them, were these all the sentences."""
        features = self.features(question, vector, places)
        scores = (features @ weights).astype(np.float32)
        order = np.argsort(-scores, kind="stable")
        terms = self.measures.read_query(question)
        rows = self.rows[places[order]]
        found = Examination(question, terms, rows, features[order], scores[order], ())
        return self.retriever.read_signals(found, 0)


def invent_near_misses(article: Article, rng: random.Random) -> list[tuple[str, int]]:
    """Return questions that the article does not answer: of another year, or about what it never says of a name."""
    text = article.text
    folded = text.casefold()
    invented = []
    for asked in article.questions:
        if match := YEAR.search(asked.text):
            year = int(match[0]) + rng.choice([-7, -4, -3, 3, 4, 6])
            if str(year) not in text:
                invented.append((asked.text.replace(match[0], str(year)), -2))
    for asked in rng.sample(article.questions, min(OTHER_YEARS, len(article.questions))):
        near = {year for place in asked.gold for year in YEAR.findall(article.read_paragraph(place))}
        year = rng.choice([str(rng.randrange(1950, 2040)), *sorted(set(YEAR.findall(text)) - near)])
        if year not in near and not YEAR.search(asked.text):
            invented.append((f"{asked.text.rstrip('? ')} in {year}?", -2))
    names = sorted({name for asked in article.questions for name in read_names(asked.text) if len(name) > 3})
    rng.shuffle(names)
    for n, name in enumerate(names[:NEAR_MISSES]):
        question = ASKED_OF[n % len(ASKED_OF)]
        telling = re.findall(r"[a-z]{5,}", question.casefold())
        if not any(f"{word} of {name.casefold()}" in folded for word in telling):
            invented.append((question.format(name), -3))
    return invented


def fit_ranking(articles: list[Article]) -> np.ndarray:
    """Return weights that make each question's answer likeliest among its best candidates."""
    cases = []
    for article in articles:
        everywhere = np.arange(len(article.rows))
        for asked in article.questions:
            features = article.features(asked.text, asked.vector, everywhere)
            best = np.argsort(-(features @ WEIGHTS))[:CANDIDATES]
            kept = sorted({*best.tolist(), *asked.gold})
            gold = [i for i, place in enumerate(kept) if place in asked.gold]
            cases.append((torch.tensor(features[kept]), torch.tensor(gold)))
    weights = torch.zeros(len(FEATURES), requires_grad=True)
    optimizer = torch.optim.LBFGS([weights], max_iter=150)

    def closure() -> torch.Tensor:
        optimizer.zero_grad()
        losses = [torch.logsumexp(f @ weights, 0) - torch.logsumexp((f @ weights)[g], 0) for f, g in cases]
        loss = torch.stack(losses).mean() + 1e-4 * (weights**2).sum()
        loss.backward()
        return loss

    optimizer.step(closure)
    return weights.detach().numpy()


def report_ranking(articles: list[Article], weights: np.ndarray) -> None:
    """Print how often the sentence with the answer comes first and in the first three."""
    first = three = total = 0
    for article in articles:
        everywhere = np.arange(len(article.rows))
        for asked in article.questions:
            features = article.features(asked.text, asked.vector, everywhere)
            order = np.argsort(-(features @ weights))[:3].tolist()
            first += order[0] in asked.gold
            three += any(place in asked.gold for place in order)
            total += 1
    print(f"right sentence first {first / total:.3f}, in the first three {three / total:.3f} of {total}")


def collect_signals(articles: list[Article], weights: np.ndarray, strangers: list[Article]):
    """Return signals with their labels; see LABELS."""
    rng = random.Random(SEED)
    found, labels = [], []
    for article in articles:
        everywhere = np.arange(len(article.rows))
        for asked in article.questions:
            found.append(article.signals(asked.text, asked.vector, everywhere, weights))
            labels.append(1)
            rest = article.without_answer(asked)
            if len(rest) > 20:
                found.append(article.signals(asked.text, asked.vector, rest, weights))
                labels.append(0)
        others = [q for other in strangers if other is not article for q in other.questions]
        for asked in rng.sample(others, OFF_TOPIC // 2):
            found.append(article.signals(asked.text, asked.vector, everywhere, weights))
            labels.append(-1)
        for question, vector, label in article.near_misses:
            found.append(article.signals(question, vector, everywhere, weights))
            labels.append(label)
    return np.array(found), np.array(labels)


def open_articles(path: Path, folder: Path, embedder: SentenceTransformerEmbedder) -> list[Article]:
    """Return the articles of a file with all their questions embedded."""
    articles = []
    for n, data in enumerate(read_articles(path)):
        article = Article(data, folder / f"{path.stem}-{n}", embedder)
        embed_questions(article, embedder, random.Random(SEED + n))
        articles.append(article)
        print(f"{path.stem} {n}: {len(article.rows)} sentences, {len(article.questions)} questions", flush=True)
    return articles


def embed_questions(article: Article, embedder: SentenceTransformerEmbedder, rng: random.Random) -> None:
    """Give the article's questions, and invented ones that it does not answer, their vectors."""
    vectors = embedder.embed_texts([asked.text for asked in article.questions])
    for asked, vector in zip(article.questions, vectors, strict=True):
        asked.vector = vector
    invented = invent_near_misses(article, rng)
    vectors = embedder.embed_texts([question for question, _ in invented])
    article.near_misses = [(q, v, label) for (q, label), v in zip(invented, vectors, strict=True)]


def balance(labels: np.ndarray) -> np.ndarray:
    """Return weights by which the answered weigh as much as all others, and each kind of the others the same."""
    kinds = sorted(set(labels.tolist()) - {1})
    weights = np.zeros(len(labels))
    weights[labels == 1] = 1 / np.sum(labels == 1)
    for kind in kinds:
        weights[labels == kind] = 1 / len(kinds) / np.sum(labels == kind)
    return weights * len(labels) / 2


def main(folder: Path, paths: list[Path]) -> None:
    """Fit on the training articles and print weights and figures."""
    embedder = SentenceTransformerEmbedder(threads=2)
    training: list[Article] = []
    tests: dict[str, list[Article]] = {}
    for path in paths:
        articles = open_articles(path, folder, embedder)
        count = round(len(articles) * TRAINING_SHARE)
        training += articles[:count]
        tests[path.stem] = articles[count:]
    everything = [*training, *(article for test in tests.values() for article in test)]
    weights = fit_ranking(training)
    print("ranking weights", dict(zip(FEATURES, weights.round(2).tolist(), strict=True)))
    rounded = weights.round(2).astype(np.float32)
    signals, labels = collect_signals(training, rounded, everything)
    model = LogisticRegression(max_iter=1000).fit(signals, labels == 1, sample_weight=balance(labels))
    print("confidence weights", dict(zip(Signals._fields, model.coef_[0].round(2).tolist(), strict=True)))
    print("intercept", model.intercept_.round(2))
    for name, articles in tests.items():
        print(name)
        report_ranking(articles, rounded)
        report_confidence(model, *collect_signals(articles, rounded, everything))
    for article in everything:
        article.library.close()


def report_confidence(model: LogisticRegression, signals: np.ndarray, labels: np.ndarray) -> None:
    """Print how often what is answered is kept and what is not is refused."""
    probability = model.predict_proba(signals)[:, 1]
    for label, name in LABELS.items():
        chosen = probability[labels == label]
        rate = np.mean(chosen >= 0.5) if label == 1 else np.mean(chosen < 0.5)
        print(f"  {name} {rate:.3f} of {len(chosen)}")


if __name__ == "__main__":
    main(Path(sys.argv[1]), [Path(name) for name in sys.argv[2:]])
