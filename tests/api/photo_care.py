"""One photo of an opened visit, and what people do to have it blurred, opened and erased."""

import json
from io import BytesIO
from typing import Any
from uuid import UUID

import httpx
from PIL import Image

from api.parts import Parts
from ledger.database import rows
from ledger.identifiers import uuid7
from media import queries
from media.stores import StoredFile
from tests.api.story import open_door, release_to_team
from tests.api.uploading import Phone
from tests.cast import Cast, Member
from tests.conftest import Hours
from tests.media.photos import sha256

CORNER = [0, 0, 2500, 2500]
"""Where the photo is striped."""


def _striped() -> bytes:
    image, content = Image.effect_noise((800, 600), 40).convert("RGB"), BytesIO()
    for left in range(0, 200, 16):
        image.paste((250, 0, 0), (left, 0, left + 8, 150))
        image.paste((0, 0, 250), (left + 8, 0, left + 16, 150))
    image.save(content, "JPEG", quality=90)
    return content.getvalue()


PHOTO = _striped()


class Care:
    """`evidence` has arrived, sent by Hùng who leads."""

    def __init__(self, client: httpx.AsyncClient, cast: Cast, hours: Hours, parts: Parts) -> None:
        self.client, self.cast, self.hours, self.parts = client, cast, hours, parts
        self.inspection = self.evidence = UUID(int=0)

    async def begin(self) -> "Care":
        self.inspection = await release_to_team(self.cast, self.hours.now)
        assert (await open_door(self.client, self.cast.hung, self.inspection, self.hours.now)).status_code == 201
        self.evidence = await self.send(PHOTO)
        # As when the leader handed in: the unit's head may look.
        await rows("UPDATE inspection SET submitted_at = $1", self.hours.now)
        return self

    async def send(self, content: bytes, **changed: Any) -> UUID:
        evidence = await self.announce(content, **changed)
        phone = Phone(self.client, self.cast.hung, evidence)
        await phone.open(len(content))
        assert (await phone.send(content, 0)).status_code == 204
        return evidence

    async def announce(self, content: bytes, **changed: Any) -> UUID:
        evidence = uuid7()
        body = {
            "purpose": "item",
            "item": "CL-VN-02-B01",
            "sha256": sha256(content).hex(),
            "size": len(content),
            "contentType": "image/jpeg",
            "fileName": "ảnh bà Hoa ở quầy.jpg",
            "claimedAt": self.hours.now.isoformat(),
            "latitude": 20.646,
            "longitude": 106.051,
            "accuracy": 8.5,
        } | changed
        path = f"/v1/inspections/{self.inspection}/evidence/{evidence}"
        assert (await self.client.put(path, json=body, headers=self.cast.hung.headers)).status_code == 201
        return evidence

    async def get(self, member: Member, path: str) -> Any:
        answer = await self.client.get(path, headers=member.headers)
        assert answer.status_code == 200, answer.text
        return answer.json()

    async def post(self, member: Member, path: str, body: object = None) -> httpx.Response:
        return await self.client.post(path, json=body, headers=member.headers)

    async def detail(self, member: Member, evidence: UUID | None = None) -> Any:
        return await self.get(member, f"/v1/evidence/{evidence or self.evidence}")

    async def picture(self, member: Member, which: str = "viewing", evidence: UUID | None = None) -> Image.Image:
        shown = (await self.detail(member, evidence))[which]
        answer = await self.client.get(shown["url"])
        assert answer.status_code == 200, answer.text
        return Image.open(BytesIO(answer.content))

    async def propose(self, member: Member, *areas: list[int], evidence: UUID | None = None) -> httpx.Response:
        body = {"areas": list(areas) or [CORNER], "reason": "Mặt một người dân ở quầy"}
        return await self.post(member, f"/v1/evidence/{evidence or self.evidence}/redactions", body)

    async def decide(self, member: Member, redaction: str, confirmed: bool = True) -> httpx.Response:
        return await self.post(member, f"/v1/redactions/{redaction}/decision", {"confirmed": confirmed})

    async def blur(self, *areas: list[int], evidence: UUID | None = None) -> None:
        """Thu proposes, Minh confirms."""
        proposed = await self.propose(self.cast.thu, *areas, evidence=evidence)
        assert (await self.decide(self.cast.minh, proposed.json()["id"])).status_code == 200

    async def original(self, member: Member) -> httpx.Response:
        return await self.post(member, f"/v1/evidence/{self.evidence}/original-views")

    async def rendition_files(self) -> list[StoredFile]:
        return [StoredFile("renditions", each["sha256"]) for each in await queries.find_renditions(self.evidence)]

    def in_store(self, kind: str) -> set[str]:
        """The names of the files there."""
        folder = self.parts.settings.data_dir / "media" / kind
        return {path.name for path in folder.rglob("*") if path.is_file()}


def is_clear(picture: Image.Image) -> bool:
    """Whether the stripes in the photo's corner can be told from one another."""
    width, height = picture.size
    corner = picture.convert("RGB").crop((0, 0, width // 5, height // 5)).getchannel("R")
    darkest, brightest = corner.getextrema()
    return bool(brightest - darkest > 150)  # type: ignore[operator]


async def entries(action: str) -> list[dict[str, Any]]:
    """What the ledger says of it, oldest first."""
    found = await rows(
        "SELECT convert_from(content, 'UTF8')::jsonb AS told FROM ledger_entry "
        "WHERE convert_from(content, 'UTF8')::jsonb ->> 'action' = $1 ORDER BY id",
        action,
    )
    return [json.loads(each["told"]) for each in found]
