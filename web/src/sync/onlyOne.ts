import type { Store } from '../store/database'

/** Only one tab sends. The others wait until it is closed or dies. */
export type OnlyOne = (work: (ended: AbortSignal) => Promise<void>, until: AbortSignal) => Promise<void>

const LOCK = 'sidak-sender'

export function onlyOneTab(store: Store): OnlyOne {
  const locks = globalThis.navigator?.locks as LockManager | undefined
  return locks ? byLock(locks) : byLease(store)
}

function byLock(locks: LockManager): OnlyOne {
  return async (work, until) => {
    await locks.request(LOCK, { signal: until }, () => work(until)).catch((error: unknown) => {
      if (!until.aborted) throw error
    })
  }
}

interface Lease {
  tab: string
  until: number
}

const LEASE = 'sender lease'
const RENEWED_EVERY = 5_000
const LASTS = 20_000

/** Where a page has no locks, which needs a secure address: a note in the store that must be renewed. */
function byLease(store: Store): OnlyOne {
  const tab = String(Math.random())
  return async (work, until) => {
    while (!until.aborted && !(await take(store, tab))) await pause(RENEWED_EVERY, until)
    if (until.aborted) return
    const ended = new AbortController()
    until.addEventListener('abort', () => ended.abort())
    const renewing = setInterval(() => void renew(store, tab, ended), RENEWED_EVERY)
    await work(ended.signal).finally(() => clearInterval(renewing))
    await store.delete('settings', LEASE)
  }
}

async function renew(store: Store, tab: string, ended: AbortController): Promise<void> {
  if (!(await take(store, tab).catch(() => false))) ended.abort()
}

async function take(store: Store, tab: string): Promise<boolean> {
  const given = store.transaction('settings', 'readwrite')
  const held = (await given.store.get(LEASE)) as Lease | undefined
  const free = !held || held.tab === tab || held.until < Date.now()
  if (free) await given.store.put({ tab, until: Date.now() + LASTS }, LEASE)
  await given.done
  return free
}

function pause(milliseconds: number, until: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const end = () => {
      clearTimeout(timer)
      until.removeEventListener('abort', end)
      resolve()
    }
    const timer = setTimeout(end, milliseconds)
    until.addEventListener('abort', end)
  })
}
