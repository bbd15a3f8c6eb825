"""By which name a request is counted and traced: its route's template, never its path, with one exception.

Rule 6.1: before its release minute nothing tells more about a visit than the odds do. A template names no unit, but a
count of requests that only the team of a coming visit sends would tell the minute at which it was sent for, and how
many such visits there are. Therefore these routes are counted together with the reading of any inspection, also of an
old one.
"""

from typing import Any

ABOUT_VISITS = "/v1/inspections/{inspection}"
BEFORE_THE_DOOR = {
    "/v1/phone-pack",
    "/v1/inspections/{inspection}",
    "/v1/inspections/{inspection}/letter.pdf",
    "/v1/inspections/{inspection}/opening",
    "/v1/inspections/{inspection}/cancellation",
    "/v1/inspections/{inspection}/withdrawals",
    "/v1/inspections/{inspection}/substitutions",
    "/v1/inspections/{inspection}/standing",
    "/v1/inspections/{inspection}/next-steps",
    "/v1/orders",
    "/v1/orders/{order}",
    "/v1/orders/{order}/approval",
    "/v1/letter-checks",
}
METHODS = {"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"}
UNKNOWN = "-"


def route_of(scope: Any) -> str:
    """Where no route was found, a dash: an address that was tried could hold anything."""
    template = str(scope.get("path_template") or UNKNOWN)
    return ABOUT_VISITS if template in BEFORE_THE_DOOR else template


def method_of(scope: Any) -> str:
    method: str = scope["method"]
    return method if method in METHODS else "other"
