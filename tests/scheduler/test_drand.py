"""drand's rounds: which one, whether it is signed, and from whom it is taken."""

import logging
from datetime import UTC, datetime, timedelta
from hashlib import sha256

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scheduler import drand
from scheduler.drand import CHAIN, GENESIS, PERIOD, Drand, is_signed, round_at
from tests.scheduler import rounds
from tests.scheduler.rounds import RANDOMNESS, SIGNATURES, Answering, node

ROUND_1000 = datetime(2023, 8, 23, 15, 59, 24, tzinfo=UTC)


@pytest.fixture(autouse=True)
def this_machine(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_PROXY", "127.0.0.1")


@pytest.mark.parametrize("number", SIGNATURES)
def test_what_drand_published_is_signed(number: int) -> None:
    assert is_signed(number, bytes.fromhex(SIGNATURES[number]))
    assert not is_signed(number + 1, bytes.fromhex(SIGNATURES[number]))


@pytest.mark.parametrize("number", RANDOMNESS)
def test_the_value_is_the_randomness_that_drand_published(number: int) -> None:
    assert sha256(bytes.fromhex(SIGNATURES[number])).hexdigest() == RANDOMNESS[number]


@given(st.integers(0, 48 * 8 - 1))
def test_one_bit_is_enough_to_break_it(bit: int) -> None:
    signature = int.from_bytes(bytes.fromhex(SIGNATURES[1000]), "big") ^ (1 << bit)
    assert not is_signed(1000, signature.to_bytes(48, "big"))


@pytest.mark.parametrize("signature", [b"", b"\xb4", bytes(48), b"\xc0" + bytes(47), b"\xff" * 48, bytes(96)])
def test_what_is_no_signature_is_none(signature: bytes) -> None:
    assert not is_signed(1000, signature)


def test_the_round_is_the_first_at_or_after_the_hour() -> None:
    assert round_at(ROUND_1000) == 1000
    assert round_at(ROUND_1000 + timedelta(milliseconds=1)) == 1001
    assert round_at(ROUND_1000 - timedelta(seconds=3)) == 999
    assert round_at(datetime(2020, 1, 1, tzinfo=UTC)) == 1


@given(st.integers(GENESIS, GENESIS + 10**10))
def test_no_round_is_before_its_hour_and_none_lies_between(second: int) -> None:
    number = round_at(datetime.fromtimestamp(second, UTC))
    assert 0 <= GENESIS + (number - 1) * PERIOD - second < PERIOD


@pytest.mark.anyio
async def test_the_signature_comes_from_the_first_address_that_has_it() -> None:
    with node() as first, node() as second:
        found = await Drand([f"{first.address}/", second.address]).signature(1000)
    assert found == bytes.fromhex(SIGNATURES[1000])
    assert (first.asked, second.asked) == ([f"/{CHAIN}/public/1000"], [])


BAD = [
    rounds.wrong_round,
    rounds.another_rounds_signature,
    rounds.tampered,
    rounds.identity,
    rounds.endless,
    rounds.no_json,
    rounds.late,
    lambda number: (500, b""),
    lambda number: (200, b'{"round": 1000}'),
    lambda number: (200, b'{"round": 1000, "signature": "zz"}'),
]


@pytest.mark.anyio
@pytest.mark.parametrize("answering", BAD)
async def test_a_bad_answer_is_not_taken_and_the_next_address_is_asked(answering: Answering) -> None:
    with node(answering) as bad, node() as good:
        assert await Drand([bad.address]).signature(1000) is None
        assert await Drand([bad.address, good.address]).signature(1000) == bytes.fromhex(SIGNATURES[1000])


@pytest.mark.anyio
async def test_a_slow_address_and_a_dead_one_are_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(drand, "SECONDS", 0.2)
    with node(rounds.slow) as slow, node() as good:
        dead = "http://127.0.0.1:1"
        assert await Drand([slow.address, dead]).signature(1000) is None
        assert await Drand([slow.address, dead, good.address]).signature(1000) is not None


@pytest.mark.anyio
async def test_nobody_is_asked_but_the_configured_addresses() -> None:
    """A node that points elsewhere, into our own network perhaps, is not followed."""
    with node() as inside, node(redirect=inside.address) as pointing:
        assert await Drand([pointing.address]).signature(1000) is None
    assert inside.asked == []


@pytest.mark.anyio
async def test_a_forged_round_is_told_in_the_log(caplog: pytest.LogCaptureFixture) -> None:
    with node(rounds.tampered) as bad, caplog.at_level(logging.WARNING):
        await Drand([bad.address]).signature(1000)
    assert "not signed by drand" in caplog.text or "ValueError" in caplog.text
