"""What narrows the sources that a question means: kind, time, language, place in the paper, address, number of notes.

It owns how such words are read off a question, one after the other, until only names are left; it must not know what is
asked about the sources.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from footnoted.answering.sections import name_section
from footnoted.answering.source_kinds import KINDS, LANGUAGES, Kind, language_of
from footnoted.document import Heading, Source
from footnoted.papers import Paper

__all__ = ["GAP", "Filter", "Narrowed", "Site", "list_sites", "read_filters"]

# Stands where words were read off, so that what is left does not run together.
GAP = " \x00 "
YEAR = r"(?P<{}>(?:1[4-9]|20)\d\d)"
MADE = (
    r"(?:(?:(?:that|which)\s+(?:are|were)\s+)?(?:published|written|dated|dating|date|printed|made|appeared|released|"
    r"come|comes)\s+)?"
)
MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
DAY = re.compile(
    rf"(?<!\w){MADE}(?:in|on|from|of)\s+(?:(?P<day>\d{{1,2}})\s+)?(?P<month>(?:{'|'.join(MONTHS)})[a-z]*)\s+(?P<year>\d{{4}})(?!\w)",
    re.IGNORECASE,
)
PERIODS = (
    (
        rf"{MADE}(?:between|from)\s+{YEAR.format('first')}\s*(?:and|to|[-–—])\s*{YEAR.format('last')}",
        lambda m: (int(m["first"]), int(m["last"]), f"{m['first']} to {m['last']}"),
    ),
    (
        rf"{MADE}(?:from\s+)?(?:(?:are\s+|is\s+)?older\s+than|before|prior\s+to|predat(?:e|es|ing)|earlier\s+than|until)\s+{YEAR.format('y')}",
        lambda m: (0, int(m["y"]) - 1, f"before {m['y']}"),
    ),
    (
        rf"{MADE}(?:from\s+)?(?:(?:are\s+|is\s+)?(?:newer|younger|more\s+recent|later)\s+than|after|postdat(?:e|es|ing))\s+{YEAR.format('y')}",
        lambda m: (int(m["y"]) + 1, 9999, f"after {m['y']}"),
    ),
    (rf"{MADE}since\s+{YEAR.format('y')}", lambda m: (int(m["y"]), 9999, f"{m['y']} on")),
    (
        rf"{MADE}(?:in|from|of)\s+the\s+{YEAR.format('y')}s",
        lambda m: (int(m["y"]), int(m["y"]) + 9, f"the {m['y']}s"),
    ),
    (rf"{MADE}(?:in|from|of|to|\()?\s*{YEAR.format('y')}\)?", lambda m: (int(m["y"]), int(m["y"]), m["y"])),
)  # fmt: skip
LANGUAGE = re.compile(
    rf"\b(?:(?:written\s+|published\s+)?in\s+(?P<name>{'|'.join(LANGUAGES.values())})\b|(?P<own>{'|'.join(LANGUAGES.values())})[\s-]language|"
    r"(?:in\s+)?(?:an?\s+|any\s+)?(?P<foreign>foreign|other|another)[\s-]languages?|(?P<not>not\s+(?:written\s+|published\s+)?in)\s+English)\b",
    re.IGNORECASE,
)
LINKS = r"(?:urls?|links?|web\s+address(?:es)?|address(?:es)?|doi|dois)"
LINKED = re.compile(
    rf"\b(?:(?P<lacks>without|lack(?:s|ing)?|miss(?:es|ing)?|(?:has|have|with|give|gives|carry|print)\s+no)|with|has|have|give|gives|carry)"
    rf"\s+(?:an?\s+|any\s+|its\s+|their\s+)?(?P<what>{LINKS})\b|\b(?P<cannot>not)\s+(?:online|linked)\b",
    re.IGNORECASE,
)
REPEATED = re.compile(
    r"\brepeat(?:s|ed|ing)?(?:\s+(?:an?\s+)?(?:earlier|previous|other)\s+\w+)?\b|\b(?:in\s+)?(?:more\s+than\s+(?:one|once|a\s+single)|several|multiple|two\s+or\s+more|repeatedly|twice|again)\b"
    r"(?:\s+(?:foot)?notes?|\s+times)?",
    re.IGNORECASE,
)
SINGLE = re.compile(r"\b(?:(?:only|just)\s+)?(?:one|a\s+single)\s+(?:sources?|works?|references?)\b", re.IGNORECASE)
DENIAL = re.compile(
    r"\b(?:not\s+(?:by\s+|from\s+|on\s+)?(?:an?\s+|any\s+|the\s+)?|non[\s-]|other\s+than\s+|except(?:\s+for)?\s+(?:the\s+)?)$",
    re.IGNORECASE,
)
CROWDED = re.compile(
    r"\b(?:more\s+than\s+one|several|multiple|two\s+or\s+more)\s+(?:sources?|works?|references?)\b", re.IGNORECASE
)
OWN_WORK = re.compile(
    r"\b(?:(?:his|her|their|its)\s+own|(?:him|her|them)sel(?:f|ves)|(?:the\s+)?authors?[’']s?\s+own)"
    r"(?:\s+(?:earlier|previous|other|past))?(?:\s+(?:works?|books?|research|publications?|articles?|writings?|papers?))?",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Site:
    """A source where it is cited: the note's number beside it."""

    number: int
    source: Source


@dataclass(frozen=True, slots=True, kw_only=True)
class Filter:
    """One thing that narrows: what a site must be, and the words for it; `is_kind` where those are a noun.

    `is_denial` where it is what sources are not.
    """

    label: str
    holds: Callable[[Site], bool]
    is_kind: bool = False
    is_denial: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Narrowed:
    """The filters of a question, the section it names, and the words that are left of it."""

    filters: tuple[Filter, ...]
    section: Heading | None
    names_section: bool
    rest: str

    @property
    def kinds(self) -> tuple[str, ...]:
        """The kinds that are meant, as the question calls them."""
        return tuple(each.label for each in self.filters if each.is_kind)

    @property
    def others(self) -> tuple[str, ...]:
        """What else narrows, in words that stand behind a noun."""
        return tuple(each.label for each in self.filters if not each.is_kind)

    @property
    def label(self) -> str:
        """What the filters leave, as a phrase: "news articles from before 2010"."""
        return " ".join([*(self.kinds or ("works",)), *self.others])


def list_sites(paper: Paper) -> tuple[Site, ...]:
    """Return every source of every note, in order."""
    return tuple(Site(number, source) for number in sorted(paper.sources) for source in paper.sources[number])


def read_filters(paper: Paper, question: str) -> Narrowed:
    """Read off a question all that narrows the sources it means; what is left may name them."""
    named = name_section(paper, question)
    rest = question.replace(named.words, GAP, 1) if named else question
    found: list[Filter] = []
    for read in (read_own, read_crowd, read_repeats, read_links, read_language, read_period, read_kind, read_kind):
        taken = read(paper, rest)
        if taken is not None:
            narrowing, words = taken
            found.append(narrowing)
            rest = rest.replace(words, GAP, 1)
    heading = named.heading if named else None
    if heading is not None:
        label = f"in {heading.label}"
        found.append(Filter(label=label, holds=lambda site: heading in paper.section_of_note(site.number)))
    return Narrowed(filters=tuple(found), section=heading, names_section=named is not None, rest=rest)


Taken = tuple[Filter, str] | None


def read_own(paper: Paper, words: str) -> Taken:
    """Read off that the author's own works are meant, where it is not his interviews."""
    match = OWN_WORK.search(words)
    if match is None or re.search(r"\binterview", words, re.IGNORECASE):
        return None
    families = {author.replace(",", " ").split()[-1].casefold() for author in paper.document.metadata.authors}
    own = Filter(
        label="by the author himself or herself" if len(families) == 1 else "by the authors themselves",
        holds=lambda site: any(author.partition(",")[0].casefold() in families for author in site.source.authors),
    )
    return own, match[0]


def read_crowd(paper: Paper, words: str) -> Taken:
    """Read off that notes with several sources, or with one alone, are meant."""
    if match := CROWDED.search(words):
        return Filter(label="several sources", holds=lambda s: len(paper.sources[s.number]) > 1, is_kind=True), match[0]
    if match := SINGLE.search(words):
        return Filter(label="a single source", holds=lambda s: len(paper.sources[s.number]) == 1, is_kind=True), match[
            0
        ]
    return None


def read_repeats(paper: Paper, words: str) -> Taken:
    """Read off that works cited in several notes are meant."""
    match = REPEATED.search(words)
    if match is None:
        return None
    notes = {(number, locate(work.source)) for work in paper.works if len(work.notes) > 1 for number in work.notes}
    repeated = Filter(label="cited in more than one note", holds=lambda s: (s.number, locate(s.source)) in notes)
    return repeated, match[0]


def locate(source: Source) -> str:
    """Return what tells a work within one note: its title's letters, else its text's."""
    return re.sub(r"\W", "", source.title or source.text).casefold()


def read_links(paper: Paper, words: str) -> Taken:
    """Read off that sources with or without an address are meant."""
    match = LINKED.search(words)
    if match is None:
        return None
    is_doi = bool(match["what"] and re.match("doi", match["what"], re.IGNORECASE))
    lacks = bool(match["lacks"] or match["cannot"])
    name = "DOI" if is_doi else "address"

    def holds(site: Site) -> bool:
        has = site.source.doi if is_doi else site.source.url or site.source.doi
        return bool(has) != lacks

    return Filter(
        label=f"with{'out' if lacks else ''} {'an' if name == 'address' else 'a'} {name}", holds=holds
    ), match[0]


def read_language(paper: Paper, words: str) -> Taken:
    """Read off in which language sources are meant to be."""
    match = LANGUAGE.search(words)
    if match is None:
        return None
    name = (match["name"] or match["own"] or "").capitalize()
    own = LANGUAGES.get(paper.document.metadata.language[:2], "English")
    if not name:
        return Filter(label="in another language", holds=lambda s: language_of(s.source) not in (None, own)), match[0]
    return Filter(label=f"in {name}", holds=lambda s: (language_of(s.source) or own) == name), match[0]


def read_period(paper: Paper, words: str) -> Taken:
    """Read off of which years sources are meant to be."""
    if match := DAY.search(words):
        parts = [match["year"], f"{MONTHS.index(match['month'][:3].casefold()) + 1:02}"]
        date = "-".join([*parts, f"{int(match['day']):02}"] if match["day"] else parts)
        printed = " ".join(filter(None, (match["day"], match["month"], match["year"])))
        return Filter(label=f"of {printed}", holds=lambda s: (s.source.date or "").startswith(date)), match[0]
    for pattern, bound in PERIODS:
        match = re.search(rf"(?<!\w){pattern}(?!\w)", words, re.IGNORECASE)
        if match:
            return filter_years(*bound(match)), match[0]
    return None


def filter_years(first: int, last: int, label: str) -> Filter:
    """Return the filter that lets the sources of some years through."""
    return Filter(
        label=f"{'of' if first == last else 'from'} {label}",
        holds=lambda site: site.source.year is not None and first <= site.source.year <= last,
    )


def read_kind(paper: Paper, words: str) -> Taken:
    """Read off which kind of source is meant."""
    for kind in KINDS:
        match = kind.words.search(words)
        if match:
            denial = DENIAL.search(words[: match.start()])
            if denial:
                return deny(filter_kind(kind, match[0].strip())), words[denial.start() : match.end()]
            return filter_kind(kind, match[0].strip()), match[0]
    return None


def deny(each: Filter) -> Filter:
    """Return the filter that lets through what another does not."""
    label = f"works other than {each.label}"
    return Filter(label=label, holds=lambda site: not each.holds(site), is_kind=True, is_denial=True)


def filter_kind(kind: Kind, label: str) -> Filter:
    """Return the filter that lets the sources of a kind through."""
    return Filter(label=label, holds=lambda site: kind.holds(site.source), is_kind=True)
