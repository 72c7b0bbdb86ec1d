"""The works that a paper cites, and what rests on each."""

from __future__ import annotations

import json

from footnoted.auditing import describe_cited_works, list_cited_works
from footnoted.exporting import export_references
from footnoted.papers import Paper


def test_every_work_stands_once_with_all_its_notes(real: Paper) -> None:
    works = list_cited_works(real)
    assert [each.work for each in works] == list(real.works)
    assert {note for each in works for note in each.work.notes} == set(range(1, 62))
    (joongang,) = (each for each in works if each.work.id == "joongang-daily-2021-dp-frontrunner-lee-stirs")
    assert joongang.work.notes == (2, 15)
    assert {note for claim in joongang.claims for note in claim.notes} >= {2, 15}


def test_what_rests_on_a_work_carries_a_note_that_cites_it(real: Paper, made: Paper) -> None:
    for paper in (real, made):
        for each in list_cited_works(paper):
            assert each.claims
            assert all(set(claim.notes) & set(each.work.notes) for claim in each.claims)


def test_a_work_is_told_with_its_source_and_its_grounds(made: Paper) -> None:
    told = describe_cited_works(made, list_cited_works(made))
    by_type = {each["source"]["type"]: each for each in told["works"]}
    assert told["count"] == len(told["works"])
    assert by_type["interview"]["grounds"] == "interview"
    assert {claim["grounds"] for claim in by_type["interview"]["claims"]} == {"interview"}
    official = [each for each in told["works"] if each["official"]]
    assert [each["notes"] for each in official] == [[1]]
    assert official[0]["outlets"] == ["State Press", "Ministry of Ports"]
    assert official[0]["claims"][0]["quote"] == "The port of Arles shipped grain to Rome."
    # Ibid. is the same work again, not another.
    assert by_type["article-journal"]["notes"] == [3, 4]


def test_the_works_are_those_of_the_reference_list(real: Paper) -> None:
    notes = [real.note(note.number) for note in real.document.footnotes]
    listed = json.loads(export_references(real.id, real.document.metadata, notes, "csl-json").content)
    told = describe_cited_works(real, list_cited_works(real))["works"]
    assert [(work["id"], work["notes"]) for work in told] == [
        (item["id"], [cited["note"] for cited in item["custom"]["cited_in"]]) for item in listed
    ]
