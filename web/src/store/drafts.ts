const QUIET = 20_000

/** A draft goes to the server after a while without changes, so that a lost phone loses little. */
export class Drafts {
  #timers = new Map<string, ReturnType<typeof setTimeout>>()

  constructor(
    private readonly send: (inspection: string) => Promise<void>,
    private readonly quiet = QUIET,
  ) {}

  later(inspection: string): void {
    clearTimeout(this.#timers.get(inspection))
    this.#timers.set(
      inspection,
      setTimeout(() => this.#now(inspection), this.quiet),
    )
  }

  /** The page is left. */
  all(): void {
    for (const inspection of [...this.#timers.keys()]) this.#now(inspection)
  }

  stop(): void {
    for (const timer of this.#timers.values()) clearTimeout(timer)
    this.#timers.clear()
  }

  #now(inspection: string): void {
    clearTimeout(this.#timers.get(inspection))
    this.#timers.delete(inspection)
    // The answers are safe on the phone already: a draft that cannot be queued now is queued another time.
    void this.send(inspection).catch(() => undefined)
  }
}
