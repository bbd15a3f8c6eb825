import type { Bytes } from '../keys/hashing'

/** What is hashed, signed, kept and sent. */
export function bytesOf(document: object): Bytes {
  return new TextEncoder().encode(JSON.stringify(document))
}
