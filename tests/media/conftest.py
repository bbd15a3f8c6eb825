import subprocess
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from uuid import uuid4

import pytest

from media.disk_store import DiskStore
from media.file_tokens import FileTokens
from media.s3_client import connect
from media.s3_store import S3Store
from media.stores import Store
from tests.conftest import require
from tests.media.stored import CONTENT
from tests.servers.s3 import S3Server

LOCKED = timedelta(days=1)


@pytest.fixture
def source(tmp_path: Path) -> Path:
    path = tmp_path / "photo.jpg"
    path.write_bytes(CONTENT)
    return path


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A file system of 2 MiB and 300 files."""
    place = tmp_path / "small"
    place.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=2m,nr_inodes=300", "tmpfs", str(place)]
    mounted = subprocess.run(mount, capture_output=True, check=False).returncode == 0
    require(None if mounted else "no file system may be mounted here")
    yield place
    subprocess.run(["umount", place], check=True)


@pytest.fixture
def disk_store(tmp_path: Path) -> DiskStore:
    return DiskStore(tmp_path / "files", FileTokens(b"secret of the tests"))


@pytest.fixture(params=["seaweed_server", "ceph_server"])
def s3_server(request: pytest.FixtureRequest) -> S3Server:
    """Two real ones, since each misses checks that the other makes."""
    server: S3Server = request.getfixturevalue(request.param)
    return server


@pytest.fixture
def s3_store(s3_server: S3Server) -> S3Store:
    return a_bucket_of(s3_server)


@pytest.fixture(params=["disk", "seaweed_server", "seaweed_server locked", "ceph_server", "ceph_server locked"])
async def store(request: pytest.FixtureRequest) -> Store:
    """One and the same suite over all of them."""
    server, _, locked = request.param.partition(" ")
    made: Store = request.getfixturevalue("disk_store")
    if server != "disk":
        made = a_bucket_of(request.getfixturevalue(server), LOCKED if locked else timedelta(0))
    await made.prepare()
    return made


def a_bucket_of(server: S3Server, lock: timedelta = timedelta(0)) -> S3Store:
    client = connect(server.endpoint, server.region, server.access_key, server.secret_key)
    return S3Store(client, f"evidence-{uuid4().hex[:12]}", lock)
