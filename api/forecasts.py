"""Forecasts of draft plans: told as they are made, stored nowhere."""

import asyncio
import logging
from collections.abc import AsyncGenerator, Coroutine
from contextlib import aclosing
from datetime import datetime
from typing import Any
from uuid import UUID

import msgspec
from litestar import Request, Response, post
from litestar.di import NamedDependency
from litestar.openapi.datastructures import ResponseSpec
from litestar.params import FromPath, JSONBody
from litestar.response import ServerSentEvent, ServerSentEventMessage

from api.access import PROBLEMS, only
from api.attachments import PDF, file_answer, to_keep
from api.forecast_paper import paper
from api.forecast_runs import Asked, Step, Whole, names, outline_of, run, summary_of, whole
from api.forecast_shapes import DraftPlan, FailedEvent, ForecastEvent, OutlineEvent, forecasted
from api.languages import language_of
from api.parts import Parts
from api.problems import tell
from api.programmes import find_programme
from organisation.actors import DESK, Actor
from organisation.refusing import Refused
from scheduler.forecasting import Ahead
from scheduler.scenarios import Progress
from scheduler.simulations import Simulations

SECONDS_OF_SILENCE = 15

LINE = "\n"

Message = ServerSentEventMessage
Event: Any = OutlineEvent | Progress | ForecastEvent | FailedEvent
AnyRequest = Request[Any, Any, Any]

log = logging.getLogger("sidak.forecasts")


@post(
    "/v1/programmes/{programme:uuid}/forecast",
    operation_id="forecastPlan",
    summary="What a draft plan would mean, as server-sent events: outline, progress, then forecast or failed",
    description="Nothing is stored. Closing the connection ends the work.",
    tags=["programmes"],
    status_code=200,
    **only(*DESK, lasting=True)
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
    ahead, first = await outline_of(asked)
    return ServerSentEvent(_events(asked, ahead, first, parts.simulations))


@post(
    "/v1/programmes/{programme:uuid}/forecast-paper",
    operation_id="printForecast",
    summary="The forecast of a draft plan as one page for the chairman; it takes as long as the simulation",
    description="Nothing is stored. Closing the connection ends the work.",
    tags=["programmes"],
    status_code=200,
    **only(*DESK, lasting=True) | file_answer(PDF),
)
async def print_forecast(
    request: AnyRequest,
    actor: NamedDependency[Actor],
    now: NamedDependency[datetime],
    parts: NamedDependency[Parts],
    programme: FromPath[UUID],
    data: JSONBody[DraftPlan],
) -> Response[bytes]:
    asked = Asked(await find_programme(actor, programme), data, language_of(request), now)
    page = summary_of(asked, *await _while_waited_for(request, whole(asked, parts.simulations)))
    headers = to_keep(f"{asked.programme['code']}.pdf")
    return Response(await asyncio.to_thread(paper, page), media_type=PDF, headers=headers)


async def _while_waited_for(request: AnyRequest, work: Coroutine[Any, Any, Whole]) -> Whole:
    """The body has been read: what is received next is that the client left."""
    working = asyncio.create_task(work)
    leaving = asyncio.ensure_future(request.receive())
    try:
        await asyncio.wait([working, leaving], return_when=asyncio.FIRST_COMPLETED)
        if not working.done():
            raise Refused("forecast-failed")
        return working.result()
    finally:
        leaving.cancel()
        working.cancel()


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


HANDLERS = [forecast_plan, print_forecast]
