"""The lottery of back-checks: a twentieth, by nobody's choice, and the same for everybody who runs it again."""

from uuid import UUID

from hypothesis import given
from hypothesis import strategies as st

from inspections.audits.back_check_rules import chosen, commitment, far_apart, next_reader, shift, table_of

SEEDS = st.binary(min_size=32, max_size=32)
MANY = [UUID(int=number) for number in range(4000)]


def test_about_a_twentieth_is_chosen() -> None:
    assert 140 < len(chosen(b"\x01" * 32, MANY)) < 260


@given(SEEDS, st.permutations(MANY[:60]))
def test_neither_order_nor_company_matters(seed: bytes, some: list[UUID]) -> None:
    assert chosen(seed, some) == sorted(each for each in some if chosen(seed, [each]))


@given(SEEDS, SEEDS)
def test_a_seed_is_told_from_another_by_its_commitment(one: bytes, other: bytes) -> None:
    assert (commitment(one) == commitment(other)) == (one == other)


@given(SEEDS, st.lists(st.uuids(), unique=True, min_size=1, max_size=8), st.uuids())
def test_the_next_reader_is_the_same_whoever_asks_and_moves_on(seed: bytes, able: list[UUID], visit: UUID) -> None:
    first = next_reader(seed, visit, able)
    assert first == next_reader(seed, visit, reversed(able))
    assert next_reader(seed, visit, [each for each in able if each != first]) != first


def test_every_reader_comes_first_about_equally_often() -> None:
    able = MANY[:4]
    first = [next_reader(b"\x07" * 32, visit, able) for visit in MANY[:800]]
    assert all(140 < first.count(person) < 260 for person in able)


def test_steps_are_counted_and_praise_is_no_finding() -> None:
    assert (shift("S1", "S3"), shift("S2", None), shift("S0", None)) == (2, -2, 0)
    assert far_apart([("S1", "S3"), (None, "S1"), ("S4", "S2")]) == 2
    assert table_of([("S1", "S1"), (None, "S2")])[0][2] == 1
