"""From one day to another, both included."""

from datetime import date, timedelta
from typing import Annotated

from litestar.params import Parameter

from organisation.refusing import Refused

First = Annotated[date, Parameter(description="The first day")]
Last = Annotated[date, Parameter(description="The last day, at most a year later")]
LONGEST = timedelta(days=366)


def check_period(first: date, last: date) -> None:
    if not timedelta(0) <= last - first <= LONGEST:
        raise Refused("period-wrong", days=LONGEST.days)
