"""A reference string of any style with its fields as stretches of it: nothing is lost, nothing is put in.

It owns which stretch is which field and how sure that is; it must not know what a Source is.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Literal, get_args

from footnoted.references.links import DOI, find_links, trim
from footnoted.references.tagging.edges import trim_edges
from footnoted.references.tagging.labeller import Label, Seen, label_tokens
from footnoted.references.tagging.observations import observe
from footnoted.references.tagging.tokens import Token, split_tokens

__all__ = ["FIELDS", "Field", "Stretch", "Tagged", "tag_reference"]

Field = Literal[
    "author",
    "title",
    "date",
    "journal",
    "container",
    "series",
    "publisher",
    "place",
    "editor",
    "translator",
    "director",
    "edition",
    "volume",
    "pages",
    "genre",
    "url",
    "doi",
    "isbn",
    "number",
    "note",
]
FIELDS: tuple[Field, ...] = get_args(Field)
# The fields that a source is known by; how sure the whole is goes by these.
KNOWN_BY = frozenset({"author", "title", "date", "journal", "container"})
NAMED: dict[str, Field] = {field: field for field in FIELDS}
# Labels tell where an address without its protocol stands, and take the words beside it along.
# `Roe J, Doe AB.`: where initials have no stop, the last one closes the list.
BARE_INITIALS = re.compile(r"^[^.]* [^\W\da-z_]{1,3},[^.]* [^\W\da-z_]{1,3}\.$")
ADDRESS_LIKE = re.compile(r"\w[./]\w")
# Longer than any reference: a list without line breaks, or no reference at all.
LONGEST = 3000


@dataclass(frozen=True, slots=True, kw_only=True)
class Stretch:
    """One field as printed, `[start, end)` of the reference's text; `confidence` is its least sure token's chance."""

    field: Field
    start: int
    end: int
    confidence: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Tagged:
    """A reference and its fields in reading order; they never overlap, and what is in none of them is punctuation."""

    text: str
    stretches: tuple[Stretch, ...] = ()

    @property
    def confidence(self) -> float:
        """Return how sure the least sure field is that a source is known by; 0 where there is none."""
        return min((each.confidence for each in self.stretches if each.field in KNOWN_BY), default=0.0)

    def read(self, stretch: Stretch) -> str:
        """Return the characters of a stretch as printed."""
        return self.text[stretch.start : stretch.end]

    def find(self, *fields: Field) -> tuple[str, ...]:
        """Return what is printed for any of the fields, in reading order."""
        return tuple(self.read(each) for each in self.stretches if each.field in fields)

    def parts(self) -> Iterator[tuple[Field | None, str]]:
        """Yield the whole text in parts, each with its field or None: joined, they are the text to the character."""
        at = 0
        for each in self.stretches:
            if at < each.start:
                yield None, self.text[at : each.start]
            yield each.field, self.read(each)
            at = each.end
        if at < len(self.text):
            yield None, self.text[at:]


def tag_reference(text: str, *, label: Callable[[Seen], list[Label]] = label_tokens) -> Tagged:
    """Tell the fields of one reference of whatever style, as stretches of its text, by the labels that `label` gives.

    A text without words, or longer than any reference, has no fields. Raises ModelUnavailable.
    """
    tokens = split_tokens(text) if len(text) <= LONGEST else ()
    if not tokens:
        return Tagged(text=text)
    addresses = find_addresses(text)
    labels = label(observe(text, tokens))
    found = [*addresses, *(each for run in join_labels(tokens, labels, addresses) for each in cut(text, run))]
    return Tagged(text=text, stretches=tuple(sorted(found, key=lambda each: each.start)))


def find_addresses(text: str) -> list[Stretch]:
    """Return addresses and DOIs by their shape, which tells them more surely than any label."""
    links = [Stretch(field="url", start=link.start, end=link.end, confidence=1.0) for link in find_links(text)]
    dois = ((match.start(), match.start() + len(trim(match.group()))) for match in DOI.finditer(text))
    apart = [(start, end) for start, end in dois if not any(each.start < end and start < each.end for each in links)]
    return [*links, *(Stretch(field="doi", start=start, end=end, confidence=1.0) for start, end in apart)]


def join_labels(tokens: Sequence[Token], labels: Sequence[Label], addresses: Sequence[Stretch]) -> Iterator[Stretch]:
    """Yield the runs of tokens that are one field; a token that holds an address belongs to none."""
    run: list[int] = []
    field: Field | None = None
    for i, (token, label) in enumerate(zip(tokens, labels, strict=True)):
        edge, _, name = label.name.partition(":")
        is_address = any(each.start < token.end and token.start < each.end for each in addresses)
        own = None if is_address else NAMED.get(name)
        if run and field and (own != field or edge == "B"):
            yield join_run(field, tokens, labels, run)
            run = []
        run, field = [*(run if own == field else []), i], own
    if run and field:
        yield join_run(field, tokens, labels, run)


def join_run(field: Field, tokens: Sequence[Token], labels: Sequence[Label], run: Sequence[int]) -> Stretch:
    """Make one stretch of a run of tokens."""
    chance = min(labels[i].chance for i in run)
    return Stretch(field=field, start=tokens[run[0]].start, end=tokens[run[-1]].end, confidence=chance)


def cut(text: str, stretch: Stretch) -> Iterator[Stretch]:
    """Yield the stretch without the punctuation round it; nothing where no word, or no address, is left."""
    start, end = trim_edges(text, stretch.start, stretch.end)
    if stretch.field == "author" and BARE_INITIALS.search(text[start:end]):
        end -= 1
    printed = text[start:end]
    is_link = stretch.field in {"url", "doi"}
    if ADDRESS_LIKE.search(printed) if is_link else any(map(str.isalnum, printed)):
        yield replace(stretch, start=start, end=end)
