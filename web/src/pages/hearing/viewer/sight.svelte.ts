import { actual, moved, turnedBy, WHOLE, zoomed, type Frame, type Look, type Point } from './look'

/** How a picture is looked at; two pictures that are compared may share it. */
export class Looking {
  look = $state.raw<Look>(WHOLE)
}

/** One stage: its size, and its way of looking. */
export class Sight {
  looking = $state.raw(new Looking())
  /** null until the picture's size is known. */
  frame = $state.raw<Frame | null>(null)

  get look(): Look {
    return this.looking.look
  }
  get isWhole(): boolean {
    return Math.abs(this.look.zoom - 1) < 0.001
  }

  move(way: Point): void {
    if (this.frame) this.looking.look = moved(this.look, this.frame, way)
  }
  zoom(factor: number, at?: Point): void {
    if (this.frame) this.looking.look = zoomed(this.look, this.frame, factor, at)
  }
  turn(quarters: number): void {
    if (this.frame) this.looking.look = turnedBy(this.look, this.frame, quarters)
  }
  /** All of it, and then a pixel for a pixel. */
  wholeOrActual(at?: Point): void {
    if (this.isWhole) this.actual(at)
    else this.whole()
  }
  whole(): void {
    this.looking.look = { ...WHOLE, turns: this.look.turns }
  }
  actual(at?: Point): void {
    if (this.frame) this.zoom(actual(this.look, this.frame) / this.look.zoom, at)
  }
  reset(): void {
    this.looking = new Looking()
  }
}
