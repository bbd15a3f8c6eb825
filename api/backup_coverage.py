"""Until when backups hold what was acknowledged: a phone keeps its own copy until then."""

from datetime import datetime
from uuid import UUID

import msgspec
from litestar import get

from api.access import signed_in
from organisation import backup_queries


class BackupCoverage(msgspec.Struct, frozen=True, rename="camel"):
    """What was acknowledged before `coversUntil` is in a backup; null when none was ever made. `restored` names the
    newest time that the server was put back from a backup; when it is another than before, what was acknowledged since
    that backup is gone here, and whoever has it should send it again: the same bytes under the same ids."""

    covers_until: datetime | None
    restored: UUID | None


@get(
    "/v1/backups/coverage",
    operation_id="getBackupCoverage",
    summary="Until when backups hold what was acknowledged",
    tags=["sheets"],
    **signed_in(),
)
async def coverage() -> BackupCoverage:
    found = await backup_queries.coverage()
    return BackupCoverage(found["covers_until"], found["restored"])


HANDLERS = [coverage]
