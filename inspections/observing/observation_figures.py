"""What the observations of a visit amount to, without telling what one citizen said. Pure."""

from collections.abc import Sequence

import msgspec

from ledger.database import Row

FEWEST = 3
"""Figures of fewer could be traced to a citizen."""


class Votes(msgspec.Struct, frozen=True, rename="camel"):
    """`neither`: not known, or it did not apply."""

    yes: int
    no: int
    neither: int


class InterviewFigures(msgspec.Struct, frozen=True, rename="camel"):
    """`of` interviews. Averages have one decimal; `waitedMinutes` is null where nobody said it,
    for the unit also where fewer than three did."""

    of: int
    politeness: float
    asked_again: Votes
    deadline_told: Votes
    paid_more: Votes
    waited_minutes: float | None


class InteractionFigures(msgspec.Struct, frozen=True, rename="camel"):
    """`of` interactions; else like those of interviews."""

    of: int
    greeted: Votes
    explained: Votes
    apologised_if_late: Votes
    waited_minutes: float | None
    served_minutes: float | None


def for_the_unit(seen: Sequence[Row]) -> Sequence[Row]:
    """In the order they came, whole groups only: two looks never differ by what one citizen said."""
    return seen[: len(seen) - len(seen) % FEWEST]


def of_interviews(seen: Sequence[Row], fewest: int = 1) -> InterviewFigures | None:
    """An average is of so many who said it, or a multiple of them."""
    if not seen:
        return None
    return InterviewFigures(
        of=len(seen),
        politeness=_average([each["politeness"] for each in seen], fewest) or 0,
        asked_again=_votes(seen, "asked_again"),
        deadline_told=_votes(seen, "deadline_told"),
        paid_more=_votes(seen, "paid_more"),
        waited_minutes=_average(_told(seen, "waited_minutes"), fewest),
    )


def of_interactions(seen: Sequence[Row], fewest: int = 1) -> InteractionFigures | None:
    """As of interviews."""
    if not seen:
        return None
    return InteractionFigures(
        of=len(seen),
        greeted=_votes(seen, "greeted"),
        explained=_votes(seen, "explained"),
        apologised_if_late=_votes(seen, "apologised_if_late"),
        waited_minutes=_average(_told(seen, "waited_minutes"), fewest),
        served_minutes=_average(_told(seen, "served_minutes"), fewest),
    )


def _votes(seen: Sequence[Row], question: str) -> Votes:
    answers = [each[question] for each in seen]
    yes, no = answers.count("yes"), answers.count("no")
    return Votes(yes, no, len(answers) - yes - no)


def _told(seen: Sequence[Row], field: str) -> list[int]:
    return [each[field] for each in seen if each[field] is not None]


def _average(numbers: Sequence[int], fewest: int) -> float | None:
    counted = numbers[: len(numbers) - len(numbers) % fewest]
    return round(sum(counted) / len(counted), 1) if counted else None
