import { isHeld } from '../sync/deciding'
import type { Entry, Outbox, ProblemShown } from '../sync/entries'

/** Where something is: on this phone, on its way, with the server, confirmed for good, refused, kept for later. */
export type SendState = 'phone' | 'sending' | 'sent' | 'confirmed' | 'refused' | 'held'

/** One step of a person and where it is. */
export interface Step {
  id: string
  state: SendState
  at: string
  problem: ProblemShown | null
  /** The server took it after the leader's hand-in: kept, without effect. */
  late: boolean
}

/** What waits or was refused, for the list of what is unsent. */
export interface OutboxEntry extends Step {
  kind: Entry['kind']
  inspection: string
  unitName: string
  order: number
  /** Of photos, in bytes. */
  size: number | null
  offset: number | null
  /** Not tried before, in milliseconds since 1970; null when it is its turn or waits for something else. */
  notBefore: number | null
}

export function stateOf(outbox: Outbox, entry: Entry): SendState {
  switch (entry.state) {
    case 'waiting':
      if (isHeld(outbox, entry)) return 'held'
      return entry.kind === 'photo' && entry.offset > 0 ? 'sending' : 'phone'
    case 'confirmed':
      return entry.kind === 'sheet' && !entry.submitted ? 'sent' : 'confirmed'
    case 'replaced':
      return 'phone'
    default:
      return entry.state
  }
}

export function stepOf(outbox: Outbox, entry: Entry | undefined): Step | null {
  if (!entry) return null
  const at = new Date(entry.queuedAt).toISOString()
  const { late = false } = (entry.result ?? {}) as { late?: boolean }
  return { id: entry.id, state: stateOf(outbox, entry), at, problem: entry.problem, late }
}

/** The one that counts: what was refused and queued again shows as queued. */
export function newest(outbox: Outbox, kind: Entry['kind'], inspection: string): Entry | undefined {
  const same = outbox.entries.filter((entry) => entry.kind === kind && entry.inspection === inspection)
  return same.filter((entry) => entry.state !== 'replaced').sort((one, other) => one.order - other.order).at(-1)
}

export function shownEntries(outbox: Outbox, nameOf: (inspection: string) => string): OutboxEntry[] {
  const shown = outbox.entries.filter((entry) => entry.state !== 'confirmed' && entry.state !== 'replaced')
  return shown
    .sort((one, other) => one.order - other.order)
    .map((entry) => ({
      ...stepOf(outbox, entry)!,
      kind: entry.kind,
      inspection: entry.inspection,
      unitName: nameOf(entry.inspection),
      order: entry.order,
      size: entry.kind === 'photo' ? entry.size : null,
      offset: entry.kind === 'photo' ? entry.offset : null,
      notBefore: entry.notBefore > Date.now() ? entry.notBefore : null,
    }))
}
