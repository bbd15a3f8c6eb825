type Listener = () => void

const SOON = 150

/** Tells everybody in this tab and in the others that something on the phone has changed. */
export class Changes {
  #listeners = new Set<Listener>()
  #soon: ReturnType<typeof setTimeout> | null = null
  #others: BroadcastChannel | null

  constructor(name: string) {
    this.#others = typeof BroadcastChannel === 'undefined' ? null : new BroadcastChannel(name)
    if (this.#others) this.#others.onmessage = () => this.#call()
  }

  tell(): void {
    this.#call()
    this.#others?.postMessage('changed')
  }

  /** Of many small steps, as those of a photo on its way, not each is told. */
  tellSoon(): void {
    this.#soon ??= setTimeout(() => {
      this.#soon = null
      this.tell()
    }, SOON)
  }

  subscribe(listener: Listener): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  close(): void {
    if (this.#soon) clearTimeout(this.#soon)
    this.#others?.close()
    this.#listeners.clear()
  }

  #call(): void {
    for (const listener of [...this.#listeners]) listener()
  }
}
