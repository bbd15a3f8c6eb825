import argparse
import getpass
import sys
import time as clock
from datetime import date, time
from pathlib import Path

import httpx

from api.beacon_machine import FARTHEST, BeaconMachine, read_session, sign_in
from api.commands.explaining import language
from api.parts import utc_now
from api.tour.server import Person, Server, Surprise

SECONDS_BETWEEN = 5


def declare(parser: argparse.ArgumentParser) -> None:
    actions = parser.add_subparsers(dest="action", required=True, metavar="ACTION")
    start = actions.add_parser("init", help="make this machine's master in a directory, and sign in as an overseer")
    start.add_argument("directory", type=Path, metavar="DIRECTORY")
    start.add_argument("--server", required=True, metavar="URL", help="where Sidak is")
    start.add_argument("--username", required=True, help="an overseer; the password is asked for")
    commit = actions.add_parser("commit", help="commit to the days that an approved plan covers")
    run_it = actions.add_parser("run", help="hand each value over at its draw hour, until stopped")
    for action in (commit, run_it):
        action.add_argument("directory", type=Path, metavar="DIRECTORY")
        action.add_argument("--stratum", required=True, help="such as HY01.33")
    commit.add_argument("--from", dest="first", type=date.fromisoformat, metavar="DATE", help="default: today")
    commit.add_argument("--to", dest="last", type=date.fromisoformat, metavar="DATE", help="default: in a year")
    run_it.add_argument("--once", action="store_true", help="look once and end, for a scheduler of your own")
    run_it.add_argument(
        "--not-before", type=time.fromisoformat, metavar="HH:MM", help="never before this hour here, whatever is asked"
    )


def run(arguments: argparse.Namespace) -> int:
    try:
        return _init(arguments) if arguments.action == "init" else _work(arguments)
    except (Surprise, httpx.HTTPError) as error:
        print(f"sidak: {error}", file=sys.stderr)
        return 1
    except FileNotFoundError:
        print(f"sidak: {arguments.directory} has no session: run `sidak beacon init` first", file=sys.stderr)
        return 1


def _init(arguments: argparse.Namespace) -> int:
    password = getpass.getpass() if sys.stdin.isatty() else sys.stdin.readline().rstrip("\n")
    sign_in(arguments.directory, arguments.server, language(), arguments.username, password)
    print(f"This machine's master lies in {arguments.directory}. Keep it from the people who run Sidak; back it up.")
    return 0


def _work(arguments: argparse.Namespace) -> int:
    session = read_session(arguments.directory)
    with Server(session.server, language()) as server:
        machine = BeaconMachine(arguments.directory, Person(server, session.token), arguments.stratum)
        if arguments.action == "commit":
            first = arguments.first or utc_now().date()
            print(f"Committed to {machine.commit(first, arguments.last or first + FARTHEST)} days.")
            return 0
        return _run(machine, arguments)


def _run(machine: BeaconMachine, arguments: argparse.Namespace) -> int:
    """A line that does not change is told once."""
    told: set[str] = set()
    while True:
        try:
            for line in machine.hand_over(utc_now(), arguments.not_before):
                if line not in told:
                    print(line, flush=True)
                told.add(line)
        except (Surprise, httpx.HTTPError) as error:
            if arguments.once:
                raise
            print(f"sidak: tried again in {SECONDS_BETWEEN} seconds: {error}", file=sys.stderr, flush=True)
        if arguments.once:
            return 0
        clock.sleep(SECONDS_BETWEEN)
