import { session } from '../../session.svelte'

interface Stored<T> {
  at: number
  value: T
}

/** What a person is typing: on this device at every change, for this person alone, until it is sent or discarded. */
export class Kept<T extends object> {
  value: T = $state()!
  /** When it was last saved; null while nothing is, or when the device has no room for it. */
  at = $state<number | null>(null)
  readonly #key: string
  readonly #empty: () => T
  #saved: string

  constructor(name: string, empty: () => T) {
    this.#key = keyOf(name)
    this.#empty = empty
    const stored = JSON.parse(localStorage.getItem(this.#key) ?? 'null') as Stored<T> | null
    // What an older version of the app kept may lack something.
    this.value = { ...empty(), ...stored?.value }
    this.at = stored?.at ?? null
    this.#saved = JSON.stringify(this.value)
  }

  /** Writes what has changed since. */
  keep(): void {
    const typed = JSON.stringify(this.value)
    if (typed === this.#saved) return
    this.#saved = typed
    this.at = this.#store({ at: Date.now(), value: this.value })
  }

  forget(): void {
    localStorage.removeItem(this.#key)
    this.value = this.#empty()
    this.#saved = JSON.stringify(this.value)
    this.at = null
  }

  #store(stored: Stored<T>): number | null {
    try {
      localStorage.setItem(this.#key, JSON.stringify(stored))
      return stored.at
    } catch {
      return null
    }
  }
}

/** To be called while a component starts. */
export function kept<T extends object>(name: string, empty: () => T): Kept<T> {
  const found = new Kept(name, empty)
  $effect(() => found.keep())
  return found
}

/** Whether this device keeps something under that name. */
export function isKept(name: string): boolean {
  return localStorage.getItem(keyOf(name)) !== null
}

function keyOf(name: string): string {
  return `sidak.draft.${session.me?.person ?? 'nobody'}.${name}`
}
