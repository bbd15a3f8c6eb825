from datetime import UTC, datetime, timedelta
from itertools import pairwise
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from organisation.actors import Actor, Grant
from organisation.names import fold, tidy_name
from organisation.opening import OpeningHours, Span, check_hours, is_open, weekday_hours
from organisation.password_rules import check_password, common_passwords, common_words, is_common, tidy_password
from organisation.refusing import Refused
from organisation.rules import (
    OffLimits,
    check_acting,
    check_dates,
    check_second,
    check_username,
    holds_any,
    off_limits,
)

COUNTRY, PROVINCE, COMMUNE, POINT, DEPARTMENT, OTHER = (UUID(int=number) for number in range(10, 16))
NOW = datetime(2026, 11, 23, 1, tzinfo=UTC)
POINT_PATH = (COUNTRY, PROVINCE, COMMUNE, POINT)
DEPARTMENT_PATH = (COUNTRY, PROVINCE, DEPARTMENT)


def refusal(function: object, *arguments: object) -> str:
    with pytest.raises(Refused) as refused:
        function(*arguments)  # type: ignore[operator]
    return refused.value.name


@pytest.mark.parametrize(
    ("home", "declared", "unit", "recused"),
    [
        (DEPARTMENT_PATH, set(), POINT_PATH, False),
        (DEPARTMENT_PATH, {POINT}, POINT_PATH, True),
        (DEPARTMENT_PATH, {COMMUNE}, POINT_PATH, True),
        (DEPARTMENT_PATH, {OTHER}, POINT_PATH, False),
        (DEPARTMENT_PATH, set(), DEPARTMENT_PATH, True),
        (DEPARTMENT_PATH, set(), (COUNTRY, PROVINCE), True),
        ((COUNTRY, PROVINCE), set(), POINT_PATH, False),
        ((COUNTRY, PROVINCE), set(), (COUNTRY, PROVINCE, COMMUNE), False),
        ((COUNTRY, PROVINCE, COMMUNE), set(), POINT_PATH, True),
        (POINT_PATH, set(), (COUNTRY, PROVINCE, COMMUNE), True),
    ],
)
def test_nobody_inspects_their_own_office(
    home: tuple[UUID, ...], declared: set[UUID], unit: tuple[UUID, ...], recused: bool
) -> None:
    assert is_off_limits(unit, off_limits([home], declared)) is recused


def is_off_limits(unit: tuple[UUID, ...], limits: OffLimits) -> bool:
    return unit[-1] in limits.alone or not limits.whole.isdisjoint(unit)


def test_an_office_somebody_left_counts_like_their_own() -> None:
    limits = off_limits([(COUNTRY, PROVINCE), (COUNTRY, PROVINCE, COMMUNE)], set())
    assert is_off_limits(POINT_PATH, limits)


def test_a_role_reaches_down_the_tree_and_not_up() -> None:
    actor = Actor(UUID(int=1), UUID(int=2), "vi", (Grant("planner", PROVINCE),))
    assert holds_any(actor, POINT_PATH, "reviewer", "planner")
    assert not holds_any(actor, (COUNTRY,), "planner")
    assert not holds_any(actor, POINT_PATH, "administrator")


@pytest.mark.parametrize("username", ["lan.nguyen", "a-1", "abc", "x" * 40])
def test_a_user_name_is_plain(username: str) -> None:
    check_username(username)


@pytest.mark.parametrize("username", ["", "ab", "Lan", "lân", ".lan", "lan-", "x" * 41, "lan nguyen", "lan\n", "a_b"])
def test_other_user_names_are_refused(username: str) -> None:
    assert refusal(check_username, username) == "username-form"


def test_a_role_never_reaches_into_the_past() -> None:
    assert refusal(check_dates, NOW - timedelta(seconds=1), None, NOW) == "grant-starts"
    assert refusal(check_dates, NOW + timedelta(days=400), None, NOW) == "grant-starts"
    assert refusal(check_dates, NOW, NOW, NOW) == "grant-ends"


def test_a_deputy_acts_for_a_head_until_a_given_day() -> None:
    check_acting("unit_head", NOW, NOW + timedelta(days=20))
    assert refusal(check_acting, "planner", NOW, NOW + timedelta(days=20)) == "deputy-terms"
    assert refusal(check_acting, "unit_head", NOW, None) == "deputy-terms"
    assert refusal(check_acting, "unit_head", NOW, NOW + timedelta(days=400)) == "deputy-terms"


def test_the_second_signer_is_neither_the_first_nor_the_one_concerned() -> None:
    actor = Actor(UUID(int=1), UUID(int=9), "vi", ())
    check_second(actor, UUID(int=2), UUID(int=3))
    assert refusal(check_second, actor, actor.person, UUID(int=3)) == "same-person-twice"
    assert refusal(check_second, actor, UUID(int=2), actor.person) == "same-person-twice"


@pytest.mark.parametrize(
    ("password", "problem"),
    [
        ("short", "password-length"),
        ("x" * 129, "password-length"),
        ("matkhau123456", "password-common"),
        ("MatKhau123456", "password-common"),
        ("abababababababab", "password-common"),
        ("Mật khẩu 20/11/2026", "password-common"),
        ("!!superman!!2026", "password-common"),
        ("katasandi#987654", "password-common"),
        ("0912 345 678 900", "password-common"),
        ("monkeymonkeymonk", "password-common"),
        ("Nguyễn Thị Lan 1990", "password-names-you"),
        ("my name is LAN, hello", "password-names-you"),
    ],
)
def test_a_weak_password_is_refused_with_its_reason(password: str, problem: str) -> None:
    assert refusal(check_password, password, "lan", "Nguyễn Thị Lan") == problem


@pytest.mark.parametrize(
    "password", ["con mèo nằm trên mái nhà", "đi chợ mua 3 quả cam", "purple dragon eats 9 monkeys"]
)
def test_a_sentence_of_ones_own_is_taken(password: str) -> None:
    check_password(password, "hung", "Trần Văn Hùng")


def test_some_ten_thousand_words_are_known_to_be_guessed_first() -> None:
    assert len(common_words()) > 10_000
    assert {"matkhau", "katasandi", "password", "hochiminh", "merdeka"} <= common_words()
    assert all(fold(each) == each for each in common_words())


@given(st.text(max_size=60))
def test_any_text_is_judged(text: str) -> None:
    assert is_common(text) in (True, False)


def test_every_common_password_would_be_long_enough() -> None:
    assert len(common_passwords()) > 150
    assert all(len(each) >= 11 and each == each.casefold() for each in common_passwords())


@given(st.text(max_size=40))
def test_a_password_typed_decomposed_is_the_same(password: str) -> None:
    assert tidy_password(tidy_password(password)) == tidy_password(password)
    assert tidy_password("Sa\u0302n nha\u0300 nho\u0309") == tidy_password("Sân nhà nhỏ")


@pytest.mark.parametrize(
    ("text", "folded"), [("Xã Đức Hợp", "xa duc hop"), ("M'Drắk", "m'drak"), ("PHỐ  HIẾN", "pho hien")]
)
def test_names_are_found_without_tones(text: str, folded: str) -> None:
    assert fold(text) == folded


@given(st.text(max_size=30))
def test_folding_twice_is_folding_once(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@pytest.mark.parametrize("name", ["", " ", "\u202eabc", "=1+1", "a\x07b", "!!!", "x" * 201])
def test_what_is_no_name_is_refused(name: str) -> None:
    assert refusal(tidy_name, name) == "name-not-a-name"


def test_a_unit_is_open_within_its_hours() -> None:
    hours = weekday_hours(("07:30", "11:30"), ("13:30", "17:00"))
    monday = datetime(2026, 11, 23)  # noqa: DTZ001
    assert [is_open(hours, monday.replace(hour=hour)) for hour in (7, 8, 12, 14, 17)] == [
        False,
        True,
        False,
        True,
        False,
    ]
    assert not is_open(hours, monday.replace(day=22, hour=8))


@pytest.mark.parametrize(
    "spans", [(("8:00", "9:00"),), (("09:00", "08:00"),), (("08:00", "10:00"), ("09:00", "11:00"))]
)
def test_hours_in_disorder_are_refused(spans: tuple[tuple[str, str], ...]) -> None:
    day = tuple(Span(opens, closes) for opens, closes in spans)
    assert refusal(check_hours, OpeningHours(friday=day)) == "opening-hours"


@given(st.lists(st.times(), min_size=2, max_size=6, unique_by=lambda time: (time.hour, time.minute)))
def test_sorted_hours_are_taken(times: list[object]) -> None:
    texts = sorted(f"{time:%H:%M}" for time in times)
    check_hours(OpeningHours(monday=tuple(Span(*pair) for pair in list(pairwise(texts))[::2])))
