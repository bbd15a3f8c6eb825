"""What a file of people would do, line by line, decided before anything is written."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Literal
from uuid import UUID

import msgspec

from organisation.actors import Actor
from organisation.names import LONGEST_NAME
from organisation.people_files import FileRow
from organisation.people_import_fields import Account, Units, WantedRole, account_of, role_of
from organisation.refusing import Refused
from organisation.rules import check_in_scope, check_username

Outcome = Literal["new", "changed", "unchanged", "refused"]
Change = Literal["name", "language", "home", "role"]


class KnownPerson(msgspec.Struct, frozen=True):
    """`beyond`: they may do something outside the units where the importer is administrator."""

    id: UUID
    account: Account
    left: bool
    beyond: bool


class Known(msgspec.Struct, frozen=True):
    """`held` are roles in force or asked for: person, role, unit."""

    units: Units
    people: Mapping[str, KnownPerson]
    held: frozenset[tuple[UUID, str, UUID]]


class Line(msgspec.Struct, frozen=True):
    """`account` where one is to be made or changed, `role` where one is to be asked for; `problem` names what is
    wrong, with its `facts`. `person` is who was there already and is told of here."""

    line: int
    username: str
    name: str
    outcome: Outcome
    changes: tuple[Change, ...] = ()
    account: Account | None = None
    role: WantedRole | None = None
    role_named: str | None = None
    problem: str | None = None
    facts: Mapping[str, str | int] = {}
    person: UUID | None = None


def plan(actor: Actor, rows: Sequence[FileRow], known: Known, now: datetime) -> list[Line]:
    planner = _Planner(actor, known, now)
    return [planner.line(row) for row in rows]


class _Planner:
    """Remembers the earlier lines: one person may stand in several, with a role in each."""

    def __init__(self, actor: Actor, known: Known, now: datetime) -> None:
        self._actor = actor
        self._known = known
        self._now = now
        self._accounts: dict[str, tuple[int, Account]] = {}
        self._said: dict[tuple[str, str, UUID | None], int] = {}

    def line(self, row: FileRow) -> Line:
        # Telephones and spreadsheets begin every cell with a capital letter.
        username = row.fields["username"].lower()
        try:
            return self._planned(row, username)
        except Refused as refused:
            name, role = row.fields["name"][:LONGEST_NAME], row.fields.get("role") or None
            problem, facts = refused.name, refused.facts
            return Line(row.line, username[:60], name, "refused", role_named=role, problem=problem, facts=facts)

    def _planned(self, row: FileRow, username: str) -> Line:
        person = self._known.people.get(username)
        if person is None:
            check_username(username)
        self._check_person(person)
        again = username in self._accounts
        account = self._account(row, username, person)
        role = role_of(self._actor, row, self._known.units, account.home, self._now)
        self._once(username, role, row.line)
        if role and person and (person.id, role.role, role.unit) in self._known.held:
            role = None
        changes = _changes(person, account, role, again=again)
        if changes and person and person.id == self._actor.person:
            raise Refused("not-for-yourself")
        is_new = person is None
        wanted = account if not again and (is_new or set(changes) - {"role"}) else None
        outcome: Outcome = "new" if is_new else "changed" if changes else "unchanged"
        named = row.fields.get("role") or None
        known = person.id if person else None
        return Line(row.line, username, account.name, outcome, changes, wanted, role, named, person=known)

    def _check_person(self, person: KnownPerson | None) -> None:
        """Whoever rules over an account rules over all its roles."""
        if person is None:
            return
        check_in_scope(self._actor, person.account.home.path, "administrator")
        if person.beyond and person.id != self._actor.person:
            raise Refused("outside-your-scope")
        if person.left:
            raise Refused("person-left")

    def _account(self, row: FileRow, username: str, person: KnownPerson | None) -> Account:
        line, earlier = self._accounts.get(username, (0, None))
        stored = person.account if person else None
        account = account_of(self._actor, row, self._known.units, earlier or stored)
        if earlier and account != earlier:
            raise Refused("import-line-disagrees", line=line)
        self._accounts.setdefault(username, (row.line, account))
        return account

    def _once(self, username: str, role: WantedRole | None, line: int) -> None:
        key = (username, role.role if role else "", role.unit if role else None)
        if key in self._said:
            raise Refused("import-line-twice", line=self._said[key])
        self._said[key] = line


def _changes(
    person: KnownPerson | None, account: Account, role: WantedRole | None, *, again: bool
) -> tuple[Change, ...]:
    stored = person.account if person and not again else account
    differ: tuple[tuple[Change, bool], ...] = (
        ("name", stored.name != account.name),
        ("language", stored.language != account.language),
        ("home", stored.home.id != account.home.id),
        ("role", role is not None),
    )
    return tuple(name for name, different in differ if different)
