import type { Entry, Outbox } from './entries'

/** What the server confirmed after `until` goes out once more, in its old order and to the byte. A withdrawal does not:
 *  whoever withdrew and is on the team again sees it and decides anew. */
export function sentAgain(outbox: Outbox, until: number | null): Outbox {
  const isLost = (entry: Entry) =>
    entry.state === 'confirmed' && entry.kind !== 'withdrawal' && (until === null || confirmedAt(entry) > until)
  return { ...outbox, entries: outbox.entries.map((entry) => (isLost(entry) ? again(entry) : entry)) }
}

/** For a photo first the question whether the server has it: then none of its bytes are sent. */
function again(entry: Entry): Entry {
  const waits: Entry = { ...entry, state: 'waiting', doubt: true, failures: 0, notBefore: 0, told: false, settledAt: null }
  return waits.kind === 'photo' ? { ...waits, step: 'announce', offset: 0, begun: false, restarts: 0 } : waits
}

/** By the server's clock where its answer told it. */
export function confirmedAt(entry: Entry): number {
  return entry.confirmedAt ?? entry.settledAt ?? entry.queuedAt
}
