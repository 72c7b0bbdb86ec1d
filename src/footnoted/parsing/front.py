"""What a paper says of itself: title, authors, date, identifiers, how to cite it.

It owns what can be read of these in the front and back matter; it must not know what is done with them.
What is not clear is left out: no line is taken for an author's because it merely looks like a name.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from footnoted.document import Aside, Block, Heading, Metadata, Paragraph, Span
from footnoted.parsing.furniture import fold_header, fold_words
from footnoted.parsing.strand import Sheet

__all__ = ["read_metadata"]

MONTHS = (
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
    "december",
)  # fmt: skip
MONTH = "(?P<month>" + "|".join(f"{name}|{name[:3]}" for name in MONTHS) + r")\.?"
DATE = re.compile(
    rf"(?:(?P<day>\d{{1,2}})(?:st|nd|rd|th)?\s+)?{MONTH}\s+(?:(?P<later>\d{{1,2}})(?:st|nd|rd|th)?,\s+)?"
    r"(?P<year>(?:18|19|20)\d\d)$",
    re.IGNORECASE,
)
YEAR = re.compile(r"(?:18|19|20)\d\d$")
DOI = re.compile(r"\b10\.\d{4,9}/[^\s<>\"']+[^\s<>\"'.,;)]")
OWN_DOI = re.compile(r"^(?:doi\b|<?https?://(?:dx\.)?doi\.org/)", re.IGNORECASE)
ISBN = re.compile(r"^ISBN(?:-1[03])?:?\s*((?:97[89][\s-]?)?(?:\d[\s-]?){9}[\dXx])\b", re.IGNORECASE)
RIGHTS = re.compile(r"^(?:copyright\b|©|\(c\)\s)", re.IGNORECASE)
CITE = re.compile(r"^(?:how to cite|cite this|suggested citation|recommended citation)\b[^:]{0,40}:\s*", re.IGNORECASE)
CITED = re.compile(r"(?P<authors>[^()]{3,200}?)\s*\((?P<year>(?:18|19|20)\d\d)[^()]{0,30}\)[,.:]?\s+(?P<rest>\S.*)$")
CITED_NAME = re.compile(r"(?P<surname>[^\W\d_][^,.;]*),\s*(?P<initials>(?:[^\W\d_]\.[\s-]*){1,4})")
LABELLED = re.compile(r"^(?:by|authors?|author\(s\)|written by)(?::\s*|\s+)(?P<names>\S.*)$", re.IGNORECASE)
PARTICLE = r"(?:van|von|de|da|del|der|den|di|la|le|el|al|bin|ibn)"
CAPITAL = r"[^\W\d_a-zß-öø-ÿ]"
NAME = re.compile(rf"{CAPITAL}[\w’'-]+(?:\s+(?:{CAPITAL}\.(?:-?{CAPITAL}\.)*|{PARTICLE}|{CAPITAL}[\w’'-]+)){{1,4}}")
BETWEEN_NAMES = re.compile(r"\s*(?:,\s*and\s|,|;|\sand\s|&)\s*")
BETWEEN_PARTS = re.compile(r"\s+[|·•]\s+|,\s+(?=\d|[A-Z][a-z]+ \d{4}$)")
LONGEST_TITLE = 200
# A first line of fewer words may be a series or a logo; without any longer one it is the title all the same.
SHORTEST_TITLE = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Clues:
    """The lines that describe a paper: of the front matter, of the back matter, and the running headers."""

    front: tuple[str, ...]
    back: tuple[str, ...]
    headers: frozenset[str]
    cited: str | None


def read_metadata(sheet: Sheet, blocks: Sequence[Block], asides: Sequence[Aside]) -> Metadata:
    """Return what the text itself gives away of its bibliographic data; what is unclear is None or empty."""
    clues = gather_clues(sheet, blocks, asides)
    lines = (*clues.front, *clues.back)
    return Metadata(
        title=find_title(clues, sheet, blocks)[:LONGEST_TITLE] or "Untitled",
        authors=find_authors(clues),
        date=find_date(clues),
        doi=find_doi(clues),
        isbn=next((match[1].strip() for line in lines if (match := ISBN.match(line))), None),
        rights=next((line for line in reversed(lines) if RIGHTS.match(line)), None),
        citation=clues.cited,
    )


def gather_clues(sheet: Sheet, blocks: Sequence[Block], asides: Sequence[Aside]) -> Clues:
    """Return the lines of front and back matter, the running headers and the line that says how to cite."""
    paragraphs = [block for block in blocks if isinstance(block, Paragraph) and block.sentences]
    front = [read_paragraph(sheet, p) for p in paragraphs if p.kind == "front_matter"]
    back = [read_paragraph(sheet, p) for p in paragraphs if p.kind == "back_matter"]
    headers = {
        fold_header(sheet.text[a.spans[0].start : a.spans[-1].end]) for a in asides if a.kind == "running_header"
    }
    cited = next((CITE.sub("", line) for line in (*back, *front) if CITE.match(line)), None)
    return Clues(front=tuple(front), back=tuple(back), headers=frozenset(headers), cited=cited)


def read_paragraph(sheet: Sheet, paragraph: Paragraph) -> str:
    """Return the clean words of a paragraph."""
    spans = [span for sentence in paragraph.sentences for span in sentence.spans]
    return sheet.read(Span(spans[0].start, spans[-1].end))


def find_title(clues: Clues, sheet: Sheet, blocks: Sequence[Block]) -> str:
    """Return the line that the citation or the running headers confirm as the title, else the first long one."""
    cited = " ".join(fold_words(clues.cited or ""))
    lines = [line for line in clues.front if not LABELLED.match(line) and not DATE.match(line)]
    long = [line for line in lines if len(line.split()) >= SHORTEST_TITLE]
    for line in long:
        if f" {' '.join(fold_words(line))} " in f" {cited} ":
            return line
    for line in lines:
        if fold_header(line) in clues.headers - {""}:
            return line
    return next(iter((*long, *lines, *first_words(sheet, blocks))), "")


def first_words(sheet: Sheet, blocks: Iterable[Block]) -> Iterable[str]:
    """Yield the headings and first sentences, for a paper that has nothing in front of them."""
    for block in blocks:
        if isinstance(block, Heading):
            yield block.title
        elif isinstance(block, Paragraph) and block.sentences:
            spans = block.sentences[0].spans
            yield sheet.read(Span(spans[0].start, spans[-1].end))


def find_authors(clues: Clues) -> tuple[str, ...]:
    """Return the authors that a label names, or that front matter and citation or back matter name alike."""
    for line in clues.front:
        if (label := LABELLED.match(line)) and (names := split_names(label["names"])):
            return names
    cited = read_cited_names(clues.cited)
    for line in clues.front:
        parts = BETWEEN_PARTS.split(line)
        names = split_names(parts[0])
        is_dated = len(parts) == 2 and DATE.match(parts[1]) is not None
        if names and (is_dated or all(is_confirmed(name, clues, cited) for name in names)):
            return names
    return cited


def split_names(line: str) -> tuple[str, ...]:
    """Return the names on a line; none, if anything on it is no name."""
    names = [piece for piece in BETWEEN_NAMES.split(line) if piece]
    return tuple(names) if names and all(NAME.fullmatch(name) for name in names) else ()


def read_cited_names(cited: str | None) -> tuple[str, ...]:
    """Return the authors of "Surname, X. and Surname, Y. (year)" as printed there."""
    match = CITED.match(cited or "")
    if match is None:
        return ()
    names = re.split(r"\s+and\s+|;\s*|\s*&\s*|(?<=\.),\s+", match["authors"])
    return tuple(name.strip(" ,") for name in names) if all(CITED_NAME.match(name) for name in names) else ()


def is_confirmed(name: str, clues: Clues, cited: Sequence[str]) -> bool:
    """Tell whether a name on the front is the surname cited, or that of somebody the back matter speaks of."""
    if any(line.startswith(f"{name} ") or line == name for line in clues.back):
        return True
    return any(other.split(",")[0].split()[-1:] == name.split()[-1:] for other in cited)


def find_date(clues: Clues) -> str | None:
    """Return the date that stands alone on a line or in a part of one, as year, year-month or year-month-day."""
    for line in clues.front:
        for part in (line, *BETWEEN_PARTS.split(line)):
            if match := DATE.match(part):
                return write_date(match)
            if YEAR.match(part):
                return part
    match = CITED.match(clues.cited or "")
    return match["year"] if match else None


def write_date(match: re.Match[str]) -> str:
    """Return a date as digits."""
    month = next(n for n, name in enumerate(MONTHS, start=1) if name.startswith(match["month"].casefold()))
    day = match["day"] or match["later"]
    return f"{match['year']}-{month:02}" + (f"-{int(day):02}" if day and 1 <= int(day) <= 31 else "")


def find_doi(clues: Clues) -> str | None:
    """Return the paper's own DOI, not one of a work that it refers to."""
    own = [line for line in (*clues.front, *clues.back) if OWN_DOI.match(line)]
    found = {match.group() for line in (*own, clues.cited or "") if (match := DOI.search(line))}
    return found.pop() if len(found) == 1 else None
