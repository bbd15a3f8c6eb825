from piccolo.apps.migrations.auto.migration_manager import MigrationManager
from piccolo.table import Table

ID = "2026-11-22T03:01:00:000000"
VERSION = "1.38.0"
DESCRIPTION = "Names without tones; indexes: scope by path, units in force, a person's roles and devices"

INDEXES = {
    # Every list asks `path && scopes`.
    "unit_path": "ON unit USING gin (path)",
    "unit_parent": "ON unit (parent)",
    # One unit in force per official code.
    "unit_code_in_force": "ON unit (jurisdiction, code) WHERE valid_to IS NULL",
    # Signing in and every request read a person's grants.
    "role_grant_person": "ON role_grant (person) WHERE approved_at IS NOT NULL",
    "role_grant_unit": "ON role_grant (unit)",
    "device_person": "ON device (person)",
    "recusal_person": "ON recusal (person)",
    "calendar_day_approved": "ON calendar_day (unit, day) WHERE approved_at IS NOT NULL",
    "person_home": "ON person (home)",
    "throttle_filled": "ON throttle (filled_at)",
    "password_reset_person": "ON password_reset (person)",
    # Lists of units go by their name without tones.
    "unit_search": "ON unit (search, id)",
}
UNIQUE = {"unit_code_in_force"}
# As `organisation.names.fold` does it: tones are taken off first, so that any collation's lower() will do.
BARE_NAME = """
    translate(lower(regexp_replace(normalize(name, NFD), '[\\u0300-\\u036F]', '', 'g')), 'đĐ', 'dd')
"""


class Raw(Table):
    pass


async def forwards():
    manager = MigrationManager(migration_id=ID, app_name="organisation", description=DESCRIPTION)

    async def run():
        await Raw.raw(f"ALTER TABLE unit ADD COLUMN search text GENERATED ALWAYS AS ({BARE_NAME}) STORED")
        for name, definition in INDEXES.items():
            await Raw.raw(f"CREATE {'UNIQUE ' if name in UNIQUE else ''}INDEX {name} {definition}")

    async def run_backwards():
        for name in INDEXES:
            await Raw.raw(f"DROP INDEX {name}")
        await Raw.raw("ALTER TABLE unit DROP COLUMN search")

    manager.add_raw(run)
    manager.add_raw_backwards(run_backwards)
    return manager
