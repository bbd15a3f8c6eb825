from piccolo.apps.migrations.auto.migration_manager import MigrationManager
from piccolo.table import Table

ID = "2026-11-22T10:31:00:000000"
VERSION = "1.38.0"
DESCRIPTION = "Notices by reader, and deliveries by what is due, are found quickly; a browser is subscribed once"


class Raw(Table):
    pass


INDEXES = {
    "notice_by_recipient": "notice (recipient, created_at DESC, id DESC)",
    "notice_unread": "notice (recipient) WHERE read_at IS NULL",
    "delivery_due": "delivery (channel, due_at) WHERE state = 'waiting'",
    "delivery_undone": "delivery (created_at DESC, id DESC) WHERE state = 'given_up' OR problem IS NOT NULL",
    "webhook_in_force": "webhook (unit) WHERE approved_at IS NOT NULL AND ended_at IS NULL",
}
ONCE = {
    "push_subscription_of_device": "push_subscription (device) WHERE ended_at IS NULL",
    "push_subscription_of_browser": "push_subscription (endpoint) WHERE ended_at IS NULL",
}


async def forwards():
    manager = MigrationManager(migration_id=ID, app_name="organisation", description=DESCRIPTION)

    async def run():
        for name, columns in INDEXES.items():
            await Raw.raw(f"CREATE INDEX {name} ON {columns}")
        for name, columns in ONCE.items():
            await Raw.raw(f"CREATE UNIQUE INDEX {name} ON {columns}")

    async def run_backwards():
        for name in [*INDEXES, *ONCE]:
            await Raw.raw(f"DROP INDEX {name}")

    manager.add_raw(run)
    manager.add_raw_backwards(run_backwards)
    return manager
