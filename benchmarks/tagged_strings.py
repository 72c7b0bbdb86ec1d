"""Tagged reference strings in AnyStyle's XML form → texts with their fields as stretches.

It owns how such a file is read and whose names its fields get; it must not know what is done with them. The files
(github.com/inukshuk/anystyle, res/parser, BSD-2-Clause) are not part of the project.
"""

from __future__ import annotations

from collections.abc import Container, Iterable
from dataclasses import dataclass
from pathlib import Path
from xml.etree import ElementTree

# Fields that have another name here; those of too few examples to learn join the nearest.
NAMES = {
    "container-title": "container",
    "collection-title": "series",
    "location": "place",
    "citation-number": "number",
    "producer": "director",
    "medium": "genre",
    "source": "note",
}


@dataclass(frozen=True)
class TaggedString:
    """A reference as one line, and its fields `(name, start, end)` in order, which cover all but white space."""

    text: str
    fields: tuple[tuple[str, int, int], ...]

    @property
    def letters(self) -> str:
        """The letters and digits alone, in lower case: what tells the same reference printed twice."""
        return fold_letters(self.text)

    @property
    def title(self) -> str:
        """The letters and digits of the title alone, in lower case."""
        return fold_letters("".join(self.text[start:end] for name, start, end in self.fields if name == "title"))


def fold_letters(text: str) -> str:
    """Drop all but letters and digits, in lower case."""
    return "".join(char for char in text.lower() if char.isalnum())


def read_strings(file: Path) -> list[TaggedString]:
    """Read a file of tagged strings; the parts of each are joined by one space."""
    return [
        join_parts([(NAMES.get(part.tag, part.tag), part.text or "") for part in sequence])
        for sequence in ElementTree.parse(file).getroot()
    ]


def join_parts(parts: Iterable[tuple[str, str]], tight: Container[str] = ()) -> TaggedString:
    """Join the parts of a reference by one space; those named in `tight` follow punctuation without it."""
    text, fields = "", []
    for name, printed in parts:
        bare = printed.strip()
        if not bare:
            continue
        text += " " if text and not (name in tight and text[-1] in ",:;)") else ""
        fields.append((name, len(text), len(text) + len(bare)))
        text += bare
    return TaggedString(text, tuple(fields))
