"""Papers that a user added: kept in the data folder, read beside those of the corpus folder.

It owns where added papers are kept and that two papers never share an id; it must not know how a text is parsed.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from tempfile import NamedTemporaryFile

from footnoted.errors import UnknownDocument, UnreadableCorpus, UnsuitableRequest
from footnoted.reading.text import SUFFIX, CorpusFile, read_corpus, read_file

__all__ = ["add_papers", "read_papers", "remove_paper"]

FOLDER = "papers"


def read_papers(corpus_dir: Path, data_dir: Path) -> tuple[CorpusFile, ...]:
    """Return the papers of the corpus folder and those that were added, by id.

    Raises UnreadableCorpus; also where an added paper has the id of one in the corpus folder.
    """
    papers = [*read_corpus(corpus_dir), *read_added(data_dir)]
    ids = [paper.id for paper in papers]
    if repeated := sorted({id for id in ids if ids.count(id) > 1}):
        raise UnreadableCorpus(f"Two papers have the id {repeated[0]!r}: rename one of the files.")
    return tuple(sorted(papers, key=lambda paper: paper.id))


def read_added(data_dir: Path) -> tuple[CorpusFile, ...]:
    """Return the papers that were added, by name."""
    folder = data_dir / FOLDER
    return read_corpus(folder) if folder.is_dir() else ()


def add_papers(paths: Iterable[Path], corpus_dir: Path, data_dir: Path) -> tuple[CorpusFile, ...]:
    """Keep copies of text files, and of the metadata beside them, in the data folder; return them as read.

    A folder stands for the papers in it. A file that was added before is replaced. Nothing is kept unless all can
    be. Raises UnreadableCorpus, and UnsuitableRequest for what is not there, is no text file or is in the corpus.
    """
    files = [file for path in paths for file in list_files(path)]
    read = [read_file(file) for file in files]
    ids = [paper.id for paper in read]
    taken = {paper.id for paper in read_corpus(corpus_dir)}
    for file, paper in zip(files, read, strict=True):
        if not paper.text.strip():
            raise UnreadableCorpus(f"{file.name} holds no text.")
        if paper.id in taken or ids.count(paper.id) > 1:
            raise UnsuitableRequest(f"There is a paper {paper.id!r} already: rename {file.name}.")
    for file, paper in zip(files, read, strict=True):
        # What describes the paper goes first: a text without it would be read as another paper.
        described = file.with_suffix(".json")
        for source in (described, file):
            kept = data_dir / FOLDER / f"{paper.id}{source.suffix.lower()}"
            if source.is_file():
                write_whole(kept, source.read_bytes())
            else:
                kept.unlink(missing_ok=True)
    return tuple(read)


def list_files(path: Path) -> list[Path]:
    """Return the text files that a path names. Raises UnsuitableRequest where it names none."""
    found = sorted(path.glob(f"*{SUFFIX}")) if path.is_dir() else [path]
    for file in found:
        if not file.is_file():
            raise UnsuitableRequest(f"There is no file {file.name!r}.")
        if file.suffix.lower() != SUFFIX:
            raise UnsuitableRequest(f"{file.name} is no {SUFFIX} file: save the paper as plain text first.")
    if not found:
        raise UnsuitableRequest(f"The folder {path.name!r} holds no {SUFFIX} file.")
    return found


def write_whole(path: Path, content: bytes) -> None:
    """Write a file that is there whole or not at all."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with NamedTemporaryFile(dir=path.parent, prefix=".", delete=False) as file:
        file.write(content)
    Path(file.name).replace(path)


def remove_paper(id: str, corpus_dir: Path, data_dir: Path) -> None:
    """Remove a paper that was added.

    Raises UnknownDocument, and UnsuitableRequest for a paper of the corpus folder, which is not the program's.
    """
    if id in {paper.id for paper in read_corpus(corpus_dir)}:
        raise UnsuitableRequest(f"{id!r} is in the corpus folder: take its file out of there.")
    if id not in {paper.id for paper in read_added(data_dir)}:
        raise UnknownDocument(f"There is no document {id!r}.")
    for suffix in (SUFFIX, ".json"):
        (data_dir / FOLDER / f"{id}{suffix}").unlink(missing_ok=True)
