"""Forms of discipline as reference data: what the rules of a country know for whom, on a day."""

from datetime import date, datetime
from typing import Annotated

import msgspec
from litestar import get
from litestar.di import NamedDependency
from litestar.params import FromQuery, Parameter

from api.access import signed_in
from inspections.proposals.discipline import Country, Rule, Subject, Verified, catalogue, rules_on
from organisation.texts import Text

On = Annotated[date | None, Parameter(description="The day; today where it is not given")]
Of = Annotated[Country, Parameter(description="Whose rules")]


class DisciplineForm(msgspec.Struct, frozen=True, rename="camel"):
    form: str
    name: Text


class DisciplineRule(msgspec.Struct, frozen=True, rename="camel"):
    """`verified` says how far `source` was compared with the law and is shown with it."""

    subject: Subject
    subject_name: Text
    source: str
    verified: Verified
    valid_from: date
    valid_to: date | None
    forms: list[DisciplineForm]


@get(
    "/v1/discipline-forms",
    operation_id="listDisciplineForms",
    summary="Forms of discipline by subject, as a country's rules had them on a day",
    tags=["proposals"],
    **signed_in(),
)
async def listed(
    now: NamedDependency[datetime], on: FromQuery[On] = None, country: FromQuery[Of] = "VN"
) -> list[DisciplineRule]:
    """In the order of the law. An authority decides; nothing here proposes a form."""
    return [_told(rule) for rule in rules_on(country, on or now.date())]


def _told(rule: Rule) -> DisciplineRule:
    names = catalogue().names
    return DisciplineRule(
        subject=rule.subject,
        subject_name=catalogue().subjects[rule.subject],
        source=rule.source,
        verified=rule.verified,
        valid_from=rule.valid_from,
        valid_to=rule.valid_to,
        forms=[DisciplineForm(form, names[form]) for form in rule.forms],
    )


HANDLERS = [listed]
