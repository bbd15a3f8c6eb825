"""The `sidak` command. Each subcommand is a module of `api.commands`, imported only when it is called."""

import argparse
import logging
import sys
from collections.abc import Sequence
from importlib import import_module

COMMANDS = {
    "serve": "run the server, with its own PostgreSQL unless SIDAK_DATABASE_URL is set",
    "migrate": "bring the database to the shape this program needs",
    "demo": "fill the database with demonstration data",
    "tour": "play one surprise inspection against a running demonstration server",
    "units": "import the tree of units",
    "people": "make the first administrators of an empty database; import people and their roles from a file",
    "doctor": "examine this deployment: what is unsafe, and how to mend it; changes nothing",
    "certificate": "make a private authority and an HTTPS certificate, or renew it",
    "keys": "list, make, rotate and retire the masters of the draws; print them as shares, and restore them",
    "beacon": "an overseer's own machine: commit to each draw's beacon, and hand it over at the draw hour",
    "plan": "forecast what a draft plan would mean; nothing is stored",
    "media": "move all evidence into another store: from the disk to S3, or from one bucket to another",
    "backup": "back up the database and the evidence into a directory, sealed, while Sidak serves",
    "restore": "put a backup back into an empty place and verify it; or only check the backup",
    "ledger": "check the tamper-evident record, its checkpoints and proofs",
    "verify": "verify revealed draws and custody bundles; needs no server and no database",
    "describe": "print the description of the API (OpenAPI 3.1) or of the lifecycle; needs no server and no database",
}


def main(arguments: Sequence[str] | None = None) -> int:
    """The exit code: 0 done, 1 refused or failed, 2 wrong arguments."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    name = _parser().parse_args(given[:1]).command
    command = import_module(f"api.commands.{name}")
    parser = argparse.ArgumentParser(prog=f"sidak {name}", description=_sentence(COMMANDS[name]))
    command.declare(parser)
    chosen = parser.parse_args(given[1:])
    logging.basicConfig(level=logging.WARNING, format="%(message)s")
    logging.getLogger("api").setLevel(logging.INFO)
    try:
        return int(command.run(chosen))
    except KeyboardInterrupt:
        return 130
    except Exception as error:
        return _tell(error)


def _parser() -> argparse.ArgumentParser:
    width = max(map(len, COMMANDS))
    listed = "\n".join(f"  {name:{width}}  {summary}" for name, summary in COMMANDS.items())
    parser = argparse.ArgumentParser(
        prog="sidak",
        description="Surprise checks of public-service offices.",
        epilog=f"commands:\n{listed}\n\n`sidak COMMAND --help` tells more.",
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("command", choices=COMMANDS, metavar="COMMAND")
    return parser


def _sentence(summary: str) -> str:
    return f"{summary[0].upper()}{summary[1:]}."


def _tell(error: Exception) -> int:
    """One sentence for what an operator can mend; a fault of ours keeps its traceback."""
    from api.commands import explaining

    sentence = explaining.explain(error)
    if sentence is None:
        raise error
    print(f"sidak: {sentence}", file=sys.stderr)
    return 1
