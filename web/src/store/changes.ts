type Listener = () => void

/** Tells everybody in this tab and in the others that something on the phone has changed. */
export class Changes {
  #listeners = new Set<Listener>()
  #others: BroadcastChannel | null

  constructor(name: string) {
    this.#others = typeof BroadcastChannel === 'undefined' ? null : new BroadcastChannel(name)
    if (this.#others) this.#others.onmessage = () => this.#call()
  }

  tell(): void {
    this.#call()
    this.#others?.postMessage('changed')
  }

  subscribe(listener: Listener): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  close(): void {
    this.#others?.close()
    this.#listeners.clear()
  }

  #call(): void {
    for (const listener of [...this.#listeners]) listener()
  }
}
