"""Answers, notes and lists as words on a terminal.

It owns how the API's objects look as text; it must not know where they came from.
"""

from __future__ import annotations

from typing import Any

from rich.console import Console
from rich.markup import escape

__all__ = ["write_answer", "write_check", "write_documents", "write_note", "write_results"]

Json = dict[str, Any]


def write_answer(console: Console, answer: Json) -> None:
    """Print an answer with its citations and footnotes, or the refusal with what came nearest."""
    console.print(escape(answer["text"]), highlight=False)
    for citation in answer["citations"]:
        console.print(
            f"\n[bold]{escape('[' + str(citation['number']) + ']')}[/] “{escape(citation['quote'])}”", highlight=False
        )
        console.print(f"    {escape(place(citation))}", style="dim", highlight=False)
    for note in answer["footnotes"]:
        write_note(console, note, with_supports=False)
    if answer.get("fallback"):
        console.print(f"\n{escape(answer['fallback']['reason'])}", style="dim", highlight=False)
    if answer["nearest"]:
        console.print("\nNearest passages (they do not answer the question):", style="dim")
        for passage in answer["nearest"]:
            console.print(f"  – “{escape(passage['quote'])}”", style="dim", highlight=False)


def place(citation: Json) -> str:
    """Return where a citation stands and what the paper rests it on."""
    parts = [" › ".join(citation["section"])] if citation["section"] else []
    if citation["pages"]:
        first, last = citation["pages"]
        parts.append(f"p. {first}" if first == last else f"pp. {first}–{last}")
    notes = ", ".join(f"fn {number}" for number in citation["footnotes"])
    parts.append(f"{citation['grounds']}{': ' + notes if notes else ''}")
    return " · ".join(parts)


def write_note(console: Console, note: Json, *, with_supports: bool = True) -> None:
    """Print a footnote: as printed, its sources, and the words it supports."""
    console.print(f"\n[bold]fn {note['number']}[/] {escape(note['text'])}", highlight=False)
    for source in note["sources"]:
        origin = f" (from fn {source['resolved_from']})" if source["resolved_from"] else ""
        console.print(f"    → {escape(describe_source(source))}{origin}", style="dim", highlight=False)
    if with_supports:
        for host in note["supports"]:
            console.print(f"    supports: “{escape(host['quote'])}”", highlight=False)
            stretch = host.get("stretch")
            if stretch and stretch["quote"] != host["quote"]:
                console.print(f"    of which its marker closes: “{escape(stretch['quote'])}”", highlight=False)


def describe_source(source: Json) -> str:
    """Return a source's fields in one line; the wording as printed where nothing was read from it."""
    fields = [
        "; ".join(source["authors"]),
        source["title"],
        source["container"],
        source["publisher"],
        source["date"],
        source["url"],
    ]
    known = [str(field) for field in fields if field]
    return f"{', '.join(known)} [{source['type']}]" if known else source["text"]


def write_results(console: Console, found: Json) -> None:
    """Print search results by rank."""
    for rank, result in enumerate(found["results"], start=1):
        console.print(f"{rank:>2}. {escape(result['quote'])}", highlight=False)
        console.print(
            f"    {result['score']:.2f} · {result['kind']} · {escape(place(result))}", style="dim", highlight=False
        )


def write_documents(console: Console, documents: list[Json]) -> None:
    """Print the documents of the corpus."""
    for document in documents:
        console.print(f"[bold]{escape(document['id'])}[/]  {escape(document['title'])}", highlight=False)
        by = ", ".join(document["authors"])
        counts = ", ".join(f"{count} {name}" for name, count in document["counts"].items())
        console.print(
            f"    {escape(' · '.join(part for part in (by, document['date'], counts) if part))}",
            style="dim",
            highlight=False,
        )
        if document["attribution"]:
            console.print(f"    {escape(document['attribution'])}", style="dim", highlight=False)


def write_check(console: Console, check: Json) -> None:
    """Print what the papers say to a claim: the verdict, what differs, and what it rests on or what came nearest."""
    console.print(f"[bold]{check['verdict'].replace('_', ' ')}[/]  {escape(check['claim'])}", highlight=False)
    write_answer(console, check)
    console.print()
