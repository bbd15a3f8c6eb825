"""How far people differ from others in like circumstances, and how sure that is. Pure.

A linear model with a fixed effect of like circumstances, a random effect of each unit and an effect of each person,
whose estimates are then shrunk towards the mean (empirical Bayes: Henderson's equations, and a normal prior whose
spread is averaged over its likelihood, as in Gelman's Bayesian Data Analysis, 5.4, kept off zero as by Chung and
others, Psychometrika 78, 2013). Units are drawn by lot within like circumstances, so that nobody gets the worse ones by
choice.
"""

from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix, diags, hstack, vstack
from scipy.sparse.csgraph import connected_components
from scipy.sparse.linalg import lsmr

Numbers = NDArray[np.float64]
Places = NDArray[np.int64]

LEAST_VISITS = 10
LEAST_WORTH = 4.0
"""Comparable visits: what is left of them once what others did in like circumstances is taken off."""
ROUNDS = 6
SURE = 1.959964
"""95 %, of a normal distribution."""
GRID = np.linspace(0.0, 3.0, 121)


class Deviations(NamedTuple):
    """By person. `worth` is how many visits the comparison rests on; `spread`, how much people differ by themselves."""

    value: Numbers
    lower: Numbers
    upper: Numbers
    visits: Places
    worth: Numbers
    spread: float

    def tells(self, person: int) -> bool:
        return bool(self.visits[person] >= LEAST_VISITS and self.worth[person] >= LEAST_WORTH)


def deviations(values: Numbers, who: Places, where: Places, alike: Places) -> Deviations:
    """One row for each sheet: what it says, its person, its unit and its circumstances, numbered from 0.

    What nobody else did in the same circumstances compares with nothing, and counts for nothing.
    """
    people = int(who.max(initial=-1)) + 1
    visits = np.bincount(who, minlength=people)
    kept = _compares(who, alike)
    apart, error, ratio = _fitted(values[kept], who[kept], where[kept], alike[kept], people)
    worth = _worth(who[kept], where[kept], alike[kept], people, ratio)
    apart = _centred(apart, worth, who[kept], alike[kept])
    known = worth >= LEAST_WORTH
    value, sd, spread = _shrunk(apart[known], error / worth[known])
    told, width = np.zeros(people), np.full(people, np.inf)
    told[known], width[known] = value, SURE * sd
    return Deviations(told, told - width, told + width, visits, worth, spread)


def _compares(who: Places, alike: Places) -> NDArray[np.bool_]:
    """Rows whose circumstances at least two people met."""
    pairs = np.unique(np.stack([alike, who]), axis=1)
    return np.asarray(np.bincount(pairs[0], minlength=int(alike.max(initial=-1)) + 1) > 1)[alike]


def _fitted(values: Numbers, who: Places, where: Places, alike: Places, people: int) -> tuple[Numbers, float, float]:
    """Each person's effect before it is shrunk, the variance of a visit, and that divided by the units' variance."""
    groups, units = _width(alike), _width(where)
    if not values.size:
        return np.zeros(people), 1.0, 1.0
    design = hstack([_indicators(alike, groups), _indicators(who, people), _indicators(where, units)]).tocsr()
    freedom = max(len(values) - np.unique(alike).size - np.unique(who).size, 1)
    counts = np.bincount(where, minlength=units)
    error, ratio, effects = float(np.var(values)) or 1e-9, 1.0, np.zeros(design.shape[1])
    for _ in range(ROUNDS):
        effects = _solved(design, values, groups + people, ratio)
        rest = values - design @ effects
        theirs = effects[groups + people :]
        used = float(np.sum(counts / (counts + ratio)))
        error = max(float(rest @ rest) / max(freedom - used, 1.0), 1e-9)
        between = float(theirs @ theirs + error * np.sum(1 / (counts + ratio))) / units
        ratio = float(np.clip(error / max(between, 1e-12), 0.05, 1e4))
    return effects[groups : groups + people], error, ratio


def _solved(design: Any, values: Numbers, fixed: int, ratio: float) -> Numbers:
    """Least squares; only the units' effects are held small."""
    size = design.shape[1]
    held = np.concatenate([np.full(fixed, 1e-4), np.full(size - fixed, np.sqrt(ratio))])
    whole = vstack([design, diags(held)]).tocsr()
    sought = np.concatenate([values, np.zeros(size)])
    return np.asarray(lsmr(whole, sought, atol=1e-7, btol=1e-7, maxiter=600)[0], dtype=np.float64)


def _indicators(places: Places, width: int) -> Any:
    rows = np.arange(len(places))
    return csr_matrix((np.ones(len(places)), (rows, places)), shape=(len(places), width))


def _width(places: Places) -> int:
    return int(places.max(initial=-1)) + 1


def _worth(who: Places, where: Places, alike: Places, people: int, ratio: float) -> Numbers:
    """Visits, less what they tell of their circumstances and units."""
    worth = np.bincount(who, minlength=people).astype(np.float64)
    for other, more in ((alike, 0.0), (where, ratio)):
        pairs, times = np.unique(np.stack([who, other]), axis=1, return_counts=True)
        totals = np.bincount(other, minlength=_width(other)) + more
        worth -= np.bincount(pairs[0], weights=times**2 / totals[pairs[1]], minlength=people)
    return np.maximum(worth, 0.0)


def _centred(apart: Numbers, worth: Numbers, who: Places, alike: Places) -> Numbers:
    """Beside those whom somebody can be compared with, directly or through others."""
    people, groups = len(apart), _width(alike)
    shape = (people + groups, people + groups)
    met = csr_matrix((np.ones(len(who)), (who, people + alike)), shape=shape)
    circle = connected_components(met, directed=False)[1][:people]
    total = np.bincount(circle, weights=worth)
    mean = np.bincount(circle, weights=worth * apart) / np.where(total > 0, total, 1.0)
    return np.asarray(apart - mean[circle])


def _shrunk(found: Numbers, variance: Numbers) -> tuple[Numbers, Numbers, float]:
    """Mean and standard deviation of what each is worth, and how much they differ among themselves."""
    if found.size < 2:
        return np.zeros(found.size), np.full(found.size, np.inf), 0.0
    scale = float(np.sqrt(np.var(found) + np.mean(variance)))
    spread = (GRID * scale)[:, None]
    likely = -0.5 * np.sum(np.log(spread**2 + variance) + found**2 / (spread**2 + variance), axis=1)
    weight = np.exp(likely - likely.max()) * GRID / (1 + GRID**2)
    weight = (weight / weight.sum())[:, None]
    share = spread**2 / (spread**2 + variance)
    value = np.sum(weight * share * found, axis=0)
    inner = np.sum(weight * (share * variance + (share * found - value) ** 2), axis=0)
    return value, np.sqrt(inner), float(np.sum(weight * spread))
