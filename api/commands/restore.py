import argparse
import asyncio
from pathlib import Path

from api.backups.dumping import Programs
from api.backups.examining import Examined, check_ciphertexts, check_contents
from api.backups.opening import Opened, open_backup
from api.backups.programs import programs_of
from api.backups.restoring import Restored, Restoring, put_back
from api.backups.sealing import identities_of
from api.backups.trusting import trusted_keys
from api.commands.explaining import BadInput
from api.commands.ledger_offline import verifiers_of
from api.commands.move_progress import amount
from api.databases import connections, database
from api.parts import checkpoints_of, store_of, utc_now
from api.postgres_home import bundled_programs
from api.settings import Settings, load
from ledger.notes import Verifier
from ledger.signing_key import SigningKey
from media.file_tokens import FileTokens

UNVERIFIED = (
    "UNVERIFIED: no key says who made this backup. Whoever can write into its directory can have made it, with another "
    "past in it, and what its dump says is done by PostgreSQL with all the rights of this account. Go on only when you "
    "know where the directory was all the time."
)
DAMAGE_ONLY = (
    "Damage only, not forgery: no key is trusted here (--verifier), so it is not seen whether somebody made all of it."
)


def declare(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("directory", type=Path, metavar="DIRECTORY", help="the one that `sidak backup` wrote into")
    parser.add_argument("--identity", type=Path, metavar="FILE", help="what `sidak backup keygen` made")
    parser.add_argument(
        "--at", default="", metavar="NAME", help="an older one of its backups, such as 20261122T171500Z"
    )
    parser.add_argument("--check", action="store_true", help="restore nothing: only see whether it could be restored")
    parser.add_argument(
        "--verifier",
        action="append",
        default=[],
        metavar="KEY",
        help="the ledger's key that you wrote down; default: keys/ledger.key of this machine, or that of the "
        "checkpoints kept in SIDAK_CHECKPOINT_DIR",
    )
    parser.add_argument("--unverified", action="store_true", help="no key was kept: restore what anybody may have made")
    parser.add_argument(
        "--keep-evidence", action="store_true", help="the store survived: verify what is there, bring what is missing"
    )


def run(arguments: argparse.Namespace) -> int:
    """0 when everything is there and holds."""
    settings = load()
    opened = open_backup(arguments.directory, arguments.at)
    print(_told(opened))
    if arguments.unverified and (arguments.verifier or arguments.check):
        raise BadInput("--unverified is for a restore where no key was kept: leave --verifier and --check out")
    trusted = () if arguments.unverified else _trusted(settings, opened, arguments.verifier)
    if arguments.check:
        return _check(settings, opened, arguments.identity, trusted)
    if arguments.identity is None:
        raise BadInput("a backup is sealed: --identity names the file that opens it, or --check only looks at it")
    identities = identities_of(arguments.identity)
    if arguments.unverified:
        print(UNVERIFIED)
    with database(settings):
        work = Restoring(
            opened=opened,
            identities=identities,
            trusted=trusted,
            programs=programs_of(settings),
            store=store_of(settings, FileTokens(b"no links are signed here")),
            keep_evidence=arguments.keep_evidence,
            spool=settings.data_dir / "spool",
            keys=settings.data_dir / "keys",
            under_way=settings.data_dir / "restoring",
            checkpoints=checkpoints_of(settings),
            clock=utc_now,
            tell=lambda sentence: print(sentence, flush=True),
            unverified=arguments.unverified,
        )
        return _tell(asyncio.run(_put_back(work)), settings)


def _trusted(settings: Settings, opened: Opened, given: list[str]) -> tuple[Verifier, ...]:
    file = settings.data_dir / "keys" / "ledger.key"
    key = SigningKey(file, settings.ledger_key)
    own = key.read() if settings.ledger_key or file.exists() else None
    return trusted_keys(opened, verifiers_of(given), own, settings.checkpoint_dir or settings.data_dir / "checkpoints")


async def _put_back(work: Restoring) -> Restored:
    async with connections():
        return await put_back(work)


def _told(opened: Opened) -> str:
    manifest = opened.manifest
    return (
        f"{opened.place}, begun {manifest.started_at:%Y-%m-%d %H:%M:%S} UTC: {manifest.ledger.size:,} entries of the "
        f"ledger, {manifest.evidence.files:,} evidence files ({amount(manifest.evidence.bytes)})."
    )


def _check(settings: Settings, opened: Opened, identity: Path | None, trusted: tuple[Verifier, ...]) -> int:
    if identity is None:
        found = check_ciphertexts(opened, trusted)
        done = "Nothing was damaged since it was made; what it holds only an identity can tell"
    else:
        programs = Programs(settings.postgres_programs or bundled_programs(), "postgresql:///")
        found = check_contents(opened, identities_of(identity), programs, trusted)
        done = "It opens, the database's dump reads to its end, and each evidence file has the hash of its name"
    print("Held against the ledger's key that is trusted here." if trusted else DAMAGE_ONLY)
    return _tell_examined(found, done)


def _tell_examined(found: Examined, done: str) -> int:
    for fault in found.faults:
        print(fault)
    told = f"{found.pieces:,} evidence files, {found.seconds:.0f} s."
    if found.faults:
        print(f"The backup does NOT hold: {len(found.faults):,} faults. {told}")
        print("Delete a piece that is damaged: the next backup writes it again.")
        return 1
    print(f"{done}. {told}")
    return 0


def _tell(restored: Restored, settings: Settings) -> int:
    finding, seconds = restored.finding, restored.seconds
    for fault in restored.faults:
        print(fault)
    print(f"Database: restored in {seconds['database']:.0f} s.")
    print(
        f"Evidence: {restored.files:,} files ({amount(restored.bytes)}) are in the store and match their hashes, "
        f"{seconds['evidence']:.0f} s; {restored.gone:,} were not in the backup."
    )
    if finding.fault:
        print(f"The ledger is NOT intact: {finding.fault}.")
    else:
        print(f"Ledger: intact, {finding.size:,} entries read again, root {finding.root}, {seconds['ledger']:.0f} s.")
    if restored.keys:
        print(f"Keys that were missing here are back: {', '.join(restored.keys)}. The masters are not in a backup.")
    if restored.ahead:
        print(
            f"Checkpoints of up to {restored.ahead:,} entries are kept outside the database, which has fewer now. "
            f"Move the newer files out of {settings.checkpoint_dir or settings.data_dir / 'checkpoints'}, keep them, "
            "and tell those who keep checkpoints: until then none is signed. See docs/operate.md."
        )
    if finding.fault or restored.faults:
        print("NOT everything is restored: mend what is named above, then run the same command again; it goes on.")
        return 1
    return 0
