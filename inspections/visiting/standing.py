"""Where an inspection stands: what happens next, and whether the reader is among those who may do it."""

from datetime import datetime
from typing import Literal, get_args
from uuid import UUID

import msgspec

from checklists.items import Severity
from ledger.database import Row
from organisation.actors import Actor

Step = Literal[
    "visit",
    "photos",
    "explanations",
    "draft",
    "issuance",
    "second_signature",
    "objection",
    "verification",
    "remedies",
    "closure",
]
Part = Literal["leader", "member", "unit_head", "planner", "reviewer", "overseer"]
RolePart = Literal["unit_head", "planner", "reviewer", "overseer"]
PARTS_BY_ROLE: tuple[RolePart, ...] = get_args(RolePart)
WORKING = frozenset({"leader", "member", "reviewer", "overseer"})
OUTSIDE_THE_HEARING: dict[str, Step] = {
    "released": "visit",
    "opened": "visit",
    "submitted": "photos",
}


class Standing(msgspec.Struct, frozen=True, rename="camel"):
    """`step` is what happens next, null when nothing does; `yours` when the reader may take it, as far as roles say.

    `parts` is as whom the reader sees the inspection. `unexplained` of the `findings` still want an explanation;
    `conclusion` is the number of the newest version that the reader may read. Of the `photos` that findings cite
    `photos_arrived` are here. `worst` is the highest severity of the findings as it stands. `remedies` are those that
    the unit is still to report, the first of them by `remedy_due`; `objection_due` is when the first undecided
    objection should be decided.
    """

    step: Step | None
    yours: bool
    parts: list[Part]
    findings: int
    worst: Severity | None
    unexplained: int
    photos: int
    photos_arrived: int
    conclusion: int | None
    remedies: int
    remedy_due: datetime | None
    objection_due: datetime | None


def standing(actor: Actor, found: Row, now: datetime) -> Standing:
    """`found` is a row of standing_queries."""
    step, parts = next_step(found, now), parts_of(actor, found)
    yours = step is not None and may_take(step, parts, actor.person, found)
    readable = found["in_force"] if WORKING.isdisjoint(parts) else found["conclusion"]
    return Standing(
        step,
        yours,
        parts,
        found["findings"],
        found["worst"],
        found["unexplained"],
        found["photos_cited"],
        found["photos_arrived"],
        readable,
        found["remedies"],
        found["remedy_due"],
        found["objection_due"],
    )


def next_step(found: Row, now: datetime) -> Step | None:
    if found["state"] == "closed":
        return _of_objections(found)
    if found["state"] == "concluded":
        return _after_the_conclusion(found)
    if found["state"] != "explaining":
        return OUTSIDE_THE_HEARING[found["state"]]
    signature = _signature(found)
    if signature:
        return signature
    return "explanations" if found["unexplained"] and now <= found["explanation_due"] else "draft"


def _signature(found: Row) -> Step | None:
    """That the newest version still lacks; a later one is to be drafted where there is none."""
    if found["drafted_by"] is None or found["in_force_at"] or found["sent_back"]:
        return None
    if found["issued_by"]:
        return "second_signature"
    return None if _explained_since(found) else "issuance"


def _after_the_conclusion(found: Row) -> Step:
    """What may change the conclusion comes first; what was reported is looked at before the rest is waited for."""
    objected = _of_objections(found)
    if objected:
        return objected
    if found["reported"]:
        return "verification"
    return "remedies" if found["remedies"] else "closure"


def _of_objections(found: Row) -> Step | None:
    """Also once it is closed: that ends nobody's right to object."""
    if found["undecided"]:
        return "objection"
    return (_signature(found) or "draft") if found["to_amend"] else None


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
        case "objection":
            return _may_judge(parts, person, found) or ("leader" in parts and bool(found["facts_unanswered"]))
        case "closure":
            return reviews
    return reviews and person not in (found["drafted_by"], found["issued_by"])


def _may_judge(parts: list[Part], person: UUID, found: Row) -> bool:
    """As far as the newest version tells who had a part in it; of the facts the team is heard first."""
    outside = {"leader", "member", "unit_head"}.isdisjoint(parts) and not {"reviewer", "overseer"}.isdisjoint(parts)
    signed = person in (found["drafted_by"], found["issued_by"], found["second_by"])
    return outside and not signed and found["undecided"] > found["facts_unanswered"]
