import { decide } from '../deciding'
import { newLine, type Entry, type Outbox, type PhotoEntry } from '../entries'
import { step, type Event } from '../machine'
import { replyOf, type WireAnswer } from '../reading'
import type { Reply } from '../replies'
import { bodyOf, requestOf } from '../requests'
import { answer, hash, problem, Server, type Asked } from './server'

/** What the network, the server and the phone do to one exchange. */
export type Fate =
  | 'well'
  | 'lost-on-the-way'
  | 'answer-lost'
  | 'cut-in-the-middle'
  | 'twice'
  | 'again-later'
  | 'sign-in-page-of-a-hotel'
  | 'busy-for-a-minute'
  | 'too-often'
  | 'failed-inside'
  | 'failed-after-storing'
  | 'locked'
  | 'session-ended'
  | 'proof-out-of-date'
  | 'page-killed-before'
  | 'page-killed-after'
  | 'other-tab-takes-over'

export const FATES: Fate[] = [
  'well', 'well', 'lost-on-the-way', 'answer-lost', 'cut-in-the-middle', 'twice', 'again-later',
  'sign-in-page-of-a-hotel', 'busy-for-a-minute', 'too-often', 'failed-inside', 'failed-after-storing', 'locked',
  'session-ended', 'proof-out-of-date', 'page-killed-before', 'page-killed-after', 'other-tab-takes-over',
] // prettier-ignore

/** A phone, a network and a server with one clock that is driven. */
export class World {
  now = 1_800_000_000_000
  outbox: Outbox = { line: newLine('hung'), entries: [] }
  server = new Server()
  csrf: string | null = null
  bodies = new Map<string, Uint8Array<ArrayBuffer>>()
  photos = new Map<string, Uint8Array<ArrayBuffer>>()
  /** Requests that reach the server a second time, long after they were sent. */
  delayed: Asked[] = []
  sent: { entry: Entry; at: number; fate: Fate }[] = []
  /** The bytes sent under an address, until the server refuses them. */
  private bytesOf = new Map<string, string>()

  happen(event: Event): void {
    // Everything survives being written down and read again.
    this.outbox = JSON.parse(JSON.stringify(step(this.outbox, event, 0.5))) as Outbox
  }

  /** One thing the sender does. False when there is nothing to do. */
  turn(fate: Fate): boolean {
    const decision = decide(this.outbox, this.now)
    switch (decision.does) {
      case 'rest':
        return false
      case 'wait':
        if (decision.until <= this.now) throw new Error('waits for what is over')
        this.now = decision.until
        return true
      case 'renew':
        this.renew(fate)
        return true
      case 'send':
        this.exchange(decision.entry, fate)
        return true
    }
  }

  signInAgain(): void {
    this.server.signedIn = true
    this.csrf = this.server.csrf
    this.happen({ happened: 'signed-in' })
  }

  private renew(fate: Fate): void {
    this.now += 200
    if (fate === 'lost-on-the-way') return this.happen({ happened: 'line-failed', now: this.now, seconds: null })
    if (!this.server.signedIn || this.server.person !== 'hung') return this.happen({ happened: 'signed-out' })
    this.csrf = this.server.csrf
    this.happen({ happened: 'renewed' })
  }

  private exchange(entry: Entry, fate: Fate): void {
    this.sent.push({ entry, at: this.now, fate })
    this.happen({ happened: 'started', id: entry.id, now: this.now })
    const attempt = this.outbox.line.attempts
    const asked = this.asked(entry)
    this.noteBytes(asked, entry)
    this.now += 500
    const reply = this.over(fate, entry, asked)
    if (fate === 'page-killed-before' || fate === 'page-killed-after') return this.happen({ happened: 'woke' })
    if (fate === 'other-tab-takes-over') {
      this.happen({ happened: 'woke' })
      for (let turns = 0; turns < 3; turns++) this.turn('well')
    }
    this.happen({ happened: 'replied', id: entry.id, attempt, now: this.now, reply })
    this.forgetRefused(asked, entry)
    if (fate === 'again-later') this.delayed.push(asked)
  }

  private over(fate: Fate, entry: Entry, asked: Asked): Reply {
    const heard = (given: WireAnswer) => replyOf(entry, given)
    const nothing: Reply = { came: 'nothing' }
    switch (fate) {
      case 'lost-on-the-way':
      case 'page-killed-before':
        return nothing
      case 'answer-lost':
      case 'page-killed-after':
        this.server.answer(asked)
        return nothing
      case 'cut-in-the-middle':
        if (asked.method === 'PATCH') this.server.answer(half(asked))
        return nothing
      case 'twice':
        this.server.answer(asked)
        return heard(this.server.answer(asked))
      case 'sign-in-page-of-a-hotel':
        return heard(answer(200, undefined, { 'Content-Type': 'text/html' }))
      case 'busy-for-a-minute':
        return heard(problem(503, 'not-acceptable-now', { seconds: 60 }, { 'Retry-After': '60' }))
      case 'too-often':
        return heard(problem(429, 'too-many-attempts', { seconds: 30 }, { 'Retry-After': '30' }))
      case 'failed-inside':
        return heard(problem(500, 'unexpected', { request: 'R1' }))
      case 'failed-after-storing':
        this.server.answer(asked)
        return heard(problem(500, 'unexpected', { request: 'R1' }))
      case 'locked':
        return heard(problem(423, 'upload-busy', { seconds: 5 }, { 'Retry-After': '5' }))
      case 'session-ended':
        this.server.signedIn = false
        return heard(this.server.answer(asked))
      case 'proof-out-of-date':
        this.server.csrf = `csrf-${this.sent.length}`
        return heard(this.server.answer(asked))
      default:
        return heard(this.server.answer(asked))
    }
  }

  private asked(entry: Entry): Asked {
    const request = requestOf(entry, this.bodyFor(entry))
    return { ...request, csrf: this.csrf }
  }

  private bodyFor(entry: Entry): Uint8Array<ArrayBuffer> | null {
    if (bodyOf(entry) === 'kept') return this.bodies.get(entry.id)!
    if (bodyOf(entry) === 'none') return null
    const { offset } = entry as PhotoEntry
    return this.photos.get(entry.id)!.slice(offset, offset + this.outbox.line.slice)
  }

  private noteBytes(asked: Asked, entry: Entry): void {
    if (bodyOf(entry) !== 'kept') return
    const bytes = hash(asked.body)
    const before = this.bytesOf.get(asked.path) ?? bytes
    if (before !== bytes) throw new Error(`other bytes were sent to ${asked.path}`)
    this.bytesOf.set(asked.path, bytes)
  }

  private forgetRefused(asked: Asked, entry: Entry): void {
    const after = this.outbox.entries.find((one) => one.id === entry.id)
    const isKnownRefusal = after?.state === 'refused' || (after?.state === 'waiting' && !after.doubt)
    if (isKnownRefusal) this.bytesOf.delete(asked.path)
  }
}

function half(asked: Asked): Asked {
  return { ...asked, body: asked.body!.slice(0, Math.floor(asked.body!.length / 2)) }
}
