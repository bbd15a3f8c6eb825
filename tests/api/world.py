"""Something of everything, for tests that go over all routes: built once, put back after every change."""

from datetime import timedelta
from pathlib import Path
from typing import Any, Self
from uuid import UUID

import httpx
import msgspec

from api.parts import Parts, assemble
from api.settings import Settings
from checklists import documents
from inspections.audits import back_check_queries, back_check_reader_queries, back_check_round_queries
from inspections.concluding import conclusion_queries
from inspections.objections.objection_queries import add_objection
from inspections.objections.reopening_queries import add_reopening
from inspections.proposals.proposal_step_queries import add as add_proposal
from inspections.remedies.commendation_queries import add as add_commendation
from inspections.remedies.remedy_queries import add as add_remedy
from inspections.remedies.revisit_queries import add as add_revisit
from ledger.database import DB, row, rows
from ledger.identifiers import uuid7
from media.erasure_queries import add as add_erasure
from scheduler.duties import Duties
from tests.api.accounts import give_password
from tests.api.authenticator import has_one
from tests.api.hearing_steps import ask_for_time, make_link
from tests.api.minutes_steps import minutes_of, send_minutes
from tests.api.story import open_door
from tests.api.uploading import Phone
from tests.api.visits import CLOSED, Visit, submitted, upload
from tests.cast import Cast, Member, make_cast
from tests.checklists.sheets import document
from tests.conftest import Hours, app_with
from tests.media.photos import jpeg, sha256
from tests.scheduler.stories import DRAW, FREEZE, RELEASE, REVEAL, TUESDAY, plan, plan_of, programme_of

DAY = timedelta(days=1)
PHOTO = jpeg(64, 48)
BLURRING = {"areas": [[0, 0, 900, 900]], "reason": "Mặt một người dân"}

SNAPSHOT = """
DO $$ DECLARE source record; BEGIN
    DROP SCHEMA IF EXISTS remembered, watched CASCADE;
    CREATE SCHEMA remembered;
    CREATE SCHEMA watched;
    CREATE TABLE watched.written (name text PRIMARY KEY);
    CREATE FUNCTION watched.note() RETURNS trigger LANGUAGE plpgsql AS $note$ BEGIN
        INSERT INTO watched.written VALUES (TG_TABLE_NAME) ON CONFLICT DO NOTHING;
        RETURN NULL;
    END $note$;
    FOR source IN
        SELECT relname AS name, string_agg(format('%I', attname), ', ' ORDER BY attnum) AS columns
        FROM pg_class JOIN pg_attribute ON attrelid = pg_class.oid AND attnum > 0 AND attgenerated = ''
        WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace AND NOT attisdropped GROUP BY relname
    LOOP
        EXECUTE format(
            'CREATE TABLE remembered.%I AS SELECT %s FROM public.%I', source.name, source.columns, source.name
        );
        EXECUTE format(
            'CREATE TRIGGER watched AFTER INSERT OR UPDATE OR DELETE OR TRUNCATE ON public.%I '
            'EXECUTE FUNCTION watched.note()', source.name
        );
        EXECUTE format('ALTER TABLE public.%I ENABLE ALWAYS TRIGGER watched', source.name);
    END LOOP;
END $$
"""
"""Remembers every row, and from now on which tables are written to: most acts write to a few of more than a hundred."""
PUT_BACK = """
DO $$ DECLARE source record; BEGIN
    SET LOCAL session_replication_role = replica;
    FOR source IN
        SELECT relname AS name, string_agg(format('%I', attname), ', ' ORDER BY attnum) AS columns
        FROM pg_class JOIN pg_attribute ON attrelid = pg_class.oid AND attnum > 0
        WHERE relkind = 'r' AND relnamespace = 'remembered'::regnamespace
        AND relname IN (SELECT written.name FROM watched.written) GROUP BY relname
    LOOP
        EXECUTE format('DELETE FROM public.%I', source.name);
        EXECUTE format(
            'INSERT INTO public.%I (%s) OVERRIDING SYSTEM VALUE TABLE remembered.%I',
            source.name, source.columns, source.name
        );
    END LOOP;
    DELETE FROM watched.written;
END $$
"""


class World(msgspec.Struct):
    """Wednesday morning. Tuesday's inspection of Tuấn's centre is opened, submitted, explained and has a drafted
    conclusion; Wednesday's is released and its team on the way. `ids` names what else there is to ask for."""

    client: httpx.AsyncClient
    cast: Cast
    hours: Hours
    parts: Parts
    opened: UUID = UUID(int=0)
    unopened: UUID = UUID(int=0)
    ids: dict[str, str] = {}

    async def post(self, member: Member, path: str, body: object = None) -> Any:
        answer = await self.client.post(path, json=body, headers=member.headers)
        assert answer.status_code in (200, 201), answer.text
        return answer.json()

    async def put_back(self) -> None:
        await rows(PUT_BACK)

    async def build(self) -> Self:
        await self._draw_twice()
        await self._sign()
        await self._visit()
        await self._photo_care()
        await self._afterwards()
        await self._plan()
        await self._people()
        await self._administer()
        await self._tell()
        await self._checklist()
        await rows(SNAPSHOT)
        return self

    async def _draw_twice(self) -> None:
        """The other centre is never drawn, so that both days send Hùng and Mai to Tuấn's."""
        programme = await plan(
            self.cast, self.parts.keys, self.hours.now, last=TUESDAY + 6 * DAY, exceptions={"12364.HCC": 0}
        )
        self.ids["programme"] = str(programme)
        clock = Duties(self.parts.keys)
        for now in (FREEZE, DRAW, RELEASE):
            await clock.tick(now)
        self.opened = await _newest_inspection()
        self.hours.now = RELEASE + timedelta(minutes=20)
        await open_door(self.client, self.cast.hung, self.opened, self.hours.now)
        for now in (FREEZE + DAY, DRAW + DAY, RELEASE + DAY, REVEAL):
            await clock.tick(now)
        self.unopened = await _newest_inspection()
        assert self.unopened != self.opened

    async def _sign(self) -> None:
        """The ledger's first checkpoint, long enough ago for everybody to see it."""
        await self.parts.checkpoints.sign(FREEZE)
        leaf = await row("SELECT leaf_hash FROM ledger_position WHERE position = 1")
        assert leaf
        self.ids["leaf"] = leaf["leaf_hash"].hex()

    async def _visit(self) -> None:
        """Evidence one arrived and one half announced, one finding that Tuấn contests and asks more time for,
        with a link for an official, minutes that he signed, a draft by Hùng."""
        visit = Visit(self.client, self.cast, self.hours, self.opened)
        photo, expected = uuid7(), uuid7()
        await upload(visit, photo)
        await self._announce(expected)
        await submitted(visit, CLOSED | {"evidence": [str(photo)]})
        submission = await visit.get(self.cast.hung, "/submission")
        assert (await send_minutes(visit, minutes_of(visit, submission["id"]))).status_code == 201
        [sheet] = await visit.get(self.cast.hung, "/sheets")
        [finding] = await visit.get(self.cast.hung, "/findings")
        assert (await visit.explain()).status_code == 201
        asked = await ask_for_time(visit)
        link = await make_link(visit)
        cause = await self._cause(finding["id"])
        assert (await visit.draft()).status_code == 201
        self.hours.now = REVEAL + timedelta(minutes=5)
        seen = (await self.client.get(f"/v1/evidence/{photo}", headers=self.cast.hung.headers)).json()
        self.ids |= {"photo": str(photo), "expected": str(expected), "file": seen["viewing"]["url"]}
        self.ids |= {"sheet": sheet["id"], "receipt": sheet["receipt"], "finding": finding["id"]}
        self.ids |= {"extension": asked.json()["id"], "link": link["id"], "token": link["token"], "cause": cause}

    async def _cause(self, finding: str) -> str:
        """Hùng finds that it lies with a body outside."""
        said = {"cause": "other", "outsideOwner": "Công ty điện lực", "reason": "Mất điện toàn xã cả buổi sáng."}
        await self.post(self.cast.hung, f"/v1/findings/{finding}/causes", said | {"id": str(identifier := uuid7())})
        return str(identifier)

    async def _photo_care(self) -> None:
        """Tuấn asks for a face to be blurred; another photo is blurred, and Hùng asks to see its original. Thu placed
        a hold, and Dewi proposed an erasure (though it is not yet due)."""
        tuan, thu, minh, hung = self.cast.tuan, self.cast.thu, self.cast.minh, self.cast.hung
        sealed = uuid7()
        await upload(Visit(self.client, self.cast, self.hours, self.opened), sealed, colour="olive")
        asked = await self.post(tuan, f"/v1/evidence/{self.ids['photo']}/redactions", BLURRING)
        blurring = await self.post(thu, f"/v1/evidence/{sealed}/redactions", BLURRING)
        await self.post(minh, f"/v1/redactions/{blurring['id']}/decision", {"confirmed": True})
        view = await self.post(hung, f"/v1/evidence/{sealed}/sealed-views", {"reason": "Đơn vị phản đối"})
        hold = await self.post(thu, f"/v1/inspections/{self.opened}/holds", {"reason": "Có khiếu nại"})
        erasure = uuid7()
        await add_erasure(erasure, self.opened, "minutes", self.cast.dewi.person, self.hours.now)
        self.ids |= {"redaction": asked["id"], "sealed": str(sealed), "sealed_view": view["id"]}
        self.ids |= {"hold": hold["id"], "erasure": str(erasure)}

    async def _afterwards(self) -> None:
        """A remedy, a revisit, a commendation, an objection and a reopening (though nothing is concluded yet)."""
        finding, now, hung = UUID(self.ids["finding"]), self.hours.now, self.cast.hung.person
        required = ("procedure", "Mở cửa đúng giờ", "Phó thủ trưởng", now, self.cast.thu.person, now)
        remedy = await add_remedy(self.opened, finding, required)
        revisit = await add_revisit(self.opened, "D", now.date(), now)
        praise = uuid7()
        await add_commendation(praise, self.opened, (None, "Bộ phận một cửa", "Tận tình", [], True, hung, now))
        proposal = uuid7()
        said = ([finding], "L3", "unit", None, "Đề nghị phê bình đơn vị.", "UBND xã", False, now, None, None, hung, now)
        await add_proposal(proposal, self.opened, said)
        self.ids["proposal"] = str(proposal)
        self.ids |= {"remedy": str(remedy), "revisit": str(revisit), "commendation": str(praise)}
        await self._object(finding)
        await self._read_again()

    async def _object(self, finding: UUID) -> None:
        draft, now = await conclusion_queries.newest(self.opened), self.hours.now
        assert draft
        objection, reopening = uuid7(), uuid7()
        photos: list[UUID] = []
        said = ("facts", [finding], "Cửa đã mở.", photos, self.cast.tuan.person, now, now + 9 * DAY)
        await add_objection([objection, self.opened, draft["id"], *said])
        new = ([finding], "Có camera của xã.", self.cast.thu.person, now)
        await add_reopening([reopening, self.opened, *new])
        self.ids |= {"objection": str(objection), "reopening": str(reopening)}

    async def _read_again(self) -> None:
        """Thu read it a second time (though nothing is concluded yet); while she did not, she would not see it."""
        lot, now, thu = uuid7(), self.hours.now, self.cast.thu.person
        await back_check_round_queries.add_round(lot, "none", b"", now)
        await back_check_round_queries.set_drawn(lot, b"", 1, [self.opened], now)
        [drawn] = await back_check_reader_queries.unassigned(now)
        await back_check_reader_queries.assign(drawn, thu, now)
        await back_check_queries.add_answer([uuid7(), drawn, thu, b"", "[]", None, now])
        self.ids["back_check"] = str(drawn)

    async def _announce(self, evidence: UUID) -> None:
        path = f"/v1/inspections/{self.opened}/evidence/{evidence}"
        headers = self.cast.hung.headers
        answer = await self.client.put(path, json=self.announcement(), headers=headers)
        assert answer.status_code == 201, answer.text
        await Phone(self.client, self.cast.hung, evidence).open(len(PHOTO))

    def announcement(self, purpose: str = "minutes") -> dict[str, object]:
        return {
            "purpose": purpose,
            "sha256": sha256(PHOTO).hex(),
            "size": len(PHOTO),
            "contentType": "image/jpeg",
            "fileName": "ảnh.jpg",
            "claimedAt": self.hours.now.isoformat(),
        }

    async def _plan(self) -> None:
        """A second plan version, an order, a day off, a day of no visits and a complaint wait for their second."""
        lan, hung_yen = self.cast.lan, self.cast.hung_yen
        version = await self.post(lan, f"/v1/programmes/{self.ids['programme']}/plan-versions", self.next_plan())
        order = await self.post(lan, "/v1/orders", self.order())
        day = await self.post(lan, "/v1/calendar-days", self.day_off(str(hung_yen.id)))
        programme = f"/v1/programmes/{self.ids['programme']}"
        capacity = await self.post(lan, f"{programme}/capacity-days", self.fewer_visits())
        complaint = await self.post(lan, "/v1/complaints", self.complaint())
        self.ids |= {"version": version["id"], "order": order["id"], "day": day["id"], "capacity": capacity["id"]}
        self.ids["complaint"] = complaint["id"]

    def next_plan(self, **changes: object) -> dict[str, object]:
        return {"plan": plan_of(self.cast, **changes), "validFrom": "2026-11-28", "validTo": "2026-11-30"}

    def programme(self) -> dict[str, object]:
        return programme_of(self.cast, code="HY02")

    def order(self) -> dict[str, object]:
        team = {"leader": str(self.cast.hung.person), "members": [str(self.cast.mai.person)]}
        return {
            "programme": self.ids["programme"],
            "kind": "revisit",
            "unitCode": self.cast.centre.code,
            "team": team,
            "reason": "Kiểm tra lại việc khắc phục",
            "releaseAt": "2026-11-27T00:00:00Z",
            "arrivesAt": "2026-11-27T00:30:00Z",
            "endsAt": "2026-11-27T09:00:00Z",
        }

    def day_off(self, unit: str) -> dict[str, object]:
        return {"unit": unit, "day": "2026-12-01", "working": False, "reason": "Bão số 12"}

    def fewer_visits(self) -> dict[str, object]:
        return {"day": "2026-11-30", "capacity": 0, "reason": "Tập huấn toàn tỉnh"}

    def complaint(self) -> dict[str, object]:
        return {"unit": str(self.cast.centre.id), "happenedOn": "2026-11-20", "text": "Phải quay lại bốn lần."}

    async def _people(self) -> None:
        """Khoa asks for a role for Mai and for two passwords, Hùng stands back from the other commune."""
        cast = self.cast
        grant = await self.post(cast.khoa, "/v1/role-grants", self.role())
        other = str(cast.other_centre.id)
        leave = await self.post(cast.hung, "/v1/leaves", {"firstDay": "2026-12-07", "lastDay": "2026-12-08"})
        recusal = await self.post(cast.hung, "/v1/recusals", {"unit": other, "reason": "relative"})
        reset = await self.post(cast.khoa, "/v1/password-resets", {"person": str(cast.mai.person)})
        first = await self.post(cast.khoa, "/v1/password-resets", {"person": str(cast.oanh.person)})
        await has_one(cast.oanh, self.hours.now)
        removal = await self.post(cast.khoa, "/v1/second-step-removals", {"person": str(cast.oanh.person)})
        second = await self.post(cast.thu, f"/v1/password-resets/{first['id']}/approval")
        await give_password(cast.lan, self.hours.now)
        [slip] = await self.post(cast.khoa, "/v1/enrolments", {"people": [str(cast.lan.person)]})
        self.ids |= {"enrolment": slip["id"], "slip": slip["code"]}
        device = await row("SELECT id FROM device WHERE person = $1", cast.mai.person)
        assert device
        self.ids |= {"leave": leave["id"], "removal": removal["id"]}
        self.ids |= {"grant": grant["id"], "recusal": recusal["id"], "reset": reset["id"], "device": str(device["id"])}
        self.ids["code"] = first["half"] + second["half"]

    async def _administer(self) -> None:
        """Khoa brings in people and proposes units by files, and puts a breach on record."""
        headers = self.cast.khoa.headers | {"content-type": "text/csv"}
        people = await self.client.post(
            "/v1/people-imports?apply=true", content=self.file_of_people("binh"), headers=headers
        )
        units = await self.client.post(
            "/v1/unit-imports?propose=true", content=self.file_of_units("12166.TP"), headers=headers
        )
        breach = await self.post(self.cast.khoa, "/v1/breaches", self.breach())
        self.ids |= {"people_import": people.json()["import"], "unit_import": units.json()["import"]}
        self.ids["breach"] = breach["id"]

    def file_of_people(self, username: str) -> bytes:
        return f"username,name,language,home,role\n{username},Trần Thị Bình,vi,33,inspector\n".encode()

    def file_of_units(self, code: str) -> bytes:
        return f"code,name,kind,parent_code,jurisdiction\n{code},Phòng Tư pháp,department,12166,VN\n".encode()

    def breach(self) -> dict[str, object]:
        discovered = (self.hours.now - timedelta(hours=1)).isoformat()
        unit = str(self.cast.hung_yen.id)
        return {"title": "Mất một điện thoại", "what": "Ở bến xe.", "unit": unit, "discoveredAt": discovered}

    async def _tell(self) -> None:
        """Tuấn has been told of the visit; Khoa wants a program to be told too."""
        told = await self.client.get("/v1/notices", headers=self.cast.tuan.headers)
        proposed = await self.post(self.cast.khoa, "/v1/webhooks", self.webhook())
        self.ids |= {"notice": told.json()["items"][0]["id"], "webhook": proposed["webhook"]["id"]}

    def webhook(self) -> dict[str, object]:
        unit = str(self.cast.hung_yen.id)
        return {"url": "https://example.vn/hook", "unit": unit, "events": ["inspection.concluded"]}

    def role(self) -> dict[str, object]:
        return {"person": str(self.cast.mai.person), "role": "reviewer", "unit": str(self.cast.commune.id)}

    async def _checklist(self) -> None:
        """Lan drafts the second version of the opening check."""
        headers = self.cast.lan.headers | {"content-type": "application/json"}
        content = self.checklist(2)
        answer = await self.client.post("/v1/checklists/CL-VN-OPEN/versions", content=content, headers=headers)
        assert answer.status_code == 201, answer.text
        letter = await row("SELECT letter_number, check_code FROM inspection WHERE id = $1", self.unopened)
        assert letter
        self.ids |= {"letter": letter["letter_number"], "check": letter["check_code"]}

    def checklist(self, number: int) -> bytes:
        return documents.to_json(msgspec.structs.replace(document("CL-VN-OPEN"), version=number))


async def _newest_inspection() -> UUID:
    found = await row("SELECT id, unit_code FROM inspection ORDER BY released_at DESC LIMIT 1")
    assert found
    assert found["unit_code"] == "12166.HCC"
    return UUID(str(found["id"]))


async def open_client(parts: Parts) -> httpx.AsyncClient:
    app = app_with(parts)
    await parts.store.prepare()
    transport = httpx.ASGITransport(app, raise_app_exceptions=False)  # type: ignore[arg-type]
    return httpx.AsyncClient(transport=transport, base_url="http://sidak.test")


async def begin(place: Path) -> World:
    hours = Hours()
    parts = assemble(Settings(data_dir=place, web_dir=place), hours)
    return await World(await open_client(parts), await make_cast(hours.now), hours, parts).build()


async def end(world: World) -> None:
    await world.client.aclose()
    async with DB.transaction(allow_nested=False):
        await rows("DROP SCHEMA IF EXISTS remembered, watched CASCADE")
