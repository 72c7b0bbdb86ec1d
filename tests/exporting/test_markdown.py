"""Markdown: what is written is what a parser shows, and notes are notes."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as some
from reading_back import parse_markdown, read_words

from footnoted.exporting.markdown import escape_markdown, write_line, write_markdown
from footnoted.exporting.writing import Mark, Note, Part, Words, Writing

AWKWARD = some.text("ab1 .\t*_~`#+-=|<>[](){}!&;:\\$^@%'\"한.)0/", max_size=30)


@given(AWKWARD)
def test_any_words_are_shown_as_they_are(text: str) -> None:
    tree = parse_markdown(write_line((Words(text),)))
    assert read_words(tree) == " ".join(text.split())


@given(some.lists(some.builds(Words, AWKWARD, some.sampled_from(["plain", "em", "strong"])), max_size=5))
def test_styled_words_are_shown_as_they_are(line: list[Words]) -> None:
    tree = parse_markdown(write_line(tuple(line)))
    assert " ".join(read_words(tree).split()) == " ".join("".join(words.text for words in line).split())


@given(AWKWARD)
def test_a_title_and_a_list_hold_any_words(text: str) -> None:
    writing = Writing(title=f"a{text}", parts=(Part(heading="h", lines=((Words(f"b{text}"),),), is_list=True),))
    title, _, listed = parse_markdown(write_markdown(writing)).children
    assert (title.type, listed.type) == ("heading", "bullet_list")
    assert read_words(title) == " ".join(f"a{text}".split())
    assert read_words(listed) == " ".join(f"b{text}".split())


@pytest.mark.parametrize("text", ["1990. It was", "- no item", "# no heading", "+ plus", ": no definition", "3) no"])
def test_a_line_begins_nothing_but_a_paragraph(text: str) -> None:
    (paragraph,) = parse_markdown(write_line((Words(text),))).children
    assert paragraph.type == "paragraph"
    assert read_words(paragraph) == text


def test_a_note_has_its_mark_and_all_its_paragraphs() -> None:
    lines = (
        (Words("“Words.” "), Words("Title", "em")),
        (Words("fn 27: "), Words("https://a.b/c_d", url="https://a.b/c_d")),
    )
    writing = Writing(
        title="Q?",
        lines=((Words("Said."), Mark(1), Mark(2)),),
        notes=(Note(number=1, lines=lines), Note(number=2, lines=())),
    )
    text = write_markdown(writing)
    assert "Said.[^1][^2]\n" in text
    tree = parse_markdown(text)
    kinds = [node.type for node in tree.walk()]
    assert kinds.count("footnote_ref") == 2
    (block,) = [node for node in tree.children if node.type == "footnote_block"]
    first, _ = block.children
    assert [read_words(paragraph) for paragraph in first.children] == ["“Words.” Title", "fn 27: https://a.b/c_d"]
    assert [node.attrs["href"] for node in tree.walk() if node.type == "link"] == ["https://a.b/c_d"]
    assert [read_words(node) for node in tree.walk() if node.type == "em"] == ["Title"]


@pytest.mark.parametrize("url", ["https://a.b/x(y)?q=[z]&r=1", "http://www.a.b/<odd>", "https://a.b/한국_x*y*"])
def test_a_link_leads_to_its_address(url: str) -> None:
    tree = parse_markdown(write_line((Words("See "), Words("th[is]", url=url), Words("."))))
    (link,) = [node for node in tree.walk() if node.type == "link"]
    assert read_words(tree) == "See th[is]."
    from urllib.parse import unquote

    assert unquote(str(link.attrs["href"])) == url


def test_line_breaks_are_folded() -> None:
    assert escape_markdown("a\r\n\n  b\tc") == "a b c"
