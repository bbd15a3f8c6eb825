import type { Said } from './answering.svelte'

/** What the phone's storage does not hold yet, beside it: it outlives this page, and a newer app that loads it again, but
 *  not the tab. By person and inspection. */
export class Aside {
  #waiting: Map<string, Said>

  constructor(private readonly name: string) {
    this.#waiting = new Map(JSON.parse(sessionStorage.getItem(name) ?? '[]') as [string, Said][])
  }

  get waiting(): [string, Said][] {
    return [...this.#waiting]
  }

  put(item: string, said: Said): void {
    this.#waiting.set(item, said)
    this.#write()
  }

  /** Unless something newer was said of the item. */
  drop(item: string, said: Said): void {
    if (this.#waiting.get(item) === said && this.#waiting.delete(item)) this.#write()
  }

  #write(): void {
    try {
      if (this.#waiting.size === 0) sessionStorage.removeItem(this.name)
      else sessionStorage.setItem(this.name, JSON.stringify(this.waiting))
    } catch {
      // Full as well: the page itself still has it and says so.
    }
  }
}
