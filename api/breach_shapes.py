"""A breach of personal data as the wire has it."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Literal
from uuid import UUID

import msgspec

from ledger.database import Row
from organisation import breach_queries as queries
from organisation.breach_rules import STEPS, Step, law_of, steps
from organisation.texts import Language

State = Literal["open", "closing", "closed"]


class BreachStep(msgspec.Struct, frozen=True, rename="camel"):
    """`by`, `at` and `note` are of whoever said something of it last."""

    step: Step
    title: str
    guidance: str
    done: bool
    by: UUID | None
    by_name: str | None
    at: datetime | None
    note: str | None


class Breach(msgspec.Struct, frozen=True, rename="camel"):
    """`deadline` is 72 hours by the clock after its discovery, by `law`; negative `secondsLeft` have passed."""

    id: UUID
    title: str
    what: str
    unit: UUID
    unit_name: str
    zone: str
    opened_by: UUID
    opened_by_name: str
    opened_at: datetime
    discovered_at: datetime
    deadline: datetime
    seconds_left: int
    law: str
    state: State
    steps: list[BreachStep]
    closing_proposed_by: UUID | None
    closing_proposed_by_name: str | None
    closing_proposed_at: datetime | None
    closing_note: str | None
    closed_by: UUID | None
    closed_by_name: str | None
    closed_at: datetime | None


async def said_of(breaches: Sequence[Row]) -> Mapping[UUID, dict[str, Row]]:
    said: defaultdict[UUID, dict[str, Row]] = defaultdict(dict)
    for each in await queries.steps_of([breach["id"] for breach in breaches]):
        said[each["breach"]][each["step"]] = each
    return said


def breach_of(row: Row, said: Mapping[str, Row], language: Language, now: datetime) -> Breach:
    state: State = "closed" if row["closed_at"] else "closing" if row["closing_proposed_by"] else "open"
    due_at: datetime = row["due_at"]
    made = {
        "deadline": due_at,
        "seconds_left": int((due_at - now).total_seconds()),
        "law": law_of(row["jurisdiction"]),
        "state": state,
        "steps": [_step(step, said.get(step), language) for step in STEPS],
    }
    fields = dict(row) | made
    return Breach(**{field: fields[field] for field in Breach.__struct_fields__})


def _step(step: Step, said: Row | None, language: Language) -> BreachStep:
    text = steps()[step]
    words = (text.title.within(language), text.guidance.within(language))
    if said is None:
        return BreachStep(step, *words, False, None, None, None, None)
    return BreachStep(step, *words, said["done"], said["by"], said["by_name"], said["at"], said["note"])
