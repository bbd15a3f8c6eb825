"""How long everything may take, and within which bounds a plan sets it (`deadlines.yaml`)."""

from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Literal

import msgspec
import yaml

Clock = Literal[
    "minutes_signed",
    "unit_note_on_minutes",
    "refuse_to_sign",
    "explanation",
    "explanation_extension",
    "s4_notice_to_head",
    "leader_report",
    "conclusion_issued",
    "conclusion_published",
    "corrective_s1",
    "corrective_s2",
    "corrective_s3",
    "unit_report_on_remedy",
    "verify_remedy",
    "revisit_grade_c",
    "revisit_grade_d",
    "objection",
    "objection_answer",
    "reply_to_consultation",
    "feedback_ack",
    "feedback_answer",
    "discipline_watch",
    "discipline_watch_complex",
    "commendation_letter",
    "lesson_meeting",
    "responsibility_review",
    "transfer_answer",
    "discipline_sent",
    "referral",
]
"""The names of domain.md 6.3, and what 6.2 says of each step of the ladder."""

Unit = Literal["working_days", "days", "hours"]
Spans = Mapping[str, int]
"""What a plan sets by clock, in the unit of each."""


class Span(msgspec.Struct, frozen=True):
    """Working days and days end with the unit's local day, hours to the second."""

    amount: int
    unit: Unit


class Bounds(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    unit: Unit
    usual: int
    least: int
    most: int
    source: str

    @property
    def fixed(self) -> bool:
        return self.least == self.most


@cache
def catalogue() -> Mapping[Clock, Bounds]:
    text = (files("inspections.clocks") / "deadlines.yaml").read_text("utf-8")
    return msgspec.convert(yaml.safe_load(text), dict[Clock, Bounds])


def span_of(clock: Clock, chosen: Spans) -> Span:
    bounds = catalogue()[clock]
    return Span(chosen.get(clock, bounds.usual), bounds.unit)


def unknown(chosen: Spans) -> list[str]:
    return sorted(chosen.keys() - catalogue().keys())


def out_of_bounds(chosen: Spans) -> list[Clock]:
    """Which of these a plan may not set so."""
    return [
        clock
        for clock, bounds in catalogue().items()
        if clock in chosen and not bounds.least <= chosen[clock] <= bounds.most
    ]
