"""Guessing is slowed down; the clock is driven."""

import asyncio

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ledger.database import rows
from organisation.refusing import Refused
from organisation.throttling import ACCOUNT, ADDRESS, PAIR, Attempt, admit, forget, network
from tests.cast import Cast
from tests.conftest import Hours

pytestmark = pytest.mark.anyio


def attempt(username: str = "lan", address: str = "192.0.2.1") -> Attempt:
    return Attempt("sign-in", username, address, b"secret")


async def wait_of(tried: Attempt, hours: Hours) -> int:
    with pytest.raises(Refused) as refused:
        await admit(tried, hours.now)
    return int(refused.value.facts["seconds"])


async def knock(times: int, hours: Hours, address: str = "192.0.2.1") -> None:
    for _ in range(times):
        await admit(attempt(address=address), hours.now)


async def test_an_address_may_try_an_account_a_few_times(database: str, hours: Hours) -> None:
    await knock(PAIR.capacity, hours)
    assert await wait_of(attempt(), hours) == PAIR.seconds


async def test_the_wait_told_is_the_wait_needed(database: str, hours: Hours) -> None:
    await knock(PAIR.capacity, hours)
    wait = await wait_of(attempt(), hours)
    hours.forward(seconds=wait - 1)
    assert await wait_of(attempt(), hours) == 1
    hours.forward(seconds=1)
    await knock(1, hours)


async def test_knocking_on_does_not_make_the_wait_longer(database: str, hours: Hours) -> None:
    await knock(PAIR.capacity, hours)
    for _ in range(30):
        await wait_of(attempt(), hours)
        hours.forward(seconds=1)
    assert await wait_of(attempt(), hours) == PAIR.seconds - 30


async def test_a_clock_that_was_ahead_keeps_nobody_waiting_until_it_is_that_late(database: str, hours: Hours) -> None:
    hours.forward(hours=5)
    await knock(PAIR.capacity, hours)
    hours.forward(hours=-5)
    assert await wait_of(attempt(), hours) == PAIR.seconds
    hours.forward(seconds=PAIR.seconds)
    await knock(1, hours)


async def test_one_address_does_not_lock_the_owner_out(database: str, hours: Hours) -> None:
    await knock(PAIR.capacity, hours)
    for _ in range(100):
        await wait_of(attempt(), hours)
    await admit(attempt(address="198.51.100.7"), hours.now)


async def test_many_addresses_together_are_slowed_down_by_account(database: str, hours: Hours) -> None:
    for number in range(ACCOUNT.capacity):
        await admit(attempt(address=f"192.0.2.{number}"), hours.now)
    assert await wait_of(attempt(address="198.51.100.7"), hours) == ACCOUNT.seconds


async def test_one_address_is_slowed_down_over_all_accounts(database: str, hours: Hours) -> None:
    for number in range(ADDRESS.capacity):
        await admit(attempt(f"user{number}"), hours.now)
    assert await wait_of(attempt("another"), hours) == ADDRESS.seconds
    await admit(attempt("another", "198.51.100.7"), hours.now)


async def test_many_at_once_are_counted_one_by_one(database: str, hours: Hours) -> None:
    tries = (admit(attempt(), hours.now) for _ in range(3 * PAIR.capacity))
    answers = await asyncio.gather(*tries, return_exceptions=True)
    assert answers.count(None) == PAIR.capacity


async def test_purposes_do_not_share_their_buckets(database: str, hours: Hours) -> None:
    await knock(PAIR.capacity, hours)
    await admit(Attempt("password-change", "lan", "192.0.2.1", b"secret"), hours.now)


async def test_a_clock_that_runs_back_takes_nothing_away(database: str, hours: Hours) -> None:
    await knock(2, hours)
    hours.forward(hours=-5)
    await knock(PAIR.capacity - 2, hours)
    assert await wait_of(attempt(), hours) == PAIR.seconds


async def test_the_ledger_hears_of_the_first_refusal_only(cast: Cast, hours: Hours) -> None:
    await knock(PAIR.capacity, hours)
    for _ in range(5):
        await wait_of(attempt(), hours)
    found = await rows("SELECT convert_from(content, 'UTF8') AS content FROM ledger_entry")
    assert len(found) == 1
    assert str(cast.lan.person) in found[0]["content"]
    assert '"lan"' not in found[0]["content"]


async def test_the_table_names_nobody_and_forgets(database: str, hours: Hours) -> None:
    await knock(3, hours)
    assert len(await rows("SELECT key FROM throttle WHERE length(key) = 32")) == 3
    await forget(hours.forward(hours=2))
    assert not await rows("SELECT key FROM throttle")


@pytest.mark.parametrize(
    ("address", "counted"),
    [
        ("192.0.2.1", "192.0.2.1"),
        ("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::"),
        ("::ffff:192.0.2.1", "192.0.2.1"),
        ("unknown", "unknown"),
        ("", ""),
    ],
)
def test_neighbours_in_ipv6_count_as_one(address: str, counted: str) -> None:
    assert network(address) == counted


@given(st.text(max_size=200))
def test_any_text_for_an_address_is_counted_somewhere(text: str) -> None:
    assert len(network(text)) <= 100
