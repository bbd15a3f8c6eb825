from piccolo.apps.migrations.auto.migration_manager import MigrationManager
from piccolo.table import Table

ID = "2026-11-22T03:40:00:000000"
VERSION = "1.38.0"
DESCRIPTION = "A draw only goes forward, what was committed to never changes, and the clock finds what is due"

STATES = "ARRAY['planned', 'frozen', 'drawn', 'released', 'revealed']"
FROZEN = "(OLD.prev, OLD.manifest_hash, OLD.sealed, OLD.draw_id, OLD.plan_version)"
SIGNED = "(OLD.id, OLD.programme, OLD.number, OLD.plan, OLD.plan_hash, OLD.policy_hash, OLD.valid_from, OLD.valid_to)"
ORDERED = "(OLD.id, OLD.programme, OLD.kind, OLD.sealed, OLD.commitment, OLD.release_at, OLD.proposed_by)"

# Name, table, when it fires, and the condition under which the row is refused.
GUARDS = (
    (
        "draw_day_goes_forward",
        "draw_day",
        "UPDATE",
        f"""
        (OLD.sealed IS NOT NULL AND {FROZEN} IS DISTINCT FROM {FROZEN.replace("OLD", "NEW")})
        OR (OLD.bundle IS NOT NULL AND NEW.bundle IS DISTINCT FROM OLD.bundle)
        OR (OLD.state = 'missed' AND NEW.state <> 'missed')
        OR (OLD.state IN ('released', 'revealed') AND NEW.state = 'missed')
        OR array_position({STATES}, NEW.state) < array_position({STATES}, OLD.state)
    """,
    ),
    ("draw_day_is_kept", "draw_day", "DELETE", "OLD.state <> 'planned'"),
    (
        "plan_version_stays",
        "plan_version",
        "UPDATE",
        f"""
        OLD.approved_by IS NOT NULL OR {SIGNED} IS DISTINCT FROM {SIGNED.replace("OLD", "NEW")}
    """,
    ),
    ("plan_version_is_kept", "plan_version", "DELETE", "true"),
    ("seed_commitment_stays", "seed_commitment", "UPDATE OR DELETE", "true"),
    (
        "inspection_order_stays",
        "inspection_order",
        "UPDATE",
        f"""
        OLD.state IN ('released', 'missed') OR {ORDERED} IS DISTINCT FROM {ORDERED.replace("OLD", "NEW")}
    """,
    ),
    ("inspection_order_is_kept", "inspection_order", "DELETE", "true"),
)


class Raw(Table):
    pass


async def forwards():
    manager = MigrationManager(migration_id=ID, app_name="scheduler", description=DESCRIPTION)

    async def run():
        await Raw.raw(
            "CREATE FUNCTION scheduler_only_forward() RETURNS trigger LANGUAGE plpgsql AS "
            "$$ BEGIN RAISE EXCEPTION 'a draw is never changed' USING ERRCODE = 'restrict_violation'; END $$"
        )
        for name, table, event, condition in GUARDS:
            await Raw.raw(
                f"CREATE TRIGGER {name} BEFORE {event} ON {table} FOR EACH ROW WHEN ({condition}) "
                "EXECUTE FUNCTION scheduler_only_forward()"
            )
        await Raw.raw("CREATE INDEX draw_day_unrevealed ON draw_day (state, ends_at) WHERE state <> 'revealed'")
        await Raw.raw(
            "CREATE INDEX inspection_order_open ON inspection_order (release_at) "
            "WHERE state IN ('proposed', 'approved')"
        )

    async def run_backwards():
        await Raw.raw("DROP INDEX inspection_order_open")
        await Raw.raw("DROP INDEX draw_day_unrevealed")
        for name, table, _, _ in reversed(GUARDS):
            await Raw.raw(f"DROP TRIGGER {name} ON {table}")
        await Raw.raw("DROP FUNCTION scheduler_only_forward()")

    manager.add_raw(run)
    manager.add_raw_backwards(run_backwards)
    return manager
