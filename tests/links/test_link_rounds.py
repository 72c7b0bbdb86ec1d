"""What is kept of a round, shown again, and looked up in an archive; the command over it."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from link_papers import Check, make_paper, write_paper
from playing import Site, page

from footnoted import cli
from footnoted.errors import StoreUnavailable
from footnoted.links import Copy, Manners, check_links, describe_links

TITLE = "Herons of the Lune"
Run = Callable[..., tuple[int, str, str]]


def archived(url: str, stamp: str = "19890504120000") -> tuple[int, dict[str, str], bytes]:
    closest = {"available": True, "url": url, "timestamp": stamp, "status": "200"}
    return 200, {"Content-Type": "application/json"}, json.dumps({"archived_snapshots": {"closest": closest}}).encode()


def test_what_was_found_is_shown_again_without_asking(check: Check, site: Site) -> None:
    site.pages["/0"] = page(TITLE)
    first = check(f"{site.url}/0")
    asked = len(site.asked)
    site.pages.clear()
    assert check(f"{site.url}/0") == first
    assert len(site.asked) == asked
    (again,) = check(f"{site.url}/0", again=True)
    assert again.outcome is not None
    assert again.outcome.verdict == "gone"
    assert check(f"{site.url}/0") == [again]


def test_an_address_that_is_new_is_asked_for_alone(check: Check, site: Site) -> None:
    site.pages |= {"/0": page(TITLE), "/1": page(TITLE)}
    check(f"{site.url}/0")
    check(f"{site.url}/0", f"{site.url}/1")
    assert (site.times_asked["/0"], site.times_asked["/1"]) == (1, 1)


def test_an_address_in_several_notes_is_one_with_its_notes(check: Check, site: Site) -> None:
    site.pages["/0"] = page(TITLE)
    (link,) = check(f"{site.url}/0", f"{site.url}/0")
    assert link.address.notes == (1, 2)
    assert site.times_asked["/0"] == 1


def test_the_place_in_a_page_is_not_sent(check: Check, site: Site) -> None:
    site.pages["/0"] = page(TITLE)
    (link,) = check(f"{site.url}/0#page=4")
    assert link.address.url.endswith("#page=4")
    assert link.outcome is not None
    assert link.outcome.verdict == "works"


def test_a_round_that_is_broken_off_keeps_what_it_found(tmp_path: Path, site: Site) -> None:
    site.pages |= {"/0": page(TITLE), "/1": page(TITLE)}
    paper = make_paper(f"{site.url}/0", f"{site.url}/1")
    manners = Manners(pause=0.0, archive="", is_inside_allowed=True)

    def break_off(done: int, total: int) -> None:
        raise ValueError((done, total))

    with pytest.raises(ExceptionGroup):
        check_links(paper, tmp_path, manners, progress=break_off)
    site.asked.clear()
    assert all(link.outcome for link in check_links(paper, tmp_path, manners))
    assert len(site.asked) == 2  # robots.txt, and the page that was not asked for before


def test_a_round_that_reached_nobody_is_not_kept(check: Check, site: Site, tmp_path: Path) -> None:
    (link,) = check("http://127.0.0.1:9/0")
    assert link.outcome is not None
    assert link.outcome.verdict == "unreachable"
    assert not (tmp_path / "links.json").exists()
    check(f"{site.url}/0", "http://127.0.0.1:9/0")
    assert set(json.loads((tmp_path / "links.json").read_text())["herons"]) == {f"{site.url}/0", "http://127.0.0.1:9/0"}


def test_a_file_of_results_that_cannot_be_read_is_told(check: Check, tmp_path: Path) -> None:
    (tmp_path / "links.json").write_text('{"herons": {"http://x": {"verdict": "lost"}}}', encoding="utf-8")
    with pytest.raises(StoreUnavailable, match=r"delete links\.json"):
        check("http://127.0.0.1:9/")


def test_a_copy_of_what_is_gone_is_looked_up_by_the_day(check: Check, site: Site, archive: Site) -> None:
    asked_for = f"/available?url={site.url.replace(':', '%3A').replace('/', '%2F')}%2F0&timestamp=19890503"
    archive.pages[asked_for] = archived("http://copies.example/1989/herons")
    site.pages["/1"] = page(TITLE)
    links = check(f"{site.url}/0", f"{site.url}/1", archive=f"{archive.url}/available")
    copies = [link.outcome.copy for link in links if link.outcome]
    assert copies == [Copy(state="found", url="http://copies.example/1989/herons", made="1989-05-04"), Copy()]
    assert archive.asked == [asked_for]


@pytest.mark.parametrize(
    ("answer", "state"),
    [
        ((200, {}, b'{"archived_snapshots": {}}'), "none"),
        ((200, {}, b'{"archived_snapshots": {"closest": {"available": false}}}'), "none"),
        ((200, {}, b"<title>Not what was asked"), "failed"),
        ((200, {}, b'{"archived_snapshots": {"closest": {"available": true}}}'), "failed"),
        ((200, {}, b"[]"), "failed"),
        (archived("javascript:alert(1)"), "failed"),
        ((503, {}, b""), "failed"),
    ],
)
def test_an_archive_without_a_copy_and_one_that_fails_are_told_apart(
    check: Check, site: Site, archive: Site, answer: tuple[int, dict[str, str], bytes], state: str
) -> None:
    archive.answer = lambda path, agent: answer  # type: ignore[method-assign]
    (link,) = check(f"{site.url}/0", archive=f"{archive.url}/available?by=test")
    assert link.outcome is not None
    assert (link.outcome.verdict, link.outcome.copy.state) == ("gone", state)


def test_an_archive_that_is_not_there_costs_no_verdict(check: Check, site: Site) -> None:
    (link,) = check(f"{site.url}/0", archive="http://127.0.0.1:9/available")
    assert link.outcome is not None
    assert (link.outcome.verdict, link.outcome.copy.state) == ("gone", "failed")


def test_every_verdict_is_counted(check: Check, site: Site) -> None:
    paper = make_paper(f"{site.url}/0")
    described = describe_links(paper, check(f"{site.url}/0"))
    assert described["counts"] == {**dict.fromkeys(described["counts"], 0), "gone": 1}
    assert json.loads(json.dumps(described)) == described


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], site: Site) -> Run:
    """Run the command over a paper with two links; return its status and what it printed on either side."""
    corpus = tmp_path / "corpus"
    corpus.mkdir()
    (corpus / "herons.txt").write_text(write_paper(f"{site.url}/0", f"{site.url}/1"), encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("FOOTNOTED_CORPUS_DIR", str(corpus))
    monkeypatch.setenv("FOOTNOTED_DATA_DIR", str(tmp_path / "data"))
    monkeypatch.setenv("FOOTNOTED_INSIDE_LINKS", "yes")
    monkeypatch.setenv("FOOTNOTED_ARCHIVE_URL", f"{site.url}/archive")

    def run_command(*arguments: str) -> tuple[int, str, str]:
        monkeypatch.setattr(sys, "argv", ["footnoted", "links", *arguments])
        status = cli.main()
        printed = capsys.readouterr()
        return status, printed.out, printed.err

    return run_command


def test_the_command_asks_once_and_shows_what_it_keeps(run: Run, site: Site) -> None:
    site.pages["/1"] = page(TITLE)
    status, out, err = run("--document", "herons")
    assert (status, err) == (0, "")
    assert f"Gone: 1\n  fn 1  {site.url}/0\n      The host answered 404." in out
    assert f"Works: 1\n  fn 2  {site.url}/1" in out
    asked = len(site.asked)
    printed = json.loads(run("--json")[1])
    assert [link["verdict"] for link in printed["links"]] == ["gone", "works"]
    assert len(site.asked) == asked


def test_a_document_that_is_not_there_is_not_found(run: Run, site: Site) -> None:
    assert run("--document", "nowhere")[0] == 3
    assert site.asked == []
