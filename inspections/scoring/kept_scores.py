"""The scores of a visit as they are kept beside what was handed in, so that no report reads a year of answers."""

from collections.abc import Iterable, Mapping, Sequence
from fractions import Fraction

from checklists.courtesies import COURTESIES
from checklists.format import Document
from checklists.profiles import Profile
from inspections.scoring.scores import MILLION, NOTHING, Sum, Tally, VisitScores, millionths
from ledger.database import Row

HUNDREDTH = MILLION // 100


def parts_of(profile: Profile, scores: VisitScores) -> tuple[list[int | None], list[int | None]]:
    """Of the sections and of the courtesies, as in `VisitScore`."""
    sections = [scores.sections.get(f"{profile.checklist}.{code}") for code in profile.sections]
    return _kept(sections), _kept(scores.courtesies.get(code) for code in COURTESIES)


def section_names(document: Document) -> list[str]:
    """In the order of the checklist."""
    return [f"{document.code}.{section.code}" for section in document.sections]


def _kept(values: Iterable[Fraction | None]) -> list[int | None]:
    return [None if value is None else millionths(value) for value in values]


def read(document: Document, row: Row) -> VisitScores:
    """`row` is one of `VisitScore`."""
    return VisitScores(
        None if row["score"] is None else Fraction(row["score"], 100),
        row["graded"],
        _told(section_names(document), row["sections"]),
        _told(COURTESIES, row["courtesies"]),
    )


def _told(names: Sequence[str], values: Sequence[int | None]) -> dict[str, Fraction]:
    found = zip(names, values, strict=True)
    return {name: Fraction(value, MILLION) for name, value in found if value is not None}


def read_sums(document: Document, row: Row) -> Tally:
    """`row` is one of `score_queries.summed`."""
    return Tally(
        row["visits"],
        row["graded"],
        Sum(row["scored"], (row["score"] or 0) * HUNDREDTH),
        _sums(section_names(document), row["section_visits"], row["section_totals"]),
        _sums(COURTESIES, row["courtesy_visits"], row["courtesy_totals"]),
    )


def _sums(names: Sequence[str], visits: Sequence[int], totals: Sequence[int | None]) -> Mapping[str, Sum]:
    """The database counts more places than there are names."""
    return {
        name: Sum(told, total or 0) if told else NOTHING
        for name, told, total in zip(names, visits, totals, strict=False)
    }
