"""The same work cited in several notes is one work."""

from __future__ import annotations

import pytest
from test_paper_sources import DEFINITIONS, LINES

from footnoted.references import Work, gather_works, resolve_notes

ARTICLE = "Smith, J. (2020), 'The Long Title: A Study', Journal of X, 12(3), pp. 1–20, <https://www.a.b/c/>."


def gather(*texts: str) -> tuple[Work, ...]:
    return gather_works(resolve_notes(dict(enumerate(texts, start=1))))


def test_the_paper_cites_67_works_in_71_places() -> None:
    resolved = resolve_notes(DEFINITIONS, LINES)
    works = gather_works(resolved)
    assert sum(map(len, resolved.values())) == 71
    assert {work.notes for work in works if len(work.notes) > 1} == {(2, 15), (19, 20), (34, 35), (38, 54)}
    assert len(works) == len({work.id for work in works}) == 67
    assert [work.notes[0] for work in works] == sorted(work.notes[0] for work in works)
    assert works[10].id == "nilsson-wright-2022-contested-politics-in-south"
    assert works[10].locators == ((8, "p. 20"),)


@pytest.mark.parametrize(
    "again",
    [
        "Ibid., p. 4.",
        "Smith (2020), p. 4.",
        "Smith, ‘Long Title’, p. 4.",
        "J. Smith, “The Long Title,” Journal of X 12, no. 3 (2020), p. 4.",
        "Smith, J. (2020), ‘The long title: a study’, p. 4, http://a.b/c.",
        "'The Long Title: A Study', Journal of X, 12(3), p. 4, https://a.b/c.",
    ],
)
def test_one_work_however_it_is_cited(again: str) -> None:
    (work,) = gather(ARTICLE, again)
    assert work.notes == (1, 2)
    assert work.source.page == "1–20"
    assert work.locators == ((1, "pp. 1–20"), (2, "p. 4"))


@pytest.mark.parametrize(
    "other",
    [
        "Smith, J. (2020), 'Another Title', Journal of X, 12(4), <https://www.a.b/c/>.",
        "Smith, J. (2021), 'The Long Title: A Study', Journal of X, 13(1).",
        "Roe, J. (2020), 'The Long Title: A Study', Journal of Y, 12(3).",
        "Smith, J. (2020), 'The Long Title: A Study', Yonhap, 3 May 2020, doi:10.1000/other; Ibid.",
    ],
)
def test_what_differs_in_print_is_another_work(other: str) -> None:
    first = ARTICLE.replace("<https", "doi:10.1000/one, <https")
    assert [work.notes for work in gather(first, other)] == [(1,), (2,)]


def test_two_addresses_without_titles_are_one_only_if_the_same() -> None:
    assert [work.notes for work in gather("https://a.b/c", "See http://www.a.b/c/.", "https://a.b/d")] == [(1, 2), (3,)]


def test_ids_do_not_hang_on_the_order_of_other_works_and_never_repeat() -> None:
    news = [f"Kim, J. (2019), 'A short notice of it {day}', Yonhap, {day} May 2019." for day in (3, 4)]
    ids = [work.id for work in gather(*news)]
    assert ids == ["kim-2019-a-short-notice-of", "kim-2019-a-short-notice-of-b"]
    assert gather(ARTICLE)[0].id == gather(news[0], ARTICLE)[1].id == "smith-2020-the-long-title-a"


def test_a_work_in_another_script_has_an_id() -> None:
    assert gather("'제목', 한겨레, 3 May 2021, https://h.kr/1")[0].id
