"""The figures of an evaluation: what each is called, what it is out of, and what it must reach.

It owns their form; it must not know how they are measured or drawn.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from math import ceil, sqrt
from typing import Any, Literal

__all__ = ["Column", "Figure", "Kinds", "Row", "Section", "Target", "format_figure", "interval", "percentile", "share"]

# The two-sided 95 % quantile of the normal distribution.
NORMAL_95 = 1.959964
Form = Literal["share", "ratio", "words", "milliseconds", "number"]
Column = Mapping[str, "Figure"]
# Right and asked, by kind of question.
Kinds = Mapping[str, tuple[int, int]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """One number; a share has the counts behind it. `value` is None where there is nothing to count."""

    value: float | None
    count: int | None = None
    out_of: int | None = None

    def as_json(self) -> dict[str, Any]:
        """Return the figure as JSON holds it, a share that was counted with its 95 % interval."""
        values: dict[str, Any] = {"value": self.value, "count": self.count, "out_of": self.out_of}
        if self.count is not None and self.out_of:
            values["interval"] = [round(bound, 4) for bound in interval(self.count, self.out_of)]
        return values


@dataclass(frozen=True, slots=True, kw_only=True)
class Target:
    """What a figure must reach."""

    bound: float
    direction: Literal["at least", "at most"] = "at least"

    def is_met(self, value: float) -> bool:
        """Tell whether a value reaches the target."""
        return value >= self.bound if self.direction == "at least" else value <= self.bound

    def __str__(self) -> str:
        return f"{'≥' if self.direction == 'at least' else '≤'} {self.bound:g}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One row of a section: its key in the JSON, its label, its form and its target."""

    key: str
    label: str
    form: Form = "share"
    target: Target | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """The figures over one set: rows, and a column of figures by each configuration's name.

    A figure that a column lacks says nothing of that configuration.
    """

    name: str
    title: str
    questions: int
    rows: tuple[Row, ...]
    columns: Mapping[str, Column]
    kinds: Mapping[str, Kinds] = field(default_factory=dict)
    remark: str = ""

    def as_json(self) -> dict[str, Any]:
        """Return the section as JSON holds it."""
        return {
            "title": self.title,
            "questions": self.questions,
            "figures": {row.key: self._row_as_json(row) for row in self.rows},
            "kinds": {
                name: {kind: {"right": right, "asked": asked} for kind, (right, asked) in kinds.items()}
                for name, kinds in self.kinds.items()
            },
        }

    def _row_as_json(self, row: Row) -> dict[str, Any]:
        return {
            "label": row.label,
            "form": row.form,
            "target": {row.target.direction: row.target.bound} if row.target else None,
            "values": {
                name: figure.as_json()
                for name, column in self.columns.items()
                if (figure := column.get(row.key)) is not None
            },
        }


def share(count: int, out_of: int) -> Figure:
    """Return a share with its counts; without a value where it is out of nothing."""
    return Figure(value=count / out_of if out_of else None, count=count, out_of=out_of)


def interval(count: int, out_of: int) -> tuple[float, float]:
    """Return the 95 % score interval of a share: what shares the whole may have that a sample of it showed this.

    Wilson 1927; recommended for small samples by Brown, Cai and DasGupta 2001. Raises ZeroDivisionError for nothing.
    """
    share, spread = count / out_of, NORMAL_95**2 / out_of
    half = NORMAL_95 * sqrt(share * (1 - share) / out_of + spread / (4 * out_of))
    middle = share + spread / 2
    return max((middle - half) / (1 + spread), 0.0), min((middle + half) / (1 + spread), 1.0)


def percentile(values: Sequence[float], percent: float) -> float | None:
    """Return the smallest value that so many per cent of the values do not exceed (nearest rank); None for none."""
    return sorted(values)[max(ceil(len(values) * percent / 100), 1) - 1] if values else None


def format_figure(row: Row, figure: Figure | None) -> str:
    """Return a figure in words: with its counts, and a tick where it reaches its target."""
    if figure is None or figure.value is None:
        return "–"
    said = {
        "share": f"{figure.value:.3f}",
        "ratio": f"{figure.value:.2f}",
        "words": f"{figure.value:.0f}",
        "milliseconds": f"{figure.value:.1f} ms",
        "number": f"{figure.value:.3f}",
    }[row.form]
    counts = f" ({figure.count}/{figure.out_of})" if figure.out_of is not None else ""
    return f"{said}{counts}{' ✓' if row.target and row.target.is_met(figure.value) else ''}"
