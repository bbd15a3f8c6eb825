"""Days of one stratum as the server freezes, draws and publishes them, with everything that can happen on the way."""

import json
import random
from datetime import date, time, timedelta
from pathlib import Path
from typing import Any, NamedTuple
from uuid import UUID

import msgspec

from scheduler import verifier
from scheduler.assigning import Staffing
from scheduler.drawing import FIRST_IN_CHAIN, Entrant, Terms, bundle, freeze, manifest_hash
from scheduler.frequencies import Place, rhythms
from scheduler.plans import ChecklistVersion, Hours, Moment, Plan, Team, policy_hash, policy_of
from scheduler.states import FIRST_STATE, Document, Link, Undone, entering, state_hash

STRATUM = "HY01.33"
FIRST_DAY = date(2026, 1, 5)
SECRET = b"\x33" * 32
CODES = tuple(f"U{number:02}" for number in range(20))

HOURS = Hours(
    freeze=Moment(-1, time(18)),
    draw=Moment(0, time(5, 30)),
    arrive=Moment(0, time(7, 30)),
    end=Moment(0, time(17)),
    reveal=Moment(1, time(8)),
    lead_seconds=1800,
    public_delay_seconds=604_800,
)


def plan_of(**changes: Any) -> Plan:
    plan = Plan(
        capacity=2,
        open_days_per_year=250,
        frequencies={"pasc": 12, "police": 6},
        exceptions={"U03": 24},
        teams=tuple(Team(UUID(int=number), ()) for number in range(6)),
        checklist=ChecklistVersion("CL-VN-OPEN", 1, "opening"),
        hours=HOURS,
        gaps={"pasc": 24},
        gap_exceptions={"U05": 18, "U06": 0},
        adjustments={"U02": 1250, "U04": 750},
    )
    return msgspec.structs.replace(plan, **changes)


class Happening(NamedTuple):
    """What is so on one day: nothing out of the ordinary unless it is said."""

    plan: Plan
    codes: tuple[str, ...]
    capacity: int | None = None
    closed: frozenset[str] = frozenset()
    excluded: frozenset[str] = frozenset()
    idle_before: int = 0
    held: bool = True


class Stratum:
    """Grows by a day at a time; `bundles` and `policy_file` are what outsiders can fetch."""

    def __init__(self, stratum: str = STRATUM) -> None:
        self.stratum = stratum
        self.day = FIRST_DAY
        self.links: list[Link] = []
        self.bundles: list[dict[str, Any]] = []
        self.contents: list[bytes] = []
        self.plans: dict[str, Plan] = {}
        self.told: set[Undone] = set()

    def freeze(self, now: Happening, undone: set[Undone] | frozenset[Undone] = frozenset()) -> dict[str, Any]:
        idle = self._idle(now.idle_before)
        places = [Place(code, "police" if code.endswith("9") else "pasc") for code in now.codes]
        entered = entering(self.stratum, places, rhythms(now.plan, places), self.links, idle, undone)
        entrants = [
            Entrant(place.code, UUID(int=1), place.kind, age, balance, place.code in now.closed)
            for place, age, balance in zip(places, entered.ages.tolist(), entered.balances.tolist(), strict=True)
        ]
        barred = tuple((code, team) for code in now.excluded for team in range(len(now.plan.teams)))
        terms = self._terms(now, idle, tuple(sorted(undone)))
        frozen, content = freeze(terms, SECRET, entrants, Staffing(now.plan.teams, {}, barred, "salt"))
        published = bundle(frozen.manifest, SECRET, verifier.NO_BEACON)
        self._keep(now, content, published)
        self.told |= undone
        return published

    def _idle(self, days: int) -> list[str]:
        if not self.links:
            return []
        missed = [] if self.links[-1].held else [self.links[-1].document.day]
        following = [(self.day + timedelta(number)).isoformat() for number in range(days)]
        self.day += timedelta(days)
        return missed + following

    def _terms(self, now: Happening, idle: list[str], undone: tuple[Undone, ...]) -> Terms:
        return Terms(
            stratum=self.stratum,
            day=self.day,
            plan=now.plan,
            capacity=now.plan.capacity if now.capacity is None else now.capacity,
            policy_hash=policy_hash(now.plan),
            prev=manifest_hash(self.bundles[-1]["manifest"]) if self.bundles else FIRST_IN_CHAIN,
            demonstration=False,
            beacon={"type": "none"},
            prev_state=state_hash(self.contents[-1]) if self.contents else FIRST_STATE,
            idle=tuple(idle),
            undone=undone,
        )

    def _keep(self, now: Happening, content: bytes, published: dict[str, Any]) -> None:
        document = msgspec.json.decode(content, type=Document)
        self.links.append(Link(document, now.held, frozenset(published["selected"])))
        self.bundles.append(published)
        self.contents.append(content)
        self.plans[policy_hash(now.plan).hex()] = now.plan
        self.day += timedelta(1)

    def policy_file(self) -> dict[str, Any]:
        return {
            "stratum": self.stratum,
            "policies": [
                {"policy_hash": hashed, "policy": policy_of(json.loads(msgspec.json.encode(plan)))}
                for hashed, plan in self.plans.items()
            ],
            "states": [json.loads(content) for content in self.contents],
        }

    def write(self, folder: Path, policy: dict[str, Any] | None = None) -> tuple[str, list[str]]:
        """The paths of the policy file and of the bundles."""
        rules = folder / "policy.json"
        rules.write_text(json.dumps(policy or self.policy_file()))
        paths = [folder / f"{each['manifest']['date']}.json" for each in self.bundles]
        for path, each in zip(paths, self.bundles, strict=True):
            path.write_text(json.dumps(each))
        return str(rules), [str(path) for path in paths]


def eventful(days: int, chance: random.Random, stratum: str = STRATUM) -> Stratum:
    """Sick inspectors, storms, holidays, missed draws, offices that open and close, plans that change."""
    grown = Stratum(stratum)
    codes = list(CODES)
    plan = plan_of()
    for number in range(days):
        if chance.random() < 0.05:
            codes = sorted({*codes, f"V{number:03}"} - {chance.choice(codes)})
        if number == days // 2:
            plan = plan_of(capacity=3, adjustments={}, gaps={"pasc": 20, "police": 30})
        grown.freeze(_happening(chance, plan, codes), _undone(chance, grown))
    return grown


def _happening(chance: random.Random, plan: Plan, codes: list[str]) -> Happening:
    few = frozenset(chance.sample(codes, chance.choice((0, 0, 0, 2))))
    return Happening(
        plan,
        tuple(codes),
        capacity=chance.choice((None, None, None, 0, 1, 4)),
        closed=frozenset(chance.sample(codes, chance.choice((0, 0, 1, 3)))),
        excluded=few,
        idle_before=chance.choice((0, 0, 0, 0, 0, 1, 4)),
        held=chance.random() > 0.05,
    )


def _undone(chance: random.Random, grown: Stratum) -> set[Undone]:
    """Some of the last days' visits: of the last one as a rule, and sometimes found out late."""
    found: set[Undone] = set()
    for link, likely in zip(reversed(grown.links[-4:]), (0.15, 0.05, 0.05, 0.05), strict=False):
        if link.held:
            found |= {(link.document.day, code) for code in sorted(link.selected) if chance.random() < likely}
    return found - grown.told
