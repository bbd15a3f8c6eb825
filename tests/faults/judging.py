"""What must be true of the database, the ledger and the store, whatever failed."""

import json
import math
import re
from collections import Counter
from hashlib import sha256
from typing import Any
from uuid import UUID

from inspections.steps.telling_apart import tell_apart
from ledger.checking import check
from ledger.database import rows
from media.stores import Store, StoredFile
from tests.faults.desks import Act, Told
from tests.uploads.judging import names

MARK = re.compile(r"\[([0-9a-f-]{36})\]")
TABLES = {
    "open": "opening",
    "submit": "submission",
    "withdraw": "withdrawal",
    "explain": "explanation",
    "ask_time": "explanation_extension",
    "report_remedy": "remedy_report",
    "commend": "commendation",
    "set_cause": "finding_cause",
    "object": "objection",
    "propose_reopening": "reopening",
    "propose": "proposal",
    "keep_minutes": "minutes",
    "interview": "interview",
    "observe": "interaction",
}
"""Where the row of an act lies whose id the sender made."""
AGAIN_AND_AGAIN = {"notice.told", "inspection.read-early", "inspector-audits.computed", "sign-in.throttled"}
"""What the ledger may say again in the same words: people are told of the next draft as of the first, who reads twice
has read twice, the figures of a day may be those of the day before, and each flood of sign-ins is told."""
AFTER_REOPENING = {"inspection.concluded", "inspection.closed"}
"""Said once more of what was reopened."""
SIGNATURES = {
    "issue": "conclusion.issued",
    "sign_second": "conclusion.signed-second",
    "close": "inspection.closed",
    "send_back": "conclusion.sent-back",
    "draft": "conclusion.drafted",
}
"""What the ledger says of an act that has no id of its own."""


async def judge_acknowledged(told: Told) -> None:
    """May be asked at any time: of what was acknowledged by now, everything is there as it was sent."""
    acts = told.acknowledged
    await _sheets([act for act in acts if act.action == "fill"])
    for action, table in TABLES.items():
        known = {each["id"] for each in await rows(f"SELECT id FROM {table}")}
        sent = {_identifier(act) for act in acts if act.action == action}
        assert sent <= known, f"acknowledged and lost: {action} {sent - known}"
    marks = await _marks()
    for act in acts:
        lost = [mark for mark in _written(act) if mark not in marks]
        assert lost == [], f"acknowledged and lost: {act}"
    await _signatures(acts)


def _identifier(act: Act) -> UUID:
    document = json.loads(act.body) if isinstance(act.body, bytes) else act.body
    return UUID(document["id"])


def _written(act: Act) -> list[str]:
    if not isinstance(act.body, dict):
        return []
    return [found for value in act.body.values() if isinstance(value, str) for found in MARK.findall(value)]


async def _marks() -> Counter[str]:
    """How often each stands in one table, at most."""
    found: Counter[str] = Counter()
    tables = await rows(
        "SELECT relname FROM pg_class WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace "
        "AND relname !~ '^(ledger_|sheet_revision|migration|unit)'"
    )
    for table in tables:
        name = table["relname"]
        marks = await rows(
            f"""SELECT (regexp_matches("{name}"::text, '\\[([0-9a-f-]{{36}})\\]', 'g'))[1] AS mark FROM "{name}" """
        )
        found |= Counter(each["mark"] for each in marks)
    return found


async def _sheets(acts: list[Act]) -> None:
    """Each revision with its bytes and its receipt, and none but the ones that were sent."""
    kept = await rows("SELECT sheet, number, sha256, receipt FROM sheet_revision")
    by_number = {(each["sheet"], each["number"]): each for each in kept}
    assert len(by_number) == len(kept), "a revision is there twice"
    for act in acts:
        document = json.loads(act.body)
        revision = by_number.get((UUID(document["sheet"]), document["revision"]))
        assert revision, f"acknowledged and lost: {act}"
        assert revision["sha256"] == sha256(act.body).digest(), act
        assert revision["receipt"] == act.answer["code"], act


async def _signatures(acts: list[Act]) -> None:
    """As many as were acknowledged, each by whoever gave it."""
    said = Counter((each["action"], each["by"], each["subject"]) for each in await _ledger())
    given = Counter(
        (SIGNATURES[act.action], str(act.person), str(act.inspection)) for act in acts if act.action in SIGNATURES
    )
    assert given <= said, f"acknowledged and lost: {given - said}"


async def _ledger() -> list[Any]:
    return [json.loads(each["content"]) for each in await rows("SELECT content FROM ledger_entry")]


async def judge_all(told: Told, store: Store) -> None:
    """At the end, when nothing is on its way any more."""
    assert not told.faults, told.faults
    await judge_acknowledged(told)
    found = await check()
    assert found.fault is None, found
    assert await rows("SELECT entry FROM ledger_pending") == []
    assert (await tell_apart()).faults == ()
    await _nothing_twice(told)
    await _drafts()
    await _photos(told, store)
    await _draws()


async def _nothing_twice(told: Told) -> None:
    sent = {mark for act in told.acts for mark in _written(act)} - _drafted(told)
    marks = await _marks()
    doubled = {mark: count for mark, count in marks.items() if mark in sent and count > 1}
    assert not doubled, [(doubled, act) for act in told.acts for mark in _written(act) if mark in doubled]
    ledger = await _ledger()
    reopened = Counter(each["subject"] for each in ledger if each["action"] == "inspection.reopened")
    entries = Counter((each["action"], each["by"], each["subject"], json.dumps(each["facts"])) for each in ledger)
    repeated = {entry: count for entry, count in entries.items() if count > _times(entry[0], reopened[entry[2]])}
    assert not repeated, repeated


def _times(action: str, reopened: int) -> float:
    """How often the ledger may say the same of one subject."""
    if action in AGAIN_AND_AGAIN:
        return math.inf
    return 1 + reopened if action in AFTER_REOPENING else 1


def _drafted(told: Told) -> set[str]:
    return {mark for act in told.acts if act.action in ("draft", "amend") for mark in _written(act)}


async def _drafts() -> None:
    """No version says once more what the one before it said; but a late copy is a draft of its own once somebody has
    answered the first or drafted another."""
    doubled = await rows(
        """
        SELECT earlier.inspection, earlier.number FROM conclusion earlier
        JOIN conclusion later ON later.inspection = earlier.inspection AND later.number = earlier.number + 1
        WHERE later.summary = earlier.summary AND earlier.issued_by IS NULL
              AND NOT EXISTS (SELECT 1 FROM conclusion_comment WHERE conclusion_comment.conclusion = earlier.id)
              AND NOT EXISTS (
                  SELECT 1 FROM explanation JOIN finding ON finding.id = explanation.finding
                  WHERE finding.inspection = earlier.inspection AND explained_at > earlier.drafted_at
              )
        """
    )
    assert doubled == [], doubled


async def _photos(told: Told, store: Store) -> None:
    """Each that was acknowledged lies in the store with its hash; what lies there is of a photo that is known."""
    known = {each["id"]: each for each in await rows("SELECT id, sha256, state FROM evidence")}
    for photo, content in told.photos.items():
        assert (known[photo]["state"], known[photo]["sha256"]) == ("arrived", sha256(content).digest()), photo
        await store.verify(StoredFile("originals", known[photo]["sha256"]))
    arrived = sorted(each["sha256"].hex() for each in known.values() if each["state"] == "arrived")
    lying = names(store, "originals")
    assert lying == arrived, set(lying) ^ set(arrived)
    for table in ("upload", "evidence_conflict"):
        left = await rows(f"SELECT * FROM {table}")
        assert left == [], (table, left)


async def _draws() -> None:
    """No day is drawn twice, and what a day drew was released once."""
    drawn = Counter((each["subject"],) for each in await _ledger() if each["action"] == "draw.drawn")
    assert max(drawn.values(), default=1) == 1, drawn
    visits = await rows("SELECT draw_day, unit FROM inspection WHERE draw_day IS NOT NULL")
    assert len({(each["draw_day"], each["unit"]) for each in visits}) == len(visits), visits
