import argparse
import asyncio
import logging
import signal
from types import FrameType

from api.app import create_app
from api.databases import connections, database
from api.migrating import migrate
from api.parts import Parts, assemble, utc_now
from api.serving import serve
from api.settings import load
from api.transport import check_certificate
from api.watching.lines import set_up
from api.watching.writing import write_beside
from scheduler import key_queries
from scheduler.keys import MissingKey


def declare(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--demo", action="store_true", help="fill an empty database with demonstration data first")


def run(arguments: argparse.Namespace) -> int:
    """Ends with 0 when asked to stop by Ctrl-C, SIGTERM or a closed terminal."""
    settings = load()
    set_up(settings.log_level, settings.log_format)
    write_beside(logging.getLogger())
    warning = check_certificate(settings, utc_now())
    if warning:
        print(warning, flush=True)
    for number in (signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, _interrupt)
    try:
        with database(settings, serving=True):
            parts = assemble(settings, demonstration=arguments.demo)
            asyncio.run(_prepare(parts, arguments.demo))
            serve(create_app(parts), parts)
    except KeyboardInterrupt:
        print("Sidak has stopped.")
    return 0


async def _prepare(parts: Parts, demo: bool) -> None:
    async with connections():
        await migrate()
        await _tell_missing_keys(parts)
        await parts.store.prepare()
        if demo:
            from api.demo import fill

            await fill(parts)


async def _tell_missing_keys(parts: Parts) -> None:
    """It serves all the same: what is not sealed goes on."""
    for need in await key_queries.needs(parts.clock()):
        if need["key"] not in parts.keys.known():
            print(f"Warning: {MissingKey(need['key'])}", flush=True)


def _interrupt(number: int, frame: FrameType | None) -> None:
    raise KeyboardInterrupt
