"""One forecast, from the question to the answer in the reader's language: for the API and for the terminal."""

from collections.abc import AsyncGenerator, Callable
from contextlib import aclosing
from datetime import datetime
from uuid import UUID

import msgspec

from api.forecast_shapes import DraftPlan, ForecastEvent, OutlineEvent, forecasted, outlined
from api.forecast_summary import Summary, summary
from ledger.database import Row
from organisation.people_queries import names_among
from organisation.refusing import Refused
from organisation.texts import Language, Text
from scheduler.forecasting import Ahead, look_ahead, scenario
from scheduler.outlines import outline
from scheduler.scenarios import Forecast, Progress
from scheduler.simulations import SimulationFailed, Simulations

Step = Progress | Forecast
Whole = tuple[OutlineEvent, ForecastEvent]


class Asked(msgspec.Struct, frozen=True):
    """One reader's question: what it is about, and when and in which language it was asked."""

    programme: Row
    draft: DraftPlan
    language: Language
    now: datetime


async def whole(asked: Asked, simulations: Simulations, tell: Callable[[float], None] = lambda _: None) -> Whole:
    """`tell` hears which part is done. Raises Refused."""
    ahead, first = await outline_of(asked)
    async with aclosing(run(asked.programme, ahead, asked.draft.replicas or None, simulations)) as steps:
        async for step in steps:
            if isinstance(step, Forecast):
                return first, forecasted(step, ahead, await names(ahead), asked.language)
            tell(step.done)
    raise Refused("forecast-failed")


async def outline_of(asked: Asked) -> tuple[Ahead, OutlineEvent]:
    draft = asked.draft
    ahead = await look_ahead(asked.programme, draft.plan, draft.valid_from, draft.valid_to, asked.now)
    found = await outline(asked.programme, ahead, draft.valid_from, draft.valid_to, asked.now)
    return ahead, outlined(found, asked.language)


def summary_of(asked: Asked, first: OutlineEvent, forecast: ForecastEvent) -> Summary:
    programme = asked.programme
    name = msgspec.json.decode(programme["name"], type=Text).within(asked.language)
    title = f"{programme['code']} · {name}"
    demonstration = bool(programme["demonstration"])
    return summary(title, asked.draft, first, forecast, asked.language, demonstration=demonstration)


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
