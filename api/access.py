"""Who may call a route: said on every route, checked before the body is read. Rows are checked by the queries."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from litestar import Litestar, Request
from litestar.connection import ASGIConnection
from litestar.handlers import BaseRouteHandler, HTTPRouteHandler
from litestar.openapi.datastructures import ResponseSpec

from api.problems import MEDIA_TYPE, TITLES, Problem
from organisation.actors import Actor, Role
from organisation.refusing import Refused

Declaration = dict[str, Any]

PROBLEMS = {
    status: ResponseSpec(Problem, media_type=MEDIA_TYPE, description=title.en, generate_examples=False)
    for status, title in TITLES.items()
}
SIGNED_IN: list[dict[str, list[str]]] = [{"bearer": []}, {"cookie": []}]
"""Either of the schemes of `api.description`."""


def public() -> Declaration:
    """Anybody, signed in or not."""
    return {"opt": {"access": "public"}, "responses": PROBLEMS}


def signed_in() -> Declaration:
    """Any person; which rows is up to the queries."""
    return {"opt": {"access": "signed in"}, "guards": [_is_signed_in], "security": SIGNED_IN, "responses": PROBLEMS}


def only(*roles: Role) -> Declaration:
    """People who hold one of these roles somewhere; whether there, the queries and rules say."""
    return {
        "opt": {"access": roles},
        "guards": [_is_signed_in, _holds_role],
        "security": SIGNED_IN,
        "responses": PROBLEMS,
    }


# Guards are coroutines, since Litestar runs plain functions in a thread each.
async def _is_signed_in(connection: ASGIConnection[Any, Any, Any, Any], _: BaseRouteHandler) -> None:
    if connection.scope.get("user") is None:
        raise Refused("signed-out")


async def _holds_role(connection: ASGIConnection[Any, Any, Any, Any], handler: BaseRouteHandler) -> None:
    if not connection.scope["user"].has(*handler.opt["access"]):
        raise Refused("not-allowed")


async def provide_actor(request: Request[Any, Any, Any]) -> Actor:
    actor: Actor | None = request.scope.get("user")
    if actor is None:
        raise Refused("signed-out")
    return actor


async def provide_now(request: Request[Any, Any, Any]) -> datetime:
    now: datetime = request.app.state.clock()
    return now


def refuse_undeclared(app: Litestar) -> None:
    """A route that forgot to say who may call it must not be served."""
    undeclared = [
        f"{', '.join(sorted(handler.http_methods))} {path}"
        for path, handler in http_handlers(app)
        if "access" not in handler.opt
    ]
    if undeclared:
        raise RuntimeError(f"these routes do not declare their access: {'; '.join(undeclared)}")


def http_handlers(app: Litestar) -> Iterable[tuple[str, HTTPRouteHandler]]:
    """Every handler with its path template; Litestar's own answers to OPTIONS are left out."""
    for route in app.routes:
        for handler in getattr(route, "route_handlers", ()):
            if isinstance(handler, HTTPRouteHandler) and handler.http_methods != {"OPTIONS"}:
                yield route.path_format, handler
