"""Whether an archive has a copy of an address, the one nearest to the day on which the author saw it.

It owns the Wayback Machine's availability API; it must not know why a copy is wanted.
"""

from __future__ import annotations

import json
import re
from typing import Any
from urllib.parse import urlencode

from footnoted.links.addresses import Address
from footnoted.links.asking import Asker, Unreached
from footnoted.links.manners import Manners
from footnoted.links.outcome import Copy

__all__ = ["find_copy"]

STAMP = re.compile(r"(\d{4})(\d{2})(\d{2})\d*")


async def find_copy(address: Address, asker: Asker, manners: Manners) -> Copy:
    """Ask the archive for a copy; nothing is asked where the setting names no archive."""
    if not manners.archive:
        return Copy()
    asked = {"url": address.target} | ({"timestamp": re.sub(r"\D", "", address.day)} if address.day else {})
    joint = "&" if "?" in manners.archive else "?"
    errand = asker.begin()
    try:
        reply = await asker.ask(f"{manners.archive}{joint}{urlencode(asked)}", errand)
    except Unreached:
        return Copy(state="failed")
    finally:
        await asker.end(errand)
    return read_copy(reply.body) if reply.status == 200 else Copy(state="failed")


def read_copy(body: bytes) -> Copy:
    """Return the copy that the API's answer names."""
    try:
        closest: Any = json.loads(body)["archived_snapshots"].get("closest")
        if not closest or not closest.get("available"):
            return Copy(state="none")
        url, stamp = closest["url"], STAMP.fullmatch(closest["timestamp"])
    except (ValueError, LookupError, TypeError, AttributeError):
        return Copy(state="failed")
    if not isinstance(url, str) or not url.startswith(("http://", "https://")):
        return Copy(state="failed")
    return Copy(state="found", url=url, made="-".join(stamp.groups()) if stamp else None)
