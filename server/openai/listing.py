"""An answer's sources as Markdown, for interfaces that show a message's words and nothing of its annotations.

It owns how the list reads and must not know where it is shown.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from footnoted.answer import Answer, Citation

__all__ = ["drop_sources", "entitle", "list_sources"]

BEGINNING = "\n\n- [1] ["
SPECIAL = re.compile(r"([\\`*_\[\]<>#|~])")


def list_sources(answer: Answer, address: str, titles: Mapping[str, str]) -> str:
    """Return a list to stand below the answer's text, a link to the cited words and the notes behind them each.

    `address` is where the page is served, `titles` are the papers' by id; without citations there is no list.
    """
    lines = [
        f"- [{citation.number}] [{escape(entitle(citation, titles))}](<{address}{citation.url}>){name_notes(citation)}"
        for citation in answer.citations
    ]
    return "\n".join(["\n", *lines]) if lines else ""


def drop_sources(content: str) -> str:
    """Return an earlier answer, as a client sends it back, without its list."""
    return content.partition(BEGINNING)[0]


def entitle(citation: Citation, titles: Mapping[str, str]) -> str:
    """Return the title of a cited place: the paper's, and its section's."""
    title = titles.get(citation.document, citation.document)
    return " – ".join((title, *citation.section[-1:]))


def name_notes(citation: Citation) -> str:
    """Return the paper's notes behind a citation as they are written in plain text."""
    return f", fn {', '.join(str(number) for number in citation.footnotes)}" if citation.footnotes else ""


def escape(text: str) -> str:
    """Return text that Markdown shows as it is."""
    return SPECIAL.sub(r"\\\1", " ".join(text.split()))
