"""A day that was drawn after the backup is not drawn again otherwise on the restored server."""

from datetime import datetime
from pathlib import Path

import pytest

from api.parts import Parts
from scheduler.duties import Duties
from scheduler.keys import MasterKeys
from tests.backups.backing import Vault, backed_up, empty_database, empty_place, restored
from tests.cast import Cast
from tests.conftest import Hours
from tests.scheduler.stories import DRAW, FREEZE, RELEASE, add_centres, days, inspections, plan

pytestmark = pytest.mark.anyio


async def backed_up_then_drawn(cast: Cast, parts: Parts, hours: Hours, vault: Vault) -> str:
    """The unit that was drawn on the day after the backup was made."""
    await plan(cast, parts.keys, hours.now)
    await backed_up(parts, vault, hours)
    await tick(parts.keys)
    [sent] = await inspections()
    return str(sent["unit"])


async def tick(keys: MasterKeys, *times: datetime) -> None:
    for now in times or (FREEZE, DRAW, RELEASE):
        await Duties(keys).tick(now)


async def test_with_the_same_inputs_the_same_unit_is_drawn(
    cast: Cast, parts: Parts, vault: Vault, hours: Hours, tmp_path: Path
) -> None:
    await add_centres(cast, 10)
    drawn = await backed_up_then_drawn(cast, parts, hours, vault)
    async with empty_database():
        await restored(vault, empty_place(tmp_path / "other", hours))
        await tick(MasterKeys.load(parts.settings.data_dir / "keys"))
        [day], [sent] = await days(), await inspections()
    assert (day["state"], str(sent["unit"])) == ("released", drawn)


async def test_with_other_inputs_nothing_is_drawn_and_the_record_says_why(
    cast: Cast, parts: Parts, vault: Vault, hours: Hours, tmp_path: Path
) -> None:
    await backed_up_then_drawn(cast, parts, hours, vault)
    async with empty_database():
        await restored(vault, empty_place(tmp_path / "other", hours))
        await add_centres(cast, 3)
        await tick(MasterKeys.load(parts.settings.data_dir / "keys"))
        [day], sent = await days(), await inspections()
    assert (day["state"], day["reason"], sent) == ("missed", "used", [])
