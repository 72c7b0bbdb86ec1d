"""Articles with questions, read from public data: sentences in their context and which of them answer.

SQuAD 2.0 (Rajpurkar et al. 2018, CC BY-SA 4.0), COVID-QA (Möller et al. 2020, Apache-2.0), QASPER (Dasigi et al.
2021, CC BY 4.0), QuoteSum (Schuster et al. 2024, CC BY-SA 4.0) and WiCE (Kamoi et al. 2023, ODC-BY) are read from a
folder of the caller's; none of them is part of the project.
"""

from __future__ import annotations

import json
import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from footnoted.evaluation.public import is_kept_out
from footnoted.indexing.terms import split_terms
from footnoted.parsing import parse_paper, split_sentences
from footnoted.passages import split_passages

# A cited page can have hundreds of lines; the rest is menus and unlike the claim.
MOST_OF_A_PAGE = 24
SPAN = re.compile(r"\[ (\d) (.*?) \]")


@dataclass(slots=True)
class Unit:
    """A sentence with what stands before it, and the number of its paragraph."""

    text: str
    before: str
    paragraph: int


@dataclass(slots=True)
class Question:
    """A question of an article: the units that answer, the words of the answer, the paragraph it was asked of."""

    text: str
    gold: list[int] = field(default_factory=list)
    answers: list[str] = field(default_factory=list)
    paragraph: int | None = None
    plausible: list[int] = field(default_factory=list)


@dataclass(slots=True)
class Article:
    """A text as units, with its questions; `source` names the data set."""

    name: str
    source: str
    units: list[Unit] = field(default_factory=list)
    questions: list[Question] = field(default_factory=list)

    def add_paragraph(self, sentences: Sequence[str], title: str = "") -> list[int]:
        """Append a paragraph's sentences and return their places."""
        number = self.units[-1].paragraph + 1 if self.units else 0
        first = len(self.units)
        for n, sentence in enumerate(sentences):
            self.units.append(Unit(sentence, sentences[n - 1] if n else title, number))
        return list(range(first, len(self.units)))


def read_articles(folder: Path, *, kept_out: bool) -> list[Article]:
    """Return the articles of all data sets that are (or are not) kept out of training."""
    sets = (read_squad_form(folder / "squad2/dev-v2.0.cs224n.json", "squad2"),)
    sets += (read_squad_form(folder / "covidqa/200423_covidQA.json", "covidqa"),)
    sets += (read_qasper(folder), read_quotesum(folder), read_wice(folder))
    return [a for each in sets for a in each if is_kept_out(a.name) is kept_out and a.questions]


def read_squad_form(path: Path, source: str) -> Iterator[Article]:
    """Yield the articles of a file in SQuAD's form."""
    for data in json.loads(path.read_text(encoding="utf-8"))["data"]:
        paragraphs = data["paragraphs"]
        name = data.get("title") or str(paragraphs[0]["document_id"])
        article = Article(name, source)
        if source == "squad2":
            for paragraph in paragraphs:
                read_paragraph(article, paragraph, name.replace("_", " "))
        else:
            read_whole(article, paragraphs[0])
        yield article


def read_paragraph(article: Article, paragraph: dict, title: str) -> None:
    """Append a paragraph and its questions."""
    context = paragraph["context"]
    starts, sentences = cut(context)
    places = article.add_paragraph(sentences, title)
    for qa in paragraph["qas"]:
        question = Question(qa["question"].strip(), paragraph=article.units[places[0]].paragraph)
        question.gold = locate(qa["answers"], context, starts, places)
        question.plausible = locate(qa.get("plausible_answers", []), context, starts, places)
        question.answers = [a["text"] for a in qa["answers"]]
        if question.gold or qa.get("is_impossible"):
            article.questions.append(question)


def cut(text: str) -> tuple[list[int], list[str]]:
    """Return where each sentence of a text starts, and the sentences."""
    spans = split_sentences(text)
    return [start for start, _ in spans], [text[start:end].strip() for start, end in spans]


def locate(answers: Sequence[dict], context: str, starts: Sequence[int], places: Sequence[int]) -> list[int]:
    """Return the places of the sentences in which answers lie."""
    found = set()
    for answer in answers:
        # Some offsets are a few characters off: the words are what counts.
        near = answer["answer_start"]
        at = context.find(answer["text"].strip()[:40], max(0, near - 6), near + 60)
        if at < 0:
            continue
        end = at + len(answer["text"].strip())
        for n, start in enumerate(starts):
            stop = starts[n + 1] if n + 1 < len(starts) else len(context)
            if start < end and at < stop:
                found.add(places[n])
    return sorted(found)


def read_whole(article: Article, paragraph: dict) -> None:
    """Read a whole paper as the program would, and its questions."""
    text = paragraph["context"]
    passages = split_passages(parse_paper(text, id="paper"))
    units = [p for p in passages if p.kind in ("sentence", "front_matter")]
    number, last = -1, object()
    for n, passage in enumerate(units):
        parent = (passage.parent or passage.id).rsplit(".", 1)[0]
        same = parent == last
        number, last = number + (not same), parent
        before = units[n - 1].text if same else (passage.section[-1] if passage.section else "")
        article.units.append(Unit(passage.text, before, number))
    for qa in paragraph["qas"]:
        question = Question(qa["question"].strip(), answers=[a["text"].strip() for a in qa["answers"]])
        for answer in qa["answers"]:
            words, near = answer["text"].strip(), answer["answer_start"]
            at = text.find(words[:40], max(0, near - 6), near + 60)
            for n, passage in enumerate(units if at >= 0 else []):
                if any(s.start < at + len(words) and at < s.end for s in passage.spans):
                    question.gold.append(n)
        if question.gold:
            article.questions.append(question)


def read_qasper(folder: Path) -> Iterator[Article]:
    """Yield papers of which the paragraphs are those given as evidence of any question."""
    rows = json.loads((folder / "qasper/dev_question_dict.json").read_text(encoding="utf-8"))
    by_paper = defaultdict(list)
    for row in rows.values():
        by_paper[row["article_id"]].append(row)
    for name, asked in by_paper.items():
        article = Article(name, "qasper")
        cuts: dict[str, list[int]] = {}
        for paragraph in dict.fromkeys(p for row in asked for p in row["evidence"] if p.strip()):
            cuts[paragraph] = article.add_paragraph(cut(paragraph)[1])
        for row in asked:
            marked = [normalize(h) for h in row["highlighted_evidence"]]
            gold = [
                place
                for paragraph in row["evidence"]
                for place in cuts.get(paragraph, [])
                if any(shares(normalize(article.units[place].text), words) for words in marked if words)
            ]
            if gold:
                article.questions.append(Question(row["text"], sorted(set(gold)), list(row["extractive_spans"])))
        yield article


def shares(sentence: str, marked: str) -> bool:
    """Tell whether a sentence lies in marked words or holds them."""
    return sentence in marked or marked in sentence


def normalize(words: str) -> str:
    """Return words with white space made one."""
    return " ".join(words.split())


def read_quotesum(folder: Path) -> Iterator[Article]:
    """Yield a question's sources as an article each: the sentences that people quoted in their answers are gold."""
    by_question = defaultdict(list)
    for line in (folder / "quotesum/dev.jsonl").read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        by_question[row["question"]].append(row)
    for asked, rows in by_question.items():
        article = Article(asked, "quotesum")
        question = Question(asked)
        spans = [(int(k), words) for row in rows for k, words in SPAN.findall(row["summary"])]
        for k in range(1, 9):
            source = rows[0].get(f"source{k}")
            if not source:
                continue
            places = article.add_paragraph(cut(source)[1], rows[0][f"title{k}"])
            for place in places:
                quoted = [w for n, w in spans if n == k and w.casefold() in article.units[place].text.casefold()]
                if quoted:
                    question.gold.append(place)
                    question.answers.append(quoted[0])
        if question.gold:
            article.questions.append(question)
        yield article


def read_wice(folder: Path) -> Iterator[Article]:
    """Yield a claim and the page it cites: what supports it is gold, and nothing is where nothing does."""
    for name in ("claim_dev", "claim_test"):
        for n, line in enumerate((folder / f"wice/{name}.jsonl").read_text(encoding="utf-8").splitlines()):
            row = json.loads(line)
            article = Article(f"{name}-{n}", "wice")
            supporting = {i for group in row["supporting_sentences"] for i in group}
            kept = keep_likest(row["claim"], row["evidence"], supporting)
            article.add_paragraph([row["evidence"][i] for i in kept])
            gold = sorted(kept.index(i) for i in supporting if i in kept)
            article.questions.append(Question(row["claim"], gold if row["label"] != "not_supported" else []))
            yield article


def keep_likest(claim: str, sentences: Sequence[str], supporting: set[int]) -> list[int]:
    """Return the places, in order, of a page's sentences that share most words with a claim, or support it."""
    stems = set(split_terms(claim))
    shared = [len(stems & set(split_terms(sentence))) + (i in supporting) for i, sentence in enumerate(sentences)]
    likest = sorted(range(len(sentences)), key=lambda i: -shared[i])[:MOST_OF_A_PAGE]
    return sorted(i for i in likest if sentences[i].strip())
