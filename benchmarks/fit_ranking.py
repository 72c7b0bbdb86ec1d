"""Fit the weights of the ranking and of the confidence on SQuAD 2.0 articles.

Usage: python benchmarks/fit_ranking.py PATH_TO_SQUAD_2_JSON [FOLDER_FOR_INDEXES]

The data set (Rajpurkar et al. 2018, CC BY-SA 4.0) is not part of the project. Every article becomes a document
of its own, parsed and indexed as a paper is. The first eleven articles train, the others test. It prints the
weights to put into `retrieval/features.py` and `retrieval/confidence.py`, and the figures on the test articles.
"""

from __future__ import annotations

import json
import random
import re
import sys
import tempfile
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
import torch
from sklearn.linear_model import LogisticRegression

from footnoted.indexing.embedding import SentenceTransformerEmbedder
from footnoted.indexing.library import open_library
from footnoted.parsing import parse_paper
from footnoted.passages import split_passages
from footnoted.retrieval.confidence import Signals
from footnoted.retrieval.expectation import read_names
from footnoted.retrieval.features import FEATURES, WEIGHTS
from footnoted.retrieval.search import Retriever

TRAINING_ARTICLES = 11
CANDIDATES = 60
OFF_TOPIC = 120
NEAR_MISSES = 60
SEED = 7
# What is often asked of a thing and seldom said of it: questions that sound alike and are not answered.
ATTRIBUTES = (
    "What is the population of {}?|What is the area of {}?|What is the unemployment rate in {}?|What is the budget of {}?|"
    "How old is {}?|What is the average salary in {}?|What is the range of {}?|What is the phone number of {}?|"
    "How tall is {}?|What was the result of the 2031 elections in {}?|What is the climate of {} like?|"
    "How many hospitals does {} have?|What is the national dish of {}?|Who is the chief executive of {}?|"
    "What is the exchange rate of {}?|How much did {} spend on advertising?|What is the literacy rate in {}?|"
    "What is the weight of {}?|Who painted {}?|What is the top speed of {}?|What languages does {} speak?"
).split("|")
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
    paragraph: int
    answers: list[str]
    gold: list[int] = field(default_factory=list)


def read_articles(path: Path) -> list[dict]:
    """Return the articles of a SQuAD file."""
    return json.loads(path.read_text(encoding="utf-8"))["data"]


class Article:
    """One article as a library of its own, with its questions located in it."""

    def __init__(self, article: dict, folder: Path, embedder: SentenceTransformerEmbedder) -> None:
        contexts = [" ".join(p["context"].split()) for p in article["paragraphs"]]
        text = "\n\n".join(contexts) + "\n"
        starts = np.cumsum([0, *(len(context) + 2 for context in contexts)])
        document = parse_paper(text, id="article")
        self.library = open_library(folder, [(document, "0")], embedder, split=split_passages)
        self.retriever = Retriever(self.library)
        self.measures = self.retriever._measures
        units = [row for row, p in enumerate(self.library.passages) if p.kind in ("sentence", "front_matter")]
        self.rows = np.array(units, dtype=np.intp)
        where = [self.library.passages[row].spans[0].start for row in units]
        self.paragraph = np.searchsorted(starts, where, side="right") - 1
        self.questions: list[Asked] = []
        self.near_misses: list[tuple[str, np.ndarray, int]] = []
        for number, paragraph in enumerate(article["paragraphs"]):
            for qa in paragraph["qas"]:
                if not qa["is_impossible"]:
                    self.add(qa, number, paragraph["context"], int(starts[number]))

    def add(self, qa: dict, number: int, context: str, start: int) -> None:
        """Locate a question's answers among the sentences."""
        asked = Asked(qa["question"], np.empty(0), number, [a["text"] for a in qa["answers"]])
        for answer in qa["answers"]:
            at = start + len(" ".join(context[: answer["answer_start"]].split()))
            for place, row in enumerate(self.rows):
                spans = self.library.passages[row].spans
                if spans[0].start <= at + 1 < spans[-1].end:
                    asked.gold.append(place)
        if asked.gold:
            self.questions.append(asked)

    def features(self, question: str, vector: np.ndarray, places: np.ndarray):
        """Return the features of the sentences at these places."""
        terms = self.measures.read_query(question)
        return self.measures.measure(question, vector, terms, self.rows[places])

    def without_answer(self, asked: Asked) -> np.ndarray:
        """Return the places of the sentences outside every paragraph that may answer."""
        shortest = min(asked.answers, key=len).casefold()
        covered = self.measures.coverage(self.measures.read_query(asked.text))[self.rows]
        telling = [
            shortest in self.library.passages[row].text.casefold() and covered[place] > 0.3
            for place, row in enumerate(self.rows)
        ]
        barred = {asked.paragraph, *self.paragraph[np.array(telling)].tolist()}
        return np.flatnonzero(~np.isin(self.paragraph, list(barred)))

    def signals(self, question: str, vector: np.ndarray, places: np.ndarray, weights: np.ndarray) -> Signals:
        """Return the signals as the search would read them, were these all the sentences."""
        features = self.features(question, vector, places)
        scores = (features @ weights).astype(np.float32)
        order = np.argsort(-scores, kind="stable")
        best = int(self.rows[places[order[0]]])
        return self.retriever._read_signals(question, features[order], scores[order], best)


def invent_near_misses(article: Article, rng: random.Random) -> list[tuple[str, int]]:
    """Return questions that the article does not answer: of another year, or about what it never says of a name."""
    text = article.library.passages[0].document and " ".join(p.text for p in article.library.passages)
    folded = text.casefold()
    invented = []
    for asked in article.questions:
        if match := YEAR.search(asked.text):
            year = int(match[0]) + rng.choice([-7, -4, -3, 3, 4, 6])
            if str(year) not in text:
                invented.append((asked.text.replace(match[0], str(year)), -2))
    names = sorted({name for asked in article.questions for name in read_names(asked.text) if len(name) > 3})
    rng.shuffle(names)
    for n, name in enumerate(names[:NEAR_MISSES]):
        question = ATTRIBUTES[n % len(ATTRIBUTES)]
        telling = [word for word in re.findall(r"[a-z]{5,}", question.casefold())]
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
        for asked in rng.sample(others, OFF_TOPIC):
            found.append(article.signals(asked.text, asked.vector, everywhere, weights))
            labels.append(-1)
        for question, vector, label in article.near_misses:
            found.append(article.signals(question, vector, everywhere, weights))
            labels.append(label)
    return np.array(found), np.array(labels)


def open_articles(path: Path, folder: Path) -> list[Article]:
    """Return the articles with all their questions embedded."""
    embedder = SentenceTransformerEmbedder(threads=2)
    articles = []
    for n, data in enumerate(read_articles(path)):
        article = Article(data, folder / str(n), embedder)
        vectors = embedder.embed_texts([asked.text for asked in article.questions])
        for asked, vector in zip(article.questions, vectors, strict=True):
            asked.vector = vector
        invented = invent_near_misses(article, random.Random(SEED + n))
        vectors = embedder.embed_texts([question for question, _ in invented])
        article.near_misses = [(q, v, label) for (q, label), v in zip(invented, vectors, strict=True)]
        articles.append(article)
        print(f"{data['title']}: {len(article.rows)} sentences, {len(article.questions)} questions", flush=True)
    return articles


def balance(labels: np.ndarray) -> np.ndarray:
    """Return weights by which the answered weigh as much as all others, and each kind of the others the same."""
    kinds = sorted(set(labels.tolist()) - {1})
    weights = np.zeros(len(labels))
    weights[labels == 1] = 1 / np.sum(labels == 1)
    for kind in kinds:
        weights[labels == kind] = 1 / len(kinds) / np.sum(labels == kind)
    return weights * len(labels) / 2


def main(path: Path, folder: Path) -> None:
    """Fit on the training articles and print weights and figures."""
    articles = open_articles(path, folder)
    training, test = articles[:TRAINING_ARTICLES], articles[TRAINING_ARTICLES:]
    weights = fit_ranking(training)
    print("ranking weights", dict(zip(FEATURES, weights.round(2).tolist(), strict=True)))
    report_ranking(test, weights)
    rounded = weights.round(2).astype(np.float32)
    signals, labels = collect_signals(training, rounded, articles)
    model = LogisticRegression(max_iter=1000).fit(signals, labels == 1, sample_weight=balance(labels))
    print("confidence weights", dict(zip(Signals._fields, model.coef_[0].round(2).tolist(), strict=True)))
    print("intercept", model.intercept_.round(2))
    signals, labels = collect_signals(test, rounded, articles)
    probability = model.predict_proba(signals)[:, 1]
    for label, name in LABELS.items():
        chosen = probability[labels == label]
        rate = np.mean(chosen >= 0.5) if label == 1 else np.mean(chosen < 0.5)
        print(f"{name} {rate:.3f} of {len(chosen)}")
    for article in articles:
        article.library.close()


if __name__ == "__main__":
    if len(sys.argv) > 2:
        main(Path(sys.argv[1]), Path(sys.argv[2]))
    else:
        with tempfile.TemporaryDirectory() as temporary:
            main(Path(sys.argv[1]), Path(temporary))
