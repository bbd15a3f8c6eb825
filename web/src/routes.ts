import type { Component } from 'svelte'

type Page = () => Promise<{ default: Component<any> }>

export interface Route {
  name: string
  /** `:id` is given to the page as its property `id`; `:section?` may be missing. */
  path: string
  page: Page
  /** For everybody, signed in or not. */
  public?: true
  /** Nothing typed is lost here, so a new version of the app may take over. */
  calm?: true
}

/** Named in a file of their own, so that the first load does not name them all. */
const administering =
  (name: keyof typeof import('./pages/admin/pages').pages): Page =>
  async () =>
    (await import('./pages/admin/pages')).pages[name]()

export const routes: Route[] = [
  { name: 'home', path: '/', page: () => import('./pages/Home.svelte'), calm: true },
  { name: 'enrol', path: '/enrol/:code?', page: () => import('./pages/Enrol.svelte'), public: true, calm: true },
  { name: 'password', path: '/password/:code?', page: () => import('./pages/NewPassword.svelte'), public: true, calm: true },
  { name: 'trust', path: '/trust', page: () => import('./pages/Trust.svelte'), public: true, calm: true },
  { name: 'notices', path: '/notices', page: () => import('./pages/notices/Notices.svelte'), calm: true },
  { name: 'me', path: '/me', page: () => import('./pages/Me.svelte'), calm: true },
  { name: 'inspection', path: '/inspections/:id', page: () => import('./pages/inspector/Inspection.svelte') },
  { name: 'letter', path: '/inspections/:id/letter', page: () => import('./pages/inspector/Letter.svelte') },
  { name: 'sheet', path: '/inspections/:id/sheet/:at?', page: () => import('./pages/inspector/Sheet.svelte') },
  { name: 'photos', path: '/inspections/:id/photos', page: () => import('./pages/inspector/Photos.svelte') },
  { name: 'leader', path: '/inspections/:id/leader', page: () => import('./pages/inspector/Leader.svelte') },
  { name: 'minutes', path: '/inspections/:id/minutes', page: () => import('./pages/inspector/minutes/Minutes.svelte') },
  { name: 'copy', path: '/inspections/:id/copy', page: () => import('./pages/inspector/minutes/Copy.svelte') },
  { name: 'interview', path: '/inspections/:id/interview', page: () => import('./pages/inspector/observing/Interview.svelte') },
  { name: 'interaction', path: '/inspections/:id/interaction', page: () => import('./pages/inspector/observing/Interaction.svelte') },
  { name: 'end', path: '/inspections/:id/end', page: () => import('./pages/inspector/End.svelte') },
  { name: 'case', path: '/cases/:id', page: () => import('./pages/hearing/Case.svelte'), calm: true },
  { name: 'album', path: '/cases/:id/photos/:photo?', page: () => import('./pages/hearing/AllPhotos.svelte') },
  { name: 'finding', path: '/cases/:id/findings/:finding', page: () => import('./pages/head/Finding.svelte') },
  { name: 'comparison', path: '/cases/:id/comparison', page: () => import('./pages/head/Comparison.svelte'), calm: true },
  { name: 'conclusion', path: '/conclusions/:id', page: () => import('./pages/hearing/Conclusion.svelte'), calm: true },
  { name: 'desk', path: '/desk/:id', page: () => import('./pages/reviewer/Desk.svelte') },
  { name: 'remedies', path: '/remedies', page: () => import('./pages/remedies/Unsettled.svelte'), calm: true },
  { name: 'referrals', path: '/referrals', page: () => import('./pages/known/Referrals.svelte') },
  { name: 'overdue', path: '/overdue', page: () => import('./pages/deadlines/Overdue.svelte'), calm: true },
  { name: 'proposals', path: '/proposals', page: () => import('./pages/proposals/Proposals.svelte'), calm: true },
  { name: 'proposal', path: '/proposals/:id', page: () => import('./pages/proposals/Proposal.svelte') },
  { name: 'propose', path: '/cases/:id/propose', page: () => import('./pages/proposals/Propose.svelte') },
  { name: 'webhooks', path: '/webhooks', page: administering('webhooks') },
  { name: 'slips', path: '/slips', page: administering('slips') },
  { name: 'people', path: '/people', page: administering('people'), calm: true },
  { name: 'new-person', path: '/people/new', page: administering('new-person') },
  { name: 'person', path: '/people/:id', page: administering('person') },
  { name: 'people-imports', path: '/people-imports', page: administering('people-imports'), calm: true },
  { name: 'import-people', path: '/people-imports/new', page: administering('import-people') },
  { name: 'people-import', path: '/people-imports/:id', page: administering('people-import') },
  { name: 'roles', path: '/roles/:what?', page: administering('roles') },
  { name: 'devices', path: '/devices/:id?', page: administering('devices') },
  { name: 'units', path: '/units/:id?', page: administering('units'), calm: true },
  { name: 'unit-imports', path: '/unit-imports', page: administering('unit-imports'), calm: true },
  { name: 'import-units', path: '/unit-imports/new', page: administering('import-units') },
  { name: 'unit-import', path: '/unit-imports/:id', page: administering('unit-import') },
  { name: 'checklists', path: '/checklists', page: administering('checklists'), calm: true },
  { name: 'checklist-check', path: '/checklist-check', page: administering('checklist-check') },
  { name: 'checklist', path: '/checklists/:code/:number', page: administering('checklist') },
  { name: 'health', path: '/health', page: administering('health'), calm: true },
  { name: 'breaches', path: '/breaches', page: administering('breaches'), calm: true },
  { name: 'new-breach', path: '/breaches/new', page: administering('new-breach') },
  { name: 'breach', path: '/breaches/:id', page: administering('breach') },
  { name: 'data-accesses', path: '/data-accesses', page: administering('data-accesses'), calm: true },
  { name: 'overview', path: '/overview', page: () => import('./pages/reviewer/Overview.svelte'), calm: true },
  { name: 'evidence', path: '/evidence/:what?', page: () => import('./pages/evidence/Evidence.svelte'), calm: true },
  { name: 'new-programme', path: '/programmes/new', page: () => import('./pages/planner/NewProgramme.svelte') },
  { name: 'programme', path: '/programmes/:id', page: () => import('./pages/planner/Programme.svelte'), calm: true },
  { name: 'plan-draft', path: '/programmes/:id/draft', page: () => import('./pages/planner/Editor.svelte') },
  { name: 'plan-measures', path: '/programmes/:id/measures', page: () => import('./pages/planner/Measures.svelte') },
  { name: 'coverage', path: '/programmes/:id/coverage', page: () => import('./pages/planner/coverage/Coverage.svelte'), calm: true },
  { name: 'scores', path: '/programmes/:id/scores', page: () => import('./pages/planner/coverage/Scores.svelte'), calm: true },
  { name: 'risk', path: '/programmes/:id/risk', page: () => import('./pages/planner/coverage/Risk.svelte') },
  { name: 'duty', path: '/programmes/:id/duty', page: () => import('./pages/planner/duty/Duty.svelte') },
  { name: 'plan-version', path: '/plan-versions/:id', page: () => import('./pages/planner/Version.svelte') },
  { name: 'draws', path: '/draws', page: () => import('./pages/overseer/Draws.svelte'), calm: true },
  { name: 'conduct', path: '/conduct/:what?', page: () => import('./pages/overseer/Conduct.svelte'), calm: true },
  { name: 'audits', path: '/audit/:what?', page: () => import('./pages/audit/Audits.svelte'), calm: true },
  { name: 'audit', path: '/audits/:id', page: () => import('./pages/audit/One.svelte'), calm: true },
  { name: 'back-checks', path: '/back-checks', page: () => import('./pages/audit/BackChecks.svelte'), calm: true },
  { name: 'back-check', path: '/back-checks/:id', page: () => import('./pages/audit/BackCheck.svelte') },
  { name: 'check', path: '/check/:number?/:code?', page: () => import('./pages/public/CheckLetter.svelte'), public: true },
  { name: 'explain', path: '/explain/:token', page: () => import('./pages/public/ExplainByLink.svelte'), public: true },
  { name: 'certificate', path: '/certificate/:code?', page: () => import('./pages/public/CheckCertificate.svelte'), public: true },
  { name: 'receipt', path: '/receipt/:code?', page: () => import('./pages/public/CheckReceipt.svelte'), public: true },
]

export const notFound: Route = {
  name: 'not-found',
  path: '*',
  page: () => import('./pages/NotFound.svelte'),
  public: true,
  calm: true,
}

/** What a role sees first; several roles are tabs, in this order. Add the page with its role. */
export const homes: Partial<Record<Role, Page>> = {
  inspector: () => import('./pages/inspector/Home.svelte'),
  unit_head: () => import('./pages/head/Inbox.svelte'),
  reviewer: () => import('./pages/reviewer/Queue.svelte'),
  planner: () => import('./pages/planner/Home.svelte'),
  overseer: () => import('./pages/overseer/Home.svelte'),
  administrator: () => import('./pages/admin/Home.svelte'),
}

export type Role = 'inspector' | 'unit_head' | 'planner' | 'reviewer' | 'overseer' | 'administrator'
