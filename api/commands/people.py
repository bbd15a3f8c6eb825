import argparse
import asyncio
import getpass
import sys

from api.commands.explaining import language
from api.databases import connections, database
from api.migrating import migrate
from api.parts import utc_now
from api.settings import load
from organisation.bootstrapping import FirstPerson, first_people


def declare(parser: argparse.ArgumentParser) -> None:
    actions = parser.add_subparsers(dest="action", required=True, metavar="ACTION")
    first = actions.add_parser("first", help="make the two first administrators of an empty database")
    first.add_argument("jurisdiction", metavar="COUNTRY", help="the code of the imported country, such as VN")
    first.add_argument(
        "usernames", metavar="USERNAME", nargs=2, help="user names of the two; their names are asked for"
    )


def run(arguments: argparse.Namespace) -> int:
    people = [_ask(username) for username in arguments.usernames]
    with database(load()):
        asyncio.run(_add(arguments.jurisdiction, people))
    print(f"{' and '.join(arguments.usernames)} administer {arguments.jurisdiction}. Everybody else is added by them.")
    return 0


def _ask(username: str) -> FirstPerson:
    """Each types their own password; from a pipe, a line with the name and one with the password."""
    if not sys.stdin.isatty():
        return FirstPerson(username, sys.stdin.readline().strip(), language(), sys.stdin.readline().rstrip("\n"))
    name = input(f"Full name of {username}: ")
    return FirstPerson(username, name, language(), getpass.getpass(f"Password of {username} (12 characters or more): "))


async def _add(jurisdiction: str, people: list[FirstPerson]) -> None:
    async with connections():
        await migrate()
        await first_people(jurisdiction, people, utc_now())
