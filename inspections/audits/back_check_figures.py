"""What the second readings say beside the first ones, with how sure that is."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from uuid import UUID

import msgspec

from inspections.audits import back_check_overseeing_queries as queries
from inspections.audits.agreement_rules import Interval, RaterAgreement, agreement, mean_of
from inspections.audits.back_check_rules import shift, table_of
from inspections.audits.back_checking import Compared
from ledger.database import Row

WITHIN = timedelta(days=2 * 365)


class BackCheckFigures(msgspec.Struct, frozen=True, rename="camel"):
    """Of `answered` back-checks of two years. `shift` is by how many steps the second reader is more severe on average;
    null, like `agreement`, where there is not enough yet."""

    answered: int
    readings: int
    agreement: RaterAgreement | None
    shift: Interval | None


async def of_leader(person: UUID, now: datetime) -> BackCheckFigures:
    return figures_of([compared_of(row) for row in await queries.answers_of_leader(person, now - WITHIN)])


def compared_of(row: Row) -> list[Compared]:
    return msgspec.json.decode(row["readings"], type=list[Compared])


def figures_of(answers: Sequence[Sequence[Compared]]) -> BackCheckFigures:
    pairs = [[(each.first, each.second) for each in one] for one in answers]
    return BackCheckFigures(
        answered=len(pairs),
        readings=sum(map(len, pairs)),
        agreement=agreement([table_of(one) for one in pairs if one]),
        shift=mean_of([[float(shift(*pair)) for pair in one] for one in pairs]),
    )
