"""The house as it is drawn: imports point one way, heavy libraries have one door, and nothing grows too large."""

from __future__ import annotations

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
LONGEST_MODULE = 300
LONGEST_FUNCTION = 60

# A module imports only from rows above its own; the modules of one row do not know each other. Beside the first
# drawing of the table stand: `countries` (names that mean the same, for search and tables alike), `wire` (core
# objects as plain values, for server and terminal alike), `papers` (a document with its notes resolved: what quoting,
# citing and starters look things up in), `starters`, and what the command line is made of. `commands` puts that
# together and `cli` gathers the commands, so each stands in a row of its own.
ROWS: tuple[tuple[str, ...], ...] = (
    ("errors", "countries", "source"),
    ("document",),
    ("answer", "bundled_model", "onnx", "settings"),
    ("client", "reader", "reading", "parsing", "wire"),
    ("references", "passages"),
    ("stretches",),
    ("exporting", "indexing", "papers"),
    ("auditing", "links", "retrieval"),
    ("answering", "checking", "citing", "conversation", "starters"),
    ("generating",),
    ("replying",),
    ("telling",),
    ("assistant",),
    ("chat_model", "evaluation", "desk", "doctor", "terminal"),
    ("commands", "toolbox"),
    ("cli",),
)
ROW_OF = {name: number for number, row in enumerate(ROWS, start=1) for name in row}
SERVER_SEES = {
    "exporting",
    "assistant",
    "conversation",
    "answer",
    "document",
    "source",
    "references",
    "auditing",
    "errors",
    "settings",
    "toolbox",
    "wire",
}
# Each heavy library, and the one module that may import it; a CrossEncoder of one's own choice is another matter than
# the model that embeds, so sentence-transformers has two.
HEAVY: dict[str, set[str]] = {
    "torch": {"footnoted.indexing.sentence_transformer"},
    "transformers": {"footnoted.indexing.sentence_transformer"},
    "sentence_transformers": {"footnoted.indexing.sentence_transformer", "footnoted.reader.cross_encoder"},
    "onnxruntime": {"footnoted.onnx"},
    "tokenizers": {"footnoted.onnx"},
    "chromadb": {"footnoted.indexing.vectors"},
    "langchain_core": {"footnoted.chat_model", "footnoted.retrieval.langchain"},
    "bibtexparser": {"footnoted.exporting.bibtex"},
    "citeproc": {"footnoted.exporting.formatted"},
    "httpx2": {"footnoted.client.calling", "footnoted.client.failures", "footnoted.links.asking"},
    "docx": {"footnoted.exporting.word", "footnoted.exporting.word_notes"},
    "mcp": {"server.tools.definitions", "server.tools.endpoint"},
    "protego": {"footnoted.links.robots"},
    "rispy": {"footnoted.exporting.ris"},
    "pycrfsuite": {"footnoted.references.tagging.labeller"},
}


def list_modules() -> dict[str, Path]:
    """Return every module of the program by its full name."""
    found = {}
    for base, top in ((ROOT / "src", "footnoted"), (ROOT, "server")):
        for file in sorted((base / top).rglob("*.py")):
            parts = file.relative_to(base).with_suffix("").parts
            found[".".join(parts).removesuffix(".__init__")] = file
    return found


MODULES = list_modules()
TREES = {name: ast.parse(file.read_text(encoding="utf-8")) for name, file in MODULES.items()}


def list_imports(name: str) -> Iterator[str]:
    """Yield the full names of the modules that a module imports, wherever in it."""
    is_package = MODULES[name].name == "__init__.py"
    for node in ast.walk(TREES[name]):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{name} imports relatively"
            assert node.module is not None
            assert not (is_package and node.module == name)
            submodules = [f"{node.module}.{alias.name}" for alias in node.names]
            yield from (each if each in MODULES else node.module for each in submodules)


IMPORTS = {name: sorted(set(list_imports(name))) for name in MODULES}


def room_of(module: str) -> str:
    """Return the room under `footnoted` that a module belongs to; nothing for the package itself."""
    return module.split(".")[1] if module.startswith("footnoted.") else ""


def test_every_room_stands_in_the_table_once() -> None:
    rooms = {room_of(name) for name in MODULES} - {""}
    assert rooms == set(ROW_OF)
    assert sum(len(row) for row in ROWS) == len(ROW_OF)


@pytest.mark.parametrize("module", [name for name in MODULES if room_of(name)])
def test_a_module_imports_from_rows_above_alone(module: str) -> None:
    own = room_of(module)
    for imported in IMPORTS[module]:
        room = room_of(imported)
        if room and room != own:
            assert ROW_OF[room] < ROW_OF[own], f"{module} (row {ROW_OF[own]}) imports {imported} (row {ROW_OF[room]})"


def test_nothing_in_the_program_sees_the_server() -> None:
    for module in MODULES:
        if module.startswith("footnoted"):
            assert not [name for name in IMPORTS[module] if name.split(".")[0] == "server"], module


def test_the_server_sees_only_what_it_may() -> None:
    for module in MODULES:
        if module.startswith("server"):
            assert {room_of(name) for name in IMPORTS[module]} - {""} <= SERVER_SEES, module


@pytest.mark.parametrize(("library", "doors"), HEAVY.items())
def test_a_heavy_library_has_its_doors_alone(library: str, doors: set[str]) -> None:
    users = {name for name in MODULES if any(each.split(".")[0] == library for each in IMPORTS[name])}
    assert users == doors


@pytest.mark.parametrize("module", ["footnoted.assistant", "footnoted.cli", "footnoted.desk", "server.app"])
def test_an_import_loads_nothing_heavy(module: str) -> None:
    code = f"import sys, {module}; print(*sorted({set(HEAVY)!r} & set(sys.modules)))"
    found = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=ROOT)
    assert found.stdout.split() == []


def test_an_import_reads_no_setting_and_makes_no_folder(tmp_path: Path) -> None:
    code = "import footnoted.cli, footnoted.assistant, server.app"
    environment = {"FOOTNOTED_PORT": "no number", "HOME": str(tmp_path), "XDG_DATA_HOME": str(tmp_path / "data")}
    path = {"PYTHONPATH": f"{ROOT / 'src'}:{ROOT}"}
    subprocess.run([sys.executable, "-c", code], check=True, cwd=tmp_path, env={**environment, **path})
    assert [each.name for each in tmp_path.iterdir()] == []


def test_citations_are_made_in_one_place() -> None:
    makers = {
        name
        for name, tree in TREES.items()
        for node in ast.walk(tree)
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Name | ast.Attribute)
        and "Citation" in (getattr(node.func, "id", None), getattr(node.func, "attr", None))
    }
    assert makers == {"footnoted.citing.verify"}


def list_sources() -> list[Path]:
    """Return every file of the program that somebody wrote."""
    page = [file for ending in ("js", "css") for file in (ROOT / "web").rglob(f"*.{ending}")]
    return sorted([*MODULES.values(), *page])


def test_no_module_is_too_long() -> None:
    lengths = {file: len(file.read_text(encoding="utf-8").splitlines()) for file in list_sources()}
    assert {str(file.relative_to(ROOT)): n for file, n in lengths.items() if n > LONGEST_MODULE} == {}


def test_no_function_is_too_long() -> None:
    long = {
        f"{name}.{node.name}": node.end_lineno - node.lineno + 1
        for name, tree in TREES.items()
        for node in ast.walk(tree)
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        and (node.end_lineno or 0) - node.lineno + 1 > LONGEST_FUNCTION
    }
    assert long == {}


def test_the_page_holds_no_python() -> None:
    assert list((ROOT / "web").rglob("*.py")) == []


@pytest.mark.parametrize("module", [name for name in MODULES if "migrations" not in name])
def test_a_module_says_what_it_owns(module: str) -> None:
    docstring = ast.get_docstring(TREES[module])
    assert docstring, module


def test_no_module_has_a_name_that_says_nothing() -> None:
    vague = {"utils", "helpers", "base", "manager", "misc", "common"}
    assert [name for name in MODULES if set(name.split(".")) & vague] == []
