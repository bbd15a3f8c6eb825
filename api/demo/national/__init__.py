"""National data: all provinces and communes with years of inspections, made in an empty database.

Everything is invented but the units. It says of itself that it is a demonstration; draws of days to come are made by
the real system alone, from the master of the installation.
"""

import logging
from collections.abc import Sequence
from datetime import timedelta

from api.demo.accounts import PASSWORD
from api.demo.national.chance import Chance
from api.demo.national.checklist import add_checklists
from api.demo.national.copying import Rows
from api.demo.national.entries import Book
from api.demo.national.national_queries import connected, count, is_filled
from api.demo.national.people import OPEN_DAYS, Crew, Staff
from api.demo.national.places import Region, add_places
from api.demo.national.placing import Placing
from api.demo.national.processes import fill_all
from api.demo.national.programmes import PROFILE, plan_for
from api.demo.national.progress import Progress
from api.demo.national.regions import Work
from api.demo.national.rereading import Rereading
from api.demo.national.scale import Scale, local_day
from api.demo.rounds import DESK
from api.parts import Parts
from checklists.format import Document
from inspections.audits.auditing import compute, read_visits
from inspections.visiting.following import follow
from ledger.database import DB
from organisation.actors import Actor, Grant, Role
from organisation.passwords import hashed
from organisation.refusing import Refused, not_found
from scheduler import planning, queries

log = logging.getLogger(__name__)

PLANNED = timedelta(days=180)

Staffed = tuple[Region, Staff]


async def fill_national(parts: Parts, scale: Scale) -> None:
    """The database has its tables and nothing else. Refused where anything is in it."""
    await _refuse_filled()
    url = str(DB.config["dsn"])
    staffed, work, document = await _prepare(parts, scale, url)
    progress = Progress(round(sum(staff.capacity for _, staff in staffed) * OPEN_DAYS * scale.years))
    await fill_all(work, document, PROFILE, progress.made)
    progress.step("The inspections are there; now what was read again of them")
    await _reread(parts, scale, url)
    progress.step("Now the ledger")
    size = await Placing(parts.checkpoints, progress.placed).run(url)
    progress.step(f"{size:,} entries stand in the ledger; now the statistics of the tables")
    await _count(url)
    for region, staff in staffed:
        await _plan_ahead(parts, scale, region, staff)
    await follow(scale.now)
    progress.step("Now the figures of the inspectors")
    await read_visits(scale.now, scale.visits * scale.years)
    await compute(scale.now)
    await parts.checkpoints.sign(scale.now)
    progress.step("All is there")
    _tell(staffed)


async def _refuse_filled() -> None:
    if await is_filled():
        raise Refused("demonstration-elsewhere")


async def _prepare(parts: Parts, scale: Scale, url: str) -> tuple[list[Staffed], list[Work], Document]:
    """Units, people and checklists, in one transaction."""
    rows = Rows()
    book = Book(Chance(scale.seed, 253), rows)
    country = add_places(scale, rows, book)
    crew = Crew(scale, country, rows, book, await hashed(PASSWORD))
    administrators = crew.administrators()
    crew.overseers()
    version, digest, document = add_checklists(scale, rows, book, *administrators)
    staffed = [(region, crew.staff(region)) for region in country.regions]
    connection = await connected(url)
    try:
        await rows.copy(connection)
    finally:
        await connection.close()
    settings = parts.settings
    keys = settings.data_dir / "keys"
    work = [Work(url, keys, settings.master_key, scale, region, staff, version, digest) for region, staff in staffed]
    return staffed, work, document


async def _reread(parts: Parts, scale: Scale, url: str) -> None:
    connection = await connected(url)
    try:
        await Rereading(scale, parts.keys).run(connection)
    finally:
        await connection.close()


async def _count(url: str) -> None:
    connection = await connected(url)
    try:
        await count(connection)
    finally:
        await connection.close()


async def _plan_ahead(parts: Parts, scale: Scale, region: Region, staff: Staff) -> None:
    """From the day after tomorrow on, as two people would: its secrets come from the master of this installation."""
    planner, second = _actor(staff, "planner", region), _actor(staff, "reviewer", region)
    programme = await queries.programme_of_code(f"QG{region.code}")
    if programme is None:
        raise not_found()
    first = local_day(scale.now) + timedelta(days=2)
    plan = plan_for(region, staff)
    version = await planning.propose(planner, programme, plan, first, first + PLANNED, scale.now)
    proposed = await queries.visible_version(second, version)
    if proposed is None:
        raise not_found()
    await planning.approve(second, proposed, parts.keys, scale.now)


def _actor(staff: Staff, role: Role, region: Region) -> Actor:
    person = staff.planner if role == "planner" else staff.reviewers[0]
    return Actor(person, DESK, "vi", (Grant(role, region.id),))


def _tell(staffed: Sequence[Staffed]) -> None:
    code = staffed[0][0].code
    office = staffed[0][0].offices[0].code.partition(".")[0]
    log.info("Of the country: khoa and oanh administer, dewi oversees, binh reviews.")
    log.info(
        "Of province CODE (%s to %s): kehoach.CODE plans, thamdinh.CODE.1 to .5 review, thanhtra.CODE.01 and so on"
        " inspect, giamsat.CODE oversees; thutruong.COMMUNE heads a centre. For example kehoach.%s, thutruong.%s.",
        *(staffed[0][0].code, staffed[-1][0].code, code, office),
    )
    log.info("All have the password %s. Never open a demonstration to the public.", PASSWORD)
