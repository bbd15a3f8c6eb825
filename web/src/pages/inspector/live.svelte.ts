import { phone } from '../../store/phone'
import { keptChanges } from './kept'

/** Something on the phone, read again after every change of it, in this tab or another. */
class Live<Value> {
  value = $state.raw<Value>()
  problem = $state.raw<unknown>(null)
  #asked = 0

  constructor(readonly read: () => Promise<Value>) {}

  async again(): Promise<void> {
    const asked = ++this.#asked
    try {
      const value = await this.read()
      if (asked === this.#asked) this.value = value
      this.problem = null
    } catch (problem) {
      this.problem = problem
    }
  }
}

export type { Live }

/** To be called while a component is made; it ends with the component. */
export function live<Value>(read: () => Promise<Value>): Live<Value> {
  const found = new Live(read)
  $effect(() => {
    void found.again()
    const again = () => void found.again()
    const ends = [phone.subscribe(again), keptChanges.subscribe(again)]
    return () => ends.forEach((end) => end())
  })
  return found
}
