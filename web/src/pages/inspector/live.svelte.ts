import { phone } from '../../store/phone'
import { keptChanges } from './kept'

/** Something on the phone, read again after every change of it, in this tab or another. */
class Live<Value> {
  value = $state.raw<Value>()
  problem = $state.raw<unknown>(null)
  #reading: Promise<void> | null = null
  #next: Promise<void> | null = null

  constructor(readonly read: () => Promise<Value>) {}

  /** Resolves after a reading that began no earlier than now. Whoever types makes changes faster than they are read:
   *  then one reading serves all that came meanwhile. */
  again(): Promise<void> {
    if (!this.#reading) return (this.#reading = this.#read())
    this.#next ??= this.#reading.then(() => {
      this.#next = null
      return (this.#reading = this.#read())
    })
    return this.#next
  }

  async #read(): Promise<void> {
    try {
      this.value = await this.read()
      this.problem = null
    } catch (problem) {
      this.problem = problem
    }
    if (!this.#next) this.#reading = null
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
