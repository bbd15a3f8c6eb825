import { untrack } from 'svelte'
import type { HalfFilled } from '../../../store/database'
import type { ObservationKind } from '../../../store/observations'
import { phone } from '../../../store/phone'
import { Saving } from '../saving.svelte'

/** A form that is on the phone with every answer, so that a page that is left or killed goes on with it. */
class Filling<Said extends HalfFilled> {
  said = $state() as Said
  /** What was filled in before is here. */
  ready = $state(false)
  readonly saving = new Saving()
  #safe: string
  #last: Promise<unknown> = Promise.resolve()

  constructor(
    readonly id: string,
    readonly kind: ObservationKind,
    readonly empty: Said,
  ) {
    this.said = { ...empty }
    this.#safe = JSON.stringify(empty)
  }

  async begin(): Promise<void> {
    const begun = await phone.begun(this.id, this.kind).catch(() => null)
    const known = Object.entries(begun ?? {}).filter(([field]) => field in this.empty)
    this.said = { ...this.empty, ...Object.fromEntries(known) }
    this.#safe = JSON.stringify(this.said)
    this.ready = true
  }

  /** To be called after each change. */
  keep(): void {
    const said = $state.snapshot(this.said) as Said
    const told = JSON.stringify(said)
    if (!untrack(() => this.ready) || told === this.#safe) return
    this.#safe = told
    const filled = told === JSON.stringify(this.empty) ? null : said
    this.#last = untrack(() => this.saving.keep(() => phone.keepBegun(this.id, this.kind, filled), 'begun'))
  }

  /** What is made of it comes after all that is still on its way to the disk: else it would be half-filled again. */
  async settled(): Promise<void> {
    await this.#last
  }

  /** It was made: the next one begins. */
  again(): void {
    this.said = { ...this.empty }
  }
}

/** To be called while a component is made; it ends with the component. */
export function filling<Said extends HalfFilled>(id: string, kind: ObservationKind, empty: Said): Filling<Said> {
  const form = new Filling(id, kind, empty)
  $effect(() => {
    void form.begin()
    return () => form.saving.stop()
  })
  $effect(() => form.keep())
  return form
}
