"""What routes ask for by type: the open service, and a turn at the processor.

It owns how they are found on the app and must not know any route.
"""

from __future__ import annotations

from asyncio import Semaphore
from collections.abc import AsyncIterator
from typing import Annotated, Literal

from fastapi import Depends, Request

from footnoted.assistant import Assistant
from footnoted.conversation.store import Store
from footnoted.settings import Settings
from server.keeping import Keeper
from server.opening import Opening, Service

__all__ = ["Answerers", "KeepsAnswers", "OpenAssistant", "OpenStore", "TakesTurn", "Turns"]


async def find_service(request: Request) -> Service:
    """Return the open service, or raise NotReady."""
    opening: Opening = request.app.state.opening
    return opening.service()


async def find_assistant(service: Annotated[Service, Depends(find_service)]) -> Assistant:
    """Return the open assistant, or raise NotReady."""
    return service.assistant


async def find_store(service: Annotated[Service, Depends(find_service)]) -> Store:
    """Return the open store, or raise NotReady."""
    return service.store


async def find_keeper(request: Request, service: Annotated[Service, Depends(find_service)]) -> Keeper:
    """Return what keeps answers in the open store, or raise NotReady."""
    return Keeper(store=service.store, metrics=request.app.state.metrics)


async def find_turns(request: Request) -> Semaphore:
    """Return the turns at the processor, for a response that takes its turn itself."""
    turns: Semaphore = request.app.state.turns
    return turns


async def find_answerers(request: Request) -> tuple[Literal["extractive", "generative"], ...]:
    """Return the ways of answering that the settings provide, before the service is open as well."""
    settings: Settings = request.app.state.settings
    return ("extractive", "generative") if settings.model else ("extractive",)


async def take_turn(request: Request) -> AsyncIterator[None]:
    """Hold one of as many turns as the setting `workers` allows; whoever waits holds no thread."""
    turns: Semaphore = request.app.state.turns
    async with turns:
        yield


Answerers = Annotated[tuple[Literal["extractive", "generative"], ...], Depends(find_answerers)]
OpenAssistant = Annotated[Assistant, Depends(find_assistant)]
OpenStore = Annotated[Store, Depends(find_store)]
KeepsAnswers = Annotated[Keeper, Depends(find_keeper)]
Turns = Annotated[Semaphore, Depends(find_turns)]
TakesTurn = Depends(take_turn, scope="function")
