"""Five machines: two hosts, a primary, its synchronous replica, and a store. All is gone with the context."""

import asyncio
import secrets
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from pathlib import Path

from api.migrating import migrate
from api.parts import assemble
from api.settings import load
from ledger.database import DB
from media.stores import Store
from scheduler.clock import LEADER_LOCK
from tests.databases import another_database
from tests.machines.databases import Database
from tests.machines.hosts import Host
from tests.machines.network import Machine, network
from tests.servers.s3 import S3Server
from tests.servers.seaweed import seaweed

NAMES = ("app1", "app2", "db1", "db2", "s3")
SECONDS_TO_LEAD = 60
IN_STEP = ("ALTER SYSTEM SET synchronous_standby_names = 'ANY", "SELECT pg_reload_conf")
ALONE = ("ALTER SYSTEM SET synchronous_standby_names = ''", "SELECT pg_reload_conf")


class World:
    """`primary` is the database that takes changes now."""

    def __init__(self, hosts: list[Host], databases: list[Database], store: S3Server, store_machine: Machine) -> None:
        self.hosts = hosts
        self.primary, self.replica = databases
        self.store, self.store_machine = store, store_machine

    async def leader(self) -> Host:
        """Of the clock, as the database knows it. Waits until there is one."""
        async with asyncio.timeout(SECONDS_TO_LEAD):
            while True:
                address = await self._address_of_leader()
                for host in self.hosts:
                    if host.machine.address == address:
                        return host
                await asyncio.sleep(0.2)

    async def _address_of_leader(self) -> str:
        found = await self.primary.ask(
            "SELECT host(client_addr) FROM pg_locks JOIN pg_stat_activity USING (pid) "
            f"WHERE locktype = 'advisory' AND granted AND objid = {LEADER_LOCK}"
        )
        return str(found)

    async def other_leader(self, than: Host) -> None:
        async with asyncio.timeout(SECONDS_TO_LEAD):
            while await self.leader() is than:  # noqa: ASYNC110
                await asyncio.sleep(0.2)

    async def has_one_clock(self) -> None:
        """Until exactly one host says that it leads."""
        async with asyncio.timeout(SECONDS_TO_LEAD):
            while [await host.leads() for host in self.hosts].count(True) != 1:  # noqa: ASYNC110
                await asyncio.sleep(0.2)

    @property
    def settings(self) -> dict[str, str]:
        """Of the hosts, for whoever looks at the store or draws beside them."""
        return {name: value for name, value in self.hosts[0].environment.items() if name.startswith("SIDAK_")}

    def store_seen_from_here(self) -> Store:
        return assemble(load(self.settings)).store


@asynccontextmanager
async def machines(place: Path) -> AsyncIterator[World]:
    """Raises NoNetwork. The database is empty but for its tables; `DB` speaks to it."""
    async with AsyncExitStack() as stack:
        app1, app2, db1, db2, s3 = stack.enter_context(network(*NAMES))
        databases = [Database(machine, place / machine.name) for machine in (db1, db2)]
        for database in databases:
            stack.callback(database.remove)
        store = stack.enter_context(seaweed(s3.address, s3.command()))
        await _pair(*databases)
        stack.enter_context(another_database())
        settings = _settings(databases, store)
        DB.connect_to(settings["database_url"])
        await DB.open_pool(2, 10)
        stack.push_async_callback(DB.close_pool)
        await migrate()
        await databases[0].do(*IN_STEP)
        hosts = [Host(machine, place / machine.name, dict(settings)) for machine in (app1, app2)]
        for host in hosts:
            stack.callback(host.kill)
            host.start()
        for host in hosts:
            await asyncio.to_thread(host.wait)
        yield World(hosts, databases, store, s3)


async def _pair(one: Database, two: Database) -> None:
    await asyncio.to_thread(one.make)
    await asyncio.to_thread(one.start)
    await one.do("CREATE ROLE", "GRANT EXECUTE", "ALTER SYSTEM SET wal_keep_size")
    await asyncio.to_thread(two.follow, one, "pg_basebackup")
    await asyncio.to_thread(two.start)
    await one.is_followed()


def _settings(databases: list[Database], store: S3Server) -> dict[str, str]:
    own = {name.removeprefix("SIDAK_").lower(): value for name, value in store.settings.items()}
    addresses = ",".join(f"{database.machine.address}:5432" for database in databases)
    keys = {name: secrets.token_hex(32) for name in ("master_key", "ledger_key", "notice_key")}
    return own | keys | {"database_url": f"postgres://sidak@{addresses}/postgres", "s3_bucket": "evidence"}
