import { language } from '../../texts'
import { presentTerms, type Desk } from './desk'
import { Forecasting } from './forecasting.svelte'
import { lacking, type Terms } from './plan'

const OUTLINE_AFTER = 500
const SIMULATION_AFTER = 3000

/** The forecast of a draft, and of the plan of now beside it, as the draft changes. */
export class Outlook {
  readonly draft: Forecasting
  readonly present: Forecasting
  automatic = $state(true)

  constructor(
    readonly desk: Desk,
    readonly terms: () => Terms,
  ) {
    this.draft = new Forecasting(desk.programme.id)
    this.present = new Forecasting(desk.programme.id)
  }

  get lacks() {
    return lacking(this.terms())
  }

  /** Whether the simulation that is shown is of what is written now. */
  get current(): boolean {
    return this.draft.isOf(this.terms())
  }

  simulate = async (): Promise<void> => {
    const terms = this.terms()
    if (this.lacks.length > 0) return
    this.present.cancel()
    await this.draft.simulate(terms)
    const present = presentTerms(this.desk, terms)
    if (present && this.draft.isOf(terms) && !this.present.isOf(present)) await this.present.simulate(present)
  }

  stop = (): void => {
    this.draft.cancel()
    this.present.cancel()
  }

  /** To be called while a component starts. */
  follow(): void {
    const written = $derived(JSON.stringify(this.terms()) + language.current)
    $effect(() => {
      void written
      const look = setTimeout(() => this.#look(), OUTLINE_AFTER)
      return () => {
        clearTimeout(look)
        this.stop()
      }
    })
    $effect(() => {
      void written
      if (!this.automatic) return
      const simulate = setTimeout(() => this.#simulateWhatIsNew(), SIMULATION_AFTER)
      return () => clearTimeout(simulate)
    })
  }

  #look(): void {
    const idle = this.draft.done === null
    if (idle && this.lacks.length === 0) void this.draft.look(this.terms())
  }

  #simulateWhatIsNew(): void {
    if (this.draft.done === null && !this.current) void this.simulate()
  }
}
