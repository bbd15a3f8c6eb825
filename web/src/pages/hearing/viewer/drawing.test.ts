import { expect, it } from 'vitest'
import { Drawing } from './drawing.svelte'

const SIDE = 1000
/** A stage on which the picture is 1000 pixels square. */
const on = ({ x, y }: { x: number; y: number }) => ({ x: x / SIDE, y: y / SIDE })
const still = { x: 0, y: 0 }

/** What a finger may land on. */
function target(area?: number, corner = false): Element {
  const found = { dataset: { area: String(area) } }
  const closest = (selector: string) => (selector === '[data-area]' ? (area === undefined ? null : found) : corner ? found : null)
  return { closest } as unknown as Element
}

function drawn(): Drawing {
  const blurring = new Drawing()
  blurring.start()
  const drag = blurring.draw({ x: 100, y: 100 }, target(), on)
  drag.to({ x: 300, y: 400 }, still)
  drag.done?.()
  return blurring
}

it('a finger draws an area', () => {
  const blurring = drawn()
  expect(blurring.areas).toEqual([[1000, 1000, 2000, 3000]])
  expect(blurring.chosen).toBe(0)
  expect(blurring.sketch).toBeNull()
})

it('a second finger makes the drawing a mistake', () => {
  const blurring = drawn()
  const drag = blurring.draw({ x: 500, y: 500 }, target(), on)
  drag.to({ x: 800, y: 800 }, still)
  expect(blurring.sketch).not.toBeNull()
  drag.dropped?.()
  expect(blurring.sketch).toBeNull()
  expect(blurring.areas).toHaveLength(1)
})

it('on an area it moves it, on its corner it resizes it', () => {
  const blurring = drawn()
  blurring.draw({ x: 200, y: 200 }, target(0), on).to({ x: 250, y: 150 }, still)
  expect(blurring.areas).toEqual([[1500, 500, 2000, 3000]])
  blurring.draw({ x: 350, y: 350 }, target(0, true), on).to({ x: 450, y: 350 }, still)
  expect(blurring.areas).toEqual([[1500, 500, 3000, 3000]])
})

it('one that is removed leaves the next one chosen', () => {
  const blurring = drawn()
  blurring.addAt({ x: 0.5, y: 0.5 })
  blurring.remove(0)
  expect(blurring.areas).toEqual([[4000, 4000, 2000, 2000]])
  expect(blurring.chosen).toBe(0)
  blurring.remove(0)
  expect(blurring.chosen).toBeNull()
})

it('nothing is sent without an area and a reason', async () => {
  const blurring = new Drawing()
  blurring.start()
  expect(await blurring.propose('photo')).toBe(false)
  expect(blurring.tried).toBe(true)
})
