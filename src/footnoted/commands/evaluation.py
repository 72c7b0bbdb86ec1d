"""`footnoted eval`: the golden questions and the public sets, asked and counted."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console

from footnoted.commands.frame import print_json
from footnoted.evaluation.catalogue import ALL_SETS, LIMIT
from footnoted.settings import Settings

__all__ = ["evaluate"]


def evaluate(  # noqa: PLR0913  every option of a command is a parameter
    *,
    name: Annotated[
        list[str] | None, typer.Option("--set", help=f"One of {', '.join(ALL_SETS)}; may be repeated.")
    ] = None,
    data: Annotated[Path | None, typer.Option(help="Folder with the public sets; none skips them.")] = None,
    limit: Annotated[int, typer.Option(min=0, help="Questions asked of a public set; 0 asks all.")] = LIMIT,
    failures: Annotated[bool, typer.Option("--failures", help="List the questions that went wrong.")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="Print the figures as JSON.")] = False,
    figures: Annotated[Path | None, typer.Option("--json-file", help="Write the figures as JSON.")] = None,
    plot: Annotated[Path | None, typer.Option(help="Write a plot of the figures (.svg).")] = None,
    answers: Annotated[Path | None, typer.Option(help="Write twenty answers drawn by lot, as a page.")] = None,
    seed: Annotated[int | None, typer.Option(help="Draw the same answers again.")] = None,
) -> None:
    """Ask the golden questions and the public sets, and count what is right."""
    from footnoted.evaluation.command import Files, find_fault, run_command  # noqa: PLC0415
    from footnoted.evaluation.report import Plan  # noqa: PLC0415

    unknown = set(name or ()) - set(ALL_SETS)
    if unknown:
        raise typer.BadParameter(f"There is no set {sorted(unknown)[0]!r}: choose from {', '.join(ALL_SETS)}.")
    files = Files(figures=figures, plot=plot, answers=answers, seed=seed)
    if fault := find_fault(files):
        raise typer.BadParameter(fault)
    report, said = run_command(Settings(), Plan(sets=tuple(name or ()), data=data, limit=limit or None), files)
    print_json(report.as_json()) if as_json else report.write(Console(), failures=failures)
    for line in said:
        print(line, file=sys.stderr)
