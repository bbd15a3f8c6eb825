/** Changes on their way into the phone's storage. What failed stays visible until the next change is safe. */
export class Saving {
  state = $state<'none' | 'saving' | 'saved' | 'failed'>('none')
  problem = $state.raw<unknown>(null)
  #last: Promise<void> = Promise.resolve()
  #open = 0

  /** In the order they were made; resolves to whether this one is safe. */
  keep(work: () => Promise<unknown>): Promise<boolean> {
    this.#open++
    this.state = 'saving'
    const done = this.#last.then(() => this.#run(work))
    this.#last = done.then(() => undefined)
    return done
  }

  async #run(work: () => Promise<unknown>): Promise<boolean> {
    try {
      await work()
      this.problem = null
    } catch (problem) {
      this.problem = problem
    }
    this.#open--
    if (this.problem) this.state = 'failed'
    else if (this.#open === 0) this.state = 'saved'
    return this.problem === null
  }
}
