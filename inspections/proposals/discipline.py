"""Forms of discipline as reference data: which ones a rule knew for whom on a day. Nothing here proposes one."""

from collections.abc import Sequence
from datetime import date
from functools import cache
from importlib.resources import files
from typing import Literal

import msgspec
import yaml

from organisation.texts import Text

Country = Literal["VN", "ID"]
Subject = Literal[
    "cadre", "civil_servant", "civil_servant_leader", "public_employee", "public_employee_manager", "party_member"
]
Verified = Literal["full_text", "secondary", "memory"]


class Rule(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """`verified` says how far it was compared with the law and must be shown; `forms` stand in the law's order."""

    country: Country
    subject: Subject
    source: str
    verified: Verified
    valid_from: date
    valid_to: date | None
    forms: list[str]

    def in_force(self, on: date) -> bool:
        return self.valid_from <= on and (self.valid_to is None or on <= self.valid_to)


class Catalogue(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    rules: dict[str, Rule]
    subjects: dict[Subject, Text]
    names: dict[str, Text]


@cache
def catalogue() -> Catalogue:
    text = (files("inspections.proposals") / "discipline_forms.yaml").read_text("utf-8")
    return msgspec.convert(yaml.safe_load(text), Catalogue)


def rules_on(country: str, on: date) -> list[Rule]:
    return [rule for rule in catalogue().rules.values() if rule.country == country and rule.in_force(on)]


def is_known(country: str, days: Sequence[date], subject: str, form: str) -> bool:
    """On any of these days: the day of the act counts beside the day of the decision, since a milder old rule may."""
    return any(rule.subject == subject and form in rule.forms for day in days for rule in rules_on(country, day))
