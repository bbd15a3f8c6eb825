"""One visit from its release to the hand-in: its rows, and what the ledger says of it."""

from datetime import datetime, timedelta
from hashlib import sha256
from uuid import UUID

import msgspec

from api.demo.national.chance import Chance
from api.demo.national.copying import Rows
from api.demo.national.entries import Book
from api.demo.national.notices import News, tell
from api.demo.national.visits import Found, Orders, Setting, Stood, Visit
from checklists.answers import Answers
from checklists.merging import merge, overlaps
from checklists.scoring import Assessment, assess
from inspections.findings.finding_facts import RULES, modified
from inspections.rules import is_late
from inspections.scoring.keeping_scores import kept
from inspections.visiting.sheets import summary

INCOMPLETE = "Dữ liệu trình diễn không kèm ảnh."
CALLED_OFF = "Đơn vị nghỉ đột xuất do mất điện toàn khu vực."
BROKEN_OFF = "Phải dừng kiểm tra do mưa bão, đơn vị đóng cửa sớm."
CANCELLED, ABORTED, LATE = 0.015, 0.008, 0.05
DISAGREED = 0.04
"""Of so many items two inspectors of a pair saw different things."""


def carry_out(setting: Setting, orders: Orders, rows: Rows, book: Book, chance: Chance) -> Visit:
    """Until the hand-in, or until it was called off."""
    visit = Visit(chance.id(orders.released_at), orders)
    _release(visit, book)
    for person in orders.team.people:
        rows.add("team_member", chance.id(orders.released_at), visit.id, person)
    news = News("inspection.released", visit.id, "", {}, orders.released_at, "clock")
    tell(news, orders.team.people, setting.now, rows, book, chance)
    fate = chance.random()
    if fate < CANCELLED:
        _call_off(visit, "cancelled", CALLED_OFF, orders.released_at + timedelta(minutes=20), book)
        return visit
    _open(visit, rows, book, chance)
    if fate < CANCELLED + ABORTED:
        assert visit.opened_at
        _call_off(visit, "aborted", BROKEN_OFF, visit.opened_at + timedelta(minutes=25), book)
        return visit
    _fill(setting, visit, rows, book, chance)
    return visit


def _release(visit: Visit, book: Book) -> None:
    orders = visit.orders
    facts = {
        "kind": orders.kind,
        "draw_day": str(orders.draw_day) if orders.draw_day else "",
        "unit": str(orders.place.id),
        "leader": str(orders.team.leader),
        "members": [str(member) for member in orders.team.members],
    }
    book(orders.released_at, "clock", "inspection.released", visit.id, facts)


def _call_off(visit: Visit, outcome: str, reason: str, at: datetime, book: Book) -> None:
    leader = visit.orders.team.leader
    visit.state, visit.outcome, visit.reason, visit.ended_by = "closed", outcome, reason, str(leader)
    visit.closed_at = at
    book(at, leader, f"inspection.{outcome}", visit.id)


def _open(visit: Visit, rows: Rows, book: Book, chance: Chance) -> None:
    orders = visit.orders
    delay = chance.between(35, 80) if chance.happens(LATE) else chance.between(0, 25)
    claimed = orders.arrives_at + timedelta(minutes=delay, seconds=chance.between(0, 59))
    received = claimed + timedelta(seconds=chance.between(1, 40))
    opening, leader = chance.id(claimed), orders.team.leader
    rows.add("opening", opening, visit.id, leader, claimed, received, None, None, None)
    facts = {"opening": str(opening), "claimed_at": claimed.isoformat()}
    book(received, leader, "inspection.opened", visit.id, facts)
    visit.state, visit.claimed_at, visit.opened_at = "opened", claimed, received


def _fill(setting: Setting, visit: Visit, rows: Rows, book: Book, chance: Chance) -> None:
    orders, office = visit.orders, setting.offices[visit.orders.place.id]
    assert visit.opened_at
    eyes = setting.eyes
    minutes = chance.between(8, 14) if eyes[orders.team.leader].quick else chance.between(38, 150)
    submitted = visit.opened_at + timedelta(minutes=minutes, seconds=chance.between(0, 59))
    years = (visit.opened_at - setting.first).days / 365.25
    skill = office.shown(years, visit.opened_at.month) + (0.9 if orders.kind == "announced" else 0.0)
    luck = [chance.random() for _ in setting.questionnaire.choices]
    sheets: dict[UUID, Answers] = {}
    revisions, encoded = [], b""
    for number, person in enumerate(orders.team.people):
        seen = luck if number == 0 else [chance.random() if chance.happens(DISAGREED) else one for one in luck]
        answers, content = setting.questionnaire.answers(skill, eyes[person], seen)
        at = submitted - timedelta(minutes=1 + number, seconds=chance.between(0, 50))
        assessment = assess(setting.questionnaire.profile, answers)
        revisions.append(_add_sheet(setting, visit, person, assessment, content, at, rows, book, chance))
        sheets[person], encoded = answers, content
    settled: dict[str, UUID] = {}
    if len(sheets) > 1:
        settled = dict.fromkeys(overlaps(sheets), orders.team.leader)
        answers = merge(sheets, settled)
        encoded = msgspec.json.encode(list(answers.values()))
        assessment = assess(setting.questionnaire.profile, answers)
    _submit(visit, submitted, revisions, settled, encoded, assessment, rows, book, chance)
    told = kept(visit.id, setting.questionnaire.profile, answers, assessment.score_hundredths, assessment.grade)
    rows.add("visit_score", *msgspec.structs.astuple(told))
    _find(setting, visit, answers, assessment, rows, book, chance)
    office.visited(len(visit.findings))


def _add_sheet(
    setting: Setting,
    visit: Visit,
    person: UUID,
    assessment: Assessment,
    content: bytes,
    at: datetime,
    rows: Rows,
    book: Book,
    chance: Chance,
) -> UUID:
    sheet, revision = chance.id(at), chance.id(at)
    assert visit.opened_at
    body = (
        (
            f'{{"inspection":"{visit.id}","sheet":"{sheet}","revision":1,"checklist":"{setting.sha256}",'
            f'"claimedAt":"{at.isoformat()}","submitted":true,"answers":'
        ).encode()
        + content
        + b"}"
    )
    digest = sha256(body).digest()
    said = msgspec.json.encode(summary(assessment)).decode()
    received = at + timedelta(seconds=2)
    rows.add("sheet", sheet, visit.id, person)
    rows.add(
        *("sheet_revision", revision, sheet, 1, body, digest, at, received, device_of(person), True),
        *(chance.code(2, 5), [], said, "unsigned"),
    )
    facts = {"inspection": str(visit.id), "revision": 1, "sha256": digest.hex(), "signature": "unsigned"}
    book(received, person, "sheet.submitted", sheet, facts)
    return revision


def device_of(person: UUID) -> UUID:
    """Everybody has had one phone, which is not here to sign in with."""
    return UUID(int=person.int ^ 1)


def _submit(
    visit: Visit,
    at: datetime,
    revisions: list[UUID],
    settled: dict[str, UUID],
    encoded: bytes,
    assessment: Assessment,
    rows: Rows,
    book: Book,
    chance: Chance,
) -> None:
    orders, identifier = visit.orders, chance.id(at)
    claimed = at - timedelta(seconds=3)
    document = {
        "id": str(identifier),
        "claimedAt": claimed.isoformat(),
        "settlements": {item: str(person) for item, person in settled.items()},
        "incompleteReason": INCOMPLETE,
    }
    digest = sha256(msgspec.json.encode(document)).digest()
    rows.add(
        *("submission", identifier, visit.id, orders.team.leader, digest, claimed, at, INCOMPLETE, revisions),
        *(encoded.decode(), assessment.score_hundredths, assessment.grade),
        *(assessment.observed_weight, assessment.total_weight, []),
    )
    assert visit.claimed_at
    visit.outcome = "late" if is_late(orders.arrives_at, visit.claimed_at) else "carried_out"
    visit.state, visit.submitted_at, visit.ended_by = "submitted", at, str(orders.team.leader)
    visit.grade = assessment.grade
    book(at, orders.team.leader, "inspection.submitted", visit.id, {"outcome": visit.outcome})


def _find(
    setting: Setting,
    visit: Visit,
    answers: Answers,
    assessment: Assessment,
    rows: Rows,
    book: Book,
    chance: Chance,
) -> None:
    """As `inspections.findings.opening_findings`: the checklist's severity, raised where the same was found
    within a year."""
    at, orders = visit.submitted_at, visit.orders
    assert at
    for proposed in assessment.findings:
        finding, answer = chance.id(at), answers[proposed.item]
        note = getattr(answer, "value", "") if proposed.severity == "S0" else answer.note
        rows.add("finding", finding, visit.id, proposed.item, note, proposed.extent_step, [], at)
        rows.add("severity_decision", chance.id(at), finding, 1, proposed.severity, None, "checklist", at)
        facts = {"inspection": str(visit.id), "item": proposed.item, "severity": proposed.severity}
        book(at, orders.team.leader, "finding.opened", finding, facts)
        found = Found(finding, proposed.item, [proposed.severity])
        visit.findings.append(found)
        _repeat(setting, visit, found, rows, book, chance)


def _repeat(setting: Setting, visit: Visit, found: Found, rows: Rows, book: Book, chance: Chance) -> None:
    orders, at = visit.orders, visit.submitted_at
    assert at
    standing = setting.standing.get((orders.place.id, found.item), [])
    earlier = next((each.finding for each in reversed(standing) if _counts(each, orders, at)), None)
    if earlier is None or found.severities == ["S0"]:
        return
    rows.add("finding_repeat", chance.id(at), found.id, earlier)
    book(at, orders.team.leader, "finding.repeated", found.id, {"earlier": str(earlier)})
    for rule, severity in modified(found.severities[0], fixed=False, repeated=True):  # type: ignore[arg-type]
        rows.add("severity_decision", chance.id(at), found.id, 2, severity, rule, RULES, at)
        book(at, orders.team.leader, "finding.severity", found.id, {"severity": severity, "rule": rule})
        found.severities.append(severity)


def _counts(stood: Stood, orders: Orders, at: datetime) -> bool:
    return stood.since <= at and _year_before(orders.arrives_at) <= stood.arrived_at < orders.arrives_at


def _year_before(moment: datetime) -> datetime:
    """As PostgreSQL subtracts a year."""
    try:
        return moment.replace(year=moment.year - 1)
    except ValueError:
        return moment.replace(year=moment.year - 1, day=28)


def write(visit: Visit, setting: Setting, rows: Rows, chance: Chance) -> None:
    """The row of the inspection, as it stands now."""
    orders, place = visit.orders, visit.orders.place
    letter = f"{orders.released_at.year}-{chance.code(2, 4)}"
    rows.add(
        *("inspection", visit.id, orders.kind, setting.programme, orders.version, orders.draw_day, True, place.id),
        *(place.code, place.name, list(place.path), setting.checklist, setting.questionnaire.profile.name),
        *(orders.team.leader, letter, chance.code(3, 4), visit.state, visit.outcome, visit.reason, visit.ended_by),
        *(orders.released_at, orders.arrives_at, orders.ends_at, visit.opened_at, visit.submitted_at),
        *(visit.explaining_at, visit.explanation_due, visit.concluded_at, visit.closed_at, "{}"),
    )
