import { api, ask, Offline, type Schemas } from '../../api/client'
import { newId } from '../../store/identifiers'
import { kept, type Kept } from '../hearing/kept.svelte'
import { Attaching } from './attaching.svelte'
import { isWhole, trimmed, type Correction } from './correcting'

type Position = Schemas['PaperDocument']['position']

interface Draft {
  id: string
  position: Position | null
  reasons: string
  corrections: Correction[]
  photos: string[]
  /** As it went out when no answer came back. */
  unanswered: string | null
}

const blank = (): Draft => ({ id: newId(), position: null, reasons: '', corrections: [], photos: [], unanswered: null })

/** An explanation on paper, as somebody enters it: the photos are of the paper. */
export class Papering {
  readonly draft: Kept<Draft>
  readonly photos: Attaching
  busy = $state(false)
  problem = $state.raw<unknown>(null)
  tried = $state(false)

  constructor(
    readonly inspection: string,
    readonly finding: string,
  ) {
    this.draft = kept(`paper.${finding}`, blank)
    this.photos = new Attaching(inspection, this.draft.value.photos, (ids) => this.#name(ids))
  }

  get complete(): boolean {
    const { position, photos, corrections } = this.draft.value
    return position !== null && photos.length > 0 && corrections.every(isWhole)
  }

  async send(): Promise<boolean> {
    this.tried = true
    const { position } = this.draft.value
    if (this.busy || !this.complete || position === null) return false
    this.busy = true
    try {
      const params = { path: { finding: this.finding } }
      await ask(api.POST('/v1/findings/{finding}/paper-explanations', { params, body: this.#document(position) }))
      await this.photos.send()
      this.draft.forget()
      this.problem = null
      this.tried = false
      return true
    } catch (problem) {
      this.problem = problem
      if (!(problem instanceof Offline)) this.draft.value.unanswered = null
      return false
    } finally {
      this.busy = false
    }
  }

  /** The same goes out under the same id; something else is another explanation. */
  #document(position: Position): Schemas['PaperDocument'] {
    const { value } = this.draft
    const said = { position, reasons: value.reasons.trim(), photos: [...value.photos], corrections: trimmed(value.corrections) }
    const words = JSON.stringify(said)
    if (value.unanswered !== null && value.unanswered !== words) value.id = newId()
    value.unanswered = words
    this.draft.keep()
    return { id: value.id, ...said }
  }

  #name(ids: string[]): void {
    this.draft.value.photos = ids
    this.draft.keep()
  }
}
