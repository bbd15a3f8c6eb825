"""An SMTP server in this process that keeps what it is sent, or answers what a test wants."""

import asyncio
import ssl
import threading
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager
from email import message_from_bytes, policy
from email.message import EmailMessage
from typing import Any

from aiosmtpd.smtp import SMTP, AuthResult, LoginPassword

PASSWORD = "mật khẩu & dấu cách"


class Mailbox:
    """`replies` are given one after the other to whole messages; afterwards each is taken."""

    def __init__(self, scheme: str) -> None:
        self.scheme = scheme
        self.raw: list[bytes] = []
        self.replies: list[str] = []
        self.port = 0

    @property
    def url(self) -> str:
        return f"{self.scheme}://127.0.0.1:{self.port}"

    @property
    def messages(self) -> list[EmailMessage]:
        return [message_from_bytes(raw, policy=policy.default) for raw in self.raw]

    def sent_to(self, address: str) -> list[EmailMessage]:
        return [message for message in self.messages if message["To"] == address]

    async def handle_DATA(self, server: Any, session: Any, envelope: Any) -> str:  # noqa: N802
        if self.replies:
            return self.replies.pop(0)
        self.raw.append(envelope.content)
        return "250 taken"


def _knows(server: Any, session: Any, envelope: Any, mechanism: str, given: Any) -> AuthResult:
    right = isinstance(given, LoginPassword) and given.login == b"sidak" and given.password == PASSWORD.encode()
    return AuthResult(success=right, handled=right)


@asynccontextmanager
async def mailbox(scheme: str = "smtp+plain", tls: ssl.SSLContext | None = None) -> AsyncIterator[Mailbox]:
    """With `tls` it wants STARTTLS and a password."""
    kept = Mailbox(scheme)
    wishes: dict[str, Any] = {"require_starttls": True, "tls_context": tls} if tls else {}
    wishes |= {"authenticator": _knows, "auth_required": True} if tls else {}
    loop = asyncio.get_running_loop()
    sessions: list[SMTP] = []

    def begin() -> SMTP:
        sessions.append(SMTP(kept, hostname="mail.sidak.test", loop=loop, **wishes))
        return sessions[-1]

    server = await loop.create_server(begin, "127.0.0.1", 0)
    kept.port = server.sockets[0].getsockname()[1]
    try:
        yield kept
    finally:
        server.close()
        for session in sessions:
            if session.transport is not None:
                session.transport.close()


@contextmanager
def mailbox_beside() -> Iterator[Mailbox]:
    """In a thread of its own, for tests that are not asynchronous."""
    opened: list[Mailbox] = []
    ready, loop = threading.Event(), asyncio.new_event_loop()

    async def run(end: asyncio.Event) -> None:
        async with mailbox() as kept:
            opened.append(kept)
            ready.set()
            await end.wait()

    end = asyncio.Event()
    thread = threading.Thread(target=loop.run_until_complete, args=(run(end),))
    thread.start()
    ready.wait()
    try:
        yield opened[0]
    finally:
        loop.call_soon_threadsafe(end.set)
        thread.join()
        loop.close()
