"""Many uploads over a line that cuts, delays, doubles and reorders: each photo is here once, and none is lost."""

import random
from datetime import UTC, datetime
from pathlib import Path

import pytest

from media.stores import Store
from tests.cast import Cast
from tests.uploads.bad_lines import FATES, BadLine
from tests.uploads.conftest import UPLOADS
from tests.uploads.judging import judge
from tests.uploads.phones import photos
from tests.uploads.sending import send_all
from tests.uploads.servers import serving

pytestmark = pytest.mark.anyio


async def test_every_photo_arrives_once(
    database: str, crew: Cast, tmp_path: Path, store_settings: dict[str, str], store: Store, dice: random.Random
) -> None:
    taken = photos(UPLOADS, datetime.now(UTC), dice)
    with serving(database, tmp_path, store_settings) as server:
        async with BadLine(server.port, dice) as line:
            phones = await send_all(crew, server.address, taken, line, store, dice)
        assert [said for phone in phones for said in phone.unexpected] == []
        assert {photo.id for photo in taken} == {photo for phone in phones for photo in phone.acknowledged}
        await judge(taken, store)
        assert {path.stem for path in (tmp_path / "spool").iterdir()} & {str(photo.id) for photo in taken} == set()
    assert line.dealt.keys() == FATES.keys()
