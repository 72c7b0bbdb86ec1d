"""The line under a table: what it cites, and the note that prints a short title in full."""

from __future__ import annotations

from footnoted.assistant import Assistant, Question


def test_a_short_title_under_a_table_leads_to_the_note_that_has_it_in_full(assistant: Assistant) -> None:
    answer = assistant.ask(Question(text="What are the sources of Table 2?"))
    assert answer.status == "answered"
    assert answer.citations[0].quote.startswith("Sources: Nilsson-Wright (2022)")
    assert [note.note.number for note in answer.footnotes] == [8]
    assert answer.footnotes[0].sources[0].doi == "10.55317/9781784135300"


def test_a_line_that_is_full_leads_to_no_note(assistant: Assistant) -> None:
    answer = assistant.ask(Question(text="What is the source of Table 1?"))
    assert answer.citations[0].quote.startswith("Source: Patton, S.")
    assert answer.footnotes == ()
