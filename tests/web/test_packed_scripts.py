"""The page's scripts as they are sent: packed, and word for word the same."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest
from get_typescript import FOLDER
from node import find_node, find_typescript

from server.page import pack_file

WEB = FOLDER.parents[1] / "web"
# What a packer that takes a template, an expression or a private field for something else would spoil.
AWKWARD = r"""
export class A {
  #b = `one  // two
    three  ${"four" /* five */} /* six */  seven`;
  static #c = /[/*]\/\/  "/u;
  get d() {
    return this.#b.replace(/  +/g, " ") + (1 /2/ 3)
  }
  e() {
    let a = 1
    ++a
    return [a ? / \/ /.test("// x") : A.#c, "it's", 'a "b"', a
      /* a comment */ - -a, a++ + +a]
  }
}
"""


def pack_into(source: Path, target: Path) -> None:
    for path in source.rglob("*.js"):
        packed = target / path.relative_to(source)
        packed.parent.mkdir(parents=True, exist_ok=True)
        packed.write_bytes(pack_file(path, (0, 0)).content)


@pytest.fixture
def packed(tmp_path: Path) -> Path:
    (tmp_path / "package.json").write_text('{"type": "module"}', encoding="utf-8")
    pack_into(WEB, tmp_path / "web")
    return tmp_path / "web"


def test_every_script_is_sound_and_smaller(packed: Path) -> None:
    node = find_node()
    paths = sorted(packed.rglob("*.js"))
    assert len(paths) == len(list(WEB.rglob("*.js"))) > 30
    for path in paths:
        ended = subprocess.run([node, "--check", str(path)], capture_output=True, text=True, check=False, timeout=60)
        assert ended.returncode == 0, ended.stderr
        assert path.stat().st_size < (WEB / path.relative_to(packed)).stat().st_size


# One thing does spoil: a template inside a template's place loses white space. No script of the page has one that does.
def test_packing_changes_no_word(packed: Path) -> None:
    node = find_node()
    find_typescript()
    command = [node, str(FOLDER / "same-syntax.js"), str(WEB), str(packed)]
    ended = subprocess.run(command, capture_output=True, text=True, check=False, timeout=120)
    assert ended.returncode == 0, ended.stdout + ended.stderr


def test_awkward_words_survive(tmp_path: Path) -> None:
    node = find_node()
    find_typescript()
    source = tmp_path / "source"
    source.mkdir()
    (source / "a.js").write_text(AWKWARD, encoding="utf-8")
    pack_into(source, tmp_path / "packed")
    command = [node, str(FOLDER / "same-syntax.js"), str(source), str(tmp_path / "packed")]
    ended = subprocess.run(command, capture_output=True, text=True, check=False, timeout=60)
    assert ended.returncode == 0, (tmp_path / "packed" / "a.js").read_text()
