"""Every route of the API, one line a resource."""

from litestar.types import ControllerRouterHandler

from api import (
    calendars,
    checklists,
    devices,
    draws,
    evidence,
    files,
    findings,
    health,
    inspections,
    interactive,
    orders,
    passwords,
    people,
    programmes,
    public_checks,
    recusals,
    roles,
    sessions,
    sheets,
    units,
    uploads,
)

ROUTES: list[ControllerRouterHandler] = [
    *health.HANDLERS,
    *interactive.HANDLERS,
    # Who: signing in, people and what they may do, the tree they do it in.
    *sessions.HANDLERS,
    *devices.HANDLERS,
    *passwords.HANDLERS,
    *people.HANDLERS,
    *roles.HANDLERS,
    *recusals.HANDLERS,
    *units.HANDLERS,
    *calendars.HANDLERS,
    # What is planned, drawn and proved.
    *checklists.HANDLERS,
    *programmes.HANDLERS,
    *orders.HANDLERS,
    *draws.HANDLERS,
    # What is found, shown and concluded.
    *inspections.HANDLERS,
    *sheets.HANDLERS,
    *evidence.HANDLERS,
    uploads.ROUTER,
    files.read,
    *findings.HANDLERS,
    *public_checks.HANDLERS,
]
