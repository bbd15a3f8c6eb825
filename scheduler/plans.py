"""What a plan version says: everything the second signer signs, and what of it becomes public."""

from collections.abc import Mapping
from datetime import time
from typing import Annotated, Any, Literal
from uuid import UUID

import msgspec
from msgspec import Meta

from checklists.items import END
from scheduler.verifier import canonical, tagged_hash

Calendar = Literal["working", "always"]
OrderKind = Literal["ordered", "revisit", "announced"]

Visits = Annotated[int, Meta(ge=0, le=120)]
OpenDays = Annotated[int, Meta(ge=0, le=2_000)]
PerMille = Annotated[int, Meta(ge=100, le=10_000)]
Code = Annotated[str, Meta(max_length=40, pattern=rf"^[!-~]+{END}")]
Word = Annotated[str, Meta(pattern=rf"^[a-z][a-z0-9-]{{0,39}}{END}")]

Span = Annotated[int, Meta(ge=0, le=400)]

MOST_VISITS_A_DAY = 200


class Moment(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A local time of the day `day` days after the day of the draw (before it, when negative)."""

    day: Annotated[int, Meta(ge=-7, le=7)]
    at: Annotated[time, Meta(tz=False)]


class Hours(msgspec.Struct, frozen=True, rename="camel", forbid_unknown_fields=True):
    """`reveal.day` counts open days, the others calendar days; the release is `lead_seconds` before the arrival."""

    freeze: Moment
    draw: Moment
    arrive: Moment
    end: Moment
    reveal: Moment
    lead_seconds: Annotated[int, Meta(ge=0, le=86_400)]
    public_delay_seconds: Annotated[int, Meta(ge=0, le=366 * 86_400)]


class Slot(msgspec.Struct, frozen=True, omit_defaults=True, forbid_unknown_fields=True):
    """One time of arrival of the day. Of all slots one is drawn, in proportion to the weights, for all teams.

    A slot without a profile takes the plan's.
    """

    name: Word
    arrive: Moment
    weight: Annotated[int, Meta(ge=1, le=1_000)]
    profile: Code | None = None


class ChecklistVersion(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A published version, and which of its profiles is asked."""

    code: Code
    version: Annotated[int, Meta(ge=1, le=100_000)]
    profile: Code


class Team(msgspec.Struct, frozen=True, omit_defaults=True, forbid_unknown_fields=True):
    """`base` is the code of the unit the team starts from; the programme's own unit when there is none."""

    leader: UUID
    members: Annotated[tuple[UUID, ...], Meta(max_length=5)]
    base: Code | None = None

    @property
    def people(self) -> tuple[UUID, ...]:
        return (self.leader, *self.members)


class Travel(msgspec.Struct, frozen=True, rename="camel", forbid_unknown_fields=True):
    """How far a team can go: a unit that is more than `most_minutes` away at this speed is out of reach."""

    kilometres_per_hour: Annotated[int, Meta(ge=1, le=120)]
    most_minutes: Annotated[int, Meta(ge=1, le=600)]


class NoBeacon(msgspec.Struct, frozen=True, tag_field="type", tag="none", forbid_unknown_fields=True):
    """Whoever holds the master could know the draw, and every page says so."""


class OverseerBeacon(msgspec.Struct, frozen=True, tag_field="type", tag="overseer", forbid_unknown_fields=True):
    """32 bytes of the overseer's own machine, committed to before the freeze and handed over at the draw hour."""


class ManualBeacon(msgspec.Struct, frozen=True, tag_field="type", tag="manual", forbid_unknown_fields=True):
    """A state lottery's result or dice, typed in after the freeze by one person and confirmed by another."""

    source: Annotated[str, Meta(min_length=3, max_length=200, pattern=rf"^[ -~]+{END}")]


class DrandBeacon(msgspec.Struct, frozen=True, tag_field="type", tag="drand-quicknet", forbid_unknown_fields=True):
    """The public randomness of drand: the first round of quicknet, its one chain, at or after the draw hour."""

    chain: Literal["52db9ba70e0cc0f6eaf7803dd07447a1f5477735fd3f661792ba94600c84e971"]


Beacon = NoBeacon | OverseerBeacon | ManualBeacon | DrandBeacon


class Plan(msgspec.Struct, frozen=True, rename="camel", omit_defaults=True, forbid_unknown_fields=True):
    """Frequencies are visits per year and gaps open days, by the kind of unit or by its code.

    The frequencies say how often units are visited compared with each other: together they are brought to the
    capacity. A gap of 0, or none at all, guarantees nothing. `adjustments` multiply what risk scores make of a
    frequency, in thousandths. `reserved` teams stay free for inspections outside the lottery. `margin` is by how many
    open days a visit becomes certain before its guaranteed gap is over. `substitutes` step in for whoever falls away.
    `deadlines` are those that differ from the usual ones, each in the unit of its clock.
    """

    capacity: Annotated[int, Meta(ge=1, le=MOST_VISITS_A_DAY)]
    open_days_per_year: Annotated[int, Meta(ge=1, le=366)]
    frequencies: Annotated[dict[str, Visits], Meta(min_length=1, max_length=40)]
    exceptions: Annotated[dict[Code, Visits], Meta(max_length=5_000)]
    teams: Annotated[tuple[Team, ...], Meta(min_length=1, max_length=400)]
    checklist: ChecklistVersion
    hours: Hours
    gaps: Annotated[dict[str, OpenDays], Meta(max_length=40)] = {}
    gap_exceptions: Annotated[dict[Code, OpenDays], Meta(max_length=5_000)] = {}
    margin: Annotated[int, Meta(ge=2, le=4)] = 4
    adjustments: Annotated[dict[Code, PerMille], Meta(max_length=5_000)] = {}
    reserved: Annotated[int, Meta(ge=0, le=MOST_VISITS_A_DAY)] = 0
    least_team: Annotated[int, Meta(ge=1, le=6)] = 2
    substitutes: Annotated[tuple[UUID, ...], Meta(max_length=400)] = ()
    travel: Travel | None = None
    slots: Annotated[tuple[Slot, ...], Meta(max_length=8)] = ()
    beacon: Beacon = NoBeacon()
    deadlines: Annotated[dict[str, Span], Meta(max_length=40)] = {}


def plan_hash(plan: Plan) -> bytes:
    return tagged_hash("plan", canonical(_stored(plan)))


def policy_hash(plan: Plan) -> bytes:
    """Of the plan without its people: this hash stands in the manifests, which become public."""
    return tagged_hash("policy", canonical(policy_of(_stored(plan))))


def _stored(plan: Plan) -> dict[str, Any]:
    return dict(msgspec.json.decode(msgspec.json.encode(plan)))


def policy_of(plan: Mapping[str, Any]) -> dict[str, Any]:
    """A plan as it is stored, without its people: what decides the odds."""
    return {name: value for name, value in plan.items() if name != "substitutes"} | {"teams": []}
