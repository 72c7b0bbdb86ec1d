"""`footnoted audit`: what a paper rests on, and which of its claims rest on what."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated, Any, get_args

import typer
from rich.console import Console
from rich.markup import escape

from footnoted.answer import Grounds
from footnoted.auditing import ClaimFilter, describe_cited_works, list_cited_works
from footnoted.commands.frame import AsJson, print_json
from footnoted.errors import UnsuitableRequest
from footnoted.settings import Settings

__all__ = ["audit"]

Json = dict[str, Any]

FILTERS = tuple(ClaimFilter.__dataclass_fields__)
TRUTHS = {"true": True, "yes": True, "false": False, "no": False}
TROUBLES = {
    "short_form": "its short form fits no work",
    "no_source": "it cites nothing",
    "no_text": "it has a marker and no text",
    "no_marker": "it has no marker",
}
# So wide is a bar that stands for all there is.
BAR = 24
# A terminal need not show all the outlets with one source each; the years of a long list are as many.
MOST_ROWS = 20

Wanted = Annotated[
    list[str] | None,
    typer.Option(
        "--claims",
        metavar="NAME=VALUE",
        help=f"Show the claims that rest on this instead: {', '.join(FILTERS)}; may be repeated.",
    ),
]


def audit(
    document: Annotated[str | None, typer.Option(help="Which document; none where there is only one.")] = None,
    claims: Wanted = None,
    works: Annotated[bool, typer.Option("--works", help="List the works it cites instead.")] = False,
    as_json: AsJson = False,
) -> None:
    """Report what a paper rests on: its sources counted, its sentences by their grounds, what cannot be followed."""
    from footnoted.desk import audit_document, find_paper  # noqa: PLC0415

    if works and claims:
        raise UnsuitableRequest("Ask for the works or for claims, not for both.")
    wanted = read_filter(claims) if claims else None
    if works:
        paper = find_paper(Settings(), document)
        found = describe_cited_works(paper, list_cited_works(paper))
    else:
        found = audit_document(Settings(), document, wanted)
    if as_json:
        print_json(found)
    elif works:
        write_works(Console(soft_wrap=True, highlight=False), found)
    elif wanted:
        write_claims(Console(soft_wrap=True, highlight=False), found)
    else:
        write_audit(Console(soft_wrap=True, highlight=False), found)


def read_filter(pairs: Sequence[str]) -> ClaimFilter:
    """Return the filter that pairs such as `before=2010` make. Raises UnsuitableRequest."""
    given: dict[str, Any] = {}
    for pair in pairs:
        name, _, value = (part.strip() for part in pair.partition("="))
        if name not in FILTERS or not value:
            raise UnsuitableRequest(f"{pair!r} is none of {', '.join(f'{each}=…' for each in FILTERS)}.")
        given[name] = read_value(name, value)
    return ClaimFilter(**given)


def read_value(name: str, value: str) -> str | int | bool:
    """Return the value of a filter as what it is. Raises UnsuitableRequest."""
    if name in ("note", "before"):
        if not value.isdecimal():
            raise UnsuitableRequest(f"{name} wants a number, not {value!r}.")
        return int(value)
    if name == "official":
        if value.casefold() not in TRUTHS:
            raise UnsuitableRequest(f"official wants yes or no, not {value!r}.")
        return TRUTHS[value.casefold()]
    if name == "grounds" and value not in get_args(Grounds):
        raise UnsuitableRequest(f"grounds wants one of {', '.join(get_args(Grounds))}, not {value!r}.")
    return value


def write_audit(console: Console, found: Json) -> None:
    """Print the report on a paper."""
    counts = found["counts"]
    console.print(f"[bold]{escape(found['title'])}[/]")
    console.print(
        f"{counts['notes']} notes cite {counts['sources']} sources, {counts['works']} different works. Of "
        f"{counts['sentences']} sentences {counts['cited']} are cited, {counts['interview']} rest on interviews, "
        f"{counts['asserted']} carry no note."
    )
    console.print("\n[bold]Sentences without a note[/]")
    for chapter in found["chapters"]:
        label = f"of {chapter['sentences']}: {chapter['label'] or 'under no title'}"
        write_bar(console, label, chapter["asserted"], chapter["sentences"])
    for name in ("types", "publishers", "years", "languages"):
        console.print(f"\n[bold]Sources by {name.removesuffix('s')}[/]")
        write_tallies(console, found[name])
    console.print(f"\n[bold]A government's own word[/]: {count_of(found['official'])}")
    for age in found["ages"]:
        console.print(f"[bold]Older than {age['years']} years[/]: {count_of(age)}")
    write_troubles(console, found)


def write_tallies(console: Console, tallies: list[Json]) -> None:
    """Print how many sources go by which name, those that have none last."""
    longest = max((each["sources"] for each in tallies), default=0)
    for each in tallies[:MOST_ROWS]:
        write_bar(console, each["name"] or "not stated", each["sources"], longest)
    if len(tallies) > MOST_ROWS:
        console.print(f"    and {len(tallies) - MOST_ROWS} more (--json lists them)", style="dim")


def write_bar(console: Console, label: str, count: int, whole: int) -> None:
    """Print a count beside its label, as a bar whose full length stands for the whole."""
    bar = "█" * round(BAR * count / whole) if whole else ""
    console.print(f"  {bar:<{BAR}} {count:>4}  {escape(label)}")


def write_troubles(console: Console, found: Json) -> None:
    """Print what cannot be followed, and the works that come again."""
    lists = (
        ("Works in several notes", [f"{name_notes(each['notes'])}: {each['text']}" for each in found["repeated"]]),
        ("Notes that lead nowhere", [f"fn {each['note']}: {TROUBLES[each['trouble']]}" for each in found["dangling"]]),
        ("Sources that could not be read", [f"fn {each['note']}: {each['text']}" for each in found["unparsed"]]),
        ("Sources without a link", [f"fn {each['note']}: {each['text']}" for each in found["unlinked"]]),
        ("Quotation marks with no note near", [each["quote"] for each in found["bare_quotations"]]),
    )
    for title, lines in lists:
        console.print(f"\n[bold]{title}[/]: {len(lines) or 'none'}")
        for line in lines:
            console.print(f"  – {escape(line)}")


def write_claims(console: Console, found: Json) -> None:
    """Print claims with what they rest on."""
    for claim in found["claims"]:
        console.print(f"“{escape(claim['quote'])}”")
        behind = name_notes(claim["footnotes"]) if claim["footnotes"] else "no note"
        console.print(f"    {escape(' › '.join(claim['section']))} · {claim['grounds']}: {behind}", style="dim")
    console.print(f"{found['count']} claim{'' if found['count'] == 1 else 's'}")


def write_works(console: Console, found: Json) -> None:
    """Print each work, the notes that cite it and how many claims rest on it."""
    for work in found["works"]:
        source, count = work["source"], len(work["claims"])
        year = f", {source['year']}" if source["year"] else ""
        console.print(escape(f"{'; '.join(source['authors']) or '–'}{year}. {source['title'] or source['text']}"))
        official = " · a government's own word" if work["official"] else ""
        resting = f"{count} claim{'' if count == 1 else 's'}"
        console.print(f"    {work['grounds']}: {name_notes(work['notes'])} · {resting}{official}", style="dim")
    console.print(f"{found['count']} work{'' if found['count'] == 1 else 's'}")


def count_of(tally: Json) -> str:
    """Return a count of sources with their notes."""
    return f"{tally['sources']} ({name_notes(tally['notes'])})" if tally["sources"] else "none"


def name_notes(numbers: Sequence[int]) -> str:
    """Return notes by their numbers."""
    return ", ".join(f"fn {number}" for number in numbers)
