"""`footnoted feedback`: what readers thought of answers, listed, and written out as golden questions.

The file of answers takes a second process beside a server, so no server is asked for it.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer
from rich.console import Console
from rich.markup import escape

from footnoted.commands.frame import AsJson, print_json
from footnoted.conversation.verdicts import Feedback, Verdict
from footnoted.settings import Settings

if TYPE_CHECKING:
    from footnoted.conversation.store import Store

__all__ = ["feedback"]

Json = dict[str, Any]
VERDICTS = {
    "right": "right",
    "wrong_words": "wrong words",
    "wrong_note": "wrong note",
    "should_have_answered": "should have answered",
    "should_have_refused": "should have refused",
}


def feedback(
    verdict: Annotated[Verdict | None, typer.Option(help="Only what says this.")] = None,
    answer: Annotated[str | None, typer.Option(metavar="ID", help="Only what is said of this answer.")] = None,
    export: Annotated[
        Path | None, typer.Option(metavar="FILE", help="Write each as a golden question, a line of JSON each.")
    ] = None,
    as_json: AsJson = False,
) -> None:
    """List what readers thought of answers, the newest first; write it out as tests."""
    from footnoted.conversation.judging import describe_feedback  # noqa: PLC0415
    from footnoted.conversation.store import Store  # noqa: PLC0415

    if export is not None and (export.is_dir() or not export.parent.is_dir()):
        raise typer.BadParameter(f"{export} cannot be written: its folder is not there, or it is one.")
    settings = Settings()
    store = Store.open(settings.data_dir)
    try:
        found = store.feedback.all(verdict=verdict, answer_id=answer)
        listed = [describe_feedback(each) for each in found]
        if as_json:
            print_json({"feedback": listed})
        elif export is None:
            write_list(Console(soft_wrap=True, highlight=False), listed)
        if export is not None:
            write_questions(settings, store, found, export)
    finally:
        store.close()


def write_list(console: Console, listed: Sequence[Json]) -> None:
    """Print feedback, each with what it is about."""
    for each in listed:
        where = f" [{each['citation']}]" if each["citation"] is not None else ""
        console.print(f"[bold]{VERDICTS[each['verdict']]}[/]{escape(where)}  {escape(each['question'])}")
        lines = (
            ("said", each["quote"] or each["text"]),
            ("right", each["words"] and f"“{each['words']['quote']}”"),
            ("right note", each["note"] is not None and f"fn {each['note']}"),
            ("comment", each["comment"]),
        )
        for name, text in lines:
            if text:
                console.print(f"    {name}: {escape(' '.join(text.split()))}", style="dim")
        console.print(f"    {each['given'][:16].replace('T', ' ')} UTC · answer {each['answer_id']}", style="dim")
    console.print(f"{len(listed)} in all" if listed else "There is no feedback.")


def write_questions(settings: Settings, store: Store, found: Sequence[Feedback], file: Path) -> None:
    """Write feedback as golden questions, the oldest first, and say on standard error what a person must fill in."""
    from footnoted.evaluation.complaints import compose_complaint  # noqa: PLC0415
    from footnoted.reading import read_papers  # noqa: PLC0415

    texts = {paper.id: paper.text for paper in read_papers(settings.corpus_dir, settings.data_dir)}
    complaints = [compose_complaint(each, store.history_before(each.answer_id), texts.get) for each in reversed(found)]
    file.write_text("".join(f"{json.dumps(each.line, ensure_ascii=False)}\n" for each in complaints), encoding="utf-8")
    for complaint in complaints:
        for point in complaint.open_points:
            print(f"{complaint.line['id']}: {point}", file=sys.stderr)
    unfinished = sum(each.line["kind"] == "unfinished" for each in complaints)
    print(f"{len(complaints)} questions: {file}; {unfinished} to be finished by hand", file=sys.stderr)
