"""The layouts sources are printed in: author-date, title in quotation marks, book with imprint, interview.

It owns how each layout is recognised and read; it must not know how a note is split or what other notes say.
"""

from __future__ import annotations

import re
from dataclasses import replace

from footnoted.document import Source
from footnoted.references.anchors import Anchor, skip_prose
from footnoted.references.credits import name_role, read_script
from footnoted.references.dates import YEAR, find_date
from footnoted.references.fields import Fields, bare_pages, fold, is_range
from footnoted.references.kinds import LEGISLATION, choose_type
from footnoted.references.marks import find_quotations
from footnoted.references.names import SUFFIX, is_initials, is_name, is_person, is_public_body, split_authors
from footnoted.references.people import read_people
from footnoted.references.sequence import read_pieces
from footnoted.references.shapes import IMPRINT, Piece, name_kind, split_pieces
from footnoted.references.titles import is_title_quotation, read_fields

__all__ = ["read_author_date", "read_imprint", "read_interview", "read_quoted", "read_rest"]

INTERVIEW = re.compile(
    r"(?:the\s)?(?:(?:authors?|researchers?)(?:['’]s?)?\s)?(?:(?:own|personal|private|confidential|anonymous|telephone"
    r"|phone|online|video|zoom|written|e-?mail|in-person|remote|expert)\s)*"
    r"(?P<kind>interviews?|conversations?|correspondence|communications?)\b(?!:)",
    re.I,
)
INTERVIEWED = re.compile(
    r"(?P<names>[^,;:]+),\s(?P<genre>(?:\w+\s)*?(?P<kind>interview)(?:ed)?\s(?:by|with)\s(?:the\s)?author)", re.I
)
WITH = re.compile(r"\s+(?:with|from)\s+(?P<names>[^,;()]+)")
# Of these a range of pages is all that they take up.
PARTS = {"article-journal", "article-magazine", "article-newspaper", "chapter", "paper-conference"}
WITH_NAME = re.compile(rf"(?:eds?|editors?)\.?|{SUFFIX.pattern}")
VIA = re.compile(r",?\s+via\s+(?P<host>[^,;()]+)$", re.I)


def read_interview(source: Source, text: str) -> Source | None:
    """Read an interview or exchange of the author's own; None where the text is something else."""
    folded = fold(text)
    match = INTERVIEW.match(folded) or INTERVIEWED.match(folded)
    if match is None or source.url is not None:
        return None
    groups = match.groupdict()
    authors, behind = split_authors(groups.get("names") or ""), folded[match.end() :]
    met = WITH.match(behind)
    people = read_people(authors, "interviewee")
    if met is not None and not authors and not re.fullmatch(r"(?:the\s)?author", met["names"], re.I):
        people = read_people(split_met(met["names"]), "interviewee")
        behind = behind[met.end() :]
    fields = read_pieces(behind, Fields())
    years = re.findall(rf"\b{YEAR}\b", folded)
    year = fields.year or (int(years[-1]) if years else None)
    return replace(
        source,
        type="interview" if groups["kind"].lower().startswith("interview") else "personal_communication",
        authors=authors,
        names=people,
        date=fields.date or (str(year) if year else None),
        year=year,
        genre=(groups.get("genre") or match.group()).strip(),
        place=fields.place or fields.publisher,
    )


def split_met(text: str) -> tuple[str, ...]:
    """Return those an interview was held with: names taken apart, a description (`two officials`) whole."""
    return split_authors(text) if is_name(text) else (text.strip(),)


def read_author_date(source: Source, anchor: Anchor, text: str) -> Source:
    """Read what stands behind an author and a year."""
    fields = read_fields(text, anchor.year)
    fields = replace(fields, date=fields.date or anchor.date)
    return complete(source, fields, anchor.names)


def read_quoted(source: Source, text: str) -> Source | None:
    """Read `Jane Roe, ‘Title’, Journal 12:3 (2011)`; None where no quotation is a source's title."""
    for start, end in find_quotations(text):
        names = text[skip_prose(text, start) : start].strip()
        if not is_title_quotation(text, start, end) or names.endswith(":") or (names and not is_name(names)):
            continue
        fields = read_fields(text[start:], None)
        if names or source.url or fields.date or fields.has_volume or (fields.container and fields.year):
            return complete(source, fields, names)
    return None


def read_imprint(source: Source, text: str) -> Source | None:
    """Read `John Smith, Title of Book (London: Verso, 2010), 23`; None where no imprint is printed."""
    match = IMPRINT.search(text) or re.search(rf",\s+[^\W\da-z_][^,:()]*:\s[^:()]+,\s{YEAR}\b|\({YEAR}\)", text)
    if match is None:
        return None
    start = skip_prose(text, match.start())
    pieces = split_pieces(text[start : match.start()])
    count = count_authors(pieces)
    if not pieces or not is_name(pieces[0].text) or (match.group()[1:-1].isdigit() and not count):
        return None
    names = ", ".join(piece.text for piece in pieces[:count])
    title = text.index(pieces[count].text, start) if count else start
    tail = text[title:]
    if match.group()[1:-1].isdigit():
        # `Title (2010)` reads like `Title, 2010`.
        tail = f"{text[title : match.start()].rstrip()}, {match.group()[1:-1]}{text[match.end() :]}"
    return complete(source, read_fields(tail, None), names)


def count_authors(pieces: list[Piece]) -> int:
    """Return how many pieces at the start are authors; at least one is left for the title."""
    if len(pieces) < 2:
        return 0
    first = pieces[0].text
    if not (
        is_person(first) or is_person(first.split(" and ")[0]) or is_public_body(first) or is_initials(pieces[1].text)
    ):
        return 0
    joined = [i for i in range(1, min(len(pieces) - 1, 6)) if re.match(r"(?:and|&)\s+\S+\s\S", pieces[i].text)]
    count = joined[0] + 1 if joined else 1
    while count < len(pieces) - 1 and (is_initials(pieces[count].text) or WITH_NAME.fullmatch(pieces[count].text)):
        count += 1
    return count


def read_rest(source: Source, text: str) -> Source:
    """Read what no layout fits: a law by its name, a date and a locator beside an address."""
    pieces = split_pieces(text)
    if pieces and LEGISLATION.search(pieces[0].text) and is_name(pieces[0].text):
        fields = read_fields(text, None)
        return replace(complete(source, fields, ""), type="legislation")
    if source.url is None and source.doi is None:
        return source
    fields = Fields()
    for piece in pieces:
        dated = find_date(piece.text) if name_kind(piece.text, None) == "date" else None
        if dated is not None:
            fields = replace(fields, date=dated.iso, year=dated.year)
    return replace(source, date=fields.date, year=fields.year)


def complete(source: Source, fields: Fields, names: str) -> Source:
    """Put names and fields into the source; a date that is not printed is the year, where that is."""
    via = VIA.search(names)
    host = via["host"].strip() if via else fields.via
    authors = split_authors(names[: via.start()] if via else names)
    if via is not None and fields.container is None:
        fields = replace(fields, container=host)
    kind = choose_type(fields, authors=authors, url=source.url)
    is_part = kind in PARTS and fields.locator is not None and is_range(fields.locator)
    return replace(
        source,
        type=kind,
        authors=authors,
        names=(*read_people(authors, name_role(names)), *fields.names),
        year=fields.year,
        date=fields.date or (str(fields.year) if fields.year else None),
        title=fields.title,
        container=fields.container,
        volume=fields.volume,
        issue=fields.issue,
        page=bare_pages(fields.locator) if is_part and fields.locator and not fields.page else fields.page,
        publisher=fields.publisher,
        place=fields.place,
        edition=fields.edition,
        number=fields.number,
        genre=fields.genre,
        medium=fields.medium,
        language=fields.language or read_script(fields.title),
        via=host,
        locator=fields.locator,
    )
