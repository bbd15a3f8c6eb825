import type { Bytes } from '../keys/hashing'

export type PhotoType = 'image/jpeg' | 'image/heic' | 'image/png' | 'image/webp'

/** HEVC pictures as phones write them; the server knows the same. */
const HEIF_BRANDS = new Set(['heic', 'heix', 'heim', 'heis', 'hevc', 'hevx', 'hevm', 'hevs', 'mif1', 'msf1'])

/** By what the file holds: names and the browser's own guess say little. Null for what is no photo. */
export function photoTypeOf(content: Bytes): PhotoType | null {
  const head = String.fromCharCode(...content.subarray(0, 12))
  if (head.startsWith('\xff\xd8\xff')) return 'image/jpeg'
  if (head.startsWith('\x89PNG\r\n\x1a\n')) return 'image/png'
  if (head.startsWith('RIFF') && head.endsWith('WEBP')) return 'image/webp'
  return head.slice(4, 8) === 'ftyp' && HEIF_BRANDS.has(head.slice(8)) ? 'image/heic' : null
}
