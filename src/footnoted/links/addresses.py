"""The addresses that a paper's notes print, each once, with what the notes say is to be found there.

It owns which addresses are worth asking for; it must not know how.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from footnoted.papers import Paper
from footnoted.source import Source

__all__ = ["Address", "list_addresses"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Address:
    """An address as printed, the notes that print it, and the sources that it stands for."""

    url: str
    notes: tuple[int, ...]
    sources: tuple[Source, ...]

    @property
    def target(self) -> str:
        """The address to ask for: with a scheme, and without the place inside the page."""
        bare = self.url.partition("#")[0]
        return bare if "://" in bare else f"http://{bare}"

    @property
    def titles(self) -> tuple[str, ...]:
        """The titles that the notes give, each once."""
        return tuple(dict.fromkeys(source.title for source in self.sources if source.title))

    @property
    def day(self) -> str | None:
        """The day on which the author saw it, as well as it is known: of access, else of issue, as printed."""
        return next((day for source in self.sources for day in (source.accessed, source.date) if day), None)


def list_addresses(paper: Paper) -> tuple[Address, ...]:
    """Return the addresses of a paper's notes by the first note that prints each."""
    found: dict[str, list[tuple[int, Source]]] = {}
    for note, sources in sorted(paper.sources.items()):
        for source in sources:
            for url in filter(None, (source.url, *source.further_urls)):
                found.setdefault(url, []).append((note, source))
    return tuple(make_address(url, cited) for url, cited in found.items())


def make_address(url: str, cited: Sequence[tuple[int, Source]]) -> Address:
    notes = tuple(dict.fromkeys(note for note, _ in cited))
    return Address(url=url, notes=notes, sources=tuple(source for _, source in cited))
