import { phone } from '../../store/phone'
import { drop, keep, kept } from './kept'
import { place } from './place'

/** What the camera was opened for. The phone may kill the page meanwhile: then nobody is left to remember. */
export interface Aim {
  inspection: string
  item: string | null
  purpose: 'item' | 'minutes'
  openedAt: string
  /** The page it was opened from: while that lives it knows its own camera. */
  page: string
}

const CAMERA = 'camera'
const PAGE = crypto.randomUUID()
const PATIENCE = 1_500

export const forget = (): Promise<void> => drop(CAMERA)

/** The aim of a camera that was open when the page was killed; null when everything came back. */
export async function leftOpen(inspection: string): Promise<Aim | null> {
  const aim = await kept<Aim>(CAMERA)
  return aim?.inspection === inspection && aim.page !== PAGE ? aim : null
}

/** The place is asked while the person aims; the photo does not wait for it. */
export class Shot {
  #place = place()
  #remembered: Promise<void>

  constructor(readonly aim: Omit<Aim, 'openedAt' | 'page'>) {
    this.#remembered = keep(CAMERA, { ...aim, openedAt: new Date().toISOString(), page: PAGE } satisfies Aim).catch(
      () => undefined, // The phone is full: the photo itself will say so.
    )
  }

  async keep(files: Iterable<File>): Promise<void> {
    const soon = new Promise<null>((resolve) => setTimeout(() => resolve(null), PATIENCE))
    const at = await Promise.race([this.#place, soon])
    const { inspection, item, purpose } = this.aim
    for (const file of files) await phone.addPhoto(inspection, item, purpose, file, file.name, at)
    await this.cancel()
  }

  async cancel(): Promise<void> {
    await this.#remembered
    await forget()
  }
}
