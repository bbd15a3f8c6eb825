/** Made by `make types` from the description of the API. */

export interface paths {
    "/health/live": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The process answers */
        get: operations["live"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/health/ready": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Database and store answer */
        get: operations["ready"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/trust/authority.crt": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The private authority's certificate, for a phone to install */
        get: operations["downloadAuthority"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/about": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What server this is */
        get: operations["getAbout"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/authority": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The private authority, where there is one */
        get: operations["getAuthority"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/back-checks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Inspections that I am to read again, then those that I did */
        get: operations["listBackChecks"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/back-checks/{check}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The sheet, the findings and what the unit said, without severity and conclusion */
        get: operations["getBackCheck"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/back-checks/{check}/answer": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Say how severe each finding is; the conclusion stays as it is */
        post: operations["answerBackCheck"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/back-checks/{check}/refusal": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Pass a back-check on to the next reviewer in the order of the lot */
        post: operations["declineBackCheck"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/backups/coverage": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Until when backups hold what was acknowledged */
        get: operations["getBackupCoverage"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/breaches": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Breaches of personal data in my scope, the newest first */
        get: operations["listBreaches"];
        put?: never;
        /** Put a breach of personal data on record: the law's 72 hours run from its discovery */
        post: operations["openBreach"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/breaches/{breach}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A breach, its steps and its deadline */
        get: operations["getBreach"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/breaches/{breach}/closing": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Propose to close a breach all of whose steps are done */
        post: operations["proposeBreachClosing"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/breaches/{breach}/closing/approval": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Close a breach as the second person */
        post: operations["closeBreach"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/breaches/{breach}/closing/return": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Send a proposed closing back: the breach is open again */
        post: operations["returnBreachClosing"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/breaches/{breach}/extent": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Whose data were read within a time, by the access log */
        get: operations["getBreachExtent"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/breaches/{breach}/notification": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A draft of the notice to the authority, in the reader's language */
        get: operations["draftBreachNotification"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/breaches/{breach}/notification.pdf": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The draft as paper */
        get: operations["printBreachNotification"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/breaches/{breach}/steps/{step}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Say that a step is done, or open it again */
        post: operations["tickBreachStep"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/calendar-days": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Days that differ from the official calendar, and proposals in my scope */
        get: operations["listCalendarDays"];
        put?: never;
        /** Propose that a day differs */
        post: operations["proposeCalendarDay"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/calendar-days/{day}/approval": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Sign a proposed day second */
        post: operations["approveCalendarDay"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/capacity-days/{day}/approval": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Sign a proposed capacity as the second person, before the freeze */
        post: operations["approveCapacityDay"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/capacity-days/waiting": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Proposals of all programmes that can still be signed, newest first */
        get: operations["listWaitingCapacityDays"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/causes/{cause}/decision": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Decide where a cause lies that another person proposed; its owner is told */
        post: operations["decideCause"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/certificate-checks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Whether a closure certificate is genuine, and whether what it tells is still so */
        post: operations["checkCertificate"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/checklists": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Checklists and their versions */
        get: operations["listChecklists"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/checklists/{code}/versions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Draft the next version of a checklist */
        post: operations["draftChecklistVersion"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/checklists/{code}/versions/{number}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A version's document, to be kept by its hash */
        get: operations["getChecklistVersion"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/checklists/{code}/versions/{number}/approval": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Publish a version that another person drafted */
        post: operations["approveChecklistVersion"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/checklists/checks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Check a checklist's document; nothing is stored */
        post: operations["checkChecklist"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/clocks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The deadlines there are, with their bounds */
        get: operations["listClocks"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/commendations/{commendation}/confirmation": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Confirm a commendation that another person proposed, or refuse it */
        post: operations["confirmCommendation"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/commendations/{commendation}/second-signature": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Sign a proposed reward as the third person */
        post: operations["signCommendation"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/complaints": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Complaints about units of my part of the organisation, newest first */
        get: operations["listComplaints"];
        put?: never;
        /** Write down a complaint; it counts once another person found it true */
        post: operations["recordComplaint"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/complaints/{complaint}/verification": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Say as the second person whether it is true */
        post: operations["verifyComplaint"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/damaged-evidence": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Originals that were read back and are damaged or missing */
        get: operations["listDamagedEvidence"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/data-accesses": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who looked at whose data in my scope, the newest first */
        get: operations["listDataAccesses"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/devices": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** My devices */
        get: operations["listDevices"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/devices/{device}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Sign a device out */
        delete: operations["revokeDevice"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/devices/current/key": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Tell the public key of this device, once; the same again is harmless */
        put: operations["registerDeviceKey"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/devices/current/push-subscription": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Wake this device with Web Push; the same again is harmless */
        put: operations["subscribeToPush"];
        post?: never;
        /** Wake this device no more */
        delete: operations["unsubscribeFromPush"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/discipline-forms": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Forms of discipline by subject, as a country's rules had them on a day */
        get: operations["listDisciplineForms"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/enrolments": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Slips in my scope that are still open */
        get: operations["listEnrolments"];
        put?: never;
        /** Make slips for people I administer; an earlier slip of theirs ends */
        post: operations["makeEnrolments"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/enrolments/{enrolment}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** End an open slip */
        delete: operations["revokeEnrolment"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/enrolments/redemptions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Sign in on this phone with a slip and its owner's password */
        post: operations["redeemEnrolment"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/erasures": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Photos due to be erased, proposed, erased, or kept after all */
        get: operations["listErasures"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/erasures/{erasure}/certificate": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What was erased, by which rule and on whose word, as the bytes whose hash the ledger has */
        get: operations["getErasureCertificate"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/erasures/{erasure}/certificate.pdf": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The certificate of an erasure as paper, in the reader's language */
        get: operations["printErasureCertificate"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/erasures/{erasure}/decision": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Confirm or decline an erasure as the second person */
        post: operations["decideErasure"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/evidence/{evidence}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One photo, with a link to the picture for viewing */
        get: operations["getEvidence"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/evidence/{evidence}/arrival": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Say that a photo was put into the store; it has arrived once this is answered */
        post: operations["confirmArrival"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/evidence/{evidence}/custody": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What became of a photo, step by step, as the ledger has it */
        get: operations["getCustody"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/evidence/{evidence}/direct-uploads": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** A link by which a photo announced before can be put into the store itself */
        post: operations["openDirectUpload"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/evidence/{evidence}/original-views": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** A link to the untouched original; that it was asked for enters the ledger */
        post: operations["viewOriginal"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/evidence/{evidence}/redactions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The areas of a photo that are blurred, or proposed to be, with who and why */
        get: operations["listRedactions"];
        put?: never;
        /** Propose areas of a photo to be blurred; it needs a second person */
        post: operations["proposeRedaction"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/evidence/{evidence}/sealed-views": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Ask to see the original of a blurred photo; it needs a second person */
        post: operations["askForSealedView"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/explanation-links/{link}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Withdraw a link that is still open */
        delete: operations["revokeExplanationLink"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/explanation-links/explanation": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Explain the finding of a link, once */
        post: operations["explainByLink"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/explanation-links/photos/{photo}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Send a photo through a link, whole in one request; the same again is harmless */
        put: operations["sendGuestPhoto"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/explanation-links/reading": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** The one finding that a link is for */
        post: operations["readExplanationLink"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/exports/{file}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Inspections, findings, explanations or remedies as a file: XLSX, CSV or JSON Lines */
        get: operations["exportTable"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/extensions/{extension}/decision": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Grant or decline more time to explain */
        post: operations["decideExtension"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/failing-deliveries": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** E-mail, pushes and webhooks in my scope that could not be delivered, newest first */
        get: operations["listFailingDeliveries"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/files/{token}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The file a signed link names, until the link expires */
        get: operations["readFile"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/findings/{finding}/causes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Say that the cause of a finding lies outside the unit, or in the unit after all */
        post: operations["proposeCause"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/findings/{finding}/earlier-decisions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What was decided on the same item of the same checklist at other visits, no unit named */
        get: operations["listEarlierDecisions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/findings/{finding}/explanation-draft": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Keep what I have written so far, for my other devices */
        put: operations["saveExplanationDraft"];
        post?: never;
        /** Forget my draft */
        delete: operations["discardExplanationDraft"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/findings/{finding}/explanation-drafts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What the unit's head and acting deputies have written so far and not sent */
        get: operations["listExplanationDrafts"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/findings/{finding}/explanation-links": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The links of a finding, for those who may make them */
        get: operations["listExplanationLinks"];
        put?: never;
        /** Make a one-time link by which a named official explains this finding */
        post: operations["makeExplanationLink"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/findings/{finding}/explanations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Explain a finding as the unit's head or acting deputy */
        post: operations["explainFinding"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/findings/{finding}/paper-explanations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Enter an explanation that was given on paper, with photos of it */
        post: operations["enterPaperExplanation"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/findings/{finding}/people": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The names of the people whom a finding concerns */
        get: operations["listConcernedPeople"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/findings/{finding}/subject": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Say whom a finding concerns: the unit, a post, or people */
        put: operations["nameSubject"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/health-report": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Whether the server is sound, and what to do where it is not */
        get: operations["getHealthReport"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/holds/{hold}/lifting": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Lift a hold that somebody else placed */
        post: operations["liftHold"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/inbox": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Inspections under way that I may see, the most urgent first */
        get: operations["listInbox"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/inspections": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The inspections I may see, newest release first */
        get: operations["listInspections"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/inspections/{inspection}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** An inspection */
        get: operations["getInspection"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/inspections/{inspection}/abortion": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Break an opened visit off */
        post: operations["abortInspection"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/inspections/{inspection}/cancellation": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Call a visit off before it is opened */
        post: operations["cancelInspection"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/inspections/{inspection}/certificate.pdf": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What was concluded and what became of it, as a paper for the personnel office */
        get: operations["printClosureCertificate"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/inspections/{inspection}/clocks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How long everything may take in an inspection, as its plan says */
        get: operations["listClocksOfInspection"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/inspections/{inspection}/closure": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Close a concluded inspection */
        post: operations["closeInspection"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/inspections/{inspection}/commendations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The praise that came of an inspection */
        get: operations["listCommendations"];
        put?: never;
        /** Propose to commend a post or a team of the unit */
        post: operations["proposeCommendation"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/inspections/{inspection}/comparison": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A visit beside the one before at its unit and beside similar units, unnamed */
        get: operations["getComparison"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/inspections/{inspection}/conclusion": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The newest version of the conclusion */
        get: operations["getConclusion"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/inspections/{inspection}/conclusion-comments": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Why earlier versions of the conclusion were sent back, the newest first */
        get: operations["listConclusionComments"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/inspections/{inspection}/conclusions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** All versions of the conclusion, those that were replaced too */
        get: operations["listConclusions"];
        put?: never;
        /** Draft a conclusion; another person issues it */
        post: operations["draftConclusion"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/inspections/{inspection}/conclusions/{number}/issuance": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Issue a conclusion that another person drafted */
        post: operations["issueConclusion"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/inspections/{inspection}/conclusions/{number}/return": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Send a conclusion back to be drafted anew, with a comment, instead of signing it */
        post: operations["sendConclusionBack"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/inspections/{inspection}/conclusions/{number}/second-signature": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Sign a serious conclusion as the third person */
        post: operations["signConclusion"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/inspections/{inspection}/custody-bundles": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** All evidence of a concluded inspection in one file that is checked without a server */
        post: operations["exportCustodyBundle"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/inspections/{inspection}/erasures": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Propose to erase an inspection's photos of one class; it needs a second person */
        post: operations["proposeErasure"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/inspections/{inspection}/evidence": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The photos of an inspection: which are here, which are still expected */
        get: operations["listEvidence"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/inspections/{inspection}/evidence/{evidence}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Say which photo will come; the same again is harmless */
        put: operations["announceEvidence"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/inspections/{inspection}/extensions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Requests for more time to explain, with who decided and why */
        get: operations["listExtensions"];
        put?: never;
        /** Ask for more time to explain, as the unit's head or acting deputy */
        post: operations["askForExtension"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/inspections/{inspection}/findings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What was found, with the law it rests on and the unit's explanations */
        get: operations["listFindings"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/inspections/{inspection}/holds": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The holds on an inspection's photos, also those lifted */
        get: operations["listHolds"];
        put?: never;
        /** Keep an inspection's photos from being erased, at once */
        post: operations["placeHold"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/inspections/{inspection}/interactions/{interaction}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Keep how somebody was served at a counter */
        put: operations["putInteraction"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/inspections/{inspection}/interviews/{interview}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Keep what a citizen told the team */
        put: operations["putInterview"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/inspections/{inspection}/letter.pdf": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The letter to show at the door, as PDF */
        get: operations["printLetter"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/inspections/{inspection}/minutes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The minutes: what was read, who signed, what differs from the findings */
        get: operations["getMinutes"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/inspections/{inspection}/minutes.pdf": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The minutes as PDF */
        get: operations["printMinutes"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/inspections/{inspection}/minutes/{minutes_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Keep the minutes that were read to the unit */
        put: operations["putMinutes"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/inspections/{inspection}/next-steps": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What happens next with an inspection, who must act, and what I may do now */
        get: operations["listNextSteps"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/inspections/{inspection}/objections": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What the unit objected to, what was answered and decided, and whether it may still object */
        get: operations["listObjectionsOfInspection"];
        put?: never;
        /** Object to the conclusion as the unit's head or acting deputy */
        post: operations["objectToConclusion"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/inspections/{inspection}/observations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Interviews with citizens and interactions that were seen */
        get: operations["getObservations"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/inspections/{inspection}/opening": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** The team stands at the unit's door */
        put: operations["openInspection"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/inspections/{inspection}/proposals": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The proposals that came of an inspection */
        get: operations["listProposalsOfInspection"];
        put?: never;
        /** Propose as the leader or a reviewer that an authority looks at what was found */
        post: operations["makeProposal"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/inspections/{inspection}/remedies": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What is to be put right after an inspection, with every report and waiver */
        get: operations["listRemediesOfInspection"];
        put?: never;
        /** Require a remedy after the conclusion */
        post: operations["requireRemedy"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/inspections/{inspection}/reopenings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Why and about what the hearing began again, and what was proposed */
        get: operations["listReopenings"];
        put?: never;
        /** Propose to hear the unit again about some findings, because of new evidence */
        post: operations["proposeReopening"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/inspections/{inspection}/sheets": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The team's sheets, the newest revision of each */
        get: operations["listSheets"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/inspections/{inspection}/sheets/{sheet}/revisions/{revision}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The exact bytes of a revision */
        get: operations["getSheetRevision"];
        /** Keep one revision of my sheet; the answer is its receipt */
        put: operations["putSheetRevision"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/inspections/{inspection}/standing": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What happens next with an inspection, and whether it is for me to do */
        get: operations["getStanding"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/inspections/{inspection}/submission": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Score and grade of a visit */
        get: operations["getSubmission"];
        /** End the visit: the merged sheet is scored */
        put: operations["submitInspection"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/inspections/{inspection}/substitutions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who stepped in for whom */
        get: operations["listSubstitutions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/inspections/{inspection}/withdrawals": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who left the team, and why */
        get: operations["listWithdrawals"];
        put?: never;
        /** Leave the team; the same again is harmless */
        post: operations["withdraw"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/inspector-audits": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How the inspectors of my part work beside others in like circumstances, by name; never a verdict */
        get: operations["listInspectorAudits"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/inspector-audits/{person}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How one inspector works beside others; inspectors read their own */
        get: operations["getInspectorAudit"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/leaves": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Leave: my own, and of people in my scope, newest proposal first */
        get: operations["listLeaves"];
        put?: never;
        /** Propose leave for me or for somebody I send out */
        post: operations["proposeLeave"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/leaves/{leave}/approval": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Sign proposed leave second */
        post: operations["approveLeave"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/leaves/{leave}/ending": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Sign the withdrawal of approved leave second */
        post: operations["endLeave"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/leaves/{leave}/withdrawal": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Withdraw leave; what is approved already still needs a second signature */
        post: operations["withdrawLeave"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/ledger/checkpoint": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The newest signed checkpoint of the ledger, as a note: keep it */
        get: operations["getCheckpoint"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/ledger/checkpoints": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** All signed checkpoints, the newest first */
        get: operations["listCheckpoints"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/ledger/checkpoints/{size}/timestamp": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A checkpoint's timestamp, as the authority answered (RFC 3161) */
        get: operations["getCheckpointTimestamp"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/ledger/consistency": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The proof that between two sizes entries were added, and none before was touched */
        get: operations["proveConsistency"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/ledger/entries/{position}/proof": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The proof that an entry stands where it stands */
        get: operations["proveEntry"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/ledger/keys": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The public keys that sign or signed checkpoints, the oldest first */
        get: operations["listLedgerKeys"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/ledger/leaves/{leaf_hash}/proof": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The same for whoever has an entry's bytes: by SHA-256 of a zero byte and them */
        get: operations["proveLeaf"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/letter-checks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Whether a letter shown at the door is genuine */
        post: operations["checkLetter"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/me": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who I am and what I may do */
        get: operations["getMe"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/me/data": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A copy of all that is held about my account */
        get: operations["getOwnData"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/me/data-accesses": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who looked at my data, the newest first */
        get: operations["listOwnDataAccesses"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/me/password": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Choose another password; my other devices are signed out */
        put: operations["changePassword"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/me/second-step": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Whether signing in asks me for a second step */
        get: operations["getSecondStep"];
        put?: never;
        /** Get a secret for an authenticator app; it counts once a code confirms it */
        post: operations["beginSecondStep"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/me/second-step/confirmation": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Turn the second step on with a code of the app; my other devices are signed out */
        post: operations["confirmSecondStep"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/me/second-step/removal": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Turn my second step off, with password and a code of the app or a recovery code */
        post: operations["removeSecondStep"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/notice-preferences": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Where and of what I want to hear outside the app */
        get: operations["getNoticePreferences"];
        /** Choose the kinds that I am told in the app alone */
        put: operations["muteNotices"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/notice-preferences/email": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Get notices at this address, once the code that is mailed there is typed */
        put: operations["askForEmail"];
        post?: never;
        /** Get no more e-mail */
        delete: operations["forgetEmail"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/notice-preferences/email-confirmation": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Type the code that was mailed */
        post: operations["confirmEmail"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/notices": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** My notices, newest first */
        get: operations["listNotices"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/notices/{notice}/reading": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** I have read this notice; again is harmless */
        post: operations["readNotice"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/notices/count": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How many notices I have not read */
        get: operations["countNotices"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/notices/reading": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** I have read all notices up to an instant */
        post: operations["readNotices"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/objections": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Unsettled objections I may see, what is due first coming first */
        get: operations["listObjections"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/objections/{objection}/answer": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Answer an objection: about facts as the team's leader, about the process as somebody outside it */
        post: operations["answerObjection"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/objections/{objection}/decision": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Decide an objection as somebody who had no part in what it is about */
        post: operations["decideObjection"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/orders": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Orders of my part of the organisation, newest first, without their units */
        get: operations["listOrders"];
        put?: never;
        /** Order an inspection outside the lottery; it needs a second signer */
        post: operations["proposeOrder"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/orders/{order}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What an order says, for whoever signs it; every reading is recorded */
        get: operations["getOrder"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/orders/{order}/approval": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Sign an order as the second person */
        post: operations["approveOrder"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/overdue": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What is overdue or soon due, at whom and since when; what is due first coming first */
        get: operations["listOverdue"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/oversight/back-checks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How second readers agree with the first, what waits, and the lots that were drawn */
        get: operations["listOverseenBackChecks"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/oversight/beacons": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Until when the overseer's beacons are committed to, and which are missing */
        get: operations["listPromisedBeacons"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/oversight/draws": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The draws of my part of the organisation, the newest first, and who verified them */
        get: operations["listOverseenDraws"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/oversight/early-reads": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who read a released inspection before its opening; the team's own reads do not count */
        get: operations["listEarlyReads"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/oversight/non-deliveries": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Drawn visits that were not carried out, by inspector, with their reasons */
        get: operations["listNonDeliveries"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/oversight/score-gaps": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What surprise visits score beside announced ones, by programme and kind of unit */
        get: operations["listScoreGaps"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/password-resets": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Resets under way in my scope */
        get: operations["listPasswordResets"];
        put?: never;
        /** Begin a reset; the answer holds the first half of the code */
        post: operations["requestPasswordReset"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/password-resets/{reset}/approval": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Sign a reset second; the answer holds the second half of the code */
        post: operations["approvePasswordReset"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/passwords": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Choose a password with both halves of a code */
        post: operations["choosePassword"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/people": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** People in my scope */
        get: operations["listPeople"];
        put?: never;
        /** Take a person in; without a password yet */
        post: operations["addPerson"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/people-imports": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Files of people that were applied in my scope */
        get: operations["listPeopleImports"];
        put?: never;
        /** Tell what a file of people would do; with `apply` do it */
        post: operations["importPeople"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/people-imports/{identifier}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** An applied file of people: whom it added, and how many of its roles wait */
        get: operations["getPeopleImport"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/people-imports/{identifier}/approval": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Sign all roles of a file second that still wait */
        post: operations["approvePeopleImport"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/people/{person}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A person in my scope */
        get: operations["getPerson"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/people/{person}/departure": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** End a person's account, roles and devices */
        post: operations["letPersonGo"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/people/{person}/devices": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The devices of a person I administer */
        get: operations["listDevicesOfPerson"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/people/{person}/home": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Move a person to another office; for a year they do not inspect the one they leave */
        post: operations["movePerson"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/phone-pack": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Checklists and units that my phone should hold in advance */
        get: operations["getPhonePack"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/plan-versions/{version}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A plan version */
        get: operations["getPlanVersion"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/plan-versions/{version}/approval": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Sign a plan version as the second person; the commitments to its secrets go into the ledger */
        post: operations["approvePlanVersion"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/programmes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The programmes of my part of the organisation */
        get: operations["listProgrammes"];
        put?: never;
        /** Create a programme; nothing is drawn before a plan version is approved */
        post: operations["createProgramme"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/programmes/{programme}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A programme */
        get: operations["getProgramme"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/programmes/{programme}/capacity-days": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Days with another capacity than the plan's, and proposals; newest first */
        get: operations["listCapacityDays"];
        put?: never;
        /** Propose another capacity for one day, before its freeze */
        post: operations["proposeCapacityDay"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/programmes/{programme}/coverage": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** When each unit was visited last, and how often within a year; only visits that are over */
        get: operations["getCoverage"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/programmes/{programme}/forecast": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * What a draft plan would mean, as server-sent events: outline, progress, then forecast or failed
         * @description Nothing is stored. Closing the connection ends the work.
         */
        post: operations["forecastPlan"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/programmes/{programme}/forecast-paper": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * The forecast of a draft plan as one page for the chairman; it takes as long as the simulation
         * @description Nothing is stored. Closing the connection ends the work.
         */
        post: operations["printForecast"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/programmes/{programme}/odds": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Each unit's odds on the next open day */
        get: operations["getOdds"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/programmes/{programme}/plan-versions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Newest first */
        get: operations["listPlanVersions"];
        put?: never;
        /** Propose a plan; it is in force once another person approved it */
        post: operations["proposePlanVersion"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/programmes/{programme}/risk": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How risky each unit looks and why, and what that proposes for its frequency */
        get: operations["getRisk"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/programmes/{programme}/roster": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Day by day: open or not, how many visits, and who of the plan is on duty */
        get: operations["getRoster"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/programmes/{programme}/scores": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Scores by month and kind of inspection, by section and by each of the eight courtesies
         * @description Of visits that are over, from the first to the last day; a year up to today if nothing is said.
         */
        get: operations["getScores"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/proposals": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Proposals I may see, newest first */
        get: operations["listProposals"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/proposals/{proposal}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One proposal with its checks, signatures and answers */
        get: operations["getProposal"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/proposals/{proposal}/checks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Write down what was looked at before L4 to L6 */
        post: operations["checkProposal"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/proposals/{proposal}/outcomes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Write down what the authority answered */
        post: operations["answerProposal"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/proposals/{proposal}/second-signature": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Sign a proposal of L4 or above as the second signer, or refuse it */
        post: operations["signProposalSecond"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/proposals/{proposal}/sending": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Write down that a signed proposal went to the authority */
        post: operations["sendProposal"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/proposals/{proposal}/signature": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Sign a proposal that somebody else made, or refuse it */
        post: operations["signProposal"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/proposals/{proposal}/unsealing": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Lift the seal that a referral (L7) put on its inspection */
        post: operations["unsealInspection"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/proposals/{proposal}/withdrawal": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Take back a proposal of mine that nobody has signed */
        post: operations["withdrawProposal"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/receipts/{receipt}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What the server holds under a receipt */
        get: operations["checkReceipt"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/recusals": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Declarations in force: my own, and those in my scope */
        get: operations["listRecusals"];
        put?: never;
        /** Declare that I, or somebody I send out, may not inspect a unit */
        post: operations["declareRecusal"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/recusals/{recusal}/ending": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Lift the declaration of somebody I send out */
        post: operations["liftRecusal"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/redactions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Proposed areas that wait for a decision, the oldest first */
        get: operations["listUndecidedRedactions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/redactions/{redaction}/decision": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Confirm or decline proposed areas as the second person */
        post: operations["decideRedaction"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/referrals": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Findings elsewhere whose cause was passed to my unit, the newest first */
        get: operations["listReferrals"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/referrals/{referral}/answer": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Say what will be done about a cause that was passed to my unit, or why it is not ours */
        post: operations["answerReferral"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/remedies": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Unsettled remedies I may see, what is due first coming first */
        get: operations["listRemedies"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/remedies/{remedy}/judgement": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Accept what the unit reported, or send it back */
        post: operations["judgeRemedy"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/remedies/{remedy}/reports": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Report as the unit's head or acting deputy what was put right */
        post: operations["reportRemedy"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/remedies/{remedy}/waiver-decision": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Agree as the second person to do without a remedy, or not */
        post: operations["decideWaiver"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/remedies/{remedy}/waivers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Propose to do without a remedy; another reviewer decides */
        post: operations["proposeWaiver"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/reopenings/{reopening}/decision": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Sign as the second reviewer that the hearing begins again, or decline it */
        post: operations["decideReopening"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/revisits": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Units that somebody should visit again, what is due first coming first */
        get: operations["listRevisits"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/revisits/{revisit}/dropping": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Do without a proposed revisit */
        post: operations["dropRevisit"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/role-grants": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Roles in my scope, and my own */
        get: operations["listRoleGrants"];
        put?: never;
        /** Ask for a role for somebody else */
        post: operations["requestRole"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/role-grants/{grant}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A role */
        get: operations["getRoleGrant"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/role-grants/{grant}/approval": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Sign a role second */
        post: operations["approveRole"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/role-grants/{grant}/ending": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** End a role, or take back what was asked for */
        post: operations["endRole"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/sealed-views": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Requests to see a sealed original that wait, and those open to me now */
        get: operations["listSealedViews"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/sealed-views/{view}/agreement": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Agree as the second person: both may see the original for a quarter of an hour */
        post: operations["agreeToSealedView"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/second-step-removals": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Removals of a second step under way in my scope */
        get: operations["listSecondStepRemovals"];
        put?: never;
        /** Ask that the second step of somebody who lost phone and codes is taken off */
        post: operations["requestSecondStepRemoval"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/second-step-removals/{removal}/approval": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Sign a removal second: the password alone lets the person in again */
        post: operations["approveSecondStepRemoval"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/sessions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Sign in on this device */
        post: operations["signIn"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/sessions/current": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Sign out on this device */
        delete: operations["signOut"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/set-aside": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Files and photos set aside in my part of the organisation, the newest first */
        get: operations["listSetAside"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/strata": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The strata of which anything was committed to */
        get: operations["listStrata"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/strata/{stratum}/beacons": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The beacons of a stratum's days from one day to another: committed to, awaited, given */
        get: operations["listBeacons"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/strata/{stratum}/bundles": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The bundles of many days in one file, one a line, in the order of the days */
        get: operations["listBundles"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/strata/{stratum}/draws": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A stratum's draws since their manifests were committed to, newest first */
        get: operations["listDraws"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/strata/{stratum}/draws/{day}/beacon": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Hand over the overseer's beacon of a day, at its draw hour or later */
        put: operations["giveBeacon"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/strata/{stratum}/draws/{day}/beacon-commitment": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Commit to the overseer's beacon of a day before its freeze; once */
        put: operations["commitBeacon"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/strata/{stratum}/draws/{day}/beacon-text": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Type in what the source of a manual beacon showed; it counts once a second person types the same */
        put: operations["readBeacon"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/strata/{stratum}/draws/{day}/bundle": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Everything the verifier needs to run a revealed draw again */
        get: operations["getBundle"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/strata/{stratum}/draws/{day}/staffing": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who was on duty at a revealed draw and might go where; every reading is recorded */
        get: operations["getStaffing"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/strata/{stratum}/draws/{day}/verifications": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Say that I ran a revealed draw again, and with what result; the same again is harmless */
        post: operations["recordVerification"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/strata/{stratum}/policy": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The rules of a stratum and the states of its units, for `verifier.py --policy` */
        get: operations["getPolicy"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/unit-imports": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Files of units that were proposed */
        get: operations["listUnitImports"];
        put?: never;
        /** Tell what a file of units would add, change and end; with `propose` propose it */
        post: operations["importUnits"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/unit-imports/{identifier}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A proposed file of units */
        get: operations["getUnitImport"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/unit-imports/{identifier}/approval": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Apply a file of units that another person proposed */
        post: operations["approveUnitImport"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/unit-imports/{identifier}/report": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What a proposed file would do now */
        get: operations["getUnitImportReport"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/unit-imports/{identifier}/withdrawal": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Withdraw a proposed file of units */
        post: operations["withdrawUnitImport"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/units": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Units in force, by name */
        get: operations["listUnits"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/units/{unit}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A unit */
        get: operations["getUnit"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/units/{unit}/working-days": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Which days a unit works */
        get: operations["listWorkingDays"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/uploads": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Open the upload of a photo announced before */
        post: operations["openUpload"];
        delete?: never;
        /** What the upload protocol offers here */
        options: operations["describeUploads"];
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/uploads/{evidence}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Forget what came of an unfinished upload; its photo stays expected */
        delete: operations["endUpload"];
        options?: never;
        /** How many bytes are here */
        head: operations["getUploadOffset"];
        /** Append bytes from an offset; the last ones end the upload */
        patch: operations["continueUpload"];
        trace?: never;
    };
    "/v1/webhooks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Webhooks in my scope */
        get: operations["listWebhooks"];
        put?: never;
        /** Propose that a program outside is told of events */
        post: operations["proposeWebhook"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/webhooks/{webhook}/approval": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Sign a proposed webhook second */
        post: operations["approveWebhook"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/webhooks/{webhook}/ending": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** End a webhook, or withdraw its proposal */
        post: operations["endWebhook"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/webhooks/{webhook}/tests": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Send a webhook a test message */
        post: operations["testWebhook"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        /** About */
        About: {
            demonstration: boolean;
            languages: ("vi" | "id" | "en")[];
            name: string;
            version: string;
        };
        /** AccessedPerson */
        AccessedPerson: {
            /** Format: uuid */
            id: string;
            name: string | null;
        };
        /** Announcement */
        Announcement: {
            accuracy?: number | null;
            /** Format: date-time */
            claimedAt: string;
            /** @enum {unknown} */
            contentType: "image/heic" | "image/heif" | "image/jpeg" | "image/png" | "image/webp";
            deviceSignature?: string | null;
            fileName: string;
            item?: string | null;
            latitude?: number | null;
            longitude?: number | null;
            /** @enum {unknown} */
            purpose: "explanation" | "item" | "minutes" | "remedy";
            sha256: string;
            size: number;
        };
        /** AnswerDocument */
        AnswerDocument: {
            /** Format: uuid */
            id: string;
            note?: string | null;
            readings: components["schemas"]["Reading"][];
        };
        /** AnswerLabels */
        AnswerLabels: {
            na: components["schemas"]["Words"];
            no: components["schemas"]["Words"];
            yes: components["schemas"]["Words"];
        };
        /** AppCode */
        AppCode: {
            code: string;
        };
        /** Authority */
        Authority: {
            fingerprint: string;
            name: string;
            /** Format: date-time */
            validUntil: string;
        };
        /** AwaitedAct */
        AwaitedAct: {
            /** @enum {string} */
            action: "open" | "cancel" | "miss" | "abort" | "submit" | "hear" | "conclude" | "close" | "reopen" | "withdraw" | "fill" | "photograph" | "interview" | "observe" | "keep_minutes" | "explain" | "enter_paper" | "invite" | "ask_time" | "grant_time" | "propose_time" | "agree_time" | "draft" | "send_back" | "issue" | "sign_second" | "require_remedy" | "report_remedy" | "verify_remedy" | "propose_waiver" | "decide_waiver" | "commend" | "confirm_commendation" | "sign_commendation" | "object" | "answer_facts" | "answer_process" | "decide_objection" | "amend" | "send_back_amendment" | "issue_amendment" | "sign_amendment" | "propose_reopening" | "set_cause" | "set_subject" | "decide_cause" | "answer_routed" | "propose" | "sign_proposal" | "sign_proposal_second" | "export_bundle";
            /** @enum {string} */
            by: "team" | "leader" | "unit_head" | "hearer" | "leader_or_reviewer" | "team_or_reviewer" | "reviewer" | "outsider" | "oversight" | "owner" | "server";
            count: number;
            people: string[];
            /** Format: date-time */
            since: string;
            until: string | null;
            yours: boolean;
        };
        /** BackCheck */
        BackCheck: {
            answeredAt: string | null;
            /** Format: date-time */
            assignedAt: string;
            /** Format: uuid */
            id: string;
            /** Format: uuid */
            inspection: string;
            /** @enum {string} */
            kind: "drawn" | "ordered" | "revisit" | "announced";
            /** Format: date-time */
            openedAt: string;
            unitCode: string;
            unitName: string;
            zone: string;
        };
        /** BackCheckFigures */
        BackCheckFigures: {
            agreement: components["schemas"]["RaterAgreement"] | null;
            answered: number;
            readings: number;
            shift: components["schemas"]["Interval"] | null;
        };
        /** BackCheckRound */
        BackCheckRound: {
            candidates: number | null;
            chosen: number | null;
            commitment: string;
            /** Format: date-time */
            committedAt: string;
            drawnAt: string | null;
            endsAt: string | null;
            /** Format: uuid */
            id: string;
            seed: string | null;
        };
        /** BackupCoverage */
        BackupCoverage: {
            coversUntil: string | null;
            restored: string | null;
        };
        /** Band */
        Band: {
            en: string;
            /** @enum {unknown} */
            grade: "A" | "B" | "C" | "D";
            id: string;
            min: number;
            vi: string;
        };
        /** BeaconCommitment */
        BeaconCommitment: {
            /** @description 32 bytes */
            commitment: string;
        };
        /** BeaconDay */
        BeaconDay: {
            commitment: string | null;
            /** Format: date */
            day: string;
            drawAt: string | null;
            drawId: string;
            freezeAt: string | null;
            given: boolean;
            manifestHash: string | null;
            readers: number;
            /** @enum {null|string} */
            reason: "closed" | "late" | "beacon" | "used" | null;
            releaseAt: string | null;
            source: string | null;
            /** @enum {string} */
            state: "planned" | "frozen" | "drawn" | "released" | "revealed" | "missed";
            /** @enum {string} */
            type: "none" | "overseer" | "manual" | "drand-quicknet";
        };
        /** BeaconText */
        BeaconText: {
            text: string;
        };
        /** BeaconValue */
        BeaconValue: {
            /** @description 32 bytes */
            value: string;
        };
        /** Before */
        Before: {
            /** @enum {null|string} */
            grade: "A" | "B" | "C" | "D" | null;
            /** Format: uuid */
            inspection: string;
            /** @enum {string} */
            kind: "drawn" | "ordered" | "revisit" | "announced";
            /** Format: date-time */
            openedAt: string;
            sameQuestions: boolean;
        };
        /** BegunSecondStep */
        BegunSecondStep: {
            address: string;
            secret: string;
        };
        /** Breach */
        Breach: {
            closedAt: string | null;
            closedBy: string | null;
            closedByName: string | null;
            closingNote: string | null;
            closingProposedAt: string | null;
            closingProposedBy: string | null;
            closingProposedByName: string | null;
            /** Format: date-time */
            deadline: string;
            /** Format: date-time */
            discoveredAt: string;
            /** Format: uuid */
            id: string;
            law: string;
            /** Format: date-time */
            openedAt: string;
            /** Format: uuid */
            openedBy: string;
            openedByName: string;
            secondsLeft: number;
            /** @enum {string} */
            state: "open" | "closing" | "closed";
            steps: components["schemas"]["BreachStep"][];
            title: string;
            /** Format: uuid */
            unit: string;
            unitName: string;
            what: string;
            zone: string;
        };
        /** BreachStep */
        BreachStep: {
            at: string | null;
            by: string | null;
            byName: string | null;
            done: boolean;
            guidance: string;
            note: string | null;
            /** @enum {string} */
            step: "contain" | "extent" | "notify_authority" | "notify_people" | "record";
            title: string;
        };
        /** CalendarDay */
        CalendarDay: {
            approvedAt: string | null;
            approvedBy: string | null;
            /** Format: date */
            day: string;
            /** Format: uuid */
            id: string;
            /** Format: date-time */
            proposedAt: string;
            /** Format: uuid */
            proposedBy: string;
            reason: string;
            /** Format: uuid */
            unit: string;
            working: boolean;
        };
        /** CallingOff */
        CallingOff: {
            claimedAt?: string | null;
            reason: string;
        };
        /** CapacityDay */
        CapacityDay: {
            approvedAt: string | null;
            approvedBy: string | null;
            capacity: number;
            /** Format: date */
            day: string;
            /** Format: uuid */
            id: string;
            /** Format: uuid */
            programme: string;
            /** Format: date-time */
            proposedAt: string;
            /** Format: uuid */
            proposedBy: string;
            reason: string;
        };
        /** Cause */
        Cause: {
            accepted: boolean | null;
            answer: string | null;
            answerDue: string | null;
            answeredAt: string | null;
            answeredByName: string | null;
            /** @enum {string} */
            cause: "unit" | "system" | "superior_guidance" | "staffing" | "other";
            decidedAt: string | null;
            decidedByName: string | null;
            decision: string | null;
            doneBy: string | null;
            /** Format: uuid */
            id: string;
            inForce: boolean;
            owner: string | null;
            ownerName: string | null;
            /** Format: date-time */
            proposedAt: string;
            /** Format: uuid */
            proposedBy: string;
            proposedByName: string;
            reason: string;
            takesIt: boolean | null;
        };
        /** CauseDecision */
        CauseDecision: {
            accepted: boolean;
            reason?: string | null;
        };
        /** CauseDocument */
        CauseDocument: {
            /** @enum {unknown} */
            cause: "other" | "staffing" | "superior_guidance" | "system" | "unit";
            /** Format: uuid */
            id: string;
            outsideOwner?: string | null;
            owner?: string | null;
            reason: string;
        };
        /** CertificateCheck */
        CertificateCheck: {
            code: string;
        };
        /** CheckedDocument */
        CheckedDocument: {
            document: components["schemas"]["Document"] | null;
            problems: components["schemas"]["DocumentProblem"][];
        };
        /** Checklist */
        Checklist: {
            code: string;
            profiles: {
                [key: string]: components["schemas"]["Text"];
            };
            title: components["schemas"]["Text"];
            versions: components["schemas"]["Version"][];
        };
        /** ChecklistVersion */
        ChecklistVersion: {
            code: string;
            profile: string;
            version: number;
        };
        /** Citation */
        Citation: {
            effectiveFrom: string | null;
            effectiveTo: string | null;
            key: string;
            place: string;
            title: string;
            verified: string;
        };
        /** Cited */
        Cited: {
            /** @enum {string} */
            heard: "explained" | "time_over" | "not_yet";
            /** Format: uuid */
            id: string;
            item: string;
            /** @enum {null|string} */
            result: "upheld" | "withdrawn" | null;
            /** @enum {string} */
            severity: "S0" | "S1" | "S2" | "S3" | "S4";
        };
        /** ClockBounds */
        ClockBounds: {
            /** @enum {string} */
            clock: "minutes_signed" | "unit_note_on_minutes" | "refuse_to_sign" | "explanation" | "explanation_extension" | "s4_notice_to_head" | "leader_report" | "conclusion_issued" | "conclusion_published" | "corrective_s1" | "corrective_s2" | "corrective_s3" | "unit_report_on_remedy" | "verify_remedy" | "revisit_grade_c" | "revisit_grade_d" | "objection" | "objection_answer" | "reply_to_consultation" | "feedback_ack" | "feedback_answer" | "discipline_watch" | "discipline_watch_complex" | "commendation_letter" | "lesson_meeting" | "responsibility_review" | "transfer_answer" | "discipline_sent" | "referral";
            least: number;
            most: number;
            source: string;
            /** @enum {string} */
            unit: "working_days" | "days" | "hours";
            usual: number;
        };
        /** ClockSpan */
        ClockSpan: {
            amount: number;
            /** @enum {string} */
            clock: "minutes_signed" | "unit_note_on_minutes" | "refuse_to_sign" | "explanation" | "explanation_extension" | "s4_notice_to_head" | "leader_report" | "conclusion_issued" | "conclusion_published" | "corrective_s1" | "corrective_s2" | "corrective_s3" | "unit_report_on_remedy" | "verify_remedy" | "revisit_grade_c" | "revisit_grade_d" | "objection" | "objection_answer" | "reply_to_consultation" | "feedback_ack" | "feedback_answer" | "discipline_watch" | "discipline_watch_complex" | "commendation_letter" | "lesson_meeting" | "responsibility_review" | "transfer_answer" | "discipline_sent" | "referral";
            /** @enum {string} */
            unit: "working_days" | "days" | "hours";
        };
        /** ClosingNote */
        ClosingNote: {
            note: string;
        };
        /** Commendation */
        Commendation: {
            decidedAt: string | null;
            decidedBy: string | null;
            decidedByName: string | null;
            finding: string | null;
            /** Format: uuid */
            id: string;
            /** Format: uuid */
            inspection: string;
            photos: string[];
            /** Format: date-time */
            proposedAt: string;
            /** Format: uuid */
            proposedBy: string;
            proposedByName: string;
            reason: string | null;
            reward: boolean;
            secondAt: string | null;
            secondByName: string | null;
            /** @enum {string} */
            state: "proposed" | "second_signature" | "given" | "refused";
            text: string;
            whom: string;
        };
        /** CommendationDocument */
        CommendationDocument: {
            finding?: string | null;
            /** Format: uuid */
            id: string;
            /** @default [] */
            photos: string[];
            /** @default false */
            reward: boolean;
            text: string;
            whom: string;
        };
        /** Compared */
        Compared: {
            finding: string | null;
            /** @enum {null|string} */
            first: "S0" | "S1" | "S2" | "S3" | "S4" | null;
            item: string;
            reason: string | null;
            /** @enum {null|string} */
            second: "S0" | "S1" | "S2" | "S3" | "S4" | null;
        };
        /** Comparison */
        Comparison: {
            before: components["schemas"]["Before"] | null;
            gone: components["schemas"]["ItemNamed"][];
            /** @enum {null|string} */
            grade: "A" | "B" | "C" | "D" | null;
            new: components["schemas"]["ItemNamed"][];
            repeated: components["schemas"]["ItemNamed"][];
            scores: components["schemas"]["ScoreBeside"][];
        };
        /** Complaint */
        Complaint: {
            founded: boolean | null;
            /** Format: date */
            happenedOn: string;
            /** Format: uuid */
            id: string;
            /** Format: date-time */
            recordedAt: string;
            /** Format: uuid */
            recordedBy: string;
            text: string;
            /** Format: uuid */
            unit: string;
            unitCode: string;
            unitName: string;
            verifiedAt: string | null;
            verifiedBy: string | null;
        };
        /** Concerned */
        Concerned: {
            /** Format: uuid */
            id: string;
            /** Format: date-time */
            last: string;
            name: string | null;
            times: number;
        };
        /** ConcernedPerson */
        ConcernedPerson: {
            /** Format: uuid */
            id: string;
            name: string;
            post: string;
        };
        /** Conclusion */
        Conclusion: {
            decisions: components["schemas"]["Decision"][];
            /** Format: date-time */
            draftedAt: string;
            /** Format: uuid */
            draftedBy: string;
            draftedByName: string;
            inForceAt: string | null;
            issuedAt: string | null;
            issuedBy: string | null;
            issuedByName: string | null;
            needsSecondSignature: boolean;
            number: number;
            secondAt: string | null;
            secondBy: string | null;
            secondByName: string | null;
            /** @enum {string} */
            state: "draft" | "issued" | "sent_back" | "concluded" | "replaced";
            summary: string;
        };
        /** ConclusionComment */
        ConclusionComment: {
            number: number;
            /** Format: date-time */
            sentAt: string;
            sentByName: string;
            text: string;
        };
        /** ConclusionDocument */
        ConclusionDocument: {
            after?: number | null;
            decisions: components["schemas"]["Decision"][];
            summary: string;
        };
        /** Confirmation */
        Confirmation: {
            confirmed: boolean;
            reason?: string | null;
        };
        /** Consistency */
        Consistency: {
            first: number;
            firstRoot: string;
            hashes: string[];
            second: number;
            secondRoot: string;
        };
        /** Correction */
        Correction: {
            actual: string;
            stated: string;
        };
        /** CorrectionAnswer */
        CorrectionAnswer: {
            accepted: boolean;
            answer?: string | null;
            /** Format: uuid */
            explanation: string;
            number: number;
        };
        /** CountRule */
        CountRule: {
            /** @default false */
            counted_twice: boolean;
            denominator?: string | null;
            max_pass?: number | null;
            /** @default false */
            may_exceed: boolean;
            na_if?: components["schemas"]["Words"] | null;
            ratio_max_pass?: number | null;
            ratio_pass?: number | null;
            sample_size?: number | null;
            /** @enum {unknown} */
            score: "1 if value<=max_pass else 0" | "1-ratio" | "min(1,ratio/ratio_pass)";
            /** @enum {unknown} */
            type: "count";
        };
        /** Coverage */
        Coverage: {
            units: components["schemas"]["UnitCoverage"][];
        };
        /** Custody */
        Custody: {
            arrivedAt: string | null;
            /** @enum {string} */
            deviceSignature: "signed" | "unsigned" | "wrong";
            events: components["schemas"]["Step"][];
            /** @enum {null|string} */
            result: "holds" | "damaged" | "missing" | null;
            verifiedAt: string | null;
            viewers: number;
        };
        /** DamagedEvidence */
        DamagedEvidence: {
            /** Format: date-time */
            arrivedAt: string;
            /** Format: date-time */
            checkedAt: string;
            /** Format: uuid */
            id: string;
            /** Format: uuid */
            inspection: string;
            item: string | null;
            /** @enum {string} */
            purpose: "item" | "minutes" | "explanation" | "remedy";
            /** @enum {string} */
            result: "holds" | "damaged" | "missing";
            sha256: string;
            size: number;
            unitCode: string;
            unitName: string;
            zone: string;
        };
        /** DataAccess */
        DataAccess: {
            /** Format: date-time */
            at: string;
            /** Format: uuid */
            by: string;
            byName: string;
            count: number;
            /** Format: uuid */
            id: string;
            inspection: string | null;
            /** @enum {string} */
            kind: "people_list" | "person" | "devices" | "finding_names" | "explanation_links" | "custody_bundle" | "export" | "original" | "breach_extent" | "own_copy";
            people: components["schemas"]["AccessedPerson"][];
            reason: string | null;
            unit: string | null;
            unitName: string | null;
        };
        /** Day */
        Day: {
            /** Format: date */
            day: string;
            working: boolean;
        };
        /** DayOdds */
        DayOdds: {
            capacity: number;
            day: string | null;
            units: components["schemas"]["UnitOdds"][];
        };
        /** Decision */
        Decision: {
            answer?: string | null;
            corrections?: components["schemas"]["CorrectionAnswer"][];
            /** Format: uuid */
            finding: string;
            remedy?: components["schemas"]["RemedyPlan"] | null;
            /** @enum {unknown} */
            result: "upheld" | "withdrawn";
            /** @enum {unknown} */
            severity: "S0" | "S1" | "S2" | "S3" | "S4";
        };
        /** Declining */
        Declining: {
            /** @enum {unknown} */
            reason: "away" | "conflict" | "knows_it";
        };
        /** Detail */
        Detail: {
            evidence: components["schemas"]["Shown"];
            /** @enum {null|string} */
            examination: "waiting" | "done" | "set_aside" | null;
            notes: components["schemas"]["Note"][];
            thumbnail: components["schemas"]["Viewing"] | null;
            viewing: components["schemas"]["Viewing"] | null;
        };
        /** Device */
        Device: {
            /** Format: date-time */
            expiresAt: string;
            /** Format: uuid */
            id: string;
            name: string;
            /** Format: uuid */
            person: string;
            /** Format: date-time */
            signedInAt: string;
            signs: boolean;
        };
        /** DeviceKey */
        DeviceKey: {
            /** Format: uuid */
            device: string;
            publicKey: string;
        };
        /** Difference */
        Difference: {
            item: string;
            kept: string | null;
            /** @enum {string} */
            kind: "not-read" | "not-kept" | "severity" | "words";
            read: string | null;
        };
        /** DirectUpload */
        DirectUpload: {
            md5?: string | null;
        };
        /** DisciplineForm */
        DisciplineForm: {
            form: string;
            name: components["schemas"]["Text"];
        };
        /** DisciplineRule */
        DisciplineRule: {
            forms: components["schemas"]["DisciplineForm"][];
            source: string;
            /** @enum {string} */
            subject: "cadre" | "civil_servant" | "civil_servant_leader" | "public_employee" | "public_employee_manager" | "party_member";
            subjectName: components["schemas"]["Text"];
            /** Format: date */
            validFrom: string;
            validTo: string | null;
            /** @enum {string} */
            verified: "full_text" | "secondary" | "memory";
        };
        /** Document */
        Document: {
            answer_labels: components["schemas"]["AnswerLabels"];
            code: string;
            dossier_sample?: number | null;
            estimated_minutes: number;
            jurisdiction: string;
            languages: ("en" | "id" | "vi")[];
            legal_references: {
                [key: string]: components["schemas"]["LegalReference"];
            };
            min_citizen_interviews?: number | null;
            min_observed_interactions?: number | null;
            profiles: {
                [key: string]: components["schemas"]["ProfileDefinition"];
            };
            scale: components["schemas"]["Scale"];
            /** @enum {unknown} */
            schema: "spot-inspection-checklist/1";
            scoring: components["schemas"]["Scoring"];
            sections: components["schemas"]["Section"][];
            severity_codes: {
                [key: string]: components["schemas"]["Words"];
            };
            title: components["schemas"]["Words"];
            unit_types: string[];
            version: number;
            visit_types: string[];
        };
        /** DocumentProblem */
        DocumentProblem: {
            detail: string;
            field?: string | null;
            item?: string | null;
            line?: number | null;
            profile?: string | null;
            section?: string | null;
            type: string;
        };
        /** DraftDocument */
        DraftDocument: {
            before?: string | null;
            corrections?: components["schemas"]["HalfCorrection"][];
            position: ("agree" | "agree_with_conditions" | "disagree" | "out_of_competence") | null;
            reasons: string;
        };
        /** DraftPlan */
        DraftPlan: {
            plan: components["schemas"]["Plan"];
            replicas?: number | null;
            /** Format: date */
            validFrom: string;
            /** Format: date */
            validTo: string;
        };
        /** DrandBeacon */
        DrandBeacon: {
            /** @enum {unknown} */
            chain: "52db9ba70e0cc0f6eaf7803dd07447a1f5477735fd3f661792ba94600c84e971";
            /** @enum {unknown} */
            type: "drand-quicknet";
        };
        /** Draw */
        Draw: {
            /** @enum {string} */
            beacon: "none" | "overseer" | "manual" | "drand-quicknet";
            /** Format: date */
            date: string;
            demonstration: boolean;
            /** Format: date-time */
            drawAt: string;
            drawId: string;
            /** Format: date-time */
            freezeAt: string;
            manifestHash: string | null;
            notice: string | null;
            prev: string | null;
            /** Format: date-time */
            publicAt: string;
            /** @enum {null|string} */
            reason: "closed" | "late" | "beacon" | "used" | null;
            /** @enum {string} */
            reveal: "none" | "awaited" | "overdue" | "done";
            /** Format: date-time */
            revealAt: string;
            seedCommitment: string;
            /** @enum {string} */
            state: "frozen" | "drawn" | "released" | "revealed" | "missed";
            stratum: string;
        };
        /** DrawnStratum */
        DrawnStratum: {
            demonstration: boolean;
            /** Format: date */
            firstDay: string;
            /** Format: date */
            lastDay: string;
            name: components["schemas"]["Text"];
            overdueReveals: number;
            stratum: string;
            unitName: string;
        };
        /** DrawVerification */
        DrawVerification: {
            /** @enum {string} */
            compared: "same" | "different" | "unseen";
            fault: string | null;
            /** Format: uuid */
            id: string;
            manifestHash: string;
            name: string;
            /** Format: uuid */
            person: string;
            /** Format: date-time */
            verifiedAt: string;
        };
        /** Due */
        Due: {
            /** @enum {string} */
            clock: "minutes_signed" | "unit_note_on_minutes" | "refuse_to_sign" | "explanation" | "explanation_extension" | "s4_notice_to_head" | "leader_report" | "conclusion_issued" | "conclusion_published" | "corrective_s1" | "corrective_s2" | "corrective_s3" | "unit_report_on_remedy" | "verify_remedy" | "revisit_grade_c" | "revisit_grade_d" | "objection" | "objection_answer" | "reply_to_consultation" | "feedback_ack" | "feedback_answer" | "discipline_watch" | "discipline_watch_complex" | "commendation_letter" | "lesson_meeting" | "responsibility_review" | "transfer_answer" | "discipline_sent" | "referral";
            demonstration: boolean;
            /** Format: date-time */
            dueAt: string;
            escalated: boolean;
            /** @enum {string} */
            holder: "leader" | "unit_head" | "planner" | "reviewer" | "owner";
            /** Format: uuid */
            id: string;
            /** Format: uuid */
            inspection: string;
            leaderName: string | null;
            overdue: boolean;
            /** Format: date-time */
            since: string;
            /** @enum {string} */
            state: "released" | "opened" | "submitted" | "explaining" | "concluded" | "closed";
            /** Format: uuid */
            subject: string;
            /** Format: uuid */
            unit: string;
            unitCode: string;
            unitName: string;
            zone: string;
        };
        /** DutyDocument */
        DutyDocument: {
            document: {
                [key: string]: unknown;
            };
            names: {
                [key: string]: string;
            };
        };
        /** EarlierDecision */
        EarlierDecision: {
            contested: boolean;
            /** @enum {null|string} */
            decided: "S0" | "S1" | "S2" | "S3" | "S4" | null;
            month: string;
            /** @enum {string} */
            proposed: "S0" | "S1" | "S2" | "S3" | "S4";
            /** @enum {string} */
            result: "upheld" | "withdrawn";
        };
        /** EarlierDecisions */
        EarlierDecisions: {
            decisions: components["schemas"]["EarlierDecision"][];
            item: string;
            months: number;
            upheld: {
                [key: string]: number;
            };
            withdrawn: number;
        };
        /** EarlyRead */
        EarlyRead: {
            /** Format: date-time */
            firstAt: string;
            hasLeft: boolean;
            inspection: string | null;
            /** Format: date-time */
            lastAt: string;
            name: string;
            openedAt: string | null;
            /** Format: uuid */
            person: string;
            reads: number;
            releasedAt: string | null;
            stratum: string | null;
            unitCode: string | null;
            unitName: string | null;
            zone: string;
        };
        /** EarlyReads */
        EarlyReads: {
            readEarly: number;
            reads: components["schemas"]["EarlyRead"][];
            visits: number;
        };
        /** EmailCode */
        EmailCode: {
            code: string;
        };
        /** Ending */
        Ending: {
            at?: string | null;
            /** @enum {unknown} */
            reason: "conduct" | "finished" | "left" | "mistake" | "moved" | "other";
        };
        /** Erasure */
        Erasure: {
            certificate?: string | null;
            /** Format: date-time */
            closedAt: string;
            decidedAt?: string | null;
            decidedBy?: string | null;
            decidedByName?: string | null;
            finishedAt?: string | null;
            held: boolean;
            id?: string | null;
            /** Format: uuid */
            inspection: string;
            photos: number;
            proposedAt?: string | null;
            proposedBy?: string | null;
            proposedByName?: string | null;
            /** @enum {string} */
            retentionClass: "item" | "minutes" | "explanation" | "remedy" | "aside";
            /** @enum {string} */
            state: "due" | "proposed" | "confirmed" | "finished" | "declined";
            unitCode: string;
            unitName: string;
            zone: string;
        };
        /** ErasureDecision */
        ErasureDecision: {
            confirmed: boolean;
        };
        /** Explanation */
        Explanation: {
            corrections: components["schemas"]["Correction"][];
            /** Format: date-time */
            explainedAt: string;
            explainedByName: string | null;
            /** @enum {string} */
            givenAs: "unit" | "official" | "paper";
            /** Format: uuid */
            id: string;
            number: number;
            photos: string[];
            /** @enum {string} */
            position: "agree" | "disagree" | "agree_with_conditions" | "out_of_competence";
            post: string | null;
            reasons: string;
        };
        /** ExplanationDocument */
        ExplanationDocument: {
            corrections?: components["schemas"]["Correction"][];
            /** Format: uuid */
            id: string;
            /** @default [] */
            photos: string[];
            /** @enum {unknown} */
            position: "agree" | "agree_with_conditions" | "disagree" | "out_of_competence";
            reasons: string;
        };
        /** ExplanationDraft */
        ExplanationDraft: {
            /** Format: uuid */
            author: string;
            authorName: string;
            corrections: components["schemas"]["HalfCorrection"][];
            mine: boolean;
            /** @enum {null|string} */
            position: "agree" | "disagree" | "agree_with_conditions" | "out_of_competence" | null;
            reasons: string;
            /** Format: date-time */
            savedAt: string;
        };
        /** Extension */
        Extension: {
            answer: string | null;
            /** Format: date-time */
            askedAt: string;
            askedByName: string;
            days: number | null;
            dueAfter: string | null;
            /** Format: date-time */
            dueBefore: string;
            firstAt: string | null;
            firstBy: string | null;
            firstByName: string | null;
            granted: boolean | null;
            /** Format: uuid */
            id: string;
            reason: string;
            secondAt: string | null;
            secondBy: string | null;
            secondByName: string | null;
        };
        /** ExtensionDecision */
        ExtensionDecision: {
            answer: string;
            days?: number | null;
            granted: boolean;
        };
        /** ExtensionRequest */
        ExtensionRequest: {
            /** Format: uuid */
            id: string;
            reason: string;
        };
        /** Extent */
        Extent: {
            accesses: number;
            concerned: components["schemas"]["Concerned"][];
            kinds: components["schemas"]["KindRead"][];
            people: number;
            readers: components["schemas"]["Reader"][];
        };
        /** FailedEvent */
        FailedEvent: {
            detail: string;
            type: string;
        };
        /** FailingDelivery */
        FailingDelivery: {
            attempts: number;
            /** @enum {string} */
            channel: "email" | "push" | "webhook";
            /** Format: date-time */
            createdAt: string;
            /** Format: date-time */
            dueAt: string;
            /** Format: uuid */
            id: string;
            name: string;
            person: string | null;
            problem: string | null;
            /** @enum {string} */
            state: "waiting" | "given_up";
            webhook: string | null;
        };
        /** FarApart */
        FarApart: {
            /** Format: date-time */
            answeredAt: string;
            findings: number;
            /** Format: uuid */
            inspection: string;
            readerName: string;
            unitCode: string;
            unitName: string;
        };
        /** Finding */
        Finding: {
            arrived: number;
            contested: boolean;
            explanation: components["schemas"]["Explanation"] | null;
            explanations: components["schemas"]["Explanation"][];
            extent: number | null;
            history: components["schemas"]["SeverityStep"][];
            /** Format: uuid */
            id: string;
            item: string;
            legalBasis: components["schemas"]["Citation"][];
            marks: components["schemas"]["Marks"];
            note: string;
            photos: string[];
            proposedBy: string;
            question: components["schemas"]["Text"];
            reopened: boolean;
            /** @enum {string} */
            severity: "S0" | "S1" | "S2" | "S3" | "S4";
            unexplained: boolean;
        };
        /** FindingToRead */
        FindingToRead: {
            explanations: components["schemas"]["UnitSaid"][];
            extent: number | null;
            item: string;
            note: string;
            photos: string[];
            question: components["schemas"]["Text"];
        };
        /** Fixed */
        Fixed: {
            how: string;
            photos: string[];
        };
        /** ForecastEvent */
        ForecastEvent: {
            days: number;
            inspectors: components["schemas"]["Workload"][];
            measures: components["schemas"]["Measure"][];
            met: {
                [key: string]: number;
            };
            price: components["schemas"]["Price"];
            replicas: number;
            units: components["schemas"]["UnitForecast"][];
        };
        /** FormerHome */
        FormerHome: {
            /** Format: date-time */
            leftOn: string;
            unit: string;
        };
        /** FormerName */
        FormerName: {
            became: string;
            /** Format: date-time */
            changedAt: string;
            name: string;
        };
        /** Gathered */
        Gathered: {
            arrived: number;
            expected: number;
            items: components["schemas"]["Shown"][];
        };
        /** GenuineCertificate */
        GenuineCertificate: {
            current: boolean;
            demonstration: boolean;
            /** Format: date-time */
            madeAt: string;
            number: string;
            sha256: string;
            unitName: string;
            zone: string;
        };
        /** GenuineLetter */
        GenuineLetter: {
            /** Format: date-time */
            arrivesAt: string;
            demonstration: boolean;
            /** Format: date-time */
            endsAt: string;
            /** @enum {string} */
            kind: "drawn" | "ordered" | "revisit" | "announced";
            minutes: components["schemas"]["KeptMinutes"] | null;
            team: string[];
            unitName: string;
            zone: string;
        };
        /** GuestExplanation */
        GuestExplanation: {
            corrections?: components["schemas"]["Correction"][];
            /** Format: uuid */
            id: string;
            /** @default [] */
            photos: string[];
            /** @enum {unknown} */
            position: "agree" | "agree_with_conditions" | "disagree" | "out_of_competence";
            reasons: string;
            token: string;
        };
        /** GuestFinding */
        GuestFinding: {
            /** Format: date-time */
            due: string;
            extent: number | null;
            legalBasis: components["schemas"]["Citation"][];
            note: string;
            photos: components["schemas"]["GuestPhoto"][];
            post: string;
            question: components["schemas"]["Text"];
            /** @enum {string} */
            severity: "S0" | "S1" | "S2" | "S3" | "S4";
            unitName: string;
            zone: string;
        };
        /** GuestPhoto */
        GuestPhoto: {
            /** Format: date-time */
            expiresAt: string;
            height: number;
            url: string;
            width: number;
        };
        /** HalfCode */
        HalfCode: {
            /** Format: date-time */
            expiresAt: string;
            half: string;
            /** Format: uuid */
            id: string;
        };
        /** HalfCorrection */
        HalfCorrection: {
            actual: string;
            stated: string;
        };
        /** HealthCheck */
        HealthCheck: {
            advice: string | null;
            name: string;
            sentence: string;
            /** @enum {string} */
            state: "good" | "warning" | "bad";
        };
        /** HealthReport */
        HealthReport: {
            /** Format: date-time */
            checkedAt: string;
            checks: components["schemas"]["HealthCheck"][];
            version: string;
            /** @enum {string} */
            worst: "good" | "warning" | "bad";
        };
        /** HeldLink */
        HeldLink: {
            token: string;
        };
        /** HeldRole */
        HeldRole: {
            /** @enum {string} */
            role: "inspector" | "unit_head" | "planner" | "reviewer" | "overseer" | "administrator";
            /** Format: uuid */
            unit: string;
        };
        /** Hold */
        Hold: {
            /** Format: uuid */
            id: string;
            /** Format: uuid */
            inspection: string;
            liftedAt: string | null;
            liftedBy: string | null;
            liftedByName: string | null;
            /** Format: date-time */
            placedAt: string;
            /** Format: uuid */
            placedBy: string;
            placedByName: string;
            reason: string;
        };
        /** Hours */
        Hours: {
            arrive: components["schemas"]["Moment"];
            draw: components["schemas"]["Moment"];
            end: components["schemas"]["Moment"];
            freeze: components["schemas"]["Moment"];
            leadSeconds: number;
            publicDelaySeconds: number;
            reveal: components["schemas"]["Moment"];
        };
        /** ImportLine */
        ImportLine: {
            changes: ("name" | "language" | "home" | "role")[];
            detail: string | null;
            line: number;
            name: string;
            /** @enum {string} */
            outcome: "new" | "changed" | "unchanged" | "refused";
            problem: string | null;
            role: string | null;
            username: string;
        };
        /** Inclusion */
        Inclusion: {
            hashes: string[];
            leafHash: string;
            position: number;
            root: string;
            size: number;
        };
        /** InspectionDetail */
        InspectionDetail: {
            /** Format: date-time */
            arrivesAt: string;
            checkCode: string | null;
            /** Format: uuid */
            checklistVersion: string;
            concludedAt: string | null;
            demonstration: boolean;
            /** Format: date-time */
            endsAt: string;
            explanationDue: string | null;
            /** Format: uuid */
            id: string;
            /** @enum {string} */
            kind: "drawn" | "ordered" | "revisit" | "announced";
            letterNumber: string | null;
            minutes: string | null;
            openedAt: string | null;
            /** @enum {null|string} */
            outcome: "carried_out" | "late" | "missed" | "aborted" | "cancelled" | null;
            outcomeBy: string | null;
            outcomeReason: string | null;
            profile: string;
            /** Format: uuid */
            programme: string;
            /** Format: date-time */
            releasedAt: string;
            /** @enum {string} */
            state: "released" | "opened" | "submitted" | "explaining" | "concluded" | "closed";
            submittedAt: string | null;
            team: components["schemas"]["TeamMember"][];
            /** Format: uuid */
            unit: string;
            unitCode: string;
            unitName: string;
            zone: string;
        };
        /** InspectionSummary */
        InspectionSummary: {
            /** Format: date-time */
            arrivesAt: string;
            concludedAt: string | null;
            demonstration: boolean;
            /** Format: date-time */
            endsAt: string;
            explanationDue: string | null;
            /** Format: uuid */
            id: string;
            /** @enum {string} */
            kind: "drawn" | "ordered" | "revisit" | "announced";
            openedAt: string | null;
            /** @enum {null|string} */
            outcome: "carried_out" | "late" | "missed" | "aborted" | "cancelled" | null;
            /** Format: uuid */
            programme: string;
            /** Format: date-time */
            releasedAt: string;
            /** @enum {string} */
            state: "released" | "opened" | "submitted" | "explaining" | "concluded" | "closed";
            submittedAt: string | null;
            /** Format: uuid */
            unit: string;
            unitCode: string;
            unitName: string;
            zone: string;
        };
        /** InspectorAudit */
        InspectorAudit: {
            agreement: components["schemas"]["RaterAgreement"] | null;
            compared: number;
            computedAt: string | null;
            leniency: components["schemas"]["Interval"] | null;
            name: string;
            pace: components["schemas"]["Pace"] | null;
            /** Format: uuid */
            person: string;
            repeats: components["schemas"]["Repeats"] | null;
            sameInRow: components["schemas"]["Interval"] | null;
            spread: number | null;
            visits: number;
        };
        /** InspectorDuties */
        InspectorDuties: {
            aborted: number;
            absent: number;
            assigned: number;
            cancelled: number;
            delivered: number;
            late: number;
            missed: number;
            name: string;
            /** Format: uuid */
            person: string;
            unknown: number;
            withdrawn: number;
        };
        /** Interaction */
        Interaction: {
            /** @enum {unknown} */
            apologisedIfLate: "no" | "not_applicable" | "yes";
            /** Format: date-time */
            claimedAt: string;
            counter: string;
            /** @enum {unknown} */
            explained: "no" | "not_applicable" | "yes";
            /** @enum {unknown} */
            greeted: "no" | "not_applicable" | "yes";
            /** Format: uuid */
            id: string;
            /** Format: uuid */
            inspector: string;
            receivedAt: string;
            remark?: string | null;
            servedMinutes?: number | null;
            waitedMinutes?: number | null;
        };
        /** InteractionDocument */
        InteractionDocument: {
            /** @enum {unknown} */
            apologisedIfLate: "no" | "not_applicable" | "yes";
            /** Format: date-time */
            claimedAt: string;
            counter: string;
            /** @enum {unknown} */
            explained: "no" | "not_applicable" | "yes";
            /** @enum {unknown} */
            greeted: "no" | "not_applicable" | "yes";
            /** Format: uuid */
            id: string;
            remark?: string | null;
            servedMinutes?: number | null;
            waitedMinutes?: number | null;
        };
        /** InteractionFigures */
        InteractionFigures: {
            apologisedIfLate: components["schemas"]["Votes"];
            explained: components["schemas"]["Votes"];
            greeted: components["schemas"]["Votes"];
            of: number;
            servedMinutes: number | null;
            waitedMinutes: number | null;
        };
        /** Interactions */
        Interactions: {
            figures: components["schemas"]["InteractionFigures"] | null;
            rows: components["schemas"]["Interaction"][] | null;
            there: number;
            wanted: number | null;
        };
        /** Interval */
        Interval: {
            lower: number;
            upper: number;
            value: number;
        };
        /** Interview */
        Interview: {
            /** @enum {unknown} */
            askedAgain: "no" | "unknown" | "yes";
            /** Format: date-time */
            claimedAt: string;
            /** @enum {unknown} */
            deadlineTold: "no" | "unknown" | "yes";
            /** Format: uuid */
            id: string;
            /** Format: uuid */
            inspector: string;
            /** @enum {unknown} */
            paidMore: "no" | "unknown" | "yes";
            politeness: number;
            /** @enum {unknown} */
            purpose: "ask" | "collect" | "other" | "submit" | "supplement";
            receivedAt: string;
            remark?: string | null;
            waitedMinutes?: number | null;
        };
        /** InterviewDocument */
        InterviewDocument: {
            /** @enum {unknown} */
            askedAgain: "no" | "unknown" | "yes";
            /** Format: date-time */
            claimedAt: string;
            /** @enum {unknown} */
            deadlineTold: "no" | "unknown" | "yes";
            /** Format: uuid */
            id: string;
            /** @enum {unknown} */
            paidMore: "no" | "unknown" | "yes";
            politeness: number;
            /** @enum {unknown} */
            purpose: "ask" | "collect" | "other" | "submit" | "supplement";
            remark?: string | null;
            waitedMinutes?: number | null;
        };
        /** InterviewFigures */
        InterviewFigures: {
            askedAgain: components["schemas"]["Votes"];
            deadlineTold: components["schemas"]["Votes"];
            of: number;
            paidMore: components["schemas"]["Votes"];
            politeness: number;
            waitedMinutes: number | null;
        };
        /** Interviews */
        Interviews: {
            figures: components["schemas"]["InterviewFigures"] | null;
            rows: components["schemas"]["Interview"][] | null;
            there: number;
            wanted: number | null;
        };
        /** Item */
        Item: {
            answer: {
                pass_values: ("no" | "yes")[];
                /** @enum {unknown} */
                type: "yesno";
                values: ("na" | "no" | "yes")[];
            } | {
                /** @default false */
                counted_twice: boolean;
                denominator?: string | null;
                max_pass?: number | null;
                /** @default false */
                may_exceed: boolean;
                na_if?: {
                    en: string;
                    id: string;
                    vi: string;
                } | null;
                ratio_max_pass?: number | null;
                ratio_pass?: number | null;
                sample_size?: number | null;
                /** @enum {unknown} */
                score: "1 if value<=max_pass else 0" | "1-ratio" | "min(1,ratio/ratio_pass)";
                /** @enum {unknown} */
                type: "count";
            } | {
                max: number;
                min: number;
                na_if?: {
                    en: string;
                    id: string;
                    vi: string;
                } | null;
                pass_at: number;
                /** @enum {unknown} */
                type: "scale";
            } | {
                max_length: number;
                personal_data: boolean;
                /** @enum {unknown} */
                type: "text";
            } | {
                max: number;
                min: number;
                /** @enum {unknown} */
                type: "photo";
            };
            code: string;
            critical: boolean;
            critical_if?: string | null;
            /** @enum {unknown} */
            default_severity: "S0" | "S1" | "S2" | "S3" | "S4";
            guide?: components["schemas"]["Words"] | null;
            legal_basis: string[];
            photo: components["schemas"]["PhotoDemand"];
            question: components["schemas"]["Words"];
            weight: number;
        };
        /** ItemNamed */
        ItemNamed: {
            item: string;
            question: components["schemas"]["Text"];
        };
        /** Judgement */
        Judgement: {
            accepted: boolean;
            comment?: string | null;
            report: number;
        };
        /** Jwk */
        Jwk: {
            /**
             * @default ES256
             * @enum {unknown}
             */
            alg: "ES256";
            /** @enum {unknown} */
            crv: "P-256";
            /** @default true */
            ext: boolean;
            /** @default [] */
            key_ops: "verify"[];
            /** @default  */
            kid: string;
            /** @enum {unknown} */
            kty: "EC";
            /**
             * @default sig
             * @enum {unknown}
             */
            use: "sig";
            x: string;
            y: string;
        };
        /** KeptMinutes */
        KeptMinutes: {
            printed: components["schemas"]["PrintedMinutes"][];
            /** Format: date-time */
            receivedAt: string;
            sha256: string;
        };
        /** KindOfNotice */
        KindOfNotice: {
            name: string;
            title: string;
        };
        /** KindRead */
        KindRead: {
            accesses: number;
            /** @enum {string} */
            kind: "people_list" | "person" | "devices" | "finding_names" | "explanation_links" | "custody_bundle" | "export" | "original" | "breach_extent" | "own_copy";
            people: number;
        };
        /** Leave */
        Leave: {
            approvedAt: string | null;
            approvedBy: string | null;
            counts: boolean;
            endedAt: string | null;
            endedBy: string | null;
            /** Format: date */
            firstDay: string;
            /** Format: uuid */
            id: string;
            /** Format: date */
            lastDay: string;
            /** Format: uuid */
            person: string;
            /** Format: date-time */
            proposedAt: string;
            /** Format: uuid */
            proposedBy: string;
            withdrawnAt: string | null;
            withdrawnBy: string | null;
        };
        /** LegalReference */
        LegalReference: {
            effective_from: string | null;
            effective_to: string | null;
            title: string;
            /** @enum {unknown} */
            verified: "full_text" | "local" | "memory" | "secondary";
        };
        /** Letter */
        Letter: {
            code: string;
            number: string;
        };
        /** Line */
        Line: {
            heading: string;
            text: string;
        };
        /** Link */
        Link: {
            /** Format: date-time */
            expiresAt: string;
            url: string;
        };
        /** MadeLink */
        MadeLink: {
            /** Format: date-time */
            expiresAt: string;
            /** Format: uuid */
            id: string;
            token: string;
        };
        /** MadeRemoval */
        MadeRemoval: {
            /** Format: uuid */
            id: string;
        };
        /** ManualBeacon */
        ManualBeacon: {
            source: string;
            /** @enum {unknown} */
            type: "manual";
        };
        /** Marks */
        Marks: {
            causes: components["schemas"]["Cause"][];
            fixed: components["schemas"]["Fixed"] | null;
            may: ("open" | "cancel" | "miss" | "abort" | "submit" | "hear" | "conclude" | "close" | "reopen" | "withdraw" | "fill" | "photograph" | "interview" | "observe" | "keep_minutes" | "explain" | "enter_paper" | "invite" | "ask_time" | "grant_time" | "propose_time" | "agree_time" | "draft" | "send_back" | "issue" | "sign_second" | "require_remedy" | "report_remedy" | "verify_remedy" | "propose_waiver" | "decide_waiver" | "commend" | "confirm_commendation" | "sign_commendation" | "object" | "answer_facts" | "answer_process" | "decide_objection" | "amend" | "send_back_amendment" | "issue_amendment" | "sign_amendment" | "propose_reopening" | "set_cause" | "set_subject" | "decide_cause" | "answer_routed" | "propose" | "sign_proposal" | "sign_proposal_second" | "export_bundle")[];
            outside: boolean;
            repeat: components["schemas"]["Repeat"] | null;
            subject: components["schemas"]["Subject"];
        };
        /** Matter */
        Matter: {
            inspection: components["schemas"]["InspectionSummary"];
            standing: components["schemas"]["Standing"];
        };
        /** Me */
        Me: {
            csrfToken: string | null;
            /** Format: uuid */
            device: string;
            /** Format: uuid */
            home: string;
            /** @enum {string} */
            language: "vi" | "id" | "en";
            name: string;
            newUntil?: string | null;
            /** Format: uuid */
            person: string;
            roles: components["schemas"]["HeldRole"][];
            username: string;
            zone: string;
        };
        /** Mean */
        Mean: {
            few: boolean;
            mean: number;
            visits: number;
        };
        /** Measure */
        Measure: {
            holds: boolean;
            limit: number;
            name: string;
            value: number;
        };
        /** Minutes */
        Minutes: {
            /** Format: date-time */
            claimedAt: string;
            /** @enum {string} */
            closing: "signed" | "with_reservations" | "refused" | "on_paper";
            differences: components["schemas"]["Difference"][];
            /** Format: uuid */
            id: string;
            paper: string[];
            read: components["schemas"]["ReadOut"][];
            /** Format: date-time */
            receivedAt: string;
            refusal: components["schemas"]["Refusal"] | null;
            reservations: string | null;
            /** Format: uuid */
            sentBy: string;
            sentByName: string;
            sha256: string;
            /** @enum {string} */
            signature: "signed" | "unsigned" | "wrong";
            signers: components["schemas"]["Signatory"][];
            /** Format: uuid */
            submission: string;
            unit: components["schemas"]["Official"] | null;
        };
        /** MinutesToRead */
        MinutesToRead: {
            /** @enum {string} */
            closing: "signed" | "with_reservations" | "refused" | "on_paper";
            reservations: string;
        };
        /** Moment */
        Moment: {
            at: string;
            day: number;
        };
        /** MonthScores */
        MonthScores: {
            courtesies: {
                [key: string]: components["schemas"]["Mean"];
            };
            graded: number;
            kind: string;
            /** Format: date */
            month: string;
            score: components["schemas"]["Mean"] | null;
            sections: {
                [key: string]: components["schemas"]["Mean"];
            };
            visits: number;
        };
        /** Move */
        Move: {
            /** Format: uuid */
            home: string;
        };
        /** MutedKinds */
        MutedKinds: {
            /** @default [] */
            mutedEmail: string[];
            /** @default [] */
            mutedPush: string[];
        };
        /** NamedPerson */
        NamedPerson: {
            name: string;
            post: string;
        };
        /** NewBreach */
        NewBreach: {
            /** Format: date-time */
            discoveredAt: string;
            title: string;
            /** Format: uuid */
            unit: string;
            what: string;
        };
        /** NewCalendarDay */
        NewCalendarDay: {
            /** Format: date */
            day: string;
            reason: string;
            /** Format: uuid */
            unit: string;
            working: boolean;
        };
        /** NewCapacityDay */
        NewCapacityDay: {
            capacity: number;
            /** Format: date */
            day: string;
            reason: string;
        };
        /** NewComplaint */
        NewComplaint: {
            /** Format: date */
            happenedOn: string;
            text: string;
            /** Format: uuid */
            unit: string;
        };
        /** NewEmail */
        NewEmail: {
            email: string;
        };
        /** NewErasure */
        NewErasure: {
            /** @enum {unknown} */
            retentionClass: "aside" | "explanation" | "item" | "minutes" | "remedy";
        };
        /** NewHold */
        NewHold: {
            reason: string;
        };
        /** NewKey */
        NewKey: {
            publicKey: string | {
                /**
                 * @default ES256
                 * @enum {unknown}
                 */
                alg: "ES256";
                /** @enum {unknown} */
                crv: "P-256";
                /** @default true */
                ext: boolean;
                /** @default [] */
                key_ops: "verify"[];
                /** @default  */
                kid: string;
                /** @enum {unknown} */
                kty: "EC";
                /**
                 * @default sig
                 * @enum {unknown}
                 */
                use: "sig";
                x: string;
                y: string;
            };
        };
        /** NewLeave */
        NewLeave: {
            /** Format: date */
            firstDay: string;
            /** Format: date */
            lastDay: string;
            person?: string | null;
        };
        /** NewLink */
        NewLink: {
            post: string;
        };
        /** NewOrder */
        NewOrder: {
            /** Format: date-time */
            arrivesAt: string;
            /** Format: date-time */
            endsAt: string;
            /** @enum {unknown} */
            kind: "announced" | "ordered" | "revisit";
            /** Format: uuid */
            programme: string;
            reason: string;
            /** Format: date-time */
            releaseAt: string;
            team: components["schemas"]["Team"];
            unitCode: string;
        };
        /** NewPassword */
        NewPassword: {
            code: string;
            newPassword: string;
            username: string;
        };
        /** NewPerson */
        NewPerson: {
            /** Format: uuid */
            home: string;
            /** @enum {unknown} */
            language: "en" | "id" | "vi";
            name: string;
            username: string;
        };
        /** NewPlanVersion */
        NewPlanVersion: {
            plan: components["schemas"]["Plan"];
            /** Format: date */
            validFrom: string;
            /** Format: date */
            validTo: string;
        };
        /** NewProgramme */
        NewProgramme: {
            /** @enum {unknown} */
            calendar: "always" | "working";
            code: string;
            /** @default false */
            demonstration: boolean;
            kinds: string[];
            name: components["schemas"]["Words"];
            /** Format: uuid */
            unit: string;
        };
        /** NewProposalCheck */
        NewProposalCheck: {
            clear: boolean;
            /** @enum {unknown} */
            kind: "exemption" | "not_considered" | "relatives";
            reason: string;
        };
        /** NewPushSubscription */
        NewPushSubscription: {
            endpoint: string;
            expirationTime?: number | null;
            keys: components["schemas"]["PushKeys"];
        };
        /** NewRecusal */
        NewRecusal: {
            person?: string | null;
            /** @enum {unknown} */
            reason: "former_unit" | "interest" | "other" | "own_unit" | "relative";
            /** Format: uuid */
            unit: string;
        };
        /** NewRedaction */
        NewRedaction: {
            areas: [
                number,
                number,
                number,
                number
            ][];
            reason: string;
        };
        /** NewRemedy */
        NewRemedy: {
            /** Format: uuid */
            finding: string;
            remedy: components["schemas"]["RemedyPlan"];
        };
        /** NewRemoval */
        NewRemoval: {
            /** Format: uuid */
            person: string;
        };
        /** NewRoleGrant */
        NewRoleGrant: {
            actingFor?: string | null;
            /** Format: uuid */
            person: string;
            /** @enum {unknown} */
            role: "administrator" | "inspector" | "overseer" | "planner" | "reviewer" | "unit_head";
            /** Format: uuid */
            unit: string;
            validFrom?: string | null;
            validTo?: string | null;
        };
        /** NewSealedView */
        NewSealedView: {
            reason: string;
        };
        /** NewSlips */
        NewSlips: {
            people: string[];
        };
        /** NewVerification */
        NewVerification: {
            /** @enum {unknown} */
            compared: "different" | "same" | "unseen";
            fault: string | null;
            /** Format: uuid */
            id: string;
            /** @description 32 bytes */
            manifestHash: string;
        };
        /** NewWebhook */
        NewWebhook: {
            events: string[];
            /** Format: uuid */
            unit: string;
            url: string;
        };
        /** NewWithdrawal */
        NewWithdrawal: {
            claimedAt?: string | null;
            /** Format: uuid */
            id: string;
            /** @default  */
            note: string;
            /** @enum {unknown} */
            reason: "conflict" | "illness";
        };
        /** NextSteps */
        NextSteps: {
            mine: components["schemas"]["PossibleAct"][];
            /** @enum {string} */
            state: "released" | "opened" | "submitted" | "explaining" | "concluded" | "closed";
            waiting: components["schemas"]["AwaitedAct"][];
        };
        /** NoBeacon */
        NoBeacon: {
            /** @enum {unknown} */
            type: "none";
        };
        /** NonDelivery */
        NonDelivery: {
            failures: components["schemas"]["UndeliveredVisit"][];
            inspectors: components["schemas"]["InspectorDuties"][];
        };
        /** Note */
        Note: {
            facts: {
                [key: string]: string | number;
            };
            name: string;
            sentence: string;
        };
        /** Notice */
        Notice: {
            body: string;
            /** Format: date-time */
            createdAt: string;
            /** Format: uuid */
            id: string;
            link: string;
            name: string;
            readAt: string | null;
            /** Format: uuid */
            subject: string;
            title: string;
        };
        /** NoticePreferences */
        NoticePreferences: {
            email: string | null;
            emailConfirmed: boolean;
            emailOffered: boolean;
            kinds: components["schemas"]["KindOfNotice"][];
            mutedEmail: string[];
            mutedPush: string[];
            pushHere: boolean;
            pushKey: string;
        };
        /** Notification */
        Notification: {
            authority: string;
            draft: string;
            /** @enum {string} */
            language: "vi" | "id" | "en";
            lines: components["schemas"]["Line"][];
            title: string;
        };
        /** Objection */
        Objection: {
            amendedTo: number | null;
            answer: string | null;
            answeredAt: string | null;
            answeredByName: string | null;
            decidedAt: string | null;
            decidedByName: string | null;
            decision: string | null;
            /** Format: date-time */
            dueAt: string;
            findings: string[];
            /** @enum {string} */
            ground: "facts" | "process";
            /** Format: uuid */
            id: string;
            /** Format: uuid */
            inspection: string;
            /** Format: date-time */
            madeAt: string;
            madeByName: string;
            photos: string[];
            reasons: string;
            /** @enum {null|string} */
            result: "upheld" | "amended" | null;
            settledAt: string | null;
            /** @enum {null|string} */
            step: "answer" | "decision" | "amendment" | null;
            unitName: string;
            version: number;
            yours: boolean;
            zone: string;
        };
        /** ObjectionAnswer */
        ObjectionAnswer: {
            answer: string;
        };
        /** ObjectionDecision */
        ObjectionDecision: {
            decision: string;
            /** @enum {unknown} */
            result: "amended" | "upheld";
        };
        /** ObjectionDocument */
        ObjectionDocument: {
            /** @default [] */
            findings: string[];
            /** @enum {unknown} */
            ground: "facts" | "process";
            /** Format: uuid */
            id: string;
            /** @default [] */
            photos: string[];
            reasons: string;
        };
        /** Objections */
        Objections: {
            grounds: ("facts" | "process")[];
            items: components["schemas"]["Objection"][];
            until: string | null;
        };
        /** Observations */
        Observations: {
            interactions: components["schemas"]["Interactions"];
            interviews: components["schemas"]["Interviews"];
        };
        /** Official */
        Official: {
            name: string;
            post: string;
        };
        /** OneBackCheck */
        OneBackCheck: {
            backCheck: components["schemas"]["BackCheck"];
            packet: components["schemas"]["Packet"];
            readings: components["schemas"]["Compared"][] | null;
        };
        /** OneInspectorAudit */
        OneInspectorAudit: {
            audit: components["schemas"]["InspectorAudit"];
            backChecks: components["schemas"]["BackCheckFigures"];
            colleagues: components["schemas"]["WithColleague"][];
        };
        /** Opening */
        Opening: {
            accuracy?: number | null;
            /** Format: date-time */
            claimedAt: string;
            /** Format: uuid */
            id: string;
            latitude?: number | null;
            longitude?: number | null;
        };
        /** OpeningHours */
        OpeningHours: {
            /** @default [] */
            friday: components["schemas"]["Span"][];
            /** @default [] */
            monday: components["schemas"]["Span"][];
            /** @default [] */
            saturday: components["schemas"]["Span"][];
            /** @default [] */
            sunday: components["schemas"]["Span"][];
            /** @default [] */
            thursday: components["schemas"]["Span"][];
            /** @default [] */
            tuesday: components["schemas"]["Span"][];
            /** @default [] */
            wednesday: components["schemas"]["Span"][];
        };
        /** OpenSlip */
        OpenSlip: {
            /** Format: date-time */
            expiresAt: string;
            /** Format: uuid */
            id: string;
            name: string;
            /** Format: uuid */
            person: string;
            /** Format: date-time */
            requestedAt: string;
            /** Format: uuid */
            requestedBy: string;
            username: string;
        };
        /** Order */
        Order: {
            approvedAt: string | null;
            approvedBy: string | null;
            /** Format: date-time */
            arrivesAt: string;
            commitment: string;
            /** Format: date-time */
            endsAt: string;
            /** Format: uuid */
            id: string;
            /** @enum {string} */
            kind: "ordered" | "revisit" | "announced";
            /** Format: uuid */
            programme: string;
            /** Format: date-time */
            proposedAt: string;
            /** Format: uuid */
            proposedBy: string;
            /** Format: date-time */
            releaseAt: string;
            /** @enum {string} */
            state: "proposed" | "approved" | "released" | "missed";
        };
        /** OrderDetail */
        OrderDetail: {
            approvedAt: string | null;
            approvedBy: string | null;
            /** Format: date-time */
            arrivesAt: string;
            commitment: string;
            /** Format: date-time */
            endsAt: string;
            /** Format: uuid */
            id: string;
            /** @enum {string} */
            kind: "ordered" | "revisit" | "announced";
            /** Format: uuid */
            programme: string;
            /** Format: date-time */
            proposedAt: string;
            /** Format: uuid */
            proposedBy: string;
            reason: string;
            /** Format: date-time */
            releaseAt: string;
            /** @enum {string} */
            state: "proposed" | "approved" | "released" | "missed";
            team: components["schemas"]["Team"];
            unitCode: string;
        };
        /** OutcomeDocument */
        OutcomeDocument: {
            /** Format: date */
            decidedOn: string;
            form?: string | null;
            /** Format: uuid */
            id: string;
            reference?: string | null;
            /** @enum {unknown} */
            result: "decided" | "declined";
            subject?: ("cadre" | "civil_servant" | "civil_servant_leader" | "party_member" | "public_employee" | "public_employee_manager") | null;
            text: string;
        };
        /** OutlinedUnit */
        OutlinedUnit: {
            code: string;
            gap: number;
            name: string;
            rho: number | null;
            visitsPerYear: number;
        };
        /** OutlineEvent */
        OutlineEvent: {
            capacityPerYear: number;
            openDays: number;
            problems: components["schemas"]["Told"][];
            staffing: components["schemas"]["Signers"][];
            units: components["schemas"]["OutlinedUnit"][];
            warnings: components["schemas"]["Told"][];
        };
        /** OverseenBackChecks */
        OverseenBackChecks: {
            farApart: components["schemas"]["FarApart"][];
            figures: components["schemas"]["BackCheckFigures"];
            reading: number;
            rounds: components["schemas"]["BackCheckRound"][];
            withoutReader: number;
        };
        /** OverseenDraw */
        OverseenDraw: {
            beaconGiven: boolean;
            draw: components["schemas"]["Draw"];
            missing: boolean;
            programme: components["schemas"]["Text"];
            unitName: string;
            verifications: components["schemas"]["DrawVerification"][];
            zone: string;
        };
        /** OverseerBeacon */
        OverseerBeacon: {
            /** @enum {unknown} */
            type: "overseer";
        };
        /** OwnData */
        OwnData: {
            /** Format: date-time */
            createdAt: string;
            devices: components["schemas"]["OwnDevice"][];
            email: string | null;
            formerHomes: components["schemas"]["FormerHome"][];
            formerNames: components["schemas"]["FormerName"][];
            home: string;
            /** @enum {string} */
            language: "vi" | "id" | "en";
            leaves: components["schemas"]["OwnLeave"][];
            name: string;
            notices: number;
            /** Format: uuid */
            person: string;
            recusals: components["schemas"]["OwnRecusal"][];
            roles: components["schemas"]["OwnRole"][];
            username: string;
        };
        /** OwnDataAccess */
        OwnDataAccess: {
            alone: boolean;
            /** Format: date-time */
            at: string;
            /** Format: uuid */
            by: string;
            byName: string;
            /** Format: uuid */
            id: string;
            /** @enum {string} */
            kind: "people_list" | "person" | "devices" | "finding_names" | "explanation_links" | "custody_bundle" | "export" | "original" | "breach_extent" | "own_copy";
            reason: string | null;
        };
        /** OwnDevice */
        OwnDevice: {
            /** Format: date-time */
            expiresAt: string;
            name: string;
            revokedAt: string | null;
            /** Format: date-time */
            signedInAt: string;
        };
        /** OwnLeave */
        OwnLeave: {
            approvedAt: string | null;
            endedAt: string | null;
            /** Format: date */
            firstDay: string;
            /** Format: date */
            lastDay: string;
        };
        /** OwnPassword */
        OwnPassword: {
            password: string;
        };
        /** OwnRecusal */
        OwnRecusal: {
            /** Format: date-time */
            declaredAt: string;
            reason: string;
            unit: string;
            validTo: string | null;
        };
        /** OwnRemoval */
        OwnRemoval: {
            code: string;
            password: string;
        };
        /** OwnRole */
        OwnRole: {
            approvedAt: string | null;
            /** @enum {string} */
            role: "inspector" | "unit_head" | "planner" | "reviewer" | "overseer" | "administrator";
            unit: string;
            /** Format: date-time */
            validFrom: string;
            validTo: string | null;
        };
        /** Pace */
        Pace: {
            fastest: components["schemas"]["Interval"];
            muchFaster: number;
            ratio: components["schemas"]["Interval"];
            visits: number;
        };
        /** PackedChecklist */
        PackedChecklist: {
            code: string;
            document: components["schemas"]["Document"];
            /** Format: uuid */
            id: string;
            number: number;
            sha256: string;
        };
        /** PackedUnit */
        PackedUnit: {
            code: string;
            /** Format: uuid */
            id: string;
            kind: string;
            latitude: number | null;
            longitude: number | null;
            name: string;
            openingHours: components["schemas"]["OpeningHours"] | null;
            parents: string[];
            zone: string;
        };
        /** Packet */
        Packet: {
            answers: components["schemas"]["SheetAnswer"][];
            checklist: components["schemas"]["Text"];
            findings: components["schemas"]["FindingToRead"][];
            minutes: components["schemas"]["MinutesToRead"] | null;
        };
        /** Page[Breach] */
        PageOfBreach: {
            items: components["schemas"]["Breach"][];
            next: string | null;
        };
        /** Page[CalendarDay] */
        PageOfCalendarDay: {
            items: components["schemas"]["CalendarDay"][];
            next: string | null;
        };
        /** Page[CapacityDay] */
        PageOfCapacityDay: {
            items: components["schemas"]["CapacityDay"][];
            next: string | null;
        };
        /** Page[Checklist] */
        PageOfChecklist: {
            items: components["schemas"]["Checklist"][];
            next: string | null;
        };
        /** Page[Complaint] */
        PageOfComplaint: {
            items: components["schemas"]["Complaint"][];
            next: string | null;
        };
        /** Page[DamagedEvidence] */
        PageOfDamagedEvidence: {
            items: components["schemas"]["DamagedEvidence"][];
            next: string | null;
        };
        /** Page[DataAccess] */
        PageOfDataAccess: {
            items: components["schemas"]["DataAccess"][];
            next: string | null;
        };
        /** Page[Device] */
        PageOfDevice: {
            items: components["schemas"]["Device"][];
            next: string | null;
        };
        /** Page[Draw] */
        PageOfDraw: {
            items: components["schemas"]["Draw"][];
            next: string | null;
        };
        /** Page[DrawnStratum] */
        PageOfDrawnStratum: {
            items: components["schemas"]["DrawnStratum"][];
            next: string | null;
        };
        /** Page[Due] */
        PageOfDue: {
            items: components["schemas"]["Due"][];
            next: string | null;
        };
        /** Page[Erasure] */
        PageOfErasure: {
            items: components["schemas"]["Erasure"][];
            next: string | null;
        };
        /** Page[FailingDelivery] */
        PageOfFailingDelivery: {
            items: components["schemas"]["FailingDelivery"][];
            next: string | null;
        };
        /** Page[InspectionSummary] */
        PageOfInspectionSummary: {
            items: components["schemas"]["InspectionSummary"][];
            next: string | null;
        };
        /** Page[InspectorAudit] */
        PageOfInspectorAudit: {
            items: components["schemas"]["InspectorAudit"][];
            next: string | null;
        };
        /** Page[Leave] */
        PageOfLeave: {
            items: components["schemas"]["Leave"][];
            next: string | null;
        };
        /** Page[Matter] */
        PageOfMatter: {
            items: components["schemas"]["Matter"][];
            next: string | null;
        };
        /** Page[Notice] */
        PageOfNotice: {
            items: components["schemas"]["Notice"][];
            next: string | null;
        };
        /** Page[Objection] */
        PageOfObjection: {
            items: components["schemas"]["Objection"][];
            next: string | null;
        };
        /** Page[OpenSlip] */
        PageOfOpenSlip: {
            items: components["schemas"]["OpenSlip"][];
            next: string | null;
        };
        /** Page[Order] */
        PageOfOrder: {
            items: components["schemas"]["Order"][];
            next: string | null;
        };
        /** Page[OverseenDraw] */
        PageOfOverseenDraw: {
            items: components["schemas"]["OverseenDraw"][];
            next: string | null;
        };
        /** Page[OwnDataAccess] */
        PageOfOwnDataAccess: {
            items: components["schemas"]["OwnDataAccess"][];
            next: string | null;
        };
        /** Page[PeopleImport] */
        PageOfPeopleImport: {
            items: components["schemas"]["PeopleImport"][];
            next: string | null;
        };
        /** Page[Person] */
        PageOfPerson: {
            items: components["schemas"]["Person"][];
            next: string | null;
        };
        /** Page[PlanVersion] */
        PageOfPlanVersion: {
            items: components["schemas"]["PlanVersion"][];
            next: string | null;
        };
        /** Page[Programme] */
        PageOfProgramme: {
            items: components["schemas"]["Programme"][];
            next: string | null;
        };
        /** Page[Proposal] */
        PageOfProposal: {
            items: components["schemas"]["Proposal"][];
            next: string | null;
        };
        /** Page[Recusal] */
        PageOfRecusal: {
            items: components["schemas"]["Recusal"][];
            next: string | null;
        };
        /** Page[Redaction] */
        PageOfRedaction: {
            items: components["schemas"]["Redaction"][];
            next: string | null;
        };
        /** Page[Referral] */
        PageOfReferral: {
            items: components["schemas"]["Referral"][];
            next: string | null;
        };
        /** Page[Remedy] */
        PageOfRemedy: {
            items: components["schemas"]["Remedy"][];
            next: string | null;
        };
        /** Page[Removal] */
        PageOfRemoval: {
            items: components["schemas"]["Removal"][];
            next: string | null;
        };
        /** Page[Reset] */
        PageOfReset: {
            items: components["schemas"]["Reset"][];
            next: string | null;
        };
        /** Page[Revisit] */
        PageOfRevisit: {
            items: components["schemas"]["Revisit"][];
            next: string | null;
        };
        /** Page[RoleGrant] */
        PageOfRoleGrant: {
            items: components["schemas"]["RoleGrant"][];
            next: string | null;
        };
        /** Page[SetAside] */
        PageOfSetAside: {
            items: components["schemas"]["SetAside"][];
            next: string | null;
        };
        /** Page[SignedCheckpoint] */
        PageOfSignedCheckpoint: {
            items: components["schemas"]["SignedCheckpoint"][];
            next: string | null;
        };
        /** Page[Unit] */
        PageOfUnit: {
            items: components["schemas"]["Unit"][];
            next: string | null;
        };
        /** Page[UnitImport] */
        PageOfUnitImport: {
            items: components["schemas"]["UnitImport"][];
            next: string | null;
        };
        /** Page[Webhook] */
        PageOfWebhook: {
            items: components["schemas"]["Webhook"][];
            next: string | null;
        };
        /** PaperDocument */
        PaperDocument: {
            corrections?: components["schemas"]["Correction"][];
            /** Format: uuid */
            id: string;
            photos: string[];
            /** @enum {unknown} */
            position: "agree" | "agree_with_conditions" | "disagree" | "out_of_competence";
            /** @default  */
            reasons: string;
        };
        /** Part */
        Part: {
            count: number;
            /** @enum {string} */
            name: "grades" | "repeats" | "complaints" | "overdue";
            value: number;
            weight: number;
        };
        /** PasswordChange */
        PasswordChange: {
            new: string;
            old: string;
        };
        /** PeopleImport */
        PeopleImport: {
            added: number;
            approvedAt: string | null;
            approvedBy: string | null;
            changed: number;
            /** Format: uuid */
            id: string;
            /** Format: date-time */
            importedAt: string;
            /** Format: uuid */
            importedBy: string;
            importedByName: string | null;
            people: string[];
            roles: number;
            sha256: string;
            waiting: number;
        };
        /** PeopleImportReport */
        PeopleImportReport: {
            again: boolean;
            applied: boolean;
            changed: number;
            import: string | null;
            lines: components["schemas"]["ImportLine"][];
            new: number;
            refused: number;
            roles: number;
            sha256: string;
            unchanged: number;
        };
        /** Person */
        Person: {
            /** Format: date-time */
            createdAt: string;
            /** Format: uuid */
            home: string;
            /** Format: uuid */
            id: string;
            /** @enum {string} */
            language: "vi" | "id" | "en";
            leftAt: string | null;
            name: string;
            username: string;
        };
        /** PhonePack */
        PhonePack: {
            checklists: components["schemas"]["PackedChecklist"][];
            units: components["schemas"]["PackedUnit"][];
        };
        /** PhotoDemand */
        PhotoDemand: {
            required_if: string[];
            what?: components["schemas"]["Words"] | null;
        };
        /** PhotoRule */
        PhotoRule: {
            max: number;
            min: number;
            /** @enum {unknown} */
            type: "photo";
        };
        /** Plan */
        Plan: {
            /** @default {} */
            adjustments: {
                [key: string]: number;
            };
            /**
             * @default {
             *       "type": "none"
             *     }
             */
            beacon: {
                /** @enum {unknown} */
                type: "none";
            } | {
                /** @enum {unknown} */
                type: "overseer";
            } | {
                source: string;
                /** @enum {unknown} */
                type: "manual";
            } | {
                /** @enum {unknown} */
                chain: "52db9ba70e0cc0f6eaf7803dd07447a1f5477735fd3f661792ba94600c84e971";
                /** @enum {unknown} */
                type: "drand-quicknet";
            };
            capacity: number;
            checklist: components["schemas"]["ChecklistVersion"];
            /** @default {} */
            deadlines: {
                [key: string]: number;
            };
            exceptions: {
                [key: string]: number;
            };
            frequencies: {
                [key: string]: number;
            };
            /** @default {} */
            gapExceptions: {
                [key: string]: number;
            };
            /** @default {} */
            gaps: {
                [key: string]: number;
            };
            hours: components["schemas"]["Hours"];
            /** @default 2 */
            leastTeam: number;
            /** @default 4 */
            margin: number;
            openDaysPerYear: number;
            /** @default 0 */
            reserved: number;
            /** @default [] */
            slots: components["schemas"]["Slot"][];
            /** @default [] */
            substitutes: string[];
            teams: components["schemas"]["Team"][];
            travel?: components["schemas"]["Travel"] | null;
        };
        /** PlanVersion */
        PlanVersion: {
            approvedAt: string | null;
            approvedBy: string | null;
            /** Format: uuid */
            id: string;
            number: number;
            plan: components["schemas"]["Plan"];
            planHash: string;
            policyHash: string;
            /** Format: uuid */
            programme: string;
            /** Format: date-time */
            proposedAt: string;
            /** Format: uuid */
            proposedBy: string;
            /** Format: date */
            validFrom: string;
            /** Format: date */
            validTo: string;
        };
        /** PossibleAct */
        PossibleAct: {
            /** @enum {string} */
            action: "open" | "cancel" | "miss" | "abort" | "submit" | "hear" | "conclude" | "close" | "reopen" | "withdraw" | "fill" | "photograph" | "interview" | "observe" | "keep_minutes" | "explain" | "enter_paper" | "invite" | "ask_time" | "grant_time" | "propose_time" | "agree_time" | "draft" | "send_back" | "issue" | "sign_second" | "require_remedy" | "report_remedy" | "verify_remedy" | "propose_waiver" | "decide_waiver" | "commend" | "confirm_commendation" | "sign_commendation" | "object" | "answer_facts" | "answer_process" | "decide_objection" | "amend" | "send_back_amendment" | "issue_amendment" | "sign_amendment" | "propose_reopening" | "set_cause" | "set_subject" | "decide_cause" | "answer_routed" | "propose" | "sign_proposal" | "sign_proposal_second" | "export_bundle";
            address: string;
            method: string;
            subject: string | null;
            until: string | null;
        };
        /** Price */
        Price: {
            likeliestFifth: number;
            pureChance: number;
            sentence: string;
        };
        /** PrintedMinutes */
        PrintedMinutes: {
            /** Format: date-time */
            madeAt: string;
            sha256: string;
        };
        /** Problem */
        Problem: {
            detail: string;
            status: number;
            title: string;
            type: string;
        };
        /** ProfileDefinition */
        ProfileDefinition: {
            items?: string[] | null;
            title: components["schemas"]["Words"];
        };
        /** Programme */
        Programme: {
            /** @enum {string} */
            calendar: "working" | "always";
            code: string;
            demonstration: boolean;
            /** Format: uuid */
            id: string;
            kinds: string[];
            name: components["schemas"]["Text"];
            stratum: string;
            /** Format: uuid */
            unit: string;
        };
        /** Progress */
        Progress: {
            done: number;
        };
        /** PromisedBeacons */
        PromisedBeacons: {
            firstMissing: string | null;
            freezeAt: string | null;
            lastPromised: string | null;
            missing: number;
            name: components["schemas"]["Text"];
            stratum: string;
            unitName: string;
            zone: string;
        };
        /** Proposal */
        Proposal: {
            addressee: string | null;
            authority: string;
            checks: components["schemas"]["ProposalCheck"][];
            complex: boolean;
            /** @enum {string} */
            concerns: "unit" | "post" | "person";
            country: string;
            demonstration: boolean;
            /** Format: date-time */
            detectedAt: string;
            dueAt: string | null;
            endedAt: string | null;
            endedByName: string | null;
            endedReason: string | null;
            findings: components["schemas"]["Cited"][];
            /** Format: uuid */
            id: string;
            /** Format: uuid */
            inspection: string;
            /** @enum {string} */
            level: "L3" | "L4" | "L5" | "L6" | "L7";
            may: ("check" | "sign" | "sign_second" | "withdraw" | "send" | "answer" | "unseal")[];
            missing: ("exemption" | "not_considered" | "relatives")[];
            outcomes: components["schemas"]["ProposalOutcome"][];
            overdue: boolean;
            post: string | null;
            /** Format: date-time */
            proposedAt: string;
            /** Format: uuid */
            proposedBy: string;
            proposedByName: string;
            reference: string | null;
            seals: boolean;
            secondAt: string | null;
            secondByName: string | null;
            sentAt: string | null;
            sentByName: string | null;
            sentOn: string | null;
            signedAt: string | null;
            signedByName: string | null;
            /** @enum {string} */
            state: "proposed" | "second_signature" | "signed" | "sent" | "decided" | "declined" | "refused" | "withdrawn";
            text: string;
            twoSignatures: boolean;
            /** Format: uuid */
            unit: string;
            unitCode: string;
            unitName: string;
            unsealedAt: string | null;
            unsealedByName: string | null;
            unsealedReason: string | null;
            watchAt: string | null;
            zone: string;
        };
        /** ProposalCheck */
        ProposalCheck: {
            /** Format: date-time */
            checkedAt: string;
            checkedByName: string;
            clear: boolean;
            /** @enum {string} */
            kind: "exemption" | "not_considered" | "relatives";
            number: number;
            reason: string;
        };
        /** ProposalDocument */
        ProposalDocument: {
            authority: string;
            /** @default false */
            complex: boolean;
            /** @enum {unknown} */
            concerns: "person" | "post" | "unit";
            findings: string[];
            /** Format: uuid */
            id: string;
            /** @enum {unknown} */
            level: "L3" | "L4" | "L5" | "L6" | "L7";
            post?: string | null;
            text: string;
        };
        /** ProposalOutcome */
        ProposalOutcome: {
            /** Format: date */
            decidedOn: string;
            form: string | null;
            /** Format: uuid */
            id: string;
            number: number;
            /** Format: date-time */
            recordedAt: string;
            recordedByName: string;
            reference: string | null;
            /** @enum {string} */
            result: "decided" | "declined";
            /** @enum {null|string} */
            subject: "cadre" | "civil_servant" | "civil_servant_leader" | "public_employee" | "public_employee_manager" | "party_member" | null;
            text: string;
        };
        /** ProposalReason */
        ProposalReason: {
            reason: string;
        };
        /** ProposalSignature */
        ProposalSignature: {
            reason?: string | null;
            signed: boolean;
        };
        /** ProposedWebhook */
        ProposedWebhook: {
            secret: string;
            webhook: components["schemas"]["Webhook"];
        };
        /** PushKeys */
        PushKeys: {
            auth: string;
            p256dh: string;
        };
        /** PutLink */
        PutLink: {
            /** Format: date-time */
            expiresAt: string;
            headers: {
                [key: string]: string;
            };
            url: string;
        };
        /** RaterAgreement */
        RaterAgreement: {
            beyondChance: components["schemas"]["Interval"];
            items: number;
            same: components["schemas"]["Interval"];
            visits: number;
        };
        /** Reader */
        Reader: {
            accesses: number;
            name: string;
            people: number;
            /** Format: uuid */
            person: string;
        };
        /** Reading */
        Reading: {
            item: string;
            reason?: string | null;
            severity: ("S0" | "S1" | "S2" | "S3" | "S4") | null;
        };
        /** ReadOut */
        ReadOut: {
            item: string;
            said: string;
            /** @enum {unknown} */
            severity: "S0" | "S1" | "S2" | "S3" | "S4";
        };
        /** ReadUntil */
        ReadUntil: {
            /** Format: date-time */
            until: string;
        };
        /** Receipt */
        Receipt: {
            arrived: number;
            code: string | null;
            expected: number;
            late: boolean;
            missing: {
                [key: string]: unknown;
            }[];
            /** Format: date-time */
            receivedAt: string;
            revision: number;
            sha256: string;
        };
        /** ReceiptCheck */
        ReceiptCheck: {
            arrived: number;
            expected: number;
            /** Format: date-time */
            receivedAt: string;
            sha256: string;
        };
        /** RecoveryCodes */
        RecoveryCodes: {
            codes: string[];
        };
        /** Recusal */
        Recusal: {
            counts: boolean;
            /** Format: date-time */
            declaredAt: string;
            /** Format: uuid */
            declaredBy: string;
            /** Format: uuid */
            id: string;
            /** Format: uuid */
            person: string;
            /** @enum {string} */
            reason: "own_unit" | "former_unit" | "relative" | "interest" | "other";
            /** Format: uuid */
            unit: string;
            validTo: string | null;
        };
        /** Redaction */
        Redaction: {
            areas: [
                number,
                number,
                number,
                number
            ][];
            confirmed: boolean | null;
            decidedAt: string | null;
            decidedBy: string | null;
            decidedByName: string | null;
            /** Format: uuid */
            evidence: string;
            /** Format: uuid */
            id: string;
            /** Format: uuid */
            inspection: string;
            /** Format: date-time */
            proposedAt: string;
            /** Format: uuid */
            proposedBy: string;
            proposedByName: string;
            /** @enum {string} */
            purpose: "item" | "minutes" | "explanation" | "remedy";
            reason: string;
        };
        /** RedactionDecision */
        RedactionDecision: {
            confirmed: boolean;
        };
        /** Redemption */
        Redemption: {
            code: string;
            /** @default false */
            cookie: boolean;
            deviceName: string;
            password: string;
            publicKey?: string | {
                /**
                 * @default ES256
                 * @enum {unknown}
                 */
                alg: "ES256";
                /** @enum {unknown} */
                crv: "P-256";
                /** @default true */
                ext: boolean;
                /** @default [] */
                key_ops: "verify"[];
                /** @default  */
                kid: string;
                /** @enum {unknown} */
                kty: "EC";
                /**
                 * @default sig
                 * @enum {unknown}
                 */
                use: "sig";
                x: string;
                y: string;
            } | null;
            /** @default  */
            secondCode: string;
        };
        /** Referral */
        Referral: {
            cause: components["schemas"]["ReferredCause"];
            extent: number | null;
            /** Format: uuid */
            id: string;
            legalBasis: components["schemas"]["Citation"][];
            note: string;
            /** Format: date-time */
            openedAt: string;
            question: components["schemas"]["Text"];
            /** @enum {string} */
            severity: "S0" | "S1" | "S2" | "S3" | "S4";
            unitName: string;
            zone: string;
        };
        /** ReferredCause */
        ReferredCause: {
            answer: string | null;
            answerDue: string | null;
            answeredAt: string | null;
            answeredByName: string | null;
            /** @enum {string} */
            cause: "unit" | "system" | "superior_guidance" | "staffing" | "other";
            decidedAt: string | null;
            decidedByName: string | null;
            doneBy: string | null;
            /** Format: uuid */
            id: string;
            ownerName: string | null;
            reason: string;
            takesIt: boolean | null;
        };
        /** Refusal */
        Refusal: {
            reason: string;
            witness: components["schemas"]["Official"];
        };
        /** Remedy */
        Remedy: {
            action: string;
            /** @enum {string} */
            cause: "procedure" | "conduct" | "skills" | "equipment" | "staffing" | "system" | "superior_guidance";
            demonstration: boolean;
            /** Format: date-time */
            dueAt: string;
            /** Format: uuid */
            finding: string;
            /** Format: uuid */
            id: string;
            /** Format: uuid */
            inspection: string;
            item: string;
            overdue: boolean;
            owner: string;
            reports: components["schemas"]["RemedyReport"][];
            /** Format: date-time */
            setAt: string;
            setByName: string;
            settledAt: string | null;
            /** @enum {string} */
            state: "open" | "reported" | "verified" | "waived";
            /** Format: uuid */
            unit: string;
            unitCode: string;
            unitName: string;
            waivers: components["schemas"]["Waiver"][];
            zone: string;
        };
        /** RemedyAgreement */
        RemedyAgreement: {
            agreed: boolean;
        };
        /** RemedyPlan */
        RemedyPlan: {
            action: string;
            /** @enum {unknown} */
            cause: "conduct" | "equipment" | "procedure" | "skills" | "staffing" | "superior_guidance" | "system";
            owner: string;
            workingDays?: number | null;
        };
        /** RemedyReport */
        RemedyReport: {
            accepted: boolean | null;
            comment: string | null;
            /** Format: uuid */
            id: string;
            judgedAt: string | null;
            judgedByName: string | null;
            number: number;
            photos: string[];
            /** Format: date-time */
            reportedAt: string;
            reportedByName: string;
            text: string;
        };
        /** RemedyReportDocument */
        RemedyReportDocument: {
            /** Format: uuid */
            id: string;
            /** @default [] */
            photos: string[];
            text: string;
        };
        /** Removal */
        Removal: {
            /** Format: date-time */
            expiresAt: string;
            /** Format: uuid */
            id: string;
            /** Format: uuid */
            person: string;
            /** Format: date-time */
            requestedAt: string;
            /** Format: uuid */
            requestedBy: string;
        };
        /** Reopening */
        Reopening: {
            agreed: boolean | null;
            comment: string | null;
            decidedAt: string | null;
            decidedByName: string | null;
            findings: string[];
            /** Format: uuid */
            id: string;
            /** Format: date-time */
            proposedAt: string;
            /** Format: uuid */
            proposedBy: string;
            proposedByName: string;
            reason: string;
        };
        /** ReopeningDecision */
        ReopeningDecision: {
            agreed: boolean;
            comment?: string | null;
        };
        /** ReopeningDocument */
        ReopeningDocument: {
            findings: string[];
            /** Format: uuid */
            id: string;
            reason: string;
        };
        /** Repeat */
        Repeat: {
            /** Format: uuid */
            earlier: string;
            /** Format: uuid */
            inspection: string;
            /** Format: date-time */
            openedAt: string;
            /** @enum {string} */
            severity: "S0" | "S1" | "S2" | "S3" | "S4";
            stands: boolean;
        };
        /** Repeats */
        Repeats: {
            counts: number;
            same: components["schemas"]["Interval"];
        };
        /** Reset */
        Reset: {
            approvedBy: string | null;
            /** Format: date-time */
            expiresAt: string;
            /** Format: uuid */
            id: string;
            /** Format: uuid */
            person: string;
            /** Format: date-time */
            requestedAt: string;
            /** Format: uuid */
            requestedBy: string;
        };
        /** ResetRequest */
        ResetRequest: {
            /** Format: uuid */
            person: string;
        };
        /** Return */
        Return: {
            comment: string;
        };
        /** ReturnReason */
        ReturnReason: {
            reason: string;
        };
        /** Revisit */
        Revisit: {
            demonstration: boolean;
            /** Format: date */
            dueOn: string;
            /** @enum {string} */
            grade: "C" | "D";
            /** Format: uuid */
            id: string;
            /** Format: uuid */
            inspection: string;
            /** Format: date-time */
            proposedAt: string;
            /** Format: uuid */
            unit: string;
            unitCode: string;
            unitName: string;
            zone: string;
        };
        /** RevisitReason */
        RevisitReason: {
            reason: string;
        };
        /** Risk */
        Risk: {
            units: components["schemas"]["UnitRisk"][];
        };
        /** RoleGrant */
        RoleGrant: {
            actingFor: string | null;
            approvedAt: string | null;
            approvedBy: string | null;
            approvedByName: string | null;
            /** Format: uuid */
            id: string;
            /** Format: uuid */
            person: string;
            personName: string;
            /** Format: uuid */
            requestedBy: string;
            requestedByName: string | null;
            /** @enum {string} */
            role: "inspector" | "unit_head" | "planner" | "reviewer" | "overseer" | "administrator";
            /** Format: uuid */
            unit: string;
            unitName: string;
            /** Format: date-time */
            validFrom: string;
            validTo: string | null;
        };
        /** RosterDay */
        RosterDay: {
            away: string[];
            capacity: number;
            closed: number;
            /** Format: date */
            day: string;
            open: boolean;
            planned: number;
            teams: number;
            teamsOnDuty: number;
            version: number | null;
        };
        /** RoutedAnswer */
        RoutedAnswer: {
            doneBy?: string | null;
            takesIt: boolean;
            words: string;
        };
        /** Scale */
        Scale: {
            anchors: {
                [key: string]: components["schemas"]["Words"];
            };
            max: number;
            min: number;
        };
        /** ScaleRule */
        ScaleRule: {
            max: number;
            min: number;
            na_if?: components["schemas"]["Words"] | null;
            pass_at: number;
            /** @enum {unknown} */
            type: "scale";
        };
        /** ScoreBeside */
        ScoreBeside: {
            alike: components["schemas"]["Spread"] | null;
            before: number | null;
            now: number | null;
            section: string | null;
            title: components["schemas"]["Text"] | null;
        };
        /** ScoreGap */
        ScoreGap: {
            announced: number;
            announcedScore: number | null;
            drawn: number;
            drawnScore: number | null;
            kind: string;
            pairedGap: number | null;
            pairedUnits: number;
            programme: components["schemas"]["Text"];
            stratum: string;
        };
        /** Scores */
        Scores: {
            courtesies: {
                [key: string]: components["schemas"]["Text"];
            };
            months: components["schemas"]["MonthScores"][];
            sections: {
                [key: string]: components["schemas"]["Text"];
            };
        };
        /** Scoring */
        Scoring: {
            bands: components["schemas"]["Band"][];
            /** @enum {unknown} */
            method: "weighted_percent";
        };
        /** SealedView */
        SealedView: {
            agreedAt: string | null;
            agreedBy: string | null;
            agreedByName: string | null;
            /** Format: date-time */
            askedAt: string;
            /** Format: uuid */
            askedBy: string;
            askedByName: string;
            /** Format: uuid */
            evidence: string;
            /** Format: date-time */
            expiresAt: string;
            /** Format: uuid */
            id: string;
            /** Format: uuid */
            inspection: string;
            openUntil: string | null;
            reason: string;
            unitName: string;
        };
        /** SealedViewAgreed */
        SealedViewAgreed: {
            /** Format: uuid */
            id: string;
            /** Format: date-time */
            openUntil: string;
        };
        /** SealedViewAsked */
        SealedViewAsked: {
            /** Format: date-time */
            expiresAt: string;
            /** Format: uuid */
            id: string;
        };
        /** SecondStep */
        SecondStep: {
            on: boolean;
            recoveryCodes: number;
            required: boolean;
            since: string | null;
        };
        /** Section */
        Section: {
            code: string;
            items: components["schemas"]["Item"][];
            title: components["schemas"]["Words"];
            weight: number;
        };
        /** Sending */
        Sending: {
            addressee: string;
            reference: string;
            /** Format: date */
            sentOn: string;
        };
        /** Session */
        Session: {
            csrfToken?: string | null;
            /** Format: uuid */
            device: string;
            /** Format: date-time */
            expiresAt: string;
            knownDevice?: string | null;
            /** Format: uuid */
            person: string;
            token?: string | null;
        };
        /** SetAside */
        SetAside: {
            /** Format: date-time */
            at: string;
            /** Format: uuid */
            evidence: string;
            /** Format: uuid */
            id: string;
            /** Format: uuid */
            inspection: string;
            item: string | null;
            kept: boolean;
            /** @enum {string} */
            purpose: "item" | "minutes" | "explanation" | "remedy";
            /** @enum {string} */
            reason: "announced-otherwise" | "hash-differs" | "not-a-photo" | "photo-type-differs" | "photo-incomplete" | "photo-too-heavy" | "photo-unopenable";
            sha256: string;
            size: number;
            unitCode: string;
            unitName: string;
            /** @enum {string} */
            what: "file" | "examination";
            zone: string;
        };
        /** SeverityStep */
        SeverityStep: {
            by: string | null;
            /** Format: date-time */
            decidedAt: string;
            reason: string | null;
            /** @enum {null|string} */
            rule: "fixed" | "repeat" | null;
            /** @enum {string} */
            severity: "S0" | "S1" | "S2" | "S3" | "S4";
        };
        /** Sheet */
        Sheet: {
            /** Format: uuid */
            id: string;
            /** Format: uuid */
            inspector: string;
            inspectorName: string;
            late: boolean;
            photos: string[];
            receipt: string | null;
            /** Format: date-time */
            receivedAt: string;
            revision: number;
            sha256: string;
            /** @enum {string} */
            signature: "signed" | "unsigned" | "wrong";
            submitted: boolean;
        };
        /** SheetAnswer */
        SheetAnswer: {
            item: string;
            note: string;
            of: number | null;
            photos: string[];
            question: components["schemas"]["Text"];
            /** @enum {string} */
            said: "yes" | "no" | "na" | "number" | "text" | "photo";
            text: string;
            value: number | null;
        };
        /** Shown */
        Shown: {
            accuracy: number | null;
            /** Format: date-time */
            announcedAt: string;
            /** Format: uuid */
            announcedBy: string;
            arrivedAt: string | null;
            blurred: boolean;
            /** Format: date-time */
            claimedAt: string;
            contentType: string;
            erasedAt: string | null;
            fileName: string;
            /** Format: uuid */
            id: string;
            /** Format: uuid */
            inspection: string;
            item: string | null;
            latitude: number | null;
            longitude: number | null;
            /** @enum {string} */
            purpose: "item" | "minutes" | "explanation" | "remedy";
            redactionPending: boolean;
            /** @enum {null|string} */
            refusal: "not-a-photo" | "photo-type-differs" | "photo-incomplete" | "photo-too-heavy" | "photo-unopenable" | null;
            sha256: string;
            /** @enum {string} */
            signature: "signed" | "unsigned" | "wrong";
            size: number;
            /** @enum {string} */
            state: "announced" | "arrived" | "refused";
        };
        /** ShownLink */
        ShownLink: {
            /** Format: uuid */
            id: string;
            /** Format: date-time */
            madeAt: string;
            madeByName: string;
            open: boolean;
            post: string;
            revokedAt: string | null;
            usedAt: string | null;
        };
        /** Signatory */
        Signatory: {
            /** @enum {string} */
            by: "unit" | "witness" | "member";
            name: string;
        };
        /** SignedCheckpoint */
        SignedCheckpoint: {
            note: string;
            root: string;
            /** Format: date-time */
            signedAt: string;
            size: number;
            stampedAt: string | null;
        };
        /** Signers */
        Signers: {
            detail: string;
            needed: number;
            people: number;
            rule: string;
        };
        /** SignIn */
        SignIn: {
            /** @default false */
            cookie: boolean;
            deviceName: string;
            /** @default  */
            knownDevice: string;
            password: string;
            /** @default  */
            secondCode: string;
            username: string;
        };
        /** Slip */
        Slip: {
            code: string;
            /** Format: date-time */
            expiresAt: string;
            /** Format: uuid */
            id: string;
            name: string;
            /** Format: uuid */
            person: string;
            username: string;
        };
        /** Slot */
        Slot: {
            arrive: components["schemas"]["Moment"];
            name: string;
            profile?: string | null;
            weight: number;
        };
        /** Span */
        Span: {
            closes: string;
            opens: string;
        };
        /** Spread */
        Spread: {
            lower: number;
            median: number;
            units: number;
            upper: number;
        };
        /** Standing */
        Standing: {
            conclusion: number | null;
            findings: number;
            objectionDue: string | null;
            parts: ("leader" | "member" | "unit_head" | "planner" | "reviewer" | "overseer")[];
            photos: number;
            photosArrived: number;
            remedies: number;
            remedyDue: string | null;
            /** @enum {null|string} */
            step: "visit" | "photos" | "explanations" | "draft" | "issuance" | "second_signature" | "objection" | "verification" | "remedies" | "closure" | null;
            unexplained: number;
            /** @enum {null|string} */
            worst: "S0" | "S1" | "S2" | "S3" | "S4" | null;
            yours: boolean;
        };
        /** Step */
        Step: {
            action: string;
            /** Format: date-time */
            at: string;
            by: components["schemas"]["Who"] | null;
            facts: {
                [key: string]: unknown;
            };
            position: number | null;
        };
        /** StepDone */
        StepDone: {
            /** @default true */
            done: boolean;
            note: string;
        };
        /** Subject */
        Subject: {
            /** @default 0 */
            erased: number;
            /**
             * @default unit
             * @enum {string}
             */
            kind: "unit" | "post" | "person";
            /** @default 0 */
            number: number;
            /** @default 0 */
            people: number;
            post?: string | null;
            /** @default false */
            readable: boolean;
            setAt?: string | null;
            setByName?: string | null;
        };
        /** SubjectDocument */
        SubjectDocument: {
            before: number;
            /** @enum {unknown} */
            kind: "person" | "post" | "unit";
            people?: components["schemas"]["NamedPerson"][];
            post?: string | null;
        };
        /** Submitted */
        Submitted: {
            grade: string | null;
            /** Format: uuid */
            id: string;
            incompleteReason: string | null;
            observedWeight: number;
            /** Format: date-time */
            receivedAt: string;
            score: number | null;
            totalWeight: number;
        };
        /** Substitution */
        Substitution: {
            /** Format: date-time */
            madeAt: string;
            substitute: string | null;
            /** Format: uuid */
            withdrawn: string;
        };
        /** Team */
        Team: {
            base?: string | null;
            /** Format: uuid */
            leader: string;
            members: string[];
        };
        /** TeamMember */
        TeamMember: {
            /** Format: uuid */
            id: string;
            leader: boolean;
            name: string;
        };
        /** Text */
        Text: {
            en: string;
            id: string;
            vi: string;
        };
        /** TextRule */
        TextRule: {
            max_length: number;
            personal_data: boolean;
            /** @enum {unknown} */
            type: "text";
        };
        /** Told */
        Told: {
            detail: string;
            type: string;
            unitCode?: string;
        };
        /** Travel */
        Travel: {
            kilometresPerHour: number;
            mostMinutes: number;
        };
        /** UndeliveredVisit */
        UndeliveredVisit: {
            /** @enum {string} */
            became: "missed" | "aborted" | "cancelled" | "withdrawn" | "absent";
            /** Format: date */
            day: string;
            /** Format: uuid */
            inspection: string;
            /** Format: uuid */
            person: string;
            reason: string | null;
            unitName: string;
        };
        /** Unit */
        Unit: {
            code: string;
            /** Format: uuid */
            id: string;
            jurisdiction: string;
            kind: string;
            latitude: number | null;
            longitude: number | null;
            name: string;
            openingHours: components["schemas"]["OpeningHours"] | null;
            parent: string | null;
            path: string[];
            predecessors: string[];
            /** Format: date */
            validFrom: string;
            validTo: string | null;
            zone: string;
        };
        /** UnitCoverage */
        UnitCoverage: {
            code: string;
            gap: number | null;
            /** @enum {null|string} */
            grade: "A" | "B" | "C" | "D" | null;
            gradedOn: string | null;
            kind: string;
            lastVisit: string | null;
            latitude: number | null;
            longitude: number | null;
            name: string;
            openDaysSince: number | null;
            /** Format: uuid */
            unit: string;
            visits: number;
            visitsPerYear: number | null;
        };
        /** UnitForecast */
        UnitForecast: {
            code: string;
            longestGap: number;
            metWithin: {
                [key: string]: number;
            };
            visitsPerMonth: number;
        };
        /** UnitImport */
        UnitImport: {
            added: number;
            approvedAt: string | null;
            approvedBy: string | null;
            changed: number;
            ended: number;
            holdsFrom: string | null;
            /** Format: uuid */
            id: string;
            /** Format: date-time */
            proposedAt: string;
            /** Format: uuid */
            proposedBy: string;
            proposedByName: string;
            sha256: string;
            /** @enum {string} */
            state: "waiting" | "applied" | "withdrawn";
            withdrawnAt: string | null;
            withdrawnBy: string | null;
        };
        /** UnitImportLine */
        UnitImportLine: {
            code: string;
            detail: string | null;
            fields: string[];
            line: number | null;
            name: string;
            /** @enum {string} */
            sign: "added" | "changed" | "ended" | "refused";
        };
        /** UnitImportReport */
        UnitImportReport: {
            added: number;
            changed: number;
            ended: number;
            import: string | null;
            lines: components["schemas"]["UnitImportLine"][];
            more: number;
            refused: number;
            sha256: string;
        };
        /** UnitOdds */
        UnitOdds: {
            odds: number;
            unitCode: string;
        };
        /** UnitRisk */
        UnitRisk: {
            adjustment: number;
            before: number;
            code: string;
            name: string;
            parts: components["schemas"]["Part"][];
            score: number;
        };
        /** UnitSaid */
        UnitSaid: {
            /** @enum {string} */
            position: "agree" | "disagree" | "agree_with_conditions" | "out_of_competence";
            reasons: string;
        };
        /** Unread */
        Unread: {
            unread: number;
        };
        /** Verification */
        Verification: {
            founded: boolean;
        };
        /** VerifierKey */
        VerifierKey: {
            /** Format: date-time */
            since: string;
            verifier: string;
        };
        /** Version */
        Version: {
            approver: string | null;
            /** Format: uuid */
            author: string;
            /** Format: date-time */
            draftedAt: string;
            /** Format: uuid */
            id: string;
            number: number;
            publishedAt: string | null;
            sha256: string;
            state: string;
        };
        /** Viewing */
        Viewing: {
            /** Format: date-time */
            expiresAt: string;
            height: number;
            url: string;
            width: number;
        };
        /** Votes */
        Votes: {
            neither: number;
            no: number;
            yes: number;
        };
        /** Waiver */
        Waiver: {
            agreed: boolean | null;
            decidedAt: string | null;
            decidedByName: string | null;
            /** Format: date-time */
            proposedAt: string;
            /** Format: uuid */
            proposedBy: string;
            proposedByName: string;
            reason: string;
        };
        /** WaiverReason */
        WaiverReason: {
            reason: string;
        };
        /** Webhook */
        Webhook: {
            approvedAt: string | null;
            approvedBy: string | null;
            deliveredAt: string | null;
            endedAt: string | null;
            endedBy: string | null;
            events: string[];
            givenUp: number;
            /** Format: uuid */
            id: string;
            /** Format: date-time */
            proposedAt: string;
            /** Format: uuid */
            proposedBy: string;
            /** Format: uuid */
            unit: string;
            url: string;
            waiting: number;
        };
        /** Who */
        Who: {
            /** Format: uuid */
            id: string;
            name: string;
        };
        /** WithColleague */
        WithColleague: {
            agreement: components["schemas"]["RaterAgreement"];
            name: string;
            /** Format: uuid */
            person: string;
        };
        /** Withdrawal */
        Withdrawal: {
            claimedAt: string | null;
            /** Format: uuid */
            id: string;
            /** Format: uuid */
            inspection: string;
            late: boolean;
            name: string;
            note: string;
            /** Format: uuid */
            person: string;
            /** @enum {string} */
            reason: "conflict" | "illness" | "unavailable";
            /** Format: date-time */
            withdrawnAt: string;
        };
        /** Words */
        Words: {
            en: string;
            id: string;
            vi: string;
        };
        /** Workload */
        Workload: {
            hoursOnTheRoadPerMonth: number;
            name: string;
            /** Format: uuid */
            person: string;
            visitsPerMonth: number;
        };
        /** YesNoRule */
        YesNoRule: {
            pass_values: ("no" | "yes")[];
            /** @enum {unknown} */
            type: "yesno";
            values: ("na" | "no" | "yes")[];
        };
    };
    responses: never;
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    live: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        [key: string]: string;
                    };
                };
            };
        };
    };
    ready: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        [key: string]: string;
                    };
                };
            };
        };
    };
    downloadAuthority: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/x-x509-ca-cert": string;
                };
            };
        };
    };
    getAbout: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["About"];
                };
            };
        };
    };
    getAuthority: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Authority"];
                };
            };
        };
    };
    listBackChecks: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BackCheck"][];
                };
            };
        };
    };
    getBackCheck: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                check: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OneBackCheck"];
                };
            };
        };
    };
    answerBackCheck: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                check: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AnswerDocument"];
            };
        };
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OneBackCheck"];
                };
            };
            /** @description Request fulfilled, document follows */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OneBackCheck"];
                };
            };
        };
    };
    declineBackCheck: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                check: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Declining"];
            };
        };
        responses: {
            /** @description Request fulfilled, nothing follows */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    getBackupCoverage: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BackupCoverage"];
                };
            };
        };
    };
    listBreaches: {
        parameters: {
            query?: {
                /** @description `next` of the page before */
                cursor?: string | null;
                /** @description How many rows at the most */
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PageOfBreach"];
                };
            };
        };
    };
    openBreach: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewBreach"];
            };
        };
        responses: {
            /** @description Document created, URL follows */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Breach"];
                };
            };
        };
    };
    getBreach: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                breach: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Breach"];
                };
            };
        };
    };
    proposeBreachClosing: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                breach: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ClosingNote"];
            };
        };
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Breach"];
                };
            };
        };
    };
    closeBreach: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                breach: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Breach"];
                };
            };
        };
    };
    returnBreachClosing: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                breach: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ReturnReason"];
            };
        };
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Breach"];
                };
            };
        };
    };
    getBreachExtent: {
        parameters: {
            query: {
                by?: string | null;
                first: string;
                last: string;
            };
            header?: never;
            path: {
                breach: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Extent"];
                };
            };
        };
    };
    draftBreachNotification: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                breach: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Notification"];
                };
            };
        };
    };
    printBreachNotification: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                breach: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Additional response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/pdf": string;
                };
            };
        };
    };
    tickBreachStep: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                breach: string;
                step: "contain" | "extent" | "notify_authority" | "notify_people" | "record";
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["StepDone"];
            };
        };
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Breach"];
                };
            };
        };
    };
    listCalendarDays: {
        parameters: {
            query?: {
                /** @description `next` of the page before */
                cursor?: string | null;
                /** @description How many rows at the most */
                limit?: number;
                unit?: string | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PageOfCalendarDay"];
                };
            };
        };
    };
    proposeCalendarDay: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewCalendarDay"];
            };
        };
        responses: {
            /** @description Document created, URL follows */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CalendarDay"];
                };
            };
        };
    };
    approveCalendarDay: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                day: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CalendarDay"];
                };
            };
        };
    };
    approveCapacityDay: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                day: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CapacityDay"];
                };
            };
        };
    };
    listWaitingCapacityDays: {
        parameters: {
            query?: {
                /** @description `next` of the page before */
                cursor?: string | null;
                /** @description How many rows at the most */
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PageOfCapacityDay"];
                };
            };
        };
    };
    decideCause: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                cause: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CauseDecision"];
            };
        };
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Marks"];
                };
            };
        };
    };
    checkCertificate: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CertificateCheck"];
            };
        };
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GenuineCertificate"];
                };
            };
        };
    };
    listChecklists: {
        parameters: {
            query?: {
                /** @description `next` of the page before */
                cursor?: string | null;
                /** @description How many rows at the most */
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PageOfChecklist"];
                };
            };
        };
    };
    draftChecklistVersion: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                code: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": Record<string, never>;
                "application/yaml": Record<string, never>;
            };
        };
        responses: {
            /** @description Document created, URL follows */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Version"];
                };
            };
        };
    };
    getChecklistVersion: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                code: string;
                number: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Document"];
                };
            };
        };
    };
    approveChecklistVersion: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                code: string;
                number: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Document created, URL follows */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Version"];
                };
            };
        };
    };
    checkChecklist: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": Record<string, never>;
                "application/yaml": Record<string, never>;
            };
        };
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CheckedDocument"];
                };
            };
        };
    };
    listClocks: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ClockBounds"][];
                };
            };
        };
    };
    confirmCommendation: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                commendation: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Confirmation"];
            };
        };
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Commendation"][];
                };
            };
        };
    };
    signCommendation: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                commendation: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Commendation"][];
                };
            };
        };
    };
    listComplaints: {
        parameters: {
            query?: {
                /** @description `next` of the page before */
                cursor?: string | null;
                /** @description How many rows at the most */
                limit?: number;
                /** @description Of this unit or below it */
                unit?: string | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PageOfComplaint"];
                };
            };
        };
    };
    recordComplaint: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewComplaint"];
            };
        };
        responses: {
            /** @description Document created, URL follows */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Complaint"];
                };
            };
        };
    };
    verifyComplaint: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                complaint: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Verification"];
            };
        };
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Complaint"];
                };
            };
        };
    };
    listDamagedEvidence: {
        parameters: {
            query?: {
                /** @description `next` of the page before */
                cursor?: string | null;
                /** @description How many rows at the most */
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PageOfDamagedEvidence"];
                };
            };
        };
    };
    listDataAccesses: {
        parameters: {
            query?: {
                /** @description Who read them */
                by?: string | null;
                /** @description `next` of the page before */
                cursor?: string | null;
                /** @description A day at my own office */
                first?: string | null;
                kind?: "people_list" | "person" | "devices" | "finding_names" | "explanation_links" | "custody_bundle" | "export" | "original" | "breach_extent" | "own_copy" | null;
                /** @description A day at my own office */
                last?: string | null;
                /** @description How many rows at the most */
                limit?: number;
                /** @description Whose data */
                person?: string | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PageOfDataAccess"];
                };
            };
        };
    };
    listDevices: {
        parameters: {
            query?: {
                /** @description `next` of the page before */
                cursor?: string | null;
                /** @description How many rows at the most */
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PageOfDevice"];
                };
            };
        };
    };
    revokeDevice: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                device: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, nothing follows */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    registerDeviceKey: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewKey"];
            };
        };
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DeviceKey"];
                };
            };
            /** @description Request fulfilled, document follows */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DeviceKey"];
                };
            };
        };
    };
    subscribeToPush: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewPushSubscription"];
            };
        };
        responses: {
            /** @description Request fulfilled, nothing follows */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    unsubscribeFromPush: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, nothing follows */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    listDisciplineForms: {
        parameters: {
            query?: {
                /** @description Whose rules */
                country?: "VN" | "ID";
                /** @description The day; today where it is not given */
                on?: string | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DisciplineRule"][];
                };
            };
        };
    };
    listEnrolments: {
        parameters: {
            query?: {
                /** @description `next` of the page before */
                cursor?: string | null;
                /** @description How many rows at the most */
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PageOfOpenSlip"];
                };
            };
        };
    };
    makeEnrolments: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewSlips"];
            };
        };
        responses: {
            /** @description Document created, URL follows */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Slip"][];
                };
            };
        };
    };
    revokeEnrolment: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                enrolment: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, nothing follows */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    redeemEnrolment: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Redemption"];
            };
        };
        responses: {
            /** @description Document created, URL follows */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Session"];
                };
            };
        };
    };
    listErasures: {
        parameters: {
            query?: {
                /** @description `next` of the page before */
                cursor?: string | null;
                /** @description How many rows at the most */
                limit?: number;
                state?: "due" | "proposed" | "finished" | "declined";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PageOfErasure"];
                };
            };
        };
    };
    getErasureCertificate: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                erasure: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": string;
                };
            };
        };
    };
    printErasureCertificate: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                erasure: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Additional response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/pdf": string;
                };
            };
        };
    };
    decideErasure: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                erasure: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ErasureDecision"];
            };
        };
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Erasure"];
                };
            };
        };
    };
    getEvidence: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                evidence: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Detail"];
                };
            };
        };
    };
    confirmArrival: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                evidence: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, nothing follows */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    getCustody: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                evidence: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Custody"];
                };
            };
        };
    };
    openDirectUpload: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                evidence: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DirectUpload"];
            };
        };
        responses: {
            /** @description Document created, URL follows */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PutLink"];
                };
            };
        };
    };
    viewOriginal: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                evidence: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Document created, URL follows */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Link"];
                };
            };
        };
    };
    listRedactions: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                evidence: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Redaction"][];
                };
            };
        };
    };
    proposeRedaction: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                evidence: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewRedaction"];
            };
        };
        responses: {
            /** @description Document created, URL follows */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Redaction"];
                };
            };
        };
    };
    askForSealedView: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                evidence: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewSealedView"];
            };
        };
        responses: {
            /** @description Document created, URL follows */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SealedViewAsked"];
                };
            };
        };
    };
    revokeExplanationLink: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                link: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, nothing follows */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    explainByLink: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["GuestExplanation"];
            };
        };
        responses: {
            /** @description Document created, URL follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": null;
                };
            };
            /** @description Document created, URL follows */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": null;
                };
            };
        };
    };
    sendGuestPhoto: {
        parameters: {
            query?: never;
            header: {
                "Content-Digest": string;
                "Explanation-Link": string;
            };
            path: {
                photo: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "image/heic": string;
                "image/heif": string;
                "image/jpeg": string;
                "image/png": string;
                "image/webp": string;
            };
        };
        responses: {
            /** @description Request fulfilled, nothing follows */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    readExplanationLink: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["HeldLink"];
            };
        };
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GuestFinding"];
                };
            };
        };
    };
    exportTable: {
        parameters: {
            query?: {
                /** @description The first day of the visits, at the unit */
                first?: string | null;
                /** @description The last day of the visits, at the unit */
                last?: string | null;
                /** @description Of this programme only */
                programme?: string | null;
                state?: "released" | "opened" | "submitted" | "explaining" | "concluded" | "closed" | null;
                /** @description At this unit and everything below it */
                unit?: string | null;
            };
            header?: never;
            path: {
                file: "inspections.xlsx" | "inspections.csv" | "inspections.jsonl" | "findings.xlsx" | "findings.csv" | "findings.jsonl" | "explanations.xlsx" | "explanations.csv" | "explanations.jsonl" | "remedies.xlsx" | "remedies.csv" | "remedies.jsonl";
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Additional response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/jsonl": string;
                    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": string;
                    "text/csv": string;
                };
            };
        };
    };
    decideExtension: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                extension: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ExtensionDecision"];
            };
        };
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Extension"];
                };
            };
        };
    };
    listFailingDeliveries: {
        parameters: {
            query?: {
                /** @description `next` of the page before */
                cursor?: string | null;
                /** @description How many rows at the most */
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PageOfFailingDelivery"];
                };
            };
        };
    };
    readFile: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                token: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": unknown;
                };
            };
        };
    };
    proposeCause: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                finding: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CauseDocument"];
            };
        };
        responses: {
            /** @description Document created, URL follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Marks"];
                };
            };
            /** @description Document created, URL follows */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Marks"];
                };
            };
        };
    };
    listEarlierDecisions: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                finding: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EarlierDecisions"];
                };
            };
        };
    };
    saveExplanationDraft: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                finding: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DraftDocument"];
            };
        };
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ExplanationDraft"];
                };
            };
            /** @description Request fulfilled, document follows */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ExplanationDraft"];
                };
            };
        };
    };
    discardExplanationDraft: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                finding: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, nothing follows */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    listExplanationDrafts: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                finding: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ExplanationDraft"][];
                };
            };
        };
    };
    listExplanationLinks: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                finding: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ShownLink"][];
                };
            };
        };
    };
    makeExplanationLink: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                finding: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewLink"];
            };
        };
        responses: {
            /** @description Document created, URL follows */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MadeLink"];
                };
            };
        };
    };
    explainFinding: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                finding: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ExplanationDocument"];
            };
        };
        responses: {
            /** @description Document created, URL follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ExplanationDocument"];
                };
            };
            /** @description Document created, URL follows */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ExplanationDocument"];
                };
            };
        };
    };
    enterPaperExplanation: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                finding: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PaperDocument"];
            };
        };
        responses: {
            /** @description Document created, URL follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PaperDocument"];
                };
            };
            /** @description Document created, URL follows */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PaperDocument"];
                };
            };
        };
    };
    listConcernedPeople: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                finding: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ConcernedPerson"][];
                };
            };
        };
    };
    nameSubject: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                finding: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SubjectDocument"];
            };
        };
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Marks"];
                };
            };
            /** @description Request fulfilled, document follows */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Marks"];
                };
            };
        };
    };
    getHealthReport: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HealthReport"];
                };
            };
        };
    };
    liftHold: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                hold: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Hold"];
                };
            };
        };
    };
    listInbox: {
        parameters: {
            query?: {
                /** @description `next` of the page before */
                cursor?: string | null;
                /** @description How many rows at the most */
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PageOfMatter"];
                };
            };
        };
    };
    listInspections: {
        parameters: {
            query?: {
                /** @description `next` of the page before */
                cursor?: string | null;
                /** @description How many rows at the most */
                limit?: number;
                state?: "released" | "opened" | "submitted" | "explaining" | "concluded" | "closed" | null;
                unitCode?: string | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PageOfInspectionSummary"];
                };
            };
        };
    };
    getInspection: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                inspection: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InspectionDetail"];
                };
            };
        };
    };
    abortInspection: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                inspection: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CallingOff"];
            };
        };
        responses: {
            /** @description Document created, URL follows */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InspectionDetail"];
                };
            };
        };
    };
    cancelInspection: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                inspection: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CallingOff"];
            };
        };
        responses: {
            /** @description Document created, URL follows */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InspectionDetail"];
                };
            };
        };
    };
    printClosureCertificate: {
        parameters: {
            query?: {
                /** @description `vi,en`: in the first, with the others beside it; without it in the language of the unit */
                languages?: string | null;
            };
            header?: never;
            path: {
                inspection: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Additional response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/pdf": string;
                };
            };
        };
    };
    listClocksOfInspection: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                inspection: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ClockSpan"][];
                };
            };
        };
    };
    closeInspection: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                inspection: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Document created, URL follows */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InspectionDetail"];
                };
            };
        };
    };
    listCommendations: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                inspection: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Commendation"][];
                };
            };
        };
    };
    proposeCommendation: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                inspection: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CommendationDocument"];
            };
        };
        responses: {
            /** @description Document created, URL follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Commendation"][];
                };
            };
            /** @description Document created, URL follows */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Commendation"][];
                };
            };
        };
    };
    getComparison: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                inspection: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Comparison"];
                };
            };
        };
    };
    getConclusion: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                inspection: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Conclusion"];
                };
            };
        };
    };
    listConclusionComments: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                inspection: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ConclusionComment"][];
                };
            };
        };
    };
    listConclusions: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                inspection: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Conclusion"][];
                };
            };
        };
    };
    draftConclusion: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                inspection: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ConclusionDocument"];
            };
        };
        responses: {
            /** @description Document created, URL follows */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Conclusion"];
                };
            };
        };
    };
    issueConclusion: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                inspection: string;
                number: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Document created, URL follows */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Conclusion"];
                };
            };
        };
    };
    sendConclusionBack: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                inspection: string;
                number: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Return"];
            };
        };
        responses: {
            /** @description Document created, URL follows */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ConclusionComment"][];
                };
            };
        };
    };
    signConclusion: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                inspection: string;
                number: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Document created, URL follows */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Conclusion"];
                };
            };
        };
    };
    exportCustodyBundle: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                inspection: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Additional response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/zip": string;
                };
            };
        };
    };
    proposeErasure: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                inspection: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewErasure"];
            };
        };
        responses: {
            /** @description Document created, URL follows */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Erasure"];
                };
            };
        };
    };
    listEvidence: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                inspection: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Gathered"];
                };
            };
        };
    };
    announceEvidence: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                evidence: string;
                inspection: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Announcement"];
            };
        };
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Shown"];
                };
            };
            /** @description Request fulfilled, document follows */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Shown"];
                };
            };
        };
    };
    listExtensions: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                inspection: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Extension"][];
                };
            };
        };
    };
    askForExtension: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                inspection: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ExtensionRequest"];
            };
        };
        responses: {
            /** @description Document created, URL follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Extension"];
                };
            };
            /** @description Document created, URL follows */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Extension"];
                };
            };
        };
    };
    listFindings: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                inspection: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Finding"][];
                };
            };
        };
    };
    listHolds: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                inspection: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Hold"][];
                };
            };
        };
    };
    placeHold: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                inspection: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewHold"];
            };
        };
        responses: {
            /** @description Document created, URL follows */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Hold"];
                };
            };
        };
    };
    putInteraction: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                inspection: string;
                interaction: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["InteractionDocument"];
            };
        };
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Interaction"];
                };
            };
            /** @description Request fulfilled, document follows */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Interaction"];
                };
            };
        };
    };
    putInterview: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                inspection: string;
                interview: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["InterviewDocument"];
            };
        };
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Interview"];
                };
            };
            /** @description Request fulfilled, document follows */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Interview"];
                };
            };
        };
    };
    printLetter: {
        parameters: {
            query?: {
                /** @description `vi,en`: in the first, with the others beside it; without it in the language of the unit */
                languages?: string | null;
            };
            header?: never;
            path: {
                inspection: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Additional response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/pdf": string;
                };
            };
        };
    };
    getMinutes: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                inspection: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Minutes"];
                };
            };
        };
    };
    printMinutes: {
        parameters: {
            query?: {
                /** @description `vi,en`: in the first, with the others beside it; without it in the language of the unit */
                languages?: string | null;
            };
            header?: never;
            path: {
                inspection: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Additional response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/pdf": string;
                };
            };
        };
    };
    putMinutes: {
        parameters: {
            query?: never;
            header: {
                /** @description RFC 9530, sha-256 */
                "Content-Digest": string;
                /** @description By the device's key, in hex: r and s of ECDSA P-256 with SHA-256 over the 32 bytes of the body's SHA-256. Without it, or when it is wrong, the sheet is taken all the same and marked. */
                "X-Device-Signature"?: string | null;
            };
            path: {
                inspection: string;
                minutes_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** Format: date-time */
                    claimedAt: string;
                    /** @enum {unknown} */
                    closing: "on_paper" | "refused" | "signed" | "with_reservations";
                    /** Format: uuid */
                    id: string;
                    /** Format: uuid */
                    inspection: string;
                    paper: string[];
                    read: {
                        item: string;
                        said: string;
                        /** @enum {unknown} */
                        severity: "S0" | "S1" | "S2" | "S3" | "S4";
                    }[];
                    refusal: {
                        reason: string;
                        /** Official */
                        witness: {
                            name: string;
                            post: string;
                        };
                    } | null;
                    reservations: string | null;
                    signatures: {
                        /** @enum {unknown} */
                        by: "member" | "unit" | "witness";
                        person: string | null;
                        strokes: [
                            number,
                            number
                        ][][];
                    }[];
                    /** Format: uuid */
                    submission: string;
                    unit: {
                        name: string;
                        post: string;
                    } | null;
                };
            };
        };
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Minutes"];
                };
            };
            /** @description Request fulfilled, document follows */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Minutes"];
                };
            };
        };
    };
    listNextSteps: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                inspection: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NextSteps"];
                };
            };
        };
    };
    listObjectionsOfInspection: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                inspection: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Objections"];
                };
            };
        };
    };
    objectToConclusion: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                inspection: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ObjectionDocument"];
            };
        };
        responses: {
            /** @description Document created, URL follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Objection"];
                };
            };
            /** @description Document created, URL follows */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Objection"];
                };
            };
        };
    };
    getObservations: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                inspection: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Observations"];
                };
            };
        };
    };
    openInspection: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                inspection: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Opening"];
            };
        };
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InspectionDetail"];
                };
            };
            /** @description Request fulfilled, document follows */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InspectionDetail"];
                };
            };
        };
    };
    listProposalsOfInspection: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                inspection: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Proposal"][];
                };
            };
        };
    };
    makeProposal: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                inspection: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ProposalDocument"];
            };
        };
        responses: {
            /** @description Document created, URL follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Proposal"];
                };
            };
            /** @description Document created, URL follows */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Proposal"];
                };
            };
        };
    };
    listRemediesOfInspection: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                inspection: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Remedy"][];
                };
            };
        };
    };
    requireRemedy: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                inspection: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewRemedy"];
            };
        };
        responses: {
            /** @description Document created, URL follows */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Remedy"][];
                };
            };
        };
    };
    listReopenings: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                inspection: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Reopening"][];
                };
            };
        };
    };
    proposeReopening: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                inspection: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ReopeningDocument"];
            };
        };
        responses: {
            /** @description Document created, URL follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Reopening"];
                };
            };
            /** @description Document created, URL follows */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Reopening"];
                };
            };
        };
    };
    listSheets: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                inspection: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Sheet"][];
                };
            };
        };
    };
    getSheetRevision: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                inspection: string;
                revision: number;
                sheet: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": string;
                };
            };
        };
    };
    putSheetRevision: {
        parameters: {
            query?: never;
            header: {
                /** @description RFC 9530, sha-256 */
                "Content-Digest": string;
                /** @description By the device's key, in hex: r and s of ECDSA P-256 with SHA-256 over the 32 bytes of the body's SHA-256. Without it, or when it is wrong, the sheet is taken all the same and marked. */
                "X-Device-Signature"?: string | null;
            };
            path: {
                inspection: string;
                revision: number;
                sheet: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    answers: unknown;
                    checklist: string;
                    /** Format: date-time */
                    claimedAt: string;
                    /** Format: uuid */
                    inspection: string;
                    reason?: string | null;
                    revision: number;
                    /** Format: uuid */
                    sheet: string;
                    submitted: boolean;
                };
            };
        };
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Receipt"];
                };
            };
            /** @description Request fulfilled, document follows */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Receipt"];
                };
            };
        };
    };
    getStanding: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                inspection: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Standing"];
                };
            };
        };
    };
    getSubmission: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                inspection: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Submitted"];
                };
            };
        };
    };
    submitInspection: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                inspection: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** Format: date-time */
                    claimedAt: string;
                    /** @default [] */
                    fixed?: {
                        how: string;
                        item: string;
                        /** @default [] */
                        photos?: string[];
                    }[];
                    /** Format: uuid */
                    id: string;
                    incompleteReason?: string | null;
                    /** @default {} */
                    settlements?: {
                        [key: string]: string;
                    };
                    /** @default [] */
                    severities?: {
                        item: string;
                        reason: string;
                        /** @enum {unknown} */
                        severity: "S0" | "S1" | "S2" | "S3" | "S4";
                    }[];
                };
            };
        };
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Submitted"];
                };
            };
            /** @description Request fulfilled, document follows */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Submitted"];
                };
            };
        };
    };
    listSubstitutions: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                inspection: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Substitution"][];
                };
            };
        };
    };
    listWithdrawals: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                inspection: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Withdrawal"][];
                };
            };
        };
    };
    withdraw: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                inspection: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewWithdrawal"];
            };
        };
        responses: {
            /** @description Document created, URL follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Withdrawal"];
                };
            };
            /** @description Document created, URL follows */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Withdrawal"];
                };
            };
        };
    };
    listInspectorAudits: {
        parameters: {
            query?: {
                /** @description `next` of the page before */
                cursor?: string | null;
                /** @description How many rows at the most */
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PageOfInspectorAudit"];
                };
            };
        };
    };
    getInspectorAudit: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                person: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OneInspectorAudit"];
                };
            };
        };
    };
    listLeaves: {
        parameters: {
            query?: {
                /** @description `next` of the page before */
                cursor?: string | null;
                /** @description How many rows at the most */
                limit?: number;
                notOverOn?: string | null;
                person?: string | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PageOfLeave"];
                };
            };
        };
    };
    proposeLeave: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewLeave"];
            };
        };
        responses: {
            /** @description Document created, URL follows */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Leave"];
                };
            };
        };
    };
    approveLeave: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                leave: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Leave"];
                };
            };
        };
    };
    endLeave: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                leave: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Leave"];
                };
            };
        };
    };
    withdrawLeave: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                leave: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Leave"];
                };
            };
        };
    };
    getCheckpoint: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/plain": string;
                };
            };
        };
    };
    listCheckpoints: {
        parameters: {
            query?: {
                /** @description `next` of the page before */
                cursor?: string | null;
                /** @description How many rows at the most */
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PageOfSignedCheckpoint"];
                };
            };
        };
    };
    getCheckpointTimestamp: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description So many entries from the beginning */
                size: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/timestamp-reply": string;
                };
            };
        };
    };
    proveConsistency: {
        parameters: {
            query: {
                /** @description So many entries from the beginning */
                first: number;
                /** @description By default the newest checkpoint's */
                second?: number | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Consistency"];
                };
            };
        };
    };
    proveEntry: {
        parameters: {
            query?: {
                /** @description By default the newest checkpoint's */
                size?: number | null;
            };
            header?: never;
            path: {
                /** @description The first entry stands at 0 */
                position: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Inclusion"];
                };
            };
        };
    };
    listLedgerKeys: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["VerifierKey"][];
                };
            };
        };
    };
    proveLeaf: {
        parameters: {
            query?: {
                /** @description By default the newest checkpoint's */
                size?: number | null;
            };
            header?: never;
            path: {
                /** @description SHA-256, in hexadecimal digits */
                leaf_hash: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Inclusion"];
                };
            };
        };
    };
    checkLetter: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Letter"];
            };
        };
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GenuineLetter"];
                };
            };
        };
    };
    getMe: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Me"];
                };
            };
        };
    };
    getOwnData: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OwnData"];
                };
            };
        };
    };
    listOwnDataAccesses: {
        parameters: {
            query?: {
                /** @description `next` of the page before */
                cursor?: string | null;
                /** @description How many rows at the most */
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PageOfOwnDataAccess"];
                };
            };
        };
    };
    changePassword: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PasswordChange"];
            };
        };
        responses: {
            /** @description Request fulfilled, nothing follows */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    getSecondStep: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SecondStep"];
                };
            };
        };
    };
    beginSecondStep: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["OwnPassword"];
            };
        };
        responses: {
            /** @description Document created, URL follows */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BegunSecondStep"];
                };
            };
        };
    };
    confirmSecondStep: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AppCode"];
            };
        };
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RecoveryCodes"];
                };
            };
        };
    };
    removeSecondStep: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["OwnRemoval"];
            };
        };
        responses: {
            /** @description Request fulfilled, nothing follows */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    getNoticePreferences: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NoticePreferences"];
                };
            };
        };
    };
    muteNotices: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["MutedKinds"];
            };
        };
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NoticePreferences"];
                };
            };
            /** @description Request fulfilled, document follows */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NoticePreferences"];
                };
            };
        };
    };
    askForEmail: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewEmail"];
            };
        };
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NoticePreferences"];
                };
            };
            /** @description Request fulfilled, document follows */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NoticePreferences"];
                };
            };
        };
    };
    forgetEmail: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, nothing follows */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    confirmEmail: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["EmailCode"];
            };
        };
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NoticePreferences"];
                };
            };
        };
    };
    listNotices: {
        parameters: {
            query?: {
                /** @description `next` of the page before */
                cursor?: string | null;
                /** @description How many rows at the most */
                limit?: number;
                /** @description Only those I have not read */
                unread?: boolean;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PageOfNotice"];
                };
            };
        };
    };
    readNotice: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                notice: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Notice"];
                };
            };
        };
    };
    countNotices: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Unread"];
                };
            };
        };
    };
    readNotices: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ReadUntil"];
            };
        };
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Unread"];
                };
            };
        };
    };
    listObjections: {
        parameters: {
            query?: {
                /** @description `next` of the page before */
                cursor?: string | null;
                /** @description How many rows at the most */
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PageOfObjection"];
                };
            };
        };
    };
    answerObjection: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                objection: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ObjectionAnswer"];
            };
        };
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Objection"];
                };
            };
        };
    };
    decideObjection: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                objection: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ObjectionDecision"];
            };
        };
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Objection"];
                };
            };
        };
    };
    listOrders: {
        parameters: {
            query?: {
                /** @description `next` of the page before */
                cursor?: string | null;
                /** @description How many rows at the most */
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PageOfOrder"];
                };
            };
        };
    };
    proposeOrder: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewOrder"];
            };
        };
        responses: {
            /** @description Document created, URL follows */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Order"];
                };
            };
        };
    };
    getOrder: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                order: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OrderDetail"];
                };
            };
        };
    };
    approveOrder: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                order: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Order"];
                };
            };
        };
    };
    listOverdue: {
        parameters: {
            query?: {
                /** @description `next` of the page before */
                cursor?: string | null;
                /** @description Also what is due within so many days */
                days?: number;
                /** @description How many rows at the most */
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PageOfDue"];
                };
            };
        };
    };
    listOverseenBackChecks: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OverseenBackChecks"];
                };
            };
        };
    };
    listPromisedBeacons: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PromisedBeacons"][];
                };
            };
        };
    };
    listOverseenDraws: {
        parameters: {
            query?: {
                /** @description `next` of the page before */
                cursor?: string | null;
                /** @description How many rows at the most */
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PageOfOverseenDraw"];
                };
            };
        };
    };
    listEarlyReads: {
        parameters: {
            query: {
                /** @description The first day */
                first: string;
                /** @description The last day, at most a year later */
                last: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EarlyReads"];
                };
            };
        };
    };
    listNonDeliveries: {
        parameters: {
            query: {
                /** @description The first day */
                first: string;
                /** @description The last day, at most a year later */
                last: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NonDelivery"];
                };
            };
        };
    };
    listScoreGaps: {
        parameters: {
            query: {
                /** @description The first day */
                first: string;
                /** @description The last day, at most a year later */
                last: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ScoreGap"][];
                };
            };
        };
    };
    listPasswordResets: {
        parameters: {
            query?: {
                /** @description `next` of the page before */
                cursor?: string | null;
                /** @description How many rows at the most */
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PageOfReset"];
                };
            };
        };
    };
    requestPasswordReset: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ResetRequest"];
            };
        };
        responses: {
            /** @description Document created, URL follows */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HalfCode"];
                };
            };
        };
    };
    approvePasswordReset: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                reset: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Document created, URL follows */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HalfCode"];
                };
            };
        };
    };
    choosePassword: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewPassword"];
            };
        };
        responses: {
            /** @description Request fulfilled, nothing follows */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    listPeople: {
        parameters: {
            query?: {
                /** @description `next` of the page before */
                cursor?: string | null;
                /** @description How many rows at the most */
                limit?: number;
                /** @description Part of the name, without tones, or user name */
                q?: string | null;
                /** @description Who hold this role now */
                role?: "inspector" | "unit_head" | "planner" | "reviewer" | "overseer" | "administrator" | null;
                /** @description Of this unit or below it */
                unit?: string | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PageOfPerson"];
                };
            };
        };
    };
    addPerson: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewPerson"];
            };
        };
        responses: {
            /** @description Document created, URL follows */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Person"];
                };
            };
        };
    };
    listPeopleImports: {
        parameters: {
            query?: {
                /** @description `next` of the page before */
                cursor?: string | null;
                /** @description How many rows at the most */
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PageOfPeopleImport"];
                };
            };
        };
    };
    importPeople: {
        parameters: {
            query?: {
                /** @description Do it, unless a line is refused */
                apply?: boolean;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "text/csv": string;
            };
        };
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PeopleImportReport"];
                };
            };
        };
    };
    getPeopleImport: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                identifier: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PeopleImport"];
                };
            };
        };
    };
    approvePeopleImport: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                identifier: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PeopleImport"];
                };
            };
        };
    };
    getPerson: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                person: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Person"];
                };
            };
        };
    };
    letPersonGo: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                person: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Person"];
                };
            };
        };
    };
    listDevicesOfPerson: {
        parameters: {
            query?: {
                /** @description `next` of the page before */
                cursor?: string | null;
                /** @description How many rows at the most */
                limit?: number;
            };
            header?: never;
            path: {
                person: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PageOfDevice"];
                };
            };
        };
    };
    movePerson: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                person: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Move"];
            };
        };
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Person"];
                };
            };
        };
    };
    getPhonePack: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PhonePack"];
                };
            };
        };
    };
    getPlanVersion: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                version: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PlanVersion"];
                };
            };
        };
    };
    approvePlanVersion: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                version: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PlanVersion"];
                };
            };
        };
    };
    listProgrammes: {
        parameters: {
            query?: {
                /** @description `next` of the page before */
                cursor?: string | null;
                /** @description How many rows at the most */
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PageOfProgramme"];
                };
            };
        };
    };
    createProgramme: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewProgramme"];
            };
        };
        responses: {
            /** @description Document created, URL follows */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Programme"];
                };
            };
        };
    };
    getProgramme: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                programme: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Programme"];
                };
            };
        };
    };
    listCapacityDays: {
        parameters: {
            query?: {
                /** @description `next` of the page before */
                cursor?: string | null;
                /** @description How many rows at the most */
                limit?: number;
            };
            header?: never;
            path: {
                programme: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PageOfCapacityDay"];
                };
            };
        };
    };
    proposeCapacityDay: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                programme: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewCapacityDay"];
            };
        };
        responses: {
            /** @description Document created, URL follows */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CapacityDay"];
                };
            };
        };
    };
    getCoverage: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                programme: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Coverage"];
                };
            };
        };
    };
    forecastPlan: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                programme: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DraftPlan"];
            };
        };
        responses: {
            /** @description Additional response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/event-stream": {
                        data: string;
                        event: string;
                    };
                };
            };
        };
    };
    printForecast: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                programme: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DraftPlan"];
            };
        };
        responses: {
            /** @description Additional response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/pdf": string;
                };
            };
        };
    };
    getOdds: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                programme: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DayOdds"];
                };
            };
        };
    };
    listPlanVersions: {
        parameters: {
            query?: {
                /** @description `next` of the page before */
                cursor?: string | null;
                /** @description How many rows at the most */
                limit?: number;
            };
            header?: never;
            path: {
                programme: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PageOfPlanVersion"];
                };
            };
        };
    };
    proposePlanVersion: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                programme: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewPlanVersion"];
            };
        };
        responses: {
            /** @description Document created, URL follows */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PlanVersion"];
                };
            };
        };
    };
    getRisk: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                programme: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Risk"];
                };
            };
        };
    };
    getRoster: {
        parameters: {
            query: {
                days?: number;
                first: string;
            };
            header?: never;
            path: {
                programme: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RosterDay"][];
                };
            };
        };
    };
    getScores: {
        parameters: {
            query?: {
                from?: string | null;
                to?: string | null;
            };
            header?: never;
            path: {
                programme: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Scores"];
                };
            };
        };
    };
    listProposals: {
        parameters: {
            query?: {
                /** @description `next` of the page before */
                cursor?: string | null;
                /** @description How many rows at the most */
                limit?: number;
                /** @description Those that wait for my signature, for their sending, for an answer */
                show?: "all" | "to_sign" | "to_send" | "unanswered";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PageOfProposal"];
                };
            };
        };
    };
    getProposal: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                proposal: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Proposal"];
                };
            };
        };
    };
    checkProposal: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                proposal: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewProposalCheck"];
            };
        };
        responses: {
            /** @description Document created, URL follows */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Proposal"];
                };
            };
        };
    };
    answerProposal: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                proposal: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["OutcomeDocument"];
            };
        };
        responses: {
            /** @description Document created, URL follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Proposal"];
                };
            };
            /** @description Document created, URL follows */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Proposal"];
                };
            };
        };
    };
    signProposalSecond: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                proposal: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ProposalSignature"];
            };
        };
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Proposal"];
                };
            };
        };
    };
    sendProposal: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                proposal: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Sending"];
            };
        };
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Proposal"];
                };
            };
        };
    };
    signProposal: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                proposal: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ProposalSignature"];
            };
        };
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Proposal"];
                };
            };
        };
    };
    unsealInspection: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                proposal: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ProposalReason"];
            };
        };
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Proposal"];
                };
            };
        };
    };
    withdrawProposal: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                proposal: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ProposalReason"];
            };
        };
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Proposal"];
                };
            };
        };
    };
    checkReceipt: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                receipt: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReceiptCheck"];
                };
            };
        };
    };
    listRecusals: {
        parameters: {
            query?: {
                /** @description `next` of the page before */
                cursor?: string | null;
                /** @description How many rows at the most */
                limit?: number;
                person?: string | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PageOfRecusal"];
                };
            };
        };
    };
    declareRecusal: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewRecusal"];
            };
        };
        responses: {
            /** @description Document created, URL follows */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Recusal"];
                };
            };
        };
    };
    liftRecusal: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                recusal: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Recusal"];
                };
            };
        };
    };
    listUndecidedRedactions: {
        parameters: {
            query?: {
                /** @description `next` of the page before */
                cursor?: string | null;
                /** @description How many rows at the most */
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PageOfRedaction"];
                };
            };
        };
    };
    decideRedaction: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                redaction: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RedactionDecision"];
            };
        };
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Redaction"];
                };
            };
        };
    };
    listReferrals: {
        parameters: {
            query?: {
                /** @description `next` of the page before */
                cursor?: string | null;
                /** @description How many rows at the most */
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PageOfReferral"];
                };
            };
        };
    };
    answerReferral: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                referral: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RoutedAnswer"];
            };
        };
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Referral"];
                };
            };
        };
    };
    listRemedies: {
        parameters: {
            query?: {
                /** @description `next` of the page before */
                cursor?: string | null;
                /** @description How many rows at the most */
                limit?: number;
                /** @description Only what is overdue */
                overdue?: boolean;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PageOfRemedy"];
                };
            };
        };
    };
    judgeRemedy: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                remedy: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Judgement"];
            };
        };
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Remedy"];
                };
            };
        };
    };
    reportRemedy: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                remedy: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RemedyReportDocument"];
            };
        };
        responses: {
            /** @description Document created, URL follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Remedy"];
                };
            };
            /** @description Document created, URL follows */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Remedy"];
                };
            };
        };
    };
    decideWaiver: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                remedy: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RemedyAgreement"];
            };
        };
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Remedy"];
                };
            };
        };
    };
    proposeWaiver: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                remedy: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["WaiverReason"];
            };
        };
        responses: {
            /** @description Document created, URL follows */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Remedy"];
                };
            };
        };
    };
    decideReopening: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                reopening: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ReopeningDecision"];
            };
        };
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Reopening"];
                };
            };
        };
    };
    listRevisits: {
        parameters: {
            query?: {
                /** @description `next` of the page before */
                cursor?: string | null;
                /** @description How many rows at the most */
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PageOfRevisit"];
                };
            };
        };
    };
    dropRevisit: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                revisit: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RevisitReason"];
            };
        };
        responses: {
            /** @description Request fulfilled, nothing follows */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    listRoleGrants: {
        parameters: {
            query?: {
                /** @description `next` of the page before */
                cursor?: string | null;
                /** @description How many rows at the most */
                limit?: number;
                /** @description Those that wait for a second person */
                pending?: boolean | null;
                person?: string | null;
                /** @description In this unit or below it */
                unit?: string | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PageOfRoleGrant"];
                };
            };
        };
    };
    requestRole: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewRoleGrant"];
            };
        };
        responses: {
            /** @description Document created, URL follows */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RoleGrant"];
                };
            };
        };
    };
    getRoleGrant: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                grant: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RoleGrant"];
                };
            };
        };
    };
    approveRole: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                grant: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RoleGrant"];
                };
            };
        };
    };
    endRole: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                grant: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Ending"];
            };
        };
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RoleGrant"];
                };
            };
        };
    };
    listSealedViews: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SealedView"][];
                };
            };
        };
    };
    agreeToSealedView: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                view: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SealedViewAgreed"];
                };
            };
        };
    };
    listSecondStepRemovals: {
        parameters: {
            query?: {
                /** @description `next` of the page before */
                cursor?: string | null;
                /** @description How many rows at the most */
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PageOfRemoval"];
                };
            };
        };
    };
    requestSecondStepRemoval: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewRemoval"];
            };
        };
        responses: {
            /** @description Document created, URL follows */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MadeRemoval"];
                };
            };
        };
    };
    approveSecondStepRemoval: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                removal: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, nothing follows */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    signIn: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SignIn"];
            };
        };
        responses: {
            /** @description Document created, URL follows */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Session"];
                };
            };
        };
    };
    signOut: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, nothing follows */
            204: {
                headers: {
                    "Set-Cookie"?: unknown;
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    listSetAside: {
        parameters: {
            query?: {
                /** @description `next` of the page before */
                cursor?: string | null;
                /** @description How many rows at the most */
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PageOfSetAside"];
                };
            };
        };
    };
    listStrata: {
        parameters: {
            query?: {
                /** @description `next` of the page before */
                cursor?: string | null;
                /** @description How many rows at the most */
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PageOfDrawnStratum"];
                };
            };
        };
    };
    listBeacons: {
        parameters: {
            query: {
                first: string;
                last: string;
            };
            header?: never;
            path: {
                /** @description As HY01.33 */
                stratum: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BeaconDay"][];
                };
            };
        };
    };
    listBundles: {
        parameters: {
            query?: {
                /** @description The first day, by default the first there is */
                first?: string | null;
                /** @description The last day, by default the last there is */
                last?: string | null;
            };
            header?: never;
            path: {
                /** @description As HY01.33 */
                stratum: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Stream Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/jsonl": unknown;
                };
            };
        };
    };
    listDraws: {
        parameters: {
            query?: {
                /** @description `next` of the page before */
                cursor?: string | null;
                /** @description How many rows at the most */
                limit?: number;
            };
            header?: never;
            path: {
                /** @description As HY01.33 */
                stratum: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PageOfDraw"];
                };
            };
        };
    };
    giveBeacon: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                day: string;
                /** @description As HY01.33 */
                stratum: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["BeaconValue"];
            };
        };
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BeaconDay"];
                };
            };
            /** @description Request fulfilled, document follows */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BeaconDay"];
                };
            };
        };
    };
    commitBeacon: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                day: string;
                /** @description As HY01.33 */
                stratum: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["BeaconCommitment"];
            };
        };
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BeaconDay"];
                };
            };
            /** @description Request fulfilled, document follows */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BeaconDay"];
                };
            };
        };
    };
    readBeacon: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                day: string;
                /** @description As HY01.33 */
                stratum: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["BeaconText"];
            };
        };
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BeaconDay"];
                };
            };
            /** @description Request fulfilled, document follows */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BeaconDay"];
                };
            };
        };
    };
    getBundle: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                day: string;
                /** @description As HY01.33 */
                stratum: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        [key: string]: unknown;
                    };
                };
            };
        };
    };
    getStaffing: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                day: string;
                /** @description As HY01.33 */
                stratum: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DutyDocument"];
                };
            };
        };
    };
    recordVerification: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                day: string;
                /** @description As HY01.33 */
                stratum: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewVerification"];
            };
        };
        responses: {
            /** @description Document created, URL follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NewVerification"];
                };
            };
            /** @description Document created, URL follows */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NewVerification"];
                };
            };
        };
    };
    getPolicy: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description As HY01.33 */
                stratum: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Stream Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": unknown;
                };
            };
        };
    };
    listUnitImports: {
        parameters: {
            query?: {
                /** @description `next` of the page before */
                cursor?: string | null;
                /** @description How many rows at the most */
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PageOfUnitImport"];
                };
            };
        };
    };
    importUnits: {
        parameters: {
            query?: {
                /** @description Propose it, unless it has faults */
                propose?: boolean;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "text/csv": string;
            };
        };
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UnitImportReport"];
                };
            };
        };
    };
    getUnitImport: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                identifier: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UnitImport"];
                };
            };
        };
    };
    approveUnitImport: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                identifier: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UnitImport"];
                };
            };
        };
    };
    getUnitImportReport: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                identifier: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UnitImportReport"];
                };
            };
        };
    };
    withdrawUnitImport: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                identifier: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UnitImport"];
                };
            };
        };
    };
    listUnits: {
        parameters: {
            query?: {
                code?: string | null;
                /** @description `next` of the page before */
                cursor?: string | null;
                kind?: string | null;
                /** @description How many rows at the most */
                limit?: number;
                /** @description Directly below this unit */
                parent?: string | null;
                /** @description Part of the name; tones and case do not matter */
                q?: string | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PageOfUnit"];
                };
            };
        };
    };
    getUnit: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                unit: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Unit"];
                };
            };
        };
    };
    listWorkingDays: {
        parameters: {
            query: {
                days?: number;
                first: string;
            };
            header?: never;
            path: {
                unit: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Day"][];
                };
            };
        };
    };
    openUpload: {
        parameters: {
            query?: never;
            header: {
                "Tus-Resumable": "1.0.0";
                "Upload-Length": number;
                /** @description "evidence" and the id of the evidence in base64 */
                "Upload-Metadata": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Document created, URL follows */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": null;
                };
            };
        };
    };
    describeUploads: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, nothing follows */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    endUpload: {
        parameters: {
            query?: never;
            header: {
                "Tus-Resumable": "1.0.0";
            };
            path: {
                evidence: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, nothing follows */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    getUploadOffset: {
        parameters: {
            query?: never;
            header: {
                "Tus-Resumable": "1.0.0";
            };
            path: {
                evidence: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    continueUpload: {
        parameters: {
            query?: never;
            header: {
                "Tus-Resumable": "1.0.0";
                /** @description sha1 or sha256, a space, and the checksum of this body in base64 */
                "Upload-Checksum"?: string | null;
                "Upload-Offset": number;
            };
            path: {
                evidence: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/offset+octet-stream": string;
            };
        };
        responses: {
            /** @description Request fulfilled, nothing follows */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    listWebhooks: {
        parameters: {
            query?: {
                /** @description `next` of the page before */
                cursor?: string | null;
                /** @description How many rows at the most */
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PageOfWebhook"];
                };
            };
        };
    };
    proposeWebhook: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewWebhook"];
            };
        };
        responses: {
            /** @description Document created, URL follows */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProposedWebhook"];
                };
            };
        };
    };
    approveWebhook: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                webhook: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Webhook"];
                };
            };
        };
    };
    endWebhook: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                webhook: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Webhook"];
                };
            };
        };
    };
    testWebhook: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                webhook: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Document created, URL follows */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Webhook"];
                };
            };
        };
    };
}
