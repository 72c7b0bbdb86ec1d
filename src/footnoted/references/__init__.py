"""Footnote text → sources: split, read into fields, short forms completed from the notes that print the work.

It owns what a note cites; it must not know where in the paper the note stands.
"""

from footnoted.references.csl import describe_csl
from footnoted.references.parse import parse_source, split_sources
from footnoted.references.resolve import resolve_line, resolve_notes
from footnoted.references.works import Work, gather_works

__all__ = [
    "Work",
    "describe_csl",
    "gather_works",
    "parse_source",
    "resolve_line",
    "resolve_notes",
    "split_sources",
]
