"""Calling addresses outside that people entered: resolved once, checked, and that very address is called."""

import asyncio
import socket
import ssl
from collections.abc import Mapping, Sequence
from functools import cache

import httpx

from organisation.delivery_rules import Failed
from organisation.outgoing_rules import Network, NotAllowed, Target, check, target_of

SECONDS = 10.0


@cache
def _trusted() -> ssl.SSLContext:
    """Reading the well-known authorities takes a while."""
    return httpx.create_ssl_context()


class Outgoing:
    """Without proxies, cookies and redirects. Of the answer only the status is read."""

    def __init__(self, allowed: Sequence[Network] = (), verify: ssl.SSLContext | None = None) -> None:
        self._allowed = allowed
        self._verify = verify or _trusted()

    async def post(self, url: str, content: bytes, headers: Mapping[str, str]) -> int:
        """The status. Raises Failed when there is no answer within ten seconds, or nobody may call there."""
        try:
            async with asyncio.timeout(SECONDS):
                target = target_of(url)
                return await self._post(url, target, await self._resolve(target), content, headers)
        except NotAllowed as error:
            raise Failed(str(error)) from None
        except TimeoutError:
            raise Failed("no answer in time") from None
        except (httpx.HTTPError, httpx.InvalidURL, OSError, UnicodeError) as error:
            raise Failed(type(error).__name__) from None

    async def _resolve(self, target: Target) -> str:
        loop = asyncio.get_running_loop()
        found = await loop.getaddrinfo(target.host, target.port, type=socket.SOCK_STREAM)
        return str(check(target, [str(each[4][0]) for each in found], self._allowed))

    async def _post(self, url: str, target: Target, address: str, content: bytes, headers: Mapping[str, str]) -> int:
        """To the address that was checked, not to the name, which may stand for another one a moment later."""
        called = httpx.URL(url)
        host = called.netloc.decode("ascii")
        async with (
            httpx.AsyncClient(follow_redirects=False, timeout=SECONDS, trust_env=False, verify=self._verify) as client,
            client.stream(
                "POST",
                called.copy_with(host=address),
                content=content,
                headers={**headers, "Host": host, "User-Agent": "Sidak"},
                extensions={"sni_hostname": target.host},
            ) as answer,
        ):
            return answer.status_code


def check_status(status: int) -> None:
    """Raises Failed for everything but success. A redirect is none: who moves tells their new address here."""
    if 200 <= status < 300:
        return
    raise Failed("redirected" if 300 <= status < 400 else f"status {status}")
