"""Twenty answers on one page, drawn by lot, for a person to read.

It owns the draw and the page (HTML that needs nothing beside it); it must not judge what it shows.
"""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from html import escape

from footnoted.answer import Answer, Citation, NoteWithSources
from footnoted.evaluation.asking import Asked

__all__ = ["ANSWERS", "draw_answers", "write_page"]

ANSWERS = 20
STYLE = (
    "body{font:16px/1.5 system-ui,sans-serif;max-width:46rem;margin:2rem auto;padding:0 1rem;color:#222;"
    "background:#fff}article{border-top:1px solid #ccc;padding:1rem 0}h2{font-size:1.1rem}blockquote{margin:.5rem 0;"
    "padding-left:.8rem;border-left:3px solid #ccc}.dim{color:#555;font-size:.85rem}"
)


def draw_answers(asked: Sequence[Asked], seed: int, count: int = ANSWERS) -> tuple[Asked, ...]:
    """Return so many of the answers, or all where there are fewer, drawn by a seed."""
    return tuple(random.Random(seed).sample(list(asked), min(count, len(asked))))


def write_page(drawn: Sequence[Asked], seed: int) -> str:
    """Return the answers as a page of HTML."""
    articles = "\n".join(line for number, each in enumerate(drawn, start=1) for line in write_answer(number, each))
    title = f"{len(drawn)} answers, drawn by seed {seed}"
    return (
        '<!DOCTYPE html>\n<html lang="en"><head><meta charset="utf-8">'
        f"<title>{title}</title><style>{STYLE}</style></head>\n<body><h1>{title}</h1>\n"
        "<p>Read each beside its question: does it answer, and do its quotations say so? "
        "Nothing here has been judged by a program.</p>\n"
        f"{articles}\n</body></html>\n"
    )


def write_answer(number: int, asked: Asked) -> Iterator[str]:
    """Yield the lines of one answer: question, text, quotations, notes, how sure and how fast."""
    answer = asked.outcome.answer
    if answer is None:
        return
    golden = asked.outcome.golden
    yield f"<article><h2>{number}. {escape(golden.question)}</h2>"
    for turn in golden.history:
        yield f'<p class="dim">{escape(turn.role)}: {escape(turn.content)}</p>'
    yield f"<p>{escape(answer.text)}</p>"
    yield from (write_quotation(f"[{citation.number}]", citation) for citation in answer.citations)
    yield from (write_note(note) for note in answer.footnotes)
    if answer.nearest:
        yield '<p class="dim">Nearest, as not answering:</p>'
        yield from (write_quotation("–", citation) for citation in answer.nearest)
    yield f'<p class="dim">{escape(describe(golden.id, answer))}</p></article>'


def write_quotation(mark: str, citation: Citation) -> str:
    """Return a quotation with its section and its notes."""
    notes = "".join(f", fn {number}" for number in citation.footnotes)
    place = f"{' › '.join(citation.section)} ({citation.grounds}{notes})"
    return f'<blockquote>{mark} “{escape(citation.quote)}”<br><span class="dim">{escape(place)}</span></blockquote>'


def write_note(note: NoteWithSources) -> str:
    """Return a footnote as printed, and the note that its source was completed from."""
    origins = {source.resolved_from for source in note.sources if source.resolved_from}
    origin = "".join(f" (completed from fn {number})" for number in sorted(origins))
    return f'<p class="dim">fn {note.note.number}: {escape(note.text)}{origin}</p>'


def describe(id: str, answer: Answer) -> str:
    """Return what is known of an answer beside its words."""
    spent = ", ".join(f"{stage} {milliseconds:g}" for stage, milliseconds in answer.timings_ms.items())
    return f"{id} · {answer.status} · confidence {answer.confidence:.2f} · milliseconds: {spent}"
