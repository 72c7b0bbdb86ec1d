"""The evaluation as it is run and told: every set measured once, its figures on a terminal and as JSON.

It owns the order of the run and the tables; it must not know how one answer or one search is judged.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from rich.console import Console
from rich.markup import escape
from rich.table import Table

from footnoted.evaluation.asking import Asked, Sets, ask_golden, draw_sections
from footnoted.evaluation.catalogue import CLAIMS, FILES, LIMIT, UNSEEN
from footnoted.evaluation.claims import measure_claims
from footnoted.evaluation.configurations import CONFIGURATIONS, TITLES, Configuration
from footnoted.evaluation.figures import Section, format_figure
from footnoted.evaluation.golden import SETS, read_golden
from footnoted.evaluation.public_sets import Conditions, measure_set
from footnoted.indexing.embedding import Embedder, open_embedder
from footnoted.settings import Settings

__all__ = ["Plan", "Report", "run_evaluation"]

# Where the indexes of public sets are kept, under the data folder.
PUBLIC_FOLDER = Path("evaluation") / "public"

Hear = Callable[[str], None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """What to measure: the sets by name (none: all), the folder of public data, and how many questions of each.

    A `limit` of None is all of them; golden sets are always asked whole.
    """

    sets: tuple[str, ...] = ()
    data: Path | None = None
    limit: int | None = LIMIT
    configurations: tuple[Configuration, ...] = CONFIGURATIONS
    with_tutorial: bool = True

    @property
    def golden(self) -> tuple[str, ...]:
        """The golden sets to ask."""
        return tuple(name for name in SETS if not self.sets or name in self.sets)

    @property
    def public(self) -> tuple[str, ...]:
        """The public sets to measure."""
        return tuple(name for name in FILES if not self.sets or name in self.sets)

    @property
    def has_claims(self) -> bool:
        """Tell whether the golden claims are checked."""
        return not self.sets or CLAIMS in self.sets

    def may_show(self, name: str) -> bool:
        """Tell whether questions of a golden set may be shown one by one: an unseen one only if it is named."""
        return name not in UNSEEN or name in self.sets


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """All sections of one run, what was skipped and why, and the golden questions as the program answered them."""

    plan: Plan
    sections: tuple[Section, ...]
    skipped: tuple[str, ...]
    # Not in the repr: a test that fails would print questions that are not to be looked at.
    asked: dict[str, tuple[Asked, ...]] = field(repr=False)

    @property
    def shown(self) -> tuple[Asked, ...]:
        """The golden questions that may be shown one by one."""
        return tuple(each for name, found in self.asked.items() if self.plan.may_show(name) for each in found)

    def as_json(self) -> dict[str, Any]:
        """Return the figures as JSON holds them; of single questions there is nothing in it."""
        return {
            "configurations": TITLES,
            "limit": self.plan.limit,
            "sets": {section.name: section.as_json() for section in self.sections},
            "skipped": list(self.skipped),
        }

    def write(self, console: Console, *, failures: bool = False) -> None:
        """Print a table for each section, and on request the questions that went wrong."""
        for section in self.sections:
            write_section(console, section)
        for reason in self.skipped:
            console.print(escape(reason), highlight=False)
        if failures:
            self._write_failures(console)

    def _write_failures(self, console: Console) -> None:
        for outcome in (each.outcome for each in self.shown):
            if not outcome.is_right and outcome.answer is not None:
                console.print(f"{outcome.golden.id}: {escape(outcome.golden.question)}", highlight=False)
                console.print(f"    {escape(outcome.answer.text)}", style="dim", highlight=False)
        for name in self.asked:
            if not self.plan.may_show(name):
                console.print(f"What went wrong in {name} is shown only with --set {name}: it is not looked at.")


def write_section(console: Console, section: Section) -> None:
    """Print a section's figures, and right answers by kind of question where they were counted."""
    names = list(section.columns)
    table = Table(title=f"{section.title} ({section.questions})", caption=section.remark, title_justify="left")
    table.add_column("")
    for heading in (*(TITLES.get(name, name) for name in names), "target"):
        table.add_column(heading, justify="right")
    for row in section.rows:
        cells = [format_figure(row, section.columns[name].get(row.key)) for name in names]
        table.add_row(row.label, *cells, str(row.target) if row.target else "")
    kinds = dict.fromkeys(kind for name in names for kind in section.kinds.get(name, {}))
    for place, kind in enumerate(kinds):
        if place == 0:
            table.add_section()
        counts = [section.kinds.get(name, {}).get(kind) for name in names]
        table.add_row(f"{kind}: all right", *(f"{c[0]}/{c[1]}" if c else "–" for c in counts), "")
    console.print(table)


def run_evaluation(
    settings: Settings, plan: Plan, embedder: Embedder | None = None, *, hear: Hear = lambda _: None
) -> Report:
    """Measure every set of a plan; `hear` is told what is being measured.

    Raises UnreadableCorpus, UnknownDocument, IndexUnavailable and ModelUnavailable.
    """
    embedder = embedder or open_embedder(settings)
    sections: list[Section] = []
    asked: dict[str, tuple[Asked, ...]] = {}
    if plan.golden:
        hear("golden questions")
        sets: Sets = {name: read_golden(name) for name in plan.golden}
        found = ask_golden(
            settings, sets, embedder, configurations=plan.configurations, with_tutorial=plan.with_tutorial
        )
        sections += draw_sections(found)
        asked = found[plan.configurations[-1].name]
    if plan.has_claims:
        hear("golden claims")
        sections.append(measure_claims(settings, embedder, plan.configurations))
    public, skipped = measure_public(settings, plan, embedder, hear)
    return Report(plan=plan, sections=(*sections, *public), skipped=tuple(skipped), asked=asked)


def measure_public(settings: Settings, plan: Plan, embedder: Embedder, hear: Hear) -> tuple[list[Section], list[str]]:
    """Return the sections of the public sets that are there, and in plain words why others are not."""
    if plan.data is None:
        return [], [say_unnamed(plan.public)] if plan.public else []
    conditions = Conditions(
        folder=settings.data_dir / PUBLIC_FOLDER,
        embedder=embedder,
        limit=plan.limit,
        configurations=plan.configurations,
    )
    sections, skipped = [], []
    for name in plan.public:
        path = plan.data / FILES[name]
        if not path.is_file():
            skipped.append(f"Skipped {name}: there is no {FILES[name]} in {plan.data}.")
            continue
        hear(name)
        try:
            sections.append(measure_set(name, path, conditions))
        except (ValueError, KeyError, TypeError) as error:
            skipped.append(f"Skipped {name}: {FILES[name]} cannot be read as that set ({error}).")
    return sections, skipped


def say_unnamed(names: Sequence[str]) -> str:
    """Return why public sets are skipped where no folder is named."""
    return f"Skipped {', '.join(names)}: name the folder that holds them with --data (docs/evaluation.md says which)."
