"""Ibid., short forms and cross-references, completed from the note that prints the work."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from footnoted.document import Source, Step
from footnoted.references import resolve_line, resolve_notes

ARTICLE = "Smith, J. (2020), 'The Long Title of Things', Journal of X, 12(3), pp. 1–20, <https://a.b/c>."
BOOK = "John Roe, Another Book: A History (London: Verso, 2010), 23"
NEWS = "Kim, J. (2019a), 'A short notice', Yonhap, 3 May 2019"
SECOND_NEWS = "Kim, J. (2019b), 'Something else', Yonhap, 4 May 2019"
NOTES = {1: ARTICLE, 2: f"{BOOK}; {NEWS}.", 3: "A remark, and nothing else is in this note."}
ODD_TEXTS = st.lists(
    st.sampled_from(
        ["Ibid.", "; ", "see note 1", "n. 2", ", p. 3", "Kim (2020)", ", 'A title', X", "Kim, ", "op. cit.", " "]
    ),
    max_size=8,
).map("".join)


def resolve_last(*texts: str) -> tuple[Source, ...]:
    """Resolve notes behind the three above and return the sources of the last one."""
    notes = NOTES | dict(enumerate(texts, start=4))
    return resolve_notes(notes)[max(notes)]


@pytest.mark.parametrize(
    ("text", "title", "note", "locator"),
    [
        ("Smith (2020), p. 7.", "The Long Title of Things", 1, "p. 7"),
        ("Smith (2020).", "The Long Title of Things", 1, None),
        ("See Smith (2020), p. 7.", "The Long Title of Things", 1, "p. 7"),
        ("Smith (2020), Long Title, p. 7.", "The Long Title of Things", 1, "p. 7"),
        ("Smith, ‘Long Title’, 7.", "The Long Title of Things", 1, "7"),
        ("Smith, J., ‘Long Title’, p. 7.", "The Long Title of Things", 1, "p. 7"),
        ("Roe, Another Book, p. 3.", "Another Book: A History", 2, "p. 3"),
        ("Roe, op. cit., p. 9.", "Another Book: A History", 2, "p. 9"),
        ("Roe (n 2) 34.", "Another Book: A History", 2, "34"),
        ("Kim, ‘Short notice’ (see note 2 above), p. 2.", "A short notice", 2, "p. 2"),
        ("See note 1.", "The Long Title of Things", 1, "pp. 1–20"),
        ("See n. 1, p. 2.", "The Long Title of Things", 1, "p. 2"),
        ("Kim (2019a), p. 1", "A short notice", 2, "p. 1"),
        ("Smith 2020, 7.", "The Long Title of Things", 1, "7"),
        ("See Kim 2019a.", "A short notice", 2, None),
        ("Roe, supra note 2, at 99.", "Another Book: A History", 2, "at 99"),
    ],
)
def test_short_forms_find_the_full_source(text: str, title: str, note: int, locator: str | None) -> None:
    (source,) = resolve_last(text)
    assert (source.title, source.resolved_from, source.locator) == (title, note, locator)
    assert source.text == text


@pytest.mark.parametrize(
    "text",
    [
        "Nobody (2001), p. 4.",
        "Smith (2021).",
        "Smith (2020), Other Words.",
        "Roe (n 1) 3.",
        "See note 99.",
        "Smith, K. (2020).",
    ],
)
def test_what_fits_no_note_stays_as_printed(text: str) -> None:
    (source,) = resolve_last(text)
    assert (source.text, source.resolved_from, source.url) == (text, None, None)


def test_two_works_of_one_year_are_not_guessed_between() -> None:
    (ambiguous,) = resolve_last(SECOND_NEWS, "Kim (2019).")
    assert (ambiguous.title, ambiguous.resolved_from) == (None, None)
    (lettered,) = resolve_last(SECOND_NEWS, "Kim (2019b).")
    assert (lettered.title, lettered.resolved_from) == ("Something else", 4)


def test_the_fullest_of_several_notes_is_taken() -> None:
    notes = {
        1: "Smith, J. (2020), The Long Title.",
        2: "Smith, J. (2020), The Long Title, London: Verso.",
        3: "Smith (2020).",
    }
    assert resolve_notes(notes)[3][0].resolved_from == 2
    assert resolve_notes(notes)[3][0].publisher == "Verso"


@pytest.mark.parametrize("word", ["Ibid.", "ibid.", "Ibidem.", "See ibid.", "Ibid"])
def test_ibid_is_the_source_before(word: str) -> None:
    resolved = resolve_notes({1: ARTICLE, 2: word})
    (source,) = resolved[2]
    assert (source.title, source.resolved_from, source.locator) == ("The Long Title of Things", 1, "pp. 1–20")
    assert (source.text, source.url) == (word, "https://a.b/c")
    assert resolved[1][0].resolved_from is None


def test_chains_of_ibid_lead_to_the_note_that_prints_the_work() -> None:
    resolved = resolve_notes({7: ARTICLE, 8: "Ibid., p. 4.", 9: "Ibid.", 10: "Ibid., pp. 8–9."})
    assert [resolved[n][0].resolved_from for n in (8, 9, 10)] == [7, 7, 7]
    assert [resolved[n][0].locator for n in (8, 9, 10)] == ["p. 4", "p. 4", "pp. 8–9"]


def test_the_path_shows_each_note_on_the_way() -> None:
    resolved = resolve_notes(
        {
            1: ARTICLE,
            2: BOOK,
            3: "Smith, op. cit., p. 7; ibid., p. 9.",
            4: "Ibid.",
            5: "See note 4 above.",
            6: "Smith 2020: 23–24.",
            7: "Roe, Another Book, 5.",
        }
    )
    paths = {n: [[(step.kind, step.note) for step in source.path] for source in resolved[n]] for n in resolved}
    assert paths == {
        1: [[]],
        2: [[]],
        3: [[("op-cit", 1)], [("ibid", 3), ("op-cit", 1)]],
        4: [[("ibid", 3), ("ibid", 3), ("op-cit", 1)]],
        5: [[("cross-reference", 4), ("ibid", 3), ("ibid", 3), ("op-cit", 1)]],
        6: [[("author-date", 1)]],
        7: [[("short-title", 2)]],
    }
    assert [source.locator for n in (3, 4, 5, 6, 7) for source in resolved[n]] == [
        "p. 7", "p. 9", "p. 9", "p. 9", "23–24", "5",
    ]  # fmt: skip
    assert {source.resolved_from for n in (3, 4, 5, 6) for source in resolved[n]} == {1}


@pytest.mark.parametrize("word", ["Idem", "Id.", "———.", "Eadem"])
def test_idem_is_the_same_author_with_another_work(word: str) -> None:
    (source,) = resolve_notes({1: BOOK, 2: f"{word}, The Third Book (London: Verso, 2012), 9."})[2]
    assert (source.authors, source.title, source.year) == (("John Roe",), "The Third Book", 2012)
    assert (source.resolved_from, source.path) == (None, (Step(kind="same-author", note=1),))
    assert source.text.startswith(word)


def test_idem_that_repeats_itself_ends() -> None:
    resolved = resolve_notes({1: "Idem (2020), 'A title', Reuters.", 2: "Idem, Idem, Idem.", 3: "Idem, p. 4."})
    assert resolved[2][0].text == "Idem, Idem, Idem."


@pytest.mark.parametrize("text", ["Idem, p. 7.", "Id. at 7", "Id., p. 7.", "Ibid., p. 7.", "ebd., p. 7."])
def test_words_that_mean_ibid(text: str) -> None:
    (source,) = resolve_notes({1: BOOK, 2: text})[2]
    assert (source.title, source.resolved_from) == ("Another Book: A History", 1)


def test_ibid_takes_the_last_of_several_and_follows_short_forms() -> None:
    assert resolve_notes({1: ARTICLE, 2: f"{BOOK}; {NEWS}.", 3: "Ibid."})[3][0].title == "A short notice"
    (source,) = resolve_last("Smith (2020), p. 7.", "Ibid., p. 8.")
    assert (source.title, source.resolved_from, source.locator) == ("The Long Title of Things", 1, "p. 8")


def test_ibid_within_a_note_is_the_piece_before() -> None:
    sources = resolve_last(f"{SECOND_NEWS}; ibid., p. 2.")
    assert [(s.title, s.resolved_from, s.locator) for s in sources] == [
        ("Something else", None, None),
        ("Something else", 4, "p. 2"),
    ]


def test_ibid_passes_over_a_note_of_prose_but_not_over_a_missing_one() -> None:
    assert resolve_last("Ibid.")[0].resolved_from == 2
    (unresolved,) = resolve_notes({1: ARTICLE, 3: "Ibid."})[3]
    assert unresolved == Source(text="Ibid.")
    assert resolve_notes({1: "Ibid.", 2: "Ibid."})[2] == (Source(text="Ibid."),)


def test_a_cross_reference_may_stand_for_several_sources_and_point_ahead() -> None:
    sources = resolve_last("See note 2.")
    assert [source.title for source in sources] == ["Another Book: A History", "A short notice"]
    assert {source.resolved_from for source in sources} == {2}
    assert resolve_notes({1: "See note 2 below.", 2: ARTICLE})[1][0].resolved_from == 2
    assert resolve_notes({1: "See note 1.", 2: "See note 3.", 3: "See note 2."})[3][0].title is None


@pytest.mark.parametrize(
    "text",
    [
        "A remark, and nothing else is in this note.",
        "Author’s own calculations.",
        "Emphasis added.",
        "",
        "The policy began in 1998 and was continued by the next government.",
        "Lee described the party as ‘centrist’; others did not.",
    ],
)
def test_prose_alone_is_no_source(text: str) -> None:
    assert resolve_notes({1: text}) == {1: ()}


def test_prose_beside_a_source_is_left_out() -> None:
    (source,) = resolve_notes({1: f"This was the view of most people; see {NEWS}."})[1]
    assert source.title == "A short notice"


def test_what_cannot_be_read_keeps_its_wording() -> None:
    assert resolve_notes({1: "National Archives, Kew, FCO 21/345."})[1] == (
        Source(text="National Archives, Kew, FCO 21/345."),
    )


@pytest.mark.parametrize("label", ["Source: ", "Sources: ", "Source:", "Data source: ", "SOURCES: ", ""])
def test_the_line_under_a_table_resolves_against_all_notes(label: str) -> None:
    sources = resolve_line(f"{label}Smith (2020), Long Title; {SECOND_NEWS}", NOTES)
    assert [(s.title, s.resolved_from) for s in sources] == [("The Long Title of Things", 1), ("Something else", None)]
    assert sources[0].text == "Smith (2020), Long Title"


def test_a_note_may_lean_on_the_line_under_a_table() -> None:
    (source,) = resolve_notes({1: "Smith (2020), p. 3."}, [f"Source: {ARTICLE}"])[1]
    assert (source.title, source.resolved_from, source.locator) == ("The Long Title of Things", None, "p. 3")


@settings(deadline=None, max_examples=200)
@given(st.dictionaries(st.integers(1, 5), ODD_TEXTS, max_size=5), ODD_TEXTS)
def test_every_note_is_answered_with_its_own_wording(texts: dict[int, str], line: str) -> None:
    resolved = resolve_notes(texts, [line])
    assert resolved.keys() == texts.keys()
    for number, sources in resolved.items():
        assert all(source.text in texts[number] for source in sources)
        assert all(source.resolved_from is None or source.resolved_from in texts for source in sources)
    assert all(source.text in line for source in resolve_line(line, texts))
