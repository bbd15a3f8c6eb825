"""How a visit compares with the last one at its unit and with similar units, for whoever reads its findings."""

from datetime import datetime
from fractions import Fraction
from uuid import UUID

import msgspec
from litestar import get
from litestar.di import NamedDependency
from litestar.params import FromPath

from api.access import only
from api.inspection_shapes import Kind
from checklists.format import Document
from checklists.items import Grade
from checklists.publishing import published_version
from inspections import access, queries
from inspections.audits import back_check_queries
from inspections.concluding import comparing, comparing_queries
from inspections.concluding.comparing import Changes, Looked, Spread
from organisation.actors import Actor
from organisation.refusing import Refused
from organisation.texts import Text


class Before(msgspec.Struct, frozen=True, rename="camel"):
    """The last concluded visit before, where the reader may see it. `same_questions`: by the same checklist, so that
    scores compare."""

    inspection: UUID
    opened_at: datetime
    kind: Kind
    grade: Grade | None
    same_questions: bool


class ScoreBeside(msgspec.Struct, frozen=True, rename="camel"):
    """Of the whole visit, then of each section; 0 to 100, null where nothing was observed. `before` is null too where
    other questions were asked, `alike` where fewer than five similar units can be compared."""

    section: str | None
    title: Text | None
    now: float | None
    before: float | None
    alike: Spread | None


class ItemNamed(msgspec.Struct, frozen=True):
    item: str
    question: Text


class Comparison(msgspec.Struct, frozen=True, rename="camel"):
    """Similar are other units of the same kind at their newest concluded visit of the same kind, by the same version of
    the checklist, within two years. Findings are compared by item: `gone` was looked at again and found right."""

    grade: Grade | None
    before: Before | None
    scores: list[ScoreBeside]
    repeated: list[ItemNamed]
    gone: list[ItemNamed]
    new: list[ItemNamed]


@get(
    "/v1/inspections/{inspection:uuid}/comparison",
    operation_id="getComparison",
    summary="A visit beside the one before at its unit and beside similar units, unnamed",
    tags=["hearing"],
    **only("unit_head", *access.SENDERS),
)
async def get_comparison(
    inspection: FromPath[UUID], actor: NamedDependency[Actor], now: NamedDependency[datetime]
) -> Comparison:
    found = await access.see(actor, inspection, now)
    access.require_unit_or_sender(actor, found)
    visit = await comparing_queries.find_scored(inspection)
    if visit is None or not access.may_see_findings(actor, found):
        raise Refused("not-yet")
    looked, before = await comparing.look(visit), await comparing.look_before(visit)
    if before and not await _may_see(actor, before):
        before = None
    changes = comparing.changes(before, looked) if before else Changes([], [], [])
    document = (await published_version(visit["checklist_version"])).document
    return Comparison(
        grade=visit["grade"],
        before=_before(before, looked) if before else None,
        scores=await _scores(looked, before, document, now),
        repeated=_named(changes.repeated, document),
        gone=_named(changes.gone, document),
        new=_named(changes.new, document),
    )


async def _may_see(actor: Actor, before: Looked) -> bool:
    """Neither what another province did before the unit came here, nor what the actor is to read again unknowing."""
    identifier: UUID = before.visit["id"]
    if await queries.find(actor, identifier) is None:
        return False
    return await back_check_queries.find_read_blind(actor, identifier) is None


def _before(before: Looked, now: Looked) -> Before:
    visit = before.visit
    return Before(visit["id"], visit["opened_at"], visit["kind"], visit["grade"], _same_questions(before, now))


def _same_questions(before: Looked, now: Looked) -> bool:
    return all(before.visit[name] == now.visit[name] for name in ("checklist_version", "profile"))


async def _scores(looked: Looked, before: Looked | None, document: Document, now: datetime) -> list[ScoreBeside]:
    alike = await comparing.spreads_alike(looked.visit, now)
    then = before.scores if before and _same_questions(before, looked) else None
    whole = ScoreBeside(None, None, _told(looked.scores.whole), _told(then.whole if then else None), alike.get(""))
    sections = [(f"{document.code}.{each.code}", each) for each in document.sections]
    return [
        whole,
        *(
            ScoreBeside(
                section.code,
                Text(section.title.vi, section.title.id, section.title.en),
                _told(looked.scores.sections.get(name)),
                _told(then.sections.get(name) if then else None),
                alike.get(name),
            )
            for name, section in sections
            if name in looked.scores.sections or (then and name in then.sections)
        ),
    ]


def _told(value: Fraction | None) -> float | None:
    return None if value is None else round(float(value), 1)


def _named(items: list[str], document: Document) -> list[ItemNamed]:
    """All of them were asked at this visit too."""
    asked = {item.code: item.question for item in document.items}
    return [ItemNamed(code, Text(asked[code].vi, asked[code].id, asked[code].en)) for code in items]


HANDLERS = [get_comparison]
