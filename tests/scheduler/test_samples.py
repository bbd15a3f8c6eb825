"""The draw itself: every sample once, and as often as its weights say."""

from collections import Counter
from fractions import Fraction
from hashlib import sha256
from itertools import combinations
from math import prod

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scheduler.verifier import Samples, Stream

WEIGHTS = (3, 5, 7, 11, 13, 17, 19, 23)


@pytest.mark.parametrize("weights", [(1, 1, 1, 1), (1, 2, 3), (5,), (), (4, 0, 2, 1, 3), (7, 1, 1, 2, 9, 1)])
def test_numbers_and_weighted_samples_match_one_to_one(weights: tuple[int, ...]) -> None:
    for count in range(len(weights) + 1):
        samples = Samples(weights, count)
        found = Counter(tuple(samples.unrank(number)) for number in range(samples.total))
        expected = {
            sample: prod(weights[place] for place in sample) for sample in combinations(range(len(weights)), count)
        }
        assert found == Counter({sample: ways for sample, ways in expected.items() if ways})


@given(st.data(), st.lists(st.integers(0, 2**40), min_size=1, max_size=200))
def test_the_checkpointed_table_unranks_as_the_whole_one(data: st.DataObject, weights: list[int]) -> None:
    samples = Samples(weights, data.draw(st.integers(0, len(weights))))
    if samples.total:
        number = data.draw(st.integers(0, samples.total - 1))
        assert samples.unrank(number) == unrank_plainly(weights, samples.count, number)


def unrank_plainly(weights: list[int], count: int, number: int) -> list[int]:
    rows = [[1] + [0] * count]
    for weight in reversed(weights):
        later = rows[-1]
        rows.append([1, *(later[size] + weight * later[size - 1] for size in range(1, count + 1))])
    rows.reverse()
    taken = []
    for place, weight in enumerate(weights):
        if count and number >= rows[place + 1][count]:
            number = (number - rows[place + 1][count]) // weight
            count -= 1
            taken.append(place)
    return taken


def test_the_samples_come_as_often_as_the_design_says() -> None:
    """Chi-square over all 56 samples, 20,000 draws from fixed secrets: 100.0 is its 99.98 % quantile at 55 degrees."""
    samples, draws = Samples(WEIGHTS, 3), 20_000
    found = Counter(
        tuple(samples.unrank(Stream(sha256(b"%d" % number).digest(), "units").below(samples.total)))
        for number in range(draws)
    )
    distance = Fraction(0)
    for sample in combinations(range(8), 3):
        expected = Fraction(draws * prod(WEIGHTS[place] for place in sample), samples.total)
        distance += (found[sample] - expected) ** 2 / expected
    assert distance < 100


@given(st.binary(min_size=32, max_size=32), st.lists(st.integers(1, 2**70), min_size=1, max_size=20))
def test_a_stream_gives_the_same_numbers_again(key: bytes, bounds: list[int]) -> None:
    first, second = Stream(key, "units"), Stream(key, "units")
    numbers = [first.below(bound) for bound in bounds]
    assert numbers == [second.below(bound) for bound in bounds]
    assert all(0 <= number < bound for number, bound in zip(numbers, bounds, strict=True))


def test_purposes_have_streams_of_their_own() -> None:
    assert Stream(b"k" * 32, "units").below(2**256) != Stream(b"k" * 32, "assign").below(2**256)
