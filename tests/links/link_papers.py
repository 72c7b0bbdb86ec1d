"""Papers whose notes print addresses."""

from __future__ import annotations

from collections.abc import Callable

from footnoted.links import CheckedLink
from footnoted.papers import Paper
from footnoted.parsing import parse_paper

Check = Callable[..., list[CheckedLink]]
MARKS = "¹²³⁴⁵⁶⁷⁸⁹"


def write_paper(*urls: str, title: str = "Herons of the Lune") -> str:
    """Return a paper with a note for each address, every one with the same title."""
    body = " ".join(f"Herons were counted {number} times.{mark}" for number, mark in zip(range(9), MARKS, strict=True))
    sentences = body.split(". ")
    notes = "\n".join(
        f"{mark} Alder, J. (1989), '{title}', Estuary Review, 3 May 1989, <{url}>."
        for mark, url in zip(MARKS, urls, strict=False)
    )
    return f"The heron count\n\n{' '.join(s.rstrip('.') + '.' for s in sentences[: len(urls)])}\n\n{notes}\n"


def make_paper(*urls: str, title: str = "Herons of the Lune") -> Paper:
    return Paper(parse_paper(write_paper(*urls, title=title), id="herons"))
