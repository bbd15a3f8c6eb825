"""How far two readers agree beyond chance: shares, and Gwet's AC1, with intervals. Pure.

AC1 stays meaningful where almost everything is right, unlike kappa (Gwet 2008, British Journal of Mathematical and
Statistical Psychology 61). Items of one visit hang together: the intervals come from leaving out one visit at a time.
"""

from collections.abc import Callable, Sequence

import msgspec
import numpy as np
from numpy.typing import NDArray
from scipy.special import stdtrit

LEAST_VISITS = 5
LEAST_ITEMS = 20

Cells = NDArray[np.float64]


class Interval(msgspec.Struct, frozen=True):
    """An estimate and where the truth lies with 95 % confidence."""

    value: float
    lower: float
    upper: float


class RaterAgreement(msgspec.Struct, frozen=True, rename="camel"):
    """Of `items` in `visits`: the share that both said the same of, 0 to 1, and AC1, 1 at the most, 0 by chance."""

    visits: int
    items: int
    same: Interval
    beyond_chance: Interval


def agreement(visits: Sequence[Sequence[Sequence[int]]], least_visits: int = LEAST_VISITS) -> RaterAgreement | None:
    """Each visit is a square table: how often the one said the row and the other the column. None of too few."""
    tables = np.array(visits, dtype=np.float64)
    if len(tables) < least_visits or tables.sum() < LEAST_ITEMS:
        return None
    return RaterAgreement(
        visits=len(tables),
        items=int(tables.sum()),
        same=_interval(tables, same_share, 0.0),
        beyond_chance=_interval(tables, beyond_chance, -1.0),
    )


def same_share(cells: Cells) -> Cells:
    """Of each table, in the last two dimensions."""
    return np.asarray(np.trace(cells, axis1=-2, axis2=-1) / cells.sum(axis=(-2, -1)))


def beyond_chance(cells: Cells) -> Cells:
    """Gwet's AC1 of each table."""
    by_chance = _by_chance(cells)
    return np.asarray((same_share(cells) - by_chance) / (1 - by_chance))


def _by_chance(cells: Cells) -> Cells:
    share = (cells.sum(axis=-2) + cells.sum(axis=-1)) / (2 * cells.sum(axis=(-2, -1)))[..., None]
    return np.asarray(np.sum(share * (1 - share), axis=-1) / (cells.shape[-1] - 1))


def _interval(tables: Cells, measure: Callable[[Cells], Cells], least: float) -> Interval:
    whole = tables.sum(axis=0)
    value, count = float(measure(whole)), len(tables)
    rest = whole - tables
    without = measure(rest[rest.sum(axis=(1, 2)) > 0])
    error = float(np.sqrt((count - 1) / count * np.sum((without - without.mean()) ** 2)))
    width = float(stdtrit(count - 1, 0.975)) * error
    if float(same_share(whole)) in (0.0, 1.0):
        # Nothing varies: so many visits alone say how sure it is (Wilson's bound).
        width = (1 - share_of(count, count).lower) * (1.0 if least == 0.0 else 1 / (1 - float(_by_chance(whole))))
    return rounded(value, max(value - width, least), min(value + width, 1.0))


def mean_of(visits: Sequence[Sequence[float]], least_visits: int = LEAST_VISITS) -> Interval | None:
    """The mean of all, whose values hang together within each visit. None of too few visits."""
    told = [each for each in visits if each]
    if len(told) < least_visits:
        return None
    sums, sizes = np.array([sum(each) for each in told]), np.array([len(each) for each in told])
    value, count = float(sums.sum() / sizes.sum()), len(told)
    without = (sums.sum() - sums) / (sizes.sum() - sizes)
    error = float(np.sqrt((count - 1) / count * np.sum((without - without.mean()) ** 2)))
    width = float(stdtrit(count - 1, 0.975)) * error
    return rounded(value, value - width, value + width)


def share_of(some: int, of: int) -> Interval:
    """Wilson's interval of a share."""
    z = 1.959964
    share, more = some / of, z * z / of
    middle = (share + more / 2) / (1 + more)
    width = z / (1 + more) * float(np.sqrt(share * (1 - share) / of + more / (4 * of)))
    return rounded(share, max(middle - width, 0.0), min(middle + width, 1.0))


def rounded(value: float, lower: float, upper: float, digits: int = 4) -> Interval:
    return Interval(round(float(value), digits), round(float(lower), digits), round(float(upper), digits))
