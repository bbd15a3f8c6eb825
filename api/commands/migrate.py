import argparse
import asyncio

from api.databases import connections, database
from api.migrating import migrate
from api.settings import load


def declare(parser: argparse.ArgumentParser) -> None:
    """No arguments."""


def run(arguments: argparse.Namespace) -> int:
    with database(load()):
        asyncio.run(_migrate())
    print("The database is up to date.")
    return 0


async def _migrate() -> None:
    async with connections():
        await migrate()
