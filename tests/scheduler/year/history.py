"""What stands in the database after the year, read once."""

from datetime import date
from typing import Any, NamedTuple
from uuid import UUID
from zoneinfo import ZoneInfo

import msgspec

from ledger.database import Row, rows
from scheduler import queries, verifier
from scheduler.frequencies import Place, deadline_of, frequencies
from scheduler.hazard import Rhythm, rhythm
from scheduler.plans import Plan
from scheduler.states import Document, Undone, UnitState
from tests.scheduler.year.province import Province

ZONE = ZoneInfo("Asia/Ho_Chi_Minh")
CARRIED_OUT = ("carried_out", "late")


class DrawDay(NamedTuple):
    """An open day. Without a frozen draw there is neither bundle nor document."""

    row: Row
    plan: Plan
    bundle: dict[str, Any]
    document: Document | None

    @property
    def day(self) -> date:
        day: date = self.row["day"]
        return day

    @property
    def held(self) -> bool:
        return bool(self.row["state"] == "revealed")

    @property
    def manifest(self) -> dict[str, Any]:
        return dict(self.bundle["manifest"])

    @property
    def selected(self) -> frozenset[str]:
        return frozenset(self.bundle["selected"]) if self.held else frozenset()

    @property
    def stated(self) -> Document:
        assert self.document
        return self.document

    @property
    def undone(self) -> tuple[Undone, ...]:
        return self.stated.undone

    @property
    def units(self) -> tuple[UnitState, ...]:
        return self.stated.units

    def state_of(self, code: str) -> UnitState | None:
        return next((unit for unit in self.document.units if unit.id == code), None) if self.document else None

    @property
    def places(self) -> list[Place]:
        return [Place(unit.id, unit.kind) for unit in self.units]

    def rhythms(self) -> dict[str, Rhythm]:
        pairs = zip(self.places, frequencies(self.plan, self.places), strict=True)
        return {place.code: rhythm(frequency, deadline_of(self.plan, place)) for place, frequency in pairs}

    def odds(self) -> dict[str, float]:
        """As the committed weights give them, by the verifier's own sums; of all units that could be drawn."""
        weights = {code: int(weight) for code, weight in self.manifest["units"]}
        count = self.manifest["capacity"] - len(self.manifest["forced"])
        lot = verifier.inclusion([*weights.values()], count)
        return dict.fromkeys(self.manifest["forced"], 1.0) | dict(zip(weights, lot, strict=True))


class Visit(NamedTuple):
    """`team` are all who were ever to go there, `left` those of them who fell away."""

    row: Row
    team: frozenset[UUID]
    left: frozenset[UUID]

    @property
    def day(self) -> date:
        day: date = self.row["arrives_at"].astimezone(ZONE).date()
        return day

    @property
    def unit(self) -> str:
        return str(self.row["unit_code"])

    @property
    def went(self) -> bool:
        return self.row["outcome"] in CARRIED_OUT


class History(NamedTuple):
    province: Province
    complaints: list[str]
    """What the clock wrote into its log."""
    days: list[DrawDay]
    closed: list[date]
    visits: list[Visit]

    @property
    def frozen(self) -> list[DrawDay]:
        return [day for day in self.days if day.document]

    @property
    def drawn(self) -> list[Visit]:
        return [visit for visit in self.visits if visit.row["draw_day"]]


async def read_history(province: Province, complaints: list[str]) -> History:
    plans = {each["id"]: queries.plan_of(each) for each in await rows("SELECT * FROM plan_version")}
    found = await rows(
        "SELECT draw_day.*, document FROM draw_day "
        "LEFT JOIN draw_state ON draw_state.draw_day = draw_day.id ORDER BY day"
    )
    days = [_draw_day(each, plans[each["plan_version"]]) for each in found if each["reason"] != "closed"]
    closed = [each["day"] for each in found if each["reason"] == "closed"]
    return History(province, complaints, days, closed, await _visits())


def _draw_day(row: Row, plan: Plan) -> DrawDay:
    bundle = msgspec.json.decode(row["bundle"]) if row["bundle"] else {}
    document = msgspec.json.decode(row["document"], type=Document) if row["document"] else None
    return DrawDay(row, plan, bundle, document)


async def _visits() -> list[Visit]:
    """In the order of their openings, as far as they were opened."""
    found = await rows(
        """
        SELECT inspection.*, ARRAY(SELECT person FROM team_member WHERE team_member.inspection = inspection.id) AS team,
            ARRAY(SELECT person FROM withdrawal WHERE withdrawal.inspection = inspection.id) AS fell
        FROM inspection ORDER BY coalesce(opened_at, arrives_at), id
        """
    )
    return [Visit(each, frozenset(each["team"]), frozenset(each["fell"])) for each in found]
