import unicodedata

import httpx
import pytest

from ledger.database import rows
from organisation.people_files import read_people
from organisation.people_importing import run_as_operator
from tests.api.accounts import Json, problem
from tests.cast import Cast, Member
from tests.conftest import Hours

pytestmark = pytest.mark.anyio

HEADER = "username,name,language,home,role,unit,from,to"
BINH = "binh,Trần Thị Bình,vi,33"
CHAU = "chau,Lý Minh Châu,vi,12166"


async def send(
    client: httpx.AsyncClient,
    by: Member,
    *lines: str,
    apply: bool = False,
    header: str = HEADER,
    language: str = "en",
    kind: str = "text/csv",
) -> httpx.Response:
    content = "\r\n".join([header, *lines]).encode()
    return await send_bytes(client, by, content, apply=apply, language=language, kind=kind)


async def send_bytes(
    client: httpx.AsyncClient,
    by: Member,
    content: bytes,
    *,
    apply: bool = False,
    language: str = "en",
    kind: str = "text/csv",
) -> httpx.Response:
    headers = by.headers | {"content-type": kind, "accept-language": language}
    return await client.post(f"/v1/people-imports?apply={str(apply).lower()}", content=content, headers=headers)


async def told(client: httpx.AsyncClient, by: Member, *lines: str, apply: bool = False) -> Json:
    answer = await send(client, by, *lines, apply=apply)
    assert answer.status_code == 200, answer.text
    report: Json = answer.json()
    return report


async def roles(client: httpx.AsyncClient, person: str, by: Member) -> list[tuple[str, bool]]:
    answer = await client.get("/v1/role-grants", headers=by.headers, params={"person": person})
    return [(each["role"], each["approvedBy"] is not None) for each in answer.json()["items"]]


async def ids_of(*usernames: str) -> list[str]:
    found = await rows("SELECT id FROM person WHERE username = ANY($1) ORDER BY username", list(usernames))
    return [str(each["id"]) for each in found]


def outcomes(report: Json) -> list[str]:
    return [line["outcome"] for line in report["lines"]]  # type: ignore[attr-defined]


async def test_a_dry_run_tells_each_line_and_writes_nothing(client: httpx.AsyncClient, cast: Cast) -> None:
    lines = [f"{BINH},inspector,,,", "mai,Lê Thị Mai,vi,33,,,,", "hung,Trần Văn Hùng,en,33,,,,", "x,X,vi,33,,,,"]
    report = await told(client, cast.khoa, *lines)
    assert outcomes(report) == ["new", "unchanged", "changed", "refused"]
    assert [report[name] for name in ("new", "changed", "unchanged", "refused", "roles")] == [1, 1, 1, 1, 1]
    assert report["lines"][2]["changes"] == ["language"]  # type: ignore[index]
    assert report["lines"][3]["problem"] == "username-form"  # type: ignore[index]
    assert not report["applied"]
    assert await ids_of("binh") == []


async def test_it_is_applied_in_one_change(client: httpx.AsyncClient, cast: Cast) -> None:
    report = await told(client, cast.khoa, f"{BINH},inspector,,,", f"{CHAU},,,,", "hung,Hùng,en,12166,,,,", apply=True)
    assert report["applied"]
    answer = await client.get(f"/v1/people-imports/{report['import']}", headers=cast.khoa.headers)
    assert answer.json()["people"] == await ids_of("binh", "chau")
    assert (answer.json()["added"], answer.json()["changed"], answer.json()["waiting"]) == (2, 1, 1)
    hung = (await client.get(f"/v1/people/{cast.hung.person}", headers=cast.khoa.headers)).json()
    assert (hung["name"], hung["language"], hung["home"]) == ("Hùng", "en", str(cast.commune.id))
    [former] = await rows("SELECT unit FROM former_home WHERE person = $1", cast.hung.person)
    assert former["unit"] == cast.hung_yen.id


async def test_one_refused_line_refuses_the_file(client: httpx.AsyncClient, cast: Cast) -> None:
    report = await told(client, cast.khoa, f"{BINH},,,,", "khoa,Khoa,vi,33,overseer,,,", apply=True)
    assert (report["applied"], report["import"]) == (False, None)
    assert await ids_of("binh") == []


async def test_the_same_file_is_applied_once(client: httpx.AsyncClient, cast: Cast) -> None:
    first = await told(client, cast.khoa, f"{BINH},inspector,,,", apply=True)
    await rows("UPDATE person SET name = 'Bình khác' WHERE username = 'binh'")
    again = await told(client, cast.oanh, f"{BINH},inspector,,,", apply=True)
    assert (again["applied"], again["again"], again["import"]) == (False, True, first["import"])
    [binh] = await rows("SELECT name FROM person WHERE username = 'binh'")
    assert binh["name"] == "Bình khác"


async def test_its_roles_wait_for_a_second_person_as_one_batch(client: httpx.AsyncClient, cast: Cast) -> None:
    report = await told(client, cast.khoa, f"{BINH},inspector,,,", f"{CHAU},thủ trưởng,,,", apply=True)
    path = f"/v1/people-imports/{report['import']}/approval"
    [binh] = await ids_of("binh")
    assert await roles(client, binh, cast.khoa) == [("inspector", False)]
    assert problem(await client.post(path, headers=cast.khoa.headers)) == (403, "same-person-twice")
    assert problem(await client.post(path, headers=cast.an.headers)) == (404, "not-found")
    assert problem(await client.post(path, headers=cast.hung.headers)) == (403, "not-allowed")
    signed = await client.post(path, headers=cast.thu.headers)
    assert (signed.json()["waiting"], signed.json()["approvedBy"]) == (0, str(cast.thu.person))
    assert await roles(client, binh, cast.khoa) == [("inspector", True)]
    assert problem(await client.post(path, headers=cast.minh.headers)) == (409, "import-settled")


async def test_who_gains_does_not_sign(client: httpx.AsyncClient, cast: Cast) -> None:
    report = await told(client, cast.khoa, f"{BINH},inspector,,,", "thu,Đỗ Minh Thu,vi,33,overseer,,,", apply=True)
    path = f"/v1/people-imports/{report['import']}/approval"
    assert problem(await client.post(path, headers=cast.thu.headers)) == (403, "same-person-twice")
    assert (await client.post(path, headers=cast.minh.headers)).status_code == 200


async def test_nobody_gives_roles_to_themselves(client: httpx.AsyncClient, cast: Cast) -> None:
    report = await told(client, cast.khoa, "khoa,Bùi Đăng Khoa,vi,33,overseer,,,", "khoa,Bùi Đăng Khoa,vi,33,,,,")
    assert [line["problem"] for line in report["lines"]] == ["not-for-yourself", None]  # type: ignore[attr-defined]


async def test_one_person_stands_in_several_lines(client: httpx.AsyncClient, cast: Cast) -> None:
    lines = [f"{BINH},inspector,,,", "binh,,,,planner,12166,,", f"{BINH},inspector,,,", "binh,Khác,vi,33,reviewer,,,"]
    report = await told(client, cast.khoa, *lines)
    assert outcomes(report) == ["new", "new", "refused", "refused"]
    assert [line["problem"] for line in report["lines"]][2:] == [  # type: ignore[attr-defined]
        "import-line-twice",
        "import-line-disagrees",
    ]
    await told(client, cast.khoa, *lines[:2], apply=True)
    [binh] = await ids_of("binh")
    assert sorted(await roles(client, binh, cast.khoa)) == [("inspector", False), ("planner", False)]


@pytest.mark.parametrize(
    "header",
    [
        "username;name;language;home;role;unit;from;to",
        "Tên đăng nhập;Họ và tên;Ngôn ngữ;Mã đơn vị công tác;Vai trò;Phạm vi;Từ ngày;Đến ngày",
        "Nama pengguna;Nama lengkap;Bahasa;Unit asal;Peran;Lingkup;Dari;Sampai",
    ],
    ids=["en", "vi", "id"],
)
async def test_headers_are_read_in_three_languages(client: httpx.AsyncClient, cast: Cast, header: str) -> None:
    content = f"{header}\nbinh;Bình;Tiếng Việt;33;Người kiểm tra;;24/11/2026;2026-12-31\n".encode("utf-8-sig")
    report = (await send_bytes(client, cast.khoa, content, apply=True)).json()
    assert report["applied"], report
    [grant] = await rows("SELECT valid_from, valid_to FROM role_grant WHERE approved_at IS NULL")
    assert f"{grant['valid_from']:%Y-%m-%dT%H}" == "2026-11-23T17"
    assert f"{grant['valid_to']:%Y-%m-%dT%H}" == "2026-12-31T17"


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("binh,=1+1,vi,33,,,,", "name-not-a-name"),
        ("binh,+84 Bình,vi,33,,,,", "name-not-a-name"),
        ("binh,Bi\u200bnh,vi,33,,,,", "name-not-a-name"),
        ("bình,Bình,vi,33,,,,", "username-form"),
        ("binh,Bình,fr,33,,,,", "import-language"),
        ("binh,Bình,vi,,,,,", "import-field-missing"),
        ("binh,Bình,vi,1,,,,", "import-unit-unknown"),
        ("binh,Bình,vi,33,king,,,", "import-role"),
        ("binh,Bình,vi,33,,12166,,", "import-field-missing"),
        ("binh,Bình,vi,33,planner,,2026-02-30,", "import-date"),
        ("binh,Bình,vi,33,planner,,2026-01-01,", "import-past"),
        ("binh,Bình,vi,33,planner,,01/12/2026,30/11/2026", "grant-ends"),
        ("binh,Bình,vi,33,planner,,2029-12-01,", "grant-starts"),
    ],
)
async def test_a_wrong_line_is_told_with_what_to_do(
    client: httpx.AsyncClient, cast: Cast, line: str, name: str
) -> None:
    refused = (await told(client, cast.khoa, line))["lines"][0]  # type: ignore[index]
    assert (refused["line"], refused["problem"]) == (2, name)
    assert refused["detail"].endswith(".")


async def test_names_are_composed_and_user_names_small(client: httpx.AsyncClient, cast: Cast) -> None:
    name = unicodedata.normalize("NFD", "Trần  Thị Bình")
    report = await told(client, cast.khoa, f"Binh, {name} ,vi,33,,,,", apply=True)
    assert [line["username"] for line in report["lines"]] == ["binh"]  # type: ignore[attr-defined]
    [binh] = await rows("SELECT name FROM person WHERE username = 'binh'")
    assert binh["name"] == "Trần Thị Bình"


async def test_it_reaches_as_far_as_the_administrator(client: httpx.AsyncClient, cast: Cast) -> None:
    await rows("UPDATE role_grant SET unit = $1 WHERE person = $2", cast.hung_yen.id, cast.khoa.person)
    lines = ["binh,Bình,vi,01,,,,", "an,An,vi,33,,,,", "chau,Châu,vi,33,overseer,VN,,", "dewi,Dewi,id,33,,,,"]
    report = await told(client, cast.khoa, *lines)
    assert {line["problem"] for line in report["lines"]} == {"outside-your-scope"}  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("content", "refusal"),
    [
        (b"", (422, "import-file-header")),
        (HEADER.encode(), (422, "import-file-empty")),
        (b"\xff\xfe\x00", (422, "import-file-encoding")),
        (f"{HEADER}\n\x00".encode(), (422, "import-file-encoding")),
        (b"username,name,language\n", (422, "import-file-header")),
        (f"{HEADER},password\n".encode(), (422, "import-file-header")),
        (f"{HEADER},name\n".encode(), (422, "import-file-header")),
        (f"{HEADER}\nbinh,Bình\n".encode(), (422, "import-file-lines")),
        (f'{HEADER}\n"binh'.encode(), (422, "import-file-lines")),
        (f"{HEADER}\n{'x' * 500},,,,,,,\n".encode(), (422, "import-file-lines")),
        (f"{HEADER}\n".encode() + b"a,b,vi,33,,,,\n" * 2001, (413, "import-file-too-large")),
    ],
    ids=range(11),
)
async def test_what_is_no_such_file_is_refused(
    client: httpx.AsyncClient, cast: Cast, content: bytes, refusal: tuple[int, str]
) -> None:
    assert problem(await send_bytes(client, cast.khoa, content)) == refusal


async def test_the_reader_s_language_tells_the_faults(client: httpx.AsyncClient, cast: Cast) -> None:
    answer = await send(client, cast.khoa, "binh,Bình,fr,33,,,,", language="id")
    assert answer.json()["lines"][0]["detail"].startswith("Tidak ada bahasa")


async def test_an_e_mail_address_waits_for_its_owner(client: httpx.AsyncClient, cast: Cast) -> None:
    header = f"{HEADER},e-mail"
    report = await send(client, cast.khoa, f"{BINH},,,,,binh@example.vn", apply=True, header=header)
    assert report.json()["applied"]
    [known] = await rows("SELECT email, confirmed_at FROM notice_preference")
    assert (known["email"], known["confirmed_at"]) == ("binh@example.vn", None)
    wrong = await send(client, cast.khoa, f"{CHAU},,,,,nobody", header=header)
    assert wrong.json()["lines"][0]["problem"] == "import-email"


async def test_slips_are_printed_for_whom_it_added(client: httpx.AsyncClient, cast: Cast) -> None:
    report = await told(client, cast.khoa, f"{BINH},inspector,,,", f"{CHAU},,,,", apply=True)
    added = (await client.get(f"/v1/people-imports/{report['import']}", headers=cast.khoa.headers)).json()["people"]
    slips = await client.post("/v1/enrolments", headers=cast.khoa.headers, json={"people": added})
    assert [slip["username"] for slip in slips.json()] == ["binh", "chau"]


async def test_the_ledger_has_the_file_and_each_change(client: httpx.AsyncClient, cast: Cast, hours: Hours) -> None:
    await told(client, cast.khoa, f"{BINH},inspector,,,", apply=True)
    entries = await rows("SELECT convert_from(content, 'UTF8') AS content FROM ledger_entry")
    for action in ("person.added", "role.requested", "people.imported"):
        assert any(f'"action":"{action}"' in entry["content"] for entry in entries)
    assert not any("Bình" in entry["content"] for entry in entries)


async def test_a_former_name_stays_on_record(client: httpx.AsyncClient, cast: Cast) -> None:
    await told(client, cast.khoa, "hung,Phạm Văn Khác,vi,33,,,,", apply=True)
    copy = (await client.get("/v1/me/data", headers=cast.hung.headers)).json()
    [former] = copy["formerNames"]
    assert (former["name"], former["became"]) == ("Trần Văn Hùng", "Phạm Văn Khác")
    [row] = await rows("SELECT changed_by FROM former_name WHERE person = $1", cast.hung.person)
    assert row["changed_by"] == cast.khoa.person
    entries = await rows("SELECT convert_from(content, 'UTF8') AS content FROM ledger_entry")
    assert any('"fields":["name"],"name":"' in entry["content"] for entry in entries)
    assert not any("Hùng" in entry["content"] or "Khác" in entry["content"] for entry in entries)
    with pytest.raises(Exception, match="only grows"):
        await rows("DELETE FROM former_name")


async def test_only_administrators_import(client: httpx.AsyncClient, cast: Cast) -> None:
    for member in (cast.lan, cast.thu, cast.dewi):
        assert problem(await send(client, member, BINH)) == (403, "not-allowed")
    answer = await send(client, cast.khoa, BINH, kind="text/plain")
    assert problem(answer)[1] == "wrong-type"


async def test_from_the_terminal_roles_still_wait_for_a_person(
    client: httpx.AsyncClient, cast: Cast, hours: Hours
) -> None:
    file = read_people("\n".join([HEADER, f"{BINH},inspector,,,"]).encode())
    report = await run_as_operator(file, hours.now, apply=True)
    assert report.applied
    listed = (await client.get("/v1/people-imports", headers=cast.thu.headers)).json()["items"]
    assert (listed[0]["importedByName"], listed[0]["waiting"]) == (None, 1)
    signed = await client.post(f"/v1/people-imports/{report.identifier}/approval", headers=cast.thu.headers)
    assert signed.json()["waiting"] == 0


async def notices(client: httpx.AsyncClient, member: Member) -> list[tuple[str, str]]:
    answer = await client.get("/v1/notices", headers=member.headers)
    return [(each["name"], each["link"]) for each in answer.json()["items"]]


async def test_who_may_sign_is_told_that_roles_wait(client: httpx.AsyncClient, cast: Cast) -> None:
    await told(client, cast.khoa, CHAU + ",,,,", apply=True)
    assert await notices(client, cast.oanh) == []
    report = await told(client, cast.khoa, f"{BINH},inspector,,,", apply=True)
    link = f"/people-imports/{report['import']}"
    assert await notices(client, cast.oanh) == [("people-import.waiting", link)]
    assert [await notices(client, each) for each in (cast.khoa, cast.lan, cast.thu, cast.an)] == [[]] * 4


async def test_who_may_not_sign_is_not_told(client: httpx.AsyncClient, cast: Cast) -> None:
    await rows("UPDATE role_grant SET acting_for = $1 WHERE person = $2", cast.khoa.person, cast.oanh.person)
    await told(client, cast.khoa, f"{BINH},inspector,,,", apply=True)
    assert await notices(client, cast.oanh) == []


async def test_who_rules_over_one_of_the_units_alone_is_not_told(client: httpx.AsyncClient, cast: Cast) -> None:
    await rows("UPDATE role_grant SET unit = $1 WHERE person = $2", cast.hung_yen.id, cast.oanh.person)
    await told(client, cast.khoa, f"{BINH},inspector,33,,", f"{CHAU},inspector,01,,", apply=True)
    assert await notices(client, cast.oanh) == []
    await told(client, cast.khoa, "dung,Lê Dũng,vi,33,inspector,33,,", apply=True)
    assert [name for name, _ in await notices(client, cast.oanh)] == ["people-import.waiting"]


async def test_a_file_that_asks_what_people_are_called_is_written_down(client: httpx.AsyncClient, cast: Cast) -> None:
    """What is left empty is answered with what is stored: that reads people's data as a list does."""
    answer = await send(client, cast.khoa, "hung,,,,,,,", "mai,,,,,,,", "moi,Người Mới,vi,33,,,,")
    assert [line["name"] for line in answer.json()["lines"]][:2] == ["Trần Văn Hùng", "Lê Thị Mai"]
    [read] = (await client.get("/v1/data-accesses", headers=cast.oanh.headers)).json()["items"]
    assert (read["by"], read["kind"]) == (str(cast.khoa.person), "people_list")
    assert {each["id"] for each in read["people"]} == {str(cast.hung.person), str(cast.mai.person)}


async def test_a_header_without_an_end_is_refused_before_it_is_read(client: httpx.AsyncClient, cast: Cast) -> None:
    """Its 400,000 columns, looked up one by one, kept everybody waiting for a minute."""
    answer = await send(client, cast.khoa, header="username,name,language,home" + ",x" * 400_000)
    assert problem(answer) == (422, "import-file-columns")
