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
  { name: 'me', path: '/me', page: () => import('./pages/Me.svelte'), calm: true },
]

export const notFound: Route = {
  name: 'not-found',
  path: '*',
  page: () => import('./pages/NotFound.svelte'),
  public: true,
  calm: true,
}

/** What a role sees first; several roles are tabs, in this order. Add the page with its role. */
export const homes: Partial<Record<Role, Page>> = {}

export type Role = 'inspector' | 'unit_head' | 'planner' | 'reviewer' | 'overseer' | 'administrator'
