"""A programme for each province, with a plan version for each year, as two people would have signed them."""

from collections.abc import Iterator
from datetime import date, time, timedelta
from uuid import UUID

import msgspec

from api.demo.national.chance import Chance
from api.demo.national.copying import Rows
from api.demo.national.entries import Book
from api.demo.national.people import OPEN_DAYS, Staff
from api.demo.national.places import Region
from api.demo.national.scale import Scale, instant
from api.demo.places import CENTRE
from scheduler.drawing import draw_id_of
from scheduler.plans import ChecklistVersion, Hours, Moment, Plan, plan_hash, policy_hash
from scheduler.verifier import seed_commitment

CHECKLIST, PROFILE = "CL-VN-01", "full"
SIGNED_BEFORE = timedelta(days=20)
HOURS = Hours(
    freeze=Moment(-1, time(18)),
    draw=Moment(-1, time(20)),
    arrive=Moment(0, time(8)),
    end=Moment(0, time(17)),
    reveal=Moment(1, time(18)),
    lead_seconds=1_800,
    public_delay_seconds=86_400,
)


class Version(msgspec.Struct, frozen=True):
    id: UUID
    number: int
    first: date
    last: date


class Programme(msgspec.Struct, frozen=True):
    """`versions` cover the days of the history, one after the other, all by the same `plan`."""

    id: UUID
    code: str
    stratum: str
    plan: Plan
    policy: bytes
    versions: tuple[Version, ...]

    def version_of(self, day: date) -> Version:
        return next(each for each in self.versions if each.first <= day <= each.last)


def plan_for(region: Region, staff: Staff) -> Plan:
    visits = max(1, round(staff.capacity * OPEN_DAYS / len(region.offices)))
    return Plan(
        capacity=staff.capacity,
        open_days_per_year=OPEN_DAYS,
        frequencies={CENTRE: visits},
        exceptions={},
        teams=staff.teams,
        checklist=ChecklistVersion(CHECKLIST, 1, PROFILE),
        hours=HOURS,
        least_team=1,
    )


def add_programme(scale: Scale, region: Region, staff: Staff, rows: Rows, book: Book, chance: Chance) -> Programme:
    at = instant(scale.first_day - timedelta(days=30), 9)
    identifier, code = chance.id(at), f"QG{region.code}"
    name = {
        "vi": f"Kiểm tra đột xuất {region.name} (trình diễn)",
        "id": f"Sidak {region.name} (peragaan)",
        "en": f"Surprise checks, {region.name} (demonstration)",
    }
    stratum = f"{code}.{region.code}"
    encoded = msgspec.json.encode(name).decode()
    rows.add("programme", identifier, code, encoded, region.id, stratum, [CENTRE], "working", True, staff.planner, at)
    book(at, staff.planner, "programme.created", identifier, {"code": code, "unit": str(region.id)})
    plan = plan_for(region, staff)
    versions = tuple(_versions(scale, chance))
    programme = Programme(identifier, code, stratum, plan, policy_hash(plan), versions)
    for version in versions:
        _add_version(programme, version, staff, rows, book)
    return programme


def _versions(scale: Scale, chance: Chance) -> Iterator[Version]:
    """A year each, from the first day of the history to its last."""
    first, number = scale.first_day, 1
    while first <= scale.last_day:
        last = min(date(first.year, 12, 31), scale.last_day)
        yield Version(chance.id(instant(first - SIGNED_BEFORE, 9)), number, first, last)
        first, number = last + timedelta(days=1), number + 1


def _add_version(programme: Programme, version: Version, staff: Staff, rows: Rows, book: Book) -> None:
    proposed, approved = instant(version.first - SIGNED_BEFORE, 9), instant(version.first - SIGNED_BEFORE, 15)
    hashed = plan_hash(programme.plan)
    plan = msgspec.json.encode(programme.plan).decode()
    signed = (staff.planner, proposed, staff.reviewers[0], approved)
    rows.add(
        *("plan_version", version.id, programme.id, version.number, plan, hashed, programme.policy),
        *(version.first, version.last, *signed),
    )
    facts = {"programme": str(programme.id), "number": version.number, "plan_hash": hashed.hex()}
    book(proposed, staff.planner, "plan.proposed", version.id, facts)
    book(approved, staff.reviewers[0], "plan.approved", version.id, facts)


class Secrets(msgspec.Struct, frozen=True):
    """Of the draws that are revealed already, made from the seed: they are public, and their master is nobody's.

    `key` is the id of that master, which is kept nowhere.
    """

    key: str
    master: bytes

    def secret(self, draw_id: str) -> bytes:
        from hashlib import sha256

        return sha256(self.master + draw_id.encode("ascii")).digest()


def commit(
    programme: Programme, version: Version, secrets: dict[str, tuple[str, bytes]], staff: Staff, rows: Rows, book: Book
) -> None:
    """`secrets` by draw id, with the id of the key: for every day, open or not, as `planning.approve` does."""
    at = instant(version.first - SIGNED_BEFORE, 15)
    seeds = {}
    for offset in range((version.last - version.first).days + 1):
        draw_id = draw_id_of(programme.stratum, version.first + timedelta(days=offset))
        key, secret = secrets[draw_id]
        commitment = seed_commitment(draw_id, secret)
        rows.add("seed_commitment", draw_id, programme.id, key, commitment, at)
        seeds[draw_id] = commitment.hex()
    book(at, staff.reviewers[0], "seeds.committed", programme.stratum, {"seeds": seeds})
