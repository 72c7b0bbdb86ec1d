"""The store keeps what was answered, to the letter, through kills, threads and newer releases."""

from __future__ import annotations

import signal
import sqlite3
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
import sqlalchemy as sql
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext

from footnoted.conversation.store import TABLES, NewAnswer, Store
from footnoted.errors import StoreUnavailable, UnknownRecord


def tick() -> Callable[[], datetime]:
    moments = iter(datetime(2026, 1, 1, tzinfo=UTC) + timedelta(seconds=n) for n in range(10_000))
    return lambda: next(moments)


def new_answer(id: str, *, conversation: str | None = "c1", question: str = "Who?") -> NewAnswer:
    return NewAnswer(
        id=id,
        conversation_id=conversation,
        question=question,
        text=f"Text of {id}. [1]",
        body=f'{{"id": "{id}",  "odd": "Ünïcode 한국 \\u00e9 \\\\$ "}}\n',
    )


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    store = Store.open(tmp_path, now=tick())
    yield store
    store.close()


def test_an_answer_comes_back_to_the_letter(store: Store) -> None:
    kept = new_answer("a1")
    store.add_answer(kept, begins_conversation=True)
    found = store.answer("a1")
    assert (found.body, found.question, found.text) == (kept.body, kept.question, kept.text)
    assert found.asked == "2026-01-01T00:00:00.000000Z"


def test_a_conversation_has_its_first_question_as_title_and_its_answers_in_order(store: Store) -> None:
    store.add_answer(new_answer("a1", question="First?"), begins_conversation=True)
    store.add_answer(new_answer("a2", question="Second?"), begins_conversation=False)
    found = store.conversation("c1")
    assert found.summary.title == "First?"
    assert (found.summary.created, found.summary.updated) == (
        "2026-01-01T00:00:00.000000Z",
        "2026-01-01T00:00:01.000000Z",
    )
    assert found.summary.turns == 2
    assert [answer.id for answer in found.answers] == ["a1", "a2"]


def test_a_long_first_question_is_cut_for_the_title_only(store: Store) -> None:
    store.add_answer(new_answer("a1", question="x" * 2000), begins_conversation=True)
    assert len(store.conversation("c1").summary.title) == 200
    assert len(store.answer("a1").question) == 2000


def test_conversations_are_listed_with_the_last_asked_first(store: Store) -> None:
    store.add_answer(new_answer("a1", conversation="c1"), begins_conversation=True)
    store.add_answer(new_answer("a2", conversation="c2"), begins_conversation=True)
    store.add_answer(new_answer("a3", conversation="c1"), begins_conversation=False)
    assert [(found.id, found.turns) for found in store.conversations()] == [("c1", 2), ("c2", 1)]


def test_conversations_of_one_instant_are_listed_newest_first(tmp_path: Path) -> None:
    store = Store.open(tmp_path, now=lambda: datetime(2026, 1, 1, tzinfo=UTC))
    for number in range(3):
        answer = new_answer(f"a{number}", conversation=f"c{number}")
        store.add_answer(answer, begins_conversation=True)
    assert [found.id for found in store.conversations()] == ["c2", "c1", "c0"]
    store.close()


def test_history_is_the_turns_newest_last(store: Store) -> None:
    store.add_answer(new_answer("a1", question="First?"), begins_conversation=True)
    store.add_answer(new_answer("a2", question="Second?"), begins_conversation=False)
    assert [(turn.role, turn.content) for turn in store.history("c1")] == [
        ("user", "First?"),
        ("assistant", "Text of a1. [1]"),
        ("user", "Second?"),
        ("assistant", "Text of a2. [1]"),
    ]


def test_history_holds_the_newest_forty_turns(store: Store) -> None:
    for number in range(25):
        answer = new_answer(f"a{number}", question=f"Question {number}")
        store.add_answer(answer, begins_conversation=number == 0)
    history = store.history("c1")
    assert len(history) == 40
    assert history[0].content == "Question 5"
    assert history[-1].content == "Text of a24. [1]"


def test_deleting_a_conversation_deletes_its_answers_and_no_others(store: Store) -> None:
    store.add_answer(new_answer("a1", conversation="c1"), begins_conversation=True)
    store.add_answer(new_answer("a2", conversation="c2"), begins_conversation=True)
    store.add_answer(new_answer("a3", conversation=None), begins_conversation=False)
    store.delete_conversation("c1")
    assert [found.id for found in store.conversations()] == ["c2"]
    with pytest.raises(UnknownRecord):
        store.answer("a1")
    assert store.answer("a2").id == "a2"
    assert store.answer("a3").id == "a3"


@pytest.mark.parametrize(
    "look_up",
    [
        lambda store: store.answer("nowhere"),
        lambda store: store.conversation("nowhere"),
        lambda store: store.history("nowhere"),
        lambda store: store.delete_conversation("nowhere"),
        lambda store: store.answer("nul\0 and ' quote"),
        lambda store: store.add_answer(new_answer("a9", conversation="nowhere"), begins_conversation=False),
    ],
)
def test_an_unknown_id_is_an_unknown_record(store: Store, look_up: Callable[[Store], object]) -> None:
    with pytest.raises(UnknownRecord):
        look_up(store)


def test_an_answer_to_a_deleted_conversation_is_not_kept(store: Store) -> None:
    store.add_answer(new_answer("a1"), begins_conversation=True)
    store.delete_conversation("c1")
    with pytest.raises(UnknownRecord):
        store.add_answer(new_answer("a2"), begins_conversation=False)
    with pytest.raises(UnknownRecord):
        store.answer("a2")


def test_an_id_is_given_once(store: Store) -> None:
    store.add_answer(new_answer("a1"), begins_conversation=True)
    with pytest.raises(StoreUnavailable):
        store.add_answer(new_answer("a1"), begins_conversation=False)
    assert store.conversation("c1").summary.updated == "2026-01-01T00:00:00.000000Z"


def test_a_second_opening_finds_what_the_first_kept(tmp_path: Path) -> None:
    folder = tmp_path / "per cent % and ? and # in its name"
    first = Store.open(folder)
    first.add_answer(new_answer("a1"), begins_conversation=True)
    first.close()
    second = Store.open(folder)
    assert second.answer("a1").body == new_answer("a1").body
    second.close()
    assert [path.name for path in folder.iterdir()] == ["footnoted.sqlite3"]


def test_many_threads_write_and_read_at_once(store: Store) -> None:
    store.add_answer(new_answer("first"), begins_conversation=True)
    faults: list[Exception] = []

    def ask(writer: int) -> None:
        try:
            for number in range(15):
                store.add_answer(new_answer(f"a{writer}-{number}"), begins_conversation=False)
                store.history("c1")
        except Exception as fault:  # noqa: BLE001  a thread's fault is handed to the test
            faults.append(fault)

    threads = [threading.Thread(target=ask, args=(writer,)) for writer in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert faults == []
    assert store.conversation("c1").summary.turns == 121


def test_two_openings_at_once_make_one_schema(tmp_path: Path) -> None:
    stores: list[Store] = []
    threads = [threading.Thread(target=lambda: stores.append(Store.open(tmp_path))) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(stores) == 4
    stores[0].add_answer(new_answer("a1"), begins_conversation=True)
    assert stores[3].answer("a1").id == "a1"
    for store in stores:
        store.close()


CHILD = """
import sys
from pathlib import Path
from footnoted.conversation.store import NewAnswer, Store

store = Store.open(Path(sys.argv[1]))
for number in range(100_000):
    store.add_answer(
        NewAnswer(id=f"a{number}", conversation_id="c1", question="Who?", text="They.", body="{}"),
        begins_conversation=number == 0,
    )
    print(number, flush=True)
"""


def test_a_kill_loses_nothing_that_was_kept(tmp_path: Path) -> None:
    with subprocess.Popen([sys.executable, "-c", CHILD, str(tmp_path)], stdout=subprocess.PIPE, text=True) as child:
        assert child.stdout is not None
        said = [next(child.stdout) for _ in range(20)]
        child.send_signal(signal.SIGKILL)
        said.extend(line for line in child.stdout if line.endswith("\n"))
    store = Store.open(tmp_path)
    for line in said:
        assert store.answer(f"a{int(line)}").text == "They."
    store.close()


def test_a_database_of_a_newer_release_is_left_alone(tmp_path: Path) -> None:
    Store.open(tmp_path).close()
    path = tmp_path / "footnoted.sqlite3"
    with sqlite3.connect(path) as connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")
    connection.close()
    before = path.read_bytes()
    with pytest.raises(StoreUnavailable, match="newer release"):
        Store.open(tmp_path)
    assert path.read_bytes() == before


def test_a_file_that_is_no_database_is_told_plainly(tmp_path: Path) -> None:
    (tmp_path / "footnoted.sqlite3").write_text("a letter, not a database " * 100)
    with pytest.raises(StoreUnavailable):
        Store.open(tmp_path)


def test_a_data_folder_that_is_a_file_is_told_plainly(tmp_path: Path) -> None:
    (tmp_path / "data").write_text("")
    with pytest.raises(StoreUnavailable):
        Store.open(tmp_path / "data")


def test_the_steps_lead_to_the_tables_that_are_used(tmp_path: Path) -> None:
    Store.open(tmp_path).close()
    engine = sql.create_engine(f"sqlite:///{tmp_path / 'footnoted.sqlite3'}")
    with engine.connect() as connection:
        assert compare_metadata(MigrationContext.configure(connection), TABLES) == []
    engine.dispose()


def test_the_file_is_opened_as_it_should_be(store: Store) -> None:
    with store._database.read() as connection:
        pragmas = ("journal_mode", "synchronous", "foreign_keys", "busy_timeout")
        found = {name: connection.exec_driver_sql(f"PRAGMA {name}").scalar() for name in pragmas}
    assert found == {"journal_mode": "wal", "synchronous": 2, "foreign_keys": 1, "busy_timeout": 10_000}
