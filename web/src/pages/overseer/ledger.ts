/** The ledger's newest root beside the one that this device kept: the server cannot change that one. */
import { session } from '../../session.svelte'
import { isConsistent, type Tree } from './consistency'
import { readCheckpoint, readConsistency } from './fetching'

interface Kept extends Tree {
  at: number
}
export interface Watched {
  newest: Tree & { signedAt: string }
  /** What was kept before; null on the first look. */
  kept: Kept | null
  holds: boolean
}

/** Only a root that continues the kept one takes its place. */
export async function watchLedger(now = Date.now()): Promise<Watched | null> {
  const newest = await readCheckpoint()
  const kept = read()
  if (newest === null && kept === null) return null
  const holds = newest !== null && (kept === null || (await continues(kept, newest)))
  if (newest && holds) keep({ size: newest.size, root: newest.root, at: now })
  return { newest: newest ?? { size: 0, root: '', signedAt: new Date(now).toISOString() }, kept, holds }
}

async function continues(kept: Kept, newest: Tree): Promise<boolean> {
  if (kept.size >= newest.size) return isConsistent(kept, newest, [])
  return isConsistent(kept, newest, (await readConsistency(kept.size, newest.size)).hashes)
}

function read(): Kept | null {
  try {
    return JSON.parse(localStorage.getItem(place()) ?? 'null') as Kept | null
  } catch {
    return null
  }
}

function keep(found: Kept): void {
  try {
    localStorage.setItem(place(), JSON.stringify(found))
  } catch {
    // Without room there is nothing to compare with the next time.
  }
}

const place = (): string => `sidak.ledger.${session.me?.person ?? 'nobody'}`
