from piccolo.apps.migrations.auto.migration_manager import MigrationManager
from piccolo.table import Table

ID = "2026-11-22T17:18:30:000000"
VERSION = "1.38.0"
DESCRIPTION = "What was read stays as it was written for its two years; steps of a breach only grow"


class Raw(Table):
    pass


INDEXES = {
    "data_access_people": "data_access USING gin (people)",
    "data_access_reader": "data_access (reader, id DESC)",
    "data_access_at": "data_access (at)",
    "data_access_unit": "data_access (unit, id DESC)",
    "breach_step_of": "breach_step (breach, step, id DESC)",
    "breach_remind": "breach (remind_at) WHERE closed_at IS NULL AND remind_at IS NOT NULL",
}
ONCE = {"unit_import_waiting": "unit_import (country, sha256) WHERE state = 'waiting'"}
FUNCTION = """
CREATE FUNCTION organisation_record_only_grows() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION '% only grows', TG_TABLE_NAME;
END $$
"""
KEPT = """
CREATE FUNCTION data_access_is_kept() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF OLD.at > now() - interval '700 days' THEN
        RAISE EXCEPTION 'data_access is kept for two years';
    END IF;
    RETURN OLD;
END $$
"""
TRIGGERS = {
    "data_access_stays": "data_access BEFORE UPDATE OR TRUNCATE FOR EACH STATEMENT organisation_record_only_grows",
    "data_access_kept": "data_access BEFORE DELETE FOR EACH ROW data_access_is_kept",
    "breach_step_stays": "breach_step BEFORE UPDATE OR DELETE OR TRUNCATE FOR EACH STATEMENT "
    "organisation_record_only_grows",
    "breach_kept": "breach BEFORE DELETE OR TRUNCATE FOR EACH STATEMENT organisation_record_only_grows",
    "people_import_kept": "people_import BEFORE DELETE OR TRUNCATE FOR EACH STATEMENT organisation_record_only_grows",
    "unit_import_kept": "unit_import BEFORE DELETE OR TRUNCATE FOR EACH STATEMENT organisation_record_only_grows",
}


async def forwards():
    manager = MigrationManager(migration_id=ID, app_name="organisation", description=DESCRIPTION)

    async def run():
        for name, columns in INDEXES.items():
            await Raw.raw(f"CREATE INDEX {name} ON {columns}")
        for name, columns in ONCE.items():
            await Raw.raw(f"CREATE UNIQUE INDEX {name} ON {columns}")
        await Raw.raw(FUNCTION)
        await Raw.raw(KEPT)
        for name, trigger in TRIGGERS.items():
            table, _, rest = trigger.partition(" ")
            when, _, function = rest.rpartition(" ")
            events, _, each = when.partition(" FOR EACH ")
            await Raw.raw(f"CREATE TRIGGER {name} {events} ON {table} FOR EACH {each} EXECUTE FUNCTION {function}()")

    async def run_backwards():
        for name, trigger in TRIGGERS.items():
            await Raw.raw(f"DROP TRIGGER {name} ON {trigger.partition(' ')[0]}")
        await Raw.raw("DROP FUNCTION data_access_is_kept()")
        await Raw.raw("DROP FUNCTION organisation_record_only_grows()")
        for name in [*INDEXES, *ONCE]:
            await Raw.raw(f"DROP INDEX {name}")

    manager.add_raw(run)
    manager.add_raw_backwards(run_backwards)
    return manager
