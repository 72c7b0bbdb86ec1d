"""What other programs make of our files: Markdown by a CommonMark parser, Word by LibreOffice."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

from lxml import etree
from markdown_it import MarkdownIt
from markdown_it.tree import SyntaxTreeNode
from mdit_py_plugins.footnote import footnote_plugin

SOFFICE = shutil.which("soffice")


def parse_markdown(text: str) -> SyntaxTreeNode:
    """Return Markdown as a tree, footnotes and strike-through among what means something."""
    parser = MarkdownIt("commonmark").enable(["strikethrough", "table"]).use(footnote_plugin, inline=True)
    return SyntaxTreeNode(parser.parse(text))


def read_words(node: SyntaxTreeNode) -> str:
    """Return the words that a reader of a node sees, marks of notes left out."""
    if node.type in ("text", "code_inline", "html_inline"):
        return node.content
    return "".join(read_words(child) for child in node.children)


def convert(file: Path, kind: str) -> Path:
    """Return what LibreOffice makes of a file, beside it."""
    assert SOFFICE is not None
    profile = f"-env:UserInstallation={(file.parent / 'profile').as_uri()}"
    command = [SOFFICE, profile, "--headless", "--convert-to", kind, "--outdir", str(file.parent), str(file)]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    return file.with_suffix(f".{kind}")


def read_notes_of_text(file: Path) -> list[list[str]]:
    """Return the footnotes of an OpenDocument text (.fodt), each by its paragraphs."""
    name = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
    notes = [note for note in etree.parse(file).iter(f"{name}note") if note.get(f"{name}note-class") == "footnote"]
    return [["".join(paragraph.itertext()).strip() for paragraph in note.iter(f"{name}p")] for note in notes]
