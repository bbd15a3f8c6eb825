"""The deployment that is examined, as far as it is known before anybody looks."""

import os
from collections.abc import Mapping
from datetime import datetime

import msgspec

from api.settings import Settings


class Patient(msgspec.Struct, frozen=True):
    settings: Settings
    environment: Mapping[str, str]
    now: datetime

    @property
    def owns_data(self) -> bool:
        """Whether this account is the one that runs Sidak, as far as the data directory tells."""
        try:
            return self.settings.data_dir.stat().st_uid == os.geteuid()
        except OSError:
            return not self.settings.data_dir.exists()
