"""Every picture: who looks at which page, and what they did there first. Another page is another line of SHOTS."""

from collections.abc import Callable
from typing import NamedTuple

from playwright.sync_api import FilePayload, Page

from tests.web.doing import fill_in
from tests.web.signing import POST, UNIT, draw

Act = Callable[[Page], object]

PEOPLE = """username;name;language;home;role;unit
nhi.ta;Tạ Uyển Nhi;vi;33;inspector;33
son.le;Lê Thái Sơn;vi;99999.NO;;
"""
UNITS = """code,name,kind,parent_code,jurisdiction
33.STP,Sở Tư pháp tỉnh Hưng Yên,department,33,VN
"""


def nothing(page: Page) -> None:
    """The page as it comes."""


def click(*selectors: str) -> Act:
    """One after the other, whatever the language."""

    def act(page: Page) -> None:
        for selector in selectors:
            page.locator(selector).first.click()

    return act


def press(key: str) -> Act:
    """Once the page has come."""

    def act(page: Page) -> None:
        page.locator("[data-finding]").first.wait_for()
        page.keyboard.press(key)

    return act


def enter(**fields: str) -> Act:
    """Fills in by the names of the fields, and sends."""

    def act(page: Page) -> None:
        for name, value in fields.items():
            page.locator(f"input[name={name}]").fill(value)
        page.locator("main button[type=submit]").click()

    return act


def guess(page: Page) -> None:
    fill_in(page, "hung", "wrong-password-2026")
    page.get_by_role("alert").first.wait_for()


def without_network(page: Page) -> None:
    """As if it broke off after the page came."""
    page.locator("main input").last.fill("K7QM-4XRD-9TBE")
    page.route("**/v1/**", lambda route: route.abort())
    page.locator("main button[type=submit]").click()
    page.get_by_role("alert").first.wait_for()
    page.unroute_all()


def print_slips(page: Page) -> None:
    page.locator("main input[type=checkbox]").nth(1).check()
    page.locator("main .bar button").click()
    page.locator("main svg").first.wait_for()


def choose(name: str, content: str) -> Act:
    """A file, and what the server says about it."""

    def act(page: Page) -> None:
        file = FilePayload(name=name, mimeType="text/plain", buffer=content.encode())
        page.locator("main input[type=file]").set_input_files(file)
        page.locator("main section").first.wait_for()

    return act


def person(page: Page) -> None:
    page.locator("main li a").first.click()
    page.locator("main dl").wait_for()


def call_off(page: Page) -> None:
    page.locator("main button.quiet").first.click()


def withdraw(page: Page) -> None:
    page.locator("main button.quiet").last.click()


def subject(page: Page) -> None:
    """Whom a finding concerns, before anybody is named."""
    page.locator("main .mark button.quiet").last.click()
    page.locator("dialog[open] input[type=radio]").last.check()


def simulated(page: Page) -> None:
    page.locator("main svg[role=img]").wait_for(timeout=120_000)


def forecast(page: Page) -> None:
    """With a promise that is a little too tight."""
    page.locator("main input[type=number]").nth(4).fill("130")
    simulated(page)
    page.locator("main progress").wait_for(state="detached", timeout=120_000)


def verify(page: Page) -> None:
    page.locator("main li button").first.click()
    page.get_by_role("alert").first.wait_for()
    page.locator("main li details:last-of-type summary").first.click()


def enlarged(page: Page) -> None:
    page.locator("dialog .sheet img").first.wait_for()


def custody(page: Page) -> None:
    enlarged(page)
    page.locator("dialog section summary").first.click()


def compared(page: Page) -> None:
    enlarged(page)
    page.locator("dialog select").select_option(index=1)
    page.locator("dialog .sheet img").nth(1).wait_for()


def areas(page: Page) -> None:
    """One is added, and nothing else said."""
    enlarged(page)
    page.locator("dialog .about button").last.click()
    page.locator("dialog section > div button").first.click()


def below(page: Page) -> None:
    """What stands under the picture on a phone."""
    enlarged(page)
    page.locator("dialog [role=note] button").first.scroll_into_view_if_needed()


def close_minutes(way: int) -> Act:
    def act(page: Page) -> None:
        page.locator("main input[type=radio]").nth(way).check()
        page.locator("main section").nth(2).wait_for()

    return act


def printed(page: Page) -> None:
    page.emulate_media(media="print")


def print_form(page: Page) -> None:
    close_minutes(3)(page)
    printed(page)


def sign_with_reservations(page: Page) -> None:
    """By the unit alone so far."""
    close_minutes(1)(page)
    for field, words in enumerate((UNIT, POST)):
        page.locator("main fieldset input:not([type])").nth(field).fill(words)
    page.locator("main textarea").fill("Bảng đang được in lại, ngày mai treo.")
    unit = page.locator("main svg[viewBox='0 0 1000 400']").first
    if not unit.locator("path").last.get_attribute("d"):
        draw(unit)


class Shot(NamedTuple):
    name: str
    who: str
    """A device of devices.py."""
    path: str
    """What stands in braces is a property of scenes.py."""
    act: Act = nothing
    home: str = ""
    """The role whose home it is."""


SHOTS = (
    Shot("sign-in", "nobody", "/"),
    Shot("sign-in.wrong", "nobody", "/", guess),
    Shot("enrol", "nobody", "/enrol"),
    Shot("enrol.scanned", "nobody", "/enrol/KM7Q-4XRD-9TBE-2HWA"),
    Shot("enrol.refused", "nobody", "/enrol/KM7Q-4XRD-9TBE-2HWA", enter(password="sidak-demo-2026")),
    Shot("password", "nobody", "/password"),
    Shot("trust", "nobody", "/trust"),
    Shot("not-found", "nobody", "/nowhere"),
    Shot("check", "nobody", "/check"),
    Shot("check.genuine", "nobody", "/check/{letter}"),
    Shot("check.false", "nobody", "/check/2026-AAAA-BBBB/0000-0000-0000"),
    Shot("check.no-network", "nobody", "/check/2026-AAAA-BBBB", without_network),
    Shot("receipt", "nobody", "/receipt"),
    Shot("receipt.held", "nobody", "/receipt/{receipt}"),
    Shot("receipt.unknown", "nobody", "/receipt/AAAAA-AAAAA"),
    Shot("certificate", "nobody", "/certificate"),
    Shot("certificate.unknown", "nobody", "/certificate/AAAA-AAAA-AAAA"),
    Shot("explain", "nobody", "/explain/{link}"),
    Shot("explain.over", "nobody", "/explain/" + "A" * 43),
    Shot("inspector.nothing", "newcomer", "/"),
    Shot("me", "newcomer", "/me"),
    Shot("notices", "head-concluded", "/notices"),
    Shot("notices.none", "newcomer", "/notices"),
    Shot("me.revoke", "newcomer", "/me", click("main li button.other")),
    Shot("not-here", "newcomer", "/inspections/01900000-0000-7000-8000-000000000000"),
    Shot("ended", "revoked", "/"),
    Shot("inspector", "called", "/", home="inspector"),
    Shot("inspection", "called", "/inspections/{called}"),
    Shot("inspection.call-off", "called", "/inspections/{called}", call_off),
    Shot("inspection.withdraw", "called", "/inspections/{called}", withdraw),
    Shot("letter", "called", "/inspections/{called}/letter"),
    Shot("sheet.not-open", "called", "/inspections/{called}/sheet"),
    Shot("inspector.opened", "on-site", "/"),
    Shot("inspection.opened", "on-site", "/inspections/{on_site}"),
    *(Shot(f"sheet.{part}", "on-site", f"/inspections/{{on_site}}/sheet/{part}") for part in range(1, 5)),
    Shot("sheet.missing", "on-site", "/inspections/{on_site}/sheet", click(".bar button")),
    Shot("sheet.help", "on-site", "/inspections/{on_site}/sheet", click("article summary")),
    Shot("sheet.hand-in", "on-site", "/inspections/{on_site}/sheet/4", click("main nav button")),
    Shot("photos", "on-site", "/inspections/{on_site}/photos"),
    Shot("interview", "on-site", "/inspections/{on_site}/interview"),
    Shot("interaction", "on-site", "/inspections/{on_site}/interaction"),
    Shot("leader.not-yet", "on-site", "/inspections/{on_site}/leader"),
    Shot("end.draft", "on-site", "/inspections/{on_site}/end"),
    Shot("inspector.offline", "offline", "/"),
    Shot("inspection.offline", "offline", "/inspections/{offline}"),
    Shot("sheet.offline", "offline", "/inspections/{offline}/sheet/2"),
    Shot("photos.offline", "offline", "/inspections/{offline}/photos"),
    Shot("end.offline", "offline", "/inspections/{offline}/end"),
    Shot("me.offline", "offline", "/me"),
    Shot("me.unsent", "offline", "/me", click("main .page > div button.other")),
    Shot("leader", "leading", "/inspections/{leading}/leader"),
    Shot("sheet.handed-in", "leading", "/inspections/{leading}/sheet/2"),
    Shot("minutes.due", "minuting", "/inspections/{minuting}"),
    Shot("minutes", "minuting", "/inspections/{minuting}/minutes"),
    Shot("minutes.refused", "minuting", "/inspections/{minuting}/minutes", close_minutes(2)),
    Shot("minutes.on-paper", "minuting", "/inspections/{minuting}/minutes", close_minutes(3)),
    Shot("minutes.signing", "minuting", "/inspections/{minuting}/minutes", sign_with_reservations),
    Shot("minutes.form", "minuting", "/inspections/{minuting}/minutes", print_form),
    Shot("copy", "ended-visit", "/inspections/{ended}/copy"),
    Shot("copy.printed", "ended-visit", "/inspections/{ended}/copy", printed),
    Shot("end", "ended-visit", "/inspections/{ended}/end"),
    Shot("inspection.ended", "ended-visit", "/inspections/{ended}"),
    Shot("photos.sent", "ended-visit", "/inspections/{ended}/photos"),
    Shot("unit-head.nothing", "head-idle", "/"),
    Shot("unit-head.at-the-door", "head-visited", "/"),
    Shot("case.at-the-door", "head-visited", "/cases/{at_the_door}"),
    Shot("unit-head", "head-asked", "/", home="unit_head"),
    Shot("case", "head-asked", "/cases/{asked}"),
    Shot("finding", "head-asked", "/cases/{asked}/findings/{asked_finding}"),
    Shot("finding.empty", "head-asked", "/cases/{asked}/findings/{asked_finding}", click("main button[type=submit]")),
    Shot("finding.zoom", "head-asked", "/cases/{asked}/findings/{asked_finding}", click("main button:has(img)")),
    Shot("case.photos-missing", "head-waiting", "/cases/{photos_missing}"),
    Shot("case.explained", "head-explained", "/cases/{explained}"),
    Shot("finding.explained", "head-explained", "/cases/{explained}/findings/{explained_finding}"),
    Shot("case.concluded", "head-concluded", "/cases/{concluded}"),
    Shot("case.object", "head-concluded", "/cases/{concluded}", click("main summary[data-form=objection]")),
    Shot("conclusion", "head-concluded", "/conclusions/{concluded}"),
    Shot("comparison", "head-concluded", "/cases/{concluded}/comparison"),
    Shot("case.not-mine", "head-concluded", "/cases/{asked}"),
    Shot("reviewer", "reviewer", "/", home="reviewer"),
    Shot("desk.waiting", "reviewer", "/desk/{asked}"),
    Shot("finding.known", "head-passed-on", "/cases/{passed_on}/findings/{passed_on_finding}"),
    Shot("referrals", "head-owner", "/referrals"),
    Shot("referrals.answer", "head-owner", "/referrals", click("main button.main")),
    Shot("finding.subject", "reviewer", "/cases/{passed_on}/findings/{passed_on_finding}", subject),
    Shot("desk", "reviewer", "/desk/{explained}"),
    Shot("desk.minutes", "reviewer", "/desk/{minuted}"),
    Shot("case.minutes", "reviewer", "/cases/{minuted}"),
    Shot("desk.drafted", "reviewer", "/desk/{drafted}"),
    Shot("desk.issue", "reviewer", "/desk/{drafted}", click("main button.main:visible")),
    Shot("desk.send-back", "reviewer", "/desk/{drafted}", click("main button[data-shortcut=b]")),
    Shot("desk.keys", "reviewer", "/desk/{drafted}", press("?")),
    Shot("desk.earlier", "reviewer", "/desk/{drafted}", click("main summary[data-shortcut=e]")),
    Shot("desk.concluded", "reviewer", "/desk/{concluded}"),
    Shot("desk.reopen", "reviewer", "/desk/{concluded}", click("main summary[data-form=reopening]")),
    Shot("case.finding-concluded", "reviewer", "/cases/{concluded}/findings/{concluded_finding}"),
    Shot("propose", "reviewer", "/cases/{concluded}/propose"),
    Shot("propose.empty", "reviewer", "/cases/{concluded}/propose", click("main button[type=submit]")),
    Shot("proposal", "reviewer", "/proposals/{proposal}"),
    Shot("proposal.check", "reviewer", "/proposals/{proposal}", click("main section section button")),
    Shot("proposals", "reviewer", "/proposals"),
    Shot("album", "reviewer", "/cases/{explained}/photos"),
    Shot("photo", "reviewer", "/cases/{explained}/photos/{explained_photo}", enlarged),
    Shot("photo.custody", "reviewer", "/cases/{explained}/photos/{explained_photo}", custody),
    Shot("photo.compare", "reviewer", "/cases/{explained}/photos/{explained_photo}", compared),
    Shot("photo.draw", "reviewer", "/cases/{explained}/photos/{explained_photo}", areas),
    Shot("photo.to-blur", "reviewer", "/cases/{to_blur}/photos/{to_blur_photo}", below),
    Shot("photo.sealed", "reviewer", "/cases/{sealed}/photos/{sealed_photo}", below),
    Shot("album.set-aside", "reviewer", "/cases/{set_aside}/photos"),
    Shot("evidence", "reviewer", "/evidence"),
    Shot("evidence.aside", "reviewer", "/evidence/aside"),
    Shot("evidence.damaged", "reviewer", "/evidence/damaged"),
    Shot("evidence.erasures", "reviewer", "/evidence/erasures"),
    Shot("desk.second", "second", "/desk/{issued}"),
    Shot("inspector.drafts", "drafting", "/"),
    Shot("two-roles", "two-roles", "/"),
    Shot("planner", "planner", "/", home="planner"),
    Shot("planner.remedies", "planner", "/remedies"),
    Shot("planner.overdue", "planner", "/overdue"),
    Shot("planner.inspections", "planner", "/overview"),
    Shot("planner.inspections.export", "planner", "/overview", click("main button:visible")),
    Shot("programme.new", "planner", "/programmes/new"),
    Shot("programme", "planner", "/programmes/{programme}"),
    Shot("plan.draft", "planner", "/programmes/{programme}/draft", forecast),
    Shot("plan.measures", "planner", "/programmes/{programme}/measures", simulated),
    Shot("coverage", "planner", "/programmes/{programme}/coverage"),
    Shot("coverage.heat", "planner", "/programmes/{programme}/coverage", click("main [role=tab]:nth-child(2)")),
    Shot("coverage.map", "planner", "/programmes/{programme}/coverage", click("main [role=tab]:nth-child(3)")),
    Shot("scores", "planner", "/programmes/{programme}/scores"),
    Shot("risk", "planner", "/programmes/{programme}/risk"),
    Shot("risk.complaint", "planner", "/programmes/{programme}/risk", click("main summary")),
    Shot("duty", "planner", "/programmes/{programme}/duty"),
    Shot("duty.propose", "planner", "/programmes/{programme}/duty", click("main summary")),
    Shot("plan.version", "planner", "/plan-versions/{proposed_plan}"),
    Shot("plan.version.sign", "reviewer", "/plan-versions/{proposed_plan}"),
    Shot("overseer", "overseer", "/", home="overseer"),
    Shot("overseer.verified", "overseer", "/", verify),
    Shot("draws", "planner", "/draws"),
    Shot("conduct", "overseer", "/conduct"),
    Shot("conduct.gap", "overseer", "/conduct/gap"),
    Shot("conduct.delivery", "overseer", "/conduct/delivery"),
    Shot("audits", "overseer", "/audit"),
    Shot("audits.pairs", "overseer", "/audit/pairs"),
    Shot("audit", "overseer", "/audits/{inspector}"),
    Shot("back-checks", "reviewer", "/back-checks"),
    Shot("back-check.gone", "reviewer", "/back-checks/019aaaaa-0000-7000-8000-000000000000"),
    Shot("administrator", "administrator", "/", home="administrator"),
    Shot("people", "administrator", "/people"),
    Shot("people.new", "administrator", "/people/new", click("main button[type=submit]")),
    Shot("person", "administrator", "/people", person),
    Shot("people.import", "administrator", "/people-imports/new", choose("people.csv", PEOPLE)),
    Shot("people.imports", "administrator", "/people-imports"),
    Shot("people.imported", "administrator", "/people-imports/{people_import}"),
    Shot("units.imports", "administrator", "/unit-imports"),
    Shot("units.proposed", "administrator", "/unit-imports/{unit_import}"),
    Shot("roles", "administrator", "/roles/all"),
    Shot("roles.steps", "administrator", "/roles/steps"),
    Shot("devices", "administrator", "/devices"),
    Shot("units", "administrator", "/units"),
    Shot("units.import", "administrator", "/unit-imports/new", choose("units.csv", UNITS)),
    Shot("checklists", "administrator", "/checklists"),
    Shot("checklist", "administrator", "/checklists/CL-VN-OPEN/1"),
    Shot("checklist.check", "administrator", "/checklist-check", choose("checklist.yaml", "code: CL-VN-01\n")),
    Shot("health", "administrator", "/health"),
    Shot("breaches", "administrator", "/breaches"),
    Shot("breach", "administrator", "/breaches/{breach}"),
    Shot("breach.new", "administrator", "/breaches/new", click("main button[type=submit]")),
    Shot("data-accesses", "administrator", "/data-accesses"),
    Shot("webhooks", "administrator", "/webhooks"),
    Shot("webhooks.propose", "administrator", "/webhooks", click("main summary", "main button[type=submit]")),
    Shot("slips", "administrator", "/slips"),
    Shot("slips.printed", "administrator", "/slips", print_slips),
)
