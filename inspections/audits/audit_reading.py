"""What one concluded visit tells of how its inspectors work: read once from the sheets that the leader handed in."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from itertools import combinations
from uuid import UUID

import msgspec

from checklists.answers import Answers
from checklists.profiles import Profile, profile_of
from checklists.publishing import PublishedChecklist
from checklists.scoring import assess
from inspections.audits.pace_rules import row_of, twice_of
from inspections.rules import happened_at
from inspections.visiting.sheet_documents import read
from ledger.database import Row
from organisation.refusing import Refused

RIGHT, WRONG, NEITHER = range(3)


class Sheet(msgspec.Struct, frozen=True):
    """See `audit_tables.VisitReading`."""

    inspection: UUID
    inspector: UUID
    unit: UUID
    alike: str
    ended_at: datetime
    score: int | None
    answered: int
    seconds: int
    in_row: int
    same_in_row: int
    twice: int
    twice_same: int


class Pair(msgspec.Struct, frozen=True):
    """See `audit_tables.PairReading`."""

    inspection: UUID
    one: UUID
    other: UUID
    ended_at: datetime
    cells: list[int]


class Readings(msgspec.Struct, frozen=True):
    sheets: list[Sheet]
    pairs: list[Pair]


def readings_of(visit: Row, revisions: Sequence[Row], version: PublishedChecklist) -> Readings:
    """`revisions` are those that were merged, one for each inspector; what cannot be read any more is left out."""
    profile = profile_of(version.document, visit["profile"])
    given = {row["inspector"]: row for row in revisions}
    answers = {person: found for person, row in given.items() if (found := _answers(visit, row, version))}
    sheets = [_sheet(visit, given[person], profile, answers[person]) for person in sorted(answers)]
    pairs = [_pair(visit, one, other, profile, answers) for one, other in combinations(sorted(answers), 2)]
    return Readings(sheets, [pair for pair in pairs if sum(pair.cells)])


def _answers(visit: Row, revision: Row, version: PublishedChecklist) -> Answers:
    try:
        return read(version, visit["profile"], revision["body"]).answers
    except Refused:
        return {}


def _sheet(visit: Row, revision: Row, profile: Profile, answers: Answers) -> Sheet:
    row, twice = row_of(profile, answers), twice_of(answers)
    return Sheet(
        inspection=visit["id"],
        inspector=revision["inspector"],
        unit=visit["unit"],
        alike=_alike(visit, profile, answers),
        ended_at=visit["submitted_at"],
        score=assess(profile, answers).score_hundredths,
        answered=len(answers),
        seconds=_seconds(visit, revision),
        in_row=row.pairs,
        same_in_row=row.same,
        twice=twice.pairs,
        twice_same=twice.same,
    )


def _alike(visit: Row, profile: Profile, answers: Answers) -> str:
    """A sheet of one section is compared with others of that section only."""
    sections = sorted({profile.by_code[code].section for code in answers})
    names = ("programme", "kind", "unit_kind", "checklist_version", "profile", "demonstration")
    return " ".join([*(str(visit[name]) for name in names), ",".join(sections)])


def _seconds(visit: Row, revision: Row) -> int:
    opened_at = happened_at(visit["claimed_at"], visit["released_at"], visit["opened_at"])
    ended_at = happened_at(revision["claimed_at"], opened_at, max(revision["received_at"], opened_at))
    return int((ended_at - opened_at).total_seconds())


def _pair(visit: Row, one: UUID, other: UUID, profile: Profile, answers: Mapping[UUID, Answers]) -> Pair:
    cells = [0] * 9
    for code in answers[one].keys() & answers[other].keys():
        if profile.by_code[code].measure is not None:
            cells[3 * _found(profile, answers[one], code) + _found(profile, answers[other], code)] += 1
    return Pair(visit["id"], one, other, visit["submitted_at"], cells)


def _found(profile: Profile, answers: Answers, code: str) -> int:
    measure, observed = profile.by_code[code].measure, answers[code].observed
    if measure is None or observed is None:
        return NEITHER
    return WRONG if measure.of(observed).failed else RIGHT
