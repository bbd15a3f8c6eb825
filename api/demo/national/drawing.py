"""The lottery of a province, day after day, by the very functions that the clock calls: every bundle verifies."""

from collections.abc import Sequence
from datetime import date, datetime
from hashlib import sha256
from uuid import UUID

import msgspec

from api.demo.national.calendar import WorkingDays
from api.demo.national.chance import Chance
from api.demo.national.copying import Rows
from api.demo.national.entries import Book
from api.demo.national.people import Staff
from api.demo.national.places import Region
from api.demo.national.programmes import Programme
from api.demo.national.scale import instant
from api.demo.places import CENTRE
from scheduler.assigning import Staffing, Visit, assigned, staffing_bytes
from scheduler.drawing import FIRST_IN_CHAIN, Entrant, Terms, bundle, draw_id_of, freeze, manifest_hash
from scheduler.frequencies import Place, rhythms
from scheduler.hours import Timeline, timeline
from scheduler.keys import MasterKeys
from scheduler.staffing import rotated
from scheduler.states import FIRST_STATE, Document, Link, Undone, entering, state_hash
from scheduler.verifier import NO_BEACON, final_key

PUBLIC_SECRETS = "0" * 16
"""Where a commitment names its master: those of draws that are revealed already come from the seed, and the master that
they seem to come from is kept nowhere, as one that was retired."""


class Drawn(msgspec.Struct, frozen=True):
    """One draw: the hours of its day, and who goes where."""

    id: UUID
    day: date
    times: Timeline
    visits: list[Visit]


class Lottery:
    """Of one stratum. Days are drawn in their order; before the next one what became of the visits is told."""

    def __init__(
        self,
        seed: int,
        now: datetime,
        region: Region,
        staff: Staff,
        programme: Programme,
        days: WorkingDays,
        keys: MasterKeys,
        chance: Chance,
    ) -> None:
        self._seed = seed
        self._now = now
        self._region = region
        self._programme = programme
        self._calendar = days
        self._keys = keys
        self._chance = chance
        self._places = [Place(office.code, CENTRE) for office in region.offices]
        self._rhythms = rhythms(programme.plan, self._places)
        self._prev = FIRST_IN_CHAIN
        self._state = FIRST_STATE
        self._chain: list[Link] = []
        self._undone: list[tuple[UUID, Undone]] = []
        self._position = {team.leader: place for place, team in enumerate(staff.teams)}
        self._last_team: dict[str, int] = {}

    def times(self, day: date) -> Timeline:
        return timeline(self._programme.plan.hours, day, self._calendar.after(day, 1), "Asia/Ho_Chi_Minh")

    def secret(self, day: date) -> tuple[str, bytes]:
        """With the key it comes from: what is not revealed yet comes from the installation's own master."""
        draw_id = draw_id_of(self._programme.stratum, day)
        if self.times(day).reveal_at > self._now:
            return self._keys.newest, self._keys.secret(draw_id)
        return PUBLIC_SECRETS, sha256(f"{self._seed}/{draw_id}".encode("ascii")).digest()

    def called_off(self, day: date, code: str, inspection: UUID) -> None:
        self._undone.append((inspection, (day.isoformat(), code)))

    def went(self, visit: Visit) -> None:
        """The next time somebody else goes."""
        position = self._position.get(visit.team.leader)
        if position is None:
            self._last_team.pop(visit.code, None)
        else:
            self._last_team[visit.code] = position

    def draw(self, day: date, rows: Rows, book: Book) -> Drawn:
        times, identifier = self.times(day), self._chance.id(instant(day, 0))
        key, secret = self.secret(day)
        terms = self._terms(day)
        teams = self._programme.plan.teams
        salt = sha256(b"salt" + secret).hexdigest()[:32]
        barred = sorted(rotated(set(self._last_team.items()), set(), len(teams)))
        frozen, document = freeze(terms, secret, self._entrants(), Staffing(teams, {}, tuple(barred), salt))
        hashed = manifest_hash(frozen.manifest)
        # The bundle is verified as it is made, and names the units; `visits` gives the same.
        public = bundle(frozen.manifest, secret, NO_BEACON)
        going = assigned(public["selected"], frozen.staffing, final_key(secret, hashed, NO_BEACON))
        published = msgspec.json.encode(public) if times.reveal_at <= self._now else None
        draw_id = frozen.manifest["draw_id"]
        sealed = self._sealed(draw_id, key, msgspec.json.encode(frozen))
        hours = (times.freeze_at, times.draw_at, times.release_at, times.arrives_at, times.ends_at)
        state = "revealed" if published else "released"
        version = self._programme.version_of(day).id
        rows.add(
            *("draw_day", identifier, draw_id, self._programme.id, version, self._programme.stratum, day, *hours),
            *(times.reveal_at, times.public_at, state, self._prev, hashed, sealed, NO_BEACON, published),
        )
        rows.add("draw_state", self._chance.id(times.freeze_at), identifier, document)
        if published:
            staffing = staffing_bytes(frozen.staffing)
            rows.add("draw_staffing", self._chance.id(times.reveal_at), identifier, staffing)
        for inspection, _ in self._undone:
            rows.add("undone_visit", inspection, identifier)
        self._tell(book, draw_id, times, frozen.manifest, hashed, len(going), published)
        self._follow(document, hashed, [visit.code for visit in going])
        return Drawn(identifier, day, times, going)

    def _terms(self, day: date) -> Terms:
        plan = self._programme.plan
        undone = tuple(undone for _, undone in self._undone)
        return Terms(
            stratum=self._programme.stratum,
            day=day,
            plan=plan,
            capacity=plan.capacity,
            policy_hash=self._programme.policy,
            prev=self._prev,
            demonstration=True,
            beacon={"type": "none"},
            prev_state=self._state,
            undone=undone,
        )

    def _entrants(self) -> list[Entrant]:
        undone = {undone for _, undone in self._undone}
        entered = entering(self._programme.stratum, self._places, self._rhythms, self._chain, (), undone)
        return [
            Entrant(office.code, office.id, CENTRE, age, balance, closed=False)
            for office, age, balance in zip(
                self._region.offices, entered.ages.tolist(), entered.balances.tolist(), strict=True
            )
        ]

    def _sealed(self, draw_id: str, key: str, content: bytes) -> bytes:
        """What is revealed is never opened again: of that only the hash is kept here, as a seal nobody can open."""
        if key == PUBLIC_SECRETS:
            return sha256(content).digest()
        return self._keys.seal(f"manifest of {draw_id}", content, key)

    def _follow(self, document: bytes, hashed: bytes, selected: Sequence[str]) -> None:
        self._prev, self._state = hashed, state_hash(document)
        self._chain = [Link(msgspec.json.decode(document, type=Document), True, frozenset(selected))]
        self._undone = []

    def _tell(
        self,
        book: Book,
        draw_id: str,
        times: Timeline,
        manifest: dict[str, object],
        hashed: bytes,
        sent: int,
        published: bytes | None,
    ) -> None:
        frozen = {"manifest_hash": hashed.hex(), "prev": manifest["prev"], "capacity": manifest["capacity"]}
        book(
            times.freeze_at,
            "clock",
            "draw.frozen",
            draw_id,
            frozen | {"planned_capacity": manifest["planned_capacity"]},
        )
        book(times.draw_at, "clock", "draw.drawn", draw_id, {"manifest_hash": hashed.hex(), "beacon": NO_BEACON.hex()})
        book(times.release_at, "clock", "draw.released", draw_id, {"inspections": sent})
        if published:
            digest = sha256(published).hexdigest()
            facts = {"manifest_hash": hashed.hex(), "bundle_sha256": digest}
            book(times.reveal_at, "clock", "draw.revealed", draw_id, facts)
