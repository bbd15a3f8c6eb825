import { phone, PhotoRefused, type Attachment } from '../../store/phone'
import { t } from '../../texts/head'

export const MOST_PHOTOS = 10

/** The photos beside an explanation, or a report on a remedy, that is being written. */
export class Attaching {
  shown = $state.raw<Attachment[]>([])
  /** Why files were not taken, a sentence each. */
  refusals = $state.raw<string[]>([])
  busy = $state(false)
  #before: Promise<void>

  constructor(
    readonly inspection: string,
    before: readonly string[],
    private readonly name: (ids: string[]) => void,
    private readonly purpose: 'explanation' | 'remedy' = 'explanation',
  ) {
    this.#before = before.length > 0 ? this.#read([...before]).catch(() => undefined) : Promise.resolve()
  }

  get room(): number {
    return MOST_PHOTOS - this.shown.length
  }

  async add(files: readonly File[]): Promise<void> {
    this.busy = true
    this.refusals = []
    await this.#before
    const taken = files.slice(0, this.room)
    for (const file of taken) await this.#take(file)
    const left = files.length - taken.length
    if (left > 0) this.#refuse(t('photos.most', { most: MOST_PHOTOS, left }))
    this.busy = false
  }

  async remove(id: string): Promise<void> {
    await phone.removeUnsentPhoto(id)
    this.#show(this.shown.filter((photo) => photo.id !== id))
  }

  async removeAll(): Promise<void> {
    for (const { id } of this.shown) await this.remove(id)
  }

  /** The words were recorded: now they leave the device. */
  async send(): Promise<void> {
    await this.#before
    await phone.sendAttached(this.shown.map((photo) => photo.id))
    this.shown = []
  }

  async #take(file: File): Promise<void> {
    try {
      this.#show([...this.shown, await phone.attach(this.inspection, file, file.name, this.purpose)])
    } catch (problem) {
      this.#refuse(whyNot(problem, file.name))
    }
  }

  /** What the device has lost meanwhile is not named any more. */
  async #read(ids: string[]): Promise<void> {
    this.shown = await phone.attached(ids)
    if (this.shown.length < ids.length) this.#show(this.shown)
  }

  #show(photos: Attachment[]): void {
    this.shown = photos
    this.name(photos.map((photo) => photo.id))
  }

  #refuse(sentence: string): void {
    this.refusals = [...this.refusals, sentence]
  }
}

function whyNot(problem: unknown, name: string): string {
  if (!(problem instanceof PhotoRefused)) return t('photos.full', { name })
  return t(problem.problem === 'photo-too-large' ? 'photos.large' : 'photos.wrong', { name })
}
