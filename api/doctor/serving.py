"""Whether Sidak serves, whether somebody leads the clock, and whether it is a demonstration."""

from collections.abc import Iterator

import httpx
import msgspec

from api.doctor.findings import Finding, fine, unsafe, worth_doing
from api.doctor.reaching import is_exposed
from api.settings import Settings
from api.transport import trusting_itself


class Seen(msgspec.Struct, frozen=True):
    address: str
    answers: bool = False
    ready: bool = False
    demonstration: bool = False


async def look(settings: Settings) -> Seen | None:
    """None where nobody can know the port."""
    if not settings.port:
        return None
    address = address_of(settings)
    try:
        async with httpx.AsyncClient(
            base_url=address, timeout=5, trust_env=False, verify=trusting_itself(settings)
        ) as client:
            ready = (await client.get("/health/ready")).status_code == 200
            about = (await client.get("/v1/about")).json()
    except (httpx.HTTPError, ValueError):
        return Seen(address)
    return Seen(address, True, ready, bool(isinstance(about, dict) and about.get("demonstration")))


def address_of(settings: Settings) -> str:
    """From this machine."""
    host = {"0.0.0.0": "127.0.0.1", "::": "::1"}.get(settings.host, settings.host)  # noqa: S104
    scheme = "https" if settings.tls_certificate else "http"
    return f"{scheme}://[{host}]:{settings.port}" if ":" in host else f"{scheme}://{host}:{settings.port}"


def judge(seen: Seen | None, settings: Settings) -> Iterator[Finding]:
    if seen is None:
        return
    if not seen.answers:
        yield unsafe("server-down", address=seen.address)
    else:
        yield (
            fine("server-ready", address=seen.address)
            if seen.ready
            else unsafe("server-not-ready", address=seen.address)
        )
    if seen.demonstration:
        yield unsafe("demonstration-served") if is_exposed(settings) else worth_doing("demonstration-served")


def judge_leader(leaders: int) -> Iterator[Finding]:
    yield fine("clock-led") if leaders else unsafe("clock-stands")
