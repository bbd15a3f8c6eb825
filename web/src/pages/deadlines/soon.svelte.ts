import { getContext, setContext } from 'svelte'
import { SvelteMap } from 'svelte/reactivity'
import { reading } from '../hearing/reading.svelte'
import { readDue, type Due } from './fetching'

const HERE = Symbol('due soon')
/** A weekend and two working days. */
const AHEAD = 4

/** What is due soon on somebody's first page. A case that has a card of its own there tells it itself, and is not named
 *  a second time. */
class Soon {
  readonly found = reading(() => readDue(AHEAD))
  #cards = new SvelteMap<string, object>()

  get #items(): Due[] {
    return this.found.value?.items ?? []
  }

  /** Of cases without a card. */
  get others(): Due[] {
    return this.#items.filter(({ inspection }) => !this.#cards.has(inspection))
  }

  /** The first card of a case tells it. */
  claim(inspection: string, card: object): void {
    if (!this.#cards.has(inspection)) this.#cards.set(inspection, card)
  }

  release(inspection: string, card: object): void {
    if (this.#cards.get(inspection) === card) this.#cards.delete(inspection)
  }

  toldOn(inspection: string, card: object): Due[] {
    return this.#cards.get(inspection) === card ? this.#items.filter((due) => due.inspection === inspection) : []
  }
}

/** To be called while a page starts: its cards tell what is due soon. */
export function tellsSoon(): void {
  setContext(HERE, new Soon())
}

/** Null on a page that tells nothing of it. */
export const soonHere = (): Soon | null => getContext<Soon | undefined>(HERE) ?? null

/** On a page whose cards tell nothing: everything. */
export const allSoon = (): Soon => new Soon()
