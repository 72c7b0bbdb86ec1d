"""One source at a time: every field of every shape, and what odd text comes to."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from footnoted.document import Name, Source
from footnoted.references import parse_source, split_sources

HERE = Path(__file__).parent
# Pieces of notes that, joined at random, come nearer to trouble than random characters do.
FRAGMENTS = [
    "Kim, J. ",
    "(2020)",
    ", ",
    "; ",
    "'",
    "’",
    "‘",
    "“",
    "”",
    '"',
    "Title of",
    " Things",
    " in ",
    "See ",
    "ibid.",
    "Ibid., p. 4",
    "pp. 1–2",
    "https://a.b/c;d",
    "<https://x.y>",
    "London: Verso",
    "(Verso, 2010)",
    "31 February 2020",
    "Lee's",
    "(eds)",
    "[",
    "]",
    "(",
    ")",
    " and ",
    "et al.",
    "n. 1",
    "note 2",
    "via X",
    "2020. ",
    "10.1234/ab",
    "op. cit.",
    "Journal 12:3 (2011)",
    "&amp;",
    "Author interview",
    "\n",
    " 5",
    "(n.d.)",
    "é",
    "\x00",
    "İ",
    "²",
]
ODD_TEXTS = st.one_of(
    st.text(max_size=200),
    st.lists(st.sampled_from(FRAGMENTS), max_size=25).map("".join),
)


def read_fixtures(name: str) -> list[tuple[str, str, dict[str, object]]]:
    """Read `## title`, the input on the next line, and `field: value` lines."""
    fixtures = []
    for block in re.split(r"^## ", (HERE / name).read_text("utf-8"), flags=re.M)[1:]:
        title, text, *lines = block.strip().splitlines()
        printed = dict(line.split(": ", 1) for line in lines)
        fields: dict[str, object] = {field: read_value(field, value) for field, value in printed.items()}
        fixtures.append((title, text, fields))
    return fixtures


def read_value(field: str, value: str) -> object:
    """Return a field's value: lists are parted by ` | `, a name is `role family, given, suffix` or `role =literal`."""
    if field == "names":
        return tuple(read_name(*name.split(" ", 1)) for name in value.split(" | "))
    if field in {"authors", "further_urls"}:
        return tuple(value.split(" | "))
    return int(value) if field == "year" else value


def read_name(role: str, printed: str) -> Name:
    """Read one name of a fixture."""
    if printed.startswith("="):
        return Name(role=role, literal=printed[1:])  # type: ignore[arg-type]
    return Name(role=role, **dict(zip(("family", "given", "suffix"), printed.split(", "), strict=False)))  # type: ignore[arg-type]


SHAPES = read_fixtures("shapes.txt")


@pytest.mark.parametrize(("text", "fields"), [shape[1:] for shape in SHAPES], ids=[shape[0] for shape in SHAPES])
def test_every_field_of_a_shape(text: str, fields: dict[str, object]) -> None:
    assert parse_source(text) == Source(text=text, **fields)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("text", "url"),
    [
        ("<https://a.org/x_(y).>", "https://a.org/x_(y)."),
        ("See https://a.org/x.", "https://a.org/x"),
        ("(https://a.org/x).", "https://a.org/x"),
        ("https://a.org/x_(y)", "https://a.org/x_(y)"),
        ("https://a.org/x;v=1?q=a;b, p. 3", "https://a.org/x;v=1?q=a;b"),
        ("<https://a.org/long/\n  rest>", "https://a.org/long/rest"),
        ("https://a.org/?id=_eJX-j2&x=1%20y#z.", "https://a.org/?id=_eJX-j2&x=1%20y#z"),
        ("‘T’, https://a.org/x’", "https://a.org/x"),
    ],
)
def test_addresses_are_whole(text: str, url: str) -> None:
    assert parse_source(text).url == url
    assert split_sources(text) == (text,)


@pytest.mark.parametrize(
    ("text", "doi"),
    [
        ("doi:10.1000/abc.def.", "10.1000/abc.def"),
        ("https://doi.org/10.1000/abc_(1)", "10.1000/abc_(1)"),
        ("https://www.site.com/doi/full/10.1080/123.456?src=x", "10.1080/123.456"),
        ("DOI 10.1000/a;2-b", "10.1000/a;2-b"),
        ("version 10.12/3", None),
    ],
)
def test_dois_are_bare(text: str, doi: str | None) -> None:
    assert parse_source(text).doi == doi


@pytest.mark.parametrize(
    ("printed", "iso"),
    [
        ("29 October 2025", "2025-10-29"),
        ("October 29, 2025", "2025-10-29"),
        ("29th Oct. 2025", "2025-10-29"),
        ("April 2025", "2025-04"),
        ("2025-04-03", "2025-04-03"),
        ("31 February 2025", "2025"),
        ("Spring 2025", "2025"),
        ("4 May", "2025-05-04"),
    ],
)
def test_dates_to_the_precision_printed(printed: str, iso: str) -> None:
    source = parse_source(f"Roe, J. (2025), 'A title', Yonhap, {printed}")
    assert (source.date, source.year) == (iso, 2025)


@pytest.mark.parametrize(
    "locator", ["p. 20", "pp. 261–291", "p. xii", "para. 4", "paras 3–5", "ch. 3", "fig. 2", "pp. 3, 5"]
)
def test_locators_as_printed(locator: str) -> None:
    source = parse_source(f"Roe, J. (2020), 'A title', Some Journal, 4(2), {locator}, <https://a.b>.")
    assert (source.locator, source.container, source.type) == (locator, "Some Journal", "article-journal")


@pytest.mark.parametrize(
    ("printed", "authors"),
    [
        ("Choe, S-H. and Wakabayashi, D.", ("Choe, S-H.", "Wakabayashi, D.")),
        ("Snyder, A., Lee, G., Kim, Y-H. and Kim, J.", ("Snyder, A.", "Lee, G.", "Kim, Y-H.", "Kim, J.")),
        ("Kim S.-Y.", ("Kim S.-Y.",)),
        ("Kim S.-Y. and Lee J.", ("Kim S.-Y.", "Lee J.")),
        ("van der Berg, J. H.", ("van der Berg, J. H.",)),
        ("Smith, John and Doe, Jane", ("Smith, John", "Doe, Jane")),
        ("Smith, John, and Jane Doe", ("Smith, John", "Jane Doe")),
        ("Ministry of Trade, Industry and Energy", ("Ministry of Trade, Industry and Energy",)),
        ("Kim, J. and Institute for National Things", ("Kim, J.", "Institute for National Things")),
        ("Smith, J. (eds)", ("Smith, J.",)),
        ("Lawder and Shalal", ("Lawder", "Shalal")),
    ],
)
def test_authors(printed: str, authors: tuple[str, ...]) -> None:
    assert parse_source(f"{printed} (2020), 'A title', 4 May 2020.").authors == authors


@pytest.mark.parametrize(
    "lead", ["See ", "See: ", "see also ", "Cf. ", "On ‘this’ matter, see, for example, ", "It ended in 1998. See "]
)
def test_prose_before_a_source_is_in_no_field(lead: str) -> None:
    text = f"{lead}Hong, S-Y. (1999), ‘A title’, Foreign Affairs, 78(3), p. 10."
    bare = parse_source(text.removeprefix(lead))
    assert parse_source(text) == Source(
        text=text,
        type="article-journal",
        authors=("Hong, S-Y.",),
        names=(Name(family="Hong", given="S-Y."),),
        year=1999,
        date="1999",
        title="A title",
        container="Foreign Affairs",
        volume="78",
        issue="3",
        locator="p. 10",
    )
    assert bare.authors == ("Hong, S-Y.",)


@settings(deadline=None, max_examples=400)
@given(ODD_TEXTS)
def test_no_text_raises_and_the_wording_is_kept(text: str) -> None:
    source = parse_source(text)
    assert source.text in text
    assert source.text == text.strip()
