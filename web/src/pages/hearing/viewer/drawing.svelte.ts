import { api, ask } from '../../../api/client'
import { beginning, between, grownBy, movedBy, share, type Area } from './areas'
import type { Drag } from './gestures'
import type { Point } from './look'

export const LEAST_REASON = 3
export const MOST_REASON = 500

/** Areas of one photo that somebody wants blurred, until they are proposed. */
export class Drawing {
  on = $state(false)
  areas = $state.raw<readonly Area[]>([])
  /** Under the finger that draws it. */
  sketch = $state.raw<Area | null>(null)
  chosen = $state<number | null>(null)
  reason = $state('')
  tried = $state(false)
  busy = $state(false)
  problem = $state.raw<unknown>(null)

  get lacksReason(): boolean {
    return this.reason.trim().length < LEAST_REASON
  }

  start(): void {
    this.stop()
    this.on = true
  }
  stop(): void {
    this.on = this.tried = this.busy = false
    this.areas = []
    this.sketch = this.chosen = this.problem = null
    this.reason = ''
  }

  add(area: Area): void {
    this.areas = [...this.areas, area]
    this.chosen = this.areas.length - 1
  }
  addAt(middle: Point): void {
    this.add(beginning(middle))
  }
  remove(index: number): void {
    this.areas = this.areas.filter((_, each) => each !== index)
    this.chosen = this.areas.length > 0 ? Math.min(index, this.areas.length - 1) : null
  }
  move(index: number, across: number, down: number): void {
    this.#change(index, (area) => movedBy(area, across, down))
  }
  grow(index: number, across: number, down: number): void {
    this.#change(index, (area) => grownBy(area, across, down))
  }

  /** A finger on an area moves it, on its corner resizes it, and anywhere else draws a new one. */
  draw = (at: Point, target: Element, on: (at: Point) => Point): Drag => {
    const index = Number(target.closest<HTMLElement>('[data-area]')?.dataset['area'] ?? Number.NaN)
    const area = this.areas[index]
    return area ? this.#drag(index, area, target.closest('[data-corner]') !== null, at, on) : this.#sketch(at, on)
  }

  /** True once it is proposed. */
  async propose(evidence: string): Promise<boolean> {
    this.tried = true
    if (this.busy || this.areas.length === 0 || this.lacksReason) return false
    this.busy = true
    try {
      const body = { areas: this.areas.map((area) => [...area] as [number, number, number, number]), reason: this.reason.trim() }
      await ask(api.POST('/v1/evidence/{evidence}/redactions', { params: { path: { evidence } }, body }))
      this.stop()
      return true
    } catch (problem) {
      this.problem = problem
      return false
    } finally {
      this.busy = false
    }
  }

  #drag(index: number, before: Area, resizes: boolean, at: Point, on: (at: Point) => Point): Drag {
    const from = on(at)
    this.chosen = index
    const change = resizes ? grownBy : movedBy
    const put = (area: Area) => (this.areas = this.areas.with(index, area))
    return {
      to: (now) => put(change(before, share(on(now).x - from.x), share(on(now).y - from.y))),
      dropped: () => put(before),
    }
  }

  #sketch(at: Point, on: (at: Point) => Point): Drag {
    const from = on(at)
    return {
      to: (now) => (this.sketch = between(from, on(now))),
      done: () => {
        if (this.sketch) this.add(this.sketch)
        this.sketch = null
      },
      dropped: () => (this.sketch = null),
    }
  }

  #change(index: number, changed: (area: Area) => Area): void {
    const area = this.areas[index]
    if (area) this.areas = this.areas.with(index, changed(area))
  }
}
