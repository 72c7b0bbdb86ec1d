"""Right claims composed of passages, by rules that keep what is said: what a good model writes.

Clauses are put in another order, framed, cut short, quoted or joined, and verbs of saying exchanged; no number, date,
name or denial is touched.
"""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Iterator, Sequence

# A first word that is written small when other words come before it.
SMALL_FIRST = re.compile(
    r"^(?:The|This|These|Those|That|A|An|In|On|At|By|For|From|As|It|Its|He|She|They|His|Her|Their|While|Although|Though|"
    r"Such|Both|Under|After|Before|Since|During|Following|Despite|Some|Many|Most|All|One|Two|Three|There|With|If|When)\b"
)
LEADING = re.compile(
    r"^(?P<lead>(?:In|On|By|Since|During|After|Before|Under|At|Throughout|Following|Despite) [^,;:“‘\"]{3,60}), "
    r"(?P<rest>[^;]+)\.$"
)
CONTRAST = re.compile(r"^(?P<first>[A-Z][^;:]{20,}), (?P<word>while|although|whereas) (?P<second>[^;:]{20,})\.$")
TAIL = re.compile(r"^(?P<head>.{40,}?)(?:, (?:which|who|where|and|but|as|with)\b|;| – ).+\.$")
CONNECTIVE = re.compile(
    r"^(?:For instance|For example|However|Moreover|Furthermore|Indeed|Nevertheless|Yet|Thus|Similarly), "
)
VERBS = (
    ("argued", "claimed"),
    ("claimed", "said"),
    ("stated", "said"),
    ("said", "stated"),
    ("argues", "claims"),
    ("noted", "remarked"),
)
CLAUSE = re.compile(r"\b[^,;:“”‘'’\"()–]{30,110}(?=[\s,;:.])")


def lower_first(words: str) -> str:
    return words[:1].lower() + words[1:] if SMALL_FIRST.match(words) else words


def upper_first(words: str) -> str:
    return words[:1].upper() + words[1:]


def keep(words: str) -> str | None:
    return words


def frame(words: str) -> str | None:
    return f"The paper says that {lower_first(words)}"


def accord(words: str) -> str | None:
    return f"According to the author, {lower_first(words)}"


def move_lead(words: str) -> str | None:
    found = LEADING.match(words)
    return f"{upper_first(found['rest'])} {found['lead'][:1].lower()}{found['lead'][1:]}." if found else None


def turn_contrast(words: str) -> str | None:
    found = CONTRAST.match(words)
    return f"{upper_first(found['word'])} {found['second']}, {lower_first(found['first'])}." if found else None


def cut_tail(words: str) -> str | None:
    found = TAIL.match(words)
    return f"{found['head']}." if found else None


def drop_connective(words: str) -> str | None:
    rest = CONNECTIVE.sub("", words)
    return upper_first(rest) if rest != words else None


def swap_verb(words: str) -> str | None:
    for old, new in VERBS:
        if re.search(rf"\b{old}\b", words):
            return re.sub(rf"\b{old}\b", new, words, count=1)
    return None


def quote_clause(words: str) -> str | None:
    found = [clause.strip() for clause in CLAUSE.findall(words)]
    longest = max((clause for clause in found if re.match(r"[A-Z]|[a-z]{2,} ", clause)), key=len, default="")
    return f"The paper speaks of “{longest.rstrip('.')}”." if len(longest.split()) >= 5 else None


def write_symbols(words: str) -> str | None:
    new = re.sub(r"(\d) per cent\b", r"\1%", words)
    return new if new != words else None


REPHRASINGS: tuple[Callable[[str], str | None], ...] = (
    keep, frame, accord, move_lead, turn_contrast, cut_tail, drop_connective, swap_verb, quote_clause, write_symbols,
)  # fmt: skip


def rephrase(words: str) -> Iterator[tuple[str, str]]:
    """Yield every right claim that one sentence gives, with the name of what was done."""
    for change in REPHRASINGS:
        claim = change(words)
        if claim is not None:
            yield change.__name__, claim


def join(first: str, second: str) -> str:
    """Return one sentence that says what two do."""
    return f"{first.rstrip('.')}, and {lower_first(second)}"


def compose(passages: dict[str, str], seed: int, *, most: int = 4) -> list[tuple[str, str, tuple[str, ...]]]:
    """Return right claims over passages: how each was made, its words and its keys."""
    chance = random.Random(seed)
    keys = list(passages)
    made: list[tuple[str, str, tuple[str, ...]]] = []
    for key in keys[:most]:
        sentences = split_plain(passages[key])
        if len(sentences) == 1:
            how, claim = chance.choice(list(rephrase(sentences[0])))
            made.append((how, claim, (key,)))
        else:
            made.append(("keep", chance.choice(sentences[1:]), (key,)))
    whole = [key for key in keys if len(split_plain(passages[key])) == 1 and passages[key].endswith(".")]
    if len(whole) > 1:
        one, other = chance.sample(whole[:6], 2)
        made.append(("join", join(passages[one], passages[other]), (one, other)))
    return made


def split_plain(words: str) -> Sequence[str]:
    from footnoted.parsing.sentences import split_sentences

    return [words[start:end] for start, end in split_sentences(words)]
