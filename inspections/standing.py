"""Where an inspection stands: what happens next, and whether the reader is among those who may do it."""

from datetime import datetime
from typing import Literal, get_args
from uuid import UUID

import msgspec

from ledger.database import Row
from organisation.actors import Actor

Step = Literal[
    "visit", "photos", "explanations", "draft", "issuance", "second_signature", "verification", "remedies", "closure"
]
Part = Literal["leader", "member", "unit_head", "planner", "reviewer", "overseer"]
RolePart = Literal["unit_head", "planner", "reviewer", "overseer"]
PARTS_BY_ROLE: tuple[RolePart, ...] = get_args(RolePart)
WORKING = frozenset({"leader", "member", "reviewer", "overseer"})
OUTSIDE_THE_HEARING: dict[str, Step | None] = {
    "released": "visit",
    "opened": "visit",
    "submitted": "photos",
    "closed": None,
}


class Standing(msgspec.Struct, frozen=True, rename="camel"):
    """`step` is what happens next, null when nothing does; `yours` when the reader may take it, as far as roles say.

    `parts` is as whom the reader sees the inspection. `unexplained` of the `findings` still want an explanation;
    `conclusion` is the number of the newest version that the reader may read. Of the `photos` that findings cite
    `photos_arrived` are here. `remedies` are those that the unit is still to report, the first of them by `remedy_due`.
    """

    step: Step | None
    yours: bool
    parts: list[Part]
    findings: int
    unexplained: int
    photos: int
    photos_arrived: int
    conclusion: int | None
    remedies: int
    remedy_due: datetime | None


def standing(actor: Actor, found: Row, now: datetime) -> Standing:
    """`found` is a row of standing_queries."""
    step, parts = next_step(found, now), parts_of(actor, found)
    yours = step is not None and may_take(step, parts, actor.person, found)
    readable = found["conclusion"] if may_read_conclusion(parts, found) else None
    return Standing(
        step,
        yours,
        parts,
        found["findings"],
        found["unexplained"],
        found["photos_cited"],
        found["photos_arrived"],
        readable,
        found["remedies"],
        found["remedy_due"],
    )


def may_read_conclusion(parts: list[Part], found: Row) -> bool:
    """A draft is a working paper."""
    return found["state"] in ("concluded", "closed") or not WORKING.isdisjoint(parts)


def next_step(found: Row, now: datetime) -> Step | None:
    if found["state"] == "concluded":
        return _after_the_conclusion(found)
    if found["state"] != "explaining":
        return OUTSIDE_THE_HEARING[found["state"]]
    if found["issued_by"]:
        return "second_signature"
    if found["drafted_by"] and not _explained_since(found):
        return "issuance"
    return "explanations" if found["unexplained"] and now <= found["explanation_due"] else "draft"


def _after_the_conclusion(found: Row) -> Step:
    """What was reported is looked at before the rest is waited for."""
    if found["reported"]:
        return "verification"
    return "remedies" if found["remedies"] else "closure"


def _explained_since(found: Row) -> bool:
    """Then the draft has not weighed everything."""
    return found["explained_at"] is not None and found["explained_at"] > found["drafted_at"]


def parts_of(actor: Actor, inspection: Row) -> list[Part]:
    on_team: list[Part] = []
    if inspection["on_team"]:
        on_team = ["leader" if inspection["leader"] == actor.person else "member"]
    roles = (role for role in PARTS_BY_ROLE if actor.holds(role, inspection["path"]))
    withdrew = inspection["was_on_team"] and not inspection["on_team"]
    return [*on_team, *(role for role in roles if not (withdrew and role == "reviewer"))]


def may_take(step: Step, parts: list[Part], person: UUID, found: Row) -> bool:
    """Nobody reviews their own work, and nobody signs twice."""
    reviews = "reviewer" in parts and not {"leader", "member", "unit_head"} & set(parts)
    match step:
        case "visit" | "photos":
            return bool(found["on_team"])
        case "explanations" | "remedies":
            return "unit_head" in parts
        case "verification":
            return "unit_head" not in parts and not {"leader", "member", "reviewer"}.isdisjoint(parts)
        case "draft":
            return reviews or "leader" in parts
        case "closure":
            return reviews
    return reviews and person not in (found["drafted_by"], found["issued_by"])
