import type { Answer } from '../../checklist/answers'
import { session } from '../../session.svelte'
import { NobodyHere, phone } from '../../store/phone'
import { Aside } from './aside'
import type { Saving } from './saving.svelte'

export interface Said {
  answer: Answer | null
  note: string
}

/** What was answered on this page and is not yet read back from the phone's storage: a quick finger is ahead of it. */
export class Answering {
  #ahead = $state.raw<ReadonlyMap<string, Said>>(new Map())
  #aside: Aside

  constructor(
    readonly inspection: string,
    readonly person: string,
    readonly saving: Saving,
    /** Reads the storage again. */
    readonly again: () => Promise<void>,
  ) {
    this.#aside = new Aside(`sidak.unsaved.${person}.${inspection}`)
    for (const [item, said] of this.#aside.waiting) void this.say(item, said)
  }

  /** `stored` is what the storage was last seen to hold. */
  shown(item: string, stored: Said): Said {
    return this.#ahead.get(item) ?? stored
  }

  /** What cannot be saved stays on the page, for the person to see, and is tried again. */
  async say(item: string, said: Said): Promise<void> {
    this.#ahead = new Map(this.#ahead).set(item, said)
    this.#aside.put(item, said)
    const safe = await this.saving.keep(() => this.#store(item, said), item)
    // A newer app has the storage now: loaded again, this page goes on with what it put aside.
    if (!safe && phone.outdated()) location.reload()
  }

  async #store(item: string, said: Said): Promise<void> {
    // Whoever signed in through another tab is not given this person's answers.
    if (session.me?.person !== this.person) throw new NobodyHere()
    await phone.answer(this.inspection, item, said.answer, said.note)
    this.#aside.drop(item, said)
    await this.again()
    if (this.#ahead.get(item) === said) this.#ahead = new Map([...this.#ahead].filter(([each]) => each !== item))
  }
}
