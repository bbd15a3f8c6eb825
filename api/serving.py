"""Runs the HTTP server of one process."""

import asyncio
import gc
import logging
import os
import socket
import ssl
import threading
from ipaddress import ip_address

import httpx
import uvicorn
from litestar import Litestar

from api.connections import Connection
from api.parts import Parts
from api.transport import trusting_itself

log = logging.getLogger("sidak.serving")

SECONDS_FOR_REQUESTS_AT_THE_END = 3
SECONDS_TO_END = 9.5
"""From the wish to the end of all requests and duties, whatever a thread still waits for."""


class Server(uvicorn.Server):
    """Says where it is once it is ready, which is later than when it listens."""

    announcing: asyncio.Task[None] | None = None

    def __init__(self, config: uvicorn.Config, verify: ssl.SSLContext | bool, parts: Parts) -> None:
        super().__init__(config)
        self.verify = verify
        self.parts = parts

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        if self.started:
            self.announcing = asyncio.create_task(self._announce())

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        """Whoever asks is told first. Nobody is kept waiting for a forecast, and nobody who waits for one keeps the
        server."""
        self.parts.leaving.begin()
        self.parts.simulations.stop()
        await asyncio.sleep(0 if self.force_exit else self.parts.settings.leaving_seconds)
        await super().shutdown(sockets)

    async def _announce(self) -> None:
        address = _address(self.servers[0].sockets[0], "https" if self.config.is_ssl else "http")
        async with httpx.AsyncClient(base_url=address, trust_env=False, verify=self.verify) as client:
            await _wait_until_ready(client)
        # In one piece: the log's thread writes beside it.
        print(f"Sidak is ready at {address}\n", end="", flush=True)


class Ending(Server):
    """The server of a process that ends with it, in time: what is acknowledged is safe at any moment."""

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        end = threading.Timer(SECONDS_TO_END, _end_at_once)
        end.daemon = True
        end.start()
        await super().shutdown(sockets)
        # What comes now is the own PostgreSQL's end, which has a bound of its own and must come to it in good order.
        end.cancel()


def _end_at_once() -> None:
    log.warning("something did not come to its end in time and is broken off")
    logging.shutdown()
    os._exit(0)


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


def set_apart() -> None:
    """What the program consists of stays as long as its process: looking through all of that for garbage, again and
    again, took 0.1 s each time, in which nobody was answered."""
    gc.collect()
    gc.freeze()


def serve(app: Litestar, parts: Parts) -> None:
    """Returns when the process is asked to stop and the requests under way have ended."""
    settings = parts.settings
    set_apart()
    Ending(
        uvicorn.Config(
            app,
            http=Connection,
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
        parts,
    ).run()
