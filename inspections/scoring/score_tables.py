"""What reports over time add up: the scores of visits, by their parts."""

from piccolo.columns import UUID, Array, Boolean, Integer
from piccolo.table import Table


class VisitScore(Table, tablename="visit_score"):
    """The scores of one visit as they were handed in; nothing that comes after alters them.

    `score` is in hundredths, null where nothing was observed; `graded` where there was enough for a grade. `sections`
    stand in the order of the checklist and `courtesies` in that of `checklists.courtesies`, in millionths of a point,
    null for what was not observed. A visit that an older version took in gets its row from the clock.
    """

    inspection = UUID(primary_key=True, default=None)
    score = Integer(null=True, default=None)
    graded = Boolean(default=None)
    sections = Array(Integer(), default=None)
    courtesies = Array(Integer(), default=None)
