import type { Store } from '../store/database'
import type { PhotoEntry } from './entries'

/** The bytes of a photo from its offset on; null when the phone has lost it. */
export async function sliceOf(store: Store, photo: PhotoEntry, most: number): Promise<Uint8Array<ArrayBuffer> | null> {
  const original = await store.get('originals', photo.id)
  if (!original || original.size !== photo.size) return null
  try {
    return new Uint8Array(await original.slice(photo.offset, photo.offset + most).arrayBuffer())
  } catch {
    return null
  }
}
