import argparse
import asyncio
import getpass
import sys
from pathlib import Path

from api.commands.explaining import BadInput, language
from api.databases import connections, database
from api.migrating import migrate
from api.parts import utc_now
from api.problems import tell
from api.settings import load
from organisation import people_importing
from organisation.bootstrapping import FirstPerson, first_people
from organisation.people_files import read_people
from organisation.people_import_rules import Line
from organisation.people_importing import Report
from organisation.refusing import Refused


def declare(parser: argparse.ArgumentParser) -> None:
    actions = parser.add_subparsers(dest="action", required=True, metavar="ACTION")
    first = actions.add_parser("first", help="make the two first administrators of an empty database")
    first.add_argument("jurisdiction", metavar="COUNTRY", help="the code of the imported country, such as VN")
    first.add_argument(
        "usernames", metavar="USERNAME", nargs=2, help="user names of the two; their names are asked for"
    )

    bring_in = actions.add_parser("import", help="tell what a file of people would do; with --apply do it")
    bring_in.add_argument("file", type=Path, metavar="FILE", help="CSV in UTF-8: username, name, language, home, ...")
    bring_in.add_argument("--apply", action="store_true", help="do it, unless a line is refused")


def run(arguments: argparse.Namespace) -> int:
    return _bring_in(arguments) if arguments.action == "import" else _first(arguments)


def _first(arguments: argparse.Namespace) -> int:
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


def _bring_in(arguments: argparse.Namespace) -> int:
    try:
        content = arguments.file.read_bytes()
    except OSError as error:
        raise BadInput(f"{arguments.file} cannot be read: {error.strerror}") from None
    with database(load()):
        report = asyncio.run(_import(content, apply=arguments.apply))
    for line in report.lines:
        print(f"{line.line:5}  {line.outcome:9}  {line.username:24}  {_what(line)}")
    print(_told(report))
    return 1 if any(line.problem for line in report.lines) else 0


def _what(line: Line) -> str:
    if line.problem:
        return tell(Refused(line.problem, **line.facts), language()).detail
    return ", ".join(line.changes)


def _told(report: Report) -> str:
    roles = sum(line.role is not None for line in report.lines)
    if report.again:
        return "This very file was applied before: nothing was done."
    if report.applied:
        return f"Applied. {roles} roles wait for a second person."
    if any(line.problem for line in report.lines):
        return "Nothing is applied while a line is refused."
    return f"Nothing was changed. With --apply it is done; {roles} roles would wait for a second person."


async def _import(content: bytes, *, apply: bool) -> Report:
    async with connections():
        await migrate()
        return await people_importing.run_as_operator(read_people(content), utc_now(), apply=apply)
