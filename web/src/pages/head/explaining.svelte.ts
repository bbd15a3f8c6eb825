import { api, ask, Offline, type Schemas } from '../../api/client'
import { kept, type Kept } from '../hearing/kept.svelte'
import { newId } from '../../store/identifiers'
import { Attaching } from './attaching.svelte'
import { isWhole, trimmed, type Correction } from './correcting'
import { ServerDraft, type Written } from './serverDraft.svelte'

export const LEAST = 10
export const MOST = 5000

type Position = Schemas['ExplanationDocument']['position']
type Document = Schemas['ExplanationDocument']

interface Draft {
  /** Made on the device, so that sending twice counts once. */
  id: string
  position: Position | null
  reasons: string
  corrections: Correction[]
  /** Their files lie in the device's own storage. */
  photos: string[]
  /** When the server's draft was saved that this one continues. */
  before: string | null
  /** As it went out when no answer came back; null while it never did. */
  unanswered: string | null
}

const blank = (): Draft => ({
  id: newId(),
  position: null,
  reasons: '',
  corrections: [],
  photos: [],
  before: null,
  unanswered: null,
})

/** One explanation, from the first letter to the server's answer. */
export class Explaining {
  readonly draft: Kept<Draft>
  readonly photos: Attaching
  /** The same on the server. */
  readonly kept: ServerDraft
  busy = $state(false)
  problem = $state.raw<unknown>(null)
  /** Sent without a position or with too few words: the person is told. */
  tried = $state(false)
  sentAt = $state<number | null>(null)

  constructor(
    readonly inspection: string,
    readonly finding: string,
  ) {
    this.draft = kept(`explanation.${finding}`, blank)
    this.photos = new Attaching(inspection, this.draft.value.photos, (ids) => this.#name(ids))
    this.kept = new ServerDraft(finding, this.draft as Kept<{ before: string | null }>)
  }

  /** What this person has written elsewhere goes on here, where nothing is written yet. */
  async begin(): Promise<void> {
    await this.kept.read(this.#written)
    if (this.kept.other?.mine && this.#blank) this.takeOther()
  }

  keep(): void {
    this.kept.keep(this.#written)
  }

  leave(): void {
    this.kept.leave(this.#written)
  }

  takeOther(): void {
    Object.assign(this.draft.value, this.kept.take() ?? {})
  }

  dropOther(): void {
    this.kept.drop(this.#written)
  }

  get missing(): number {
    return Math.max(0, LEAST - this.draft.value.reasons.trim().length)
  }

  get complete(): boolean {
    return this.draft.value.position !== null && this.missing === 0 && this.draft.value.corrections.every(isWhole)
  }

  get unsure(): boolean {
    return this.draft.value.unanswered !== null
  }

  async discard(): Promise<void> {
    await this.photos.removeAll()
    await this.kept.discard()
    this.draft.forget()
  }

  async send(): Promise<boolean> {
    this.tried = true
    const { position } = this.draft.value
    if (this.busy || !this.complete || position === null) return false
    this.busy = true
    try {
      await this.#deliver(position)
      return true
    } catch (problem) {
      this.problem = problem
      if (!(problem instanceof Offline)) this.draft.value.unanswered = null
      return false
    } finally {
      this.busy = false
    }
  }

  /** The words first: they count from now on, however long the photos take. */
  async #deliver(position: Position): Promise<void> {
    const body = this.#document(position)
    const path = { finding: this.finding }
    await ask(api.POST('/v1/findings/{finding}/explanations', { params: { path }, body }))
    await this.photos.send()
    this.kept.forget()
    this.draft.forget()
    this.problem = null
    this.tried = false
    this.sentAt = Date.now()
  }

  /** The same words and photos go out under the same id; others are another explanation. */
  #document(position: Position): Document {
    const { draft } = this
    const reasons = draft.value.reasons.trim()
    const { photos } = draft.value
    const corrections = trimmed(draft.value.corrections)
    const words = JSON.stringify([position, reasons, photos, corrections])
    if (draft.value.unanswered !== null && draft.value.unanswered !== words) draft.value.id = newId()
    draft.value.unanswered = words
    draft.keep()
    return { id: draft.value.id, position, reasons, photos: [...photos], corrections }
  }

  get #written(): Written {
    const { position, reasons, corrections } = this.draft.value
    return { position, reasons, corrections: corrections.map((each) => ({ ...each })) }
  }

  get #blank(): boolean {
    const { position, reasons, corrections } = this.draft.value
    return position === null && reasons === '' && corrections.length === 0
  }

  /** At once: a page that is closed now must find its photos again. */
  #name(ids: string[]): void {
    this.draft.value.photos = ids
    this.draft.keep()
  }
}
