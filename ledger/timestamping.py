"""Timestamps of checkpoints by an authority outside (RFC 3161): that a note existed at a time which is not ours."""

import asyncio
import logging
from datetime import datetime
from pathlib import Path

import httpx
from cryptography import x509
from rfc3161_client import (
    HashAlgorithm,
    TimestampRequestBuilder,
    TimeStampResponse,
    VerificationError,
    VerifierBuilder,
    decode_timestamp_response,
)

log = logging.getLogger("sidak.ledger")

MOST_BYTES = 100_000
SECONDS = 10.0


class BadTimestamp(Exception):
    """The answer is not a timestamp of this note by this authority."""


class TimestampAuthority:
    """`authority` is a file with the certificates (PEM) that its signing certificate leads to."""

    def __init__(self, url: str, authority: Path) -> None:
        self._url = url
        self._roots = x509.load_pem_x509_certificates(authority.read_bytes())

    async def stamp(self, note: str) -> tuple[bytes, datetime] | None:
        """The answer and its time; None when there is none to be had now."""
        request = TimestampRequestBuilder().data(note.encode()).hash_algorithm(HashAlgorithm.SHA256).build()
        try:
            async with asyncio.timeout(SECONDS):
                answer = await self._ask(request.as_bytes())
            return answer, self.time_of(answer, note, request.nonce)
        except (httpx.HTTPError, TimeoutError, BadTimestamp) as error:
            log.warning("no timestamp is to be had now: %s", type(error).__name__)
            return None

    def time_of(self, answer: bytes, note: str, nonce: int | None = None) -> datetime:
        """Raises BadTimestamp unless the authority signed it for this note."""
        try:
            response: TimeStampResponse = decode_timestamp_response(answer)
            VerifierBuilder(roots=self._roots, nonce=nonce).build().verify_message(response, note.encode())
        except (VerificationError, ValueError) as error:
            raise BadTimestamp(type(error).__name__) from None
        return response.tst_info.gen_time

    async def _ask(self, request: bytes) -> bytes:
        headers = {"Content-Type": "application/timestamp-query"}
        async with (
            httpx.AsyncClient(follow_redirects=False, timeout=SECONDS) as client,
            client.stream("POST", self._url, content=request, headers=headers) as answer,
        ):
            answer.raise_for_status()
            content = b""
            async for part in answer.aiter_bytes():
                content += part
                if len(content) > MOST_BYTES:
                    raise BadTimestamp("longer than any timestamp")
            return content
