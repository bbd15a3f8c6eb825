"""Every route of the API, one line a resource."""

from litestar.types import ControllerRouterHandler

from api import (
    checklists,
    evidence,
    files,
    findings,
    health,
    inspections,
    interactive,
    public_checks,
    sheets,
    uploads,
)

ROUTES: list[ControllerRouterHandler] = [
    *health.HANDLERS,
    *interactive.HANDLERS,
    *checklists.HANDLERS,
    *inspections.HANDLERS,
    *sheets.HANDLERS,
    *evidence.HANDLERS,
    uploads.ROUTER,
    files.read,
    *findings.HANDLERS,
    *public_checks.HANDLERS,
]
