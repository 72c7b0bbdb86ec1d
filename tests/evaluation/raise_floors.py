"""Raise the floors of `floors.json` to what is measured now; none is ever lowered.

Usage: python tests/evaluation/raise_floors.py FIGURES.json

The figures are those that `footnoted eval --json-file FIGURES.json` writes. Floors are kept to two decimals, rounded
down; `refused_wrongly` is a ceiling and falls. A floor that is missing is set.
"""

from __future__ import annotations

import json
import sys
from math import floor
from pathlib import Path
from typing import Any

from footnoted.evaluation.configurations import DEFAULT
from footnoted.evaluation.golden import SETS

FLOORS = Path(__file__).parent / "floors.json"
SHARES = (
    "answered_right",
    "evidence_first",
    "evidence_cited",
    "answer_found",
    "footnotes_shown",
    "refused_rightly",
    "verbatim_citations",
)
CEILING = "refused_wrongly"

Floors = dict[str, dict[str, float]]


def raise_floors(before: Floors, figures: dict[str, Any], configuration: str) -> Floors:
    """Return the floors as they may stand: each the higher of what it was and what was measured."""
    after = {name: dict(floors) for name, floors in before.items()}
    for name in (name for name in SETS if name in figures["sets"]):
        measured = figures["sets"][name]["figures"]
        floors = after.setdefault(name, {})
        for key in SHARES:
            value = measured[key]["values"][configuration]["value"]
            if value is not None:
                floors[key] = max(floors.get(key, 0.0), floor(round(value * 100, 6)) / 100)
        count = measured[CEILING]["values"][configuration]["count"]
        floors[CEILING] = min(floors.get(CEILING, count), count)
    return after


def main() -> None:
    """Raise the floors by the figures of a file."""
    figures = json.loads(Path(sys.argv[1]).read_text(encoding="utf-8"))
    before = json.loads(FLOORS.read_text(encoding="utf-8"))
    after = raise_floors(before, figures, DEFAULT.name)
    FLOORS.write_text(json.dumps(after, indent=2) + "\n", encoding="utf-8")
    for name, floors in after.items():
        raised = [key for key, value in floors.items() if before.get(name, {}).get(key) != value]
        print(f"{name}: {', '.join(raised) or 'nothing'} raised")


if __name__ == "__main__":
    main()
