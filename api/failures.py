"""What Litestar, PostgreSQL and we ourselves raise, as problems of the one catalogue."""

import logging
from typing import Any

import asyncpg
from litestar import Request, Response
from litestar.exceptions import HTTPException, ValidationException
from litestar.types import ExceptionHandlersMap

from api.problems import problem_response
from organisation.refusing import Refused

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


def refused(request: AnyRequest, error: Refused) -> Response[Any]:
    return problem_response(request, error)


def invalid(request: AnyRequest, error: ValidationException) -> Response[Any]:
    first = error.extra[0] if isinstance(error.extra, list) and error.extra else {}
    field = str(first.get("key", "")) or str(first.get("source", "body"))
    reason = str(first.get("message", "")) or error.detail
    return problem_response(request, Refused("invalid-field", field=field[:100], reason=reason[:300]))


def http(request: AnyRequest, error: HTTPException) -> Response[Any]:
    if error.status_code >= 500:
        return unexpected(request, error)
    if error.status_code == 405:
        response = problem_response(request, Refused("method-not-allowed", method=request.method[:10]))
        response.headers.update(dict(error.headers or {}))
        return response
    name = BY_STATUS.get(error.status_code)
    if name:
        return problem_response(request, Refused(name))
    return problem_response(request, Refused("malformed", reason=error.detail[:300]))


def conflict(request: AnyRequest, error: asyncpg.IntegrityConstraintViolationError) -> Response[Any]:
    """Two at once: the database kept one; the constraint's name goes to the log, not to the reader."""
    log.warning("conflict on %s", error.constraint_name)
    return problem_response(request, Refused("conflict"))


def unavailable(request: AnyRequest, error: Exception) -> Response[Any]:
    log.error("the database does not answer: %s", type(error).__name__)
    return problem_response(request, Refused("not-acceptable-now", seconds=RETRY_SECONDS))


def unexpected(request: AnyRequest, error: Exception) -> Response[Any]:
    identifier = str(request.scope.get("state", {}).get("request_id", "-"))
    log.error("request %s failed", identifier, exc_info=error)
    return problem_response(request, Refused("unexpected", request=identifier))


HANDLERS: ExceptionHandlersMap = {
    Refused: refused,
    ValidationException: invalid,
    HTTPException: http,
    asyncpg.IntegrityConstraintViolationError: conflict,
    asyncpg.PostgresConnectionError: unavailable,
    asyncpg.CannotConnectNowError: unavailable,
    asyncpg.InterfaceError: unavailable,
    ConnectionRefusedError: unavailable,
    500: unexpected,
}
