import { fresh, type Entry } from '../entries'
import { nextRevision } from '../queueing'
import { hash } from './server'
import type { World } from './world'

/** What the person with the phone does, at any time, with or without a network. Only for tests. */
export class Person {
  private made = 0

  constructor(
    private readonly world: World,
    readonly inspection: string,
  ) {}

  open(): void {
    this.queue({ kind: 'opening' }, (id) => ({ id }))
  }

  save({ submitted = false, refuse = false } = {}): void {
    const sheet = `sheet-${this.inspection}`
    const revision = nextRevision(this.world.outbox, sheet, 0)
    const entry = { kind: 'sheet', sheet, revision, submitted, version: this.made }
    this.queue(entry, (id) => ({ revision, submitted, refuse, made: id }))
  }

  photograph(size: number): void {
    const id = this.nextId()
    const bytes = new Uint8Array(size).map((_, index) => (index * 7 + this.made) % 256)
    const photo = { step: 'announce', size, offset: 0, begun: false, restarts: 0 }
    this.world.photos.set(id, bytes)
    this.queue({ kind: 'photo', ...photo }, () => ({ sha256: hash(bytes), size }), id, hash(bytes))
  }

  submit(): void {
    this.queue({ kind: 'submission' }, (id) => ({ id }))
  }

  /** With the newest photos as signed pages. */
  keepMinutes(pages = 1): void {
    const taken = this.world.outbox.entries.filter((entry) => entry.kind === 'photo' && entry.state !== 'refused')
    const photos = taken.slice(-pages).map(({ id }) => id)
    this.queue({ kind: 'minutes', photos }, (id) => ({ id, paper: photos }))
  }

  withdraw(): void {
    this.queue({ kind: 'withdrawal' }, (id) => ({ id }))
  }

  callOff(action: 'cancel' | 'abort'): void {
    this.queue({ kind: 'calling-off', action }, () => ({ reason: 'Bão' }))
  }

  private nextId(): string {
    return `${this.inspection}-${++this.made}`.padEnd(36, '0')
  }

  private queue(kind: object, body: (id: string) => object, id = this.nextId(), sha256?: string): void {
    const bytes = new TextEncoder().encode(JSON.stringify(body(id)))
    const { inspection } = this
    this.world.bodies.set(id, bytes)
    const queuedAt = this.world.now
    const given = { id, person: 'hung', inspection, queuedAt, sha256: sha256 ?? hash(bytes), signature: null }
    this.world.happen({ happened: 'queued', entry: { ...fresh(given), ...kind } as Entry })
  }
}
