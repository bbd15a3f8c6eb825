import { api, ask, Offline, type Schemas } from '../../api/client'
import { kept, type Kept } from '../hearing/kept.svelte'
import { newId } from '../../store/identifiers'

export const LEAST = 10
export const MOST = 5000

type Position = Schemas['ExplanationDocument']['position']

interface Draft {
  /** Made on the device, so that sending twice counts once. */
  id: string
  position: Position | null
  reasons: string
  /** As it went out when no answer came back; null while it never did. */
  unanswered: string | null
}

const blank = (): Draft => ({ id: newId(), position: null, reasons: '', unanswered: null })

/** One explanation, from the first letter to the server's answer. */
export class Explaining {
  readonly draft: Kept<Draft>
  busy = $state(false)
  problem = $state.raw<unknown>(null)
  /** Sent without a position or with too few words: the person is told. */
  tried = $state(false)
  sentAt = $state<number | null>(null)

  constructor(readonly finding: string) {
    this.draft = kept(`explanation.${finding}`, blank)
  }

  get missing(): number {
    return Math.max(0, LEAST - this.draft.value.reasons.trim().length)
  }

  get complete(): boolean {
    return this.draft.value.position !== null && this.missing === 0
  }

  get unsure(): boolean {
    return this.draft.value.unanswered !== null
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

  /** The same words go out under the same id; other words are another explanation. */
  async #deliver(position: Position): Promise<void> {
    const { draft } = this
    const reasons = draft.value.reasons.trim()
    const words = JSON.stringify([position, reasons])
    if (draft.value.unanswered !== null && draft.value.unanswered !== words) draft.value.id = newId()
    draft.value.unanswered = words
    draft.keep()
    const body = { id: draft.value.id, position, reasons }
    const path = { finding: this.finding }
    await ask(api.POST('/v1/findings/{finding}/explanations', { params: { path }, body }))
    draft.forget()
    this.problem = null
    this.tried = false
    this.sentAt = Date.now()
  }
}
