import { api, ask } from '../../api/client'
import { readFailing, readWebhooks, stateOf } from './webhooks'

/** What somebody must do, how often, and where. */
export interface Waiting {
  what: 'roles' | 'resets' | 'steps' | 'people' | 'units' | 'webhooks' | 'breaches' | 'health' | 'failing'
  count: number
  /** There are more than were counted. */
  more: boolean
  path: string
}

interface Page<T> {
  items: T[]
  next: string | null
}

const MOST = 100
const query = { limit: MOST }

function counted<T>(what: Waiting['what'], path: string, { items, next }: Page<T>, isMine: (item: T) => boolean): Waiting {
  return { what, path, count: items.filter(isMine).length, more: next !== null }
}

/** Whoever asked for something never signs it second. */
const readers = (me: string): (() => Promise<Waiting>)[] => [
  async () => {
    const grants = await ask(api.GET('/v1/role-grants', { params: { query: { ...query, pending: true } } }))
    return counted('roles', '/roles', grants, (each) => each.requestedBy !== me && each.person !== me)
  },
  async () => {
    const resets = await ask(api.GET('/v1/password-resets', { params: { query } }))
    return counted('resets', '/roles/resets', resets, (each) => isToSign(each, me))
  },
  async () => {
    const removals = await ask(api.GET('/v1/second-step-removals', { params: { query } }))
    return counted('steps', '/roles/steps', removals, (each) => removalIsToSign(each, me))
  },
  async () => {
    const imports = await ask(api.GET('/v1/people-imports', { params: { query } }))
    return counted('people', '/people-imports', imports, (each) => each.waiting > 0 && each.importedBy !== me)
  },
  async () => {
    const imports = await ask(api.GET('/v1/unit-imports', { params: { query } }))
    return counted('units', '/unit-imports', imports, (each) => each.state === 'waiting' && each.proposedBy !== me)
  },
  async () => counted('webhooks', '/webhooks', await readWebhooks(null), (each) => stateOf(each) === 'proposed' && each.proposedBy !== me),
  async () => {
    const breaches = await ask(api.GET('/v1/breaches', { params: { query } }))
    return counted('breaches', '/breaches', breaches, (each) => each.state !== 'closed')
  },
  async () => {
    const { checks } = await ask(api.GET('/v1/health-report'))
    return counted('health', '/health', { items: checks, next: null }, (each) => each.state !== 'good')
  },
  async () => counted('failing', '/webhooks', await readFailing(null), () => true),
]

export function isToSign(reset: { requestedBy: string; person: string; approvedBy: string | null }, me: string): boolean {
  return reset.approvedBy === null && reset.requestedBy !== me && reset.person !== me
}

export function removalIsToSign(removal: { requestedBy: string; person: string }, me: string): boolean {
  return removal.requestedBy !== me && removal.person !== me
}

export interface Found {
  waiting: Waiting[]
  /** What could not be read; the rest is shown all the same. */
  problem: unknown
}

export async function readWaiting(me: string): Promise<Found> {
  const found = await Promise.allSettled(readers(me).map((read) => read()))
  const waiting = found.flatMap((each) => (each.status === 'fulfilled' ? [each.value] : []))
  const failed = found.find((each) => each.status === 'rejected')
  return { waiting: waiting.filter(({ count }) => count > 0), problem: failed?.reason ?? null }
}
