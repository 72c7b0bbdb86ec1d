"""Whatever goes wrong with a model over real HTTP: an answer in time that says so, and nothing left over."""

from __future__ import annotations

import asyncio
import gc
import threading
import time
from collections.abc import Iterator
from itertools import cycle, islice

import pytest
from conftest import OpenModel
from scripted_model import Fault, Prompt, stream_words
from scripts import FAILURES, Good, babble, fail, refuse, say_and, write_line

from footnoted.answer import Answer, Delta, Passages, Waiting
from footnoted.assistant import Assistant, Question

ASKED = Question(text="What did Trump threaten China with?")
# Seconds that a test's model may take, and what comes on top on a busy machine.
ALLOWED, SPARE = 2.0, 8.0
FAULTY_CALLS = 40


def same_words(answer: Answer, other: Answer) -> bool:
    return (answer.text, answer.claims, answer.citations) == (other.text, other.claims, other.citations)


@pytest.mark.parametrize("name", FAILURES)
def test_the_papers_own_words_answer_where_the_model_fails(
    open_model: OpenModel, assistant: Assistant, name: str
) -> None:
    script, code = FAILURES[name]
    failing, _ = open_model(script, model_timeout=ALLOWED, model_retries=1)
    extractive = assistant.ask(ASKED)
    start = time.monotonic()
    answer = failing.ask(ASKED)
    assert time.monotonic() - start < ALLOWED + SPARE
    assert answer.fallback is not None
    assert (answer.fallback.code, answer.status) == (code, "answered")
    if answer.answerer == "extractive":
        assert same_words(answer, extractive)
        assert answer.model is None
    else:  # what was said before it failed stands, and the paper's own words follow
        assert answer.claims[0].support == "supported"
        assert {claim.text for claim in answer.claims} >= {claim.text for claim in extractive.claims}
    assert answer.generation is not None


def test_a_busy_model_is_asked_again_and_a_refused_key_is_not(open_model: OpenModel) -> None:
    for fault, tries in (
        (Fault(status=429), 3),
        (Fault(status=500), 3),
        (Fault(status=401), 1),
        (Fault(status=400), 1),
    ):
        failing, server = open_model(fail(fault), model_retries=2)
        failing.ask(ASKED)
        assert len(server.seen) == tries


def test_a_model_that_recovers_answers(open_model: OpenModel) -> None:
    faults = iter([Fault(status=503), Fault(status=429, headers={"Retry-After": "0"})])
    good = Good()

    def script(prompt: Prompt) -> Iterator[str | Fault]:
        fault = next(faults, None)
        yield from good(prompt) if fault is None else [fault]

    recovering, server = open_model(script, model_retries=3)
    answer = recovering.ask(ASKED)
    assert (answer.answerer, answer.fallback, len(server.seen)) == ("generative", None, 3)
    assert answer.generation is not None
    assert answer.generation.calls == 3


def test_a_server_that_is_not_there_is_told(open_model: OpenModel) -> None:
    lost, server = open_model(refuse, model_url="http://127.0.0.1:9/v1", model_retries=0)
    answer = lost.ask(ASKED)
    assert answer.fallback is not None
    assert (answer.fallback.code, server.seen) == ("model_unreachable", [])


def test_a_provider_that_is_not_installed_is_told(open_model: OpenModel) -> None:
    lost, _ = open_model(refuse, model="ollama:any", model_key=None)
    answer = lost.ask(ASKED)
    assert answer.fallback is not None
    assert answer.fallback.code == "model_missing"


def test_nothing_supported_is_mended_once_and_then_left_out(open_model: OpenModel, assistant: Assistant) -> None:
    def lie(prompt: Prompt) -> Iterator[str]:
        yield write_line("Trump threatened China with 900 tariffs in 1987.", prompt.keys[:1])

    lying, server = open_model(lie)
    answer = lying.ask(ASKED)
    assert answer.fallback is not None
    assert answer.fallback.code == "nothing_supported"
    assert same_words(answer, assistant.ask(ASKED))
    assert len(server.seen) == 2
    assert [why for _, why in server.seen[1].rejected] == ["the passage does not have this number, or not of this: 900"]
    assert answer.generation is not None
    assert (answer.generation.offered, answer.generation.dropped, answer.generation.mended) == (2, 2, 0)


def test_a_sentence_that_is_mended_is_sent(open_model: OpenModel) -> None:
    def mend(prompt: Prompt) -> Iterator[str]:
        words = prompt.passages[prompt.keys[0]]
        yield write_line(words if prompt.rejected else f"{words[:-1]} in 1987.", prompt.keys[:1])

    mending, _ = open_model(mend)
    answer = mending.ask(ASKED)
    assert answer.generation is not None
    assert (answer.fallback, answer.answerer, answer.generation.mended) == (None, "generative", 1)


def test_a_refusal_is_an_answer_without_sources(open_model: OpenModel) -> None:
    refusing, _ = open_model(refuse)
    answer = refusing.ask(ASKED)
    assert (answer.status, answer.answerer, answer.model) == ("not_found", "generative", "openai:scripted")
    assert (answer.citations, answer.footnotes, answer.claims, answer.fallback) == ((), (), (), None)
    assert answer.nearest


def test_what_the_papers_structure_answers_is_not_put_to_the_model(open_model: OpenModel) -> None:
    good, server = open_model(Good())
    answer = good.ask(Question(text="What does footnote 27 cite?"))
    assert (server.seen, answer.answerer) == ([], "extractive")
    assert answer.fallback is not None
    assert answer.fallback.code == "looked_up"
    assert [note.note.number for note in answer.footnotes] == [27]


def test_whoever_asks_for_the_papers_words_gets_them(open_model: OpenModel, assistant: Assistant) -> None:
    good, server = open_model(Good())
    answer = good.ask(Question(text=ASKED.text, answerer="extractive"))
    assert (server.seen, answer.fallback, answer.generation) == ([], None, None)
    assert same_words(answer, assistant.ask(ASKED))


def test_tokens_and_cost_are_told(open_model: OpenModel) -> None:
    good, _ = open_model(Good(), model_price_in=2.0, model_price_out=10.0)
    made = good.ask(ASKED).generation
    assert made is not None
    assert made.input_tokens > 500
    assert made.output_tokens > 20
    assert made.cost == pytest.approx((made.input_tokens * 2 + made.output_tokens * 10) / 1e6)


def test_a_budget_trims_the_passages_by_rank(open_model: OpenModel) -> None:
    wide, wide_server = open_model(Good(), model_context_tokens=6_000)
    narrow, narrow_server = open_model(Good(), model_context_tokens=500)
    wide.ask(ASKED)
    narrow.ask(ASKED)
    all_words = list(wide_server.seen[0].passages.values())
    few_words = list(narrow_server.seen[0].passages.values())
    assert 0 < len(few_words) < len(all_words)
    assert few_words == all_words[: len(few_words)]


def test_a_reply_without_end_is_cut(open_model: OpenModel) -> None:
    def talk(prompt: Prompt) -> Iterator[str]:
        while True:
            yield "and so on and on "

    talking, _ = open_model(talk, model_output_tokens=50, model_timeout=10)
    start = time.monotonic()
    answer = talking.ask(ASKED)
    assert answer.fallback is not None
    assert time.monotonic() - start < 10 + SPARE
    assert answer.generation is not None
    assert answer.generation.calls == 1


def test_passages_come_at_once_and_claims_as_they_are_verified(open_model: OpenModel) -> None:
    def slow(prompt: Prompt) -> Iterator[str | Fault]:
        for key in prompt.keys[:2]:
            yield Fault(wait=0.5)
            yield write_line(prompt.passages[key], (key,))

    assistant, _ = open_model(slow)
    assistant.ask(Question(text="What is the paper about?", answerer="extractive"))
    start = time.monotonic()
    told = [(time.monotonic() - start, each) for each in assistant.ask_stream(ASKED)]
    assert isinstance(told[0][1], Passages)
    deltas = [(at, each) for at, each in told if isinstance(each, Delta)]
    assert [each.text.startswith(" ") for _, each in deltas] == [False, True]
    assert deltas[1][0] - deltas[0][0] > 0.3
    assert any(isinstance(each, Waiting) for _, each in told)
    answer = told[-1][1]
    assert isinstance(answer, Answer)
    assert "".join(each.text for _, each in deltas) == answer.text


def test_a_client_that_goes_away_stops_the_model(open_model: OpenModel) -> None:
    def endless(prompt: Prompt) -> Iterator[str | Fault]:
        yield write_line(prompt.passages[prompt.keys[0]], prompt.keys[:1])
        while True:
            yield Fault(wait=0.05)
            yield " "

    assistant, server = open_model(endless)
    told = assistant.ask_stream(ASKED)
    assert any(isinstance(each, Delta) for each in told)
    told.close()
    deadline = time.monotonic() + 5
    while server.open_connections and time.monotonic() < deadline:
        time.sleep(0.02)
    assert (server.open_connections, count_tasks(assistant)) == (set(), 0)
    assert server.broken


def count_tasks(assistant: Assistant) -> int:
    """Return how many calls still run on the loop of an assistant's model."""
    assert assistant._generative is not None
    loop = assistant._generative.answerer._model._loop
    if loop is None:
        return 0

    async def count() -> int:
        return len(asyncio.all_tasks()) - 1

    return asyncio.run_coroutine_threadsafe(count(), loop).result(5)


def test_faulty_calls_leave_nothing_behind(open_model: OpenModel) -> None:
    kinds = [
        fail(Fault(status=500)),
        fail(Fault(reset=True)),
        say_and(Fault(close=True)),
        say_and(Fault(end=True)),
        babble,
    ]
    kinds += [fail(Fault(raw=b"data: {\n\n", end=True)), fail(Fault(wait=2))]
    turns = cycle(kinds)
    assistant, server = open_model(next(turns), model_timeout=1, model_retries=0)
    assistant.ask(ASKED)
    threads = {thread.name for thread in threading.enumerate() if "process_request" not in thread.name}
    for place, _ in enumerate(islice(kinds * FAULTY_CALLS, FAULTY_CALLS)):
        told = assistant.ask_stream(ASKED)
        if place % 4 == 3:  # a client that goes away
            next(told)
            told.close()
        else:
            assert isinstance(list(told)[-1], Answer)
    gc.collect()
    deadline = time.monotonic() + 3
    while server.open_connections and time.monotonic() < deadline:
        time.sleep(0.05)
    left = {thread.name for thread in threading.enumerate() if "process_request" not in thread.name} - threads
    assert left == set()
    assert count_tasks(assistant) == 0
    assert server.open_connections == set()
    assert assistant._generative is not None
    assistant._generative.close()
    assert not [thread for thread in threading.enumerate() if thread.name == "chat-model"]


def test_pieces_may_end_anywhere(open_model: OpenModel) -> None:
    def letter_by_letter(prompt: Prompt) -> Iterator[str]:
        line = write_line(prompt.passages[prompt.keys[0]], prompt.keys[:1])
        yield from stream_words(line.strip(), size=1)

    assistant, _ = open_model(letter_by_letter)
    answer = assistant.ask(ASKED)
    assert [claim.support for claim in answer.claims] == ["supported"]
