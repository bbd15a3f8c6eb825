import argparse
import asyncio

from api.databases import connections, database
from api.demo import fill
from api.migrating import migrate
from api.parts import assemble
from api.settings import Settings, load


def declare(parser: argparse.ArgumentParser) -> None:
    """No arguments."""


def run(arguments: argparse.Namespace) -> int:
    settings = load()
    with database(settings):
        asyncio.run(_fill(settings))
    print("The database holds the demonstration data.")
    return 0


async def _fill(settings: Settings) -> None:
    async with connections():
        await migrate()
        await fill(assemble(settings))
