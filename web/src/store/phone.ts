import type { Answer } from '../checklist/answers'
import type { Settlements } from '../checklist/merging'
import * as attaching from './attaching'
import { freeSpace } from './clearing'
import type { ClockState } from './clock'
import type { HalfFilled, Me, Person, Position } from './database'
import { Engine, type Surroundings } from './engine'
import * as filling from './filling'
import { personHere, type Here } from './here'
import { keepMinutes, readCopy, type MinutesCopy, type NewMinutes } from './minutes'
import * as observations from './observations'
import { happened, readOutbox } from './outbox'
import { current, makeCurrent, remember, unsent, unsentOfOthers } from './people'
import * as photographing from './photographing'
import { removePhoto } from './photos'
import * as refreshing from './refreshing'
import { shownEntries, type OutboxEntry } from './showing'
import type { StillToDo } from './sheets'
import { askToKeep, storageState, type StorageState } from './storage'
import { goOnWithServers, type Overlap } from './team'
import type { InspectionOnPhone, Photo, SheetOnPhone, VisitOnPhone } from './views'
import * as visiting from './visiting'

export type { Attachment } from './attaching'
export type { StillToDo } from './sheets'
export type { OutboxEntry, SendState, Step } from './showing'
export type { Overlap } from './team'
export type { InspectionOnPhone, Photo, Receipt, SheetOnPhone, VisitOnPhone } from './views'
export type { EndOfVisit, TeamSheet } from './visiting'
export { NobodyHere, NotOnPhone, SheetWrong } from './errors'
export { PhotoRefused } from './photos'
export type Session = Person

/** Everything a page may do with the phone. A change is on the disk once its call returns. */
export class Phone {
  #engine: Engine

  constructor(around: Surroundings = {}) {
    this.#engine = new Engine(around)
  }

  /** Begins to send. Every other call does it too. */
  async start(): Promise<void> {
    await this.#here()
  }

  async session(): Promise<Session | null> {
    return current((await this.#here()).store)
  }

  async signedIn(me: Me): Promise<void> {
    const { store } = await this.#here()
    await remember(store, me, new Date())
    await makeCurrent(store, me.person)
    await happened(store, me.person, { happened: 'signed-in' })
    await this.#engine.takeUp()
    await askToKeep()
    this.#changed()
  }

  /** What is unsent stays on the phone and goes out when the same person signs in here again. */
  async signOut(): Promise<void> {
    await makeCurrent((await this.#here()).store, null)
    this.#changed()
  }

  async unsentOfOthers(): Promise<{ name: string; count: number }[]> {
    return unsentOfOthers((await this.#here()).store)
  }

  /** Throws Offline when the server does not answer. */
  async refresh(): Promise<void> {
    const here = await this.#here()
    await refreshing.refresh(here).finally(() => this.#changed())
  }

  async lookedAt(): Promise<string | null> {
    return refreshing.lookedAt(await this.#here())
  }

  async inspections(): Promise<InspectionOnPhone[]> {
    return visiting.readInspections(await this.#here())
  }

  /** Throws NotOnPhone. */
  async inspection(id: string): Promise<InspectionOnPhone> {
    return visiting.readInspection(await this.#here(), id)
  }

  /** Throws NotOnPhone. */
  async visit(id: string): Promise<VisitOnPhone> {
    return visiting.readVisit(await this.#here(), id)
  }

  async open(id: string, position: Position | null): Promise<void> {
    await visiting.open(await this.#here(), id, position)
    this.#changed()
  }

  async withdraw(id: string, reason: 'conflict' | 'illness', note = ''): Promise<void> {
    await visiting.withdraw(await this.#here(), id, reason, note)
    this.#changed()
  }

  async callOff(id: string, reason: string): Promise<void> {
    await visiting.callOff(await this.#here(), id, reason)
    this.#changed()
  }

  async sheet(id: string): Promise<SheetOnPhone> {
    return filling.readSheet(await this.#here(), id)
  }

  async answer(id: string, item: string, answer: Answer | null, note?: string): Promise<void> {
    await filling.keepAnswer(await this.#here(), id, item, answer, note)
    this.#engine.drafts.later(id)
    // Whoever types does not wait for all that looks at the phone to look again after every key.
    this.#engine.changes.tellSoon()
  }

  async missing(id: string): Promise<StillToDo[]> {
    return filling.readMissing(await this.#here(), id)
  }

  /** A sheet that was handed in is corrected, for this reason. */
  async correct(id: string, reason: string): Promise<void> {
    await filling.keepCorrection(await this.#here(), id, reason)
    this.#changed()
  }

  /** Throws SheetWrong. */
  async submitSheet(id: string, reason?: string): Promise<void> {
    await filling.handIn(await this.#here(), id, reason)
    this.#changed()
  }

  /** After the server refused a revision because it has another sheet of this person: goes on with that one. */
  async goOnWithServers(id: string): Promise<boolean> {
    const { store, transport } = await this.#here()
    const { person } = await personHere(store)
    const done = await goOnWithServers(store, transport, person, id)
    this.#engine.drafts.later(id)
    this.#changed()
    return done
  }

  /** Throws PhotoRefused. */
  async addPhoto(
    inspection: string,
    item: string | null,
    purpose: 'item' | 'minutes',
    file: Blob,
    fileName: string,
    position: Position | null,
  ): Promise<Photo> {
    const given = { inspection, item, purpose, fileName, position }
    const photo = await photographing.photograph(await this.#here(), given, file)
    this.#engine.drafts.later(inspection)
    this.#changed()
    return photo
  }

  /** Throws PhotoRefused for one the server knows already. */
  async removeUnsentPhoto(id: string): Promise<void> {
    const { store } = await this.#here()
    await removePhoto(store, (await personHere(store)).person, id)
    this.#changed()
  }

  /** A photo the server refused, again as a new one: after the phone's clock was wrong, for example. */
  async sendPhotoAgain(id: string): Promise<Photo> {
    const photo = await photographing.sendAgain(await this.#here(), id)
    this.#engine.drafts.later(photo.inspection)
    this.#changed()
    return photo
  }

  async photos(inspection: string): Promise<Photo[]> {
    return photographing.readPhotosOf(await this.#here(), inspection)
  }

  /** A photo for an explanation, or a report, that is being written: here at once, on its way once `sendAttached` is called.
   *  Throws like `addPhoto`; `removeUnsentPhoto` takes it away again. */
  async attach(
    inspection: string,
    file: Blob,
    fileName: string,
    purpose: attaching.Purpose = 'explanation',
  ): Promise<attaching.Attachment> {
    const attachment = await attaching.attach(await this.#here(), inspection, file, fileName, purpose)
    this.#changed()
    return attachment
  }

  async attached(ids: readonly string[]): Promise<attaching.Attachment[]> {
    return attaching.readAttached(await this.#here(), ids)
  }

  async sendAttached(ids: readonly string[]): Promise<void> {
    await attaching.sendAttached(await this.#here(), ids)
    this.#changed()
  }

  /** Photos of explanations that the server does not have yet, or refused; of all inspections for null. */
  async attachedOnTheirWay(inspection: string | null): Promise<attaching.Attachment[]> {
    return attaching.onTheirWay(await this.#here(), inspection)
  }

  async movePhotoFirst(id: string): Promise<void> {
    await photographing.moveFirst(await this.#here(), id)
    this.#changed()
  }

  async holdPhotos(on: boolean): Promise<void> {
    await photographing.hold(await this.#here(), on)
    this.#changed()
  }

  async photosHeld(): Promise<boolean> {
    return (await this.#outbox()).line.holdPhotos
  }

  /** The colleagues' sheets as far as the phone has them; `fetchTeam` asks for newer ones. */
  async team(id: string): Promise<visiting.TeamSheet[]> {
    return visiting.readTeam(await this.#here(), id)
  }

  /** False without an answer. */
  async fetchTeam(id: string): Promise<boolean> {
    const done = await visiting.fetchColleagues(await this.#here(), id)
    this.#changed()
    return done
  }

  async overlaps(id: string): Promise<Overlap[]> {
    return visiting.readOverlaps(await this.#here(), id)
  }

  async findings(id: string, settlements: Settlements = {}): ReturnType<typeof visiting.readFindings> {
    return visiting.readFindings(await this.#here(), id, settlements)
  }

  async submitInspection(id: string, end: visiting.EndOfVisit): Promise<void> {
    await visiting.endVisit(await this.#here(), id, end)
    this.#changed()
  }

  /** False when this phone has made them already. */
  async keepMinutes(id: string, minutes: NewMinutes): Promise<boolean> {
    const kept = await keepMinutes(await this.#here(), id, minutes)
    this.#changed()
    return kept
  }

  /** Null where this phone has not made them. */
  async minutes(id: string): Promise<MinutesCopy | null> {
    return readCopy(await this.#here(), id)
  }

  /** The form that is being filled in, as far as it is. */
  async begun(id: string, kind: observations.ObservationKind): Promise<HalfFilled | null> {
    return observations.readBegun(await this.#here(), id, kind)
  }

  async keepBegun(id: string, kind: observations.ObservationKind, filled: HalfFilled | null): Promise<void> {
    await observations.keepBegun(await this.#here(), id, kind, filled)
  }

  /** What a citizen said. */
  async keepInterview(id: string, said: observations.NewInterview): Promise<void> {
    await observations.keepObservation(await this.#here(), id, 'interview', said)
    this.#changed()
  }

  /** How somebody was served at a counter. */
  async keepInteraction(id: string, said: observations.NewInteraction): Promise<void> {
    await observations.keepObservation(await this.#here(), id, 'interaction', said)
    this.#changed()
  }

  async observations(id: string): Promise<observations.ObservationsHere> {
    return observations.readObservations(await this.#here(), id)
  }

  /** One that was refused. */
  async dropObservation(inspection: string, id: string): Promise<void> {
    await observations.dropObservation(await this.#here(), inspection, id)
    this.#changed()
  }

  /** What is not confirmed yet, and what was refused, in the order of sending. */
  async outbox(): Promise<OutboxEntry[]> {
    const names = new Map((await this.inspections()).map((one) => [one.id, one.detail.unitName]))
    return shownEntries(await this.#outbox(), (inspection) => names.get(inspection) ?? '')
  }

  /** How much of this person's work the server does not have, also what is not ready to be sent. */
  async unsent(): Promise<number> {
    const { store } = await this.#here()
    return unsent(store, (await personHere(store)).person)
  }

  /** The server asked for another sign-in; nothing is sent until the same person signs in again. */
  async signedOutByServer(): Promise<boolean> {
    return (await this.#outbox()).line.signedOut
  }

  async sendNow(): Promise<void> {
    await this.#engine.nudge()
  }

  storage(): Promise<StorageState> {
    return storageState()
  }

  /** Removes originals that the server has confirmed from this phone. */
  async freeSpace(): Promise<void> {
    const { store } = await this.#here()
    await freeSpace(store, (await personHere(store)).person)
    this.#changed()
  }

  clock(): ClockState {
    return this.#engine.clock.state()
  }

  /** A newer version of the app has taken over the phone's storage: this page must be loaded again. */
  outdated(): boolean {
    return this.#engine.outdated
  }

  /** Called after every change, also one of another tab. */
  subscribe(listener: () => void): () => void {
    return this.#engine.changes.subscribe(listener)
  }

  /** For tests: as if the page were closed. */
  close(): Promise<void> {
    return this.#engine.close()
  }

  #here(): Promise<Here> {
    return this.#engine.here()
  }

  #changed(): void {
    this.#engine.changes.tell()
  }

  async #outbox(): ReturnType<typeof readOutbox> {
    const { store } = await this.#here()
    return readOutbox(store, (await personHere(store)).person)
  }
}

export const phone = new Phone()
