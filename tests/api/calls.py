"""A plausible request for every route, to something that is really there."""

import base64
import json
from hashlib import sha256
from typing import Any

import httpx
import msgspec

from ledger.identifiers import uuid7
from tests.api.accounts import PASSWORD
from tests.api.observing import interaction_of, interview_of
from tests.api.story import SheetOnPhone, all_good, digest, publish_checklists
from tests.api.uploading import PART, TUS
from tests.api.world import BLURRING, PHOTO, World
from tests.cast import Member
from tests.notices.telling import Browser
from tests.scheduler.stories import STRATUM, TUESDAY

REMEDY = {"cause": "procedure", "action": "Mở cửa đúng giờ", "owner": "Phó thủ trưởng đơn vị"}
PROPOSAL = {"level": "L3", "concerns": "unit", "text": "Đề nghị phê bình đơn vị.", "authority": "UBND xã Xuân Trúc"}
CAUSE = {"cause": "other", "outsideOwner": "Công ty điện lực", "reason": "Mất điện toàn xã cả buổi sáng."}
TAKEN = {"takesIt": True, "words": "Sẽ cấp máy phát điện dự phòng.", "doneBy": "2026-12-20"}
COMMENDATION = {"whom": "Bộ phận một cửa", "text": "Hướng dẫn người già tận tình."}


class Call(msgspec.Struct, frozen=True):
    method: str
    path: str
    body: Any = None
    """Sent as JSON, bytes as they are."""
    headers: dict[str, str] = {}

    async def send(self, client: httpx.AsyncClient, member: Member | None) -> httpx.Response:
        content = self.body if isinstance(self.body, bytes | None) else json.dumps(self.body).encode()
        typed = {"content-type": "application/json"} if content else {}
        headers = typed | self.headers | (member.headers if member else {})
        return await client.request(self.method, self.path, content=content, headers=headers)


Calls = dict[str, Call]
"""By operation id, or by path where a route has none."""


async def all_calls(world: World) -> Calls:
    return (
        for_anybody(world)
        | of_people(world)
        | of_administration(world)
        | of_notices(world)
        | of_plans(world)
        | of_beacons()
        | of_oversight(world)
        | of_evidence(world)
        | of_hearing(world)
        | of_remedies(world)
        | of_proposals(world)
        | await of_inspection(world, str(world.opened))
        | {f"{name} unopened": call for name, call in (await of_inspection(world, str(world.unopened))).items()}
    )


def for_anybody(world: World) -> Calls:
    ids, client = world.ids, {"deviceName": "Máy bàn"}
    letter = {"number": ids["letter"], "code": ids["check"]}
    return {
        "/": Call("GET", "/"),
        "/assets/{name}": Call("GET", "/assets/none.js"),
        "/icons/{name}": Call("GET", "/icons/none.png"),
        "/verify.html": Call("GET", "/verify.html"),
        "/metrics": Call("GET", "/metrics"),
        "/sw.js": Call("GET", "/sw.js"),
        "/sidak.webmanifest": Call("GET", "/sidak.webmanifest"),
        "/api": Call("GET", "/api"),
        "/api/assets/{name}": Call("GET", "/api/assets/start.js"),
        "/api/v1": Call("GET", "/api/v1"),
        "/api/v1/openapi.json": Call("GET", "/api/v1/openapi.json"),
        "/api/v1/{path}": Call("GET", "/api/v1/elsewhere"),
        "live": Call("GET", "/health/live"),
        "ready": Call("GET", "/health/ready"),
        "getAbout": Call("GET", "/v1/about"),
        "getAuthority": Call("GET", "/v1/authority"),
        "downloadAuthority": Call("GET", "/trust/authority.crt"),
        "redeemEnrolment": Call(
            "POST", "/v1/enrolments/redemptions", client | {"code": ids["slip"], "password": PASSWORD}
        ),
        "signIn": Call("POST", "/v1/sessions", client | {"username": "lan", "password": PASSWORD}),
        "choosePassword": Call(
            "POST", "/v1/passwords", {"username": "oanh", "code": ids["code"], "newPassword": PASSWORD}
        ),
        "checkLetter": Call("POST", "/v1/letter-checks", letter),
        **through_a_link(world),
        "checkReceipt": Call("GET", f"/v1/receipts/{ids['receipt']}"),
        "checkCertificate": Call("POST", "/v1/certificate-checks", {"code": "0000-0000-0000"}),
        "listDraws": Call("GET", f"/v1/strata/{STRATUM}/draws"),
        "getBundle": Call("GET", f"/v1/strata/{STRATUM}/draws/{TUESDAY}/bundle"),
        "listStrata": Call("GET", "/v1/strata"),
        "getCheckpoint": Call("GET", "/v1/ledger/checkpoint"),
        "listCheckpoints": Call("GET", "/v1/ledger/checkpoints"),
        "getCheckpointTimestamp": Call("GET", "/v1/ledger/checkpoints/1/timestamp"),
        "listLedgerKeys": Call("GET", "/v1/ledger/keys"),
        "proveConsistency": Call("GET", "/v1/ledger/consistency?first=1"),
        "proveEntry": Call("GET", "/v1/ledger/entries/0/proof"),
        "proveLeaf": Call("GET", f"/v1/ledger/leaves/{ids['leaf']}/proof"),
        "listBundles": Call("GET", f"/v1/strata/{STRATUM}/bundles"),
        "getPolicy": Call("GET", f"/v1/strata/{STRATUM}/policy"),
        "readFile": Call("GET", ids["file"]),
        "describeUploads": Call("OPTIONS", "/v1/uploads"),
    }


def through_a_link(world: World) -> Calls:
    said = {"id": str(uuid7()), "position": "disagree", "reasons": "Hôm đó mất điện toàn xã."}
    hashed = base64.b64encode(sha256(PHOTO).digest()).decode()
    photo = {"explanation-link": world.ids["token"], "content-digest": f"sha-256=:{hashed}:"}
    path = "/v1/explanation-links"
    return {
        "readExplanationLink": Call("POST", f"{path}/reading", {"token": world.ids["token"]}),
        "sendGuestPhoto": Call("PUT", f"{path}/photos/{uuid7()}", PHOTO, photo | {"content-type": "image/jpeg"}),
        "explainByLink": Call("POST", f"{path}/explanation", said | {"token": world.ids["token"]}),
    }


def of_hearing(world: World) -> Calls:
    """Beside the explanation itself."""
    ids, finding = world.ids, f"/v1/findings/{world.ids['finding']}"
    draft = {"position": None, "reasons": "Hôm đó", "before": None}
    paper = {"id": str(uuid7()), "position": "agree", "photos": [str(uuid7())]}
    return {
        "enterPaperExplanation": Call("POST", f"{finding}/paper-explanations", paper),
        "listExplanationDrafts": Call("GET", f"{finding}/explanation-drafts"),
        "saveExplanationDraft": Call("PUT", f"{finding}/explanation-draft", draft),
        "discardExplanationDraft": Call("DELETE", f"{finding}/explanation-draft"),
        "decideExtension": Call(
            "POST", f"/v1/extensions/{ids['extension']}/decision", {"granted": False, "answer": "Đã đủ thời gian."}
        ),
        "listEarlierDecisions": Call("GET", f"{finding}/earlier-decisions"),
        "makeExplanationLink": Call("POST", f"{finding}/explanation-links", {"post": "Kế toán"}),
        "listObjections": Call("GET", "/v1/objections"),
        "answerObjection": Call("POST", f"/v1/objections/{ids['objection']}/answer", {"answer": "Ảnh cho thấy khác."}),
        "decideObjection": Call(
            "POST", f"/v1/objections/{ids['objection']}/decision", {"result": "upheld", "decision": "Ảnh đủ rõ ràng."}
        ),
        "decideReopening": Call("POST", f"/v1/reopenings/{ids['reopening']}/decision", {"agreed": True}),
        "listExplanationLinks": Call("GET", f"{finding}/explanation-links"),
        "revokeExplanationLink": Call("DELETE", f"/v1/explanation-links/{ids['link']}"),
        "proposeCause": Call("POST", f"{finding}/causes", CAUSE | {"id": str(uuid7())}),
        "decideCause": Call("POST", f"/v1/causes/{ids['cause']}/decision", {"accepted": True}),
        "listReferrals": Call("GET", "/v1/referrals"),
        "answerReferral": Call("POST", f"/v1/referrals/{ids['cause']}/answer", TAKEN),
        "nameSubject": Call("PUT", f"{finding}/subject", {"kind": "unit", "before": 0}),
        "listConcernedPeople": Call("GET", f"{finding}/people"),
    }


def of_people(world: World) -> Calls:
    ids, mai, centre = world.ids, world.cast.mai.person, str(world.cast.centre.id)
    newcomer = {"username": "ha", "name": "Hà", "language": "vi", "home": centre}
    days_off = {"firstDay": "2026-12-01", "lastDay": "2026-12-04"}
    deputy = {"role": "unit_head", "unit": centre, "actingFor": str(world.cast.tuan.person)}
    return {
        "signOut": Call("DELETE", "/v1/sessions/current"),
        "getMe": Call("GET", "/v1/me"),
        "getBackupCoverage": Call("GET", "/v1/backups/coverage"),
        "changePassword": Call("PUT", "/v1/me/password", {"old": "wrong", "new": PASSWORD}),
        "listDevices": Call("GET", "/v1/devices"),
        "registerDeviceKey": Call("PUT", "/v1/devices/current/key", {"publicKey": "04" + "1" * 128}),
        "makeEnrolments": Call("POST", "/v1/enrolments", {"people": [str(mai)]}),
        "listEnrolments": Call("GET", "/v1/enrolments"),
        "revokeEnrolment": Call("DELETE", f"/v1/enrolments/{ids['enrolment']}"),
        "listDevicesOfPerson": Call("GET", f"/v1/people/{mai}/devices"),
        "revokeDevice": Call("DELETE", f"/v1/devices/{ids['device']}"),
        "listPasswordResets": Call("GET", "/v1/password-resets"),
        "requestPasswordReset": Call("POST", "/v1/password-resets", {"person": str(mai)}),
        "getSecondStep": Call("GET", "/v1/me/second-step"),
        "beginSecondStep": Call("POST", "/v1/me/second-step", {"password": "wrong"}),
        "confirmSecondStep": Call("POST", "/v1/me/second-step/confirmation", {"code": "000000"}),
        "removeSecondStep": Call("POST", "/v1/me/second-step/removal", {"password": "wrong", "code": "000000"}),
        "listSecondStepRemovals": Call("GET", "/v1/second-step-removals"),
        "requestSecondStepRemoval": Call("POST", "/v1/second-step-removals", {"person": str(mai)}),
        "approveSecondStepRemoval": Call("POST", f"/v1/second-step-removals/{ids['removal']}/approval"),
        "approvePasswordReset": Call("POST", f"/v1/password-resets/{ids['reset']}/approval"),
        "listPeople": Call("GET", "/v1/people"),
        "getPerson": Call("GET", f"/v1/people/{mai}"),
        "addPerson": Call("POST", "/v1/people", newcomer),
        "movePerson": Call("POST", f"/v1/people/{mai}/home", {"home": centre}),
        "letPersonGo": Call("POST", f"/v1/people/{mai}/departure"),
        "listRoleGrants": Call("GET", "/v1/role-grants"),
        "getRoleGrant": Call("GET", f"/v1/role-grants/{ids['grant']}"),
        "requestRole": Call("POST", "/v1/role-grants", world.role() | {"role": "planner"}),
        "requestRole deputy": Call(
            "POST", "/v1/role-grants", deputy | {"person": str(mai), "validTo": "2026-12-24T00:00:00Z"}
        ),
        "approveRole": Call("POST", f"/v1/role-grants/{ids['grant']}/approval"),
        "endRole": Call("POST", f"/v1/role-grants/{ids['grant']}/ending", {"reason": "mistake"}),
        "listRecusals": Call("GET", "/v1/recusals"),
        "declareRecusal": Call("POST", "/v1/recusals", {"unit": centre, "reason": "relative"}),
        "declareRecusal other": Call(
            "POST", "/v1/recusals", {"unit": centre, "reason": "relative", "person": str(mai)}
        ),
        "liftRecusal": Call("POST", f"/v1/recusals/{ids['recusal']}/ending"),
        "listLeaves": Call("GET", "/v1/leaves"),
        "proposeLeave": Call("POST", "/v1/leaves", days_off),
        "proposeLeave other": Call("POST", "/v1/leaves", days_off | {"person": str(mai)}),
        "approveLeave": Call("POST", f"/v1/leaves/{ids['leave']}/approval"),
        "withdrawLeave": Call("POST", f"/v1/leaves/{ids['leave']}/withdrawal"),
        "endLeave": Call("POST", f"/v1/leaves/{ids['leave']}/ending"),
    }


def of_administration(world: World) -> Calls:
    ids, csv = world.ids, {"content-type": "text/csv"}
    people, units = f"/v1/people-imports/{ids['people_import']}", f"/v1/unit-imports/{ids['unit_import']}"
    breach = f"/v1/breaches/{ids['breach']}"
    return {
        "importPeople": Call("POST", "/v1/people-imports?apply=true", world.file_of_people("chau"), csv),
        "listPeopleImports": Call("GET", "/v1/people-imports"),
        "getPeopleImport": Call("GET", people),
        "approvePeopleImport": Call("POST", f"{people}/approval"),
        "importUnits": Call("POST", "/v1/unit-imports?propose=true", world.file_of_units("12166.VP"), csv),
        "listUnitImports": Call("GET", "/v1/unit-imports"),
        "getUnitImport": Call("GET", units),
        "getUnitImportReport": Call("GET", f"{units}/report"),
        "approveUnitImport": Call("POST", f"{units}/approval"),
        "withdrawUnitImport": Call("POST", f"{units}/withdrawal"),
        "getHealthReport": Call("GET", "/v1/health-report"),
        "getOwnData": Call("GET", "/v1/me/data"),
        "listOwnDataAccesses": Call("GET", "/v1/me/data-accesses"),
        "listDataAccesses": Call("GET", "/v1/data-accesses"),
        "listBreaches": Call("GET", "/v1/breaches"),
        "getBreach": Call("GET", breach),
        "openBreach": Call("POST", "/v1/breaches", world.breach()),
        "tickBreachStep": Call("POST", f"{breach}/steps/contain", {"note": "Đã thu hồi thiết bị."}),
        "proposeBreachClosing": Call("POST", f"{breach}/closing", {"note": "Xong."}),
        "closeBreach": Call("POST", f"{breach}/closing/approval"),
        "returnBreachClosing": Call("POST", f"{breach}/closing/return", {"reason": "Chưa nói nguyên nhân."}),
        "getBreachExtent": Call("GET", f"{breach}/extent?first=2026-11-01&last=2026-11-30"),
        "draftBreachNotification": Call("GET", f"{breach}/notification"),
        "printBreachNotification": Call("GET", f"{breach}/notification.pdf"),
    }


def of_notices(world: World) -> Calls:
    ids, preferences, device = world.ids, "/v1/notice-preferences", "/v1/devices/current/push-subscription"
    webhook = f"/v1/webhooks/{ids['webhook']}"
    return {
        "listNotices": Call("GET", "/v1/notices"),
        "countNotices": Call("GET", "/v1/notices/count"),
        "readNotices": Call("POST", "/v1/notices/reading", {"until": world.hours.now.isoformat()}),
        "readNotice": Call("POST", f"/v1/notices/{ids['notice']}/reading"),
        "getNoticePreferences": Call("GET", preferences),
        "muteNotices": Call("PUT", preferences, {"mutedEmail": ["inspection.opened"]}),
        "askForEmail": Call("PUT", f"{preferences}/email", {"email": "hung@example.vn"}),
        "forgetEmail": Call("DELETE", f"{preferences}/email"),
        "confirmEmail": Call("POST", f"{preferences}/email-confirmation", {"code": "2345-6789"}),
        "subscribeToPush": Call("PUT", device, Browser().subscription("https://push.example.vn/1")),
        "unsubscribeFromPush": Call("DELETE", device),
        "listWebhooks": Call("GET", "/v1/webhooks"),
        "proposeWebhook": Call("POST", "/v1/webhooks", world.webhook()),
        "approveWebhook": Call("POST", f"{webhook}/approval"),
        "endWebhook": Call("POST", f"{webhook}/ending"),
        "testWebhook": Call("POST", f"{webhook}/tests"),
        "listFailingDeliveries": Call("GET", "/v1/failing-deliveries"),
    }


def of_beacons() -> Calls:
    draws = f"/v1/strata/{STRATUM}/draws"
    value = "ab" * 32
    return {
        "listBeacons": Call("GET", f"/v1/strata/{STRATUM}/beacons?first={TUESDAY}&last={TUESDAY}"),
        "commitBeacon": Call("PUT", f"{draws}/2026-11-30/beacon-commitment", {"commitment": value}),
        "giveBeacon": Call("PUT", f"{draws}/{TUESDAY}/beacon", {"value": value}),
        "readBeacon": Call("PUT", f"{draws}/{TUESDAY}/beacon-text", {"text": "12 34 56"}),
    }


def of_oversight(world: World) -> Calls:
    draw, period = f"/v1/strata/{STRATUM}/draws/{TUESDAY}", f"first={TUESDAY}&last={TUESDAY}"
    verified = {"id": str(uuid7()), "manifestHash": "ab" * 32, "fault": None, "compared": "unseen"}
    back_check = f"/v1/back-checks/{world.ids['back_check']}"
    return {
        "listInspectorAudits": Call("GET", "/v1/inspector-audits"),
        "getInspectorAudit": Call("GET", f"/v1/inspector-audits/{world.cast.hung.person}"),
        "listOverseenBackChecks": Call("GET", "/v1/oversight/back-checks"),
        "listBackChecks": Call("GET", "/v1/back-checks"),
        "getBackCheck": Call("GET", back_check),
        "answerBackCheck": Call("POST", f"{back_check}/answer", {"id": str(uuid7()), "readings": []}),
        "declineBackCheck": Call("POST", f"{back_check}/refusal", {"reason": "knows_it"}),
        "recordVerification": Call("POST", f"{draw}/verifications", verified),
        "getStaffing": Call("GET", f"{draw}/staffing"),
        "listOverseenDraws": Call("GET", "/v1/oversight/draws"),
        "listPromisedBeacons": Call("GET", "/v1/oversight/beacons"),
        "listEarlyReads": Call("GET", f"/v1/oversight/early-reads?{period}"),
        "listScoreGaps": Call("GET", f"/v1/oversight/score-gaps?{period}"),
        "listNonDeliveries": Call("GET", f"/v1/oversight/non-deliveries?{period}"),
    }


def of_plans(world: World) -> Calls:
    ids, centre = world.ids, str(world.cast.centre.id)
    programme = f"/v1/programmes/{ids['programme']}"
    opening = "/v1/checklists/CL-VN-OPEN/versions"
    return {
        "listUnits": Call("GET", "/v1/units"),
        "getUnit": Call("GET", f"/v1/units/{centre}"),
        "listWorkingDays": Call("GET", f"/v1/units/{centre}/working-days?first=2026-11-24"),
        "listCalendarDays": Call("GET", "/v1/calendar-days"),
        "proposeCalendarDay": Call("POST", "/v1/calendar-days", world.day_off(centre)),
        "approveCalendarDay": Call("POST", f"/v1/calendar-days/{ids['day']}/approval"),
        "listChecklists": Call("GET", "/v1/checklists"),
        "getChecklistVersion": Call("GET", f"{opening}/1"),
        "getChecklistVersion draft": Call("GET", f"{opening}/2"),
        "draftChecklistVersion": Call("POST", opening, world.checklist(3)),
        "checkChecklist": Call("POST", "/v1/checklists/checks", world.checklist(3)),
        "approveChecklistVersion": Call("POST", f"{opening}/2/approval"),
        "listProgrammes": Call("GET", "/v1/programmes"),
        "createProgramme": Call("POST", "/v1/programmes", world.programme()),
        "getProgramme": Call("GET", programme),
        "getOdds": Call("GET", f"{programme}/odds"),
        "listPlanVersions": Call("GET", f"{programme}/plan-versions"),
        "proposePlanVersion": Call("POST", f"{programme}/plan-versions", world.next_plan()),
        "forecastPlan": Call("POST", f"{programme}/forecast", world.next_plan() | {"replicas": 0}),
        "printForecast": Call("POST", f"{programme}/forecast-paper", world.next_plan(frequencies={"commune_pasc": 0})),
        "getPlanVersion": Call("GET", f"/v1/plan-versions/{ids['version']}"),
        "approvePlanVersion": Call("POST", f"/v1/plan-versions/{ids['version']}/approval"),
        "listCapacityDays": Call("GET", f"{programme}/capacity-days"),
        "listWaitingCapacityDays": Call("GET", "/v1/capacity-days/waiting"),
        "proposeCapacityDay": Call("POST", f"{programme}/capacity-days", world.fewer_visits()),
        "approveCapacityDay": Call("POST", f"/v1/capacity-days/{ids['capacity']}/approval"),
        "getCoverage": Call("GET", f"{programme}/coverage"),
        "getScores": Call("GET", f"{programme}/scores"),
        "getRisk": Call("GET", f"{programme}/risk"),
        "getRoster": Call("GET", f"{programme}/roster?first=2026-11-24"),
        "listComplaints": Call("GET", "/v1/complaints"),
        "recordComplaint": Call("POST", "/v1/complaints", world.complaint()),
        "verifyComplaint": Call("POST", f"/v1/complaints/{ids['complaint']}/verification", {"founded": True}),
        "listOrders": Call("GET", "/v1/orders"),
        "proposeOrder": Call("POST", "/v1/orders", world.order()),
        "getOrder": Call("GET", f"/v1/orders/{ids['order']}"),
        "approveOrder": Call("POST", f"/v1/orders/{ids['order']}/approval"),
    }


def of_evidence(world: World) -> Calls:
    ids, photo, expected = world.ids, world.ids["photo"], world.ids["expected"]
    named = base64.b64encode(expected.encode()).decode()
    announced = {"upload-length": str(len(PHOTO)), "upload-metadata": f"evidence {named}"}
    return {
        "listInspections": Call("GET", "/v1/inspections"),
        "listInbox": Call("GET", "/v1/inbox"),
        "exportTable": Call("GET", "/v1/exports/findings.xlsx"),
        "getPhonePack": Call("GET", "/v1/phone-pack"),
        "getEvidence": Call("GET", f"/v1/evidence/{photo}"),
        "viewOriginal": Call("POST", f"/v1/evidence/{photo}/original-views"),
        "proposeRedaction": Call("POST", f"/v1/evidence/{photo}/redactions", BLURRING),
        "listRedactions": Call("GET", f"/v1/evidence/{photo}/redactions"),
        "listUndecidedRedactions": Call("GET", "/v1/redactions"),
        "decideRedaction": Call("POST", f"/v1/redactions/{ids['redaction']}/decision", {"confirmed": False}),
        "askForSealedView": Call("POST", f"/v1/evidence/{ids['sealed']}/sealed-views", {"reason": "Xem lại"}),
        "listSealedViews": Call("GET", "/v1/sealed-views"),
        "agreeToSealedView": Call("POST", f"/v1/sealed-views/{ids['sealed_view']}/agreement"),
        "listErasures": Call("GET", "/v1/erasures"),
        "decideErasure": Call("POST", f"/v1/erasures/{ids['erasure']}/decision", {"confirmed": True}),
        "getErasureCertificate": Call("GET", f"/v1/erasures/{ids['erasure']}/certificate"),
        "printErasureCertificate": Call("GET", f"/v1/erasures/{ids['erasure']}/certificate.pdf"),
        "liftHold": Call("POST", f"/v1/holds/{ids['hold']}/lifting"),
        "getCustody": Call("GET", f"/v1/evidence/{photo}/custody"),
        "listDamagedEvidence": Call("GET", "/v1/damaged-evidence"),
        "listSetAside": Call("GET", "/v1/set-aside"),
        "openUpload": Call("POST", "/v1/uploads", headers=TUS | announced),
        "getUploadOffset": Call("HEAD", f"/v1/uploads/{expected}", headers=TUS),
        "endUpload": Call("DELETE", f"/v1/uploads/{expected}", headers=TUS),
        "openDirectUpload": Call("POST", f"/v1/evidence/{expected}/direct-uploads", {}),
        "confirmArrival": Call("POST", f"/v1/evidence/{expected}/arrival"),
        "continueUpload": Call("PATCH", f"/v1/uploads/{expected}", PHOTO[:9], PART | {"upload-offset": "0"}),
    }


def of_remedies(world: World) -> Calls:
    remedy, praise = f"/v1/remedies/{world.ids['remedy']}", f"/v1/commendations/{world.ids['commendation']}"
    reason = {"reason": "Đơn vị chuyển trụ sở"}
    return {
        "listRemedies": Call("GET", "/v1/remedies"),
        "reportRemedy": Call("POST", f"{remedy}/reports", {"id": str(uuid7()), "text": "Đã phân công người trực."}),
        "judgeRemedy": Call("POST", f"{remedy}/judgement", {"report": 1, "accepted": True}),
        "proposeWaiver": Call("POST", f"{remedy}/waivers", reason),
        "decideWaiver": Call("POST", f"{remedy}/waiver-decision", {"agreed": True}),
        "listRevisits": Call("GET", "/v1/revisits"),
        "listOverdue": Call("GET", "/v1/overdue"),
        "listClocks": Call("GET", "/v1/clocks"),
        "dropRevisit": Call("POST", f"/v1/revisits/{world.ids['revisit']}/dropping", reason),
        "confirmCommendation": Call("POST", f"{praise}/confirmation", {"confirmed": True}),
        "signCommendation": Call("POST", f"{praise}/second-signature"),
    }


def of_proposals(world: World) -> Calls:
    path, reason = f"/v1/proposals/{world.ids['proposal']}", {"reason": "Chưa đủ căn cứ."}
    sending = {"reference": "12/KN", "sentOn": f"{world.hours.now:%Y-%m-%d}", "addressee": "UBND xã"}
    answer = {"id": str(uuid7()), "result": "declined", "decidedOn": sending["sentOn"], "text": "Không xem xét."}
    looked = {"kind": "relatives", "clear": True, "reason": "Không ai là người thân."}
    return {
        "listProposals": Call("GET", "/v1/proposals"),
        "listDisciplineForms": Call("GET", "/v1/discipline-forms?on=2025-06-30"),
        "getProposal": Call("GET", path),
        "checkProposal": Call("POST", f"{path}/checks", looked),
        "signProposal": Call("POST", f"{path}/signature", {"signed": True}),
        "signProposalSecond": Call("POST", f"{path}/second-signature", {"signed": True}),
        "withdrawProposal": Call("POST", f"{path}/withdrawal", reason),
        "sendProposal": Call("POST", f"{path}/sending", sending),
        "answerProposal": Call("POST", f"{path}/outcomes", answer),
        "unsealInspection": Call("POST", f"{path}/unsealing", reason),
    }


async def of_inspection(world: World, inspection: str) -> Calls:
    path, door = f"/v1/inspections/{inspection}", {"claimedAt": world.hours.now.isoformat()}
    seen = path if inspection == str(world.opened) else f"/v1/inspections/{world.opened}"
    finding, sheet = world.ids["finding"], world.ids["sheet"]
    explanation = {"id": str(uuid7()), "position": "disagree", "reasons": "Hôm đó mất điện toàn xã."}
    decision = {"finding": finding, "severity": "S3", "result": "upheld", "answer": "Đã xem xét."}
    phone = SheetOnPhone(world.opened, await publish_checklists(world.cast, world.hours.now))
    revision = phone.next(all_good(), world.hours.now)
    digested = {"content-digest": digest(revision)}
    calling_off = {"reason": "Bão đổ bộ vào xã"}
    objection = {"id": str(uuid7()), "ground": "facts", "reasons": "Cửa đã mở từ sớm.", "findings": [finding]}
    reopening = {"id": str(uuid7()), "reason": "Có camera của xã.", "findings": [finding]}
    talk, scene = interview_of(world.hours.now), interaction_of(world.hours.now)
    calls = {
        "getInspection": Call("GET", path),
        "printLetter": Call("GET", f"{path}/letter.pdf?languages=vi,en"),
        "getStanding": Call("GET", f"{path}/standing"),
        "listNextSteps": Call("GET", f"{path}/next-steps"),
        "openInspection": Call("PUT", f"{path}/opening", door | {"id": str(uuid7())}),
        "cancelInspection": Call("POST", f"{path}/cancellation", calling_off),
        "abortInspection": Call("POST", f"{path}/abortion", calling_off),
        "withdraw": Call("POST", f"{path}/withdrawals", {"id": str(uuid7()), "reason": "illness"}),
        "listWithdrawals": Call("GET", f"{path}/withdrawals"),
        "listSubstitutions": Call("GET", f"{path}/substitutions"),
        "closeInspection": Call("POST", f"{path}/closure"),
        "listSheets": Call("GET", f"{path}/sheets"),
        "getSheetRevision": Call("GET", f"{path}/sheets/{sheet}/revisions/1"),
        "putSheetRevision": Call("PUT", f"{path}/sheets/{phone.id}/revisions/1", revision, digested),
        "getSubmission": Call("GET", f"{path}/submission"),
        "getMinutes": Call("GET", f"{path}/minutes"),
        "printMinutes": Call("GET", f"{path}/minutes.pdf?languages=vi,en"),
        "putMinutes": Call("PUT", f"{path}/minutes/{uuid7()}", b"{}", {"content-digest": digest(b"{}")}),
        "putInterview": Call("PUT", f"{path}/interviews/{talk['id']}", talk),
        "putInteraction": Call("PUT", f"{path}/interactions/{scene['id']}", scene),
        "getObservations": Call("GET", f"{path}/observations"),
        "submitInspection": Call("PUT", f"{path}/submission", door | {"id": str(uuid7())}),
        "announceEvidence": Call("PUT", f"{path}/evidence/{uuid7()}", world.announcement()),
        "announceEvidence explanation": Call("PUT", f"{path}/evidence/{uuid7()}", world.announcement("explanation")),
        "listEvidence": Call("GET", f"{path}/evidence"),
        "proposeErasure": Call("POST", f"{path}/erasures", {"retentionClass": "item"}),
        "placeHold": Call("POST", f"{path}/holds", {"reason": "Tòa án yêu cầu"}),
        "listHolds": Call("GET", f"{path}/holds"),
        "exportCustodyBundle": Call("POST", f"{path}/custody-bundles"),
        "listFindings": Call("GET", f"{path}/findings"),
        "listRemediesOfInspection": Call("GET", f"{path}/remedies"),
        "listClocksOfInspection": Call("GET", f"{path}/clocks"),
        "requireRemedy": Call("POST", f"{path}/remedies", {"finding": finding, "remedy": REMEDY}),
        "listCommendations": Call("GET", f"{path}/commendations"),
        "proposeCommendation": Call("POST", f"{path}/commendations", {"id": str(uuid7())} | COMMENDATION),
        "listProposalsOfInspection": Call("GET", f"{path}/proposals"),
        "makeProposal": Call("POST", f"{path}/proposals", PROPOSAL | {"id": str(uuid7()), "findings": [finding]}),
        "askForExtension": Call("POST", f"{path}/extensions", {"id": str(uuid7()), "reason": "Cần thêm giấy tờ."}),
        "listExtensions": Call("GET", f"{path}/extensions"),
        "objectToConclusion": Call("POST", f"{path}/objections", objection),
        "listObjectionsOfInspection": Call("GET", f"{path}/objections"),
        "proposeReopening": Call("POST", f"{path}/reopenings", reopening),
        "listReopenings": Call("GET", f"{path}/reopenings"),
        "listConclusions": Call("GET", f"{path}/conclusions"),
        "getConclusion": Call("GET", f"{path}/conclusion"),
        "draftConclusion": Call("POST", f"{path}/conclusions", {"summary": "Cần sửa.", "decisions": [decision]}),
        "issueConclusion": Call("POST", f"{path}/conclusions/1/issuance"),
        "signConclusion": Call("POST", f"{path}/conclusions/1/second-signature"),
        "sendConclusionBack": Call("POST", f"{path}/conclusions/1/return", {"comment": "Cần nói rõ vì sao."}),
        "listConclusionComments": Call("GET", f"{path}/conclusion-comments"),
        "getComparison": Call("GET", f"{path}/comparison"),
        "printClosureCertificate": Call("GET", f"{path}/certificate.pdf"),
    }
    return calls | (
        {"explainFinding": Call("POST", f"/v1/findings/{finding}/explanations", explanation)} if path == seen else {}
    )
