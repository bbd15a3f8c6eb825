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

export const routes: Route[] = [
  { name: 'home', path: '/', page: () => import('./pages/Home.svelte'), calm: true },
  { name: 'enrol', path: '/enrol/:code?', page: () => import('./pages/Enrol.svelte'), public: true, calm: true },
  { name: 'password', path: '/password/:code?', page: () => import('./pages/NewPassword.svelte'), public: true, calm: true },
  { name: 'trust', path: '/trust', page: () => import('./pages/Trust.svelte'), public: true, calm: true },
  { name: 'me', path: '/me', page: () => import('./pages/Me.svelte'), calm: true },
  { name: 'inspection', path: '/inspections/:id', page: () => import('./pages/inspector/Inspection.svelte') },
  { name: 'letter', path: '/inspections/:id/letter', page: () => import('./pages/inspector/Letter.svelte') },
  { name: 'sheet', path: '/inspections/:id/sheet/:at?', page: () => import('./pages/inspector/Sheet.svelte') },
  { name: 'photos', path: '/inspections/:id/photos', page: () => import('./pages/inspector/Photos.svelte') },
  { name: 'leader', path: '/inspections/:id/leader', page: () => import('./pages/inspector/Leader.svelte') },
  { name: 'end', path: '/inspections/:id/end', page: () => import('./pages/inspector/End.svelte') },
  { name: 'case', path: '/cases/:id', page: () => import('./pages/hearing/Case.svelte'), calm: true },
  { name: 'finding', path: '/cases/:id/findings/:finding', page: () => import('./pages/head/Finding.svelte') },
  { name: 'conclusion', path: '/conclusions/:id', page: () => import('./pages/hearing/Conclusion.svelte'), calm: true },
  { name: 'desk', path: '/desk/:id', page: () => import('./pages/reviewer/Desk.svelte') },
  { name: 'check', path: '/check/:number?/:code?', page: () => import('./pages/public/CheckLetter.svelte'), public: true },
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
  planner: () => import('./pages/reviewer/Overview.svelte'),
  overseer: () => import('./pages/reviewer/Overview.svelte'),
  administrator: () => import('./pages/admin/Slips.svelte'),
}

export type Role = 'inspector' | 'unit_head' | 'planner' | 'reviewer' | 'overseer' | 'administrator'
