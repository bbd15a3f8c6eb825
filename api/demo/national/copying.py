"""Rows by table, and how they get into the database: by COPY."""

from collections import defaultdict
from typing import Any

import asyncpg

COLUMNS: dict[str, str] = {
    "unit": "id jurisdiction code kind name zone parent path predecessors latitude longitude opening_hours valid_from",
    "person": "id username name language home password_hash created_at",
    "role_grant": "id person role unit valid_from requested_by approved_by approved_at",
    "checklist": "id code",
    "checklist_version": "id checklist number state document sha256 author drafted_at approver published_at",
    "programme": "id code name unit stratum kinds calendar demonstration created_by created_at",
    "plan_version": "id programme number plan plan_hash policy_hash valid_from valid_to"
    " proposed_by proposed_at approved_by approved_at",
    "seed_commitment": "draw_id programme key commitment committed_at",
    "draw_day": "id draw_id programme plan_version stratum day freeze_at draw_at release_at arrives_at ends_at"
    " reveal_at public_at state prev manifest_hash sealed beacon bundle",
    "draw_state": "id draw_day document",
    "draw_staffing": "id draw_day document",
    "undone_visit": "inspection counted_on",
    "inspection_order": "id programme plan_version kind key sealed commitment release_at arrives_at ends_at state"
    " proposed_by proposed_at approved_by approved_at",
    "inspection": "id kind programme plan_version draw_day demonstration unit unit_code unit_name path"
    " checklist_version profile leader letter_number check_code state outcome outcome_reason outcome_by released_at"
    " arrives_at ends_at opened_at submitted_at explaining_at explanation_due concluded_at closed_at deadlines",
    "team_member": "id inspection person",
    "opening": "id inspection opened_by claimed_at received_at latitude longitude accuracy",
    "sheet": "id inspection inspector",
    "sheet_revision": "id sheet number body sha256 claimed_at received_at device submitted receipt photos assessment"
    " signature",
    "submission": "id inspection submitted_by sha256 claimed_at received_at incomplete_reason revisions answers score"
    " grade observed_weight total_weight photos",
    "visit_score": "inspection score graded sections courtesies",
    "finding": "id inspection item note extent photos found_at",
    "severity_decision": "id finding number severity reason decided_by decided_at",
    "finding_repeat": "id finding earlier",
    "explanation": "id finding number position reasons photos corrections given_as explained_by explained_at",
    "explanation_extension": "id inspection reason asked_by asked_at due_before days answer first_by first_at granted"
    " due_after",
    "conclusion": "id inspection number summary decisions drafted_by drafted_at issued_by issued_at second_by"
    " second_at in_force_at",
    "remedy": "id inspection finding cause action owner due_at set_by set_at state settled_at",
    "remedy_report": "id remedy number text photos reported_by reported_at accepted comment judged_by judged_at",
    "remedy_waiver": "id remedy reason proposed_by proposed_at agreed decided_by decided_at",
    "revisit": "id inspection grade due_on proposed_at dropped_by dropped_at reason",
    "commendation": "id inspection finding whom text photos reward proposed_by proposed_at confirmed decided_by"
    " decided_at",
    "objection": "id inspection conclusion ground findings reasons photos made_by made_at due_at answer answered_by"
    " answered_at result decision decided_by decided_at settled_at",
    "proposal": "id inspection findings level concerns text authority complex detected_at due_at proposed_by"
    " proposed_at signed_by signed_at sent_on reference addressee sent_by sent_at",
    "proposal_outcome": "id proposal number result decided_on reference text recorded_by recorded_at",
    "back_check_round": "id key commitment committed_at ends_at seed drawn_at candidates chosen",
    "back_check": "id inspection round drawn_at reader assigned_at answered_at",
    "back_check_answer": "id back_check reader sha256 readings note answered_at",
    "complaint": "id unit happened_on text recorded_by recorded_at founded verified_by verified_at",
    "notice": "id recipient name subject occasion facts created_at read_at",
    "delivery": "id key channel person address name subject facts state attempts created_at due_at ends_at settled_at"
    " problem",
    "data_access": "id at reader kind people counted unit inspection reason shown_from",
    "ledger_entry": "id recorded_at content leaf_hash",
    "ledger_position": "position entry leaf_hash",
    "ledger_tile": "level number root",
    "ledger_checkpoint": "size root peaks made_at",
}
"""In the order in which they may be written: nothing before what it refers to."""

Record = tuple[Any, ...]


class Rows:
    """What waits to be copied."""

    def __init__(self) -> None:
        self.waiting: dict[str, list[Record]] = defaultdict(list)

    def add(self, table: str, *values: object) -> None:
        self.waiting[table].append(values)

    async def copy(self, connection: "asyncpg.Connection[asyncpg.Record]") -> None:
        """In one transaction: either a stretch of history is there or it is not."""
        waiting, self.waiting = self.waiting, defaultdict(list)
        async with connection.transaction():
            for table in filter(waiting.__contains__, COLUMNS):
                await connection.copy_records_to_table(table, records=waiting[table], columns=COLUMNS[table].split())
