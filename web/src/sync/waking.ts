const LONGEST = 60_000

/** Sleeps until a time or until somebody wakes it. A call that comes while nobody sleeps is remembered. */
export class Waking {
  #called = false
  #wake: (() => void) | null = null

  call(): void {
    this.#called = true
    this.#wake?.()
  }

  /** Null: until it is woken. A phone that slept itself looks again at the latest after a minute. */
  async sleep(until: number | null): Promise<void> {
    if (!this.#called) await this.#wait(until)
    this.#called = false
  }

  #wait(until: number | null): Promise<void> {
    return new Promise((resolve) => {
      const span = until === null ? null : Math.min(LONGEST, Math.max(0, until - Date.now()))
      const timer = span === null ? undefined : setTimeout(() => this.#wake?.(), span)
      this.#wake = () => {
        clearTimeout(timer)
        this.#wake = null
        resolve()
      }
    })
  }
}
