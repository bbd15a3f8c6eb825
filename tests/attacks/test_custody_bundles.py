"""Custody bundles against those who would keep them from being made, hide something in them, or spy with them."""

from pathlib import Path

import httpx
import pytest

from api.parts import Parts
from ledger.changes import change
from ledger.database import rows
from ledger.identifiers import uuid7
from tests.api.bundle_forging import Files, Manifest, forged, unpacked
from tests.api.custody import announced as announced_in
from tests.api.custody import concluded, told
from tests.cast import Cast
from tests.conftest import Hours
from tests.media.photos import jpeg

pytestmark = pytest.mark.anyio

PHOTO = jpeg(320, 240)


async def test_entries_about_something_else_of_the_same_id_are_in_no_bundle(
    client: httpx.AsyncClient, parts: Parts, cast: Cast, hours: Hours, tmp_path: Path
) -> None:
    """Neither those about somebody whose id a photo was given, nor a photo's own among those about another visit."""
    case = await concluded(client, parts, cast, hours)
    stranger = await announced_in(case.visit, cast.hung, PHOTO)
    async with change(by="clock", at=hours.now) as record:
        await record("person.password-changed", subject=str(stranger))
        facts = {"inspection": str(uuid7()), "signature": "signed", "sha256": "00"}
        await record("evidence.announced", subject=str(case.visit.inspection), facts=facts)
    content = (await case.export(cast.dewi)).content
    assert not [each for each in unpacked(content).values() if b"password-changed" in each]
    holds, reason = told(content, tmp_path)
    assert holds, reason


@pytest.mark.parametrize("damage", [b"", b"no picture"])
async def test_a_damaged_preview_or_an_emoji_keeps_nobody_from_the_bundle(
    client: httpx.AsyncClient, parts: Parts, cast: Cast, hours: Hours, tmp_path: Path, damage: bytes
) -> None:
    case = await concluded(client, parts, cast, hours)
    await rows("UPDATE inspection SET unit_name = unit_name || ' 😀 漢'")
    for file in (parts.settings.data_dir / "media" / "renditions").rglob("*"):
        if file.is_file():
            file.chmod(0o640)
            file.write_bytes(damage)
    answered = await case.export(cast.dewi)
    assert answered.status_code == 200
    holds, reason = told(answered.content, tmp_path)
    assert holds, reason


async def test_no_photo_is_called_blurred_for_the_redaction_of_another(
    client: httpx.AsyncClient, parts: Parts, cast: Cast, hours: Hours, tmp_path: Path
) -> None:
    """A server that would like an original to stay unseen."""
    case = await concluded(client, parts, cast, hours)
    await case.blur(cast.thu, cast.minh)

    def hide(files: Files, manifest: Manifest) -> None:
        blurred, other = manifest["evidence"][:2]
        del files[other["file"]]
        other.update(kept="blurred", file=None, redaction=blurred["id"])

    lied = await forged((await case.export(cast.dewi)).content, parts.checkpoints, hide)
    holds, reason = told(lied, tmp_path)
    assert not holds, reason
    assert f"no entry says that photo {case.photos[1]} is blurred" in reason
