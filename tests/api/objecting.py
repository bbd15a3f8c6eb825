"""Objections to a conclusion and reopened hearings, in short verbs."""

from typing import Any

import httpx

from ledger.identifiers import uuid7
from tests.api.remedying import concluded
from tests.api.visits import Visit
from tests.cast import Member, member

WRONG = "Hôm đó cửa mở lúc 7 giờ 28, có sổ trực."
ANSWER = "Ảnh chụp lúc 7 giờ 40 cho thấy cửa còn đóng."
REASONS = "Sổ trực và ảnh không khớp nhau; giờ của ảnh đã được kiểm chứng."
EVIDENCE = "Camera của xã cho thấy cửa mở từ 7 giờ 25."


class Parties:
    """Reviewers who had no part in the conclusion, beside the cast."""

    def __init__(self, hoa: Member, binh: Member) -> None:
        self.hoa, self.binh = hoa, binh


async def parties(visit: Visit) -> Parties:
    cast, now = visit.cast, visit.hours.now
    return Parties(
        await member("hoa", "Trịnh Thị Hoa", cast.hung_yen, now, ("reviewer", cast.hung_yen)),
        await member("binh", "Lý Văn Bình", cast.hung_yen, now, ("reviewer", cast.hung_yen)),
    )


async def finding(visit: Visit) -> str:
    return str((await visit.get(visit.cast.thu, "/findings"))[0]["id"])


async def object_to(visit: Visit, ground: str = "facts", **changed: object) -> httpx.Response:
    body = {
        "id": str(uuid7()),
        "ground": ground,
        "reasons": WRONG,
        "findings": [await finding(visit)] if ground == "facts" else [],
    } | changed
    return await visit.post(visit.cast.tuan, "/objections", body)


async def objected(visit: Visit, ground: str = "facts") -> dict[str, Any]:
    made = await object_to(visit, ground)
    assert made.status_code == 201, made.text
    return dict(made.json())


async def answer(visit: Visit, by: Member, objection: dict[str, Any]) -> httpx.Response:
    return await visit.post(by, f"/v1/objections/{objection['id']}/answer", {"answer": ANSWER})


async def decide(visit: Visit, by: Member, objection: dict[str, Any], result: str = "upheld") -> httpx.Response:
    body = {"result": result, "decision": REASONS}
    return await visit.post(by, f"/v1/objections/{objection['id']}/decision", body)


async def found_right(visit: Visit, by: Member, **concluded_as: Any) -> dict[str, Any]:
    """A concluded visit whose conclusion is to be amended."""
    await concluded(visit, **concluded_as)
    made = await objected(visit)
    assert (await answer(visit, visit.cast.hung, made)).status_code == 200
    decided = await decide(visit, by, made, "amended")
    assert decided.status_code == 200, decided.text
    return dict(decided.json())


async def sign_all(visit: Visit, number: int) -> None:
    issued = await visit.post(visit.cast.thu, f"/conclusions/{number}/issuance")
    assert issued.status_code == 201, issued.text
    signed = await visit.post(visit.cast.minh, f"/conclusions/{number}/second-signature")
    assert signed.status_code == 201, signed.text


async def propose(visit: Visit, by: Member, **changed: object) -> httpx.Response:
    body = {"id": str(uuid7()), "reason": EVIDENCE, "findings": [await finding(visit)]} | changed
    return await visit.post(by, "/reopenings", body)


async def sign(visit: Visit, by: Member, reopening: dict[str, Any], **said: object) -> httpx.Response:
    body = {"agreed": True} | said
    return await visit.post(by, f"/v1/reopenings/{reopening['id']}/decision", body)


async def reopened(visit: Visit) -> dict[str, Any]:
    """Concluded, and opened again by Thu and Minh, about its only finding."""
    await concluded(visit)
    proposed = await propose(visit, visit.cast.thu)
    assert proposed.status_code == 201, proposed.text
    visit.hours.forward(hours=1)
    signed = await sign(visit, visit.cast.minh, proposed.json())
    assert signed.status_code == 200, signed.text
    visit.hours.forward(minutes=1)
    return dict(signed.json())
