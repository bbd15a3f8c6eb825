"""Where and of what the reader wants to hear outside the app."""

from base64 import urlsafe_b64decode, urlsafe_b64encode
from datetime import datetime
from typing import Annotated

import msgspec
from litestar import delete, get, post, put
from litestar.di import NamedDependency
from litestar.params import JSONBody
from msgspec import Meta

from api.access import signed_in
from api.addresses import AnyRequest
from api.languages import language_of
from api.parts import Parts
from organisation import preferring, push_subscribing
from organisation.actors import Actor
from organisation.notice_catalogue import catalogue, heard_by
from organisation.preference_queries import find_preference
from organisation.refusing import Refused
from organisation.subscription_queries import is_subscribed
from organisation.texts import Language

LABEL = "[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?"
Email = Annotated[
    str, Meta(max_length=254, pattern=rf"^[A-Za-z0-9._%+'-]{{1,64}}@(?:{LABEL}\.){{1,8}}[A-Za-z]{{2,63}}$(?!\n)")
]
Endpoint = Annotated[str, Meta(max_length=2000, pattern=r"^https?://[!-~]+$(?!\n)")]
Kind = Annotated[str, Meta(max_length=60)]
Kinds = Annotated[list[Kind], Meta(max_length=50)]


class KindOfNotice(msgspec.Struct, frozen=True):
    name: str
    title: str


class NoticePreferences(msgspec.Struct, frozen=True, rename="camel"):
    """`kinds` are those that I may be told with my roles; the muted ones are told in the app alone. `emailOffered`:
    this server can send mail. `pushKey` is what a browser subscribes to, `pushHere`: this device is subscribed."""

    email: str | None
    email_confirmed: bool
    email_offered: bool
    push_key: str
    push_here: bool
    muted_email: list[str]
    muted_push: list[str]
    kinds: list[KindOfNotice]


class MutedKinds(msgspec.Struct, frozen=True, rename="camel", forbid_unknown_fields=True):
    muted_email: Kinds = []
    muted_push: Kinds = []


class NewEmail(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    email: Email


class EmailCode(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    code: Annotated[str, Meta(min_length=1, max_length=40)]


class PushKeys(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """In base64url without padding, as browsers give them."""

    p256dh: Annotated[str, Meta(pattern=r"^[A-Za-z0-9_-]{87}$(?!\n)")]
    auth: Annotated[str, Meta(pattern=r"^[A-Za-z0-9_-]{21}[AQgw]$(?!\n)")]


class NewPushSubscription(msgspec.Struct, frozen=True, rename="camel", forbid_unknown_fields=True):
    """What `PushSubscription.toJSON()` gives in a browser."""

    endpoint: Endpoint
    keys: PushKeys
    expiration_time: int | None = None


@get(
    "/v1/notice-preferences",
    operation_id="getNoticePreferences",
    summary="Where and of what I want to hear outside the app",
    tags=["notices"],
    **signed_in(),
)
async def read(request: AnyRequest, actor: NamedDependency[Actor], parts: NamedDependency[Parts]) -> NoticePreferences:
    return await _read(actor, parts, language_of(request))


@put(
    "/v1/notice-preferences",
    operation_id="muteNotices",
    summary="Choose the kinds that I am told in the app alone",
    tags=["notices"],
    **signed_in(),
)
async def mute(
    request: AnyRequest,
    actor: NamedDependency[Actor],
    now: NamedDependency[datetime],
    parts: NamedDependency[Parts],
    data: JSONBody[MutedKinds],
) -> NoticePreferences:
    await preferring.mute(actor, data.muted_email, data.muted_push, now)
    return await _read(actor, parts, language_of(request))


@put(
    "/v1/notice-preferences/email",
    operation_id="askForEmail",
    summary="Get notices at this address, once the code that is mailed there is typed",
    tags=["notices"],
    **signed_in(),
)
async def ask_for_email(
    request: AnyRequest,
    actor: NamedDependency[Actor],
    now: NamedDependency[datetime],
    parts: NamedDependency[Parts],
    data: JSONBody[NewEmail],
) -> NoticePreferences:
    if not parts.settings.smtp_url:
        raise Refused("mail-not-set-up")
    await preferring.ask_for_email(actor, data.email, now)
    return await _read(actor, parts, language_of(request))


@delete(
    "/v1/notice-preferences/email",
    operation_id="forgetEmail",
    summary="Get no more e-mail",
    tags=["notices"],
    **signed_in(),
)
async def forget_email(actor: NamedDependency[Actor], now: NamedDependency[datetime]) -> None:
    await preferring.forget_email(actor, now)


@post(
    "/v1/notice-preferences/email-confirmation",
    operation_id="confirmEmail",
    summary="Type the code that was mailed",
    tags=["notices"],
    status_code=200,
    **signed_in(),
)
async def confirm_email(
    request: AnyRequest,
    actor: NamedDependency[Actor],
    now: NamedDependency[datetime],
    parts: NamedDependency[Parts],
    data: JSONBody[EmailCode],
) -> NoticePreferences:
    await preferring.confirm_email(actor, data.code, now)
    return await _read(actor, parts, language_of(request))


@put(
    "/v1/devices/current/push-subscription",
    operation_id="subscribeToPush",
    summary="Wake this device with Web Push; the same again is harmless",
    tags=["notices"],
    status_code=204,
    **signed_in(),
)
async def subscribe(
    actor: NamedDependency[Actor], now: NamedDependency[datetime], data: JSONBody[NewPushSubscription]
) -> None:
    keys = [_bytes(key) for key in (data.keys.p256dh, data.keys.auth)]
    await push_subscribing.subscribe(actor, push_subscribing.Subscription(data.endpoint, *keys), now)


@delete(
    "/v1/devices/current/push-subscription",
    operation_id="unsubscribeFromPush",
    summary="Wake this device no more",
    tags=["notices"],
    **signed_in(),
)
async def unsubscribe(actor: NamedDependency[Actor], now: NamedDependency[datetime]) -> None:
    await push_subscribing.unsubscribe(actor, now)


async def _read(actor: Actor, parts: Parts, language: Language) -> NoticePreferences:
    found = await find_preference(actor)
    return NoticePreferences(
        email=found["email"] if found else None,
        email_confirmed=bool(found and found["confirmed_at"]),
        email_offered=bool(parts.settings.smtp_url),
        push_key=urlsafe_b64encode(parts.notice_key.sender_point()).rstrip(b"=").decode(),
        push_here=await is_subscribed(actor),
        muted_email=found["muted_email"] if found else [],
        muted_push=found["muted_push"] if found else [],
        kinds=[KindOfNotice(name, catalogue()[name].title.within(language)) for name in heard_by(actor)],
    )


def _bytes(text: str) -> bytes:
    return urlsafe_b64decode(f"{text}{'=' * (-len(text) % 4)}")


HANDLERS = [read, mute, ask_for_email, forget_email, confirm_email, subscribe, unsubscribe]
