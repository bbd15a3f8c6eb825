"""Forecasts of draft plans: told as they are made, stored nowhere."""

import asyncio
import logging
from collections.abc import AsyncGenerator
from contextlib import aclosing
from datetime import datetime
from typing import Any
from uuid import UUID

import msgspec
from litestar import Request, post
from litestar.di import NamedDependency
from litestar.openapi.datastructures import ResponseSpec
from litestar.params import FromPath, JSONBody
from litestar.response import ServerSentEvent, ServerSentEventMessage

from api.access import PROBLEMS, only
from api.forecast_shapes import DraftPlan, FailedEvent, ForecastEvent, OutlineEvent, forecasted, outlined
from api.languages import language_of
from api.parts import Parts
from api.problems import tell
from api.programmes import READERS, find_programme
from ledger.database import Row
from organisation.actors import Actor
from organisation.people_queries import names_among
from organisation.refusing import Refused
from organisation.texts import Language
from scheduler.forecasting import Ahead, look_ahead, scenario
from scheduler.outlines import outline
from scheduler.scenarios import Forecast, Progress
from scheduler.simulations import SimulationFailed, Simulations

SECONDS_OF_SILENCE = 15

LINE = "\n"

Message = ServerSentEventMessage
Step = Progress | Forecast
Event = OutlineEvent | Progress | ForecastEvent | FailedEvent
AnyRequest = Request[Any, Any, Any]

log = logging.getLogger("sidak.forecasts")


class Asked(msgspec.Struct, frozen=True):
    """One reader's question: what it is about, and when and in which language it was asked."""

    programme: Row
    draft: DraftPlan
    language: Language
    now: datetime


@post(
    "/v1/programmes/{programme:uuid}/forecast",
    operation_id="forecastPlan",
    summary="What a draft plan would mean, as server-sent events: outline, progress, then forecast or failed",
    description="Nothing is stored. Closing the connection ends the work.",
    tags=["programmes"],
    status_code=200,
    **only(*READERS)
    | {"responses": PROBLEMS | {200: ResponseSpec(Event, media_type="text/event-stream", generate_examples=False)}},
)
async def forecast_plan(
    request: AnyRequest,
    actor: NamedDependency[Actor],
    now: NamedDependency[datetime],
    parts: NamedDependency[Parts],
    programme: FromPath[UUID],
    data: JSONBody[DraftPlan],
) -> ServerSentEvent:
    asked = Asked(await find_programme(actor, programme), data, language_of(request), now)
    if data.replicas != 0:
        parts.simulations.check()
    ahead = await look_ahead(asked.programme, data.plan, data.valid_from, data.valid_to, now)
    first = outlined(await outline(asked.programme, ahead, data.valid_from, data.valid_to, now), asked.language)
    return ServerSentEvent(_events(asked, ahead, first, parts.simulations))


async def _events(
    asked: Asked, ahead: Ahead, first: OutlineEvent, simulations: Simulations
) -> AsyncGenerator[Message, None]:
    yield _event("outline", first)
    if asked.draft.replicas == 0:
        return
    steps: asyncio.Queue[Step | Refused] = asyncio.Queue()
    working = asyncio.create_task(_work(asked, ahead, simulations, steps))
    try:
        while True:
            step = await _next(steps)
            if step is None:
                yield Message(data=None, comment="at work", sep=LINE)
                continue
            yield await _told(asked, ahead, step)
            if not isinstance(step, Progress):
                return
    finally:
        working.cancel()


async def _work(asked: Asked, ahead: Ahead, simulations: Simulations, steps: "asyncio.Queue[Step | Refused]") -> None:
    """In a task of its own, which ends the simulation in good order however the stream ends."""
    try:
        async with aclosing(run(asked.programme, ahead, asked.draft.replicas, simulations)) as made:
            async for step in made:
                steps.put_nowait(step)
    except Refused as refused:
        steps.put_nowait(refused)
    except Exception as error:
        log.error("a forecast failed", exc_info=error)
        steps.put_nowait(Refused("forecast-failed"))


async def _next(steps: "asyncio.Queue[Step | Refused]") -> Step | Refused | None:
    """None when it is long in coming."""
    try:
        return await asyncio.wait_for(steps.get(), SECONDS_OF_SILENCE)
    except TimeoutError:
        return None


async def _told(asked: Asked, ahead: Ahead, step: Step | Refused) -> Message:
    if isinstance(step, Progress):
        return _event("progress", step)
    if isinstance(step, Refused):
        problem = tell(step, asked.language)
        return _event("failed", FailedEvent(problem.type, problem.detail))
    return _event("forecast", forecasted(step, ahead, await names(ahead), asked.language))


def _event(name: str, content: msgspec.Struct) -> Message:
    return Message(event=name, data=msgspec.json.encode(content), sep=LINE)


async def names(ahead: Ahead) -> dict[UUID, str]:
    """Of those who inspect in this stratum: a draft may name anybody."""
    return await names_among([person for team in ahead.teams for person in ahead.plan.teams[team].people])


async def run(programme: Row, ahead: Ahead, wanted: int | None, simulations: Simulations) -> AsyncGenerator[Step, None]:
    """The forecast comes last. Raises Refused."""
    if ahead.is_empty:
        raise Refused("forecast-empty")
    with simulations.place():
        yield Progress(0)
        start = await scenario(programme, ahead)
        try:
            async with aclosing(simulations.run(start, wanted)) as steps:
                async for step in steps:
                    yield step
        except SimulationFailed:
            raise Refused("forecast-failed") from None


HANDLERS = [forecast_plan]
