"""A second store beside the one in use, and photos that lie in the first."""

from pathlib import Path
from uuid import uuid4

import httpx

from media.disk_store import DiskStore
from media.file_tokens import FileTokens
from media.moving_queries import named
from media.s3_client import connect
from media.s3_store import S3Store
from media.stores import Store, StoredFile
from tests.api.accounts import problem
from tests.api.uploading import Phone, announced
from tests.cast import Cast
from tests.conftest import Hours
from tests.media.photos import jpeg
from tests.servers.s3 import S3Server

FEW = [jpeg(700 + number, 500) for number in range(3)]


class Elsewhere:
    """The other store, and the file by which an operator names it."""

    def __init__(self, store: Store, file: Path, **settings: str) -> None:
        self.store = store
        self.file = file
        file.write_text("".join(f'{name} = "{value}"\n' for name, value in settings.items()))


def bucket_of(server: S3Server, place: Path) -> Elsewhere:
    bucket = f"evidence-{uuid4().hex[:12]}"
    store = S3Store(connect(server.endpoint, server.region, server.access_key, server.secret_key), bucket)
    return Elsewhere(store, place / f"{bucket}.toml", s3_bucket=bucket, **settings_of(server))


def settings_of(server: S3Server) -> dict[str, str]:
    return {name.removeprefix("SIDAK_").lower(): value for name, value in server.settings.items()}


def directory_in(place: Path) -> Elsewhere:
    store = DiskStore(place / "other" / "media", FileTokens(b"secret of the tests"))
    return Elsewhere(store, place / "other.toml", data_dir=str(place / "other"))


async def send(client: httpx.AsyncClient, cast: Cast, hours: Hours, photos: list[bytes]) -> None:
    for photo in photos:
        phone = Phone(client, cast.hung, await announced(cast.hung, photo, hours.now))
        await phone.open(len(photo))
        assert (await phone.send(photo, 0)).status_code == 204


async def send_wrong(client: httpx.AsyncClient, cast: Cast, hours: Hours) -> None:
    """It is set aside."""
    phone = Phone(client, cast.hung, await announced(cast.hung, FEW[0] + b"!", hours.now))
    await phone.open(len(FEW[0]) + 1)
    assert problem(await phone.send(FEW[0] + b"?", 0))[1] == "evidence-hash-differs"


async def files() -> set[StoredFile]:
    """All that the database names."""
    return {each.file for each in [each async for each in named()]}


async def demand_all_in(store: Store) -> None:
    for file in await files():
        await store.verify(file)
