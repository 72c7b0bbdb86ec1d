"""Conversations are renamed, searched, deleted and restored; what is deleted is nowhere, and in the end in no file."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from alembic import command
from alembic.config import Config
from stopped_clock import Clock

from footnoted.conversation import migrations
from footnoted.conversation.store import RESTORABLE, NewAnswer, Store
from footnoted.conversation.verdicts import NewFeedback
from footnoted.errors import UnknownRecord


@pytest.fixture
def store(tmp_path: Path, clock: Clock) -> Iterator[Store]:
    store = Store.open(tmp_path, now=clock)
    yield store
    store.close()


def keep(store: Store, id: str, *, conversation: str = "c1", question: str = "Who?", text: str = "They. [1]") -> None:
    begins = all(found.id != conversation for found in store.conversations())
    new = NewAnswer(id=id, conversation_id=conversation, question=question, text=text, body="{}")
    store.add_answer(new, begins_conversation=begins)


def test_a_new_title_is_kept_and_is_no_new_question(store: Store, clock: Clock) -> None:
    keep(store, "a1")
    before = store.conversation("c1").summary
    clock.time += timedelta(minutes=5)
    named = store.rename_conversation("c1", "Tariffs, 관세")
    assert (named.title, named.updated, named.turns) == ("Tariffs, 관세", before.updated, 1)
    assert store.conversation("c1").summary == named


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("tariff", ["c1"]),
        ("TARIFF", ["c1"]),
        ("strasse", ["c2"]),
        ("seoul's", ["c2"]),
        ("tariff fifteen", ["c1"]),
        ("tariff élan", []),
        ("who", ["c2", "c1"]),
        ("관세", ["c2"]),
        ("", ["c2", "c1"]),
        ("%", []),
        ("my title", ["c2"]),
    ],
)
def test_words_are_found_in_titles_questions_and_answers(store: Store, words: str, found: list[str]) -> None:
    keep(store, "a1", question="Who set the Tariff?", text="Nobody.")
    keep(store, "a2", question="And then?", text="Fifteen per cent. [1]")
    keep(store, "a3", conversation="c2", question="Who lives in Straße 1?", text="Seoul’s 관세 ÉLAN. [1]")
    store.rename_conversation("c2", "My title")
    assert [each.id for each in store.conversations(words)] == found


def test_a_deleted_conversation_is_nowhere_and_comes_back_whole(store: Store) -> None:
    keep(store, "a1")
    store.feedback.add("a1", NewFeedback(verdict="right"))
    before = store.conversation("c1")
    store.delete_conversation("c1")
    assert store.conversations() == store.feedback.all() == ()
    assert [each.id for each in store.conversations(deleted=True)] == ["c1"]
    looks: list[Callable[[], object]] = [
        lambda: store.conversation("c1"),
        lambda: store.history("c1"),
        lambda: store.answer("a1"),
        lambda: store.rename_conversation("c1", "x"),
        lambda: store.delete_conversation("c1"),
        lambda: store.feedback.add("a1", NewFeedback(verdict="right")),
    ]
    for look in looks:
        with pytest.raises(UnknownRecord):
            look()
    assert store.restore_conversation("c1") == before.summary
    assert store.conversation("c1") == before
    assert len(store.feedback.all()) == 1
    assert store.conversations(deleted=True) == ()


def test_a_conversation_that_is_there_may_be_restored_again(store: Store) -> None:
    keep(store, "a1")
    assert store.restore_conversation("c1").id == "c1"
    with pytest.raises(UnknownRecord):
        store.restore_conversation("nowhere")


def test_after_its_time_it_cannot_be_restored(store: Store, clock: Clock) -> None:
    keep(store, "a1")
    store.delete_conversation("c1")
    clock.time += RESTORABLE
    assert store.conversations(deleted=True) == ()
    with pytest.raises(UnknownRecord):
        store.restore_conversation("c1")


@pytest.mark.parametrize("sweep", ["an answer", "a deletion", "an opening"])
def test_what_is_swept_leaves_no_word_in_the_files(tmp_path: Path, clock: Clock, sweep: str) -> None:
    store = Store.open(tmp_path, now=clock)
    keep(store, "a1", question="A secret question?", text="A secret answer.")
    keep(store, "a2", conversation="c2")
    store.feedback.add("a1", NewFeedback(verdict="wrong_words", comment="A secret comment."))
    store.delete_conversation("c1")
    clock.time += RESTORABLE
    if sweep == "an answer":
        keep(store, "a3", conversation="c2")
    elif sweep == "a deletion":
        store.delete_conversation("c2")
    store.close()
    if sweep == "an opening":
        Store.open(tmp_path, now=clock).close()
    assert b"secret" not in b"".join(path.read_bytes() for path in tmp_path.iterdir())


def test_what_the_first_release_kept_is_kept(tmp_path: Path) -> None:
    path = tmp_path / "footnoted.sqlite3"
    write_as_first_release(path)
    store = Store.open(tmp_path)
    found = store.conversation("c1")
    assert (found.summary.title, [each.body for each in found.answers]) == ("First?", ["{}"])
    store.feedback.add("a1", NewFeedback(verdict="right"))
    assert [each.answer_id for each in store.feedback.all()] == ["a1"]
    store.close()


def write_as_first_release(path: Path) -> None:
    """Take the first step alone, with foreign keys on as the store has them, and put one answer in."""
    import sqlalchemy as sql

    engine = sql.create_engine(f"sqlite:///{path}")
    with engine.begin() as connection:
        config = Config()
        config.set_main_option("script_location", str(Path(migrations.__file__).parent))
        config.set_main_option("path_separator", "os")
        config.attributes["connection"] = connection
        command.upgrade(config, "0001")
    engine.dispose()
    with sqlite3.connect(path) as connection:
        connection.execute("INSERT INTO conversations (id, title, created, updated) VALUES ('c1', 'First?', '1', '1')")
        connection.execute(
            "INSERT INTO answers (id, conversation_id, question, asked, text, body)"
            " VALUES ('a1', 'c1', 'First?', '1', 'They.', '{}')"
        )
    connection.close()
