"""Sources as Markdown below an answer: what is shown is what stands there, whatever a title holds."""

from __future__ import annotations

from dataclasses import replace

from fake_assistant import FakeAssistant
from markdown_it import MarkdownIt

from footnoted.assistant import Question
from server.openai.listing import drop_sources, list_sources


def test_a_title_with_marks_of_markdown_is_shown_as_it_is() -> None:
    answer = FakeAssistant().ask(Question(text="What did Seoul keep?"))
    title = "A *bold* [1](http://elsewhere) <b>title</b>\n# `and` _more_"
    listed = list_sources(answer, "http://here", {citation.document: title for citation in answer.citations})
    tokens = [token for block in MarkdownIt().parse(answer.text + listed) for token in [block, *(block.children or ())]]
    assert [token.attrs["href"] for token in tokens if token.type == "link_open"] == [
        f"http://here{citation.url}" for citation in answer.citations
    ]
    assert not {token.type for token in tokens} & {
        "html_inline",
        "html_block",
        "em_open",
        "heading_open",
        "code_inline",
    }
    shown = "".join(token.content for token in tokens if token.type in {"text", "text_special"})
    assert " ".join(title.split()) in shown
    assert drop_sources(answer.text + listed) == answer.text


def test_a_refusal_lists_nothing() -> None:
    answer = replace(FakeAssistant().ask(Question(text="What did Seoul keep?")), citations=())
    assert list_sources(answer, "http://here", {}) == ""
