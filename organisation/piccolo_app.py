from pathlib import Path

from piccolo.conf.apps import AppConfig

from organisation.backup_tables import Backup, Restoration
from organisation.breach_tables import Breach, BreachStep
from organisation.data_access_tables import DataAccess
from organisation.notice_tables import Delivery, Notice, NoticePreference, PushSubscription, Webhook
from organisation.people_import_tables import FormerName, PeopleImport, UnitImport
from organisation.second_step_tables import SecondStep, SecondStepRemoval
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
        Backup,
        Restoration,
        Breach,
        BreachStep,
        DataAccess,
        PeopleImport,
        FormerName,
        UnitImport,
        SecondStep,
        SecondStepRemoval,
    ],
    migration_dependencies=["ledger.piccolo_app"],
    commands=[],
)
