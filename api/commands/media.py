import argparse
import asyncio
import sys
import tomllib
from hashlib import sha256
from pathlib import Path

from api.commands.explaining import BadInput
from api.commands.move_progress import ProgressLine, faults_of, summary_of
from api.databases import connections, database
from api.migrating import migrate
from api.parts import store_of
from api.settings import Settings, load
from media import moving_queries
from media.file_tokens import FileTokens
from media.move_journal import MoveJournal
from media.moving import Move, Progress, move


def declare(parser: argparse.ArgumentParser) -> None:
    actions = parser.add_subparsers(dest="action", required=True, metavar="ACTION")
    moving = actions.add_parser("move", help="copy all evidence into another store, and verify it there")
    moving.add_argument(
        "--to",
        type=Path,
        required=True,
        metavar="FILE",
        help="a settings file (TOML) that names the other store: s3_bucket with its keys, or data_dir for a disk",
    )


def run(arguments: argparse.Namespace) -> int:
    """0 when every file is in the other store, and holds."""
    settings, target = load(), _target(arguments.to)
    if _name(settings) == _name(target):
        raise BadInput(f"{arguments.to} names the store that is in use now: {_name(target)}")
    with database(settings):
        progress = asyncio.run(_move(settings, target))
    for fault in faults_of(progress.faults):
        print(fault)
    print(summary_of(progress, _name(target)))
    return 1 if progress.faults else 0


async def _move(settings: Settings, target: Settings) -> Progress:
    async with connections():
        await migrate()
        files, size = await moving_queries.count()
        source, other = (store_of(each, FileTokens(b"no links are signed here")) for each in (settings, target))
        await other.prepare()
        line = ProgressLine(sys.stderr, files, size)
        with MoveJournal(_journal(settings, target)) as journal, line:
            return await move(Move(source, other, journal, settings.data_dir / "spool", line.tell))


def _target(file: Path) -> Settings:
    """Only its store counts. The environment, which names the store in use, does not."""
    settings = load({"SIDAK_SETTINGS_FILE": str(file)})
    if not {"s3_bucket", "data_dir"} & tomllib.loads(file.read_text("utf-8")).keys():
        raise BadInput(f"{file} names no store: it needs s3_bucket with s3_access_key and s3_secret_key, or data_dir")
    return settings


def _name(settings: Settings) -> str:
    if settings.s3_bucket:
        return f"the bucket {settings.s3_bucket} at {settings.s3_endpoint or 'Amazon S3'}"
    return f"the directory {(settings.data_dir / 'media').resolve()}"


def _journal(settings: Settings, target: Settings) -> Path:
    return settings.data_dir / "moves" / sha256(_name(target).encode()).hexdigest()[:16]
