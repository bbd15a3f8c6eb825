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
from organisation.second_step_queries import is_on

Declaration = dict[str, Any]
WITHOUT_ACTOR = "without actor"

PROBLEMS = {
    status: ResponseSpec(Problem, media_type=MEDIA_TYPE, description=title.en, generate_examples=False)
    for status, title in TITLES.items()
}
SIGNED_IN: list[dict[str, list[str]]] = [{"bearer": []}, {"cookie": []}]
"""Either of the schemes of `api.description`."""


def public(*, looked_up: bool = True) -> Declaration:
    """Anybody, signed in or not; where nobody is looked up, no database is needed to answer."""
    return {"opt": {"access": "public", WITHOUT_ACTOR: not looked_up}, "responses": PROBLEMS}


def signed_in(*, before_second_step: bool = False, lasting: bool = False) -> Declaration:
    """Any person; which rows is up to the queries. `before_second_step`: also who must turn it on first. `lasting`: a
    device that is signed out meanwhile is cut off (`api.lasting`)."""
    return {
        "opt": {"access": "signed in", "before_second_step": before_second_step, "lasting": lasting},
        "guards": [_is_signed_in],
        "security": SIGNED_IN,
        "responses": PROBLEMS,
    }


def only(*roles: Role, lasting: bool = False) -> Declaration:
    """People who hold one of these roles somewhere; whether there, the queries and rules say."""
    return {
        "opt": {"access": roles, "lasting": lasting},
        "guards": [_is_signed_in, _holds_role],
        "security": SIGNED_IN,
        "responses": PROBLEMS,
    }


# Guards are coroutines, since Litestar runs plain functions in a thread each.
async def _is_signed_in(connection: ASGIConnection[Any, Any, Any, Any], handler: BaseRouteHandler) -> None:
    actor: Actor | None = connection.scope.get("user")
    if actor is None:
        raise Refused("signed-out")
    roles = connection.app.state.second_step_roles
    if roles and not handler.opt.get("before_second_step") and actor.has(*roles) and not await is_on(actor.person):
        raise Refused("second-step-required")


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
