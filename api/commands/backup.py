import argparse
import asyncio
import sys
from pathlib import Path

from api.backups.failing import BackupFailed
from api.backups.keeping import naming_key
from api.backups.layout import Layout
from api.backups.making import Made, Making, make
from api.backups.programs import programs_of
from api.backups.sealing import make_identity, recipients_of
from api.commands.move_progress import amount
from api.databases import connections, database
from api.migrating import migrate
from api.parts import checkpoints_of, store_of, utc_now
from api.settings import load
from media.file_tokens import FileTokens

KEYGEN = "keygen"


def declare(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "directory",
        metavar="DIRECTORY",
        help=f"of all backups, on another disk than Sidak's; `{KEYGEN} FILE` instead makes an identity that reads them",
    )
    parser.add_argument("file", nargs="?", type=Path, metavar="FILE", help=argparse.SUPPRESS)
    parser.add_argument(
        "--recipient",
        action="append",
        default=[],
        metavar="KEY",
        help="a public key of age (age1…) whose identity may read it; default: those of SIDAK_BACKUP_RECIPIENTS",
    )


def run(arguments: argparse.Namespace) -> int:
    """0 when the backup is whole."""
    if arguments.directory == KEYGEN:
        return _keygen(arguments.file)
    if arguments.file:
        raise BackupFailed(f"only `sidak backup {KEYGEN} FILE` takes a second name")
    settings = load()
    named = arguments.recipient or [key for key in settings.backup_recipients.split(",") if key]
    recipients = recipients_of(named)
    with database(settings):
        programs = programs_of(settings)
        checkpoints = checkpoints_of(settings)
        checkpoints.make_key()
        work = Making(
            layout=Layout(Path(arguments.directory)),
            programs=programs,
            store=store_of(settings, FileTokens(b"no links are signed here")),
            spool=settings.data_dir / "spool",
            keys=settings.data_dir / "keys",
            naming_key=naming_key(settings),
            recipients=recipients,
            checkpoints=checkpoints,
            clock=utc_now,
            warn=lambda sentence: print(f"Warning: {sentence}", file=sys.stderr),
        )
        made = asyncio.run(_make(work))
    return _tell(made)


async def _make(work: Making) -> Made:
    async with connections():
        await migrate()
        return await make(work)


def _keygen(file: Path | None) -> int:
    if file is None:
        raise BackupFailed(f"name the file that the identity goes to: `sidak backup {KEYGEN} FILE`")
    public = make_identity(file, utc_now())
    print(f"{file} reads every backup that is sealed for the public key below. Keep it and a copy of it on paper or on")
    print("two sticks, apart from the server and from the backups: without it nobody can read them.")
    print(f"SIDAK_BACKUP_RECIPIENTS={public}")
    return 0


def _tell(made: Made) -> int:
    evidence, ledger = made.manifest.evidence, made.manifest.ledger
    for file in made.counts.faults:
        print(f"{file.key} is missing from the store, or does not match its hash")
    others = evidence.files - evidence.copied
    seconds = (made.manifest.finished_at - made.manifest.started_at).total_seconds()
    print(
        f"{made.place}: {ledger.size:,} entries of the ledger, {evidence.files:,} evidence files "
        f"({amount(evidence.bytes)}), {evidence.copied:,} of them new; what is new "
        f"was read back and whole, in {seconds:.0f} s."
    )
    if others:
        print(
            f"Of the {others:,} that a backup of ours had left there {evidence.reread:,} were read again and whole; of "
            "the rest name and size were looked at. The backups of 28 days read each of them again."
        )
    if evidence.missing:
        print(f"{evidence.missing:,} files that the ledger names as damaged or missing are not in it.")
    if evidence.faults:
        print(
            f"NOT a whole backup: {evidence.faults:,} files could not be read from the store. Put them back, from an "
            "older backup if need be; until then no phone lets go of what it sent."
        )
    return 1 if evidence.faults else 0
