"""Training examples: a question, some sentences in their context, and which of them answer (or that none does).

Beside the questions as people asked them stand questions made of them: as keywords, with slips of typing, with
another year, number or name put in, with the answering paragraph taken away, and things asked that a text never
says. Nothing of the papers that the program answers from, and no golden question, is among them.
"""

from __future__ import annotations

import random
import re
from collections import Counter
from dataclasses import dataclass

import numpy as np
from articles import Article, Question
from invented import ASKED_OF

from footnoted.indexing.terms import STOP_WORDS, split_terms

# Sentences read beside a question: those that answer, their neighbours, and the likest of the rest.
MOST_READ = 7
SIBLINGS = 3
MOST_GOLD = 3
YEAR = re.compile(r"\b(?:1[0-9]|20)\d\d\b")
NUMBER = re.compile(r"\b\d[\d,.]*\b")
NAME = re.compile(r"(?<=[a-z,] )[A-Z][a-zA-Z'-]+(?: [A-Z][a-zA-Z'-]+)*")


@dataclass(frozen=True, slots=True)
class Example:
    """A question and places of units of an article; `gold` are those among them that answer."""

    article: int
    question: str
    places: tuple[int, ...]
    gold: tuple[int, ...]
    answers: tuple[str, ...]


class Finder:
    """Finds the likest sentences of an article: cosine and the share of the question's rare words."""

    def __init__(self, article: Article, vectors: np.ndarray, asked: np.ndarray) -> None:
        self.article = article
        self.vectors = vectors
        self.asked = asked
        self.stems = [set(split_terms(unit.text)) for unit in article.units]
        counts = Counter(stem for stems in self.stems for stem in stems)
        size = len(self.stems)
        self.weight = {stem: float(np.log(1 + size / count)) for stem, count in counts.items()}

    def rank(self, question: str, vector: np.ndarray) -> list[int]:
        """Return all places, likest first."""
        stems = set(split_terms(question))
        total = sum(self.weight.get(stem, 8.0) for stem in stems) or 1.0
        covered = [sum(self.weight[s] for s in stems & here) / total for here in self.stems]
        return np.argsort(-(self.vectors @ vector + 0.8 * np.array(covered))).tolist()

    def pick(self, question: Question, text: str, vector: np.ndarray, rng: random.Random) -> tuple[int, ...]:
        """Return the places to read: gold, siblings in its paragraph, the likest elsewhere, shuffled."""
        units = self.article.units
        gold = question.gold if len(question.gold) <= MOST_GOLD else rng.sample(question.gold, MOST_GOLD)
        paragraphs = {units[place].paragraph for place in gold}
        if question.paragraph is not None:
            paragraphs.add(question.paragraph)
        barred = set(question.gold) | set(question.plausible)
        siblings = [p for p, unit in enumerate(units) if unit.paragraph in paragraphs and p not in barred]
        chosen = [*gold, *question.plausible[:2], *rng.sample(siblings, min(SIBLINGS, len(siblings)))]
        short = [a.casefold() for a in question.answers if len(a) < 60]
        for place in self.rank(text, vector):
            if len(chosen) >= MOST_READ:
                break
            says_it = any(answer in units[place].text.casefold() for answer in short)
            if place not in chosen and place not in barred and not says_it:
                chosen.append(place)
        rng.shuffle(chosen)
        return tuple(chosen)


def as_keywords(question: str) -> str:
    """Return a question's telling words alone, as people type them into a search box."""
    words = [w for w in re.findall(r"[\w'’.-]+", question) if w.casefold() not in STOP_WORDS]
    return " ".join(words).rstrip(".").lower()


def with_slip(question: str, rng: random.Random) -> str:
    """Return a question with two letters of a longer word swapped, or one left out."""
    words = question.split()
    long = [n for n, word in enumerate(words) if len(word) > 5 and word.isalpha()]
    if not long:
        return question
    n = rng.choice(long)
    word, at = words[n], rng.randrange(1, len(words[n]) - 2)
    swapped = word[:at] + word[at + 1] + word[at] + word[at + 2 :]
    words[n] = swapped if rng.random() < 0.5 else word[:at] + word[at + 1 :]
    return " ".join(words)


def with_another(question: str, names: list[str], numbers: list[str], rng: random.Random) -> str | None:
    """Return a question with a year, number or name changed for another of the same article; None where it has none."""
    if match := YEAR.search(question):
        other = str(int(match[0]) + rng.choice([-30, -7, -4, -3, 3, 4, 6, 20]))
    elif match := NUMBER.search(question):
        other = rng.choice(numbers) if numbers else ""
    elif match := NAME.search(question):
        other = rng.choice(names) if names else ""
    else:
        return None
    if not other or other.casefold() in question.casefold():
        return None
    return question[: match.start()] + other + question[match.end() :]


def make_examples(number: int, finder: Finder, rng: random.Random, *, near_misses: bool = False) -> list[Example]:
    """Return the examples of an article: each question as asked or reworded, and those made of it.

    With `near_misses` some of them lose only the sentences that answer.
    """
    article = finder.article
    text = " ".join(unit.text for unit in article.units)
    names = sorted({m for unit in article.units for m in NAME.findall(unit.text)})
    numbers = sorted({m for unit in article.units for m in NUMBER.findall(unit.text)})
    made: list[Example] = []
    for question, vector in zip(article.questions, finder.asked, strict=True):
        asked, chance = question.text, rng.random()
        if article.source != "wice" and chance < 0.08:
            asked = as_keywords(asked)
        elif article.source != "wice" and chance < 0.14:
            asked = with_slip(asked, rng)
        places = finder.pick(question, asked, vector, rng)
        gold = tuple(p for p in places if p in question.gold)
        made.append(Example(number, asked, places, gold, tuple(question.answers)))
        if not question.gold:
            continue
        other = with_another(question.text, names, numbers, rng) if rng.random() < 0.5 else None
        if other is not None:
            said = " ".join(article.units[p].text for p in question.gold)
            changed = [w for w in re.findall(r"[\w,.'-]+", other) if w not in question.text]
            if not all(word in said for word in changed):
                made.append(Example(number, other, places, (), ()))
        elif (chance := rng.random()) < 0.2 and len({u.paragraph for u in article.units}) > 8:
            made.append(without_answer(number, finder, question, vector))
        elif near_misses and chance > 0.7 and question.answers:
            made.append(without_sentence(number, finder, question, vector))
    if article.source in ("squad2", "covidqa"):
        made.extend(never_said(number, finder, text, names, rng))
    return made


def without_answer(number: int, finder: Finder, question: Question, vector: np.ndarray) -> Example:
    """Return a question with every paragraph that answers it, or says the answer, taken away."""
    units = finder.article.units
    barred = {units[place].paragraph for place in question.gold}
    short = [a.casefold() for a in question.answers if len(a) < 60]
    barred |= {u.paragraph for u in units if any(answer in u.text.casefold() for answer in short)}
    rest = [p for p in finder.rank(question.text, vector) if units[p].paragraph not in barred]
    return Example(number, question.text, tuple(rest[:MOST_READ]), (), ())


def without_sentence(number: int, finder: Finder, question: Question, vector: np.ndarray) -> Example:
    """Return a question with only the sentences taken away that answer it or say the answer: the near miss."""
    units = finder.article.units
    short = [a.casefold() for a in question.answers if len(a) < 60]
    gold = set(question.gold)
    # The sentence behind an answering one has it in its context.
    near = {p for p in range(len(units)) if any(g < p <= g + 1 for g in gold)}
    rest = [
        p
        for p in finder.rank(question.text, vector)
        if p not in gold | near and not any(answer in units[p].text.casefold() for answer in short)
    ]
    return Example(number, question.text, tuple(rest[:MOST_READ]), (), ())


def never_said(number: int, finder: Finder, text: str, names: list[str], rng: random.Random) -> list[Example]:
    """Return things asked of names that the article has but never says that of."""
    made, folded = [], text.casefold()
    for name in rng.sample(names, min(len(names), 24 if finder.article.source == "squad2" else 4)):
        question = rng.choice(ASKED_OF).format(name)
        telling = re.findall(r"[a-z]{4,}", question.replace(name, "").casefold())
        if any(word in folded and word not in STOP_WORDS for word in telling):
            continue
        counts = [sum(stem in here for stem in split_terms(name)) for here in finder.stems]
        places = np.argsort(-np.array(counts), kind="stable")[:MOST_READ].tolist()
        made.append(Example(number, question, tuple(places), (), ()))
    return made
