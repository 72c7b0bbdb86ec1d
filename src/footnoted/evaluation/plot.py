"""An evaluation as a picture: bars of every share, one for each configuration, with a mark at the target.

It owns the drawing (SVG, written by hand: a few rectangles need no library); it must not know how figures are made.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from html import escape

from footnoted.evaluation.configurations import TITLES
from footnoted.evaluation.figures import Figure, Row, Section, format_figure

__all__ = ["draw_plot"]

WIDTH = 960
LABELS = 300  # where the bars begin
SCALE = 480  # a share of 1
BAR = 13
GAP = 12
TITLE = 44
# Told apart in print and by those who see fewer colours (Okabe and Ito 2008).
COLOURS = ("#999999", "#56b4e9", "#0072b2", "#009e73")
STYLE = (
    "text{font:13px system-ui,sans-serif;fill:#222}.title{font-weight:600;font-size:15px}.value{font-size:11px}"
    ".target{stroke:#d55e00;stroke-width:2}.scale{stroke:#ddd}.background{fill:#fff}"
)


def draw_plot(sections: Sequence[Section]) -> str:
    """Return the shares of all sections as an SVG document."""
    drawn = [(section, rows) for section in sections if (rows := [r for r in section.rows if r.form == "share"])]
    names = list(dict.fromkeys(name for section, _ in drawn for name in section.columns))
    parts: list[str] = [*draw_legend(names)]
    top = 60
    for section, rows in drawn:
        parts.append(write(24, top + 26, f"{section.title} ({section.questions})", "title"))
        top += TITLE
        for row in rows:
            height = BAR * len(names)
            parts += draw_row(section, row, names, top)
            top += height + GAP
    head = (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {top + 20}" width="{WIDTH}" '
        f'height="{top + 20}" role="img"><title>Evaluation</title><style>{STYLE}</style>'
        f'<rect class="background" width="{WIDTH}" height="{top + 20}"/>'
    )
    return "\n".join((head, *parts, "</svg>\n"))


def draw_legend(names: Sequence[str]) -> Iterator[str]:
    """Yield a square and a name for each configuration, and the mark of a target."""
    left = 24
    for number, name in enumerate(names):
        yield f'<rect x="{left}" y="20" width="14" height="14" fill="{COLOURS[number % len(COLOURS)]}"/>'
        yield write(left + 20, 32, TITLES.get(name, name))
        left += 190
    yield f'<line class="target" x1="{left}" y1="18" x2="{left}" y2="36"/>'
    yield write(left + 8, 32, "target")


def draw_row(section: Section, row: Row, names: Sequence[str], top: int) -> Iterator[str]:
    """Yield the bars of one figure, its label and its target."""
    height = BAR * len(names)
    yield write(LABELS - 10, top + height // 2 + 5, row.label, anchor="end")
    for share in (0.0, 0.5, 1.0):
        x = LABELS + share * SCALE
        yield f'<line class="scale" x1="{x:g}" y1="{top - 2}" x2="{x:g}" y2="{top + height + 2}"/>'
    for number, name in enumerate(names):
        figure = section.columns.get(name, {}).get(row.key)
        yield from draw_bar(row, figure, number, top + BAR * number)
    if row.target is not None:
        x = LABELS + row.target.bound * SCALE
        yield f'<line class="target" x1="{x:g}" y1="{top - 3}" x2="{x:g}" y2="{top + height + 3}"/>'


def draw_bar(row: Row, figure: Figure | None, number: int, top: int) -> Iterator[str]:
    """Yield one bar with its value behind it; a dash where there is none."""
    # A share of a gap may be below nothing or above all.
    length = SCALE * min(max(figure.value or 0.0, 0.0), 1.0) if figure else 0.0
    if length:
        colour = COLOURS[number % len(COLOURS)]
        yield f'<rect x="{LABELS}" y="{top}" width="{length:.1f}" height="{BAR - 1}" fill="{colour}"/>'
    # Behind the whole scale, so that no value lies over a bar or a mark.
    yield write(LABELS + SCALE + 10, top + BAR - 3, format_figure(row, figure), "value")


def write(x: float, y: float, words: str, kind: str = "", anchor: str = "start") -> str:
    """Return words at a place."""
    named = f' class="{kind}"' if kind else ""
    return f'<text x="{x:g}" y="{y:g}" text-anchor="{anchor}"{named}>{escape(words)}</text>'
