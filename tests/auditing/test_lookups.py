"""From sources back to claims."""

from __future__ import annotations

from typing import Any

import pytest

from footnoted.auditing import ClaimFilter, describe_found_claims, find_claims, list_claims
from footnoted.papers import Paper


def notes_of(paper: Paper, **wanted: Any) -> list[list[int]]:
    return [list(found.claim.notes) for found in find_claims(paper, ClaimFilter(**wanted))]


@pytest.mark.parametrize(
    ("wanted", "notes"),
    [
        ({"publisher": "reuters"}, [[26], [41], [42], [43], [44]]),
        ({"publisher": "Korea Herald"}, [[14], [19], [20], [38], [54]]),
        ({"grounds": "interview"}, [[23], [28], [53]]),
        ({"type": "interview", "section": "h6"}, [[23], [28]]),
        ({"before": 2010}, [[13], [24], [29]]),
        ({"before": 2011, "type": "article-journal"}, [[12], [13], [29]]),
        ({"official": True}, [[17], [18], [25], [33], [37], [46], [49], [57]]),
        ({"official": True, "before": 2025}, [[37], [49]]),
        ({"note": 16}, [[15, 16]]),
        ({"language": "ko"}, [[1], [47]]),
        ({"publisher": "Reuters", "before": 2020, "section": "03"}, [[44]]),
        # Note 44 holds an old Reuters report and an old article of another paper: both must be of one source.
        ({"publisher": "Reuters", "before": 2017}, []),
        ({"section": "h-nowhere"}, []),
        ({"publisher": "  "}, []),
    ],
)
def test_claims_of_the_real_paper_by_what_they_rest_on(
    real: Paper, wanted: dict[str, Any], notes: list[list[int]]
) -> None:
    assert notes_of(real, **wanted) == notes


def test_without_a_filter_every_claim_is_there(real: Paper) -> None:
    found = find_claims(real, ClaimFilter())
    assert [each.claim for each in found] == list(list_claims(real))
    # The sentences of the body, and the table's cell that carries note 13.
    assert [each.claim.kind for each in found].count("table_cell") == 1
    assert len(found) == 263


def test_grounds_divide_the_claims_of_a_chapter(real: Paper) -> None:
    whole = notes_of(real, section="3")
    parts = [notes_of(real, section="3", grounds=grounds) for grounds in ("cited", "interview", "asserted")]
    assert [len(part) for part in parts] == [27, 2, 38]
    assert sum(map(len, parts)) == len(whole)


def test_a_claim_is_told_with_the_sources_that_were_asked_for(real: Paper) -> None:
    wanted = ClaimFilter(publisher="Wall Street Journal")
    described = describe_found_claims(real, wanted, find_claims(real, wanted))
    assert described["count"] == 1
    assert described["filter"]["publisher"] == "Wall Street Journal"
    claim = described["claims"][0]
    assert claim["footnotes"] == [44]
    assert [source["note"] for source in claim["sources"]] == [44]
    assert claim["sources"][0]["text"].startswith("Cheng, J.")
    assert real.document.text[slice(*claim["spans"][0])].startswith("On the one hand")


def test_a_standfirst_claims_only_where_it_carries_notes(made: Paper, real: Paper) -> None:
    assert [1] in notes_of(made, section="1")
    standfirsts = [each.sentences[0].spans for each in real.document.paragraphs if each.kind == "standfirst"]
    assert len(standfirsts) == 5
    assert not set(standfirsts) & {claim.spans for claim in list_claims(real)}
