from pathlib import Path

from piccolo.conf.apps import AppConfig

from inspections.hearing_tables import ExplanationDraft, ExplanationExtension, ExplanationLink
from inspections.remedy_tables import Commendation, Remedy, RemedyReport, RemedyWaiver, Revisit
from inspections.tables import (
    Complaint,
    Conclusion,
    EarlyRead,
    Explanation,
    Finding,
    Inspection,
    Opening,
    SeverityDecision,
    Sheet,
    SheetRevision,
    Submission,
    TeamMember,
    Withdrawal,
)

APP_CONFIG = AppConfig(
    app_name="inspections",
    migrations_folder_path=str(Path(__file__).parent / "migrations"),
    table_classes=[
        Inspection,
        TeamMember,
        EarlyRead,
        Opening,
        Sheet,
        SheetRevision,
        Withdrawal,
        Submission,
        Finding,
        SeverityDecision,
        Explanation,
        Conclusion,
        Complaint,
        Remedy,
        RemedyReport,
        RemedyWaiver,
        Revisit,
        Commendation,
        ExplanationDraft,
        ExplanationExtension,
        ExplanationLink,
    ],
    migration_dependencies=["checklists.piccolo_app", "media.piccolo_app", "organisation.piccolo_app"],
    commands=[],
)
