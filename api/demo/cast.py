"""Who plays in the demonstration. The people are invented."""

from collections.abc import Iterable, Iterator
from itertools import cycle

import msgspec

from api.demo.places import COUNTRY, HA_NOI, HOME_AFFAIRS, HUNG_YEN, SCIENCE
from organisation.actors import Role
from organisation.texts import Language


class Account(msgspec.Struct, frozen=True):
    """`home`, the office the person works for, and `scope`, where the roles count, are codes of units."""

    username: str
    name: str
    home: str
    scope: str
    roles: tuple[Role, ...]
    language: Language = "vi"


ADMINISTRATORS = (
    Account("khoa", "Bùi Đăng Khoa", COUNTRY, COUNTRY, ("administrator",)),
    Account("oanh", "Ngô Kim Oanh", COUNTRY, COUNTRY, ("administrator",)),
)
ACCOUNTS = (
    *ADMINISTRATORS,
    Account("lan", "Nguyễn Thị Lan", HOME_AFFAIRS, HUNG_YEN, ("planner",)),
    Account("minh", "Vũ Quang Minh", HOME_AFFAIRS, HUNG_YEN, ("reviewer",)),
    Account("thu", "Đỗ Minh Thu", HOME_AFFAIRS, HUNG_YEN, ("reviewer",)),
    Account("hung", "Trần Văn Hùng", HOME_AFFAIRS, HUNG_YEN, ("inspector",)),
    Account("mai", "Lê Thị Mai", HOME_AFFAIRS, HUNG_YEN, ("inspector",)),
    Account("nam", "Hoàng Hải Nam", HOME_AFFAIRS, HUNG_YEN, ("inspector",)),
    Account("hoa", "Đặng Thị Hoa", SCIENCE, HUNG_YEN, ("inspector",)),
    Account("duc", "Phan Minh Đức", SCIENCE, HUNG_YEN, ("inspector",)),
    Account("ngoc", "Trịnh Bích Ngọc", SCIENCE, HUNG_YEN, ("inspector",)),
    Account("tuan", "Phạm Anh Tuấn", "12166", "12166", ("unit_head",)),
    Account("dewi", "Dewi Lestari", COUNTRY, COUNTRY, ("overseer",), "id"),
    Account("binh", "Lý Văn Bình", COUNTRY, COUNTRY, ("reviewer",)),
    Account("baoan", "Hồ Bảo An", HA_NOI, HA_NOI, ("inspector", "planner", "reviewer")),
)
TEAMS = (("hung", "mai"), ("nam", "hoa"), ("duc", "ngoc"))
"""The leader first."""

SURNAMES = ("Nguyễn", "Trần", "Lê", "Phạm", "Hoàng", "Vũ", "Đặng", "Bùi", "Đỗ", "Ngô", "Dương")
GIVEN_NAMES = (
    *("Thị Hạnh", "Văn Thắng", "Thu Hằng", "Đức Long", "Thị Yến", "Quốc Việt", "Ngọc Bích", "Xuân Trường"),
    *("Thanh Huyền", "Công Thành", "Thị Nga", "Hữu Phước", "Minh Châu"),
)


def heads(communes: Iterable[str]) -> Iterator[Account]:
    """The head of each commune's centre; 11 surnames and 13 given names meet each other only after 143 heads."""
    for commune, surname, given in zip(sorted(communes), cycle(SURNAMES), cycle(GIVEN_NAMES), strict=False):
        centre = f"{commune}.HCC"
        yield Account(f"thutruong.{commune}", f"{surname} {given}", centre, centre, ("unit_head",))
