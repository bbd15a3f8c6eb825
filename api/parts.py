"""What one running server is made of: chosen once from the settings, handed to whoever needs a part."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import msgspec
from msgspec import field

from api.leaving import Leaving
from api.posting import notice_key_of, post_of
from api.settings import BadSettings, Settings
from api.shell import Shell, read_shell
from ledger.checkpoints import Checkpoints
from ledger.kept_notes import KeptNotes
from ledger.signing_key import SigningKey
from ledger.timestamping import TimestampAuthority
from media.disk_store import DiskStore
from media.file_tokens import FileTokens
from media.s3_client import connect
from media.s3_store import S3Store
from media.stores import Store
from organisation.delivering import Post
from organisation.notice_key import NoticeKey
from scheduler.keys import MasterKeys
from scheduler.simulations import Simulations


class Parts(msgspec.Struct, frozen=True):
    settings: Settings
    clock: Callable[[], datetime]
    store: Store
    file_tokens: FileTokens
    keys: MasterKeys
    checkpoints: Checkpoints
    notice_key: NoticeKey
    post: Post
    spool: Path
    shell: Shell
    demonstration: bool = False
    simulations: Simulations = field(default_factory=Simulations)
    leaving: Leaving = field(default_factory=Leaving)


def utc_now() -> datetime:
    return datetime.now(UTC)


def assemble(settings: Settings, clock: Callable[[], datetime] = utc_now, *, demonstration: bool = False) -> Parts:
    keys = MasterKeys.load(settings.data_dir / "keys", settings.master_key)
    checkpoints = checkpoints_of(settings)
    checkpoints.make_key()
    notice_key = notice_key_of(settings)
    tokens = FileTokens(keys.derive(b"file tokens"))
    return Parts(
        settings=settings,
        clock=clock,
        store=store_of(settings, tokens),
        file_tokens=tokens,
        keys=keys,
        checkpoints=checkpoints,
        notice_key=notice_key,
        post=post_of(settings, notice_key),
        spool=settings.data_dir / "spool",
        shell=read_shell(settings.web_dir),
        demonstration=demonstration,
    )


def checkpoints_of(settings: Settings) -> Checkpoints:
    key = SigningKey(settings.data_dir / "keys" / "ledger.key", settings.ledger_key)
    kept = KeptNotes(settings.checkpoint_dir or settings.data_dir / "checkpoints")
    return Checkpoints(key, kept, settings.ledger_name, _authority(settings))


def _authority(settings: Settings) -> TimestampAuthority | None:
    if not settings.timestamp_url:
        return None
    try:
        return TimestampAuthority(settings.timestamp_url, Path(settings.timestamp_authority))
    except (OSError, ValueError):
        raise BadSettings("SIDAK_TIMESTAMP_AUTHORITY names no file of certificates (PEM) that can be read") from None


def store_of(settings: Settings, tokens: FileTokens) -> Store:
    if not settings.s3_bucket:
        return DiskStore(settings.data_dir / "media", tokens)
    client = connect(settings.s3_endpoint, settings.s3_region, settings.s3_access_key, settings.s3_secret_key)
    return S3Store(client, settings.s3_bucket, timedelta(days=settings.s3_lock_days))
