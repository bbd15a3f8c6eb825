import argparse
import asyncio

from api.databases import connections, database
from api.settings import load
from ledger.checking import Finding, check


def declare(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("action", choices=["check"], help="read every entry again and name the first bad one")


def run(arguments: argparse.Namespace) -> int:
    with database(load()):
        finding = asyncio.run(_check())
    if finding.fault:
        print(f"The ledger is NOT intact: {finding.fault}.")
        return 1
    print(f"The ledger is intact: {finding.size} entries, root {finding.root}, {finding.waiting} not placed yet.")
    return 0


async def _check() -> Finding:
    async with connections():
        return await check()
