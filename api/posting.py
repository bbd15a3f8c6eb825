"""How notices leave this server: by the channels that its settings give."""

from urllib.parse import urlsplit

from api.settings import BadSettings, Settings
from ledger.signing_key import SigningKey
from organisation.delivering import Channel, Post
from organisation.mailing import Mail, Relay
from organisation.notice_key import NoticeKey
from organisation.outgoing import Outgoing
from organisation.outgoing_rules import Network, networks
from organisation.pushing import Push
from organisation.webhook_sending import Webhooks


def notice_key_of(settings: Settings) -> NoticeKey:
    kept = SigningKey(settings.data_dir / "keys" / "notices.key", settings.notice_key)
    kept.make_first()
    return NoticeKey(kept)


def post_of(settings: Settings, key: NoticeKey) -> Post:
    outgoing = Outgoing(_allowed(settings))
    channels: dict[str, Channel] = {
        "email": Mail(_relay(settings), settings.mail_from, settings.public_url),
        "push": Push(key, outgoing, _contact(settings)),
        "webhook": Webhooks(key, outgoing),
    }
    return Post(channels)


def _relay(settings: Settings) -> Relay | None:
    if not settings.smtp_url:
        return None
    try:
        return Relay.of(settings.smtp_url)
    except ValueError:
        raise BadSettings("SIDAK_SMTP_URL is wrong: it looks like smtp://user:password@mail.example.vn:587") from None


def _allowed(settings: Settings) -> tuple[Network, ...]:
    try:
        return networks(settings.webhook_allow_private)
    except ValueError:
        raise BadSettings("SIDAK_WEBHOOK_ALLOW_PRIVATE is wrong: it looks like 10.20.0.0/16,127.0.0.1/32") from None


def _contact(settings: Settings) -> str:
    """Whom a push service asks when something is wrong with our messages."""
    if settings.mail_from:
        return f"mailto:{settings.mail_from.rpartition('<')[2].rstrip('>')}"
    if urlsplit(settings.public_url).scheme == "https":
        return settings.public_url
    return "mailto:operator@example.invalid"
