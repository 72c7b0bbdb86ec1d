"""Kinds of sources: what each is called in a question and in an answer, and which sources are of it.

It owns what makes a source a news article, a government's word or first-hand; it must not know how a question asks.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from footnoted.answering.languages import identify_language
from footnoted.auditing.outlets import is_official
from footnoted.countries import unify_countries
from footnoted.document import Source

__all__ = [
    "AGENCIES",
    "KINDS",
    "LANGUAGES",
    "Kind",
    "describe",
    "describe_all",
    "is_primary",
    "language_of",
    "makers_of",
    "names_of",
]

# Between states: not a government, yet its own word is first-hand.
BETWEEN_STATES = re.compile(
    r"\b(?:United Nations|UN|Security Council|NATO|World Bank|International Monetary Fund|OECD)\b"
)
# A seat that does not say whose it is.
SEATS = (("White House", "US"), ("Pentagon", "US"), ("Downing Street", "UK"), ("Foreign Office", "UK"))
# News agencies and newspapers that a state or its ruling party owns and speaks by.
STATE_MEDIA = (
    ("Korean Central News Agency", "North Korea"), ("KCNA", "North Korea"), ("Rodong Sinmun", "North Korea"),
    ("Xinhua", "China"), ("People's Daily", "China"), ("China Daily", "China"), ("Global Times", "China"),
    ("CGTN", "China"), ("TASS", "Russia"), ("RIA Novosti", "Russia"), ("Sputnik", "Russia"), ("Russia Today", "Russia"),
    ("IRNA", "Iran"), ("Press TV", "Iran"), ("Vietnam News Agency", "Vietnam"), ("BelTA", "Belarus"),
)  # fmt: skip
THINK_TANKS = re.compile(
    r"\b(?:Institut(?:e|ion)|Endowment|Council on Foreign Relations|Brookings|RAND|Chatham House|Foundation|Think Tank|"
    r"(?:Center|Centre) for|Atlantic Council|International Crisis Group|Heritage|Asan Forum)\b"
)
# What the news agencies are called.
AGENCIES = re.compile(
    r"\b(?:News Agency|Newswires?|Reuters|Associated Press|AP|AFP|Agence France-Presse|Yonhap|Xinhua|TASS|Kyodo|KCNA|"
    r"Bloomberg|UPI|dpa|EFE|ANSA|Interfax|Anadolu|PTI|ANI|Antara|Bernama)\b"
)
FIRST_HAND_TYPES = frozenset(
    [
        "interview",
        "legislation",
        "legal_case",
        "bill",
        "treaty",
        "hearing",
        "speech",
        "personal_communication",
        "dataset",
        "patent",
        "standard",
        "regulation",
        "manuscript",
    ]
)
FIRST_HAND = re.compile(
    r"\b(?:transcripts?|press release|full text|inaugural (?:speech|address)|communiqué|joint statement)\b",
    re.IGNORECASE,
)
RELEASE = re.compile(r"\b(?:press|news|media) release\b", re.IGNORECASE)

# What a source of each CSL type is called.
TYPE_NAMES = {
    "article-newspaper": "a news article",
    "article-magazine": "a magazine article",
    "article-journal": "a journal article",
    "book": "a book",
    "chapter": "a chapter in a book",
    "report": "a report",
    "webpage": "a web page",
    "post-weblog": "a blog post",
    "post": "a post",
    "motion_picture": "a video",
    "broadcast": "a broadcast",
    "interview": "the author's own interview",
    "legislation": "a law",
    "thesis": "a thesis",
    "speech": "a speech",
    "dataset": "a dataset",
    "paper-conference": "a conference paper",
    "treaty": "a treaty",
}


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of source: how a question calls it, and what tells a source of it."""

    words: re.Pattern[str]
    holds: Callable[[Source], bool]


def is_primary(source: Source) -> bool:
    """Tell whether a source is first-hand: an interview, a law, data, a transcript, a government's own word."""
    if source.type in FIRST_HAND_TYPES or is_official(source) or FIRST_HAND.search(source.text):
        return True
    return any(BETWEEN_STATES.search(author) for author in source.authors)


def is_secondary(source: Source) -> bool:
    """Tell whether a source reports at second hand."""
    return not is_primary(source)


def is_think_tank(source: Source) -> bool:
    """Tell whether an institute that studies policy publishes a source."""
    return any(THINK_TANKS.search(name) for name in names_of(source))


def is_agency(source: Source) -> bool:
    """Tell whether a news agency made a source."""
    return source.type.startswith("article") and any(AGENCIES.search(name) for name in names_of(source))


def is_state_media(source: Source) -> bool:
    """Tell whether news that a state owns made a source or carried it first."""
    said = "; ".join(names_of(source))
    return any(re.search(rf"\b{re.escape(name)}\b", said) for name, _ in STATE_MEDIA)


def is_of_state(source: Source) -> bool:
    """Tell whether a state speaks in a source, by its offices or by its news."""
    return is_official(source) or is_state_media(source)


def is_release(source: Source) -> bool:
    """Tell whether a source is printed as a press release."""
    return RELEASE.search(f"{source.genre or ''} {source.text}") is not None


def of_types(words: str, *types: str) -> Kind:
    """Return the kind that words name and CSL types make out."""
    return Kind(re.compile(rf"\b(?:{words})\b", re.IGNORECASE), lambda source: source.type in types)


ARTICLE = r"(?:\s+(?:articles?|stor(?:y|ies)|reports?|pieces?|items?|sources?|papers?|coverage|reporting|media))?"
WORD = (
    r"(?:[’'](?:s?)\s*)?(?:\s*own)?(?:\s+(?:words?|statements?|sources?|documents?|publications?|papers?|releases?))?"
)
# The longer name of a kind stands before one that it holds.
KINDS = (
    of_types(r"(?:(?:[\w]+[’']s?|own|his|her|their)\s+)*(?:own\s+)?interview(?:s|ed|ees?)?", "interview"),
    of_types(
        r"(?:academic|scholarly|peer[\s-]reviewed|research|scientific)\s+(?:journals?|articles?)(?:\s+articles?)?|journal\s+articles?|"
        r"(?-i:journals?)|peer[\s-]reviewed(?:\s+\w+)?",
        "article-journal",
    ),
    of_types(
        r"academic\s+(?:works?|sources?|literature|publications?)|scholarship|scholarly\s+(?:works?|sources?|literature)",
        "article-journal", "book", "chapter", "thesis", "paper-conference",
    ),
    Kind(
        re.compile(r"\b(?:(?:news|press)\s+agenc(?:y|ies)|newswires?|wire\s+(?:services?|reports?))\b", re.IGNORECASE),
        is_agency,
    ),
    of_types(r"magazines?" + ARTICLE, "article-magazine"),
    Kind(re.compile(r"\b(?:press|news|media)\s+releases?\b", re.IGNORECASE), is_release),
    Kind(
        re.compile(r"\bstate(?:[\s-](?:owned|run))?\s+(?:media|press|news(?:\s+agenc(?:y|ies))?)\b", re.IGNORECASE),
        is_state_media,
    ),
    Kind(re.compile(r"\bstate\s+(?:sources?|publications?|words?|outlets?)\b", re.IGNORECASE), is_of_state),
    of_types(rf"(?:news(?:papers?|wires?)?|press(?!\s+releases?)|media){ARTICLE}", "article-newspaper"),
    of_types(r"books?|monographs?", "book", "chapter"),
    of_types(r"(?:book\s+)?chapters?\s+in\s+(?:edited\s+)?(?:books?|volumes?)", "chapter"),
    of_types(r"videos?|films?", "motion_picture"),
    of_types(r"broadcasts?", "broadcast"),
    of_types(r"web\s?sites?|web\s?pages?|blogs?(?:\s+posts?)?", "webpage", "post-weblog"),
    of_types(r"laws?|legislation|statutes?", "legislation"),
    of_types(r"thes[ie]s|dissertations?", "thesis"),
    Kind(re.compile(r"\bthink[\s-]?tanks?(?:\s+(?:reports?|papers?|publications?|studies))?\b", re.I), is_think_tank),
    Kind(
        re.compile(
            rf"\b(?:(?:governments?(?:al)?|ministr(?:y|ies)){WORD}|(?:official|state)\s+(?:sources?|documents?|statements?|"
            r"publications?|words?))(?!\w)", re.IGNORECASE
        ),
        is_official,
    ),
    Kind(
        re.compile(
            r"\bprimary\s+(?:sources?|documents?|evidence|material)\b|\bfirst[\s-]?hand\b(?:\s+sources?)?",
            re.IGNORECASE,
        ),
        is_primary,
    ),
    Kind(
        re.compile(r"\bsecondary\s+(?:sources?|literature|works?|evidence)\b|\bsecond[\s-]?hand\b", re.IGNORECASE),
        is_secondary,
    ),
)  # fmt: skip

LANGUAGES = {
    "ar": "Arabic", "zh": "Chinese", "da": "Danish", "nl": "Dutch", "en": "English", "fi": "Finnish", "fr": "French",
    "de": "German", "el": "Greek", "he": "Hebrew", "hi": "Hindi", "id": "Indonesian", "it": "Italian", "ja": "Japanese",
    "ko": "Korean", "no": "Norwegian", "fa": "Persian", "pl": "Polish", "pt": "Portuguese", "ru": "Russian",
    "es": "Spanish", "sv": "Swedish", "th": "Thai", "tr": "Turkish", "uk": "Ukrainian", "vi": "Vietnamese",
}  # fmt: skip


def language_of(source: Source) -> str | None:
    """Return the name of the language that a source is in: as printed, else by the script of its title; else None."""
    if source.language:
        return LANGUAGES.get(source.language.casefold()[:2], source.language.capitalize())
    # A translation in brackets behind the title is not the title.
    title = re.sub(r"\[.*", "", source.title or "")
    foreign = re.findall(r"[^\W\d_a-zA-ZÀ-ɏ]+", title)
    return identify_language(" ".join(foreign)) if foreign else None


def names_of(source: Source) -> tuple[str, ...]:
    """Return the names of all who made or published a source, or carried it."""
    names = (*source.authors, source.container, source.publisher, source.via)
    return tuple(name for name in names if name)


def makers_of(source: Source) -> str:
    """Return the names of who made, published or carried a source, countries by one name each, seats by theirs too."""
    said = "; ".join(names_of(source))
    return unify_countries("; ".join([said, *(country for seat, country in (*SEATS, *STATE_MEDIA) if seat in said)]))


def describe(source: Source) -> str:
    """Return what a source is, in words."""
    if is_official(source):
        return "a government's own publication"
    return TYPE_NAMES.get(source.type, "a document")


def describe_all(sources: Iterable[Source]) -> str:
    """Return what some sources are, each description once: "a news article and a web page"."""
    return " and ".join(dict.fromkeys(describe(source) for source in sources))
