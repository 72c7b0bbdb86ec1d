"""Requests made up from the API's own description find no fault, and no response that it does not describe."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator

import pytest
import schemathesis
from fake_assistant import FakeAssistant, make_document
from schemathesis.config import SchemathesisConfig
from schemathesis.engine import events, from_schema

from footnoted.conversation.store import NewAnswer, Store
from footnoted.settings import Settings
from server.app import create_app
from server.schemas.examples import ANSWER, DOCUMENT

CONFIG = {
    "seed": 1,
    "generation": {"max-examples": 30, "deterministic": True, "database": "none"},
    # All checks but two. What is set up, such as a model, is not in a description, and asking for it is refused;
    # and an answer just made is gone when its conversation has been deleted in between.
    "checks": {
        "positive_data_acceptance": {"enabled": False},
        "ensure_resource_availability": {"enabled": False},
    },
}


@pytest.fixture
def schema(tmp_path_factory: pytest.TempPathFactory) -> Iterator[schemathesis.BaseSchema]:
    folder = tmp_path_factory.mktemp("schemathesis")
    store = Store.open(folder)
    # What the description shows as examples is there, so that made-up requests reach replies too.
    kept = {name: ANSWER[name] for name in ("id", "conversation_id", "question", "text")}
    store.add_answer(NewAnswer(**kept, body=json.dumps(ANSWER)), begins_conversation=True)
    assistant = FakeAssistant(papers=(make_document("small"), make_document(DOCUMENT["id"])))
    app = create_app(Settings(_env_file=None, data_dir=folder), assistant=assistant, store=store)
    config = SchemathesisConfig.from_dict(CONFIG)
    schema = schemathesis.openapi.from_asgi("/openapi.json", app, config=config)
    assert app.state.opening.wait() is None
    yield schema
    app.state.opening.close()


def test_made_up_requests_get_described_responses(schema: schemathesis.BaseSchema) -> None:
    faults: list[str] = []
    statuses: Counter[int] = Counter()
    for event in from_schema(schema).execute():
        if isinstance(event, events.ScenarioFinished):
            faults.extend(describe_faults(event))
            responses = [each.response for each in event.recorder.interactions.values()]
            statuses.update(response.status_code for response in responses if response is not None)
        elif isinstance(event, events.NonFatalError | events.FatalError):
            faults.append(str(event))
    assert faults == []
    assert statuses.keys() == {200, 201, 204, 400, 404, 405, 422}
    assert statuses.total() > 500


def describe_faults(event: events.ScenarioFinished) -> Iterator[str]:
    for id, checks in event.recorder.checks.items():
        case = event.recorder.cases[id].value
        for check in checks:
            if check.failure_info is not None:
                yield f"{case.as_curl_command()}\n{check.name}: {check.failure_info.failure}"
