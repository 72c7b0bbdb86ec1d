"""Where a source begins in a note: behind the prose that leads to it, at its authors and year.

It owns the signals (`see`, `cf.`), the ends of sentences and the author-date anchor; it must not know what
follows the anchor.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from footnoted.references.dates import YEAR, read_date
from footnoted.references.marks import find_quotations, shield
from footnoted.references.names import is_initials, is_name, trailing_name
from footnoted.references.shapes import clean, name_kind, split_pieces
from footnoted.references.titles import is_title_quotation

__all__ = ["Anchor", "find_anchor", "skip_prose"]

# The year of an author-date reference; a date may stand with it: `(2020, March 4)`.
BRACKETED = re.compile(
    rf"\(\s*(?:(?:c\.|ca\.|circa)\s*)?(?:(?P<year>{YEAR})(?P<letter>[a-z])?(?:\s*[/\[–-]\s*\d{{2,4}}\]?)?"
    r"(?:,\s*(?P<when>[^()]{3,20}))?|n\.\s?d\.|forthcoming|in press)\s*\)",
    re.I,
)
# Chicago's author-date: `Smith, John. 2020. Title.`
DOTTED = re.compile(rf"(?<=[^\W\d_]|[.,])[.,]?\s(?P<year>{YEAR})(?P<letter>[a-z])?\.\s(?P<when>(?!))?")
# What may stand behind the year: a title, a locator or the end, but no verb.
ANCHORED = re.compile(r"\s*(?:$|[,.:;\"'‘“«\[<*]|[^\W\da-z_]|pp?\.)")
SIGNAL = re.compile(
    r"\b(?:see(?!,\s\w\.)(?:,?\s(?:also|e\.g\.|for\s(?:example|instance)|in\sparticular|generally|further|especially))?"
    r"|cf\.?|e\.g\.|(?:quoted|cited)\s(?:in|by)|(?:as\s)?(?:reported|argued|noted)\s(?:in|by)|adapted\sfrom|data\sfrom"
    r"|drawn\sfrom|based\son|compare|according\sto|sources?:)[.:,]*\s+",
    re.I,
)
LEADING_CONJUNCTION = re.compile(r"\s*(?:and|also|but|or)\s+")
# No sentence ends at `ed.`, `trans.` and their like.
SENTENCE = re.compile(
    r"(?<=[^\W\d_A-Z]{2})(?<!\bed)(?<!\beds)(?<!\btrans)(?<!\bvol)(?<!\bdiss)[.!?]['’\"”)\]]?\s+(?=[^\W\da-z_])"
    r"|(?<=['’\"”)\]])[.!?]\s+(?=[^\W\da-z_])"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Anchor:
    """The authors' names, the year behind them with its letter, and where the rest of the source begins."""

    names: str
    year: int | None
    letter: str
    date: str | None
    end: int


def skip_prose(text: str, end: int) -> int:
    """Return where, before `end`, the last signal or sentence of prose is over; 0 where there is none."""
    covered = shield(text, brackets=False)
    starts = [0]
    for pattern in (SIGNAL, SENTENCE):
        matches = pattern.finditer(text, 0, end)
        starts.extend(match.end() for match in matches if not covered[match.end() - 1])
    start = max(starts)
    conjunction = LEADING_CONJUNCTION.match(text, start, end)
    return conjunction.end() if conjunction else start


def find_anchor(text: str) -> Anchor | None:
    """Find the first authors and year of a text, or None where no source begins with them."""
    covered = shield(text, brackets=False)
    matches = sorted((*BRACKETED.finditer(text), *DOTTED.finditer(text)), key=lambda match: match.start())
    read = (read_anchor(text, match) for match in matches if not covered[match.start()])
    return next((anchor for anchor in read if anchor is not None), None)


def read_anchor(text: str, match: re.Match[str]) -> Anchor | None:
    """Read the names before a year; None where these are no names or the year belongs to something else."""
    if match.re is BRACKETED and not ANCHORED.match(text, match.end()):
        return None
    names = find_names(text, match)
    if names is None or (match.re is DOTTED and "," not in names):
        return None
    if not names and text[: match.start()].strip():
        return None
    if is_title_before(names, text[match.end() :]):
        return None
    year = int(match["year"]) if match["year"] else None
    dated = read_date(match["when"], year) if match["when"] else None
    return Anchor(
        names=names,
        year=year,
        letter=match["letter"] or "",
        date=dated.iso if dated else None,
        end=match.end(),
    )


def find_names(text: str, match: re.Match[str]) -> str | None:
    """Return the names before a year, empty where nothing stands there, None where it is no name.

    Behind prose without a signal (`As Smith (2020)`) a name counts only if a title in quotation marks follows.
    """
    start = skip_prose(text, match.start())
    printed = text[start : match.start()]
    if not find_quotations(printed) and (not printed.strip() or is_name(printed)):
        return clean(printed)
    names = trailing_name(printed)
    return clean(names) if names and is_title_next(text[match.end() :]) else None


def is_title_next(behind: str) -> bool:
    """Tell whether a title in quotation marks comes next."""
    tail = behind.lstrip(" ,.:")
    first = next(iter(find_quotations(tail)), None)
    return first is not None and first[0] == 0 and is_title_quotation(tail, *first)


def is_title_before(names: str, behind: str) -> bool:
    """Tell whether `names` is an author and a free title, as in `John Smith, Title of Book (2010), 23`."""
    parts = [part.strip() for part in names.split(",")]
    is_list = len(parts) < 2 or " " not in parts[0] or any(is_initials(part) for part in parts[1:])
    return not is_list and all(kind in {"locator", "pages", "noise"} for kind in piece_kinds(behind))


def piece_kinds(text: str) -> Iterator[str]:
    """Yield the kind of every piece of a text."""
    return (name_kind(piece.text, None) for piece in split_pieces(text))
