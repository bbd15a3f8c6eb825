"""What a closure certificate tells, and the certificates that were made: each is kept as it was handed out."""

from datetime import datetime
from hashlib import sha256
from uuid import UUID

import msgspec

from checklists.items import Grade, Severity
from inspections.concluding import certificate_queries, conclusion_queries
from inspections.concluding.conclusion_documents import Decision, decisions_of
from inspections.findings.finding_queries import findings_of
from inspections.remedies import commendation_queries, remedy_queries
from inspections.rules import code, tidy_code
from inspections.sources import Sources
from inspections.steps.lifecycle import CONCLUDED
from inspections.visiting import sheet_queries
from ledger.changes import change
from ledger.database import Row
from organisation.actors import Actor
from organisation.refusing import Refused
from organisation.texts import Text


class Signed(msgspec.Struct, frozen=True):
    name: str
    at: datetime


class Concluded(msgspec.Struct, frozen=True):
    """Of one finding; `severity` is null where it was withdrawn."""

    item: str
    question: Text
    severity: Severity | None


class Required(msgspec.Struct, frozen=True):
    item: str
    action: str
    due_at: datetime
    state: str
    settled_at: datetime | None


class Praised(msgspec.Struct, frozen=True):
    """`whom` is a post or a team."""

    whom: str
    text: str


class Standing(msgspec.Struct, frozen=True, kw_only=True):
    """Of an inspection that is concluded or closed. No person is named but those who signed."""

    number: str
    kind: str
    unit_name: str
    unit_code: str
    zone: str
    checklist: Text
    opened_at: datetime
    grade: Grade | None
    score: int | None
    version: int
    in_force_at: datetime
    closed_at: datetime | None
    objections: int
    summary: str
    findings: list[Concluded]
    remedies: list[Required]
    commendations: list[Praised]
    drafted: Signed
    issued: Signed
    second: Signed | None
    demonstration: bool

    @property
    def amended_after_closing(self) -> bool:
        return self.closed_at is not None and self.in_force_at > self.closed_at

    @property
    def as_of(self) -> datetime:
        """When it last changed."""
        settled = [remedy.settled_at for remedy in self.remedies if remedy.settled_at]
        return max([self.in_force_at, *([self.closed_at] if self.closed_at else []), *settled])

    @property
    def sha256(self) -> bytes:
        return sha256(msgspec.json.encode(self)).digest()


async def standing(inspection: Row, sources: Sources) -> Standing:
    if inspection["state"] not in CONCLUDED:
        raise Refused("wrong-state", state=inspection["state"], needed=", ".join(CONCLUDED))
    conclusion = await conclusion_queries.in_force(inspection["id"])
    submission = await sheet_queries.find_submission(inspection["id"])
    if conclusion is None or submission is None:
        raise Refused("nothing-concluded")
    return Standing(
        number=inspection["letter_number"],
        **{name: inspection[name] for name in ("kind", "unit_name", "unit_code", "zone", "opened_at", "closed_at")},
        checklist=sources.document.title,
        grade=submission["grade"],
        score=submission["score"],
        version=conclusion["number"],
        in_force_at=conclusion["in_force_at"],
        objections=await certificate_queries.open_objections(inspection["id"]),
        summary=conclusion["summary"],
        findings=await _findings(inspection["id"], decisions_of(conclusion), sources),
        remedies=await _remedies(inspection["id"]),
        commendations=await _commendations(inspection["id"]),
        drafted=Signed(conclusion["drafted_by_name"], conclusion["drafted_at"]),
        issued=Signed(conclusion["issued_by_name"], conclusion["issued_at"]),
        second=Signed(conclusion["second_by_name"], conclusion["second_at"]) if conclusion["second_by"] else None,
        demonstration=inspection["demonstration"],
    )


async def _findings(inspection: UUID, decisions: list[Decision], sources: Sources) -> list[Concluded]:
    by_finding = {decision.finding: decision for decision in decisions}
    found = [(row["item"], by_finding[row["id"]]) for row in await findings_of(inspection) if row["id"] in by_finding]
    return [
        Concluded(item, sources.question(item), decision.severity if decision.result == "upheld" else None)
        for item, decision in found
    ]


async def _remedies(inspection: UUID) -> list[Required]:
    return [
        Required(row["item"], row["action"], row["due_at"], row["state"], row["settled_at"])
        for row in await remedy_queries.of_inspection(inspection)
    ]


async def _commendations(inspection: UUID) -> list[Praised]:
    return [Praised(row["whom"], row["text"]) for row in await commendation_queries.of_inspection(inspection, True)]


def new_code() -> str:
    return code(3, 4)


def as_printed(typed: str) -> str:
    """A code as it stands on the paper, from what somebody typed."""
    letters = tidy_code(typed)
    return "-".join(letters[start : start + 4] for start in range(0, len(letters), 4))


async def keep(
    actor: Actor, inspection: UUID, told: Standing, languages: str, check_code: str, content: bytes, now: datetime
) -> Row:
    """The certificate; somebody else's where it was made at the same moment."""
    digest = sha256(content).digest()
    async with change(by=str(actor.person), at=now) as record:
        values = (inspection, told.sha256, languages, check_code, digest, content, actor.person, now)
        added = await certificate_queries.add(values)
        if added is not None:
            facts = {"certificate": str(added["id"]), "sha256": digest.hex(), "languages": languages}
            await record("certificate.made", subject=str(inspection), facts=facts)
            return added
    made = await certificate_queries.find_made(inspection, told.sha256, languages)
    if made is None:
        raise LookupError("a certificate that was made is not there")
    return made
