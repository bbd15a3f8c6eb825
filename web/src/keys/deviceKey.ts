import type { Store } from '../store/database'
import { fromHex, toHex } from './hashing'

const KIND = { name: 'ECDSA', namedCurve: 'P-256' } as const
const SIGNING = { name: 'ECDSA', hash: 'SHA-256' } as const

/** A person's key on this phone, made when it is first needed. It cannot be read out, neither by us.
 *
 *  Null where the browser cannot make or keep one: the work then goes on unsigned. */
export async function deviceKey(store: Store, person: string): Promise<CryptoKeyPair | null> {
  if (!globalThis.crypto?.subtle) return null
  try {
    return (await store.get('keys', person)) ?? (await made(store, person))
  } catch {
    return null
  }
}

/** The uncompressed point, 65 bytes in hex. */
export async function publicKey(key: CryptoKeyPair): Promise<string> {
  return toHex(new Uint8Array(await crypto.subtle.exportKey('raw', key.publicKey)))
}

/** ECDSA with SHA-256 over the 32 bytes of a hash: r and s, 64 bytes in hex. */
export async function sign(key: CryptoKeyPair, digest: string): Promise<string> {
  return toHex(new Uint8Array(await crypto.subtle.sign(SIGNING, key.privateKey, fromHex(digest))))
}

/** Signs where it can. */
export async function signed(store: Store, person: string, digest: string): Promise<string | null> {
  const key = await deviceKey(store, person)
  if (key === null) return null
  return sign(key, digest).catch(() => null)
}

/** Two tabs may begin at once: the key that was kept first stays. */
async function made(store: Store, person: string): Promise<CryptoKeyPair> {
  const key = (await crypto.subtle.generateKey(KIND, false, ['sign', 'verify'])) as CryptoKeyPair
  const writing = store.transaction('keys', 'readwrite', { durability: 'strict' })
  const kept = await writing.store.get(person)
  if (!kept) await writing.store.put(key, person)
  await writing.done
  return kept ?? key
}
