"""What Litestar, PostgreSQL and we ourselves raise, as problems of the one catalogue."""

import logging
import re
from socket import gaierror
from typing import Any

import asyncpg
from litestar import Request, Response
from litestar.exceptions import HTTPException, ValidationException
from litestar.serialization import decode_json
from litestar.types import ExceptionHandlersMap

from api.problems import problem_response
from api.watching.head_requests import with_head
from ledger.pool import NoConnection
from organisation.refusing import Refused
from scheduler.keys import MissingKey, UnusableKeys

log = logging.getLogger("sidak.failures")

AnyRequest = Request[Any, Any, Any]
BY_STATUS = {
    401: "signed-out",
    403: "not-allowed",
    404: "not-found",
    409: "conflict",
    413: "too-large",
    415: "wrong-type",
}
RETRY_SECONDS = 5
BUSY_SECONDS = 10
MISSING = re.compile(r"Missing required \w+ parameter '([^']{1,100})'")
NO_BODY = "'data'"
"""How Litestar says that a body is missing."""


def refused(request: AnyRequest, error: Refused) -> Response[Any]:
    return problem_response(request, error)


def invalid(request: AnyRequest, error: ValidationException) -> Response[Any]:
    first = error.extra[0] if isinstance(error.extra, list) and error.extra else {}
    message = str(first.get("message", NO_BODY))
    missing = MISSING.match(error.detail)
    if missing or message == NO_BODY:
        return problem_response(request, Refused("missing-field", field=missing[1] if missing else "body"))
    field = _as_sent(request, str(first.get("key", "body")))
    return problem_response(request, Refused("invalid-field", field=field[:100], reason=message[:300]))


def _as_sent(request: AnyRequest, key: str) -> str:
    """The name of a parameter as the sender knows it: a header's, not our variable's."""
    parameter = request.route_handler.parsed_fn_signature.parameters.get(key)
    own = getattr(parameter.kwarg_definition, "name", None) if parameter else None
    return "body" if key == "data" else str(own or key)


def undecodable(request: AnyRequest, error: Exception) -> Response[Any]:
    """What is wrong with a body msgspec sometimes says in Python's own errors; elsewhere they are failures of ours."""
    last = error.__traceback__
    while last and last.tb_next:
        last = last.tb_next
    if last and last.tb_frame.f_code is decode_json.__code__:
        return problem_response(request, Refused("malformed", reason="no JSON in UTF-8, or nested too deeply"))
    return unexpected(request, error)


def http(request: AnyRequest, error: HTTPException) -> Response[Any]:
    if error.status_code >= 500:
        return unexpected(request, error)
    if error.status_code == 405:
        response = problem_response(request, Refused("method-not-allowed", method=request.method[:10]))
        allowed = "".join(value for name, value in (error.headers or {}).items() if name.lower() == "allow")
        response.headers["Allow"] = with_head(allowed, request.url.path)
        return response
    name = BY_STATUS.get(error.status_code)
    if name:
        return problem_response(request, Refused(name))
    return problem_response(request, Refused("malformed", reason=error.detail[:300]))


def conflict(request: AnyRequest, error: asyncpg.IntegrityConstraintViolationError) -> Response[Any]:
    """Two at once: the database kept one; the constraint's name goes to the log, not to the reader."""
    log.warning("conflict on %s", error.constraint_name)
    return problem_response(request, Refused("conflict"))


def unstorable(request: AnyRequest, error: asyncpg.DataError) -> Response[Any]:
    """A NUL in a text, an instant beyond the calendar: well-formed for JSON, but nothing PostgreSQL can hold."""
    log.warning("a value cannot be stored: %s %s", type(error).__name__, error.sqlstate or "on our side")
    return problem_response(request, Refused("not-storable"))


def unavailable(request: AnyRequest, error: Exception) -> Response[Any]:
    log.error("the database does not answer: %s", type(error).__name__)
    return problem_response(request, Refused("not-acceptable-now", seconds=RETRY_SECONDS))


def busy(request: AnyRequest, error: Exception) -> Response[Any]:
    """Others have what this one needs, and kept it for longer than anybody should wait."""
    log.error("the database has too much to do: %s", type(error).__name__)
    return problem_response(request, Refused("overloaded", seconds=BUSY_SECONDS))


def closed(request: AnyRequest, error: MissingKey | UnusableKeys) -> Response[Any]:
    """Names of masters and of their directory are for whoever runs the server."""
    log.error("the master keys: %s", error)
    return problem_response(request, Refused("master-missing"))


def unexpected(request: AnyRequest, error: Exception) -> Response[Any]:
    identifier = str(request.scope.get("state", {}).get("request_id", "-"))
    log.error("request %s failed", identifier, exc_info=error)
    return problem_response(request, Refused("unexpected", request=identifier))


HANDLERS: ExceptionHandlersMap = {
    Refused: refused,
    MissingKey: closed,
    UnusableKeys: closed,
    ValidationException: invalid,
    HTTPException: http,
    asyncpg.IntegrityConstraintViolationError: conflict,
    asyncpg.DataError: unstorable,
    asyncpg.PostgresConnectionError: unavailable,
    asyncpg.OperatorInterventionError: unavailable,
    asyncpg.InsufficientResourcesError: unavailable,
    asyncpg.TransactionRollbackError: unavailable,
    asyncpg.InterfaceError: unavailable,
    asyncpg.InternalClientError: unavailable,
    asyncpg.InvalidTransactionStateError: unavailable,
    asyncpg.LockNotAvailableError: busy,
    NoConnection: busy,
    ConnectionError: unavailable,
    TimeoutError: unavailable,
    gaierror: unavailable,
    UnicodeDecodeError: undecodable,
    RecursionError: undecodable,
    500: unexpected,
}
