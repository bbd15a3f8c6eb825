"""Gathers what the paper of the minutes says."""

from datetime import datetime

import msgspec

from api.minutes_observations import differences_of, observations_of
from api.minutes_photos import Shown
from api.minutes_signatures import refusal_of, signatures_of
from api.papers.letter import Member
from api.papers.minutes import Count, Minutes, Person
from api.printing import Server
from inspections import queries
from inspections.minutes import minutes, minutes_answers, minutes_queries
from inspections.minutes.minutes_documents import MinutesDocument
from inspections.rules import happened_at
from inspections.sources import Sources
from ledger.database import Row
from organisation.unit_queries import names_on


class Visit(msgspec.Struct, frozen=True):
    """The rows of the inspection, its submission and its minutes, with what the phone said in these."""

    inspection: Row
    submission: Row
    row: Row
    document: MinutesDocument
    sources: Sources


async def content_of(visit: Visit, shown: Shown, server: Server) -> Minutes:
    inspection, document, submission = visit.inspection, visit.document, visit.submission
    findings = await minutes_queries.submitted_findings(inspection["id"])
    answers = minutes_answers.answers_of(submission)
    opened_at = await _opened_at(inspection)
    read_at = happened_at(document.claimed_at, opened_at, visit.row["received_at"])
    return Minutes(
        number=inspection["letter_number"],
        code=inspection["check_code"],
        address=server.address_of(inspection),
        public_page=server.page,
        unit_name=inspection["unit_name"],
        unit_code=inspection["unit_code"],
        above=list(reversed(await names_on(inspection["path"][:-1]))),
        zone=inspection["zone"],
        kind=inspection["kind"],
        checklist=visit.sources.document.title,
        opened_at=opened_at,
        ended_at=happened_at(submission["claimed_at"], opened_at, submission["received_at"]),
        read_at=read_at,
        team=[Member(member["name"], member["leader"]) for member in await queries.team(inspection["id"])],
        unit_side=[Person(document.unit.name, document.unit.post)] if document.unit else [],
        counts=[
            Count(each.what, each.at, each.counted, each.expected)
            for each in minutes_answers.counts_of(visit.sources, answers)
        ],
        observations=observations_of(document.read, visit.sources, answers, findings, shown),
        differences=differences_of(minutes.compared(document.read, findings), visit.sources),
        gaps=minutes_answers.gaps_of(visit.sources, inspection["profile"], answers),
        gaps_reason=submission["incomplete_reason"] or "",
        closing=document.closing,
        remarks=document.reservations or "",
        signatures=await signatures_of(document, inspection["leader"], read_at),
        refusal=refusal_of(document, read_at),
        pages=shown.of(document.paper),
        pages_missing=shown.missing(document.paper),
        record=visit.row["sha256"].hex(),
        demonstration=inspection["demonstration"],
    )


async def _opened_at(inspection: Row) -> datetime:
    claimed_at = await queries.opening_claimed_at(inspection["id"])
    return happened_at(claimed_at, inspection["released_at"], inspection["opened_at"])
