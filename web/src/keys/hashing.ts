import { sha256 as plainSha256 } from './sha256'

export type Bytes = Uint8Array<ArrayBuffer>

/** SHA-256. Without WebCrypto, which only a secure address has, the phone computes it by itself. */
export async function sha256(bytes: Bytes): Promise<Bytes> {
  if (!globalThis.crypto?.subtle) return plainSha256(bytes)
  return new Uint8Array(await crypto.subtle.digest('SHA-256', bytes))
}

export function toHex(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')
}

export function fromHex(hex: string): Bytes {
  return new Uint8Array((hex.match(/../g) ?? []).map((byte) => parseInt(byte, 16)))
}
