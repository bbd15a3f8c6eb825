"""The figures of each inspector, made of all readings at once. Pure; every figure says how sure it is."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import datetime
from uuid import UUID

import msgspec
import numpy as np

from inspections.audits.agreement_rules import Interval, RaterAgreement, agreement, rounded, share_of
from inspections.audits.leniency_rules import LEAST_VISITS, Deviations, deviations
from inspections.audits.pace_rules import Pace, paces
from ledger.database import Row

LEAST_TWICE = 20


class Repeats(msgspec.Struct, frozen=True):
    """Of `counts` made a second time ten minutes later, the share with the very same number, 0 to 1."""

    counts: int
    same: Interval


class Together(msgspec.Struct, frozen=True):
    """What one colleague and the inspector both answered."""

    other: UUID
    agreement: RaterAgreement


class Figures(msgspec.Struct, frozen=True, rename="camel"):
    """Of one inspector's `visits` of two years; a figure is null where there is not enough yet.

    `leniency`: points of 100 above what others give in like circumstances, shrunk towards 0; `spread` is how much
    inspectors differ among themselves. `same_in_row`: percentage points more of neighbouring answers that say the same.
    """

    visits: int
    compared: int
    leniency: Interval | None
    spread: float | None
    pace: Pace | None
    same_in_row: Interval | None
    repeats: Repeats | None
    agreement: RaterAgreement | None
    pairs: list[Together]


class Leaning(msgspec.Struct, frozen=True):
    """Of all, numbered as the people are."""

    score: Deviations
    row: Deviations


def figures_of(sheets: Sequence[Row], pairs: Sequence[Row]) -> dict[UUID, Figures]:
    people = sorted({sheet["inspector"] for sheet in sheets})
    number = {person: place for place, person in enumerate(people)}
    leaning = Leaning(_scores(sheets, number), _rows(sheets, number))
    speed = _paces(sheets, number)
    met = _met(pairs)
    mine: dict[UUID, list[Row]] = defaultdict(list)
    for sheet in sheets:
        mine[sheet["inspector"]].append(sheet)
    return {
        person: Figures(
            visits=len(mine[person]),
            compared=int(leaning.score.worth[place]) if place < len(leaning.score.worth) else 0,
            leniency=_told(leaning.score, place),
            spread=round(leaning.score.spread, 2) if _told(leaning.score, place) else None,
            pace=speed.get(place),
            same_in_row=_told(leaning.row, place),
            repeats=_repeats(mine[person]),
            agreement=agreement([each for tables in met[person].values() for each in tables]),
            pairs=_together(met[person]),
        )
        for person, place in number.items()
    }


def _scores(sheets: Sequence[Row], number: dict[UUID, int]) -> Deviations:
    scored = [sheet for sheet in sheets if sheet["score"] is not None]
    return _deviations(scored, [sheet["score"] / 100 for sheet in scored], number)


def _rows(sheets: Sequence[Row], number: dict[UUID, int]) -> Deviations:
    told = [sheet for sheet in sheets if sheet["in_row"]]
    return _deviations(told, [100 * sheet["same_in_row"] / sheet["in_row"] for sheet in told], number)


def _deviations(sheets: Sequence[Row], values: Sequence[float], number: dict[UUID, int]) -> Deviations:
    return deviations(
        np.array(values, dtype=np.float64),
        np.array([number[sheet["inspector"]] for sheet in sheets], dtype=np.int64),
        _numbered(sheet["unit"] for sheet in sheets),
        _numbered((sheet["alike"], _half_year(sheet["ended_at"])) for sheet in sheets),
    )


def _half_year(at: datetime) -> tuple[int, int]:
    return at.year, (at.month - 1) // 6


def _numbered(values: Iterable[object]) -> np.ndarray[tuple[int], np.dtype[np.int64]]:
    seen: dict[object, int] = {}
    return np.array([seen.setdefault(value, len(seen)) for value in values], dtype=np.int64)


def _told(found: Deviations, person: int) -> Interval | None:
    if person >= len(found.visits) or not found.tells(person):
        return None
    return rounded(found.value[person], found.lower[person], found.upper[person], 2)


def _paces(sheets: Sequence[Row], number: dict[UUID, int]) -> dict[int, Pace]:
    timed = [sheet for sheet in sheets if sheet["answered"]]
    return paces(
        np.array([sheet["seconds"] / sheet["answered"] for sheet in timed], dtype=np.float64),
        np.array([number[sheet["inspector"]] for sheet in timed], dtype=np.int64),
        _numbered(sheet["alike"] for sheet in timed),
    )


def _repeats(sheets: Sequence[Row]) -> Repeats | None:
    counts, same = sum(sheet["twice"] for sheet in sheets), sum(sheet["twice_same"] for sheet in sheets)
    return Repeats(counts, share_of(same, counts)) if counts >= LEAST_TWICE and len(sheets) >= LEAST_VISITS else None


Tables = list[list[list[int]]]


def _met(pairs: Iterable[Row]) -> dict[UUID, dict[UUID, Tables]]:
    """By person and colleague, a table for each visit; the person's own answers are its rows."""
    found: dict[UUID, dict[UUID, Tables]] = defaultdict(lambda: defaultdict(list))
    for pair in pairs:
        cells = [pair["cells"][start : start + 3] for start in (0, 3, 6)]
        found[pair["one"]][pair["other"]].append(cells)
        found[pair["other"]][pair["one"]].append([list(column) for column in zip(*cells, strict=True)])
    return found


def _together(met: dict[UUID, Tables]) -> list[Together]:
    told = [(other, agreement(met[other])) for other in sorted(met)]
    return [Together(other, each) for other, each in told if each is not None]
