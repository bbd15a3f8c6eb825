"""The clocks that run after a visit: how long each usually gives, within which bounds a plan sets it, what holds."""

from datetime import datetime
from uuid import UUID

import msgspec
from litestar import get
from litestar.di import NamedDependency
from litestar.params import FromPath

from api.access import signed_in
from inspections import access
from inspections.clocks.deadline_rules import Clock, Unit, catalogue, span_of
from inspections.clocks.deadlines import spans_of
from organisation.actors import Actor


class ClockBounds(msgspec.Struct, frozen=True, rename="camel"):
    """Amounts are in `unit`. Where `least` and `most` are the same no plan sets it. `source` is where they are from."""

    clock: Clock
    unit: Unit
    usual: int
    least: int
    most: int
    source: str


class ClockSpan(msgspec.Struct, frozen=True, rename="camel"):
    clock: Clock
    amount: int
    unit: Unit


@get(
    "/v1/clocks",
    operation_id="listClocks",
    summary="The deadlines there are, with their bounds",
    tags=["deadlines"],
    **signed_in(),
)
async def list_clocks() -> list[ClockBounds]:
    """A plan names under `deadlines` those that differ."""
    return [
        ClockBounds(clock, bounds.unit, bounds.usual, bounds.least, bounds.most, bounds.source)
        for clock, bounds in catalogue().items()
    ]


@get(
    "/v1/inspections/{inspection:uuid}/clocks",
    operation_id="listClocksOfInspection",
    summary="How long everything may take in an inspection, as its plan says",
    tags=["deadlines"],
    **signed_in(),
)
async def list_of_inspection(
    inspection: FromPath[UUID], actor: NamedDependency[Actor], now: NamedDependency[datetime]
) -> list[ClockSpan]:
    """A later plan changes nothing of an inspection that is under way."""
    chosen = spans_of(await access.see(actor, inspection, now))
    spans = ((clock, span_of(clock, chosen)) for clock in catalogue())
    return [ClockSpan(clock, span.amount, span.unit) for clock, span in spans]


HANDLERS = [list_clocks, list_of_inspection]
