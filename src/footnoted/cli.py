"""The command line: ask, search, look at footnotes, list, evaluate, examine, serve.

It owns words on a terminal and exit statuses; it must not know how an answer is made.
Exit status: 0 answered, 3 not found in the documents, 2 usage, 1 anything else.
"""

from __future__ import annotations

import json
import runpy
import sys
from pathlib import Path
from typing import Annotated, Any

import typer
from pydantic import ValidationError
from rich.console import Console

from footnoted.errors import FootnotedError, UnknownDocument, UnknownFootnote, UnsuitableRequest
from footnoted.evaluation.catalogue import ALL_SETS, LIMIT
from footnoted.settings import Settings
from footnoted.terminal import write_answer, write_documents, write_note, write_results

__all__ = ["main"]

NOT_FOUND, USAGE, FAILURE = 3, 2, 1

app = typer.Typer(
    name="footnoted",
    help="Ask a research paper a question; every sentence of the answer leads to the paper's words and notes.",
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
)

AsJson = Annotated[bool, typer.Option("--json", help="Print the API's object.")]
Documents = Annotated[list[str] | None, typer.Option("--document", help="Search only this document; may be repeated.")]


class Unanswered(Exception):
    """A command that ran and has nothing good to tell; `status` is the exit status."""

    def __init__(self, message: str, status: int) -> None:
        super().__init__(message)
        self.status = status


def main() -> int:
    """Run the command line; return the exit status, with one line on standard error where it is not 0."""
    try:
        status = typer.main.get_command(app).main(standalone_mode=False, prog_name="footnoted")
    except (Unanswered, FootnotedError, ValidationError, typer.TyperException) as error:
        return complain(*explain(error))
    # An interrupt comes back as a status of the shell's.
    return complain("stopped", FAILURE) if status else 0


def explain(error: Exception) -> tuple[str, int]:
    """Return what is to be said of an error, and the exit status."""
    match error:
        case Unanswered():
            said = str(error), error.status
        case UnknownDocument() | UnknownFootnote():
            said = str(error), NOT_FOUND
        case UnsuitableRequest():
            said = str(error), USAGE
        case typer.TyperException():
            said = f"{error.format_message()} (see footnoted --help)", USAGE
        case ValidationError():
            said = "; ".join(name_fault(fault["loc"], fault["msg"]) for fault in error.errors()), USAGE
        case _:
            said = f"{error} {getattr(error, 'hint', '')}", FAILURE
    return said


def name_fault(place: tuple[int | str, ...], message: str) -> str:
    """Return what is wrong with the settings, with the variable's name where only one is."""
    said = message.removeprefix("Value error, ")
    return f"FOOTNOTED_{'_'.join(str(part) for part in place).upper()}: {said}" if place else said


def complain(message: str, status: int) -> int:
    """Print one line on standard error and return the status."""
    print(f"footnoted: {' '.join(message.split())}", file=sys.stderr)
    return status


def print_json(value: Any) -> None:
    """Print a value as the API would send it, indented."""
    print(json.dumps(value, ensure_ascii=False, indent=2))


@app.command()
def ask(
    question: Annotated[str, typer.Argument(help="The question.")], documents: Documents = None, as_json: AsJson = False
) -> None:
    """Answer a question with verified citations and the footnotes behind them."""
    from footnoted.desk import open_desk  # noqa: PLC0415  loads the model: only where it is needed

    with open_desk(Settings()) as desk:
        answer = desk.answer(question, documents)
    print_json(answer) if as_json else write_answer(Console(soft_wrap=True), answer)
    if answer["status"] == "not_found":
        raise Unanswered("not found in the documents", NOT_FOUND)


@app.command()
def search(
    query: Annotated[str, typer.Argument(help="What to look for.")],
    k: Annotated[int, typer.Option("-k", min=1, max=50, help="How many passages.")] = 10,
    documents: Documents = None,
    as_json: AsJson = False,
) -> None:
    """Show the passages nearest to a query, best first, without an answer."""
    from footnoted.desk import open_desk  # noqa: PLC0415

    with open_desk(Settings()) as desk:
        found = desk.search(query, k, documents)
    print_json(found) if as_json else write_results(Console(soft_wrap=True), found)
    if not found["results"]:
        raise Unanswered("no passage found", NOT_FOUND)


@app.command()
def footnote(
    number: Annotated[int, typer.Argument(help="The note's number.")],
    document: Annotated[str | None, typer.Option(help="Which document; none where there is only one.")] = None,
    as_json: AsJson = False,
) -> None:
    """Show a footnote: as printed, what it cites, and the words it supports."""
    from footnoted.desk import find_note  # noqa: PLC0415

    note = find_note(Settings(), document, number)
    print_json(note) if as_json else write_note(Console(soft_wrap=True), note)


@app.command(name="list")
def list_documents(as_json: AsJson = False) -> None:
    """List the documents of the corpus."""
    from footnoted.desk import describe_corpus  # noqa: PLC0415

    documents = describe_corpus(Settings())
    print_json({"documents": documents}) if as_json else write_documents(Console(soft_wrap=True), documents)


@app.command()
def serve(
    host: Annotated[str | None, typer.Option(help="Address to listen on.")] = None,
    port: Annotated[int | None, typer.Option(min=0, max=65535, help="Port to listen on.")] = None,
) -> None:
    """Serve the page and the API until stopped."""
    from os import environ  # noqa: PLC0415

    # The server is a program of its own that reads the same settings: it is started, not imported.
    for name, value in (("FOOTNOTED_HOST", host), ("FOOTNOTED_PORT", port)):
        if value is not None:
            environ[name] = str(value)
    Settings()  # what is wrong with them is said here as by every other command
    runpy.run_module("server.main", run_name="__main__", alter_sys=True)


@app.command(name="eval")
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


@app.command()
def doctor(as_json: AsJson = False) -> None:
    """Examine the installation: settings, model, corpus, index."""
    from footnoted.doctor import examine  # noqa: PLC0415

    findings = examine(Settings())
    if as_json:
        print_json([finding.as_json() for finding in findings])
    else:
        for finding in findings:
            print(finding.line())
    if not all(finding.is_well for finding in findings):
        raise Unanswered("something is not as it should be, see above", FAILURE)


if __name__ == "__main__":
    sys.exit(main())
