import { api, ask, Offline, type Schemas } from '../../api/client'
import { newId } from '../../store/identifiers'
import { Attaching } from '../head/attaching.svelte'
import { kept, type Kept } from './kept.svelte'

export const LEAST = 10
export const MOST = 5000
export type Ground = Schemas['ObjectionDocument']['ground']

interface Draft {
  /** Made on the device, so that sending twice counts once. */
  id: string
  ground: Ground | null
  findings: string[]
  reasons: string
  /** Their files lie in the device's own storage. */
  photos: string[]
  /** As it went out when no answer came back. */
  unanswered: string | null
}

const blank = (): Draft => ({ id: newId(), ground: null, findings: [], reasons: '', photos: [], unanswered: null })

/** An objection, from the first letter to the server's answer. To be made while a component starts. */
export class Objecting {
  readonly draft: Kept<Draft>
  readonly photos: Attaching
  busy = $state(false)
  problem = $state.raw<unknown>(null)
  tried = $state(false)

  constructor(readonly inspection: string) {
    this.draft = kept(`objection.${inspection}`, blank)
    const name = (ids: string[]): void => {
      this.draft.value.photos = ids
      this.draft.keep()
    }
    this.photos = new Attaching(inspection, this.draft.value.photos, name)
  }

  get short(): boolean {
    return this.draft.value.reasons.trim().length < LEAST
  }

  get unnamed(): boolean {
    return this.draft.value.ground === 'facts' && this.draft.value.findings.length === 0
  }

  /** The words first: they count from now on, however long the photos take. */
  async send(): Promise<boolean> {
    this.tried = true
    const { ground } = this.draft.value
    if (this.busy || ground === null || this.short || this.unnamed) return false
    this.busy = true
    try {
      const params = { path: { inspection: this.inspection } }
      await ask(api.POST('/v1/inspections/{inspection}/objections', { params, body: this.#document(ground) }))
      await this.photos.send()
      this.draft.forget()
      this.tried = false
      this.problem = null
      return true
    } catch (problem) {
      this.problem = problem
      if (!(problem instanceof Offline)) this.draft.value.unanswered = null
      return false
    } finally {
      this.busy = false
    }
  }

  /** The same goes out under the same id; something else is another objection. */
  #document(ground: Ground): Schemas['ObjectionDocument'] {
    const { value } = this.draft
    const said = { ground, findings: [...value.findings], reasons: value.reasons.trim(), photos: [...value.photos] }
    const words = JSON.stringify(said)
    if (value.unanswered !== null && value.unanswered !== words) value.id = newId()
    value.unanswered = words
    this.draft.keep()
    return { id: value.id, ...said }
  }
}
