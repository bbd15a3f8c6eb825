"""Who looks at the pages."""

from collections.abc import Callable

from tests.pictures.browsers import Owner
from tests.pictures.living import called, ended, leading, minuting, offline, on_site, oversee, revoke
from tests.pictures.scenes import TEAMS, Scene
from tests.web.passing_on import head_of_owner


def head_of(visit: str) -> Callable[[Scene], str]:
    return lambda scene: scene.hearings.head_of(scene.heard(visit))


def known_as(username: str) -> Callable[[Scene], str]:
    return lambda scene: username


def leader_of(visit: str) -> Callable[[Scene], str]:
    def username(scene: Scene) -> str:
        scene.lived(visit)
        return next(iter(TEAMS[visit]))

    return username


OWNERS = {
    "nobody": Owner(),
    "newcomer": Owner(Scene.newcomer),
    "revoked": Owner(known_as("ngoc"), revoke),
    "called": Owner(leader_of("called"), called),
    "on-site": Owner(leader_of("on_site"), on_site),
    "offline": Owner(leader_of("offline"), offline),
    "leading": Owner(leader_of("leading"), leading),
    "ended-visit": Owner(leader_of("ended"), ended),
    "minuting": Owner(leader_of("minuting"), minuting),
    "head-idle": Owner(known_as("tuan")),
    "head-visited": Owner(head_of("at_the_door")),
    "head-asked": Owner(head_of("asked")),
    "head-waiting": Owner(head_of("photos_missing")),
    "head-explained": Owner(head_of("explained")),
    "head-concluded": Owner(head_of("concluded")),
    "head-passed-on": Owner(head_of("passed_on")),
    "head-owner": Owner(lambda scene: head_of_owner(scene.hearings)),
    "reviewer": Owner(known_as("thu")),
    "second": Owner(known_as("minh")),
    "drafting": Owner(known_as("son")),
    "two-roles": Owner(known_as("baoan")),
    "planner": Owner(known_as("lan")),
    "overseer": Owner(known_as("dewi"), oversee),
    "administrator": Owner(known_as("khoa")),
}
