import { api, ask, type Schemas } from '../../api/client'

const MARGIN = 15_000

/** A photo's signed link, asked for anew once it has run out. */
export class View {
  detail = $state.raw<Schemas['Detail'] | null>(null)
  /** The untouched file, while it is looked at. */
  original = $state.raw<Schemas['Link'] | null>(null)
  problem = $state.raw<unknown>(null)
  #failed = false

  constructor(readonly photo: string) {}

  get shown(): Schemas['Viewing'] | null {
    return this.detail?.viewing ?? null
  }

  async look(): Promise<void> {
    if (this.shown && Date.parse(this.shown.expiresAt) - MARGIN > Date.now()) return
    await this.again()
  }

  async again(): Promise<void> {
    try {
      const path = { evidence: this.photo }
      this.detail = await ask(api.GET('/v1/evidence/{evidence}', { params: { path } }))
      this.problem = null
    } catch (problem) {
      this.problem = problem
    }
  }

  /** That it was asked for enters the ledger, every time. */
  async lookAtOriginal(): Promise<void> {
    try {
      const path = { evidence: this.photo }
      this.original = await ask(api.POST('/v1/evidence/{evidence}/original-views', { params: { path } }))
      this.problem = null
    } catch (problem) {
      this.problem = problem
    }
  }

  /** The link may have run out while the page lay idle: once more, but not for ever. */
  async failed(): Promise<void> {
    if (this.#failed) return
    this.#failed = true
    await this.again()
  }
}

/** The same photo keeps its view while the list around it is read anew. */
export function viewsOf(): (photo: string) => View {
  const kept = new Map<string, View>()
  return (photo) => {
    const view = kept.get(photo) ?? new View(photo)
    kept.set(photo, view)
    return view
  }
}
