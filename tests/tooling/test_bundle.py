"""The real bundle, installed into an empty directory with the network off, by an ordinary user, to the tour's end."""

import os
import subprocess
import sys
import tarfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from api.embedded_postgres import free_port
from tests.conftest import require
from tests.data_dirs import data_dir
from tests.tooling.offline import missing_namespaces, ordinary_python, run_offline
from tests.tooling.programs import ROOT

# A whole install and a whole tour: a minute and a half where nothing else runs.
pytestmark = [pytest.mark.slow, pytest.mark.timeout(1200)]

OUTSIDE = "import socket; socket.create_connection(('192.0.2.1', 80), 3)"
STORY = """
set -eu
cd "$PLACE"
if "$PYTHON" -c "$OUTSIDE" 2>outside; then echo "there is a network"; exit 1; fi
grep -q "Network is unreachable" outside
sidak-*/install "$PLACE/installed"
PATH="$PLACE/installed/current/bin:$PATH"
sidak serve --demo >server 2>&1 &
server=$!
trap 'kill $server 2>/dev/null || true' EXIT
for second in $(seq 120); do grep -q "Sidak is ready" server && break; sleep 1; done
sidak tour --language en --server "http://127.0.0.1:$SIDAK_PORT" || { cat server; exit 1; }
"$PLACE/installed/current/bin/python" -c "
import urllib.request
page = urllib.request.urlopen('http://127.0.0.1:$SIDAK_PORT/')
print('the pages are there' if b'<title>Sidak' in page.read() else 'no pages')"
sidak doctor --language en || echo "the doctor ended with $?"
kill $server
for second in $(seq 60); do kill -0 $server 2>/dev/null || break; sleep 1; done
if kill -9 $server 2>/dev/null; then echo "the server did not end"; exit 1; fi
wait $server
"""


@pytest.fixture(scope="module")
def archive() -> Path:
    """Built here, once. The packages come from the registry, or from the last build of the same lock."""
    if not (ROOT / "web" / "dist" / "index.html").exists():
        require("the pages are not built: make pages")
    built = subprocess.run(
        [sys.executable, "-m", "api.bundling"], cwd=ROOT, capture_output=True, text=True, timeout=900
    )
    if "Could not find a version" in built.stderr or "No matching distribution" in built.stderr:
        require("the packages cannot be downloaded here")
    assert built.returncode == 0, built.stderr
    return ROOT / built.stdout.partition(":")[0]


@pytest.fixture
def place() -> Iterator[Path]:
    """An empty directory of the ordinary user."""
    with data_dir(0o755) as directory:
        directory.mkdir()
        directory.chmod(0o777)
        yield directory


def test_an_ordinary_user_installs_it_without_a_network_and_plays_the_tour(archive: Path, place: Path) -> None:
    if (missing := missing_namespaces()) is not None:
        pytest.skip(missing)
    python = ordinary_python()
    if python is None:
        require("there is no Python of this version with venv that an ordinary user may run")
    with tarfile.open(archive) as packed:
        packed.extractall(place, filter="tar")
    data = {"SIDAK_DATA_DIR": str(place / "data"), "SIDAK_PORT": str(free_port()), "SIDAK_LOG_LEVEL": "warning"}
    done = run_offline("/bin/sh", "-c", STORY, PLACE=str(place), PYTHON=str(python), OUTSIDE=OUTSIDE, **data)
    assert done.returncode == 0, done.stdout[-5000:]
    assert "the pages are there" in done.stdout
    assert "Sidak is ready at" in done.stdout
    assert "The store for evidence wrote, read, kept and deleted a probe." in done.stdout
    assert "Traceback" not in done.stdout
    assert os.path.samefile(place / "installed" / "current", next((place / "installed" / "versions").iterdir()))
