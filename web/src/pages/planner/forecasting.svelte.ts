import { language } from '../../texts'
import { forecastOf, type Forecast, type Outline } from './forecast'
import type { Terms } from './plan'

/** What is known of one plan so far. A new question ends the one before it. */
export class Forecasting {
  outline = $state.raw<Outline | null>(null)
  forecast = $state.raw<Forecast | null>(null)
  /** How far the simulation is, from 0 to 1; null while there is none. */
  done = $state<number | null>(null)
  problem = $state.raw<unknown>(null)
  /** The terms that the forecast is about, and the language it speaks. */
  #about = $state('')
  #asked = new AbortController()

  constructor(readonly programme: string) {}

  isOf(terms: Terms): boolean {
    return this.forecast !== null && this.#about === aboutOf(terms)
  }

  look = (terms: Terms): Promise<void> => this.#ask(terms, 0)

  simulate = async (terms: Terms): Promise<void> => {
    this.cancel()
    this.done = 0
    await this.#ask(terms, null)
  }

  cancel = (): void => {
    this.#asked.abort()
    this.done = null
  }

  async #ask(terms: Terms, replicas: number | null): Promise<void> {
    this.#asked.abort()
    const asked = (this.#asked = new AbortController())
    const about = aboutOf(terms)
    try {
      for await (const step of forecastOf(this.programme, terms, replicas, asked.signal)) {
        if (asked.signal.aborted) return
        if ('outline' in step) this.outline = step.outline
        else if ('done' in step) this.done = step.done
        else [this.forecast, this.#about] = [step.forecast, about]
      }
      if (!asked.signal.aborted) this.problem = null
    } catch (problem) {
      if (!asked.signal.aborted) this.problem = problem
    } finally {
      if (asked === this.#asked) this.done = null
    }
  }
}

const aboutOf = (terms: Terms): string => JSON.stringify(terms) + language.current
