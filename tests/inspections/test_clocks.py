"""Which clocks run, at whom, since when; and when people are reminded of them."""

from datetime import UTC, date, datetime, timedelta
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inspections.clocks.clocks import Running, of_hearing, of_objection, of_proposal, of_remedy, of_revisit
from inspections.clocks.deadline_rules import catalogue
from inspections.clocks.reminder_rules import REMINDERS, following, moments, over
from organisation.calendar_rules import (
    add_working_days,
    back_working_days,
    is_working_day,
    official_year,
    working_days_between,
)
from organisation.notice_catalogue import words

NOW = datetime(2026, 11, 23, 3, tzinfo=UTC)
THU, MINH, VERSION, VISIT = (UUID(int=number) for number in range(1, 5))
ZONES = ("Asia/Ho_Chi_Minh", "Asia/Jakarta", "Asia/Makassar", "Asia/Jayapura")


def hearing(**changed: Any) -> dict[str, Any]:
    """Being explained until in three days; one finding unexplained, nothing drafted."""
    empty = ("explained_at", "drafted_at", "drafted_by", "issued_at", "issued_by", "second_by", "sent_back", "version")
    return {
        "id": VISIT,
        "state": "explaining",
        "explaining_at": NOW,
        "explanation_due": NOW + timedelta(days=3),
        "unexplained": 1,
        "in_force_at": None,
        "sent_back_at": None,
        **dict.fromkeys(empty),
        **changed,
    }


def drafted(**changed: Any) -> dict[str, Any]:
    return hearing(unexplained=0, version=VERSION, drafted_by=THU, drafted_at=NOW, **changed)


def names(found: dict[str, Any], now: datetime = NOW) -> list[tuple[str, str]]:
    return [(clock.clock, clock.role) for clock in of_hearing(found, now)]


def test_the_unit_explains_first() -> None:
    [clock] = of_hearing(hearing(), NOW)
    assert clock == Running("explanation", VISIT, "unit_head", NOW, NOW + timedelta(days=3))


def test_when_all_is_said_the_leader_drafts_from_the_last_word_on() -> None:
    [clock] = of_hearing(hearing(unexplained=0, explained_at=NOW + timedelta(days=1)), NOW + timedelta(days=2))
    assert (clock.clock, clock.role, clock.since) == ("leader_report", "leader", NOW + timedelta(days=1))


def test_when_the_time_is_over_both_are_late_for_something() -> None:
    late = NOW + timedelta(days=4)
    assert names(hearing(), late) == [("explanation", "unit_head"), ("leader_report", "leader")]


def test_a_draft_waits_for_others_than_its_signers() -> None:
    [clock] = of_hearing(drafted(), NOW)
    assert (clock.clock, clock.subject, clock.not_by) == ("conclusion_issued", VERSION, (THU,))
    issued = drafted(issued_by=MINH, issued_at=NOW + timedelta(days=1))
    [clock] = of_hearing(issued, NOW)
    assert (clock.since, clock.not_by) == (NOW + timedelta(days=1), (THU, MINH))


def test_a_draft_that_was_sent_back_is_written_anew_from_then_on() -> None:
    back = drafted(sent_back=True, sent_back_at=NOW + timedelta(days=2))
    [clock] = of_hearing(back, NOW + timedelta(days=3))
    assert (clock.clock, clock.since) == ("leader_report", NOW + timedelta(days=2))


def test_after_the_conclusion_only_a_later_version_runs() -> None:
    assert names(hearing(state="concluded", version=VERSION, drafted_at=NOW, in_force_at=NOW)) == []
    later = hearing(state="concluded", version=VERSION, drafted_at=NOW, drafted_by=THU)
    assert names(later) == [("conclusion_issued", "reviewer")]


def test_a_remedy_is_the_units_until_it_reports() -> None:
    remedy = {"subject": VISIT, "severity": "S3", "state": "open", "set_at": NOW, "due_at": NOW, "reported_at": None}
    assert of_remedy(remedy) == Running("corrective_s3", VISIT, "unit_head", NOW, NOW)
    reported = remedy | {"state": "reported", "reported_at": NOW, "concluded_at": NOW}
    assert of_remedy(reported) == Running("verify_remedy", VISIT, "leader", NOW)


def test_what_was_reported_before_a_hearing_began_again_is_looked_at_after_its_conclusion() -> None:
    concluded_again = NOW + timedelta(days=9)
    reported = {"subject": VISIT, "state": "reported", "reported_at": NOW, "concluded_at": concluded_again}
    assert of_remedy(reported).since == concluded_again


@pytest.mark.parametrize(
    ("ground", "answered_at", "role"),
    [("facts", None, "leader"), ("facts", NOW, "reviewer"), ("process", None, "reviewer")],
)
def test_an_objection_is_at_whoever_is_next(ground: str, answered_at: datetime | None, role: str) -> None:
    objection = {"subject": VISIT, "ground": ground, "made_at": NOW, "answered_at": answered_at, "due_at": NOW}
    assert of_objection(objection).role == role


@pytest.mark.parametrize(
    ("level", "sent_at", "clock"),
    [("L3", None, "discipline_sent"), ("L7", None, "referral"), ("L4", NOW, "responsibility_review"),
     ("L6", NOW, "discipline_watch")],
)  # fmt: skip
def test_a_proposal_is_signed_and_sent_and_answered(level: str, sent_at: datetime | None, clock: str) -> None:
    times = {"proposed_at": NOW, "signed_at": None, "second_at": None, "sent_at": sent_at, "due_at": NOW}
    assert of_proposal({"subject": VISIT, "level": level, **times}).clock == clock


def test_a_revisit_is_the_planners() -> None:
    revisit = {"subject": VISIT, "grade": "D", "proposed_at": NOW, "due_at": NOW}
    assert of_revisit(revisit) == Running("revisit_grade_d", VISIT, "planner", NOW, NOW)


@pytest.mark.parametrize("clock", sorted(words()))
def test_notices_name_only_clocks_that_there_are(clock: str) -> None:
    assert clock in catalogue()


def test_around_tet_reminders_pass_over_the_holidays() -> None:
    """Due on Wednesday, 25 February; 16 to 20 February are free, Saturday the 28th is not worked."""
    working = calendar("VN")
    due = datetime(2026, 2, 25, 16, 59, 59, tzinfo=UTC)
    days = [moment.astimezone(ZoneInfo(ZONES[0])).date() for moment in moments(due, ZoneInfo(ZONES[0]), working)]
    assert [day.isoformat() for day in days] == ["2026-02-23", "2026-02-25", "2026-02-26", "2026-03-04"]


def calendar(country: str) -> Any:
    return lambda day: is_working_day(day, official_year(country, day.year), {})


DAYS = st.dates(date(2025, 1, 1), date(2027, 6, 30))
COUNTRIES = st.sampled_from(("VN", "ID"))


@given(DAYS, st.integers(0, 40), COUNTRIES)
def test_what_was_counted_is_counted_back(start: date, count: int, country: str) -> None:
    working = calendar(country)
    end = add_working_days(start, count, working)
    assert working_days_between(start, end, working) == count or (count == 0 and not working(start))
    assert add_working_days(back_working_days(end, count, working), count, working) == end or count == 0


@given(DAYS, COUNTRIES, st.sampled_from(ZONES))
def test_reminders_come_in_their_order_around_the_day(day: date, country: str, zone: str) -> None:
    due = datetime.combine(day, datetime.min.time(), ZoneInfo(zone)) + timedelta(hours=23, minutes=59, seconds=59)
    known = moments(due.astimezone(UTC), ZoneInfo(zone), calendar(country))
    assert known == sorted(set(known))
    assert len(known) == len(REMINDERS)
    assert known[1].astimezone(ZoneInfo(zone)).date() == day
    assert known[1] < due < known[2]


@given(st.lists(DAYS, max_size=5), DAYS, st.integers(1, 30))
def test_days_off_move_a_deadline_later_only(closed: list[date], start: date, count: int) -> None:
    before = calendar("VN")
    after = lambda day: before(day) and day not in closed  # noqa: E731
    assert add_working_days(start, count, after) >= add_working_days(start, count, before)


@given(st.integers(0, len(REMINDERS)), st.integers(0, 30))
def test_after_the_last_nobody_is_reminded(done: int, days: int) -> None:
    known = [NOW + timedelta(days=number) for number in range(len(REMINDERS))]
    assert (following(known, done) is None) == (done == len(known))
    assert over(known, NOW + timedelta(days=days)) == min(days + 1, len(known))
