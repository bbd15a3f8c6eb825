import argparse
import asyncio
from collections.abc import Callable

from api.databases import connections, database
from api.demo import fill
from api.demo.national import fill_national
from api.demo.national.scale import PROVINCES, YEARS, Scale
from api.migrating import migrate
from api.parts import assemble
from api.settings import Settings, load


def declare(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--national",
        action="store_true",
        help="fill an empty database with inspections of the whole country over years; it takes minutes",
    )
    parser.add_argument("--years", type=_count(YEARS), default=YEARS, help=f"1 to {YEARS}, usually {YEARS}")
    parser.add_argument(
        "--provinces", type=_count(PROVINCES), default=PROVINCES, help=f"the first of {PROVINCES}, usually all"
    )
    parser.add_argument("--seed", type=int, default=1, help="of the same seed and day the same data come")


def run(arguments: argparse.Namespace) -> int:
    settings = load()
    with database(settings):
        asyncio.run(_fill(settings, arguments))
    print("The database holds the demonstration data.")
    return 0


def _count(most: int) -> Callable[[str], int]:
    def count(text: str) -> int:
        number = int(text)
        if not 1 <= number <= most:
            raise argparse.ArgumentTypeError(f"1 to {most}")
        return number

    return count


async def _fill(settings: Settings, arguments: argparse.Namespace) -> None:
    parts = assemble(settings)
    async with connections():
        await migrate()
        if arguments.national:
            scale = Scale(now=parts.clock(), seed=arguments.seed, provinces=arguments.provinces, years=arguments.years)
            await fill_national(parts, scale)
        else:
            await fill(parts)
