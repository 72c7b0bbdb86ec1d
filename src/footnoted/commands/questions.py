"""`footnoted ask` and `footnoted search`."""

from __future__ import annotations

from typing import Annotated, Literal

import typer
from rich.console import Console

from footnoted.commands.frame import NOT_FOUND, AsJson, Documents, Unanswered, print_json
from footnoted.settings import Settings
from footnoted.terminal import write_answer, write_results

__all__ = ["ask", "search"]


def ask(
    question: Annotated[str, typer.Argument(help="The question.")],
    documents: Documents = None,
    answerer: Annotated[
        Literal["extractive", "generative"] | None,
        typer.Option(help="In whose words: the paper's, or those of the chat model that is set up."),
    ] = None,
    as_json: AsJson = False,
) -> None:
    """Answer a question with verified citations and the footnotes behind them."""
    from footnoted.desk import open_desk  # noqa: PLC0415  loads the model: only where it is needed

    with open_desk(Settings()) as desk:
        answer = desk.answer(question, documents, answerer)
    print_json(answer) if as_json else write_answer(Console(soft_wrap=True), answer)
    if answer["status"] == "not_found":
        raise Unanswered("not found in the documents", NOT_FOUND)


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
