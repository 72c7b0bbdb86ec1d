"""What a source says of itself beside its imprint: editors and translators, edition, kind of work, language.

It owns how these words are read; it must not know where in a source they stand.
"""

from __future__ import annotations

import re

from footnoted.references.names import split_authors
from footnoted.references.people import read_people
from footnoted.references.shapes import CREDIT, EDITION, LANGUAGE, LANGUAGES
from footnoted.source import Name, Role

__all__ = ["name_language", "name_role", "read_credit", "read_descriptor", "read_edition", "read_script"]

NTH = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth")
NUMBERED = re.compile(r"(?P<genre>.+?),?\s+(?:[Nn]o\.?\s*)?(?P<number>[A-Z]{0,4}-?\d[\w/-]*)")
MEDIUM = re.compile(
    r"(?:an?\s+)?(?:youtube\s+|online\s+)?(?:video|film|podcast|(?:radio|television|tv)\s+broadcast|(?:audio|video)?"
    r"\s?recording|audio|dvd)s?",
    re.I,
)
EDITED = re.compile(r"[(\[]\s*(?:eds?|editors?)\.?\s*[)\]]|,\s*(?:eds?|editors?)\.?\s*$", re.I)
DIRECTED = re.compile(r"[(\[]\s*(?:dirs?|directors?)\.?\s*[)\]]", re.I)
TRANSLATED = re.compile(r"[(\[]\s*trans\.?\s*[)\]]", re.I)
# Scripts that one language alone is written in.
SCRIPTS = (
    (re.compile(r"[\uac00-\ud7af]"), "ko"),
    (re.compile(r"[\u3040-\u30ff]"), "ja"),
    (re.compile(r"[\u0370-\u03ff]{2}"), "el"),
    (re.compile(r"[\u0e00-\u0e7f]"), "th"),
    (re.compile(r"[\u10a0-\u10ff]"), "ka"),
    (re.compile(r"[\u0530-\u058f]"), "hy"),
)


def name_role(printed: str) -> Role:
    """Return the part that a list of names says its bearers had: `(ed.)`, `(dir.)`, else author."""
    roles: tuple[tuple[re.Pattern[str], Role], ...] = (
        (EDITED, "editor"),
        (DIRECTED, "director"),
        (TRANSLATED, "translator"),
    )
    return next((role for pattern, role in roles if pattern.search(printed)), "author")


def read_credit(text: str) -> tuple[Name, ...]:
    """Read `ed. John Kim` and `translated by Ann Roe and Bo Lee`."""
    match = CREDIT.fullmatch(text)
    if match is None:
        return ()
    role: Role = "editor" if match["edited"] else "translator" if match["translated"] else "director"
    return read_people(split_authors(match["names"]), role)


def read_edition(text: str) -> str:
    """Return an edition by its number, or as printed where it has none."""
    match = EDITION.fullmatch(text)
    nth = match["nth"].casefold() if match and match["nth"] else ""
    if nth in NTH:
        return str(NTH.index(nth) + 1)
    return re.sub(r"\D", "", nth) or text


def read_descriptor(text: str) -> tuple[str | None, str | None, str | None]:
    """Return the genre, the medium and the number in words like `Working Paper no. 12` or `video`."""
    numbered = NUMBERED.fullmatch(text)
    words, number = (numbered["genre"], numbered["number"]) if numbered else (text, None)
    return (None, words, number) if MEDIUM.fullmatch(words) else (words, None, number)


def name_language(text: str) -> str | None:
    """Return the code of the language that `in Korean` names."""
    match = LANGUAGE.fullmatch(text)
    return LANGUAGES[match["language"].casefold()] if match else None


def read_script(title: str | None) -> str | None:
    """Return the language of a title whose script is that of one language alone; None where several write so."""
    return next((code for script, code in SCRIPTS if script.search(title or "")), None)
