import type { Answer } from '../../checklist/answers'
import { phone } from '../../store/phone'
import type { Saving } from './saving.svelte'

export interface Said {
  answer: Answer | null
  note: string
}

/** What was answered on this page and is not yet read back from the phone's storage: a quick finger is ahead of it. */
export class Answering {
  #ahead = $state.raw<ReadonlyMap<string, Said>>(new Map())

  constructor(
    readonly inspection: string,
    readonly saving: Saving,
    /** Reads the storage again. */
    readonly again: () => Promise<void>,
  ) {}

  /** `stored` is what the storage was last seen to hold. */
  shown(item: string, stored: Said): Said {
    return this.#ahead.get(item) ?? stored
  }

  async say(item: string, said: Said): Promise<void> {
    this.#ahead = new Map(this.#ahead).set(item, said)
    const safe = await this.saving.keep(() => phone.answer(this.inspection, item, said.answer, said.note))
    // What could not be saved stays on the page, for the person to see and to try again.
    if (!safe) return
    await this.again()
    if (this.#ahead.get(item) === said) this.#ahead = new Map([...this.#ahead].filter(([each]) => each !== item))
  }
}
