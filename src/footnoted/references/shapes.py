"""The shapes of a source's fields: which piece between two commas is a locator, a volume, an imprint.

It owns the patterns and what each is called; it must not know the order in which a source prints its fields.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from footnoted.references.dates import YEAR, read_date
from footnoted.references.marks import shield

__all__ = [
    "CREDIT",
    "DESCRIPTOR",
    "EDITION",
    "IMPRINT",
    "LANGUAGE",
    "LANGUAGES",
    "LOCATOR",
    "PERIODICAL",
    "PLACED",
    "STATE",
    "VIA",
    "VOLUME",
    "Kind",
    "Piece",
    "clean",
    "name_kind",
    "split_pieces",
]

Kind = Literal[
    "name", "date", "year", "locator", "pages", "volume", "placed", "descriptor", "symbol", "edition", "credit",
    "language", "via", "noise",
]  # fmt: skip

NUMBER = r"(?:\d+|[ivxlc]+\b)[a-z]?"
RANGE = rf"{NUMBER}(?:\s?[–—-]+\s?{NUMBER})?"
LOCATOR = re.compile(
    r"(?:at\s+)?(?:pp?|paras?|paragraphs?|§+|chs?|chaps?|chapters?|fols?|figs?|figures?|tables?|secs?|sections?|arts?|ss?(?=\.)"
    rf"|articles?|lines?|slides?|minutes?|annex(?:es)?)\.?\s?{RANGE}(?:(?:,|\s?&|\s+and)\s?{RANGE})*(?:\s?ff?\b\.?)?",
    re.I,
)
PAGES = re.compile(r"(?:at\s+)?\d{1,4}(?:\s?[–—-]\s?\d{1,4})?(?:n\d+)?(?:ff?\.?)?")
ISSUE = (
    rf"\(\s*(?:no\.?\s*)?(?!{YEAR}\s*\))(?P<issue>\d+(?:\s?[–/-]\s?\d+)?)\s*\)|[:./]\s?(?P<parted>\d+)"
    r"|,?\s*(?:nos?|issue)\.?\s*(?P<numbered>\d+(?:[–/-]\d+)?)"
)
WHEN = rf"(?:\s*\((?P<when>[^()]*{YEAR})\))?(?:\s*:\s*(?P<pages>{RANGE}))?"
VOLUME = re.compile(
    rf"(?:(?:vol(?:ume)?s?\.?\s*)?(?P<volume>\d+)\s*(?:{ISSUE})|(?P<bound>\d+)(?=:\s?\d+\s?[–—-]|\s?\([^()]*{YEAR}\))"
    rf"|vol(?:ume)?s?\.?\s*(?P<alone>\d+|[ivxlc]+)"
    rf"|(?:nos?|issue)\.?\s*(?P<unbound>\d+)){WHEN}",
    re.I,
)
# `Journal 12:3 (2011): 1–20`; one of issue, year and pages must stand behind the volume.
PERIODICAL = re.compile(
    r"(?P<name>[^\W\d].*?[^\d\s,]),?\s+(?:vol(?:ume)?\.?\s*)?(?P<volume>\d+)"
    rf"(?:\s*(?:{ISSUE}))?{WHEN}",
    re.I,
)
PLACED = re.compile(r"(?P<place>[^\W\da-z_][\w.’'/ &-]{0,40}):\s+(?P<publisher>[^\W\da-z_].*)")
# `Cambridge, MA: The Press` prints a state between place and publisher.
STATE = re.compile(r"[A-Z]{2}|D\.C\.|[A-Z][a-z]{2,4}\.")
# `(London: Verso, 2010)`, `(Verso, 2010)`, `(OUP 2010)`; never `(Spring 2010)` or `(May 2010)`.
IMPRINT = re.compile(
    rf"\((?:(?P<place>[^():]{{2,60}}):\s*(?P<placed>[^():]{{2,80}}?),?\s+|(?P<publisher>[^():,\d]{{2,80}}),\s+"
    rf"|(?P<short>[A-Z]{{2,5}})\s+)(?P<year>{YEAR})\)"
)
QUALIFIER = (
    "unpublished|special|annual|final|interim|official|joint|draft|research|briefing|working|policy|discussion"
    "|occasional|issue|issues|white|green|conference|position|staff|technical|press|news|media|video|radio"
    "|television|tv|youtube|blog|keynote|opening|phd|ph\\.d\\.|ma|msc|mphil|dphil|doctoral|master[’']s"
    "|facebook|truth social|instagram"
)
DESCRIPTOR = re.compile(
    rf"(?:(?:an?|{QUALIFIER})\s+)*"
    r"(?:paper|report|brief|briefing|release|statement|conference|note|video|film|documentary|podcast|speech|address"
    r"|remarks|lecture|thesis|blog|post|tweet|broadcast|interview|fact ?sheet|data ?set|transcript"
    r"|memorandum|recording|episode|diss(?:\.|ertation)?)s?(?:\s+series)?"
    r"(?:,?\s+(?:no\.?\s*)?[A-Z]{0,4}-?\d[\w/-]*|\s+(?:presented\s+|delivered\s+|given\s+)?(?:at|to|for|in|by)\s.+)?",
    re.I,
)
SYMBOL = re.compile(
    r"(?:UN\s+Doc\.?\s+)?[A-Z]{1,5}(?:/[A-Z0-9.()]+)+(?:\s?\(\d{4}\))?|(?:Cmn?d|HC|CM)\.?\s?\d+"
    r"|(?:JOIN|COM|SWD|SEC)\s?\(\d{4}\)\s?\d+(?:\sfinal)?"
)
NTH = r"(?:\d+(?:st|nd|rd|th)?|first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth)"
EDITION = re.compile(
    rf"(?:(?P<nth>{NTH})\s+)?(?:(?:rev(?:ised)?|new|expanded|updated|enlarged|abridged|paperback|international|and)\.?\s+)*"
    r"(?<=\s)(?:edn?|edition)\.?",
    re.I,
)
CREDIT = re.compile(
    r"(?:(?P<edited>eds?\.(?:\s+by)?|eds|edited(?:\s+and\s+translated)?\s+by)"
    r"|(?P<translated>(?:trans|tr)\.(?:\s+by)?|translated\s+by)|(?P<directed>dir\.(?:\s+by)?|directed\s+by))"
    r"\s+(?P<names>(?-i:[^\W\da-z_]|v[ao]n\s|d[ei]\s).+)",
    re.I,
)
LANGUAGES = {
    "arabic": "ar", "chinese": "zh", "dutch": "nl", "english": "en", "french": "fr", "german": "de", "hebrew": "he",
    "italian": "it", "japanese": "ja", "korean": "ko", "persian": "fa", "polish": "pl", "portuguese": "pt",
    "russian": "ru", "spanish": "es", "turkish": "tr", "ukrainian": "uk", "vietnamese": "vi",
}  # fmt: skip
LANGUAGE = re.compile(rf"[\[(]?in\s+(?P<language>{'|'.join(LANGUAGES)})[\])]?", re.I)
VIA = re.compile(r"(?:(?:accessed|available|retrieved)\s+)?via\s+(?P<host>(?-i:[^\W\da-z_])[^,;()]*)", re.I)
NOISE = re.compile(
    r"(?:available\s+(?:online\s+)?(?:at|from|via)|(?:last\s+)?(?:accessed|retrieved|viewed|visited)\b.*|\[?online\]?|at|url"
    r"|doi|via|edn?\.?|edition|eds?\.?|print|pdf|n\.?d\.?|emphasis\s.*)",
    re.I,
)
# A full stop ends a field behind a lower-case word, a bracket or a quotation, with a capital or a mark next.
SEPARATOR = re.compile(
    r"(?P<comma>,(?!\d|\s*[Nn]o\.\s?\d)\s*)|(?:(?<=[a-zà-ÿ]{3})(?<!\beds)(?<!\btrans)(?<!\bdiss)(?<!\bvols)|(?<=May)|(?<=[\d)\]’'”\"]))\.\s+(?=[^\W\da-z_]|[\"'‘“])"
)


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece of a source between two separators; `is_apart` where a full stop, no comma, stands before it."""

    text: str
    is_apart: bool = False


def split_pieces(text: str) -> list[Piece]:
    """Split the fields of a source at commas and full stops outside quotations, brackets and addresses."""
    return [piece for piece in cut_pieces(text) if piece.text]


def cut_pieces(text: str) -> Iterator[Piece]:
    """Yield every piece of a text, empty ones too, cleaned of the punctuation around it."""
    covered, start, is_apart = shield(text), 0, False
    for match in SEPARATOR.finditer(text):
        if covered[match.start()]:
            continue
        yield Piece(clean(text[start : match.start()]), is_apart)
        start, is_apart = match.end(), match["comma"] is None
    yield Piece(clean(text[start:]), is_apart)


def clean(text: str) -> str:
    """Drop white space, loose punctuation and the full stop of the sentence, not that of an abbreviation."""
    cleaned = re.sub(r"(?:\s+\.)+$", "", text.strip(" \t\r\n,;:*_"))
    is_abbreviated = re.search(r"\b[^\W\d_]\.$", cleaned)
    return cleaned if is_abbreviated else cleaned.removesuffix(".").rstrip()


def name_kind(text: str, year: int | None) -> Kind:
    """Return what a piece is by its shape alone; whatever has no shape of its own is a name."""
    shapes: tuple[tuple[Kind, re.Pattern[str]], ...] = (
        ("via", VIA),
        ("noise", NOISE),
        ("edition", EDITION),
        ("credit", CREDIT),
        ("language", LANGUAGE),
        ("year", re.compile(YEAR + "[a-z]?")),
        ("locator", LOCATOR),
        ("pages", PAGES),
        ("volume", VOLUME),
        ("symbol", SYMBOL),
        ("descriptor", DESCRIPTOR),
    )
    if not any(character.isalnum() for character in text):
        return "noise"
    for kind, shape in shapes:
        if shape.fullmatch(text):
            return kind
    if read_date(text, year) is not None:
        return "date"
    return "placed" if PLACED.fullmatch(text) else "name"
