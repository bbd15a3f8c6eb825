import type { OnlyOne } from '../onlyOne'

const last = new Map<string, Promise<void>>()

/** As navigator.locks, which Node does not have. */
export function lockOf(name: string): OnlyOne {
  return (work, until) => {
    const mine = (last.get(name) ?? Promise.resolve()).then(() => (until.aborted ? undefined : work(until)))
    last.set(name, mine.catch(() => undefined))
    return mine
  }
}
