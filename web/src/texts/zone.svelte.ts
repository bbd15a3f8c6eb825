/** The zone of the unit where the reader works; null while nobody is signed in, or where it was never told. */
class Reader {
  zone = $state<string | null>(null)
}

export const reader = new Reader()

/** For what is about the reader or about no unit at all: where nobody is known, the clock of the device counts. */
export const readersZone = (): string => reader.zone ?? new Intl.DateTimeFormat().resolvedOptions().timeZone
