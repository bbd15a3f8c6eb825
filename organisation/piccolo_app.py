from pathlib import Path

from piccolo.conf.apps import AppConfig

from organisation.notice_tables import Delivery, Notice, NoticePreference, PushSubscription, Webhook
from organisation.tables import (
    CalendarDay,
    Device,
    Enrolment,
    FormerHome,
    Leave,
    PasswordReset,
    Person,
    Recusal,
    RoleGrant,
    Throttle,
    Unit,
)

APP_CONFIG = AppConfig(
    app_name="organisation",
    migrations_folder_path=str(Path(__file__).parent / "migrations"),
    table_classes=[
        Unit,
        Person,
        RoleGrant,
        Device,
        Throttle,
        PasswordReset,
        Enrolment,
        Recusal,
        CalendarDay,
        FormerHome,
        Leave,
        Notice,
        NoticePreference,
        PushSubscription,
        Webhook,
        Delivery,
    ],
    migration_dependencies=["ledger.piccolo_app"],
    commands=[],
)
