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
from ledger.notes import Verifier
from media.stores import Store
from tests.conftest import Hours
from tests.databases import another_database


class Vault(msgspec.Struct, frozen=True):
    """A directory of backups, and the identity that is kept apart from it."""

    root: Path
    identity: Identity

    @property
    def layout(self) -> Layout:
        return Layout(self.root)

    @property
    def written_down(self) -> Path:
        """The ledger's key, as an operator noted it apart from the backups."""
        return self.root.with_name(f"{self.root.name}-verifier")

    @property
    def verifier(self) -> Verifier:
        return Verifier.parse(self.written_down.read_text())

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


async def backed_up(parts: Parts, vault: Vault, hours: Hours, store: Store | None = None) -> Made:
    hours.forward(seconds=2)
    made = await make(making(parts, vault, store))
    vault.written_down.write_text(str(await parts.checkpoints.verifier()))
    return made


@asynccontextmanager
async def empty_database() -> AsyncIterator[str]:
    """Another one beside the test's, which everything works on meanwhile."""
    name = f"sidak_restored_{secrets.token_hex(6)}"
    server = await asyncpg.connect(DB.config["dsn"])
    await server.execute(f"CREATE DATABASE {name}")
    url = f"{str(DB.config['dsn']).rsplit('/', 1)[0]}/{name}"
    try:
        with another_database():
            DB.connect_to(url)
            await DB.open_pool(1, 4)
            try:
                yield url
            finally:
                await DB.close_pool()
    finally:
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
        trusted=(vault.verifier,),
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
