"""Hưng Yên as it is: 104 communes with their centres, who sends people out, and who goes.

Ids of centres and inspectors are the same in every run, and so is the master key: the same seed is the same year.
"""

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import NamedTuple
from uuid import NAMESPACE_OID, UUID, uuid5

from checklists.starting import publish_starters
from organisation.actors import Actor, Grant, Role
from organisation.tables import FormerHome, Person, RoleGrant, Unit
from organisation.unit_sources import read_vietnam
from tests.cast import FOUNDED, SIGNER, Place, member, place

HUNG_YEN = "33"
TEAMS = 7
SUBSTITUTES = 4
INSPECTORS = 2 * TEAMS + SUBSTITUTES
UNTIL_LATELY = timedelta(days=180)
"""So long ago the last inspector left the commune where they worked; the one before still lives in theirs."""


class Centre(NamedTuple):
    id: UUID
    code: str
    commune: UUID


class Province(NamedTuple):
    """Lan plans and Thu signs second; `inspectors` are the teams in pairs, then the substitutes."""

    unit: Place
    centres: list[Centre]
    lan: Actor
    thu: Actor
    inspectors: list[UUID]

    def inspector(self, person: UUID) -> Actor:
        return _actor(person, "inspector", self.unit)

    @property
    def teams(self) -> list[tuple[UUID, UUID]]:
        return [(self.inspectors[2 * number], self.inspectors[2 * number + 1]) for number in range(TEAMS)]

    @property
    def substitutes(self) -> list[UUID]:
        return self.inspectors[2 * TEAMS :]


async def make_province(now: datetime) -> Province:
    country = await place(None, "VN", "country", "Việt Nam")
    unit = await place(country, HUNG_YEN, "province", "Tỉnh Hưng Yên")
    communes = list(_communes(unit))
    centres = [_centre(commune) for commune in communes]
    await Unit.insert(*communes)
    await Unit.insert(*centres)
    lan = await member("lan", "Nguyễn Thị Lan", unit, now, ("planner", unit))
    thu = await member("thu", "Đỗ Minh Thu", unit, now, ("reviewer", unit))
    minh = await member("minh", "Vũ Quang Minh", unit, now, ("reviewer", unit))
    await publish_starters(thu.person, minh.person, now)
    people = await _inspectors(unit, communes, now)
    known = [Centre(each.id, each.code, each.parent) for each in centres]
    return Province(unit, known, _actor(lan.person, "planner", unit), _actor(thu.person, "reviewer", unit), people)


def _actor(person: UUID, role: Role, unit: Place) -> Actor:
    """Of a session that lasts longer than a year."""
    return Actor(person, uuid5(person, "device"), "vi", (Grant(role, unit.id),))


def _communes(province: Place) -> Iterator[Unit]:
    for row in read_vietnam().rows:
        fields = row.fields
        if fields["parent_code"] == HUNG_YEN:
            yield _unit(province, fields["code"], "commune", fields["name"], fields["latitude"], fields["longitude"])


def _centre(commune: Unit) -> Unit:
    above = Place(commune.id, commune.code, tuple(commune.path))
    title = f"Trung tâm Phục vụ hành chính công {commune.name}"
    return _unit(above, f"{commune.code}.HCC", "commune_pasc", title, commune.latitude, commune.longitude)


def new_centre(province: Province, code: str, opens: date) -> Unit:
    unit = _unit(province.unit, code, "commune_pasc", "Trung tâm mới", "20.65", "106.05")
    unit.valid_from = opens
    return unit


def _unit(above: Place, code: str, kind: str, name: str, latitude: str | Decimal, longitude: str | Decimal) -> Unit:
    identifier = uuid5(NAMESPACE_OID, code)
    return Unit(
        id=identifier,
        jurisdiction="VN",
        code=code,
        kind=kind,
        name=name,
        zone="Asia/Ho_Chi_Minh",
        parent=above.id,
        path=[*above.path, identifier],
        predecessors=[],
        latitude=Decimal(latitude),
        longitude=Decimal(longitude),
        valid_from=FOUNDED,
    )


async def _inspectors(province: Place, communes: list[Unit], now: datetime) -> list[UUID]:
    people = [UUID(int=100 + number) for number in range(INSPECTORS)]
    homes = [province.id] * (INSPECTORS - 2) + [communes[7].id, province.id]
    await Person.insert(*(_person(person, home, now) for person, home in zip(people, homes, strict=True)))
    await RoleGrant.insert(*(_grant(person, province, now) for person in people))
    left = now - UNTIL_LATELY
    await FormerHome.insert(FormerHome(person=people[-1], unit=communes[40].id, left_on=left, recorded_by=SIGNER))
    return people


def _person(person: UUID, home: UUID, now: datetime) -> Person:
    name = f"inspector{person.int:02}"
    return Person(id=person, username=name, name=name, language="vi", home=home, password_hash="", created_at=now)


def _grant(person: UUID, province: Place, now: datetime) -> RoleGrant:
    return RoleGrant(
        person=person,
        role="inspector",
        unit=province.id,
        valid_from=now - timedelta(days=400),
        requested_by=SIGNER,
        approved_by=UUID(int=2**64),
        approved_at=now,
    )
