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
    "/v1/inspections/{inspection}/conclusions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
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
        delete?: never;
        options?: never;
        /** How many bytes are here */
        head: operations["getUploadOffset"];
        /** Append bytes from an offset; the last ones end the upload */
        patch: operations["continueUpload"];
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
        /** AnswerLabels */
        AnswerLabels: {
            na: components["schemas"]["Words"];
            no: components["schemas"]["Words"];
            yes: components["schemas"]["Words"];
        };
        /** Checklist */
        api_checklists_Checklist: {
            code: string;
            profiles: {
                [key: string]: components["schemas"]["Text"];
            };
            title: components["schemas"]["Text"];
            versions: components["schemas"]["Version"][];
        };
        /** Authority */
        Authority: {
            fingerprint: string;
            name: string;
            /** Format: date-time */
            validUntil: string;
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
        /** Citation */
        Citation: {
            key: string;
            place: string;
            title: string;
            verified: string;
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
        /** Conclusion */
        Conclusion: {
            decisions: components["schemas"]["Decision"][];
            /** Format: date-time */
            draftedAt: string;
            /** Format: uuid */
            draftedBy: string;
            draftedByName: string;
            issuedAt: string | null;
            issuedBy: string | null;
            issuedByName: string | null;
            needsSecondSignature: boolean;
            number: number;
            secondAt: string | null;
            secondBy: string | null;
            secondByName: string | null;
            /** @enum {string} */
            state: "draft" | "issued" | "concluded";
            summary: string;
        };
        /** ConclusionDocument */
        ConclusionDocument: {
            decisions: components["schemas"]["Decision"][];
            summary: string;
        };
        /** Consistency */
        Consistency: {
            first: number;
            firstRoot: string;
            hashes: string[];
            second: number;
            secondRoot: string;
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
            /** Format: uuid */
            finding: string;
            /** @enum {unknown} */
            result: "upheld" | "withdrawn";
            /** @enum {unknown} */
            severity: "S0" | "S1" | "S2" | "S3" | "S4";
        };
        /** Detail */
        Detail: {
            evidence: components["schemas"]["Shown"];
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
        /** DutyDocument */
        DutyDocument: {
            document: {
                [key: string]: unknown;
            };
            names: {
                [key: string]: string;
            };
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
        /** Ending */
        Ending: {
            at?: string | null;
            /** @enum {unknown} */
            reason: "conduct" | "finished" | "left" | "mistake" | "moved" | "other";
        };
        /** Explanation */
        Explanation: {
            /** Format: date-time */
            explainedAt: string;
            explainedByName: string;
            number: number;
            photos: string[];
            /** @enum {string} */
            position: "agree" | "disagree" | "agree_with_conditions" | "out_of_competence";
            reasons: string;
        };
        /** ExplanationDocument */
        ExplanationDocument: {
            /** Format: uuid */
            id: string;
            /** @default [] */
            photos: string[];
            /** @enum {unknown} */
            position: "agree" | "agree_with_conditions" | "disagree" | "out_of_competence";
            reasons: string;
        };
        /** FailedEvent */
        FailedEvent: {
            detail: string;
            type: string;
        };
        /** Finding */
        Finding: {
            arrived: number;
            explanation: components["schemas"]["Explanation"] | null;
            explanations: components["schemas"]["Explanation"][];
            extent: number | null;
            history: components["schemas"]["SeverityStep"][];
            /** Format: uuid */
            id: string;
            item: string;
            legalBasis: components["schemas"]["Citation"][];
            note: string;
            photos: string[];
            proposedBy: string;
            question: components["schemas"]["Text"];
            /** @enum {string} */
            severity: "S0" | "S1" | "S2" | "S3" | "S4";
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
        /** Gathered */
        Gathered: {
            arrived: number;
            expected: number;
            items: components["schemas"]["Shown"][];
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
            team: string[];
            unitName: string;
            zone: string;
        };
        /** HalfCode */
        HalfCode: {
            /** Format: date-time */
            expiresAt: string;
            half: string;
            /** Format: uuid */
            id: string;
        };
        /** HeldRole */
        HeldRole: {
            /** @enum {string} */
            role: "inspector" | "unit_head" | "planner" | "reviewer" | "overseer" | "administrator";
            /** Format: uuid */
            unit: string;
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
        /** Link */
        Link: {
            /** Format: date-time */
            expiresAt: string;
            url: string;
        };
        /** ManualBeacon */
        ManualBeacon: {
            source: string;
            /** @enum {unknown} */
            type: "manual";
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
            /** Format: uuid */
            person: string;
            roles: components["schemas"]["HeldRole"][];
            username: string;
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
        /** NewRecusal */
        NewRecusal: {
            person?: string | null;
            /** @enum {unknown} */
            reason: "former_unit" | "interest" | "other" | "own_unit" | "relative";
            /** Format: uuid */
            unit: string;
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
        /** Page[CalendarDay] */
        "Page_api.calendars.CalendarDay_": {
            items: components["schemas"]["CalendarDay"][];
            next: string | null;
        };
        /** Page[CapacityDay] */
        "Page_api.capacities.CapacityDay_": {
            items: components["schemas"]["CapacityDay"][];
            next: string | null;
        };
        /** Page[Checklist] */
        "Page_api.checklists.Checklist_": {
            items: components["schemas"]["api_checklists_Checklist"][];
            next: string | null;
        };
        /** Page[Complaint] */
        "Page_api.complaints.Complaint_": {
            items: components["schemas"]["Complaint"][];
            next: string | null;
        };
        /** Page[Device] */
        "Page_api.devices.Device_": {
            items: components["schemas"]["Device"][];
            next: string | null;
        };
        /** Page[Draw] */
        "Page_api.draws.Draw_": {
            items: components["schemas"]["Draw"][];
            next: string | null;
        };
        /** Page[OpenSlip] */
        "Page_api.enrolments.OpenSlip_": {
            items: components["schemas"]["OpenSlip"][];
            next: string | null;
        };
        /** Page[InspectionSummary] */
        "Page_api.inspections.InspectionSummary_": {
            items: components["schemas"]["InspectionSummary"][];
            next: string | null;
        };
        /** Page[Leave] */
        "Page_api.leaves.Leave_": {
            items: components["schemas"]["Leave"][];
            next: string | null;
        };
        /** Page[SignedCheckpoint] */
        "Page_api.ledger.SignedCheckpoint_": {
            items: components["schemas"]["SignedCheckpoint"][];
            next: string | null;
        };
        /** Page[Order] */
        "Page_api.orders.Order_": {
            items: components["schemas"]["Order"][];
            next: string | null;
        };
        /** Page[OverseenDraw] */
        "Page_api.oversight.OverseenDraw_": {
            items: components["schemas"]["OverseenDraw"][];
            next: string | null;
        };
        /** Page[Reset] */
        "Page_api.passwords.Reset_": {
            items: components["schemas"]["Reset"][];
            next: string | null;
        };
        /** Page[Person] */
        "Page_api.people.Person_": {
            items: components["schemas"]["Person"][];
            next: string | null;
        };
        /** Page[PlanVersion] */
        "Page_api.programmes.PlanVersion_": {
            items: components["schemas"]["PlanVersion"][];
            next: string | null;
        };
        /** Page[Programme] */
        "Page_api.programmes.Programme_": {
            items: components["schemas"]["Programme"][];
            next: string | null;
        };
        /** Page[Recusal] */
        "Page_api.recusals.Recusal_": {
            items: components["schemas"]["Recusal"][];
            next: string | null;
        };
        /** Page[RoleGrant] */
        "Page_api.roles.RoleGrant_": {
            items: components["schemas"]["RoleGrant"][];
            next: string | null;
        };
        /** Page[Matter] */
        "Page_api.standings.Matter_": {
            items: components["schemas"]["Matter"][];
            next: string | null;
        };
        /** Page[DrawnStratum] */
        "Page_api.strata.DrawnStratum_": {
            items: components["schemas"]["DrawnStratum"][];
            next: string | null;
        };
        /** Page[Unit] */
        "Page_api.units.Unit_": {
            items: components["schemas"]["Unit"][];
            next: string | null;
        };
        /** Part */
        Part: {
            count: number;
            /** @enum {string} */
            name: "grades" | "repeats" | "complaints";
            value: number;
            weight: number;
        };
        /** PasswordChange */
        PasswordChange: {
            new: string;
            old: string;
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
            checklist: components["schemas"]["scheduler_plans_Checklist"];
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
        /** Price */
        Price: {
            likeliestFifth: number;
            pureChance: number;
            sentence: string;
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
        /** Risk */
        Risk: {
            units: components["schemas"]["UnitRisk"][];
        };
        /** RoleGrant */
        RoleGrant: {
            actingFor: string | null;
            approvedAt: string | null;
            approvedBy: string | null;
            /** Format: uuid */
            id: string;
            /** Format: uuid */
            person: string;
            /** Format: uuid */
            requestedBy: string;
            /** @enum {string} */
            role: "inspector" | "unit_head" | "planner" | "reviewer" | "overseer" | "administrator";
            /** Format: uuid */
            unit: string;
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
        /** Checklist */
        scheduler_plans_Checklist: {
            code: string;
            profile: string;
            version: number;
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
        /** Section */
        Section: {
            code: string;
            items: components["schemas"]["Item"][];
            title: components["schemas"]["Words"];
            weight: number;
        };
        /** Session */
        Session: {
            csrfToken?: string | null;
            /** Format: uuid */
            device: string;
            /** Format: date-time */
            expiresAt: string;
            /** Format: uuid */
            person: string;
            token?: string | null;
        };
        /** SeverityStep */
        SeverityStep: {
            by: string | null;
            /** Format: date-time */
            decidedAt: string;
            reason: string | null;
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
        /** Shown */
        Shown: {
            accuracy: number | null;
            /** Format: date-time */
            announcedAt: string;
            /** Format: uuid */
            announcedBy: string;
            arrivedAt: string | null;
            /** Format: date-time */
            claimedAt: string;
            contentType: string;
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
            /** @enum {null|string} */
            refusal: "not-a-photo" | "photo-type-differs" | "photo-incomplete" | "photo-too-heavy" | "photo-unopenable" | null;
            sha256: string;
            /** @enum {string} */
            signature: "signed" | "unsigned" | "wrong";
            size: number;
            /** @enum {string} */
            state: "announced" | "arrived" | "refused";
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
            password: string;
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
        /** Standing */
        Standing: {
            conclusion: number | null;
            findings: number;
            parts: ("leader" | "member" | "unit_head" | "planner" | "reviewer" | "overseer")[];
            photos: number;
            photosArrived: number;
            /** @enum {null|string} */
            step: "visit" | "photos" | "explanations" | "draft" | "issuance" | "second_signature" | "closure" | null;
            unexplained: number;
            yours: boolean;
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
            reason: "conflict" | "illness";
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
                    "application/json": components["schemas"]["Page_api.calendars.CalendarDay_"];
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
                    "application/json": components["schemas"]["Page_api.capacities.CapacityDay_"];
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
                    "application/json": components["schemas"]["Page_api.checklists.Checklist_"];
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
                    "application/json": components["schemas"]["Page_api.complaints.Complaint_"];
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
                    "application/json": components["schemas"]["Page_api.devices.Device_"];
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
                    "application/json": components["schemas"]["Page_api.enrolments.OpenSlip_"];
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
                    "application/json": components["schemas"]["Page_api.standings.Matter_"];
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
                    "application/json": components["schemas"]["Page_api.inspections.InspectionSummary_"];
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
                    "application/json": components["schemas"]["Page_api.leaves.Leave_"];
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
                    "application/json": components["schemas"]["Page_api.ledger.SignedCheckpoint_"];
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
                    "application/json": components["schemas"]["Page_api.orders.Order_"];
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
                    "application/json": components["schemas"]["Page_api.oversight.OverseenDraw_"];
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
                    "application/json": components["schemas"]["Page_api.passwords.Reset_"];
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
                    "application/json": components["schemas"]["Page_api.people.Person_"];
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
                    "application/json": components["schemas"]["Page_api.devices.Device_"];
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
                    "application/json": components["schemas"]["Page_api.programmes.Programme_"];
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
                    "application/json": components["schemas"]["Page_api.capacities.CapacityDay_"];
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
                    "application/json": components["schemas"]["Page_api.programmes.PlanVersion_"];
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
                    "application/json": components["schemas"]["Page_api.recusals.Recusal_"];
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
                    "application/json": components["schemas"]["Page_api.roles.RoleGrant_"];
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
                    "application/json": components["schemas"]["Page_api.strata.DrawnStratum_"];
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
                    "application/json": components["schemas"]["Page_api.draws.Draw_"];
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
                    "application/json": components["schemas"]["Page_api.units.Unit_"];
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
}
