"""What somebody may know of this server before signing in."""

from importlib.metadata import version

import msgspec
from litestar import get
from litestar.di import NamedDependency

from api.access import public
from api.parts import Parts
from organisation.texts import LANGUAGES, Language


class About(msgspec.Struct, frozen=True, rename="camel"):
    """On a demonstration every page says so: its people, inspections and results are examples."""

    name: str
    version: str
    demonstration: bool
    languages: list[Language]


@get("/v1/about", operation_id="getAbout", summary="What server this is", tags=["health"], **public())
async def about(parts: NamedDependency[Parts]) -> About:
    return About("Sidak", version("sidak"), parts.demonstration, list(LANGUAGES))


HANDLERS = [about]
