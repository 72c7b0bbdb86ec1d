"""Sixty hostile strings wherever a text can come from: none ever runs, and all of them show as text."""

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest
from hostile import STRINGS, Watch, poison, start_cycle, write_paper
from page_steps import drop_space
from real_server import run_server

pytestmark = pytest.mark.browser

OpenPage = Callable[..., Any]

QUESTION = "What did the harbour master write on lantern 7?"


@pytest.fixture(scope="module")
def hostile_url(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A server over the hostile paper, in whose conversations every hostile string was asked."""
    corpus = tmp_path_factory.mktemp("hostile")
    write_paper(corpus)
    data = tmp_path_factory.mktemp("data") / "own"
    with run_server(data, FOOTNOTED_CORPUS_DIR=str(corpus)) as url:
        yield url


@pytest.fixture
def open_watched(chromium: Any, hostile_url: str) -> Iterator[OpenPage]:
    """Open pages; nothing may have run on them, left them or been refused by their policy when they are closed."""
    opened: list[tuple[Any, Watch]] = []

    def open_one(path: str = "/", *, answer: Any = None, problem: Any = None) -> Any:
        page = chromium.new_page(base_url=hostile_url, viewport={"width": 1280, "height": 860})
        page.set_default_timeout(15_000)
        opened.append((page, Watch(page, hostile_url)))
        if answer:
            body = f"event: answer\ndata: {json.dumps(answer)}\n\n"
            page.route("**/api/answer/stream", lambda route: route.fulfill(body=body, content_type="text/event-stream"))
        if problem:
            body = json.dumps(problem)
            kind = "application/problem+json"
            page.route(
                "**/api/answer/stream",
                lambda route: route.fulfill(status=problem["status"], body=body, content_type=kind),
            )
        page.goto(path)
        page.locator("main").wait_for()
        return page

    yield open_one
    for page, watch in opened:
        assert watch.read() == []
        page.close()


def read_texts(value: Any) -> Iterator[str]:
    """Yield every text of a paper's blocks, run by run."""
    if isinstance(value, dict):
        if "runs" in value:
            yield "".join(run.get("text", " ") for run in value["runs"] if "note" not in run)
        for each in value.values():
            yield from read_texts(each)
    elif isinstance(value, list):
        for each in value:
            yield from read_texts(each)


def read_page(page: Any, selector: str = "body") -> str:
    return drop_space(page.locator(selector).first.evaluate("element => element.textContent"))


def ask(page: Any, question: str) -> None:
    page.locator("#question").fill(question)
    page.locator("#question").press("Enter")
    page.locator(".turn").last.locator(".claim-text:not([aria-busy] *), .refusal, .problem").first.wait_for()


def find_missing(shown: str, wanted: Any) -> list[str]:
    return [each for each in wanted if drop_space(each) not in shown]


def test_there_are_sixty() -> None:
    assert len(set(STRINGS)) == 60


def test_in_a_paper(open_watched: OpenPage) -> None:
    page = open_watched("/read/hostile")
    page.locator(".endnotes .sources").last.wait_for(state="attached")
    blocks = page.request.get("/api/documents/hostile/blocks").json()
    texts = list(read_texts(blocks))
    assert find_missing(drop_space("".join(texts)), STRINGS) == []
    text = page.evaluate(
        """() => {
            const copy = document.querySelector('.paper-text').cloneNode(true);
            copy.querySelectorAll('.noteref').forEach(each => each.remove());
            return copy.textContent;
        }"""
    )
    assert find_missing(drop_space(text), texts) == []
    summary = page.request.get("/api/documents").json()["documents"][0]
    named = [summary["title"], summary["subtitle"], summary["attribution"], *summary["authors"]]
    assert find_missing(read_page(page), named) == []
    assert page.title().startswith(summary["title"])
    for note in page.locator(".paper-text [data-note]").all()[:5]:
        note.click()
        page.locator(".card").wait_for()
        page.keyboard.press("Escape")
    page.locator(".contents summary").click()


def test_in_questions(open_watched: OpenPage) -> None:
    page = open_watched()
    page.locator(".starters button").first.wait_for()
    for string in STRINGS:
        page.request.post("/api/answer", data={"question": string})
    for string in STRINGS[::6]:
        ask(page, string)
    assert find_missing(read_page(page, ".turns"), STRINGS[::6]) == []
    page.reload()
    page.locator(".turn").nth(len(STRINGS[::6]) - 1).wait_for()
    page.locator("[data-part=open-history]").click()
    page.locator(".history-open").nth(10).wait_for()
    titles = [each["title"] for each in page.request.get("/api/conversations").json()["conversations"]]
    assert len(titles) > len(STRINGS)
    listed = page.locator(".history-open").count()
    assert find_missing(read_page(page, ".history"), titles[:listed]) == []


def test_in_every_part_of_an_answer(open_watched: OpenPage) -> None:
    page = open_watched()
    answer = page.request.post("/api/answer", data={"question": QUESTION}).json()
    assert answer["status"] == "answered"
    assert answer["footnotes"][0]["sources"]
    strings = start_cycle()
    for _ in range(4):
        poisoned = poison({**answer, "model": "", "fallback": {"reason": ""}}, strings)
        page = open_watched(answer=poisoned)
        page.locator(".starters button").first.wait_for()
        ask(page, QUESTION)
        told = [each["text"] for each in (*poisoned["claims"], *poisoned["footnotes"])]
        quoted = [part for citation in poisoned["citations"] for part in (*citation["section"],)]
        assert find_missing(read_page(page, ".turns"), [*told, *quoted]) == []
        page.locator(".cite").first.hover()
        page.locator(".card").wait_for()
        assert find_missing(read_page(page, ".card"), [poisoned["citations"][0]["quote"]]) == []
        page.keyboard.press("Escape")
        page.locator(".cite").first.click()


def test_each_in_a_claim_and_a_note(open_watched: OpenPage) -> None:
    page = open_watched()
    answer = page.request.post("/api/answer", data={"question": QUESTION}).json()
    note = answer["footnotes"][0]
    source = note["sources"][0]
    spoilt = ("text", "title", "url", "doi", "container", "publisher", "date", "type", "locator")
    notes = [
        {**note, "number": 100 + at, "text": string, "sources": [{**source, **dict.fromkeys(spoilt, string)}]}
        for at, string in enumerate(STRINGS)
    ]
    claims = [{**answer["claims"][0], "text": string, "emphasis": None} for string in STRINGS]
    page = open_watched(answer={**answer, "claims": claims, "footnotes": notes})
    page.locator(".starters button").first.wait_for()
    ask(page, QUESTION)
    assert find_missing(read_page(page, ".claims"), STRINGS) == []
    assert find_missing(read_page(page, ".notes"), STRINGS) == []
    links = page.locator(".notes a").evaluate_all("links => links.map(link => link.href)")
    assert all(link.startswith("https://evil.example/") or link.startswith("https://doi.org/") for link in links)


def test_in_a_refusal_and_a_problem(open_watched: OpenPage) -> None:
    page = open_watched()
    answer = page.request.post("/api/answer", data={"question": "Who won the World Cup in 1998?"}).json()
    near = page.request.post("/api/answer", data={"question": QUESTION}).json()["citations"][0]
    nearest = [{**near, "quote": string, "section": [string]} for string in STRINGS]
    refusal = {**answer, "status": "not_found", "text": STRINGS[5], "claims": [], "nearest": nearest}
    page = open_watched(answer=refusal)
    ask(page, QUESTION)
    assert find_missing(read_page(page, ".refusal"), STRINGS) == []
    for start in range(0, len(STRINGS), 20):
        title, detail, hint = STRINGS[start : start + 3]
        page = open_watched(problem={"status": 500, "title": title, "detail": detail, "hint": hint, "code": "x"})
        ask(page, QUESTION)
        assert find_missing(read_page(page, ".problem"), [title, detail, hint]) == []


def test_in_what_the_server_lists(open_watched: OpenPage) -> None:
    """Every text of every list that the page fetches is replaced; what stands for a name in a path is not."""
    page = open_watched("/audit/")
    page.request.post("/api/answer", data={"question": QUESTION})
    strings = start_cycle()

    def spoil(route: Any) -> None:
        answered = route.fetch()
        body = poison(answered.json(), strings) if answered.ok else answered.json()
        route.fulfill(response=answered, json=body)

    page.route("**/api/**", spoil)
    page.goto("/")
    page.locator(".starters button").first.wait_for()
    page.locator(".endnotes .sources").last.wait_for(state="attached")
    assert find_missing(read_page(page, ".sheet"), STRINGS) == []
    page.locator("[data-part=open-history]").click()
    page.locator(".history-open").first.wait_for()
    page.goto("/audit/?document=hostile")
    page.locator("[data-part=report] section").first.wait_for()


def test_in_rooms_that_open_later(open_watched: OpenPage) -> None:
    page = open_watched()
    page.locator(".endnotes .sources").last.wait_for(state="attached")
    page.locator("[data-part=open-sources]").click()
    page.locator(".works li").last.wait_for()
    works = page.request.get("/api/documents/hostile/audit/works").json()["works"]
    assert (
        find_missing(read_page(page, ".works"), [work["source"]["title"] or work["source"]["text"] for work in works])
        == []
    )
    page.keyboard.press("Escape")
    page.locator("[data-part=open-check]").click()
    text = " ".join(f"The harbour master wrote {string} on lantern {at}." for at, string in enumerate(STRINGS[:20]))
    page.locator(".check-view textarea").fill(text)
    page.locator(".check-view button.primary").click()
    page.locator(".checks > li").last.wait_for()
    checked = [claim["claim"] for claim in page.request.post("/api/check", data={"text": text}).json()["claims"]]
    assert find_missing(read_page(page, ".checks"), checked) == []


@pytest.mark.parametrize("string", STRINGS[::7])
def test_in_addresses(open_watched: OpenPage, string: str) -> None:
    named = quote(string, safe="")
    page = open_watched(f"/?lang={named}&answer={named}#{named}")
    page.locator(".paper-text").wait_for(state="attached")
    page = open_watched(f"/read/{named}?lang={named}#s={named}")
    page.locator("[data-part=banner-text]").filter(has_text=string.strip()[:12]).first.wait_for(state="attached")
    page = open_watched(f"/audit/?document={named}&type={named}&publisher={named}&year={named}")
    page.wait_for_load_state("networkidle")


def test_the_strings_can_do_harm(chromium: Any, hostile_url: str, tmp_path: Path) -> None:
    """Written as HTML instead of text, they are seen by the watch: it would notice a slip of the page."""
    page = chromium.new_page(base_url=hostile_url)
    watch = Watch(page, hostile_url)
    page.route(
        "**/bare",
        lambda route: route.fulfill(body="<!doctype html><body>" + "\n".join(STRINGS[6:9]), content_type="text/html"),
    )
    page.goto("/bare")
    page.wait_for_timeout(300)
    seen = watch.read()
    assert any(each.startswith("ran: ") for each in seen)
    assert any(each.startswith("<img") for each in seen)
    page.close()
