interface Page<T> {
  items: T[]
  next: string | null
}

/** A list that is read page by page. */
export class Listing<T> {
  items = $state.raw<T[]>([])
  problem = $state.raw<unknown>(null)
  busy = $state(true)
  /** Where the next page begins; null after the last one, undefined before the first. */
  next = $state.raw<string | null | undefined>(undefined)

  constructor(readonly read: (cursor: string | null) => Promise<Page<T>>) {}

  get isEmpty(): boolean {
    return this.next === null && this.items.length === 0
  }

  again = async (): Promise<void> => {
    this.items = []
    this.next = undefined
    await this.more()
  }

  more = async (): Promise<void> => {
    this.busy = true
    try {
      const page = await this.read(this.next ?? null)
      this.items = [...this.items, ...page.items]
      this.next = page.next
      this.problem = null
    } catch (problem) {
      this.problem = problem
    } finally {
      this.busy = false
    }
  }
}

/** To be called while a component starts. */
export function listing<T>(read: (cursor: string | null) => Promise<Page<T>>): Listing<T> {
  const found = new Listing(read)
  void found.more()
  return found
}
