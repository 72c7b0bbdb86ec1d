"""References of any style as stretches: the fields told, and not a character lost whatever the text."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from footnoted.references.tagging import Tagged, tag_reference
from footnoted.references.tagging.labeller import Label, Seen

# Pieces of references that, joined at random, come nearer to trouble than random characters do.
FRAGMENTS = [
    *(
        "Roe, J.",
        "and Doe, A.",
        "(1999).",
        "Title of things",
        ". ",
        ", ",
        "; ",
        " ",
        "\n",
        "\u00a0",
        "“",
        "”",
        "‘",
        "’",
    ),
    *(
        '"',
        "'",
        "«",
        "»",
        "(",
        ")",
        "[",
        "]",
        "<i>",
        "</i>",
        "*",
        "In ",
        "Journal of Things",
        "12(3):45–67.",
        "pp. 1-2",
    ),
    *(
        "https://a.b/c",
        "<https://x. y>",
        "www.a.org/b",
        "doi: 10.1234/ab",
        "10.1/",
        "Paris: Seuil",
        "eds.",
        "이재명",
        "é",
        "\u0301",
    ),
]

REFERENCES = [
    (
        "Okafor, N., & Lindqvist, P. (2004). Salt marshes under rising tides. Journal of Coastal Ecology,"
        " 12(3), 45–67.",
        {
            "author": ("Okafor, N., & Lindqvist, P.",),
            "date": ("2004",),
            "title": ("Salt marshes under rising tides",),
            "journal": ("Journal of Coastal Ecology",),
            "volume": ("12(3)",),
            "pages": ("45–67",),
        },
    ),
    (
        "[14] N. Okafor and P. Lindqvist. Scheduling with few clocks. In Proceedings of the Third Workshop on Timing,"
        " pages 101-112, Bergen, June 1996.",
        {
            "number": ("14",),
            "author": ("N. Okafor and P. Lindqvist",),
            "title": ("Scheduling with few clocks",),
            "container": ("In Proceedings of the Third Workshop on Timing",),
            "pages": ("pages 101-112",),
            "date": ("June 1996",),
        },
    ),
    (
        "Moreau, Claire. Les ports oubliés. Paris: Gallimard, 1987.",
        {
            "author": ("Moreau, Claire",),
            "title": ("Les ports oubliés",),
            "place": ("Paris",),
            "publisher": ("Gallimard",),
            "date": ("1987",),
        },
    ),
    (
        "7. Okafor N, Lindqvist P. Grip strength in divers. Br J Sports Med. 2011;45:120–6. doi:10.1136/bjsm.2010.1",
        {
            "author": ("Okafor N, Lindqvist P",),
            "title": ("Grip strength in divers",),
            "journal": ("Br J Sports Med.",),
            "doi": ("10.1136/bjsm.2010.1",),
        },
    ),
    (
        "Moreau, Claire. “Harbours and Memory.” In Cities by the Sea, edited by John Reed, 12–40. Oxford: Oxford"
        " University Press, 2010.",
        {
            "author": ("Moreau, Claire",),
            "title": ("Harbours and Memory",),
            "container": ("In Cities by the Sea",),
            "publisher": ("Oxford University Press",),
            "date": ("2010",),
        },
    ),
]


@pytest.mark.parametrize(("text", "fields"), REFERENCES)
def test_the_fields_of_styles_are_told(text: str, fields: dict[str, tuple[str, ...]]) -> None:
    tagged = tag_reference(text)
    assert {field: tagged.find(field) for field in fields} == fields  # type: ignore[arg-type]


@pytest.mark.parametrize(("text", "fields"), REFERENCES)
def test_an_emphasised_container_and_a_signal_change_no_field(text: str, fields: dict[str, tuple[str, ...]]) -> None:
    host = next((fields[name][0].removeprefix("In ") for name in ("journal", "container") if name in fields), None)
    noted = f"See also {text.replace(host, f'*{host}*') if host else text}"
    tagged = tag_reference(noted)
    assert tagged.find("title") == fields["title"]
    assert tagged.find("author") == fields["author"]


def test_an_inner_quotation_and_an_apostrophe_stay_in_the_title() -> None:
    text = "Roe, J. (2001), ‘Being ‘there’ at Lee’s’, Journal of Things, 12(3), pp. 4–6."
    assert tag_reference(text).find("title") == ("Being ‘there’ at Lee’s",)


def check_whole(tagged: Tagged, text: str) -> None:
    """Assert that nothing is lost, and that stretches are in order, apart, and hold letters or digits."""
    assert "".join(part for _, part in tagged.parts()) == text
    assert all(0 <= each.start < each.end <= len(text) for each in tagged.stretches)
    assert all(before.end <= after.start for before, after in pairwise(tagged.stretches))
    assert all(any(map(str.isalnum, tagged.read(each))) for each in tagged.stretches)
    assert all(0 <= each.confidence <= 1.000001 for each in tagged.stretches)


@settings(max_examples=150, deadline=None)
@given(st.lists(st.sampled_from(FRAGMENTS), max_size=25).map("".join) | st.text(max_size=120))
def test_no_character_is_lost(text: str) -> None:
    check_whole(tag_reference(text), text)


@settings(max_examples=100, deadline=None)
@given(st.lists(st.sampled_from(FRAGMENTS), max_size=20).map("".join), st.randoms(use_true_random=False))
def test_no_character_is_lost_whatever_the_labels(text: str, random: st.DataObject) -> None:
    names = ["B:author", "I:author", "B:title", "I:title", "B:url", "I:doi", "B:note", "B:something else"]

    def label(seen: Seen) -> list[Label]:
        return [Label(random.choice(names), 0.5) for _ in seen]  # type: ignore[attr-defined]

    check_whole(tag_reference(text, label=label), text)


def test_what_is_longer_than_any_reference_has_no_fields() -> None:
    text = "Roe, J. (1999). Title. " * 300
    assert tag_reference(text) == Tagged(text=text)
    assert tag_reference("") == Tagged(text="")


def test_the_whole_is_as_sure_as_its_least_sure_field() -> None:
    tagged = tag_reference("Moreau, Claire. Les ports oubliés. Paris: Gallimard, 1987.")
    known = [each.confidence for each in tagged.stretches if each.field in {"author", "title", "date"}]
    assert tagged.confidence == min(known) > 0.8
    assert tag_reference("...").confidence == 0.0
