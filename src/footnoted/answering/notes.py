"""Questions about the paper's own footnotes: one by number, those that cite somebody, those behind a claim.

It owns which notes a question means; it must not know how a note's sources are parsed or shown.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import partial

from footnoted.answer import Draft, DraftClaim, Quotation
from footnoted.answering.asking import (
    LOOKED_UP,
    Asked,
    quote_cell,
    quote_note,
    quote_sentence,
    refuse,
    stems_of,
    verbatim,
)
from footnoted.document import Cell, Sentence, Source
from footnoted.papers import Paper
from footnoted.retrieval import Hit
from footnoted.retrieval.confidence import ENOUGH

__all__ = ["answer_from_notes", "read_note_numbers"]

NOTE = r"(?:foot\s?-?notes?|end\s?-?notes?|fns?\b\.?|notes?|references?|refs?\b\.?|citations?)"
BY_NUMBER = re.compile(
    rf"\b{NOTE}\s*(?:numbers?|nos?\.?|#)?\s*(?P<numbers>\d{{1,4}}(?:\s*(?:,|and|&|or|[-–—]|to)\s*\d{{1,4}})*)\b",
    re.IGNORECASE,
)
BY_ORDINAL = re.compile(rf"\b(?P<number>\d{{1,4}})(?:st|nd|rd|th)\s+{NOTE}", re.IGNORECASE)
BY_PLACE = re.compile(rf"\b(?:the\s+)?(?P<place>very first|first|last|final)\s+{NOTE}\b", re.IGNORECASE)
BY_WORDS = re.compile(rf"\b{NOTE}\s+(?:number\s+)?(?P<words>(?:[a-z]+[\s-]?){{1,2}})", re.IGNORECASE)
COUNT = re.compile(
    r"\b(?:how many|number of)\s+(?:foot\s?-?notes|end\s?-?notes|notes|references|citations)\b", re.IGNORECASE
)
UNITS = dict(zip("one two three four five six seven eight nine".split(), range(1, 10), strict=True))
TEENS = dict(
    zip(
        "ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen".split(),
        range(10, 20),
        strict=True,
    )
)
TENS = dict(zip("twenty thirty forty fifty sixty seventy eighty ninety".split(), range(20, 100, 10), strict=True))
ASKS_SUPPORT = re.compile(
    r"\b(?:supports?|backs?|back up|behind|attached|claims?|sentences?|statements?|stands? (?:for|behind)|hangs?|belongs?|"
    r"marker|in the text|refers? to|relates? to|connected|appears?|used for|evidence for|context)\b",
    re.IGNORECASE,
)
ASKS_CITED = re.compile(
    r"\b(?:cites?|cited|citing|sources?|say|read|link|url|who|when|published|title|page|text|contain)\b", re.IGNORECASE
)

WHICH_NOTES = rf"(?:which|what|list|show|give|name|find|are there|is there|do|does|how many|how often)\b[^?]*?"
CITING = re.compile(
    rf"^\W*(?:which|what|list|show|give me|name|find|are there|is there|do|does|how many|how often|where)\b.*?"
    r"\b(?:cites?|cited|citing|quotes?|quoted|(?:refers?|referring|point|points|link|links) to|mentions?|mention|come from|comes from|are from|is from|"
    r"from|by|uses?|relies on|rely on|rest on|rests on|draws? on)\b\s*(?P<whom>.+?)\W*$",
    re.IGNORECASE,
)
ABOUT_NOTES = re.compile(rf"\b(?:{NOTE}|sources?|cite[sd]?|citing|articles?|works?|quoted?)\b", re.IGNORECASE)
INTERVIEWS = re.compile(r"\binterview(?:s|ed|ees?|ing)?\b", re.IGNORECASE)
BEHIND = re.compile(
    r"^\W*(?:please\s+)?(?:"
    rf"(?:what|which|whose)\s+(?:is\s+(?:the\s+)?|are\s+(?:the\s+)?)?(?:{NOTE}|sources?|evidence|authority|article|work)\s*(?:numbers?\s*)?"
    r"(?:does\s+(?:the\s+)?(?:author|paper|report|howell|writer)\s+(?:cite|give|use|have|offer|provide|rely on)\s*|do(?:es)?\s+(?:they|he|she)\s+(?:cite|give|use)\s*|"
    r"(?:is|are)\s+(?:cited|given|used|provided|offered|behind|for)\s*|supports?\s*|backs?(?:\s+up)?\s*|stands?\s+behind\s*|(?:is\s+)?behind\s*|goes\s+with\s*|documents?\s*|proves?\s*)?"
    r"|(?:what|where)\s+(?:is|are|'s)\s+the\s+(?:source|sources|reference|evidence|citation|footnote)\s*"
    r"|where\s+does\s+(?:the\s+)?(?:author|paper|report)\s+(?:get|take|have|find)\s*"
    r"|where\s+does\s+(?=[^?]*\bcomes?\s+from\b)|(?:which|what)\s+(?:newspapers?|journals?|outlets?|books?|reports?|publications?|studies|study|papers?)\s+(?:is|are)\s+(?:the\s+)?(?:source|cited|quoted)\s*"
    r"|(?:on\s+)?what\s+(?:does\s+the\s+(?:author|paper)\s+)?(?:base|rest)\w*\s*(?:on\s*)?"
    r"|(?:source|reference|citation|footnote|evidence)\s+(?=for|of|behind|on)"
    r")(?:for|of|behind|on|about|to support|supporting|that|when|saying|stating|as evidence(?:\s+for)?|in support of|the claim|the statement|the sentence|the figure|\s)*",
    re.IGNORECASE,
)
LEADING_CLAIM = re.compile(
    r"^(?:(?:the\s+)?(?:claim|statement|sentence|idea|fact|assertion|argument|figure|passage)\s+(?:that|about|of)?\s*)",
    re.IGNORECASE,
)
# This many notes are quoted whole in an answer; of more, only the numbers are said.
QUOTED_NOTES = 4
# Further sentences that may carry the note behind a claim, where the best one carries none.
NEXT_BEST = 3


def answer_from_notes(asked: Asked) -> Draft | None:
    """Return what the notes say to a question about notes; None for a question that is not."""
    for paper in asked.papers:
        if not paper.document.footnotes:
            continue
        lookups: Sequence[Callable[[Paper, Asked], Draft | None]] = (
            answer_by_number,
            answer_count,
            answer_interviews,
            answer_citing,
        )
        for lookup in lookups:
            draft = lookup(paper, asked)
            if draft is not None:
                return draft
    return answer_behind(asked)


def read_note_numbers(question: str, last: int) -> tuple[int, ...]:
    """Return the note numbers that a question names, in or out of range; `last` is the highest there is."""
    if match := BY_NUMBER.search(question):
        return spread_numbers(match["numbers"])
    if match := BY_ORDINAL.search(question):
        return (int(match["number"]),)
    if match := BY_PLACE.search(question):
        return (1 if "first" in match["place"].casefold() else last,)
    if match := BY_WORDS.search(question):
        number = read_number_words(match["words"])
        return (number,) if number else ()
    return ()


def spread_numbers(words: str) -> tuple[int, ...]:
    """Return the numbers of a list or range: `26, 27 and 29` or `26–29`, twelve at the most."""
    if match := re.fullmatch(r"(\d+)\s*(?:[-–—]|to)\s*(\d+)", words.strip()):
        first, last = int(match[1]), int(match[2])
        if first < last < first + 12:
            return tuple(range(first, last + 1))
    return tuple(dict.fromkeys(int(number) for number in re.findall(r"\d+", words)))[:12]


def read_number_words(words: str) -> int | None:
    """Return the number that words such as `twenty-seven` spell; None for other words."""
    parts = re.findall(r"[a-z]+", words.casefold())
    if parts and parts[0] in TENS:
        return TENS[parts[0]] + UNITS.get(parts[1] if len(parts) > 1 else "", 0)
    return (TEENS | UNITS).get(parts[0]) if parts else None


def answer_by_number(paper: Paper, asked: Asked) -> Draft | None:
    """Return the notes a question names by number: what they cite, or what they support."""
    known = paper.document.notes_by_number
    numbers = read_note_numbers(asked.text, max(known))
    if not numbers:
        return None
    unknown = [number for number in numbers if number not in known]
    if unknown:
        return refuse(f"The paper has no footnote {unknown[0]}: its notes run from {min(known)} to {max(known)}.")
    wants_support = bool(ASKS_SUPPORT.search(asked.text)) and not re.search(
        r"\bcit(?:e|es|ed|ing)\b", asked.text, re.IGNORECASE
    )
    claims: list[DraftClaim] = []
    for number in numbers:
        said = [verbatim(host) for host in quote_hosts(paper, number)]
        cited = say_note(paper, number)
        both = [*said, *cited] if wants_support else [*cited, *said]
        wants_note_only = bool(ASKS_CITED.search(asked.text)) and not wants_support
        claims += cited if wants_note_only else both
    return Draft(claims=tuple(claims), notes=tuple((paper.id, n) for n in numbers), confidence=LOOKED_UP)


def quote_hosts(paper: Paper, number: int) -> list[Quotation]:
    """Return the sentences or cells that carry a note's marker."""
    hosts = paper.document.hosts(number)
    return [quote_cell(paper, host) if isinstance(host, Cell) else quote_sentence(paper, host) for host in hosts]


def say_note(paper: Paper, number: int) -> list[DraftClaim]:
    """Return a note as printed and, where it leans on another (Ibid., a short title), that note too."""
    claims = [verbatim(quote_note(paper, number))]
    origins = {source.resolved_from for source in paper.sources.get(number, ())} - {None, number}
    for origin in sorted(n for n in origins if n is not None and n in paper.document.notes_by_number):
        note = quote_note(paper, origin)
        claims.append(DraftClaim(parts=(f"This stands for fn {origin}: ", note)))
    return claims


def answer_count(paper: Paper, asked: Asked) -> Draft | None:
    """Return how many notes there are, where that is all a question asks."""
    rest = stems_of(COUNT.sub(" ", asked.text)) - stems_of("paper report document publication contain total footnote")
    if not COUNT.search(asked.text) or rest:
        return None
    notes = paper.document.footnotes
    first, last = notes[0].number, notes[-1].number
    words = f"The paper has {len(notes)} footnotes, numbered {first} to {last}."
    cites = (quote_note(paper, first), quote_note(paper, last))
    return Draft(claims=(DraftClaim(parts=(words,), cites=cites),), confidence=LOOKED_UP)


def answer_interviews(paper: Paper, asked: Asked) -> Draft | None:
    """Return the notes that are the author's own interviews."""
    if not INTERVIEWS.search(asked.text):
        return None
    rest = stems_of(INTERVIEWS.sub(" ", ABOUT_NOTES.sub(" ", asked.text)))
    rest -= stems_of(
        "author paper report conduct own rest claim sentence which base rely use list official many support statement people person"
    )
    numbers = [number for number in paper.sources if paper.is_interview(number)]
    if rest or not numbers:
        return None
    return list_notes(paper, numbers, "The author's own interviews stand in")


def list_notes(paper: Paper, numbers: Sequence[int], lead: str) -> Draft:
    """Return a sentence that names notes, and the notes themselves where they are few."""
    names = [f"fn {number}" for number in numbers]
    listed = names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"
    quoted = [quote_note(paper, number) for number in numbers]
    claims = [DraftClaim(parts=(f"{lead} {listed}.",), cites=tuple(quoted))]
    if len(numbers) <= QUOTED_NOTES:
        claims += [claim for number in numbers for claim in say_note(paper, number)]
    return Draft(claims=tuple(claims), notes=tuple((paper.id, n) for n in numbers), confidence=LOOKED_UP)


def answer_citing(paper: Paper, asked: Asked) -> Draft | None:
    """Return the notes that cite an author or publisher whom a question names."""
    match = CITING.match(asked.text)
    if not match or not ABOUT_NOTES.search(asked.text):
        return None
    whom = re.sub(
        r"\b(?:in|by|of) (?:this|the) (?:paper|report|author)\b|\b(?:is|are|was|were) cited\b", " ", match["whom"]
    )
    wanted = stems_of(ABOUT_NOTES.sub(" ", whom))
    if not wanted:
        return None
    numbers = [
        number for number in sorted(paper.sources) if any(is_by(source, wanted) for source in paper.sources[number])
    ]
    if not numbers:
        return None
    name = re.sub(r"\s+", " ", whom).strip(" .?!'\"")
    return list_notes(paper, numbers, f"{name[:1].upper()}{name[1:]} is cited in")


def is_by(source: Source, wanted: frozenset[str]) -> bool:
    """Tell whether a source's makers (authors, container, publisher) hold all the stems."""
    makers = " ".join((*source.authors, source.container or "", source.publisher or ""))
    return wanted <= stems_of(makers)


def answer_behind(asked: Asked) -> Draft | None:
    """Return the sentence that says what a question claims, and the notes behind it."""
    match = BEHIND.match(asked.text)
    if not match or not re.search(rf"{ABOUT_NOTES.pattern}|evidence|where|base|rest", match.group(), re.IGNORECASE):
        return None
    claim = LEADING_CLAIM.sub("", asked.text[match.end() :]).strip(" ?.")
    claim = re.sub(r"\s+(?:figure\s+|number\s+)?comes?\s+from$|\s+based\s+on$", "", claim)
    if not stems_of(claim):
        return None
    ranking = asked.search(claim)
    noted = [hit for hit in ranking.hits[:NEXT_BEST] if notes_of(asked, hit)]
    if ranking.confidence < ENOUGH or not noted:
        return Draft(claims=(), confidence=ranking.confidence) if ranking.confidence < ENOUGH else None
    hit = noted[0]
    paper = next(paper for paper in asked.papers if paper.id == hit.passage.document)
    numbers = sorted(notes_of(asked, hit), key=partial(closeness, paper, hit, stems_of(claim)), reverse=True)
    spoken = paper.places_of(hit.passage.spans)[0].spans
    kind = "table_cell" if hit.passage.kind == "table_cell" else "sentence"
    said = Quotation(
        document=paper.id, passage=hit.passage.id, kind=kind, spans=spoken, words=paper.document.read(spoken)
    )
    claims = [verbatim(said), *(claim for number in numbers for claim in say_note(paper, number))]
    notes = tuple((paper.id, number) for number in numbers)
    return Draft(claims=tuple(claims), notes=notes, confidence=ranking.confidence)


def notes_of(asked: Asked, hit: Hit) -> tuple[int, ...]:
    """Return the notes whose markers stand in what was found."""
    paper = next(paper for paper in asked.papers if paper.id == hit.passage.document)
    return tuple(dict.fromkeys(n for place in paper.places_of(hit.passage.spans) for n in place.notes))


def closeness(paper: Paper, hit: Hit, claim: frozenset[str], number: int) -> float:
    """Return how much of a claim stands in the stretch that a note's marker closes."""
    markers = sorted(
        marker.span.start
        for note in paper.document.footnotes
        for marker in note.markers
        if hit.passage.spans[0].start < marker.span.start <= hit.passage.spans[-1].end + 8
    )
    own = next((m.span.start for m in paper.document.notes_by_number[number].markers if m.span.start in markers), None)
    if own is None or not claim:
        return 0.0
    start = max((marker for marker in markers if marker < own), default=hit.passage.spans[0].start)
    return len(claim & stems_of(paper.document.text[start:own])) / len(claim)


Host = Sentence | Cell
