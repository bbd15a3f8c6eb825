/** What a page reads from the server; read again when the person comes back to the page or the network does. */
export class Reading<T> {
  value = $state.raw<T | null>(null)
  problem = $state.raw<unknown>(null)
  #newest = 0

  constructor(readonly read: () => Promise<T>) {}

  again = async (): Promise<void> => {
    const mine = ++this.#newest
    try {
      const value = await this.read()
      if (mine === this.#newest) [this.value, this.problem] = [value, null]
    } catch (problem) {
      if (mine === this.#newest) this.problem = problem
    }
  }
}

/** To be called while a component starts. With `every`, in milliseconds, it is also read again while it is looked at. */
export function reading<T>(read: () => Promise<T>, every = 0): Reading<T> {
  const found = new Reading(read)
  $effect(() => {
    void found.again()
    const back = () => void (document.hidden || found.again())
    document.addEventListener('visibilitychange', back)
    addEventListener('online', back)
    const timer = every ? setInterval(back, every) : 0
    return () => {
      clearInterval(timer)
      document.removeEventListener('visibilitychange', back)
      removeEventListener('online', back)
    }
  })
  return found
}
