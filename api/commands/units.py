import argparse
import asyncio
from datetime import date

from api.commands.explaining import language
from api.databases import connections, database
from api.migrating import migrate
from api.parts import utc_now
from api.problems import tell
from api.settings import load
from organisation import importing
from organisation.import_reports import Report


def declare(parser: argparse.ArgumentParser) -> None:
    actions = parser.add_subparsers(dest="action", required=True, metavar="ACTION")
    bring_in = actions.add_parser("import", help="tell what a source would add, change and end; with --apply do it")
    bring_in.add_argument("source", metavar="SOURCE", help="vietnamadminunits, or the path of a CSV file")
    bring_in.add_argument("--apply", action="store_true", help="change the tree as told")
    bring_in.add_argument(
        "--on", type=date.fromisoformat, metavar="DATE", help="the day from which it holds; default: today (UTC)"
    )


def run(arguments: argparse.Namespace) -> int:
    with database(load()):
        report = asyncio.run(_import(arguments))
    print("\n".join(report.lines(lambda refused: tell(refused, language()).detail)))
    return 1 if report.refused else 0


async def _import(arguments: argparse.Namespace) -> Report:
    async with connections():
        await migrate()
        on = arguments.on or utc_now().date()
        return await importing.run(arguments.source, on, "operator", arguments.apply)
