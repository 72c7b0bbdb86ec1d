"""Golden questions answered by scripted models over real HTTP: the law of citations holds whoever words the answer.

A share of the questions is asked here; `python benchmarks/generated.py` asks them all and prints the figures.
"""

from __future__ import annotations

from pathlib import Path

import pytest
from conftest import OpenModel
from golden_run import compare_protocols, run_good, run_worst
from scripts import Good, Worst
from starlette.testclient import TestClient

from footnoted.conversation.store import Store
from footnoted.evaluation.golden import Golden, read_golden
from footnoted.settings import Settings
from server.app import create_app

SETS = ("dev", "own")
EVERY = 6


@pytest.fixture(scope="module")
def questions() -> list[Golden]:
    return [golden for name in SETS for golden in read_golden(name)][::EVERY]


def test_a_good_model_is_held_to_the_law_and_hardly_held_back(open_model: OpenModel, questions: list[Golden]) -> None:
    good = Good()
    assistant, _ = open_model(good)
    count = run_good(assistant, good, questions)
    assert count.generated > len(questions) / 4
    assert (count.verbatim, count.citations > count.questions) == (count.citations, True)
    assert count.share_dropped <= 0.05, count.dropped


def test_nothing_that_the_worst_model_says_is_sent(open_model: OpenModel, questions: list[Golden]) -> None:
    worst = Worst()
    assistant, _ = open_model(worst)
    count = run_worst(assistant, worst, questions)
    assert count.offered >= 200
    assert (count.sent, count.verbatim) == ([], count.citations)


def test_both_protocols_say_the_same_streamed_and_whole(
    open_model: OpenModel, real_settings: Settings, questions: list[Golden], tmp_path: Path
) -> None:
    assistant, server = open_model(Good())
    settings = Settings(_env_file=None, data_dir=real_settings.data_dir, **server.settings())
    app = create_app(settings, assistant=Borrowed(assistant), store=Store.open(tmp_path))
    with TestClient(app) as client:
        assert app.state.opening.wait() is None
        models = [model["id"] for model in client.get("/v1/models").json()["data"]]
        assert models == ["footnoted-extractive", "footnoted-generative"]
        unlike = [fault for golden in questions[::2] for fault in compare_protocols(client, golden)]
        shown = client.get("/metrics").text
    assert unlike == []
    assert 'footnoted_answers_total{answerer="generative",status="answered"}' in shown
    assert 'footnoted_model_tokens_total{direction="read"}' in shown


class Borrowed:
    """An assistant that the app may use and not close: the index is everybody's."""

    def __init__(self, assistant: object) -> None:
        self._assistant = assistant

    def __getattr__(self, name: str) -> object:
        return getattr(self._assistant, name)

    def close(self) -> None:
        """Leave the index open."""
