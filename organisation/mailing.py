"""E-mail over SMTP. A message keeps its Message-ID over all attempts, so that a mailbox shows it once."""

from collections.abc import Mapping
from datetime import datetime
from email.message import EmailMessage
from email.utils import format_datetime, parseaddr
from typing import Any
from urllib.parse import unquote, urlsplit

import aiosmtplib
import msgspec

from organisation.delivery_rules import Failed
from organisation.notice_catalogue import tell

SECONDS = 15.0
LAST_WORD = 500
"""From this reply code on the server will not take it later either."""
CREDENTIALS = (530, 534, 535, 538)
PORTS = {"smtps": 465, "smtp": 587, "smtp+plain": 25}


class Relay(msgspec.Struct, frozen=True):
    """A mail server. `smtps` is encrypted from the start, `smtp` must offer STARTTLS, `smtp+plain` is not encrypted."""

    scheme: str
    host: str
    port: int
    username: str | None = None
    password: str | None = None

    @classmethod
    def of(cls, url: str) -> "Relay":
        """Raises ValueError."""
        parts = urlsplit(url)
        if parts.scheme not in PORTS or not parts.hostname:
            raise ValueError("not the address of a mail server")
        password = unquote(parts.password) if parts.password else None
        username = unquote(parts.username) if parts.username else None
        return cls(parts.scheme, parts.hostname, parts.port or PORTS[parts.scheme], username, password)

    def __repr__(self) -> str:
        return f"Relay({self.host})"


class Mail:
    def __init__(self, relay: Relay | None, sender: str, public_url: str) -> None:
        self.relay = relay
        self._sender = sender
        self._public_url = public_url

    async def send(self, delivery: Mapping[str, Any], _: datetime) -> None:
        """Raises Failed."""
        if self.relay is None:
            raise Failed("no mail server is set")
        message = self.message(delivery)
        try:
            await aiosmtplib.send(
                message,
                hostname=self.relay.host,
                port=self.relay.port,
                username=self.relay.username,
                password=self.relay.password,
                use_tls=self.relay.scheme == "smtps",
                start_tls=self.relay.scheme == "smtp",
                timeout=SECONDS,
            )
        except aiosmtplib.SMTPRecipientsRefused as error:
            raise Failed("refused", for_good=all(_is_last(each.code) for each in error.recipients)) from None
        except aiosmtplib.SMTPResponseException as error:
            raise Failed(f"reply {error.code}", for_good=_is_last(error.code)) from None
        except (aiosmtplib.SMTPException, OSError, TimeoutError) as error:
            raise Failed(type(error).__name__) from None

    def message(self, delivery: Mapping[str, Any]) -> EmailMessage:
        told = tell(delivery["name"], delivery["subject"], msgspec.json.decode(delivery["facts"]), delivery["language"])
        message = EmailMessage()
        message["From"] = self._sender
        message["To"] = delivery["address"]
        message["Subject"] = told.title
        message["Date"] = format_datetime(delivery["created_at"])
        message["Message-ID"] = f"<{delivery['id']}@{parseaddr(self._sender)[1].partition('@')[2]}>"
        message["Auto-Submitted"] = "auto-generated"
        link = f"\n\n{self._public_url}/#{told.link}" if self._public_url else ""
        message.set_content(f"{told.body}{link}\n")
        message["Content-Language"] = delivery["language"]
        return message


def _is_last(code: int) -> bool:
    return code >= LAST_WORD and code not in CREDENTIALS
