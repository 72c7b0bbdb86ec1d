"""The files of an evaluation: the plot, the page of answers, and what keeps one from being written."""

from __future__ import annotations

import json
from pathlib import Path
from xml.etree import ElementTree

import pytest
from made_reports import SECTION, answer_golden, make_report

from footnoted.answer import Citation
from footnoted.document import Span
from footnoted.evaluation.answers_page import draw_answers, write_page
from footnoted.evaluation.command import Files, find_fault, write_files
from footnoted.evaluation.plot import LABELS, SCALE, draw_plot
from footnoted.evaluation.report import Plan

SVG = "{http://www.w3.org/2000/svg}"
CITED = Citation(
    number=1,
    document="d",
    passage="d:s",
    kind="sentence",
    quote="Lit & <tended>.",
    spans=(Span(0, 3),),
    section=("Lamps",),
    pages=None,
    footnotes=(7,),
    grounds="cited",
    url="/read/d",
)


def test_every_share_is_a_bar_of_its_length() -> None:
    drawing = ElementTree.fromstring(draw_plot([SECTION]))
    bars = [float(r.get("width", 0)) for r in drawing.iter(f"{SVG}rect") if r.get("x") == str(LABELS)]
    assert bars == [SCALE * 0.25, SCALE * 0.75, SCALE * 0.75]  # the share of nothing has no bar
    words = [text.text for text in drawing.iter(f"{SVG}text")]
    assert "Lamps & <oil> (4)" in words
    assert "0.750 (3/4) ✓" in words
    assert "time" not in words


def test_every_target_is_marked_at_its_place() -> None:
    drawing = ElementTree.fromstring(draw_plot([SECTION]))
    marks = [line.get("x1") for line in drawing.iter(f"{SVG}line") if line.get("class") == "target"][1:]
    assert [float(mark or 0) for mark in marks] == [LABELS + SCALE * 0.75, LABELS + SCALE * 0.1]


def test_a_plot_of_nothing_is_a_plot() -> None:
    assert ElementTree.fromstring(draw_plot([])).tag == f"{SVG}svg"


def test_twenty_answers_are_drawn_by_the_seed() -> None:
    asked = [answer_golden(f"q{number}") for number in range(50)]
    drawn = draw_answers(asked, 5)
    assert len({each.outcome.golden.id for each in drawn}) == 20
    assert drawn == draw_answers(asked, 5)
    assert drawn != draw_answers(asked, 6)
    assert len(draw_answers(asked[:3], 5)) == 3


def test_the_page_shows_an_answer_with_its_grounds_and_nothing_as_markup() -> None:
    cited = answer_golden("q1", question="Is <b>it</b> lit?", status="answered", citations=(CITED,), text="Lit. [1]")
    refused = answer_golden("q2", nearest=(CITED,))
    page = write_page((cited, refused), 9)
    assert "2 answers, drawn by seed 9" in page
    assert "Is &lt;b&gt;it&lt;/b&gt; lit?" in page
    assert page.count("“Lit &amp; &lt;tended&gt;.”") == 2
    assert "Lamps (cited, fn 7)" in page
    assert "confidence 0.25" in page
    assert "total 3.5" in page
    assert page.count("<article>") == page.count("</article>") == 2
    assert "http" not in page  # it needs nothing beside it


def test_the_files_that_are_asked_for_are_written(tmp_path: Path) -> None:
    report = make_report(Plan(), dev=(answer_golden("dev-one"),), held=(answer_golden("held-one"),))
    files = Files(figures=tmp_path / "figures.json", plot=tmp_path / "plot.svg", answers=tmp_path / "page.html", seed=4)
    said = write_files(report, files)
    assert json.loads((tmp_path / "figures.json").read_text(encoding="utf-8")) == report.as_json()
    assert ElementTree.parse(tmp_path / "plot.svg").getroot().tag == f"{SVG}svg"
    page = (tmp_path / "page.html").read_text(encoding="utf-8")
    assert "dev-one" in page
    assert "held-one" not in page
    assert "seed 4" in page
    assert [line for line in said if "seed 4" in line]
    assert write_files(report, Files()) == []


def test_a_seed_by_chance_is_said_and_draws_the_same_again(tmp_path: Path) -> None:
    report = make_report(Plan(), dev=tuple(answer_golden(f"q{number}") for number in range(50)))
    (said,) = write_files(report, Files(answers=tmp_path / "one.html"))
    seed = int(said.split("seed ")[1].split(":")[0])
    write_files(report, Files(answers=tmp_path / "two.html", seed=seed))
    assert (tmp_path / "one.html").read_bytes() == (tmp_path / "two.html").read_bytes()


@pytest.mark.parametrize(
    ("files", "fault"),
    [
        (Files(), None),
        (Files(plot=Path("plot.svg")), None),
        (Files(plot=Path("plot.png")), ".svg"),
        (Files(figures=Path("nowhere/figures.json")), "nowhere"),
        (Files(answers=Path()), "cannot be written"),
    ],
)
def test_what_cannot_be_written_is_found_before_the_run(files: Files, fault: str | None) -> None:
    found = find_fault(files)
    assert found is None if fault is None else found is not None and fault in found
