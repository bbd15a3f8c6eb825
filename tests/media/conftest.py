import os
from collections.abc import Iterator
from pathlib import Path
from uuid import uuid4

import pytest

from media.disk_store import DiskStore
from media.file_tokens import FileTokens
from media.s3_store import S3Store, connect
from media.stores import Store
from tests.servers.seaweed import S3Server, missing_seaweed, seaweed


@pytest.fixture(scope="session")
def s3_server() -> Iterator[S3Server]:
    missing = missing_seaweed()
    if missing and os.environ.get("CI") == "true":
        pytest.fail(missing)
    if missing:
        pytest.skip(missing)
    with seaweed() as server:
        yield server


@pytest.fixture
def disk_store(tmp_path: Path) -> DiskStore:
    return DiskStore(tmp_path / "files", FileTokens(b"secret of the tests"))


@pytest.fixture
def s3_store(s3_server: S3Server) -> S3Store:
    client = connect(s3_server.endpoint, s3_server.region, s3_server.access_key, s3_server.secret_key)
    return S3Store(client, f"evidence-{uuid4().hex[:12]}")


@pytest.fixture(params=["disk_store", "s3_store"])
async def store(request: pytest.FixtureRequest) -> Store:
    made: Store = request.getfixturevalue(request.param)
    await made.prepare()
    return made
