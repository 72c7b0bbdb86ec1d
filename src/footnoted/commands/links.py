"""`footnoted links`: whether the addresses in a paper's notes still lead where they should."""

from __future__ import annotations

import sys
from typing import Annotated, Any

import typer
from rich.console import Console
from rich.markup import escape
from rich.progress import Progress

from footnoted.commands.frame import AsJson, print_json
from footnoted.settings import Settings

__all__ = ["links"]

Json = dict[str, Any]
# In this order they are shown: what needs a person's eye first.
SAID = {
    "gone": "Gone",
    "wrong_title": "Answers with another page than the note means",
    "certificate_error": "Certificate does not hold",
    "unreachable": "Not reached",
    "looping": "Redirected without end",
    "slow": "Did not answer in time",
    "login_wall": "Asks for a login",
    "forbidden": "Forbidden",
    "refused_by_robots": "Not asked: the host wants no programs",
    "rate_limited": "The host was asked too often",
    "moved": "Moved",
    "unchecked": "Not checked: the time was up",
    "works": "Works",
}


def links(
    document: Annotated[str | None, typer.Option(help="Which document; none where there is only one.")] = None,
    again: Annotated[bool, typer.Option("--again", help="Ask for addresses that were checked before, too.")] = False,
    as_json: AsJson = False,
) -> None:
    """Check the links in a paper's notes; what is found is kept and shown again without asking the net."""
    from footnoted.desk import find_paper  # noqa: PLC0415
    from footnoted.links import Manners, check_links, describe_links  # noqa: PLC0415

    settings = Settings()
    paper = find_paper(settings, document)
    manners = Manners(archive=settings.archive_url, is_inside_allowed=settings.inside_links)
    with Progress(console=Console(stderr=True), transient=True, disable=not sys.stderr.isatty()) as progress:
        task = progress.add_task("Checking links", total=None, visible=False)

        def show(done: int, total: int) -> None:
            progress.update(task, completed=done, total=total, visible=True)

        checked = check_links(paper, settings.data_dir, manners, again=again, progress=show)
    found = describe_links(paper, checked)
    if as_json:
        print_json(found)
    else:
        write_links(Console(soft_wrap=True, highlight=False), found)


def write_links(console: Console, found: Json) -> None:
    """Print the links by what came of them."""
    console.print(f"[bold]{escape(found['title'])}[/]")
    console.print(f"{len(found['links'])} links in its notes")
    for verdict, title in SAID.items():
        if count := found["counts"][verdict]:
            console.print(f"\n[bold]{title}[/]: {count}")
        for link in found["links"]:
            if (link["verdict"] or "unchecked") == verdict:
                write_link(console, link)
    console.print("\nWhat was checked before is shown as it was found; --again asks anew.", style="dim")


def write_link(console: Console, link: Json) -> None:
    """Print one link: its notes, where it stands now, and what else there is to say."""
    notes = ", ".join(f"fn {number}" for number in link["notes"])
    console.print(f"  {notes}  {escape(link['url'])}")
    for line in list_remarks(link):
        console.print(f"      {escape(line)}", style="dim")


def list_remarks(link: Json) -> list[str]:
    """Return what is to be said of a link beyond its verdict."""
    if link["verdict"] is None:
        return []
    remarks = []
    if link["moved_to"]:
        remarks.append(f"→ {link['moved_to']} ({'for good' if link['is_permanent'] else 'for now'})")
    if link["verdict"] == "wrong_title":
        remarks.append(f"the page is called “{link['page_titles'][0]}”")
    if link["detail"]:
        remarks.append(link["detail"])
    if link["retry_after"] is not None:
        remarks.append(f"it may be asked again after {link['retry_after']} seconds")
    if link["copy"]["state"] == "found":
        made = f" of {link['copy']['made']}" if link["copy"]["made"] else ""
        remarks.append(f"archived copy{made}: {link['copy']['url']}")
    elif link["copy"]["state"] == "none":
        remarks.append("no archived copy")
    return [*remarks, f"checked {link['checked'][:10]}"]
