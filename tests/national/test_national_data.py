"""What the national data promise: they are what the real system would have written, only quicker."""

import json
from datetime import timedelta
from hashlib import sha256
from uuid import UUID

import pytest
import rfc8785

from api.demo.national import fill_national
from api.demo.national.chance import Chance
from checklists.merging import merge, overlaps
from checklists.profiles import profile_of
from checklists.publishing import PublishedChecklist, published_version
from checklists.scoring import assess
from inspections.audits import back_check_reader_queries, back_check_round_queries
from inspections.audits.back_check_rules import chosen
from inspections.clocks.deadlines import due
from inspections.findings import finding_fact_queries
from inspections.steps.telling_apart import tell_apart
from inspections.visiting.sheet_documents import read
from ledger.checking import check
from ledger.database import Row, row, rows
from organisation.refusing import Refused
from scheduler import queries
from scheduler.back_check_rounds import seed_of
from scheduler.entering import enter
from scheduler.verifier import verify
from tests.conftest import empty
from tests.national.conftest import NOW, SMALL, Nation, parts_in

pytestmark = pytest.mark.anyio


async def _count(what: str) -> int:
    found = await row(f"SELECT count(*) AS number FROM {what}")
    return int(found["number"]) if found else 0


async def test_all_units_of_the_country_are_there_and_a_year_of_visits_in_one_province(nation: Nation) -> None:
    assert await _count("unit WHERE kind = 'province'") == 34
    assert await _count("unit WHERE kind = 'commune'") == 3_321
    assert 200 < await _count("inspection") < 900
    sheets = await rows("SELECT jsonb_array_length(answers) AS answers FROM submission")
    assert {sheet["answers"] for sheet in sheets} == {30}


async def test_the_ledger_holds_with_a_signed_checkpoint_for_each_month(nation: Nation) -> None:
    kept = nation.parts.checkpoints.kept
    found = await check()
    assert found.fault is None
    assert found.waiting == 0
    assert found.signed >= 12
    newest = await row("SELECT note FROM ledger_signed_checkpoint ORDER BY size DESC LIMIT 1")
    assert newest
    assert kept.newest(newest["note"].partition("\n")[0]) == newest["note"]


async def test_entries_are_the_bytes_that_the_ledger_would_have_written(nation: Nation) -> None:
    entries = await rows("SELECT id, content FROM ledger_entry ORDER BY id LIMIT 3000")
    assert len(entries) == 3000
    for entry in entries:
        document = json.loads(entry["content"])
        assert rfc8785.dumps(document) == entry["content"]
        assert document["id"] == str(entry["id"])


async def test_the_ledger_alone_tells_the_state_of_every_inspection_and_remedy(nation: Nation) -> None:
    told = await tell_apart()
    assert told.faults == ()
    assert min(told.inspections, told.remedies) > 50


async def test_scores_grades_and_findings_are_those_of_the_rules(nation: Nation) -> None:
    version = await _version()
    submitted = await rows("SELECT id, leader FROM inspection WHERE submitted_at IS NOT NULL")
    assert len(submitted) > 50
    for inspection in submitted:
        submission = await row("SELECT * FROM submission WHERE inspection = $1", inspection["id"])
        assert submission
        revisions = await rows(
            "SELECT inspector, body, sha256, sheet_revision.id FROM sheet_revision JOIN sheet ON sheet.id = sheet"
            " WHERE inspection = $1 ORDER BY inspector",
            inspection["id"],
        )
        sheets = {each["inspector"]: read(version, "full", each["body"]).answers for each in revisions}
        assert all(sha256(each["body"]).digest() == each["sha256"] for each in revisions)
        merged = merge(sheets, {item: UUID(str(inspection["leader"])) for item in overlaps(sheets)})
        assessment = assess(profile_of(version.document, "full"), merged)
        assert (submission["score"], submission["grade"]) == (assessment.score_hundredths, assessment.grade)
        found = await rows("SELECT item, extent FROM finding WHERE inspection = $1", inspection["id"])
        expected = {(each.item, each.extent_step) for each in assessment.findings}
        assert {(each["item"], each["extent"]) for each in found} == expected


async def _version() -> PublishedChecklist:
    found = await row("SELECT checklist_version FROM inspection LIMIT 1")
    assert found
    return await published_version(found["checklist_version"])


async def test_repeats_are_those_that_the_record_shows(nation: Nation) -> None:
    repeats = await rows(
        "SELECT earlier, item, inspection FROM finding_repeat JOIN finding ON finding.id = finding LIMIT 20"
    )
    assert repeats
    for repeat in repeats:
        known = await finding_fact_queries.earlier_findings(repeat["inspection"], [repeat["item"]])
        assert repeat["item"] in known


async def test_deadlines_are_those_of_the_unit_s_calendar(nation: Nation) -> None:
    late = "SELECT * FROM explanation_extension WHERE explanation_extension.inspection = inspection.id"
    explaining = await rows(
        f"SELECT * FROM inspection WHERE explaining_at IS NOT NULL AND NOT EXISTS ({late}) ORDER BY id LIMIT 20"
    )
    assert len(explaining) == 20
    for each in explaining:
        assert each["explanation_due"] == await due("explanation", each, each["explaining_at"])


async def test_nothing_refers_to_what_is_not_there(nation: Nation) -> None:
    """Foreign keys were not looked up while the rows were copied."""
    keys = await rows(
        """
        SELECT conrelid::regclass::text AS child, confrelid::regclass::text AS parent,
            (SELECT attname FROM pg_attribute WHERE attrelid = conrelid AND attnum = conkey[1]) AS own,
            (SELECT attname FROM pg_attribute WHERE attrelid = confrelid AND attnum = confkey[1]) AS other
        FROM pg_constraint WHERE contype = 'f' AND connamespace = 'public'::regnamespace
        """
    )
    assert len(keys) > 50
    for key in keys:
        assert not await row(_lost(key)), key


def _lost(key: Row) -> str:
    return (
        f'SELECT 1 FROM {key["child"]} AS child WHERE child."{key["own"]}" IS NOT NULL AND NOT EXISTS ('
        f'SELECT 1 FROM {key["parent"]} AS parent WHERE parent."{key["other"]}" = child."{key["own"]}") LIMIT 1'
    )


async def test_revealed_draws_verify_and_visits_are_those_drawn(nation: Nation) -> None:
    days = await rows("SELECT id, bundle FROM draw_day WHERE bundle IS NOT NULL ORDER BY day DESC LIMIT 15")
    assert len(days) == 15
    for day in days:
        verify(day["bundle"])
        sent = await rows("SELECT unit_code FROM inspection WHERE draw_day = $1", day["id"])
        assert {each["unit_code"] for each in sent} == set(json.loads(day["bundle"])["selected"])


async def test_back_checks_are_those_that_their_rounds_drew(nation: Nation) -> None:
    rounds = await rows("SELECT * FROM back_check_round WHERE chosen > 0 ORDER BY committed_at LIMIT 10")
    assert len(rounds) > 3
    for each in rounds:
        assert seed_of(nation.parts.keys, each["id"], each["key"]) == each["seed"]
        among = await back_check_round_queries.concluded_between(each["committed_at"], each["ends_at"])
        drawn = await rows("SELECT inspection FROM back_check WHERE round = $1 ORDER BY inspection", each["id"])
        assert len(among) == each["candidates"]
        assert chosen(each["seed"], among) == [visit["inspection"] for visit in drawn]
    assert not await rows(
        "SELECT 1 FROM back_check JOIN conclusion ON conclusion.inspection = back_check.inspection"
        " WHERE reader IN (drafted_by, issued_by, second_by)"
    )


async def test_what_the_clock_and_the_desks_write_is_there_too(nation: Nation) -> None:
    """Or their lists would be measured empty."""
    for what in ("visit_reading", "inspector_audit", "back_check_answer", "delivery", "data_access"):
        assert await _count(what) > 5, what
    assert await _count("audited_visit") == await _count("inspection WHERE concluded_at IS NOT NULL")
    assert await back_check_reader_queries.unassigned(NOW) == []


async def test_the_real_scheduler_goes_on_from_where_the_history_ends(nation: Nation) -> None:
    planned = await row("SELECT * FROM draw_day WHERE state = 'planned' ORDER BY day LIMIT 1")
    assert planned
    programme = await queries.programme(planned["programme"])
    plan = queries.plan_of(await queries.version(planned["plan_version"]))
    entry = await enter(programme, plan, planned["day"])
    assert entry.since.chain
    assert len(entry.entrants) == await _count("unit WHERE kind = 'commune_pasc'")
    assert min(entrant.age for entrant in entry.entrants) >= 1


async def test_nothing_of_a_day_to_come_is_there_but_commitments(nation: Nation) -> None:
    assert not await rows("SELECT 1 FROM inspection WHERE released_at > $1", NOW)
    assert not await rows("SELECT 1 FROM inspection_order WHERE release_at > $1", NOW)
    days = await rows("SELECT * FROM draw_day WHERE arrives_at > $1", NOW)
    assert days
    for day in days:
        assert (day["state"], day["sealed"], day["bundle"], day["beacon"]) == ("planned", None, None, None)
    ahead = await rows(
        "SELECT draw_id, key FROM seed_commitment WHERE right(draw_id, 10)::date > $1", NOW.date() + timedelta(days=1)
    )
    assert ahead
    assert {each["key"] for each in ahead} == {nation.parts.keys.newest}


async def test_a_database_with_anything_in_it_is_refused(nation: Nation) -> None:
    with pytest.raises(Refused) as refused:
        await fill_national(nation.parts, nation.scale)
    assert refused.value.name == "demonstration-elsewhere"


@pytest.mark.slow
async def test_the_same_seed_gives_the_same_data(nation: Nation, tmp_path_factory: pytest.TempPathFactory) -> None:
    before = await _fingerprint()
    await empty()
    await fill_national(parts_in(tmp_path_factory.mktemp("again")), SMALL)
    assert await _fingerprint() == before


async def _fingerprint() -> list[tuple[object, ...]]:
    """Of what was invented; the installation's own keys and what it made of them are its own."""
    tables = ("unit", "person", "inspection", "submission", "sheet_revision", "finding", "remedy", "conclusion")
    found: list[tuple[object, ...]] = []
    for table in tables:
        said = "md5((to_jsonb(each) - 'password_hash' - 'search')::text)"
        sum_of = await row(
            f"SELECT count(*) AS number, md5(string_agg({said}, '' ORDER BY each.id)) AS hash FROM {table} each"
        )
        assert sum_of
        found.append((table, sum_of["number"], sum_of["hash"]))
    return found


def test_identifiers_differ_by_their_part_of_the_country() -> None:
    one, other = Chance(1, 1), Chance(1, 2)
    assert {one.code(2, 4) for _ in range(500)}.isdisjoint({other.code(2, 4) for _ in range(500)})
    assert one.id(NOW) != other.id(NOW)
    assert UUID(str(one.id(NOW))).version == 7
