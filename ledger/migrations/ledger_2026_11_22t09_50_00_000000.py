from piccolo.apps.migrations.auto.migration_manager import MigrationManager
from piccolo.table import Table

ID = "2026-11-22T09:50:00:000000"
VERSION = "1.38.0"
DESCRIPTION = "Entries are found by what they are about"


class Raw(Table):
    pass


async def forwards():
    manager = MigrationManager(migration_id=ID, app_name="ledger", description=DESCRIPTION)

    async def run():
        # "subject" is an entry's last member (RFC 8785). An entry that somebody broke is about nothing, and no error.
        await Raw.raw(
            "CREATE FUNCTION ledger_subject(content bytea) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE AS "
            """$$ SELECT substring(encode(content, 'escape') from '"subject":"([^"]*)".$') $$"""
        )
        await Raw.raw("CREATE INDEX ledger_entry_of_subject ON ledger_entry (ledger_subject(content), id)")

    async def run_backwards():
        await Raw.raw("DROP INDEX ledger_entry_of_subject")
        await Raw.raw("DROP FUNCTION ledger_subject(bytea)")

    manager.add_raw(run)
    manager.add_raw_backwards(run_backwards)
    return manager
