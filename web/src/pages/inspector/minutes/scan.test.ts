import jsQR from 'jsqr'
import { encode } from 'uqr'
import { expect, it } from 'vitest'
import { paper } from '../../../texts/paper'

const SIDE = 4
const QUIET = 4

/** As a camera sees it: black and white, with a quiet zone. */
function picture(text: string): { data: Uint8ClampedArray; side: number } {
  const { data, size } = encode(text, { border: 0 })
  const side = (size + 2 * QUIET) * SIDE
  const dark = (at: number) => data[Math.floor(Math.floor(at / side) / SIDE) - QUIET]?.[Math.floor((at % side) / SIDE) - QUIET]
  const pixels = Uint8ClampedArray.from({ length: side * side * 4 }, (_, at) => (at % 4 < 3 && dark(at >> 2) ? 0 : 255))
  return { data: pixels, side }
}

it.each(['vi', 'id', 'en'] as const)('the code of the copy is read by a camera in %s, diacritics too', (language) => {
  const facts = { number: '2026-SRQW-8EVJ', code: 'X37W-R19W-66RG', hash: 'ab'.repeat(32), count: 12 }
  const text = paper(language, 'scan', { ...facts, address: 'sidak.example.vn/#/check' })
  const { data, side } = picture(text)
  expect(jsQR(data, side, side)?.data).toBe(text)
})
