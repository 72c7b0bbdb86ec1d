"""Questions about all that the notes cite: how many works, of which kind, the oldest, the newest, who is cited most.

It owns the counting over the notes' sources; it must not know how a source is read from a note.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from footnoted.answer import Draft, DraftClaim, Quotation
from footnoted.answering.asking import LOOKED_UP, quote_note, refuse, stems_of
from footnoted.answering.cells import join_words
from footnoted.answering.note_fields import quote_in_note
from footnoted.answering.wording import asks
from footnoted.countries import unify_countries
from footnoted.document import Source
from footnoted.papers import Paper

__all__ = ["answer_of_works", "find_kind"]

WORKS = "source sources work works reference references publication publications literature citation citations document"
NOTES = "footnote footnotes endnote endnotes note notes"
CITING = "cite cites cited citing use uses used quote quotes quoted refer refers referred list listed rely relies draw"
WHOLE = "paper report author bibliography different distinct all total altogether contain have number many single"
COUNTS_WORKS = asks(WORKS, "many number count", may=f"{CITING} {WHOLE}")
LISTS_WORKS = asks(f"{WORKS} {NOTES} bibliography", may=f"{CITING} {WHOLE} full whole every")
LISTING = re.compile(
    r"^\W*(?:please\s+)?(?:list|show|give|print|display|what\s+are|which\s+are)\b.*"
    r"\b(?:sources|works|references|publications|citations|footnotes|endnotes|notes|bibliography|literature)\b",
    re.IGNORECASE,
)
OLD = "oldest earliest old"
NEW = "newest latest recent newer"
AGES = asks(f"{WORKS} article articles book books", f"{OLD} {NEW}", may=f"{CITING} {WHOLE} {NOTES} most footnote date")
MOST = asks(
    "most often frequently",
    CITING,
    may=f"{WORKS} {WHOLE} {NOTES} newspaper outlet journal scholar person people frequent times name media agency who "
    "expert institution",
)
OUTLETS = re.compile(
    r"\b(?:newspapers?|outlets?|journals?|media|agenc(?:y|ies)|institutions?|sources?|publications?)\b", re.I
)
# "The author's latest book" is no work that is cited.
OWN_WORKS = re.compile(
    r"\b(?:author|writer|historian|professor|dr|he|she|his|her)s?[’']s?\s+(?!notes)\w+", re.IGNORECASE
)
# "Which newspaper does the author cite?" asks for no author.
CITER = re.compile(r"\b(?:the|this)\s+(?:authors?|paper|report)\b", re.IGNORECASE)
PERSONS = re.compile(r"\b(?:authors?|scholars?|persons?|people|experts?|who(?:m|se)?)\b", re.IGNORECASE)
GOVERNING = re.compile(
    r"\b(?:Government|Ministry|Ministries|White House|Department|Prime Minister|Cabinet|Office of|Embassy|Treasury|"
    r"Parliament|Congress|Senate|Secretariat|Presidential|Foreign Office|State Council)\b"
)
# What a kind of source is called, and the CSL types that are one.
TYPES = (
    ("newspaper newspapers press news", ("article-newspaper",)),
    ("magazine magazines", ("article-magazine",)),
    ("journal journals academic scholarly peer reviewed", ("article-journal",)),
    ("book books monograph monographs chapter chapters", ("book", "chapter")),
    ("website websites webpage webpages", ("webpage", "post-weblog")),
    ("video videos film films broadcast broadcasts", ("motion_picture", "broadcast")),
    ("interview interviews", ("interview",)),
    ("law laws legislation", ("legislation",)),
    ("thesis theses dissertation dissertations", ("thesis",)),
)  # fmt: skip
KIND_WORDS = stems_of(
    "article articles source sources work works paper papers literature any material publication state own"
)
GOVERNMENT = stems_of("government governments governmental ministry ministries official")


@dataclass(frozen=True, slots=True, kw_only=True)
class Maker:
    """One who is cited: a key to tell him from others, the name as printed, whether a person's, the notes."""

    key: str
    name: str
    is_person: bool
    notes: tuple[int, ...]


def answer_of_works(paper: Paper, question: str) -> Draft | None:
    """Return what a question asks about all that is cited; None where it asks for none of it."""
    if OWN_WORKS.search(question):
        return None
    for wording, answer in ((COUNTS_WORKS, count_works), (AGES, name_by_age), (MOST, name_most_cited)):
        if wording.matches(question, aside=" ".join(paper.document.metadata.authors)):
            return answer(paper, question)
    # All of them are more than an answer holds: it says how many there are.
    is_list = LISTING.search(question) is not None and LISTS_WORKS.matches(question)
    return count_works(paper, question) if is_list else None


def find_kind(paper: Paper, whom: str) -> Callable[[Source], bool] | None:
    """Return what tells the sources of a kind that words name ("books", "the Japanese government"); None for none."""
    stems = stems_of(unify_countries(whom))
    if re.fullmatch(r"(?:1[5-9]|20)\d\d", whom.strip()):
        return lambda source: source.year == int(whom)
    if stems & GOVERNMENT:
        rest = stems - GOVERNMENT - KIND_WORDS
        return lambda source: any(GOVERNING.search(a) and rest <= stems_of(unify_countries(a)) for a in source.authors)
    for words, types in TYPES:
        if stems & stems_of(words) and not stems - stems_of(words) - KIND_WORDS:
            return lambda source, types=types: source.type in types  # type: ignore[misc]
    return None


def own_works(paper: Paper) -> Iterator[tuple[int, Source]]:
    """Yield the sources that notes print themselves, each with its note's number; no Ibid., no short titles."""
    for number in sorted(paper.sources):
        yield from ((number, source) for source in paper.sources[number] if source.resolved_from is None)


def count_works(paper: Paper, question: str) -> Draft | None:
    """Return how many different works the notes cite."""
    works = {(source.authors, source.year, source.date, source.title or source.text) for _, source in own_works(paper)}
    notes = paper.document.footnotes
    if not works:
        return None
    interviews = sum(source.type == "interview" for _, source in own_works(paper))
    among = f", {interviews} of them the author's own interviews" if interviews else ""
    words = f"The {len(notes)} footnotes cite {len(works)} different sources{among}."
    cites = (quote_note(paper, notes[0].number), quote_note(paper, notes[-1].number))
    return Draft(claims=(DraftClaim(parts=(words,), cites=cites),), confidence=LOOKED_UP)


def name_by_age(paper: Paper, question: str) -> Draft | None:
    """Return the notes that cite the oldest or the newest sources."""
    dated = [(source.date or str(source.year), number) for number, source in own_works(paper) if source.year]
    is_old = bool(stems_of(question) & stems_of(OLD))
    if not dated:
        return refuse("No source in the footnotes is dated.")
    ordered = sorted(dated, reverse=not is_old)
    many = 3 if re.search(r"\b(?:sources|works|references|publications|articles|books)\b", question, re.I) else 1
    # All of one day are equally old.
    chosen = [number for date, number in ordered if date in {date for date, _ in ordered[:many]}]
    numbers = list(dict.fromkeys(chosen))[:4]
    which = "oldest" if is_old else "newest"
    noun = "source stands" if len(numbers) == 1 else "sources stand"
    quoted = [quote_note(paper, number) for number in numbers]
    lead = DraftClaim(parts=(f"The {which} {noun} in {name_notes(numbers)}.",), cites=tuple(quoted))
    behind = [DraftClaim(parts=(quotation,)) for quotation in quoted]
    return Draft(claims=(lead, *behind), notes=tuple((paper.id, n) for n in numbers), confidence=LOOKED_UP)


def name_most_cited(paper: Paper, question: str) -> Draft | None:
    """Return who is cited in most notes: the person, the institution or outlet, or both, as a question asks."""
    types = next((types for words, types in TYPES[:4] if stems_of(words) & stems_of(question)), ())
    makers = list_makers(paper, types)
    asked = CITER.sub(" ", question)
    wants_outlets, wants_persons = bool(OUTLETS.search(asked)), bool(PERSONS.search(asked))
    groups = [group for group, wanted in ((True, wants_persons), (False, wants_outlets)) if wanted] or [False, True]
    if re.search(r"\bwhom?\b", question, re.IGNORECASE):
        groups = [False, True]
    claims: list[DraftClaim] = []
    numbers: list[int] = []
    for is_person in groups:
        leaders = lead_makers([maker for maker in makers if maker.is_person == is_person])
        if leaders:
            claims.append(say_makers(paper, leaders))
            numbers += [number for maker in leaders for number in maker.notes]
    if not claims:
        return refuse("Nobody is cited in more than one footnote.")
    return Draft(claims=tuple(claims), notes=tuple((paper.id, n) for n in dict.fromkeys(numbers)), confidence=LOOKED_UP)


def list_makers(paper: Paper, types: tuple[str, ...] = ()) -> list[Maker]:
    """Return all who are cited for sources of some types (all types where none is given), each with the notes.

    A note that says Ibid. cites them too.
    """
    notes: dict[tuple[str, bool], dict[int, str]] = {}
    for number in sorted(paper.sources):
        for source in (s for s in paper.sources[number] if not types or s.type in types):
            for name in filter(None, (*source.authors, source.container)):
                is_person = bool(re.match(r"[\w’' -]+,\s*\w", name))
                key = re.sub(r"^the\s|[^\w]", "", name.casefold()) if not is_person else read_person(name)
                notes.setdefault((key, is_person), {}).setdefault(number, name)
    return [
        Maker(key=key, name=next(iter(held.values())), is_person=is_person, notes=tuple(held))
        for (key, is_person), held in notes.items()
    ]


def read_person(name: str) -> str:
    """Return a person's surname and initials, however they are set: `Kim, E.-J.` and `Kim, E-J` are one."""
    surname, _, given = name.partition(",")
    initials = "".join(part[0] for part in re.findall(r"[^\W\d_]+", given.casefold()))
    return f"{surname.casefold().strip()} {initials}"


def lead_makers(makers: list[Maker]) -> list[Maker]:
    """Return those cited in most notes; none where nobody is cited in two."""
    most = max((len(maker.notes) for maker in makers), default=0)
    return [maker for maker in makers if len(maker.notes) == most] if most > 1 else []


def say_makers(paper: Paper, makers: list[Maker]) -> DraftClaim:
    """Return the sentence that names those cited in most notes, and in which."""
    parts: list[str | Quotation] = []
    for n, maker in enumerate(makers):
        found = (quote_in_note(paper, number, maker.name) for number in maker.notes)
        parts += [" and " if n == len(makers) - 1 else ", "] if n else []
        parts.append(next((quotation for quotation in found if quotation is not None), maker.name))
        parts += [f" ({name_notes(maker.notes)})"] if len(makers) > 1 else []
    count = len(makers[0].notes)
    behind = f" are each cited in {count} footnotes." if len(makers) > 1 else f" is cited in {count} footnotes: "
    parts += [behind, *([f"{name_notes(makers[0].notes)}."] if len(makers) == 1 else [])]
    numbers = sorted({number for maker in makers for number in maker.notes})
    return DraftClaim(parts=tuple(parts), cites=tuple(quote_note(paper, number) for number in numbers))


def name_notes(numbers: Sequence[int]) -> str:
    """Return notes by their numbers, as a list in prose."""
    return join_words([f"fn {number}" for number in numbers])
