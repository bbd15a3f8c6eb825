import { api, ask, type Schemas } from '../../api/client'

const MARGIN = 15_000

/** A photo's signed link, asked for anew once it has run out. */
export class View {
  shown = $state.raw<Schemas['Viewing'] | null>(null)
  problem = $state.raw<unknown>(null)
  #failed = false

  constructor(readonly photo: string) {}

  async look(): Promise<void> {
    if (this.shown && Date.parse(this.shown.expiresAt) - MARGIN > Date.now()) return
    try {
      const path = { evidence: this.photo }
      this.shown = (await ask(api.GET('/v1/evidence/{evidence}', { params: { path } }))).viewing
      this.problem = null
    } catch (problem) {
      this.problem = problem
    }
  }

  /** The link may have run out while the page lay idle: once more, but not for ever. */
  async failed(): Promise<void> {
    if (this.#failed) return
    this.#failed = true
    this.shown = null
    await this.look()
  }
}
