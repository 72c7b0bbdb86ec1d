"""An examination of the installation: settings, model, corpus, data folder, page.

It owns what is looked at and said of it; it must not mend anything.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from dataclasses import asdict, dataclass

from footnoted.bundled_model import WEIGHTS_FILE, check_weights, find_model
from footnoted.errors import FootnotedError
from footnoted.generating.chat import find_missing
from footnoted.parsing import parse_paper
from footnoted.reading import read_papers
from footnoted.settings import Settings

__all__ = ["Finding", "examine"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One thing that was looked at."""

    subject: str
    is_well: bool
    detail: str

    def line(self) -> str:
        """Return the finding as one line."""
        return f"{'ok ' if self.is_well else 'BAD'}  {self.subject}: {self.detail}"

    def as_json(self) -> dict[str, object]:
        """Return the finding as JSON holds it."""
        return asdict(self)


def examine(settings: Settings) -> tuple[Finding, ...]:
    """Return what was found, settings first."""
    return (
        *look_at_settings(settings),
        look_at_model(),
        *look_at_chat_model(settings),
        *look_at_corpus(settings),
        *look_at_folders(settings),
    )


def look_at_settings(settings: Settings) -> Iterator[Finding]:
    """Yield every setting with its variable, value and meaning."""
    yield Finding(subject="Python", is_well=sys.version_info >= (3, 11), detail=sys.version.split()[0])
    for name, field in type(settings).model_fields.items():
        value = getattr(settings, name)
        shown = "not set" if value is None else value
        yield Finding(subject=f"FOOTNOTED_{name.upper()}", is_well=True, detail=f"{shown} – {field.description}")


def look_at_model() -> Finding:
    """Check the embedding model's weights."""
    try:
        check_weights(find_model() / WEIGHTS_FILE)
    except FootnotedError as error:
        return Finding(subject="model", is_well=False, detail=f"{error} {error.hint}")
    return Finding(subject="model", is_well=True, detail="all-MiniLM-L6-v2, weights as expected")


def look_at_chat_model(settings: Settings) -> Iterator[Finding]:
    """Yield whether the packages of the chat model that is set are installed; it is not asked anything."""
    if settings.model:
        missing = find_missing(settings.model)
        state = f"the package {missing} is not installed" if missing else "packages installed"
        yield Finding(subject="chat model", is_well=missing is None, detail=f"{settings.model}, {state}")


def look_at_corpus(settings: Settings) -> Iterator[Finding]:
    """Yield what the parser makes of each paper."""
    try:
        files = read_papers(settings.corpus_dir, settings.data_dir)
    except FootnotedError as error:
        yield Finding(subject="corpus", is_well=False, detail=f"{error} {error.hint}")
        return
    if not files:
        yield Finding(subject="corpus", is_well=False, detail="the folder holds no paper (.txt)")
    for file in files:
        document = parse_paper(file.text, id=file.id, metadata=file.metadata)
        counts = (
            f"{len(document.sentences)} sentences, {len(document.tables)} tables, {len(document.footnotes)} footnotes"
        )
        remarks = "".join(f"; {remark}" for remark in document.remarks)
        yield Finding(subject=f"paper {file.id}", is_well=True, detail=counts + remarks)


def look_at_folders(settings: Settings) -> Iterator[Finding]:
    """Yield whether the data folder can be written and the page is there."""
    nearest = settings.data_dir
    while not nearest.exists() and nearest != nearest.parent:
        nearest = nearest.parent
    can_write = os.access(nearest, os.W_OK)
    yield Finding(
        subject="data folder", is_well=can_write, detail="can be written" if can_write else "cannot be written"
    )
    has_page = (settings.web_dir / "index.html").is_file()
    yield Finding(subject="page", is_well=has_page, detail="there" if has_page else "index.html is missing")
