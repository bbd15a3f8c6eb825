import argparse
import asyncio
import sys
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import msgspec

from api.commands.explaining import BadInput, language
from api.databases import connections, database
from api.forecast_paper import paper
from api.forecast_runs import Asked, summary_of, whole
from api.forecast_shapes import DraftPlan, ForecastEvent, OutlineEvent
from api.forecast_summary import lines
from api.forecast_words import number, percent, text
from api.parts import utc_now
from api.settings import load
from organisation.texts import Language
from scheduler import queries
from scheduler.open_days import local_day
from scheduler.plans import Plan
from scheduler.simulations import Simulations


def declare(parser: argparse.ArgumentParser) -> None:
    actions = parser.add_subparsers(dest="action", required=True, metavar="ACTION")
    forecast = actions.add_parser("forecast", help="tell what a draft plan would mean; nothing is stored")
    forecast.add_argument("programme", metavar="PROGRAMME", help="its code, such as HY01")
    forecast.add_argument("plan", type=Path, metavar="PLAN.json", help="a plan as it is proposed")
    forecast.add_argument(
        "--from", dest="first", type=date.fromisoformat, metavar="DATE", help="default: the day that is frozen tomorrow"
    )
    forecast.add_argument("--to", dest="last", type=date.fromisoformat, metavar="DATE", help="default: in a year")
    forecast.add_argument("--pdf", type=Path, metavar="FILE", help="write the chairman's page as well")
    forecast.add_argument("--replicas", type=int, metavar="N", help="how many histories are simulated, 20 to 400")


def run(arguments: argparse.Namespace) -> int:
    if arguments.replicas is not None and not 20 <= arguments.replicas <= 400:
        raise BadInput("--replicas takes a number from 20 to 400")
    plan = _read(arguments.plan)
    with database(load()):
        return asyncio.run(_forecast(arguments, plan))


def _read(path: Path) -> Plan:
    """The plan alone, or the body of a proposal around it."""
    try:
        content: Any = msgspec.json.decode(path.read_bytes())
        return msgspec.convert(content.get("plan", content) if isinstance(content, dict) else content, Plan)
    except OSError as error:
        raise BadInput(f"{path} cannot be read: {error.strerror}") from None
    except (msgspec.MsgspecError, UnicodeDecodeError) as error:
        raise BadInput(f"{path} holds no plan: {error}") from None


async def _forecast(arguments: argparse.Namespace, plan: Plan) -> int:
    now = utc_now()
    async with connections():
        programme = await queries.programme_of_code(arguments.programme)
        if programme is None:
            raise BadInput(f"there is no programme {arguments.programme}")
        frozen_tomorrow = local_day(programme, now) + timedelta(days=1 - plan.hours.freeze.day)
        first = arguments.first or frozen_tomorrow
        draft = DraftPlan(plan, first, arguments.last or first + timedelta(days=364), arguments.replicas)
        asked = Asked(programme, draft, language(), now)
        outline, forecast = await whole(asked, Simulations(), _tell)
    print(end="\r", file=sys.stderr)
    page = summary_of(asked, outline, forecast)
    print("\n".join(lines(page, _units(outline, forecast, language()))))
    if arguments.pdf:
        arguments.pdf.write_bytes(paper(page))
    return 1 if outline.problems else 0


def _tell(done: float) -> None:
    print(f"\r{round(100 * done):3} %", end="", file=sys.stderr, flush=True)


def _units(outline: OutlineEvent, forecast: ForecastEvent, spoken: Language) -> list[str]:
    """One line each: visits a month, met within 30, 60 and 90 days, the longest time without a visit."""
    names = {unit.code: unit.name for unit in outline.units}
    header = f"{text('paper-unit', spoken)} ({text('paper-visits', spoken)}; {text('paper-met', spoken)} 30, 60, 90; "
    return [f"{header}{text('paper-gap', spoken)})"] + [
        f"  {unit.code:16} {number(unit.visits_per_month, spoken, 2):>6}"
        f" {' '.join(f'{percent(chance):>5}' for chance in unit.met_within.values())}"
        f" {unit.longest_gap:>5}  {names[unit.code]}"
        for unit in forecast.units
    ]
