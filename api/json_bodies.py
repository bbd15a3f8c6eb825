"""JSON comes named as JSON: a form on another site cannot pass for it."""

from typing import Any

from litestar import Request

from organisation.refusing import Refused


async def require_json(request: Request[Any, Any, Any]) -> None:
    takes_body = request.route_handler.parsed_data_field is not None
    if takes_body and request.content_type[0].strip().lower() != "application/json":
        raise Refused("wrong-type")
