type Work = () => Promise<unknown>

const AGAIN = 3_000

/** Changes on their way into the phone's storage. What failed stays visible until it is safe. */
export class Saving {
  state = $state<'none' | 'saving' | 'saved' | 'failed'>('none')
  problem = $state.raw<unknown>(null)
  #last: Promise<void> = Promise.resolve()
  #open = 0
  /** By what they are about: those that could not be saved, and are tried again by themselves. */
  #owed = new Map<string, Work>()
  #timer: ReturnType<typeof setTimeout> | undefined
  #stopped = false

  /** In the order they were made; resolves to whether this one is safe. `about` names what is owed when it fails, until
   *  it is safe or a newer one about the same takes its place. */
  keep(work: Work, about?: string): Promise<boolean> {
    this.#open++
    this.state = 'saving'
    const done = this.#last.then(() => this.#run(work, about))
    this.#last = done.then(() => undefined)
    return done
  }

  /** The page is left. */
  stop(): void {
    clearTimeout(this.#timer)
    this.#stopped = true
  }

  async #run(work: Work, about?: string): Promise<boolean> {
    if (about !== undefined) this.#owed.delete(about)
    const problem = await failure(work)
    if (problem && about !== undefined) this.#owed.set(about, work)
    this.#open--
    this.#show(problem ?? (await this.#payBack()))
    return problem === null
  }

  /** What stands in the way of what is owed; null once all of it is safe. */
  async #payBack(): Promise<unknown> {
    for (const [about, work] of [...this.#owed]) {
      const problem = await failure(work)
      if (problem) return problem
      this.#owed.delete(about)
    }
    return null
  }

  #show(problem: unknown): void {
    this.problem = problem
    if (problem) this.state = 'failed'
    else if (this.#open === 0) this.state = 'saved'
    clearTimeout(this.#timer)
    if (this.#owed.size > 0 && !this.#stopped) this.#timer = setTimeout(() => this.#again(), AGAIN)
  }

  #again(): void {
    this.#last = this.#last.then(async () => this.#show(await this.#payBack()))
  }
}

async function failure(work: Work): Promise<unknown> {
  try {
    await work()
    return null
  } catch (problem) {
    return problem ?? new Error('unknown')
  }
}
