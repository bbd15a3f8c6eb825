"""The audit of the auditors: how inspectors work beside others in like circumstances, and how sure that is.

None of it is a verdict, and nothing is decided by it. Only visits that are concluded count.
"""

from datetime import datetime
from uuid import UUID

import msgspec
from litestar import get
from litestar.di import NamedDependency
from litestar.params import FromPath, FromQuery

from api.access import only
from api.lists import page_of
from api.paging import DEFAULT_LIMIT, Cursor, Limit, Page, read_cursor
from inspections.audits import audit_queries, back_check_figures
from inspections.audits.agreement_rules import Interval, RaterAgreement
from inspections.audits.audit_figures import Figures, Repeats
from inspections.audits.back_check_figures import BackCheckFigures
from inspections.audits.pace_rules import Pace
from ledger.database import Row
from organisation import data_accesses
from organisation.actors import Actor
from organisation.people_queries import names_among
from organisation.refusing import Refused, not_found

REASON = "inspector-audit"
"""In the log of who read of whom."""


class InspectorAudit(msgspec.Struct, frozen=True, rename="camel", kw_only=True):
    """Of concluded visits of two years; `compared` is how many the comparison rests on. A figure is null where there is
    not enough yet. Every interval holds the truth with 95 % confidence.

    `leniency`: points of 100 more than others give in like circumstances, shrunk towards 0; `spread` is how much
    inspectors differ among themselves. `sameInRow`: percentage points more of neighbouring answers that say the same.
    """

    person: UUID
    name: str
    computed_at: datetime | None
    visits: int
    compared: int
    leniency: Interval | None
    spread: float | None
    pace: Pace | None
    same_in_row: Interval | None
    repeats: Repeats | None
    agreement: RaterAgreement | None


class WithColleague(msgspec.Struct, frozen=True, rename="camel"):
    """What both answered before the leader settled."""

    person: UUID
    name: str
    agreement: RaterAgreement


class OneInspectorAudit(msgspec.Struct, frozen=True, rename="camel"):
    """`backChecks` are of visits that the inspector led."""

    audit: InspectorAudit
    colleagues: list[WithColleague]
    back_checks: BackCheckFigures


@get(
    "/v1/inspector-audits",
    operation_id="listInspectorAudits",
    summary="How the inspectors of my part work beside others in like circumstances, by name; never a verdict",
    tags=["oversight"],
    **only("overseer"),
)
async def list_inspector_audits(
    actor: NamedDependency[Actor],
    now: NamedDependency[datetime],
    cursor: FromQuery[Cursor] = None,
    limit: FromQuery[Limit] = DEFAULT_LIMIT,
) -> Page[InspectorAudit]:
    """That it was read is written down."""
    found = await audit_queries.listed(actor, _after(cursor), limit + 1)
    await data_accesses.note(actor, "people_list", [row["id"] for row in found[:limit]], now, reason=REASON)
    return page_of(found, limit, _audit, "name", "id")


@get(
    "/v1/inspector-audits/{person:uuid}",
    operation_id="getInspectorAudit",
    summary="How one inspector works beside others; inspectors read their own",
    tags=["oversight"],
    **only("overseer", "inspector"),
)
async def get_inspector_audit(
    person: FromPath[UUID], actor: NamedDependency[Actor], now: NamedDependency[datetime]
) -> OneInspectorAudit:
    """Whoever reads another's is written down."""
    found = await audit_queries.find(actor, person)
    if found is None:
        raise not_found()
    await data_accesses.note(actor, "person", [person], now, reason=REASON)
    pairs = _figures(found).pairs
    names = await names_among([each.other for each in pairs])
    return OneInspectorAudit(
        _audit(found),
        [WithColleague(each.other, names.get(each.other, ""), each.agreement) for each in pairs],
        await back_check_figures.of_leader(person, now),
    )


def _after(cursor: str | None) -> tuple[str, str] | None:
    after = read_cursor(cursor, 2)
    if after is None:
        return None
    try:
        return after[0], str(UUID(after[1]))
    except ValueError:
        raise Refused("bad-cursor") from None


def _audit(row: Row) -> InspectorAudit:
    figures = _figures(row)
    told = {name: getattr(figures, name) for name in Figures.__struct_fields__ if name != "pairs"}
    return InspectorAudit(person=row["id"], name=row["name"], computed_at=row["computed_at"], **told)


def _figures(row: Row) -> Figures:
    return msgspec.json.decode(row["figures"], type=Figures) if row["figures"] else NONE_YET


NONE_YET = Figures(0, 0, None, None, None, None, None, None, [])

HANDLERS = [list_inspector_audits, get_inspector_audit]
