"""The people and places of every test."""

from datetime import date, datetime, timedelta
from uuid import UUID

import msgspec

from api.authentication import token_hash
from ledger.database import DB
from ledger.identifiers import uuid7
from organisation.actors import Actor, Grant, Role
from organisation.queries import find_actor
from organisation.tables import Device, Person, RoleGrant, Unit

FOUNDED = date(2025, 7, 1)
SIGNER = UUID(int=1)


class Place(msgspec.Struct, frozen=True):
    id: UUID
    code: str
    path: tuple[UUID, ...]


class Member(msgspec.Struct, frozen=True):
    person: UUID
    username: str
    token: str

    @property
    def headers(self) -> dict[str, str]:
        return {"authorization": f"Bearer {self.token}"}

    async def actor(self, now: datetime) -> Actor:
        found = await find_actor(token_hash(self.token), now)
        assert found is not None
        return found


class Cast(msgspec.Struct, frozen=True):
    """Lan plans, Hùng and Mai inspect, Tuấn heads the unit, Thu reviews, Minh signs second, Dewi oversees,
    Khoa administers (Oanh with him), An inspects and plans in another province."""

    country: Place
    hung_yen: Place
    commune: Place
    centre: Place
    other_centre: Place
    ha_noi: Place
    lan: Member
    hung: Member
    mai: Member
    tuan: Member
    thu: Member
    minh: Member
    dewi: Member
    khoa: Member
    oanh: Member
    an: Member


async def make_cast(now: datetime) -> Cast:
    """In one transaction: many tests begin with it."""
    async with DB.transaction():
        cast = await _all_of_them(now)
    return cast  # noqa: RET504 # inside, mypy would think of a transaction that swallows what is raised


async def _all_of_them(now: datetime) -> Cast:
    country = await place(None, "VN", "country", "Việt Nam")
    hung_yen = await place(country, "33", "province", "Tỉnh Hưng Yên")
    commune = await place(hung_yen, "12166", "commune", "Xã Xuân Trúc")
    centre = await place(commune, "12166.HCC", "commune_pasc", "Trung tâm Phục vụ hành chính công xã Xuân Trúc")
    other = await place(hung_yen, "12364", "commune", "Xã Tiên Lữ")
    other_centre = await place(other, "12364.HCC", "commune_pasc", "Trung tâm Phục vụ hành chính công xã Tiên Lữ")
    ha_noi = await place(country, "01", "province", "Thành phố Hà Nội")
    return Cast(
        country=country,
        hung_yen=hung_yen,
        commune=commune,
        centre=centre,
        other_centre=other_centre,
        ha_noi=ha_noi,
        lan=await member("lan", "Nguyễn Thị Lan", hung_yen, now, ("planner", hung_yen)),
        hung=await member("hung", "Trần Văn Hùng", hung_yen, now, ("inspector", hung_yen)),
        mai=await member("mai", "Lê Thị Mai", hung_yen, now, ("inspector", hung_yen)),
        tuan=await member("tuan", "Phạm Anh Tuấn", centre, now, ("unit_head", centre)),
        thu=await member("thu", "Đỗ Minh Thu", hung_yen, now, ("reviewer", hung_yen)),
        minh=await member("minh", "Vũ Quang Minh", hung_yen, now, ("reviewer", hung_yen)),
        dewi=await member("dewi", "Dewi Lestari", country, now, ("overseer", country)),
        khoa=await member("khoa", "Bùi Đăng Khoa", hung_yen, now, ("administrator", country)),
        oanh=await member("oanh", "Ngô Kim Oanh", hung_yen, now, ("administrator", country)),
        an=await member(
            "an", "Hồ Bảo An", ha_noi, now, *((role, ha_noi) for role in ("inspector", "planner", "reviewer"))
        ),
    )


async def place(parent: Place | None, code: str, kind: str, name: str) -> Place:
    identifier = uuid7()
    path = (*(parent.path if parent else ()), identifier)
    await Unit.insert(
        Unit(
            id=identifier,
            jurisdiction="VN",
            code=code,
            kind=kind,
            name=name,
            zone="Asia/Ho_Chi_Minh",
            parent=parent.id if parent else None,
            path=list(path),
            predecessors=[],
            valid_from=FOUNDED,
        )
    )
    return Place(identifier, code, path)


async def member(username: str, name: str, home: Place, now: datetime, *roles: tuple[Role, Place]) -> Member:
    person, token = uuid7(), f"token-of-{username}"
    await Person.insert(
        Person(
            id=person,
            username=username,
            name=name,
            language="vi",
            home=home.id,
            password_hash="",
            created_at=now,
        )
    )
    for role, unit in roles:
        await give(person, Grant(role, unit.id), now)
    await Device.insert(
        Device(
            person=person,
            name="test",
            token_hash=token_hash(token),
            signed_in_at=now,
            expires_at=now + timedelta(days=365),
        )
    )
    return Member(person, username, token)


async def give(person: UUID, grant: Grant, now: datetime) -> None:
    await RoleGrant.insert(
        RoleGrant(
            person=person,
            role=grant.role,
            unit=grant.unit,
            valid_from=now - timedelta(days=400),
            requested_by=SIGNER,
            approved_by=UUID(int=2),
            approved_at=now,
        )
    )
