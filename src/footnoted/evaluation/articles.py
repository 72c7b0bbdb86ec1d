"""Public questions over articles kept out of training: their texts as documents, and where the evidence stands.

It owns how SQuAD 2.0, COVID-QA and QASPER are read; it must not know how they are searched or what is counted.
The files lie in a folder of the user's, none of them is part of the program.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from footnoted.document import Block, Document, Heading, Metadata, Paragraph, Sentence, Span
from footnoted.evaluation.public import is_kept_out
from footnoted.parsing import parse_paper, split_sentences

__all__ = ["Collection", "Evidence", "PublicQuestion", "read_covidqa", "read_qasper", "read_squad"]

# Between an article's id and the number of its paragraph, where each is a document of its own.
PART = "#"
# Some offsets of answers are a few characters off: the words are looked for nearby.
NEAR = (6, 60)
LONGEST_SEARCHED = 40


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """Where an answer stands: a text's id, and a span of it."""

    text: str
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class PublicQuestion:
    """A question; without evidence where nothing answers it. `paragraph` is the document it was asked of, if one."""

    words: str
    evidence: tuple[Evidence, ...]
    paragraph: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Collection:
    """Texts that are searched together, and the questions asked of them.

    `documents` are the texts, or their paragraphs one by one: those have the whole text and spans into it, and an id
    that begins with the text's (`text_of`).
    """

    name: str
    texts: tuple[Document, ...]
    documents: tuple[Document, ...]
    questions: tuple[PublicQuestion, ...]


def text_of(document: str) -> str:
    """Return the id of the text that a document is, or is a paragraph of."""
    return document.partition(PART)[0]


def read_squad(path: Path) -> Iterator[Collection]:
    """Yield the kept-out articles of a file of SQuAD 2.0, each paragraph a document under the article's title."""
    for article in load(path)["data"]:
        name = article["title"]
        if not is_kept_out(name):
            continue
        title = name.replace("_", " ")
        contexts = [paragraph["context"] for paragraph in article["paragraphs"]]
        text, starts = join(title, contexts)
        questions = []
        for number, paragraph in enumerate(article["paragraphs"]):
            for asked in paragraph["qas"]:
                evidence = locate(asked["answers"], contexts[number], name, starts[number])
                # Answers that do not stand where they are said to are flaws of the file, not of who searches.
                if evidence or asked.get("is_impossible"):
                    part = f"{name}{PART}{number}"
                    words = asked["question"].strip()
                    questions.append(PublicQuestion(words=words, evidence=evidence, paragraph=part))
        heading = Heading(id="h0", level=1, spans=(Span(0, len(title)),), title=title)
        documents = [
            compose(f"{name}{PART}{number}", text, [(start, context)], heading)
            for number, (start, context) in enumerate(zip(starts, contexts, strict=True))
        ]
        whole = compose(name, text, list(zip(starts, contexts, strict=True)), heading)
        yield Collection(name=name, texts=(whole,), documents=tuple(documents), questions=tuple(questions))


def read_covidqa(path: Path) -> Iterator[Collection]:
    """Yield the kept-out papers of a file of COVID-QA, each read as the program reads a paper."""
    for article in load(path)["data"]:
        (paragraph,) = article["paragraphs"]
        name = str(paragraph["document_id"])
        if not is_kept_out(name):
            continue
        text = paragraph["context"]
        document = parse_paper(text, id=name)
        questions = [
            PublicQuestion(words=asked["question"].strip(), evidence=evidence)
            for asked in paragraph["qas"]
            if (evidence := locate(asked["answers"], text, name, 0))
        ]
        yield Collection(name=name, texts=(document,), documents=(document,), questions=tuple(questions))


def read_qasper(path: Path) -> Iterator[Collection]:
    """Yield the kept-out papers of a file of QASPER as one collection, of the paragraphs that are evidence anywhere."""
    rows: defaultdict[str, list[Mapping[str, Any]]] = defaultdict(list)
    for row in load(path).values():
        if is_kept_out(row["article_id"]):
            rows[row["article_id"]].append(row)
    documents, questions = [], []
    for name, asked in sorted(rows.items()):
        paragraphs = list(dict.fromkeys(p for row in asked for p in row["evidence"] if p.strip()))
        text, starts = join("", paragraphs)
        if not paragraphs:
            continue
        documents.append(compose(name, text, list(zip(starts, paragraphs, strict=True)), None))
        place = dict(zip(paragraphs, starts, strict=True))
        for row in asked:
            spans = [Span(place[p], place[p] + len(p)) for p in row["evidence"] if p in place]
            if spans:
                evidence = tuple(Evidence(text=name, span=span) for span in spans)
                questions.append(PublicQuestion(words=row["text"].strip(), evidence=evidence))
    if documents:
        papers = tuple(documents)
        yield Collection(name="papers", texts=papers, documents=papers, questions=tuple(questions))


def load(path: Path) -> Any:
    """Return what a JSON file holds. Raises OSError and ValueError."""
    return json.loads(path.read_text(encoding="utf-8"))


def join(title: str, paragraphs: Sequence[str]) -> tuple[str, list[int]]:
    """Return a text of a title and paragraphs, a blank line between them, and where each paragraph starts."""
    text = title
    starts = []
    for paragraph in paragraphs:
        text += "\n\n" if text else ""
        starts.append(len(text))
        text += paragraph
    return text, starts


def compose(id: str, text: str, paragraphs: Sequence[tuple[int, str]], heading: Heading | None) -> Document:
    """Return a document of paragraphs, each given by where it starts in the text and its words, under a heading."""
    section = (heading,) if heading else ()
    blocks: list[Block] = [*section]
    for number, (start, words) in enumerate(paragraphs):
        spans = [strip(words, *bounds) for bounds in split_sentences(words)]
        sentences = tuple(
            Sentence(id=f"p{number}s{n}", spans=(Span(start + first, start + last),))
            for n, (first, last) in enumerate(spans)
            if first < last
        )
        blocks.append(Paragraph(id=f"p{number}", kind="body", sentences=sentences, section=section))
    title = heading.title if heading else id
    return Document(id=id, text=text, metadata=Metadata(title=title), blocks=tuple(blocks))


def strip(words: str, start: int, end: int) -> tuple[int, int]:
    """Return the bounds without white space at either end."""
    piece = words[start:end]
    return start + len(piece) - len(piece.lstrip()), end - len(piece) + len(piece.rstrip())


def locate(answers: Sequence[Mapping[str, Any]], context: str, text: str, start: int) -> tuple[Evidence, ...]:
    """Return where answers stand in a text of which the context begins at `start`."""
    found = {}
    for answer in answers:
        words, said = answer["text"].strip(), answer["answer_start"]
        at = context.find(words[:LONGEST_SEARCHED], max(0, said - NEAR[0]), said + NEAR[1]) if words else -1
        if at >= 0:
            span = Span(start + at, start + at + len(words))
            found[span] = Evidence(text=text, span=span)
    return tuple(found.values())
