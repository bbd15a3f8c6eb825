import { ask, api, Offline, send, type Schemas } from '../../api/client'
import { problemOf } from '../../api/problems'
import { sha256, type Bytes } from '../../keys/hashing'
import { photoTypeOf, type PhotoType } from '../../store/photoTypes'
import { newId } from '../../store/identifiers'
import { isWhole, trimmed, type Correction } from '../head/correcting'

export const LEAST = 10
export const MOST = 5000
export const MOST_PHOTOS = 10
const MOST_BYTES = 64 * 1024 * 1024

type Position = Schemas['GuestExplanation']['position']

export interface GuestPhoto {
  id: string
  name: string
  blob: Blob
  type: PhotoType
  sent: boolean
}

/** The one explanation of somebody without an account. It lives as long as the page: a borrowed phone keeps nothing. */
export class Guest {
  position = $state<Position | null>(null)
  reasons = $state('')
  corrections = $state<Correction[]>([])
  photos = $state.raw<GuestPhoto[]>([])
  /** Names of files that are no photos. */
  wrong = $state.raw<string[]>([])
  busy = $state(false)
  tried = $state(false)
  /** The photo that is going out, from 1 on; 0 for none. */
  sending = $state(0)
  problem = $state.raw<unknown>(null)
  sentAt = $state<number | null>(null)
  #id = newId()
  #words = ''

  constructor(readonly token: string) {}

  get missing(): number {
    return Math.max(0, LEAST - this.reasons.trim().length)
  }

  get complete(): boolean {
    return this.position !== null && this.missing === 0 && this.corrections.every(isWhole)
  }

  async add(files: readonly File[]): Promise<void> {
    this.wrong = []
    for (const file of files.slice(0, MOST_PHOTOS - this.photos.length)) {
      const type = file.size <= MOST_BYTES ? photoTypeOf(await bytesOf(file.slice(0, 12))) : null
      if (type === null) this.wrong = [...this.wrong, file.name]
      else this.photos = [...this.photos, { id: newId(), name: file.name, blob: file, type, sent: false }]
    }
  }

  remove(id: string): void {
    this.photos = this.photos.filter((photo) => photo.id !== id)
  }

  async send(): Promise<void> {
    this.tried = true
    if (this.busy || !this.complete || this.position === null) return
    this.busy = true
    try {
      for (const [index, photo] of this.photos.entries()) await this.#sendPhoto(index + 1, photo)
      await ask(api.POST('/v1/explanation-links/explanation', { body: this.#document(this.position) }))
      this.sentAt = Date.now()
      this.problem = null
    } catch (problem) {
      this.problem = problem
      if (!(problem instanceof Offline)) this.#words = ''
    } finally {
      this.busy = false
      this.sending = 0
    }
  }

  async #sendPhoto(number: number, photo: GuestPhoto): Promise<void> {
    if (photo.sent) return
    this.sending = number
    const content = await bytesOf(photo.blob)
    const digest = btoa(String.fromCharCode(...(await sha256(content))))
    const headers = { 'Content-Type': photo.type, 'Content-Digest': `sha-256=:${digest}:`, 'Explanation-Link': this.token }
    const url = new URL(`/v1/explanation-links/photos/${photo.id}`, location.origin)
    const answer = await send(url.href, { method: 'PUT', headers, body: new Blob([content], { type: photo.type }) })
    if (!answer.ok) throw problemOf(answer, await answer.json().catch(() => undefined))
    photo.sent = true
  }

  /** The same words go out under the same id. */
  #document(position: Position): Schemas['GuestExplanation'] {
    const photos = this.photos.map(({ id }) => id)
    const said = { position, reasons: this.reasons.trim(), photos, corrections: trimmed(this.corrections) }
    const words = JSON.stringify(said)
    if (this.#words !== '' && this.#words !== words) this.#id = newId()
    this.#words = words
    return { token: this.token, id: this.#id, ...said }
  }
}

const bytesOf = async (blob: Blob): Promise<Bytes> => new Uint8Array(await blob.arrayBuffer())
