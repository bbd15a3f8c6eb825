from piccolo.apps.migrations.auto.migration_manager import MigrationManager
from piccolo.table import Table

ID = "2026-11-22T07:15:00:000000"
VERSION = "1.38.0"
DESCRIPTION = "Every format that phones make is taken, and a thumbnail is made"

REASONS = (
    "('announced-otherwise', 'hash-differs', 'not-a-photo', 'photo-type-differs', 'photo-incomplete', "
    "'photo-too-heavy', 'photo-unopenable')"
)
REASONS_BEFORE = "('announced-otherwise', 'hash-differs', 'not-a-jpeg', 'jpeg-incomplete', 'jpeg-too-large')"


# While only JPEG was taken, the same reasons had other names.
RENAMED = {
    "not-a-jpeg": "not-a-photo",
    "jpeg-incomplete": "photo-incomplete",
    "jpeg-too-large": "photo-too-heavy",
}


class Raw(Table):
    pass


async def restrict(reasons, renamed, purposes):
    await Raw.raw("ALTER TABLE evidence_conflict DROP CONSTRAINT reason_known")
    for before, after in renamed.items():
        await Raw.raw(f"UPDATE evidence_conflict SET reason = '{after}' WHERE reason = '{before}'")
    await Raw.raw(f"ALTER TABLE evidence_conflict ADD CONSTRAINT reason_known CHECK (reason IN {reasons})")
    await Raw.raw("ALTER TABLE rendition DROP CONSTRAINT purpose_known")
    await Raw.raw(f"ALTER TABLE rendition ADD CONSTRAINT purpose_known CHECK (purpose IN {purposes})")


async def forwards():
    manager = MigrationManager(migration_id=ID, app_name="media", description=DESCRIPTION)

    async def run():
        await restrict(REASONS, RENAMED, "('viewing', 'thumbnail')")

    async def run_backwards():
        await Raw.raw("DELETE FROM rendition WHERE purpose = 'thumbnail'")
        lost = "reason IN ('photo-type-differs', 'photo-unopenable')"
        await Raw.raw(f"UPDATE evidence_conflict SET reason = 'not-a-photo' WHERE {lost}")
        await restrict(REASONS_BEFORE, {after: before for before, after in RENAMED.items()}, "('viewing')")

    manager.add_raw(run)
    manager.add_raw_backwards(run_backwards)
    return manager
