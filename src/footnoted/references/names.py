"""Names: persons, institutions, periodicals.

It owns what looks like a name and where one name ends and the next begins; it must not know where in a note
names stand.
"""

from __future__ import annotations

import re

__all__ = [
    "LEADING_PARTICLES",
    "SUFFIX",
    "family_name",
    "initials",
    "is_capitalised",
    "is_initials",
    "is_institution",
    "is_name",
    "is_name_word",
    "is_person",
    "is_public_body",
    "split_authors",
    "trailing_name",
]

# Words that stand in lower case inside names of people, institutions and periodicals.
PARTICLES = frozenset(
    re.findall(
        r"\S+",
        "a af al and at auf av bin bint d da de dei del della den der des di do dos du e ed. eds eds. el et et. for"
        " from für i ibn im in la las le les los och of og on por the to tot und van via vom von with y zu zum zur",
    )
)
# Particles that a person's printed family name may begin with.
LEADING_PARTICLES = frozenset(
    {"al", "bin", "da", "de", "del", "den", "der", "di", "dos", "du", "el", "van", "von", "ten"}
)
INSTITUTION = re.compile(
    r"\b(?:of|for|the|on|Academy|Administration|Affairs|Agency|Alliance|Association|Authority|Bank|Board|Bureau|Center"
    r"|Centre|Chamber|Church|College|Commission|Committee|Company|Congress|Consortium|Corporation|Council|Court"
    r"|Department|Embassy|Federation|Forum|Foundation|Fund|Government|Group|House|Inc|Institut\w*|League|Ltd|Ministry"
    r"|Museum|Nations|News|Office|Organi[sz]ation|Parliament|Party|Policy|Press|Secretariat|Senate|Service|Society"
    r"|Trust|Union|University)\b",
    re.I,
)
BODY = re.compile(
    r"(?:The\s)?(?:[A-Z][\w.]*\s){0,2}(?:Ministry|Department|Embassy|Office|Bureau|Council|Commission|Secretariat)"
    r"\s(?:of|for|on)\b"
)
INITIALS = re.compile(r"(?:[^\W\d_]{1,2}\.?[\s‐‑–-]*){1,5}")
SUFFIX = re.compile(r"(?:Jr|Sr|II|III|IV)\.?")
ROLES = re.compile(r",?\s*[(\[](?:eds?|editors?|comps?|trans|dirs?)\.?[)\]]|,\s*(?:eds?\.?|editors?)(?=\s*$)", re.I)
OTHERS = re.compile(r",?\s*(?:\band\s+)?\b(?:et\s+al\b\.?|others\b)", re.I)
CONJUNCTION = re.compile(r",?\s+(?:and|und|et|y)\s+|,?\s*&\s*")


def is_name(text: str) -> bool:
    """Tell whether every word is capitalised or a particle, as in names."""
    words = text.split()
    return bool(words) and len(words) <= 30 and begins_name(words) and all(map(is_name_word, words))


def begins_name(words: list[str]) -> bool:
    """Tell whether a name begins here: with a capital, or with `van der` and the like before one."""
    first = next((i for i, word in enumerate(words) if word not in LEADING_PARTICLES), len(words))
    return first < len(words) and is_capitalised(words[first])


def is_name_word(word: str) -> bool:
    """Tell whether a word may stand in a name."""
    return is_capitalised(word) or word.strip(",()[]").lower() in PARTICLES or word in {"&", "al.", "al.,"}


def is_capitalised(word: str) -> bool:
    """Tell whether a word holds a letter that is not lower case, as `Lee`, `iNews` and `이재명` do, or is a number."""
    return word[:1].isdigit() or any(letter.isalpha() and not letter.islower() for letter in word)


def is_institution(text: str) -> bool:
    """Tell whether a name holds a word that persons' names do not."""
    return bool(INSTITUTION.search(text))


def is_public_body(text: str) -> bool:
    """Tell whether a name begins as that of a ministry, department or council."""
    return bool(BODY.match(text))


def is_person(text: str) -> bool:
    """Tell whether one name looks like a person's: two to five capitalised words, none institutional."""
    words = text.replace(",", " ").split()
    return 2 <= len(words) <= 5 and is_name(text) and not is_institution(text) and not re.search(r"\d", text)


def is_initials(part: str) -> bool:
    """Tell whether a part is initials: `J.`, `S-H.`, `J. H.`, `JH`, `Y-h.`, `Yu.`."""
    part = part.strip()
    has_sign = "." in part or part.isupper()
    return len(part) <= 14 and has_sign and part[0].isupper() and bool(INITIALS.fullmatch(part))


def trailing_name(text: str) -> str:
    """Return the longest run of words at the end of a text that is a name; empty where there is none."""
    words = text.split()
    start = len(words)
    while start and is_name_word(words[start - 1]):
        start -= 1
    while start < len(words) and not begins_name(words[start:]):
        start += 1
    return " ".join(words[start:])


def split_authors(text: str) -> tuple[str, ...]:
    """Return the names in a list of authors, each as printed; an institution stays whole.

    A closing "et al." is kept as a last element of its own, for the list would look complete without it.
    """
    printed = ROLES.sub("", " ".join(text.split())).strip(" ,;:")
    named = OTHERS.sub("", printed).strip(" ,;:")
    others = ("et al.",) if named != printed else ()
    if not named:
        return ()
    chunks = [chunk.split(",") for chunk in CONJUNCTION.split(named)]
    if any(is_initials(part) for parts in chunks for part in parts[1:]):
        return (*(name for parts in chunks for name in join_initials(parts)), *others)
    if is_institution(named):
        return (named, *others)
    return (*(name for parts in chunks for name in split_chunk(parts)), *others)


def join_initials(parts: list[str]) -> list[str]:
    """Put initials behind the family name before them."""
    names: list[str] = []
    for part in filter(None, (part.strip() for part in parts)):
        is_tail = bool(names) and (SUFFIX.fullmatch(part) or (is_initials(part) and "," not in names[-1]))
        if is_tail:
            names[-1] = f"{names[-1]}, {part}"
        else:
            names.append(part)
    return names


def split_chunk(parts: list[str]) -> list[str]:
    """Join the parts of inverted names: `Smith, John` is one name, `John Smith, Jane Roe` are two."""
    parts = [part.strip() for part in parts if part.strip()]
    if parts and " " not in parts[0]:
        return [", ".join(parts[i : i + 2]) for i in range(0, len(parts), 2)]
    # `Martin King, Jr.` is one name.
    return [
        f"{part}, {behind}" if SUFFIX.fullmatch(behind) else part
        for part, behind in zip(parts, [*parts[1:], ""], strict=True)
        if not SUFFIX.fullmatch(part)
    ]


def family_name(author: str) -> str:
    """Return the part of a name that short references use, in lower case: a person's family name."""
    if "," in author:
        return author.partition(",")[0].strip().casefold()
    words = author.split()
    if len(words) > 1 and is_initials(words[-1]):
        return " ".join(words[:-1]).casefold()
    if is_person(author):
        return words[-1].casefold()
    return re.sub(r"^the\s+", "", author.strip(), flags=re.I).casefold()


def initials(author: str) -> str:
    """Return the initials of an author's given names in lower case, empty where none is printed."""
    words = author.split()
    if "," in author:
        given = author.split(",", 1)[1]
    elif len(words) > 1 and is_initials(words[-1]):
        given = words[-1]
    else:
        given = " ".join(words[:-1]) if is_person(author) else ""
    return "".join(word[0] for word in re.split(r"[\s.,‐‑–-]+", given) if word).casefold()
