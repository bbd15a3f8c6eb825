"""Backups of a test's server, and other empty places to restore them into."""

import secrets
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from pathlib import Path

import asyncpg
import msgspec
from pyrage.x25519 import Identity

from api.backups import keeping
from api.backups.dumping import Programs
from api.backups.layout import Layout
from api.backups.making import Made, Making, make
from api.backups.opening import open_backup
from api.backups.programs import programs_of
from api.backups.restoring import Restored, Restoring, put_back
from api.parts import Parts, assemble
from api.settings import Settings
from ledger.database import DB
from media.stores import Store
from tests.conftest import Hours


class Vault(msgspec.Struct, frozen=True):
    """A directory of backups, and the identity that is kept apart from it."""

    root: Path
    identity: Identity

    @property
    def layout(self) -> Layout:
        return Layout(self.root)

    def files(self) -> Iterator[Path]:
        return (file for file in self.root.rglob("*") if file.is_file())

    def pieces(self) -> list[Path]:
        return sorted((self.root / "pieces").rglob("*.age"))


def making(parts: Parts, vault: Vault, store: Store | None = None) -> Making:
    return Making(
        layout=vault.layout,
        programs=programs_of(parts.settings),
        store=store or parts.store,
        spool=parts.spool,
        keys=parts.settings.data_dir / "keys",
        naming_key=keeping.naming_key(parts.settings),
        recipients=[vault.identity.to_public()],
        checkpoints=parts.checkpoints,
        clock=parts.clock,
        warn=lambda _: None,
    )


async def backed_up(parts: Parts, vault: Vault, hours: Hours) -> Made:
    hours.forward(seconds=2)
    return await make(making(parts, vault))


@asynccontextmanager
async def empty_database() -> AsyncIterator[str]:
    """Another one beside the test's, which everything works on meanwhile."""
    before, pool = DB.config, DB.pool
    name = f"sidak_restored_{secrets.token_hex(6)}"
    server = await asyncpg.connect(before["dsn"])
    await server.execute(f"CREATE DATABASE {name}")
    url = f"{str(before['dsn']).rsplit('/', 1)[0]}/{name}"
    DB.connect_to(url)
    await DB.open_pool(1, 4)
    try:
        yield url
    finally:
        await DB.close_pool()
        DB.config, DB.pool = before, pool
        await server.execute(f"DROP DATABASE {name} WITH (FORCE)")
        await server.close()


def empty_place(directory: Path, hours: Hours) -> Parts:
    """Another machine."""
    return assemble(Settings(data_dir=directory), hours)


def restoring(vault: Vault, place: Parts, *, at: str = "", keep_evidence: bool = False) -> Restoring:
    data_dir = place.settings.data_dir
    return Restoring(
        opened=open_backup(vault.root, at),
        identities=[vault.identity],
        trusted=(),
        programs=Programs(programs_of(place.settings).directory, str(DB.config["dsn"])),
        store=place.store,
        keep_evidence=keep_evidence,
        spool=place.spool,
        keys=data_dir / "keys",
        under_way=data_dir / "restoring",
        checkpoints=place.checkpoints,
        clock=place.clock,
        tell=lambda _: None,
    )


async def restored(vault: Vault, place: Parts, *, at: str = "", keep_evidence: bool = False) -> Restored:
    return await put_back(restoring(vault, place, at=at, keep_evidence=keep_evidence))
