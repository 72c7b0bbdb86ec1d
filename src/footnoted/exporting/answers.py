"""A stored answer as a writing: its text with a note behind each mark, and in each note what the paper says and cites.

It owns what an exported answer holds and in which order; it must not know the file that it becomes.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

from footnoted.document import Metadata
from footnoted.exporting.writing import Line, Mark, Note, Part, Words, Writing, address, link_addresses

__all__ = ["ANSWERED_FROM", "SEARCHED", "Cite", "compose_answer", "name_pages"]

Json = dict[str, Any]
# How a source is written in full, from its fields as JSON.
Cite = Callable[[Json], Line]

# The headings over the papers that an answer quotes, or that a refusal looked into.
ANSWERED_FROM, SEARCHED = "Answered from", "Searched"
MARKER = re.compile(r"\s*\[(\d+)\]")
GROUNDS = {
    "asserted": "The paper gives no note for this.",
    "interview": "The paper rests this on the author’s own interview.",
}


def compose_answer(answer: Json, papers: Mapping[str, Metadata], cite: Cite) -> Writing:
    """Return an answer in its stored form as a writing; `papers` are those known by their ids."""
    notes = {(note["document"], note["number"]): note for note in answer["footnotes"]}
    cited = [
        Note(number=citation["number"], lines=tuple(compose_note(citation, papers, notes, cite)))
        for citation in answer["citations"]
    ]
    behind = {(citation["document"], n) for citation in answer["citations"] for n in citation["footnotes"]}
    asked = [line for key, note in notes.items() if key not in behind for line in describe_note(note, cite)]
    nearest = [quote_passage(passage, papers) for passage in answer["nearest"]]
    documents = dict.fromkeys(passage["document"] for passage in (*answer["citations"], *answer["nearest"]))
    parts = (
        Part(heading="Footnotes of the paper", lines=tuple(asked)),
        Part(heading="Nearest passages, which do not answer the question", lines=tuple(nearest), is_list=True),
        Part(
            heading=ANSWERED_FROM if cited else SEARCHED,
            lines=tuple(describe_paper(id, papers[id]) for id in documents if id in papers),
            is_list=True,
        ),
    )
    return Writing(
        title=answer["question"],
        lines=compose_text(answer),
        parts=tuple(part for part in parts if part.lines),
        notes=tuple(cited),
    )


def compose_text(answer: Json) -> tuple[Line, ...]:
    """Return the answer's paragraphs, markers as marks; a bracketed number inside a claim's words stays words."""
    text: str = answer["text"]
    numbers = {citation["number"] for citation in answer["citations"]}
    pieces: list[Words | Mark] = []
    at = 0
    for claim in answer["claims"]:
        start = text.find(claim["text"], at)
        if start >= 0:
            pieces.extend(find_marks(text[at:start], numbers))
            pieces.extend(style_claim(claim))
            at = start + len(claim["text"])
    pieces.extend(find_marks(text[at:], numbers))
    return tuple(line for line in split_paragraphs(pieces) if line)


def find_marks(text: str, numbers: set[int]) -> Iterator[Words | Mark]:
    """Yield a text with its citation markers as marks, the space before each dropped."""
    at = 0
    for marker in MARKER.finditer(text):
        if int(marker[1]) in numbers:
            yield Words(text[at : marker.start()])
            yield Mark(int(marker[1]))
            at = marker.end()
    yield Words(text[at:])


def style_claim(claim: Json) -> Iterator[Words]:
    """Yield a claim's words, those that answer the question in bold."""
    text = claim["text"]
    start, end = claim.get("emphasis") or (0, 0)
    yield Words(text[:start])
    yield Words(text[start:end], style="strong")
    yield Words(text[end:])


def split_paragraphs(pieces: Iterable[Words | Mark]) -> Iterator[Line]:
    """Yield the pieces as paragraphs: a line break in their words begins a new one."""
    line: list[Words | Mark] = []
    for piece in pieces:
        if isinstance(piece, Mark):
            line.append(piece)
            continue
        first, *rest = piece.text.split("\n")
        line.append(Words(first, piece.style))
        for text in rest:
            yield drop_empty(line)
            line = [Words(text, piece.style)]
    yield drop_empty(line)


def drop_empty(line: Iterable[Words | Mark]) -> Line:
    """Return a line without pieces that hold no words."""
    return tuple(piece for piece in line if isinstance(piece, Mark) or piece.text)


def compose_note(
    citation: Json, papers: Mapping[str, Metadata], notes: Mapping[tuple[str, int], Json], cite: Cite
) -> Iterator[Line]:
    """Yield a citation's paragraphs: the words quoted and their place, then what the paper rests them on."""
    yield quote_passage(citation, papers)
    if sentence := GROUNDS.get(citation["grounds"]):
        yield (Words(sentence),)
    for number in citation["footnotes"]:
        note = notes.get((citation["document"], number))
        if note is None:
            continue
        lines = describe_note(note, cite)
        if is_whole_note(citation, note):
            # Its words stand in the quotation already.
            next(lines)
            yield (Words(f"This is the paper’s fn {number}."),)
        yield from lines


def is_whole_note(citation: Json, note: Json) -> bool:
    """Tell whether a citation quotes a note from beginning to end."""
    return "".join(citation["quote"].split()) == "".join(note["text"].split())


def quote_passage(passage: Json, papers: Mapping[str, Metadata]) -> Line:
    """Return the words of a passage in quotation marks, and where they stand."""
    place = " › ".join(passage["section"])
    pages = name_pages(passage["pages"])
    paper = papers.get(passage["document"])
    authors = ", ".join(paper.authors) if paper else ""
    where = "".join(f", {part}" for part in (place, pages) if part)
    return drop_empty(
        (
            Words("“"),
            *link_addresses(passage["quote"], keep_brackets=True),
            Words(f"” {authors}{', ' if authors else ''}"),
            Words(paper.title if paper else passage["document"], style="em"),
            Words(f"{where}."),
        )
    )


def name_pages(pages: Iterable[int] | None) -> str:
    """Return pages as `p. 3` or `pp. 3–5`; nothing where they are not known."""
    if not pages:
        return ""
    first, last = pages
    return f"p. {first}" if first == last else f"pp. {first}–{last}"


def describe_note(note: Json, cite: Cite) -> Iterator[Line]:
    """Yield a note of the paper as printed, then in full each source that its own words do not give in full."""
    label = f"fn {note['number']}"
    yield drop_empty((Words(f"{label}: "), *link_addresses(note["text"], keep_brackets=False)))
    printed = "".join(note["text"].split())
    for source in note["sources"]:
        origin = source["resolved_from"]
        if origin is not None:
            yield (Words(f"{label} in full, from fn {origin}: "), *cite(source))
        elif source["url"] and "".join(source["url"].split()) not in printed:
            yield (Words(f"{label} leads to: "), Words(source["url"], url=address(source["url"])))


def describe_paper(id: str, paper: Metadata) -> Line:
    """Return a paper's own bibliographic data."""
    authors = f"{', '.join(paper.authors)}, " if paper.authors else ""
    title = f"{paper.title}: {paper.subtitle}" if paper.subtitle else paper.title
    rest = "".join(f", {field}" for field in (paper.publisher, paper.date) if field)
    line: Line = (Words(authors), Words(title, style="em"), Words(f"{rest} ({id})."))
    if paper.doi:
        url = f"https://doi.org/{paper.doi}"
        line = (*line, Words(" "), Words(url, url=url))
    return drop_empty((*line, Words(f" {paper.rights}" if paper.rights else "")))
