import { expect, it } from 'vitest'
import { judge } from './proving'

/** The golden vector of the specification. */
const GOLDEN = {
  manifest: {
    alg: 'cps-unrank-v1',
    beacon: { type: 'none' },
    capacity: 3,
    date: '2026-11-23',
    draw_id: '99/2026-11-23',
    forced: [],
    prev: '0'.repeat(64),
    seed_commit: 'f1f97f6b8dd997d659a536426ff14c9f91c756300773a014480a19d61b790f17',
    stratum: '99',
    units: [3, 5, 7, 11, 13, 17, 19, 23].map((weight, place) => [`990000${place + 1}`, String(weight)]),
  },
  manifest_hash: '94b213266107012af9171234281ac8e898caa4357f1728c4757dc1390ba67c8d',
  secret: '11'.repeat(32),
  beacon: '0'.repeat(64),
  selected: ['9900003', '9900004', '9900008'],
}
const written = (value: unknown, space?: number) => new TextEncoder().encode(JSON.stringify(value, null, space))

it('draws the golden vector again', () => {
  expect(judge(written(GOLDEN))).toMatchObject({ holds: true, units: 8, selected: GOLDEN.selected })
})

it('does not mind white space', () => {
  expect(judge(written(GOLDEN, 2))).toEqual(judge(written(GOLDEN)))
})

it.each([
  ['json', '{"manifest": }'],
  ['json', '{"manifest": {}} x'],
  ['twice', '{"a": 1, "\\u0061": 1}'],
  ['number', '{"a": 1.0}'],
  ['number', '{"a": -0}'],
  ['number', '{"a": 12345678901234567}'],
  ['constant', '{"a": null}'],
  ['deep', '['.repeat(1000)],
  ['noManifest', '[]'],
  ['missing', '{"manifest": {"alg": "cps-unrank-v1"}}'],
])('refuses as %s what reads %s', (reason, text) => {
  expect(judge(new TextEncoder().encode(text))).toMatchObject({ holds: false, reason })
})

it('refuses bytes that are no UTF-8', () => {
  expect(judge(Uint8Array.of(0xff, 0xfe))).toEqual({ holds: false, reason: 'utf8', facts: {} })
})

it('sees a changed weight in the hash of the manifest', () => {
  const units = GOLDEN.manifest.units.with(2, ['9900003', '8'])
  const changed = { ...GOLDEN, manifest: { ...GOLDEN.manifest, units } }
  expect(judge(written(changed))).toMatchObject({ holds: false, reason: 'manifestHash' })
})
