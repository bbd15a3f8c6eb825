"""May they? What somebody may not see does not exist; what they see but may not do is refused."""

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from uuid import UUID

from inspections import queries
from inspections.audits import back_check_queries
from inspections.steps.lifecycle import BY_ACTION, Action, Party, State, check
from ledger.changes import change
from ledger.database import Row
from media.queries import find_evidence
from organisation.actors import Actor, Role
from organisation.refusing import Refused, not_found

OVERSIGHT: tuple[Role, ...] = ("reviewer", "overseer")
SENDERS: tuple[Role, ...] = ("planner", *OVERSIGHT)
UNIT_PURPOSES: Mapping[str, tuple[Action, ...]] = {
    "explanation": ("enter_paper", "object"),
    "remedy": ("report_remedy",),
}
"""What the unit's own photos are for: they are taken while one of these may be done."""


async def see(actor: Actor, inspection: UUID, now: datetime) -> Row:
    """The inspection, when the actor may see it; a look before the opening is written down."""
    found = await queries.find(actor, inspection)
    if found is None:
        raise await _not_seen(actor, inspection)
    await note_early_reads(actor, [found], now)
    return found


async def _not_seen(actor: Actor, inspection: UUID) -> Refused:
    """Whoever is to read it again without its conclusion is told what to do first."""
    blind = await back_check_queries.find_read_blind(actor, inspection)
    return Refused("back-check-first") if blind else not_found()


async def note_early_reads(actor: Actor, seen: list[Row], now: datetime) -> None:
    unopened = [inspection["id"] for inspection in seen if inspection["state"] == "released"]
    if not unopened:
        return
    async with change(by=str(actor.person), at=now) as record:
        for first in await queries.note_early_reads(actor, unopened, now):
            await record("inspection.read-early", subject=str(first["inspection"]), facts={"device": str(actor.device)})


def may_do(actor: Actor, action: Action, inspection: Row) -> None:
    """Whoever the table of acts names; what the server does by itself nobody may."""
    _REQUIRED[BY_ACTION[action].by](actor, inspection)


def require_team(inspection: Row) -> None:
    if not inspection["on_team"]:
        raise Refused("not-allowed")


def require_leader(actor: Actor, inspection: Row) -> None:
    if inspection["leader"] != actor.person:
        raise Refused("leader-only")


def require_head(actor: Actor, inspection: Row) -> None:
    if not actor.holds("unit_head", inspection["path"]):
        raise Refused("not-allowed")


def require_hearer(actor: Actor, inspection: Row) -> None:
    """Who brings in what the unit says: its head, or a reviewer for whoever gave it on paper or by a link."""
    if not actor.holds("unit_head", inspection["path"]):
        require_reviewer(actor, inspection)


def require_reviewer(actor: Actor, inspection: Row) -> None:
    """Nobody reviews their own work: neither the team nor who answers for the unit."""
    if not actor.holds("reviewer", inspection["path"]):
        raise Refused("not-allowed")
    if inspection["was_on_team"] or actor.holds("unit_head", inspection["path"]):
        raise Refused("own-work")


def require_leader_or_reviewer(actor: Actor, inspection: Row) -> None:
    if inspection["leader"] != actor.person:
        require_reviewer(actor, inspection)


def require_team_or_reviewer(actor: Actor, inspection: Row) -> None:
    """Who finds a remedy good, or praises: never who answers for the unit."""
    if not inspection["on_team"] and not actor.holds("reviewer", inspection["path"]):
        raise Refused("not-allowed")
    if actor.holds("unit_head", inspection["path"]):
        raise Refused("own-work")


def require_sender(actor: Actor, inspection: Row) -> None:
    """Whoever sends people out, or watches over it."""
    if not any(actor.holds(role, inspection["path"]) for role in SENDERS):
        raise Refused("not-allowed")


def require_unit_or_sender(actor: Actor, inspection: Row) -> None:
    """Who may know of the unit's other visits: an inspector sees only those they were at."""
    if not actor.holds("unit_head", inspection["path"]):
        require_sender(actor, inspection)


async def may_add_evidence(actor: Actor, inspection: UUID, purpose: str) -> None:
    """The team from the opening on, photos may arrive long after the visit, also of who fell ill meanwhile; the unit
    for its explanation and for what it put right."""
    found = await queries.find(actor, inspection)
    if found is None:
        raise not_found()
    if purpose in UNIT_PURPOSES:
        action = _possible(UNIT_PURPOSES[purpose], found["state"])
        may_do(actor, action, found)
        check(action, found["state"])
        return
    if not found["fell_ill"]:
        require_team(found)
    if found["opened_at"] is None:
        raise Refused("not-opened")


def _possible(actions: Sequence[Action], state: State) -> Action:
    """In that state; none of them, the first."""
    return next((action for action in actions if state in BY_ACTION[action].sources), actions[0])


async def may_see_evidence(actor: Actor, inspection: UUID) -> Row:
    """Whoever sees the inspection; the unit once the visit has ended and its findings stand."""
    found = await queries.find(actor, inspection) or await back_check_queries.find_read_blind(actor, inspection)
    if found is None:
        raise not_found()
    if not may_see_findings(actor, found):
        raise Refused("not-yet")
    return found


async def see_photo(actor: Actor, evidence: UUID) -> tuple[Row, Row]:
    """The photo and its inspection."""
    found = await find_evidence(evidence)
    if found is None:
        raise not_found()
    return found, await may_see_evidence(actor, found["inspection"])


def reads_working_papers(actor: Actor, inspection: Row) -> bool:
    """The team, its reviewers and overseers: sheets, originals, positions and file names of photos."""
    helped = bool(inspection["on_team"] or inspection["fell_ill"])
    return helped or _oversees(actor, inspection)


def reads_observations(actor: Actor, inspection: Row) -> bool:
    """What one citizen said is not for whoever heads the unit, also where they oversee it."""
    return reads_working_papers(actor, inspection) and not actor.holds("unit_head", inspection["path"])


def reads_originals(actor: Actor, inspection: Row) -> bool:
    """An original tells place and device: for the team's leader, reviewers and overseers only."""
    return inspection["leader"] == actor.person or _oversees(actor, inspection)


def require_original_reader(actor: Actor, inspection: Row) -> None:
    if not reads_originals(actor, inspection):
        raise Refused("not-allowed")


def may_propose_blurring(actor: Actor, inspection: Row) -> None:
    """The unit may ask for it too: that personal data which matter to nobody go is its right."""
    if not (reads_originals(actor, inspection) or actor.holds("unit_head", inspection["path"])):
        raise Refused("not-allowed")


def require_oversight(actor: Actor, inspection: Row) -> None:
    if not _oversees(actor, inspection):
        raise Refused("not-allowed")


def may_see_certificate(actor: Actor, inspection: Row) -> None:
    """That its photos are gone, the unit may know as well."""
    if not actor.holds("unit_head", inspection["path"]):
        require_oversight(actor, inspection)


def require_concluder(actor: Actor, inspection: Row) -> None:
    """Who drafts, signs or watches over it: what they write to each other is not for the unit."""
    if actor.holds("unit_head", inspection["path"]):
        raise Refused("not-allowed")
    if inspection["leader"] != actor.person:
        require_oversight(actor, inspection)


def require_custodian(actor: Actor, inspection: Row) -> None:
    """Who decides what is shown and kept of a visit's photos: neither the team nor who answers for the unit."""
    require_oversight(actor, inspection)
    if inspection["was_on_team"] or actor.holds("unit_head", inspection["path"]):
        raise Refused("own-work")


def _oversees(actor: Actor, inspection: Row) -> bool:
    return any(actor.holds(role, inspection["path"]) for role in OVERSIGHT)


def may_see_findings(actor: Actor, inspection: Row) -> bool:
    """A unit head sees what was found once the visit has ended; overseers and reviewers from the opening on."""
    return reads_working_papers(actor, inspection) or inspection["submitted_at"] is not None


def require_working_papers(actor: Actor, inspection: Row) -> None:
    """The unit gets the findings, not the sheets."""
    if not reads_working_papers(actor, inspection):
        raise Refused("not-allowed")


def _refuse(_actor: Actor, _inspection: Row) -> None:
    raise Refused("not-allowed")


_REQUIRED: Mapping[Party, Callable[[Actor, Row], None]] = {
    "team": lambda _actor, inspection: require_team(inspection),
    "leader": require_leader,
    "unit_head": require_head,
    "hearer": require_hearer,
    "reviewer": require_reviewer,
    "leader_or_reviewer": require_leader_or_reviewer,
    "team_or_reviewer": require_team_or_reviewer,
    "outsider": require_custodian,
    "oversight": require_oversight,
    "owner": _refuse,
    "server": _refuse,
}
