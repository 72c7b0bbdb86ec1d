"""The tools and resources as the SDK knows them (the only mcp import).

It owns their names, parameters and descriptions; it must not know over which transport they are called.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Annotated, TypeVar
from urllib.parse import quote

from mcp.server.mcpserver import MCPServer
from mcp.server.mcpserver.exceptions import ResourceError, ResourceNotFoundError, ToolError
from mcp.server.streamable_http_manager import StreamableHTTPSessionManager
from mcp.server.transport_security import TransportSecuritySettings
from mcp.shared.exceptions import MCPError
from mcp_types import INTERNAL_ERROR, Resource, ToolAnnotations
from pydantic import Field

from footnoted.document import Document
from footnoted.errors import FootnotedError, UnknownDocument, UnknownFootnote
from footnoted.toolbox import Toolbox
from server import schemas
from server.release import read_version
from server.requests import MAX_RESULTS, Identifier, Identifiers, QuestionWords
from server.schemas.checks import Check
from server.schemas.tools import PassageInContext
from server.tools.counter import Counter, say_failure

__all__ = ["build_server", "make_manager"]

INSTRUCTIONS = """Answers from research papers, word for word. `ask` answers a question with verified quotations and
the paper's own footnotes, or says that the papers do not answer it (status `not_found`): then do not answer from them.
Markers such as [1] number the citations of one answer; the paper's own notes are written fn 27. `search` finds
passages without answering, `get_passage` and `get_footnote` show one in full, `check_claim` holds a sentence against
the papers. Offsets in `spans` are Unicode code points of the document's text resource."""
# Nothing here changes a paper or reaches beyond the papers.
READS = ToolAnnotations(read_only_hint=True, destructive_hint=False, open_world_hint=False)
# Who may ask is settled before the SDK is loaded, by what this server knows of its own address.
OPEN = TransportSecuritySettings(enable_dns_rebinding_protection=False)
PREFIX = "footnoted://documents/"

Found = TypeVar("Found")
Documents = Annotated[Identifiers | None, Field(description="Ids of the documents to look in; all where left out.")]
OneDocument = Annotated[
    Identifier | None, Field(description="The document's id; may be left out where there is only one.")
]


class PapersServer(MCPServer):
    """A server that lists the documents there are as its resources."""

    def __init__(self, counter: Counter) -> None:
        super().__init__(
            "footnoted", title="Footnoted", instructions=INSTRUCTIONS, version=read_version(), log_level="WARNING"
        )
        self._counter = counter

    async def list_resources(self) -> list[Resource]:
        """List each document and its text; its notes have a template."""
        try:
            documents = await self._counter.serve(lambda box: [paper.document for paper in box.papers.values()])
        except FootnotedError as error:
            raise MCPError(INTERNAL_ERROR, say_failure(error)) from error
        return [each for document in documents for each in list_document(document)]


def list_document(document: Document) -> list[Resource]:
    """Return a document's resources: what it is, and its text."""
    uri, title = f"{PREFIX}{quote(document.id, safe='')}", document.metadata.title
    return [
        Resource(uri=uri, name=document.id, title=title, mime_type="application/json"),
        Resource(uri=f"{uri}/text", name=f"{document.id} (text)", title=f"{title} (text)", mime_type="text/plain"),
    ]


def build_server(counter: Counter) -> MCPServer:
    """Return a server with all tools and resources, asking at a counter."""
    server = PapersServer(counter)
    add_questions(server, counter)
    add_lookups(server, counter)
    add_resources(server, counter)
    return server


def make_manager(server: MCPServer) -> StreamableHTTPSessionManager:
    """Return what speaks streamable HTTP, each request by itself: there is no session whose state could leak."""
    server.streamable_http_app(stateless_http=True, json_response=True, transport_security=OPEN)
    return server.session_manager


def add_questions(server: MCPServer, counter: Counter) -> None:
    """Add the tools that find what the papers say."""

    @server.tool(title="Ask the papers", annotations=READS)
    async def ask(
        question: Annotated[QuestionWords, Field(description="A question that stands alone.")],
        documents: Documents = None,
    ) -> schemas.Answer:
        """Answer a question in the papers' own words, with citations and footnotes, or say that they do not."""
        found = await serve_tool(counter, lambda box: box.desk.answer(question, documents))
        return schemas.Answer.model_validate(found)

    @server.tool(title="Search the papers", annotations=READS)
    async def search(
        query: Annotated[QuestionWords, Field(description="What to look for.")],
        k: Annotated[int, Field(ge=1, le=MAX_RESULTS, description="How many results at most.")] = 10,
        documents: Documents = None,
    ) -> schemas.SearchResults:
        """Find the passages nearest to a query, ranked, without an answer."""
        found = await serve_tool(counter, lambda box: box.desk.search(query, k, documents))
        return schemas.SearchResults.model_validate(found)

    @server.tool(title="Check a claim", annotations=READS)
    async def check_claim(
        claim: Annotated[QuestionWords, Field(description="One sentence that states something.")],
        documents: Documents = None,
    ) -> Check:
        """Hold a claim against the papers: supported, differs (which number, date, name or quotation), or not found."""
        found = await serve_tool(counter, lambda box: box.desk.check(claim, documents, is_text=False))
        return Check.model_validate(found)


def add_lookups(server: MCPServer, counter: Counter) -> None:
    """Add the tools that show one thing by its name."""

    @server.tool(title="Show a passage", annotations=READS)
    async def get_passage(
        passage: Annotated[Identifier, Field(description="The `passage` of a citation or search result.")],
    ) -> PassageInContext:
        """Show a passage with the paragraph or table row that it lies in."""
        return PassageInContext.model_validate(await serve_tool(counter, lambda box: box.passage(passage)))

    @server.tool(title="Show a footnote", annotations=READS)
    async def get_footnote(
        number: Annotated[int, Field(description="The number that the paper gives the note.")],
        document: OneDocument = None,
    ) -> schemas.Footnote:
        """Show a paper's footnote: what it cites, Ibid. resolved, and the words of the paper that it supports."""
        return schemas.Footnote.model_validate(await serve_tool(counter, lambda box: box.note(document, number)))


def add_resources(server: MCPServer, counter: Counter) -> None:
    """Add the templates by which documents, their texts and their notes are read."""

    @server.resource(f"{PREFIX}{{document}}", name="document", mime_type="application/json")
    async def show_document(document: str) -> str:
        """A paper's bibliographic data, outline and counts."""

        def describe(box: Toolbox) -> schemas.DocumentSummary:
            return schemas.DocumentSummary.of(box.paper(document).document, box.starters(document))

        return (await serve_resource(counter, describe)).model_dump_json()

    @server.resource(f"{PREFIX}{{document}}/text", name="text", mime_type="text/plain")
    async def show_text(document: str) -> str:
        """A paper's canonical text, the one that all spans are counted in."""
        return await serve_resource(counter, lambda box: box.paper(document).document.text)

    @server.resource(f"{PREFIX}{{document}}/footnotes/{{number}}", name="footnote", mime_type="application/json")
    async def show_footnote(document: str, number: int) -> str:
        """A paper's footnote with its sources and what it supports."""
        found = await serve_resource(counter, lambda box: box.note(document, number))
        return schemas.Footnote.model_validate(found).model_dump_json()


async def serve_tool(counter: Counter, work: Callable[[Toolbox], Found]) -> Found:
    """Serve a tool; what the program itself reports goes to the model as a failed call."""
    try:
        return await counter.serve(work)
    except FootnotedError as error:
        raise ToolError(say_failure(error)) from error


async def serve_resource(counter: Counter, work: Callable[[Toolbox], Found]) -> Found:
    """Serve a resource; what is not there is told apart from what cannot be had now."""
    try:
        return await counter.serve(work)
    except (UnknownDocument, UnknownFootnote) as error:
        raise ResourceNotFoundError(say_failure(error)) from error
    except FootnotedError as error:
        raise ResourceError(say_failure(error)) from error
