import { OUTBOX, happen, happened, readOutbox } from '../store/outbox'
import { current } from '../store/people'
import { writing, type InspectionDetail, type Person, type Store } from '../store/database'
import { decide } from './deciding'
import type { Entry, Line } from './entries'
import { replyOf } from './reading'
import { renew, tellKey } from './renewing'
import type { Reply } from './replies'
import { bodyOf, requestOf } from './requests'
import type { OnlyOne } from './onlyOne'
import type { Transport } from './transport'
import { sliceOf } from './uploads'
import { Waking } from './waking'

export interface Surroundings {
  store: Store
  transport: Transport
  onlyOne: OnlyOne
  /** Called after everything that a page may want to show. */
  changed: () => void
  now?: () => number
}

const AFTER_MISHAP = 10_000

/** Sends what waits, one thing after the other, for as long as the page lives. What it knows is in the store. */
export class Sender {
  #waking = new Waking()
  #ending = new AbortController()
  #now: () => number

  constructor(private readonly around: Surroundings) {
    this.#now = around.now ?? Date.now
  }

  /** Resolves when the sender was stopped. */
  run(): Promise<void> {
    return this.around.onlyOne((ended) => this.#work(ended), this.#ending.signal)
  }

  /** Something new waits, or the person who works here changed. */
  look(): void {
    this.#waking.call()
  }

  /** The network may be back: pauses of the phone's own making end. */
  async nudge(): Promise<void> {
    const person = await current(this.around.store)
    if (person) await happened(this.around.store, person.person, { happened: 'nudged', now: this.#now() })
    this.#waking.call()
  }

  stop(): void {
    this.#ending.abort()
    this.#waking.call()
  }

  async #work(ended: AbortSignal): Promise<void> {
    ended.addEventListener('abort', () => this.#waking.call())
    let awake: string | null = null
    while (!ended.aborted) {
      try {
        const person = await current(this.around.store)
        if (person && awake !== person.person) await happened(this.around.store, person.person, { happened: 'woke' })
        awake = person?.person ?? null
        await (person ? this.#turn(person, ended) : this.#waking.sleep(null))
      } catch {
        // The store is closed or full: whatever it is, it must not be tried a thousand times a second.
        await this.#waking.sleep(this.#now() + AFTER_MISHAP)
      }
    }
  }

  async #turn(person: Person, ended: AbortSignal): Promise<void> {
    const { store, transport } = this.around
    const outbox = await readOutbox(store, person.person)
    const decision = decide(outbox, this.#now())
    switch (decision.does) {
      case 'rest':
        return this.#waking.sleep(null)
      case 'wait':
        return this.#waking.sleep(decision.until)
      case 'renew': {
        await happened(store, person.person, await renew(store, transport, person.person, this.#now))
        const renewed = await store.get('people', person.person)
        if (renewed) await tellKey(store, transport, renewed)
        return this.around.changed()
      }
      case 'send':
        if (!ended.aborted) await this.#send(person, decision.entry, outbox.line)
    }
  }

  async #send(person: Person, chosen: Entry, line: Line): Promise<void> {
    const { store } = this.around
    const started = await happened(store, person.person, { happened: 'started', id: chosen.id, now: this.#now() })
    const entry = started.entries.find((one) => one.id === chosen.id && one.state === 'sending')
    if (!entry) return
    this.around.changed()
    const reply = await this.#exchange(entry, line.slice, person.csrfToken)
    await this.#note(person.person, entry, reply)
    this.around.changed()
  }

  async #exchange(entry: Entry, slice: number, proof: string | null): Promise<Reply> {
    const body = await this.#body(entry, slice)
    if (body === null && bodyOf(entry) !== 'none') return lostOnPhone()
    const answer = await this.around.transport({ ...requestOf(entry, body), proof })
    return answer === null ? { came: 'nothing' } : replyOf(entry, answer)
  }

  async #body(entry: Entry, slice: number): Promise<Uint8Array<ArrayBuffer> | null> {
    const needed = bodyOf(entry)
    if (needed === 'kept') return (await this.around.store.get('bodies', entry.id)) ?? null
    return needed === 'slice' && entry.kind === 'photo' ? sliceOf(this.around.store, entry, slice) : null
  }

  /** What the answer says of the inspection is kept with it. */
  async #note(person: string, entry: Entry, reply: Reply): Promise<void> {
    const given = writing(this.around.store, [...OUTBOX, 'inspections'])
    const event = { happened: 'replied' as const, id: entry.id, attempt: entry.attempt, now: this.#now(), reply }
    const after = await happen(given, person, event)
    const inspections = given.objectStore('inspections')
    const kept = await inspections.get([person, entry.inspection])
    if (kept && after.entries.some((one) => one.id === entry.id && one.state === 'confirmed')) {
      if ((entry.kind === 'opening' || entry.kind === 'calling-off') && reply.came === 'success' && isDetail(reply.result)) {
        await inspections.put({ ...kept, detail: reply.result, etag: null })
      }
      if (entry.kind === 'withdrawal') await inspections.put({ ...kept, gone: true })
    }
    await given.done
  }
}

function isDetail(result: unknown): result is InspectionDetail {
  const told = (result ?? {}) as Partial<InspectionDetail>
  return typeof told.checklistVersion === 'string' && Array.isArray(told.team)
}

/** The storage no longer has what was to be sent; only a person can do something about it. */
function lostOnPhone(): Reply {
  return { came: 'problem', status: 0, name: 'lost-on-phone', detail: '', facts: {}, retryAfter: null }
}
