from pathlib import Path

import pytest
from pyrage.x25519 import Identity

from tests.backups.backing import Vault
from tests.media.conftest import small_disk

__all__ = ["small_disk"]


@pytest.fixture
def vault(tmp_path: Path) -> Vault:
    return Vault(tmp_path / "vault", Identity.generate())
