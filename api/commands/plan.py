import argparse
import asyncio
import sys
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import msgspec

from api.commands.explaining import language
from api.databases import connections, database
from api.forecast_paper import paper
from api.forecast_shapes import DraftPlan, ForecastEvent, OutlineEvent, forecasted, outlined
from api.forecast_summary import lines, number, percent, summary
from api.forecast_words import text
from api.forecasts import names, run as run_forecast
from api.parts import utc_now
from api.settings import load
from ledger.database import Row
from organisation.texts import Text
from scheduler import queries
from scheduler.forecasting import look_ahead
from scheduler.open_days import local_day
from scheduler.outlines import outline
from scheduler.plans import Plan
from scheduler.scenarios import Progress
from scheduler.simulations import Simulations


class BadDraft(Exception):
    """The file holds no plan."""


def declare(parser: argparse.ArgumentParser) -> None:
    actions = parser.add_subparsers(dest="action", required=True, metavar="ACTION")
    forecast = actions.add_parser("forecast", help="tell what a draft plan would mean; nothing is stored")
    forecast.add_argument("programme", metavar="PROGRAMME", help="its code, such as HY01")
    forecast.add_argument("plan", type=Path, metavar="PLAN.json", help="a plan as it is proposed")
    forecast.add_argument("--from", dest="first", type=date.fromisoformat, metavar="DATE", help="default: tomorrow")
    forecast.add_argument("--to", dest="last", type=date.fromisoformat, metavar="DATE", help="default: in a year")
    forecast.add_argument("--pdf", type=Path, metavar="FILE", help="write the chairman's page as well")
    forecast.add_argument("--replicas", type=int, metavar="N", help="how many histories are simulated, 20 to 400")
