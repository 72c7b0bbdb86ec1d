"""What a note cites: a source's printed fields, its people, and the notes through which a short form leads to it.

It owns the vocabulary of a citation and must not know how a note is read or where in a paper it stands.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

__all__ = ["Name", "Role", "Source", "Step", "StepKind"]

Role = Literal["author", "editor", "translator", "container-author", "director", "interviewee", "interviewer"]
StepKind = Literal["ibid", "op-cit", "cross-reference", "author-date", "short-title", "same-author"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Name:
    """One who made a source: a person by family and given name, or a `literal` that is not taken apart.

    A literal is an institution, a newspaper, or a single word that nothing shows to be a person's. `container-author`
    is who signs the book that a chapter stands in, where nothing says that it is the editor.
    """

    role: Role = "author"
    family: str | None = None
    given: str | None = None
    suffix: str | None = None
    literal: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One step from a short form towards the work: what kind of short form, and the note that it leads to.

    `note` is None where it leads to the source line of a table. `same-author` (Idem) takes the author alone from there,
    the work stands in the note itself.
    """

    kind: StepKind
    note: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """One work that a footnote cites, parsed; `text` keeps the wording as printed.

    A field that the note does not give is None or empty: nothing is guessed. `type` is a CSL type. `authors` are the
    names as printed, "et al." among them; `names` are the same and further people, taken apart. `locator` is the place
    that the note points at, `page` the pages that the work takes up in its journal or book. `via` is a third party
    where the work was found. Dates are ISO 8601 to the precision printed. `resolved_from` is the number of the note
    that an Ibid. or a short title was completed from, `path` the notes that lead there, one after the other.
    """

    text: str
    type: str = "document"
    authors: tuple[str, ...] = ()
    names: tuple[Name, ...] = ()
    year: int | None = None
    date: str | None = None
    title: str | None = None
    container: str | None = None
    volume: str | None = None
    issue: str | None = None
    page: str | None = None
    publisher: str | None = None
    place: str | None = None
    edition: str | None = None
    number: str | None = None
    genre: str | None = None
    medium: str | None = None
    language: str | None = None
    via: str | None = None
    url: str | None = None
    further_urls: tuple[str, ...] = ()
    doi: str | None = None
    accessed: str | None = None
    locator: str | None = None
    resolved_from: int | None = None
    path: tuple[Step, ...] = ()

    @property
    def is_parsed(self) -> bool:
        """Tell whether anything but an address was read from the text; if not, the text is all there is."""
        return bool(self.title or self.names or self.authors or self.date or self.container)
