from pathlib import Path

from piccolo.conf.apps import AppConfig

from inspections.audits.audit_tables import (
    AuditedVisit,
    BackCheck,
    BackCheckAnswer,
    BackCheckRefusal,
    BackCheckRound,
    InspectorAudit,
    PairReading,
    VisitReading,
)
from inspections.clocks.deadline_tables import Deadline
from inspections.concluding.review_tables import ClosureCertificate, ConclusionComment
from inspections.findings.finding_tables import FindingCause, FindingFix, FindingPerson, FindingRepeat, FindingSubject
from inspections.hearing.hearing_tables import ExplanationDraft, ExplanationExtension, ExplanationLink
from inspections.minutes.minutes_tables import Minutes
from inspections.objections.objection_tables import Objection, Reopening
from inspections.observing.interview_tables import Interaction, Interview
from inspections.proposals.proposal_tables import Proposal, ProposalCheck, ProposalOutcome
from inspections.remedies.remedy_tables import Commendation, Remedy, RemedyReport, RemedyWaiver, Revisit
from inspections.scoring.score_tables import VisitScore
from inspections.tables import (
    Complaint,
    Conclusion,
    EarlyRead,
    Explanation,
    Finding,
    Inspection,
    SeverityDecision,
    TeamMember,
)
from inspections.visiting.visit_tables import Opening, Sheet, SheetRevision, Submission, Withdrawal

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
