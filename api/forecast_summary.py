"""A forecast on one page: what the chairman signs under and the terminal shows, in the reader's language."""

from collections.abc import Mapping, Sequence
from datetime import date

import msgspec

from api.forecast_shapes import DraftPlan, ForecastEvent, OutlineEvent
from api.forecast_words import number, percent, text
from organisation.texts import Language
from scheduler.scenarios import Measure

MOST_PEOPLE = 12
MOST_LINES = 4
IN_DAYS = {"longestGap", "coverageViolations", "capacityErrors"}


class Fact(msgspec.Struct, frozen=True):
    label: str
    value: str


class Load(msgspec.Struct, frozen=True):
    name: str
    visits: str
    hours: str


class Signing(msgspec.Struct, frozen=True):
    holds: bool
    detail: str


class MeasureRow(msgspec.Struct, frozen=True):
    label: str
    value: str
    limit: str
    holds: bool


class Summary(msgspec.Struct, frozen=True):
    """`titles` are the headings by their names in the catalogue."""

    language: Language
    titles: Mapping[str, str]
    programme: str
    labels: list[str]
    period: str
    facts: list[Fact]
    price: str
    met: list[Fact]
    loads: list[Load]
    others: str
    signing: list[Signing]
    attention: list[str]
    measures: list[MeasureRow]
    footnote: str


def summary(
    programme: str,
    draft: DraftPlan,
    outline: OutlineEvent,
    forecast: ForecastEvent,
    language: Language,
    *,
    demonstration: bool,
) -> Summary:
    return Summary(
        language=language,
        titles={name: text(f"paper-{name}", language) for name in TITLES},
        programme=programme,
        labels=[text(name, language) for name in ["paper-draft", *["paper-demonstration"] * demonstration]],
        period=_period(draft, outline, language),
        facts=_facts(draft, outline, forecast, language),
        price=forecast.price.sentence,
        met=[Fact(text("paper-within", language, days=days), percent(chance)) for days, chance in forecast.met.items()],
        loads=_loads(forecast, language),
        others=_others(forecast, language),
        signing=[Signing(each.people >= each.needed, each.detail) for each in outline.staffing],
        attention=_attention(outline, language),
        measures=[_measure(measure, language) for measure in forecast.measures],
        footnote=text("paper-simulated", language, replicas=forecast.replicas, days=forecast.days),
    )


TITLES = (
    "title",
    "price",
    "met",
    "workload",
    "person",
    "visits",
    "hours",
    "signers",
    "attention",
    "measures",
    "value",
    "limit",
)


def _period(draft: DraftPlan, outline: OutlineEvent, language: Language) -> str:
    first, last = (day_of(day, language) for day in (draft.valid_from, draft.valid_to))
    return text("paper-period", language, first=first, last=last, days=outline.open_days)


def _facts(draft: DraftPlan, outline: OutlineEvent, forecast: ForecastEvent, language: Language) -> list[Fact]:
    values = {
        "capacity": str(draft.plan.capacity),
        "year": str(outline.capacity_per_year),
        "offices": str(len(outline.units)),
        "teams": str(len(draft.plan.teams)),
        "month": _monthly(forecast, language),
    }
    return [Fact(text(f"paper-{name}", language), value) for name, value in values.items()]


def _monthly(forecast: ForecastEvent, language: Language) -> str:
    visits = [unit.visits_per_month for unit in forecast.units]
    least, most = number(min(visits), language, 2), number(max(visits), language, 2)
    return least if least == most else f"{least}–{most}"


def _loads(forecast: ForecastEvent, language: Language) -> list[Load]:
    return [
        Load(
            each.name, number(each.visits_per_month, language, 1), number(each.hours_on_the_road_per_month, language, 1)
        )
        for each in forecast.inspectors[:MOST_PEOPLE]
    ]


def _others(forecast: ForecastEvent, language: Language) -> str:
    others = len(forecast.inspectors) - MOST_PEOPLE
    return text("paper-others", language, people=others) if others > 0 else ""


def _attention(outline: OutlineEvent, language: Language) -> list[str]:
    """What a proposal would be refused for comes first."""
    told = [each.detail for each in [*outline.problems, *outline.warnings]]
    more = [text("paper-more", language, more=len(told) - MOST_LINES)] if len(told) > MOST_LINES else []
    return [*told[:MOST_LINES], *more] or [text("paper-nothing", language)]


def _measure(measure: Measure, language: Language) -> MeasureRow:
    digits = 0 if measure.name in IN_DAYS else 3
    return MeasureRow(
        text(f"measure-{measure.name}", language),
        number(measure.value, language, digits),
        number(measure.limit, language, digits),
        measure.holds,
    )


def day_of(day: date, language: Language) -> str:
    return f"{day:%d/%m/%Y}" if language == "vi" else day.isoformat()


def lines(page: Summary, units: Sequence[str]) -> list[str]:
    """For a terminal; `units` are lines of their own."""
    titles = page.titles
    labels = [*(row.label for row in [*page.facts, *page.met]), *(row.label for row in page.measures)]
    widest = max(map(len, labels))
    return [
        f"{titles['title']}: {page.programme}",
        *page.labels,
        page.period,
        "",
        *(f"  {row.label:{widest}}  {row.value}" for row in page.facts),
        "",
        page.price,
        "",
        titles["met"],
        *(f"  {row.label:{widest}}  {row.value}" for row in page.met),
        "",
        titles["attention"],
        *(f"  {line}" for line in page.attention),
        "",
        titles["signers"],
        *(f"  {'+' if each.holds else '-'} {each.detail}" for each in page.signing),
        "",
        f"{titles['workload']} ({titles['visits']}; {titles['hours']})",
        *(f"  {load.name:{widest}}  {load.visits:>7}  {load.hours:>7}" for load in page.loads),
        *([f"  {page.others}"] if page.others else []),
        "",
        titles["measures"],
        *(
            f"{'+' if row.holds else '-':>2} {row.label:{widest}} {row.value:>8}  ({titles['limit']}: {row.limit})"
            for row in page.measures
        ),
        "",
        *units,
        "",
        page.footnote,
    ]
