"""The arrival slot of a day: one for all teams of a stratum, so that nobody hears of another visit and prepares.

Which one is drawn from the day's key and kept nowhere before the release; with no slots the plan's own hours hold.
"""

from datetime import date

from msgspec.structs import replace

from scheduler.hours import Timeline, timeline
from scheduler.plans import Hours, Plan, Slot
from scheduler.verifier import Stream


def slot_of(plan: Plan, key: bytes) -> Slot | None:
    """Each as often as its weight."""
    if not plan.slots:
        return None
    number = Stream(key, "slot").below(sum(slot.weight for slot in plan.slots))
    for slot in plan.slots:
        if number < slot.weight:
            return slot
        number -= slot.weight
    raise AssertionError("the weights add up")


def hours_at(plan: Plan, slot: Slot | None) -> Hours:
    return replace(plan.hours, arrive=slot.arrive) if slot else plan.hours


def earliest_hours(plan: Plan) -> Hours:
    """What anybody may know before the release."""
    first = min(plan.slots, key=lambda slot: (slot.arrive.day, slot.arrive.at), default=None)
    return hours_at(plan, first)


def plan_at(plan: Plan, slot: Slot | None) -> Plan:
    """The plan with the profile that this slot asks."""
    if slot is None or slot.profile is None:
        return plan
    return replace(plan, checklist=replace(plan.checklist, profile=slot.profile))


def times_at(plan: Plan, slot: Slot | None, day: date, zone: str) -> Timeline:
    """Release and arrival of that slot; the reveal's hours are not for this."""
    return timeline(hours_at(plan, slot), day, day, zone)
