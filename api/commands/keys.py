import argparse
import asyncio
import sys
from pathlib import Path

from api.databases import connections, database
from api.migrating import migrate
from api.parts import utc_now
from api.settings import Settings, load
from ledger.database import Row
from scheduler import key_files, key_queries
from scheduler.escrowing import combine, needed_with, split
from scheduler.key_files import UnusableKeys
from scheduler.keys import MasterKeys, MissingKey

CLEAR = "\033[2J\033[3J\033[H"


def declare(parser: argparse.ArgumentParser) -> None:
    actions = parser.add_subparsers(dest="action", required=True, metavar="ACTION")
    actions.add_parser("list", help="name the masters and what still needs them")
    actions.add_parser("create", help="make the first master, if there is none")
    actions.add_parser("rotate", help="make a new newest master; the others stay")
    actions.add_parser("keep", help="put the master of SIDAK_MASTER_KEY among the files, before you set another one")
    retire = actions.add_parser("retire", help="delete a master that nothing needs any more")
    retire.add_argument("key", metavar="MASTER")
    escrow = actions.add_parser("escrow", help="print a master as shares, on one page each")
    escrow.add_argument("needed", type=int, metavar="NEEDED", help="so many shares restore it")
    escrow.add_argument("made", type=int, metavar="MADE", help="so many are printed")
    escrow.add_argument("--key", metavar="MASTER", help="default: the newest")
    restore = actions.add_parser("restore", help="put a master back from shares, typed in one a line")
    restore.add_argument("--key", metavar="MASTER", help="the name on the shares: refuse any other master")


def run(arguments: argparse.Namespace) -> int:
    settings = load()
    directory = settings.data_dir / "keys"
    match arguments.action:
        case "list":
            _list(settings, directory)
        case "create":
            made = key_files.make_first(directory)
            print(f"{'Made' if made else 'There is already'} the master {key_files.read_masters(directory)[1]}.")
        case "rotate":
            _check_files_rule(settings)
            print(f"New draws use the master {key_files.rotate(directory)}. Back up {directory}, and escrow it.")
        case "keep":
            _keep(settings, directory)
        case "retire":
            _retire(settings, directory, arguments.key)
        case "escrow":
            _escrow(settings, directory, arguments)
        case "restore":
            _restore(directory, arguments.key)
    return 0


def _list(settings: Settings, directory: Path) -> None:
    keys = MasterKeys(directory, bytes.fromhex(settings.master_key) or None)
    needs = {need["key"]: need for need in _ask(settings)}
    print(f"{'MASTER':16}  {'':8}  {'DRAWS':>6}  {'UNTIL':10}  {'ORDERS':>6}")
    for name in [*keys.known(), *sorted(needs.keys() - set(keys.known()))]:
        state = "newest" if name == keys.newest else "" if name in keys.known() else "MISSING"
        need = needs.get(name)
        counted = (need["draws"], need["last_day"] or "", need["orders"]) if need else (0, "", 0)
        print(f"{name}  {state:8}  {counted[0]:6}  {counted[1]!s:10}  {counted[2]:6}")


def _check_files_rule(settings: Settings) -> None:
    if settings.master_key:
        raise UnusableKeys(
            "SIDAK_MASTER_KEY is the newest master: run `sidak keys keep` on every machine, then set another one there"
        )


def _keep(settings: Settings, directory: Path) -> None:
    if not settings.master_key:
        raise UnusableKeys("SIDAK_MASTER_KEY is not set: the masters are in files already")
    print(f"The master {key_files.keep(directory, bytes.fromhex(settings.master_key))} is now in {directory} too.")


def _retire(settings: Settings, directory: Path, key: str) -> None:
    if key not in key_files.read_masters(directory)[0]:
        raise MissingKey(key)
    need = next((need for need in _ask(settings) if need["key"] == key), None)
    if need:
        raise UnusableKeys(
            f"{key} is still needed by {need['draws']} draws that are not revealed"
            f"{' (the last is of ' + str(need['last_day']) + ')' if need['last_day'] else ''} "
            f"and by {need['orders']} orders: keep it"
        )
    key_files.remove(directory, key)
    print(f"The master {key} is deleted. Delete its copies and shares too.")


def _ask(settings: Settings) -> list[Row]:
    async def needs() -> list[Row]:
        async with connections():
            await migrate()
            return await key_queries.needs(utc_now())

    with database(settings):
        return asyncio.run(needs())


def _escrow(settings: Settings, directory: Path, arguments: argparse.Namespace) -> None:
    """On a terminal one after the other; into a printer with a page each."""
    masters, newest = key_files.read_masters(directory)
    if settings.master_key:
        newest = key_files.key_id(bytes.fromhex(settings.master_key))
        masters[newest] = bytes.fromhex(settings.master_key)
    key = arguments.key or newest
    if key not in masters:
        raise MissingKey(key)
    for number, share in enumerate(split(masters[key], arguments.needed, arguments.made), 1):
        _show(_page(key, share, number, arguments.needed, arguments.made))
    key_files.note_escrow(directory, key)


def _page(key: str, share: str, number: int, needed: int, made: int) -> str:
    words = [f"{place:2} {word:12}" for place, word in enumerate(share.split(), 1)]
    lines = ["".join(words[first : first + 4]).rstrip() for first in range(0, len(words), 4)]
    heading = f"Sidak: share {number} of {made} of the master {key}. Any {needed} of them restore it."
    return "\n".join([heading, "", *lines, "", f"To restore: sidak keys restore --key {key}", ""])


def _show(page: str) -> None:
    if sys.stdout.isatty():
        input(f"{CLEAR}{page}\nCopy the words to paper, then press Enter: the screen is cleared. ")
        print(CLEAR, end="")
    else:
        print(page, end="\f")


def _restore(directory: Path, key: str | None) -> None:
    first = _typed(1)
    others = [_typed(number) for number in range(2, needed_with(first) + 1)]
    master = combine([first, *others])
    if key and key_files.key_id(master) != key:
        raise UnusableKeys(f"these are shares of the master {key_files.key_id(master)}, not of {key}")
    print(f"The master {key_files.keep(directory, master)} is back in {directory}.")


def _typed(number: int) -> str:
    if sys.stdin.isatty():
        return input(f"Share {number}, all its words on one line: ")
    return sys.stdin.readline()
