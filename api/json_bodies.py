"""JSON comes named as JSON, so that a form on another site cannot pass for it, and exactly as it is described."""

from typing import Any

import msgspec
from litestar import Request
from litestar.exceptions import ClientException, SerializationException

from organisation.refusing import Refused

AnyRequest = Request[Any, Any, Any]


async def require_json(request: AnyRequest) -> None:
    field = request.route_handler.parsed_data_field
    if field is None:
        return
    if request.content_type[0].strip().lower() != "application/json":
        raise Refused("wrong-type")
    _check_strictly(await _body(request), field.annotation)


async def _body(request: AnyRequest) -> object:
    """Raises ClientException as Litestar itself does where it reads a body."""
    try:
        return await request.json()
    except SerializationException as error:
        raise ClientException(str(error)) from error


def _check_strictly(body: object, shape: Any) -> None:
    """Litestar itself would take "5" for a number and 0 for an instant. A missing body it tells of better."""
    if body is None:
        return
    try:
        msgspec.convert(_whole_numbers(body), type=shape, str_keys=True)
    except msgspec.ValidationError as error:
        reason, _, place = str(error).partition(" - at `")
        field = place.rstrip("`").removeprefix("$").removeprefix(".")
        raise Refused("invalid-field", field=field[:100] or "body", reason=reason[:300]) from None


def _whole_numbers(body: Any) -> Any:
    """JSON has one kind of number: 2.0 is the integer 2 (JSON Schema, 6.1.1)."""
    if isinstance(body, dict):
        return {name: _whole_numbers(value) for name, value in body.items()}
    if isinstance(body, list):
        return [_whole_numbers(value) for value in body]
    return int(body) if isinstance(body, float) and body.is_integer() else body
