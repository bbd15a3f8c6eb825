"""Gathers what the notes on a photo are made from: the visit, the team's other photos, others that look like it."""

from datetime import timedelta
from decimal import Decimal
from zoneinfo import ZoneInfo

import msgspec

from inspections.findings.noting_queries import other_facts, visit_of
from inspections.findings.photo_notes import Note, Photo, Resembling, Spot, Visit, camera_of, notes_on
from inspections.findings.resemblance_queries import resembling
from inspections.rules import happened_at
from ledger.database import Row
from media.photo_facts import Facts
from organisation.actors import Actor


async def notes_of(actor: Actor, evidence: Row, examination: Row | None) -> list[Note]:
    """`evidence` is a row of `media.queries`, `examination` one of `media.examination_queries`."""
    found = await visit_of(evidence["inspection"])
    if found is None:
        return []
    others = await other_facts(evidence["inspection"], evidence["id"], evidence["announced_by"])
    photo = _photo(evidence, _facts(examination), [_read(each["facts"]) for each in others])
    alike = [_resembling(row) for row in await resembling(actor, evidence["id"])]
    return notes_on(photo, _visit(found), alike)


def _photo(evidence: Row, facts: Facts | None, others: list[Facts]) -> Photo:
    return Photo(
        purpose=evidence["purpose"],
        taken_by=evidence["announced_by"],
        claimed_at=evidence["claimed_at"],
        announced_at=evidence["announced_at"],
        claimed=_spot(evidence["latitude"], evidence["longitude"], evidence["accuracy"]),
        facts=facts,
        cameras=[camera for each in others if (camera := camera_of(each))],
    )


def _visit(found: Row) -> Visit:
    return Visit(
        zone=found["zone"],
        opened_at=happened_at(found["claimed_at"], found["released_at"], found["received_at"]),
        ends_at=found["ends_at"],
        unit=_spot(found["unit_latitude"], found["unit_longitude"], None),
        door=_spot(found["latitude"], found["longitude"], found["accuracy"]),
        opened_by=found["opened_by"],
        door_ahead=max(found["claimed_at"] - found["received_at"], timedelta()),
    )


def _spot(latitude: Decimal | None, longitude: Decimal | None, accuracy: Decimal | None) -> Spot | None:
    if latitude is None or longitude is None:
        return None
    return Spot((float(latitude), float(longitude)), float(accuracy or 0))


def _facts(examination: Row | None) -> Facts | None:
    return _read(examination["facts"]) if examination and examination["facts"] else None


def _read(facts: str) -> Facts:
    return msgspec.json.decode(facts, type=Facts)


def _resembling(row: Row) -> Resembling:
    if not row["seen"]:
        return Resembling(row["same_file"], None)
    told: dict[str, str | int] = {
        "inspection": str(row["inspection"]),
        "number": row["letter_number"],
        "unit": row["unit_name"],
        "on": f"{row['opened_at'].astimezone(ZoneInfo(row['zone'])):%d/%m/%Y}",
    }
    return Resembling(row["same_file"], told)
