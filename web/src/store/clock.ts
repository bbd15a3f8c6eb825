export interface ClockState {
  offsetSeconds: number
  wrong: boolean
}

const MOST_WRONG = 120
const LONGEST_ROUND = 10_000

/** How far the phone's clock is off the server's, by the Date of its answers. */
export class Clock {
  #offset = 0

  /** `date` has whole seconds, so half of one is the best guess; a slow answer says nothing exact. */
  heard(date: string, askedAt: number, now = Date.now()): void {
    const told = Date.parse(date)
    if (Number.isNaN(told) || now < askedAt || now - askedAt > LONGEST_ROUND) return
    this.#offset = (told + 500 - (askedAt + now) / 2) / 1000
  }

  /** Seconds that the server is ahead of the phone. */
  state(): ClockState {
    return { offsetSeconds: Math.round(this.#offset), wrong: Math.abs(this.#offset) > MOST_WRONG }
  }

  /** The time by the server's clock where that is known to differ. */
  now(now = Date.now()): Date {
    return new Date(this.state().wrong ? now + this.#offset * 1000 : now)
  }
}
