import { api, ask, ProblemError, type Schemas } from '../../api/client'
import type { Kept } from '../hearing/kept.svelte'
import type { Correction } from './correcting'

export interface Written {
  position: Schemas['ExplanationDocument']['position'] | null
  reasons: string
  corrections: Correction[]
}

type Draft = Schemas['ExplanationDraft']
const PAUSE = 1500

const wordsOf = ({ position, reasons, corrections }: Written): string => JSON.stringify([position, reasons, corrections])

/** What is written here, on the server too: another device, or a deputy, goes on with it. It never stops the writing. */
export class ServerDraft {
  /** One that this device has not seen: of another device, or of another person. */
  other = $state.raw<Draft | null>(null)
  savedAt = $state<string | null>(null)
  #saved = ''
  #timer: ReturnType<typeof setTimeout> | undefined
  #asked = false

  constructor(
    readonly finding: string,
    private readonly draft: Kept<{ before: string | null }>,
  ) {}

  /** To be called once, with what is written here already. */
  async read(here: Written): Promise<void> {
    const drafts = await ask(api.GET('/v1/findings/{finding}/explanation-drafts', this.#at)).catch(() => null)
    if (drafts === null) return
    const mine = drafts.find((draft) => draft.mine)
    if (mine && mine.savedAt === this.draft.value.before) {
      this.savedAt = mine.savedAt
      this.#saved = wordsOf(mine)
    }
    const strange = drafts.find((draft) => draft.savedAt !== this.draft.value.before)
    this.other = strange && wordsOf(strange) !== wordsOf(here) ? strange : null
    if (mine && wordsOf(mine) === wordsOf(here)) [this.draft.value.before, this.#saved] = [mine.savedAt, wordsOf(mine)]
    this.#asked = true
  }

  /** Soon, once nothing more is typed. */
  keep(here: Written): void {
    clearTimeout(this.#timer)
    this.#timer = setTimeout(() => void this.#save(here), PAUSE)
  }

  /** The page is left. */
  leave(here: Written): void {
    clearTimeout(this.#timer)
    void this.#save(here)
  }

  /** The other one goes on here; a draft of the same person is continued, one of another person is copied. */
  take(): Written | null {
    const taken = this.other
    if (taken === null) return null
    if (taken.mine) this.draft.value.before = taken.savedAt
    this.other = null
    const { position, reasons, corrections } = taken
    return { position, reasons, corrections: corrections.map((each) => ({ ...each })) }
  }

  /** What is written here counts; the next saving replaces the other device's. */
  drop(here: Written): void {
    if (this.other?.mine) this.draft.value.before = this.other.savedAt
    this.other = null
    this.keep(here)
  }

  async discard(): Promise<void> {
    this.forget()
    await ask(api.DELETE('/v1/findings/{finding}/explanation-draft', this.#at)).catch(() => undefined)
  }

  forget(): void {
    clearTimeout(this.#timer)
    this.draft.value.before = this.savedAt = null
    this.#saved = ''
  }

  async #save(here: Written): Promise<void> {
    const words = wordsOf(here)
    const empty = here.position === null && here.reasons === '' && here.corrections.length === 0
    if (!this.#asked || this.other?.mine || empty || words === this.#saved) return
    try {
      const body = { ...here, before: this.draft.value.before }
      const kept = await ask(api.PUT('/v1/findings/{finding}/explanation-draft', { ...this.#at, body }))
      this.#saved = words
      this.draft.value.before = this.savedAt = kept.savedAt
    } catch (problem) {
      if (problem instanceof ProblemError && problem.type === '/problems/draft-elsewhere') await this.read(here)
    }
  }

  get #at() {
    return { params: { path: { finding: this.finding } } }
  }
}
