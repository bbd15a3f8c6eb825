"""Whom several tests of the draw need."""

import pytest

from tests.cast import Cast, Member, member
from tests.conftest import Hours


@pytest.fixture
async def second(cast: Cast, hours: Hours) -> tuple[Member, Member]:
    """Quân and Linh, another team of Hưng Yên."""
    quan = await member("quan", "Đào Anh Quân", cast.hung_yen, hours.now, ("inspector", cast.hung_yen))
    linh = await member("linh", "Tạ Mỹ Linh", cast.hung_yen, hours.now, ("inspector", cast.hung_yen))
    return quan, linh
