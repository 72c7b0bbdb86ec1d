"""What `footnoted eval` does: runs the plan, prints the report and writes the files that were asked for.

It owns that order and which file holds what; it must not know the command line's options or exit statuses.
"""

from __future__ import annotations

import json
import random
import sys
from dataclasses import dataclass
from pathlib import Path

from rich.console import Console

from footnoted.evaluation.answers_page import draw_answers, write_page
from footnoted.evaluation.plot import draw_plot
from footnoted.evaluation.report import Plan, Report, run_evaluation
from footnoted.settings import Settings

__all__ = ["Files", "find_fault", "run_command", "write_files"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Files:
    """The files to write, each None where it is not wanted; `seed` draws the answers (None: by chance)."""

    figures: Path | None = None
    plot: Path | None = None
    answers: Path | None = None
    seed: int | None = None


def find_fault(files: Files) -> str | None:
    """Return what keeps a file from being written, before the long run that it would be lost after; else None."""
    if files.plot is not None and files.plot.suffix != ".svg":
        return f"The plot is written as SVG: {files.plot.name} must end in .svg."
    for path in (files.figures, files.plot, files.answers):
        if path is not None and (path.is_dir() or not path.parent.is_dir()):
            return f"{path} cannot be written: its folder is not there, or it is one."
    return None


def run_command(settings: Settings, plan: Plan, files: Files) -> tuple[Report, list[str]]:
    """Run a plan and write the files; return the report, and a line on each file. Raises OSError for a file."""
    console = Console(stderr=True)
    if not sys.stderr.isatty():
        report = run_evaluation(settings, plan)
    else:
        with console.status("Measuring") as status:
            report = run_evaluation(settings, plan, hear=lambda name: status.update(f"Measuring: {name}"))
    return report, write_files(report, files)


def write_files(report: Report, files: Files) -> list[str]:
    """Write the files that are wanted and return a line on each. Raises OSError."""
    said = []
    if files.figures is not None:
        text = json.dumps(report.as_json(), ensure_ascii=False, indent=2) + "\n"
        files.figures.write_text(text, encoding="utf-8")
        said.append(f"Figures: {files.figures}")
    if files.plot is not None:
        files.plot.write_text(draw_plot(report.sections), encoding="utf-8")
        said.append(f"Plot: {files.plot}")
    if files.answers is not None:
        seed = files.seed if files.seed is not None else random.SystemRandom().randrange(10**6)
        drawn = draw_answers(report.shown, seed)
        files.answers.write_text(write_page(drawn, seed), encoding="utf-8")
        said.append(f"{len(drawn)} answers, drawn by seed {seed}: {files.answers}")
    return said
