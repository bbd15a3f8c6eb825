from pathlib import Path

from piccolo.conf.apps import AppConfig

from inspections.audit_tables import (
    AuditedVisit,
    BackCheck,
    BackCheckAnswer,
    BackCheckRefusal,
    BackCheckRound,
    InspectorAudit,
    PairReading,
    VisitReading,
)
from inspections.deadline_tables import Deadline
from inspections.finding_tables import FindingCause, FindingFix, FindingPerson, FindingRepeat, FindingSubject
from inspections.hearing_tables import ExplanationDraft, ExplanationExtension, ExplanationLink
from inspections.interview_tables import Interaction, Interview
from inspections.minutes_tables import Minutes
from inspections.objection_tables import Objection, Reopening
from inspections.proposal_tables import Proposal, ProposalCheck, ProposalOutcome
from inspections.remedy_tables import Commendation, Remedy, RemedyReport, RemedyWaiver, Revisit
from inspections.review_tables import ClosureCertificate, ConclusionComment
from inspections.score_tables import VisitScore
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
        ConclusionComment,
        ClosureCertificate,
        Proposal,
        ProposalCheck,
        ProposalOutcome,
        Objection,
        Reopening,
        Deadline,
        FindingRepeat,
        FindingFix,
        FindingCause,
        FindingSubject,
        FindingPerson,
        Minutes,
        Interview,
        Interaction,
        AuditedVisit,
        VisitReading,
        PairReading,
        InspectorAudit,
        BackCheckRound,
        BackCheck,
        BackCheckAnswer,
        BackCheckRefusal,
        VisitScore,
    ],
    migration_dependencies=["checklists.piccolo_app", "media.piccolo_app", "organisation.piccolo_app"],
    commands=[],
)
