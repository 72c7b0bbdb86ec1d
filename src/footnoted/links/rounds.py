"""A round: every address of a paper asked for once, hosts side by side, and what came of it kept.

It owns which addresses a round asks for and when it ends; it must not know how one is asked for.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from footnoted.links.addresses import Address, list_addresses
from footnoted.links.archive import find_copy
from footnoted.links.asking import Asker, Sleep
from footnoted.links.keeping import Ledger
from footnoted.links.manners import Manners
from footnoted.links.outcome import Outcome
from footnoted.links.visiting import Visitor
from footnoted.papers import Paper

__all__ = ["CheckedLink", "check_links"]

Progress = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class CheckedLink:
    """An address and what came of it; None where the time was up before its turn."""

    address: Address
    outcome: Outcome | None


def check_links(
    paper: Paper,
    data_dir: Path,
    manners: Manners,
    *,
    again: bool = False,
    progress: Progress | None = None,
    sleep: Sleep = asyncio.sleep,
) -> tuple[CheckedLink, ...]:
    """Return what is known of each address in a paper's notes, asking the net for those not asked for yet, or for all.

    What was found is kept in the data folder, also where the round is broken off. `progress` hears (done, total).
    Raises StoreUnavailable.
    """
    addresses = list_addresses(paper)
    ledger = Ledger(data_dir)
    kept = ledger.read(paper.id)
    wanted = [address for address in addresses if again or address.url not in kept]
    found: dict[str, Outcome] = {}
    try:
        if wanted:
            asyncio.run(ask_for_all(wanted, manners, found, progress=progress, sleep=sleep))
    finally:
        # A round that reached nobody tells of this machine's connection, not of the addresses.
        if any(outcome.status or outcome.verdict != "unreachable" for outcome in found.values()):
            ledger.keep(paper.id, found)
    known = kept | found
    return tuple(CheckedLink(address, known.get(address.url)) for address in addresses)


async def ask_for_all(
    wanted: Sequence[Address],
    manners: Manners,
    found: dict[str, Outcome],
    *,
    progress: Progress | None,
    sleep: Sleep,
) -> None:
    """Ask for addresses until the time is up; `found` takes each outcome as soon as it is there."""
    asker = Asker(manners, sleep)
    visitor = Visitor(asker, manners)

    async def ask_for(address: Address) -> None:
        outcome = await visitor.visit(address)
        found[address.url] = outcome
        if outcome.verdict != "works":
            found[address.url] = replace(outcome, copy=await find_copy(address, asker, manners))
        if progress is not None:
            progress(len(found), len(wanted))

    try:
        async with asyncio.timeout(manners.total), asyncio.TaskGroup() as tasks:
            for address in wanted:
                tasks.create_task(ask_for(address))
    except TimeoutError:
        return  # the rest stays unchecked, which is what the caller is told
