"""What one running server is made of: chosen once from the settings, handed to whoever needs a part."""

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import msgspec
from msgspec import field

from api.settings import Settings
from api.shell import Shell, read_shell
from media.disk_store import DiskStore
from media.file_tokens import FileTokens
from media.s3_store import S3Store, connect
from media.stores import Store
from scheduler.keys import MasterKeys
from scheduler.simulations import Simulations


class Parts(msgspec.Struct, frozen=True):
    settings: Settings
    clock: Callable[[], datetime]
    store: Store
    file_tokens: FileTokens
    keys: MasterKeys
    spool: Path
    shell: Shell
    demonstration: bool = False
    simulations: Simulations = field(default_factory=Simulations)


def utc_now() -> datetime:
    return datetime.now(UTC)


def assemble(settings: Settings, clock: Callable[[], datetime] = utc_now, *, demonstration: bool = False) -> Parts:
    keys = MasterKeys.load(settings.data_dir / "keys", settings.master_key)
    tokens = FileTokens(keys.derive(b"file tokens"))
    return Parts(
        settings=settings,
        clock=clock,
        store=_store(settings, tokens),
        file_tokens=tokens,
        keys=keys,
        spool=settings.data_dir / "spool",
        shell=read_shell(settings.web_dir),
        demonstration=demonstration,
    )


def _store(settings: Settings, tokens: FileTokens) -> Store:
    if not settings.s3_bucket:
        return DiskStore(settings.data_dir / "media", tokens)
    client = connect(settings.s3_endpoint, settings.s3_region, settings.s3_access_key, settings.s3_secret_key)
    return S3Store(client, settings.s3_bucket)
