"""Who plans, inspects, reviews, oversees and answers: invented people with the demonstration's password."""

from collections.abc import Iterator
from itertools import count
from math import ceil
from uuid import UUID

import msgspec

from api.demo.cast import ADMINISTRATORS, GIVEN_NAMES, SURNAMES
from api.demo.national.chance import Chance
from api.demo.national.copying import Rows
from api.demo.national.entries import Book
from api.demo.national.places import Country, Region
from api.demo.national.scale import VISITS_A_YEAR, Scale
from organisation.actors import Role
from organisation.bootstrapping import OPERATOR
from scheduler.plans import Team

OPEN_DAYS = 248
COMMUNES = 3_321
REVIEWERS = 5
PAIRS = 4
"""Of so many teams one is of two people."""


class Staff(msgspec.Struct, frozen=True):
    """Of one province. `teams` are those of the lottery, `spare` go where somebody orders them to; `heads` by unit."""

    planner: UUID
    reviewers: tuple[UUID, ...]
    teams: tuple[Team, ...]
    spare: tuple[Team, ...]
    heads: dict[UUID, UUID]
    capacity: int


class Crew:
    """Takes people in, in an order that is always the same."""

    def __init__(self, scale: Scale, country: Country, rows: Rows, book: Book, password_hash: str) -> None:
        self._at = scale.prepared_at
        self._scale = scale
        self._country = country
        self._rows = rows
        self._book = book
        self._password = password_hash
        self._chance = Chance(scale.seed, 250)
        self._names = self._called()
        self._signers: list[UUID] = []

    def administrators(self) -> list[UUID]:
        """They ask for and approve everybody else's roles."""
        first = [self._person(each.username, each.name, self._country.id) for each in ADMINISTRATORS]
        for person, other in zip(first, reversed(first), strict=True):
            self._grant(person, "administrator", self._country.id, OPERATOR, other)
        self._signers = first
        return first

    def overseers(self) -> UUID:
        person = self._person("dewi", "Dewi Lestari", self._country.id, "id")
        self._grant(person, "overseer", self._country.id, *self._signers)
        reviewer = self._person("binh", "Lý Văn Bình", self._country.id)
        self._grant(reviewer, "reviewer", self._country.id, *self._signers)
        return person

    def staff(self, region: Region) -> Staff:
        capacity = capacity_of(region, self._scale)
        number = region.code
        planner = self._member(f"kehoach.{number}", region, "planner")
        self._member(f"giamsat.{number}", region, "overseer")
        reviewers = [
            self._member(f"thamdinh.{number}.{place}", region, "reviewer") for place in range(1, 1 + REVIEWERS)
        ]
        inspectors = (self._member(f"thanhtra.{number}.{place:02}", region, "inspector") for place in count(1))
        teams = [_team(inspectors, place % PAIRS == 0) for place in range(1, 1 + ceil(1.6 * capacity) + 2)]
        spare = [_team(inspectors, pair=True) for _ in range(2)]
        heads = {office.id: self._head(office.code, office.id) for office in region.offices}
        return Staff(planner, tuple(reviewers), tuple(teams), tuple(spare), heads, capacity)

    def _head(self, code: str, office: UUID) -> UUID:
        person = self._person(f"thutruong.{code.partition('.')[0]}", next(self._names), office)
        self._grant(person, "unit_head", office, *self._signers)
        return person

    def _member(self, username: str, region: Region, role: Role) -> UUID:
        person = self._person(username, next(self._names), region.id)
        self._grant(person, role, region.id, *self._signers)
        return person

    def _person(self, username: str, name: str, home: UUID, language: str = "vi") -> UUID:
        identifier = self._chance.id(self._at)
        self._rows.add("person", identifier, username, name, language, home, self._password, self._at)
        self._book(self._at, "operator", "person.added", identifier, {"home": str(home)})
        self._book(self._at, "operator", "person.password-set", identifier)
        return identifier

    def _grant(self, person: UUID, role: Role, unit: UUID, asked: UUID, approved: UUID) -> None:
        grant, at = self._chance.id(self._at), self._at
        self._rows.add("role_grant", grant, person, role, unit, at, asked, approved, at)
        facts = {"person": str(person), "role": role, "unit": str(unit), "acting_for": None, "to": None}
        self._book(at, "operator", "role.requested", grant, {**facts, "from": at.isoformat()})
        self._book(at, "operator", "role.approved", grant, {"by": str(approved)})

    def _called(self) -> Iterator[str]:
        while True:
            yield f"{self._chance.one(SURNAMES)} {self._chance.one(GIVEN_NAMES)}"


def capacity_of(region: Region, scale: Scale) -> int:
    """Visits a day, by the share of the country's communes. Rounded by the region's number, so that the sum is kept."""
    share = scale.visits / OPEN_DAYS * len(region.offices) / COMMUNES
    return (
        max(1, int(share + (region.number * 7 % 10 + 0.5) / 10))
        if scale.visits == VISITS_A_YEAR
        else max(1, round(share))
    )


def _team(inspectors: Iterator[UUID], pair: bool) -> Team:
    return Team(next(inspectors), (next(inspectors),) if pair else ())
