"""Runs the HTTP server of one process."""

import asyncio
import socket
import ssl
from ipaddress import ip_address

import httpx
import uvicorn
from litestar import Litestar

from api.settings import Settings
from api.transport import trusting_itself
from scheduler.simulations import Simulations

SECONDS_FOR_REQUESTS_AT_THE_END = 5


class Server(uvicorn.Server):
    """Says where it is once it is ready, which is later than when it listens."""

    announcing: asyncio.Task[None] | None = None

    def __init__(self, config: uvicorn.Config, verify: ssl.SSLContext | bool, simulations: Simulations) -> None:
        super().__init__(config)
        self.verify = verify
        self.simulations = simulations

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        if self.started:
            self.announcing = asyncio.create_task(self._announce())

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        """Nobody is kept waiting for a forecast, and nobody who waits for one keeps the server."""
        self.simulations.stop()
        await super().shutdown(sockets)

    async def _announce(self) -> None:
        address = _address(self.servers[0].sockets[0], "https" if self.config.is_ssl else "http")
        async with httpx.AsyncClient(base_url=address, trust_env=False, verify=self.verify) as client:
            await _wait_until_ready(client)
        print(f"Sidak is ready at {address}", flush=True)


def _address(listening: socket.socket, scheme: str) -> str:
    """Where this machine reaches the socket, also when it listens on every address."""
    host, port = listening.getsockname()[:2]
    if ip_address(host).is_unspecified:
        host = "::1" if listening.family == socket.AF_INET6 else "127.0.0.1"
    return f"{scheme}://[{host}]:{port}" if ":" in host else f"{scheme}://{host}:{port}"


async def _wait_until_ready(client: httpx.AsyncClient) -> None:
    while True:
        if await _is_ready(client):
            return
        await asyncio.sleep(0.2)


async def _is_ready(client: httpx.AsyncClient) -> bool:
    try:
        return (await client.get("/health/ready")).status_code == 200
    except httpx.HTTPError:
        return False


def serve(app: Litestar, settings: Settings, simulations: Simulations) -> None:
    """Returns when the process is asked to stop and the requests under way have ended."""
    Server(
        uvicorn.Config(
            app,
            host=settings.host,
            port=settings.port,
            log_config=None,
            access_log=False,
            proxy_headers=False,
            server_header=False,
            lifespan="on",
            timeout_graceful_shutdown=SECONDS_FOR_REQUESTS_AT_THE_END,
            ssl_certfile=settings.tls_certificate or None,
            ssl_keyfile=settings.tls_key or None,
        ),
        trusting_itself(settings),
        simulations,
    ).run()
