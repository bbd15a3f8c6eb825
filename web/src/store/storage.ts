export interface StorageState {
  used: number
  quota: number
  /** The browser promised not to clear it by itself. */
  persisted: boolean
  nearlyFull: boolean
}

const LEAST_FREE = 200 * 1024 * 1024
const MOST_USED = 0.9

export async function storageState(): Promise<StorageState> {
  const storage = globalThis.navigator?.storage
  const { usage = 0, quota = 0 } = (await storage?.estimate?.().catch(() => undefined)) ?? {}
  const persisted = (await storage?.persisted?.().catch(() => false)) ?? false
  const nearlyFull = quota > 0 && (quota - usage < LEAST_FREE || usage > quota * MOST_USED)
  return { used: usage, quota, persisted, nearlyFull }
}

/** What the browser throws when nothing more fits. */
export function isFull(problem: unknown): boolean {
  return (problem as Partial<Error> | null)?.name === 'QuotaExceededError'
}

/** Asks the browser to keep what is stored; it may refuse, and the work goes on. */
export async function askToKeep(): Promise<void> {
  await globalThis.navigator?.storage?.persist?.().catch(() => false)
}
