"""The SDK's client and LangChain's adapter, over both transports, against the whole program and the paper."""

from __future__ import annotations

import asyncio
import json
import os
import sys
import warnings
from collections.abc import Awaitable, Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from mcp.client import Client
from mcp.client.stdio import StdioServerParameters
from real_process import fetch, served

ROOT = Path(__file__).parents[2]
PAPER = "howell-2025-south-korea"
QUESTION = "Who represented South Korea at the June 2025 NATO summit?"
TOOLS = {"ask", "search", "get_passage", "get_footnote", "check_claim"}


@pytest.fixture(scope="module")
def running(copy_index: Callable[[], Path]) -> Iterator[tuple[str, Path]]:
    """The program serving: its address and its data folder."""
    folder = copy_index()
    with served(folder) as (_, address):
        yield address, folder


@pytest.fixture(scope="module")
def address(running: tuple[str, Path]) -> str:
    return running[0]


def start_stdio(data_dir: Path, **settings: str) -> StdioServerParameters:
    environment = {
        **os.environ,
        "FOOTNOTED_DATA_DIR": str(data_dir),
        "FOOTNOTED_CORPUS_DIR": str(ROOT / "corpus"),
        "PYTHONPATH": os.pathsep.join(sys.path),
        **settings,
    }
    return StdioServerParameters(
        command=sys.executable, args=["-m", "footnoted.cli", "mcp"], env=environment, cwd=data_dir
    )


def run(target: Any, work: Callable[[Client], Awaitable[Any]], **options: Any) -> Any:
    async def connect() -> Any:
        async with Client(target, **options) as client:
            return await work(client)

    return asyncio.run(connect())


def same(one: dict[str, Any], other: dict[str, Any]) -> bool:
    """Tell whether two answers are one but for what belongs to the asking."""
    return all(one[name] == other[name] for name in one.keys() - {"id", "timings_ms", "conversation_id"})


async def walk_through(client: Client) -> dict[str, Any]:
    """Use every tool and every kind of resource, each with what the one before gave."""
    assert {tool.name for tool in (await client.list_tools()).tools} == TOOLS
    answer = (await client.call_tool("ask", {"question": QUESTION})).structured_content
    refusal = (await client.call_tool("ask", {"question": "Who won the 1998 World Cup final?"})).structured_content
    found = (await client.call_tool("search", {"query": "NATO summit", "k": 2})).structured_content
    assert answer is not None
    assert found is not None
    passage = await client.call_tool("get_passage", {"passage": answer["citations"][0]["passage"]})
    note = await client.call_tool("get_footnote", {"number": 20})
    claim = "South Korea's president Lee Jae-myung attended the June 2025 NATO summit."
    check = await client.call_tool("check_claim", {"claim": claim})
    documents = [resource.uri for resource in (await client.list_resources()).resources]
    text = await client.read_resource(f"footnoted://documents/{PAPER}/text")
    read = await client.read_resource(f"footnoted://documents/{PAPER}/footnotes/20")
    return {
        "answer": answer,
        "refusal": refusal,
        "found": found,
        "passage": passage.structured_content,
        "note": note.structured_content,
        "check": check.structured_content,
        "documents": documents,
        "text": text.contents[0].text,  # type: ignore[union-attr]
        "read": json.loads(read.contents[0].text),  # type: ignore[union-attr]
    }


def hold_against(seen: dict[str, Any], address: str) -> None:
    """Assert that what a client saw is what the API gives."""
    assert "Wi Sung-lac" in seen["answer"]["text"]
    assert same(seen["answer"], json.loads(fetch(f"{address}api/answer", {"question": QUESTION})))
    assert seen["refusal"]["status"] == "not_found"
    assert seen["found"] == json.loads(fetch(f"{address}api/search?q=NATO+summit&k=2"))
    assert seen["note"] == seen["read"] == json.loads(fetch(f"{address}api/documents/{PAPER}/footnotes/20"))
    assert same(seen["check"], json.loads(fetch(f"{address}api/check", {"claim": seen["check"]["claim"]})))
    assert seen["documents"] == [f"footnoted://documents/{PAPER}", f"footnoted://documents/{PAPER}/text"]
    assert seen["text"] == fetch(f"{address}api/documents/{PAPER}/text").decode()
    cited = seen["answer"]["citations"][0]
    assert {name: seen["passage"][name] for name in cited if name != "number"}.items() <= seen["passage"].items()
    assert cited["quote"] in seen["passage"]["within"]["quote"]


@pytest.mark.parametrize("mode", ["auto", "legacy"])
def test_the_sdk_s_client_over_http_sees_what_the_api_gives(address: str, mode: str) -> None:
    hold_against(run(f"{address}mcp", walk_through, mode=mode), address)


def test_the_sdk_s_client_over_stdio_sees_the_same(address: str, copy_index: Callable[[], Path]) -> None:
    hold_against(run(start_stdio(copy_index()), walk_through), address)


def test_beside_a_server_stdio_asks_it(running: tuple[str, Path]) -> None:
    address, folder = running
    port = address.rstrip("/").rpartition(":")[2]
    hold_against(run(start_stdio(folder, FOOTNOTED_PORT=port), walk_through), address)


def test_stdio_says_why_there_is_no_index(running: tuple[str, Path]) -> None:
    async def ask(client: Client) -> Any:
        return await client.call_tool("ask", {"question": QUESTION})

    # The index is another process's, and where that is said to listen nobody does.
    found = run(start_stdio(running[1], FOOTNOTED_PORT="9"), ask)
    assert found.is_error
    assert "FOOTNOTED_DATA_DIR" in found.content[0].text


def test_many_at_once_get_each_their_own(address: str) -> None:
    async def ask_all(client: Client) -> list[Any]:
        numbers = range(1, 31)
        calls = (client.call_tool("get_footnote", {"number": number}) for number in numbers)
        return [found.structured_content["number"] for found in await asyncio.gather(*calls)]

    assert run(f"{address}mcp", ask_all) == list(range(1, 31))


@pytest.mark.parametrize("transport", ["http", "stdio"])
def test_langchain_s_adapter_makes_tools_of_them(address: str, copy_index: Callable[[], Path], transport: str) -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # it says of itself that it is in beta
        from fastmcp.client.transports import StdioTransport
        from langchain.mcp import MCPAdapter

    async def use_tools() -> tuple[set[str], Any, Any]:
        if transport == "http":
            target: Any = f"{address}mcp"
        else:
            started = start_stdio(copy_index())
            target = StdioTransport(
                started.command, started.args, env=started.env, cwd=str(started.cwd), keep_alive=False
            )
        async with MCPAdapter(target) as adapter:
            tools = {tool.name: tool for tool in await adapter.list_tools()}
            call = {"name": "ask", "args": {"question": QUESTION}, "id": "1", "type": "tool_call"}
            return set(tools), await tools["ask"].ainvoke(call), await tools["get_footnote"].ainvoke({"number": 27})

    names, message, note = asyncio.run(use_tools())
    assert names == TOOLS
    assert "Wi Sung-lac" in str(message.content)
    assert message.status == "success"
    assert '"number": 27' in str(note).replace('\\"', '"')
