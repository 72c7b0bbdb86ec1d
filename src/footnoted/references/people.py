"""A printed name → family and given name, or a literal that is not taken apart.

It owns the order of a name's parts; it must not know where in a note a name stands or what part its bearer had.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from footnoted.references.names import LEADING_PARTICLES, SUFFIX, is_initials, is_institution, is_person
from footnoted.references.outlets import is_journal, is_magazine, is_press
from footnoted.source import Name, Role

__all__ = ["read_people"]

# `Geun-hye`: romanised Korean and Chinese given names, which stand behind the family name.
SYLLABLES = re.compile(r"[A-Z][a-z’']+-[a-z’']+")


def read_people(printed: Sequence[str], role: Role = "author") -> tuple[Name, ...]:
    """Return printed names taken apart, each in the given role; "et al." is nobody's name and left out."""
    people = [name for name in printed if name != "et al."]
    # A word alone is a person's family name beside others or before "et al.", else it may be any institution.
    return tuple(read_person(name, role, is_among=len(printed) > 1) for name in people)


def read_person(printed: str, role: Role, *, is_among: bool) -> Name:
    """Take one printed name apart."""
    family, _, rest = (part.strip() for part in printed.partition(","))
    words = printed.split()
    if SUFFIX.fullmatch(rest) and " " in family:
        return split_natural([*family.split(), rest], role)
    is_body = " " in family and is_institution(printed) and not is_initials(rest)
    if rest and is_given(rest) and not is_body:
        given, suffix = split_suffix(rest)
        return Name(role=role, family=family, given=given, suffix=suffix)
    if is_outlet(printed) or rest:
        return Name(role=role, literal=printed)
    if len(words) > 1 and is_initials(words[-1]):
        return split_after(words, count_initials(words), role)
    if not is_person(printed):
        is_family = is_among and len(words) == 1 and words[0][:1].isupper() and not words[0].isupper()
        return Name(role=role, family=printed) if is_family else Name(role=role, literal=printed)
    return split_natural(words, role)


def is_given(text: str) -> bool:
    """Tell whether what stands behind the comma of a name may be given names, with or without a suffix."""
    given, _ = split_suffix(text)
    return is_initials(given) or (len(given.split()) <= 3 and given[:1].isupper() and not re.search(r"[\d,]", given))


def split_suffix(text: str) -> tuple[str, str | None]:
    """Divide `John, Jr.` into the given names and the suffix."""
    given, comma, suffix = (part.strip() for part in text.rpartition(","))
    return (given, suffix) if comma and SUFFIX.fullmatch(suffix) else (text.strip(), None)


def is_outlet(name: str) -> bool:
    """Tell whether a name is that of a newspaper, magazine or journal."""
    return is_press(name) or is_magazine(name) or is_journal(name)


def count_initials(words: list[str]) -> int:
    """Return how many words at the end are initials, behind a family name: `Kim S.-Y.`, `Roe J. H.`."""
    count = 0
    while count < len(words) - 1 and is_initials(words[-1 - count]):
        count += 1
    return count


def split_after(words: list[str], count: int, role: Role) -> Name:
    """Return a name whose last words are the given names' initials."""
    return Name(role=role, family=" ".join(words[:-count]), given=" ".join(words[-count:]))


def split_natural(words: list[str], role: Role) -> Name:
    """Return a name in its natural order: the family name last with its particles, first before linked syllables."""
    suffix = words[-1] if len(words) > 2 and SUFFIX.fullmatch(words[-1]) else None
    words = words[:-1] if suffix else words
    if len(words) == 2 and SYLLABLES.fullmatch(words[1]) and "-" not in words[0]:
        return Name(role=role, family=words[0], given=words[1], suffix=suffix)
    start = next((i for i, word in enumerate(words) if i and word in LEADING_PARTICLES), len(words) - 1)
    return Name(role=role, family=" ".join(words[start:]), given=" ".join(words[:start]) or None, suffix=suffix)
