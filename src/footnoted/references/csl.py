"""A source as CSL-JSON, the form that citation processors and reference managers read.

It owns which CSL variable a field becomes; it must not know how a source was read or to whom the JSON goes.
The schema: https://github.com/citation-style-language/schema, `csl-data.json`, version 1.0.2.
"""

from __future__ import annotations

from typing import Any

from footnoted.source import Name, Source

__all__ = ["describe_csl"]

Json = dict[str, Any]

VARIABLES = (
    ("title", "title"),
    ("container-title", "container"),
    ("volume", "volume"),
    ("issue", "issue"),
    ("page", "page"),
    ("publisher", "publisher"),
    ("edition", "edition"),
    ("number", "number"),
    ("genre", "genre"),
    ("medium", "medium"),
    ("language", "language"),
    ("source", "via"),
    ("URL", "url"),
    ("DOI", "doi"),
)
# Of these the place is where it happened, not where a publisher sits.
EVENTS = {"interview", "personal_communication", "speech", "paper-conference", "hearing"}


def describe_csl(source: Source, id: str) -> Json:
    """Return a source as one CSL-JSON item; a field that the note does not print is left out.

    The place that a note points at is no part of the work and stays with the citation. What could not be read keeps
    its wording as `title`, so that a list prints it.
    """
    item: Json = {"id": id, "type": source.type}
    for name in describe_names(source):
        item.setdefault(name[0], []).append(name[1])
    item |= {variable: value for variable, field in VARIABLES if (value := getattr(source, field))}
    for variable, date in (("issued", source.date), ("accessed", source.accessed)):
        if date:
            item[variable] = describe_date(date)
    if source.place:
        item["event-place" if source.type in EVENTS else "publisher-place"] = source.place
    if not source.is_parsed:
        item["title"] = source.text
    return item


def describe_names(source: Source) -> list[tuple[str, Json]]:
    """Return every name under its CSL variable; who is interviewed is an interview's author."""
    names = source.names or tuple(Name(literal=author) for author in source.authors if author != "et al.")
    return [("author" if name.role == "interviewee" else name.role, describe_name(name)) for name in names]


def describe_name(name: Name) -> Json:
    """Return one name as a CSL name: a literal, or what is known of family, given and suffix."""
    parts = {"family": name.family, "given": name.given, "suffix": name.suffix, "literal": name.literal}
    return {key: value for key, value in parts.items() if value}


def describe_date(date: str) -> Json:
    """Return an ISO date as CSL date-parts, to the precision it has."""
    return {"date-parts": [[int(part) for part in date.split("-")]]}
