import { api, ask, Offline } from '../../api/client'
import { newId } from '../../store/identifiers'
import { Attaching } from '../head/attaching.svelte'
import { kept, type Kept } from '../hearing/kept.svelte'
import type { Remedy } from './fetching'

export const LEAST = 10
export const MOST = 5000

interface Draft {
  /** Made on the device, so that sending twice counts once. */
  id: string
  text: string
  /** Their files lie in the device's own storage. */
  photos: string[]
  /** As it went out when no answer came back. */
  unanswered: string | null
}

const blank = (): Draft => ({ id: newId(), text: '', photos: [], unanswered: null })

/** The report on one remedy, from the first letter to the server's answer. */
export class Reporting {
  readonly draft: Kept<Draft>
  readonly photos: Attaching
  busy = $state(false)
  problem = $state.raw<unknown>(null)
  tried = $state(false)

  constructor(readonly remedy: Remedy) {
    this.draft = kept(`remedy.${remedy.id}`, blank)
    const name = (ids: string[]): void => {
      this.draft.value.photos = ids
      this.draft.keep()
    }
    this.photos = new Attaching(remedy.inspection, this.draft.value.photos, name, 'remedy')
  }

  get missing(): number {
    return Math.max(0, LEAST - this.draft.value.text.trim().length)
  }

  /** The words first: they count from now on, however long the photos take. */
  async send(): Promise<boolean> {
    this.tried = true
    if (this.busy || this.missing > 0) return false
    this.busy = true
    try {
      const params = { path: { remedy: this.remedy.id } }
      await ask(api.POST('/v1/remedies/{remedy}/reports', { params, body: this.#document() }))
      await this.photos.send()
      this.draft.forget()
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

  /** The same words and photos go out under the same id; others are another report. */
  #document() {
    const { value } = this.draft
    const [text, photos] = [value.text.trim(), [...value.photos]]
    const words = JSON.stringify([text, photos])
    if (value.unanswered !== null && value.unanswered !== words) value.id = newId()
    value.unanswered = words
    this.draft.keep()
    return { id: value.id, text, photos }
  }
}
