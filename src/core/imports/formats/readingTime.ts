import type { ImportSource, ReadLimits, Refusal } from './format.ts'

/** Ends a reading from within whatever it is doing; the file is refused with its reason. */
export class ReadingRefused extends Error {
  readonly refusal: Refusal

  constructor(refusal: Refusal) {
    super(refusal.code)
    this.refusal = refusal
  }
}

/**
 * The time that the reading of one file may take in the thread of whoever asked for it. Formats whose library may never come to
 * its end are read in a thread of their own (`apart.ts`); all others ask this wherever they go round in what the file holds.
 */
export type ReadingTime = {
  /** Ends the reading where it has taken too long. */
  check(): void
  /**
   * The same, and lets screens have their answers where the reading has kept them waiting; nothing to wait for where it
   * has not.
   */
  pause(): Promise<void> | undefined
  /** From here on the time is that of whoever takes what was read. */
  rest(): void
  goOn(): void
}

/** So long a reading may hold up everything else between two of its pauses, ms. */
const longestStretchMs = 50
/** What a reading waited for, in a machine that did others' work, is not held against it until it is this many times its time. */
const longestWaits = 20
const bytesPerMegabyte = 1024 ** 2

/** What this thread has worked, ms; where the runtime does not tell, nothing can be told apart from waiting. */
function workedHere(): number {
  if (process.threadCpuUsage === undefined) return Number.POSITIVE_INFINITY
  const { user, system } = process.threadCpuUsage()
  return (user + system) / 1000
}

/**
 * The time for a file of so many bytes: what any may take, and more for each megabyte. `clock` and `worked` tell ms: of the
 * day, and of this thread's work, which is asked only once the clock says that it is late, so that a busy machine makes
 * no file unreadable.
 */
export function createReadingTime(
  { milliseconds, millisecondsPerMegabyte }: Pick<ReadLimits, 'milliseconds' | 'millisecondsPerMegabyte'>,
  byteLength: number,
  clock: () => number = () => performance.now(),
  worked: () => number = workedHere,
): ReadingTime {
  const most = milliseconds + (millisecondsPerMegabyte * byteLength) / bytesPerMegabyte
  let spent = 0
  let spentWorking = 0
  let since = clock()
  let workedBefore = worked()
  let pausedAt = since
  const refuseAfter = (now: number): void => {
    const late = spent + now - since
    if (late <= most) return
    const ownWork = workedBefore === Number.POSITIVE_INFINITY ? late : spentWorking + worked() - workedBefore
    if (ownWork > most || late > longestWaits * Math.max(most, 0))
      throw new ReadingRefused({ code: 'tooSlow', detail: `${Math.round(most / 1000)} s` })
  }
  const time: ReadingTime = {
    check: () => refuseAfter(clock()),
    pause() {
      const now = clock()
      refuseAfter(now)
      return now - pausedAt < longestStretchMs ? undefined : rested()
    },
    rest() {
      spent += clock() - since
      spentWorking += worked() - workedBefore
    },
    goOn() {
      since = clock()
      workedBefore = worked()
    },
  }
  async function rested(): Promise<void> {
    time.rest()
    await new Promise<void>((resolve) => setImmediate(resolve))
    time.goOn()
    pausedAt = since
  }
  return time
}

/** What is given for a part that cannot be read; the end of a whole reading is none of that. */
export function nullUnlessRefused(error: unknown): null {
  if (error instanceof ReadingRefused) throw error
  return null
}

/** A source that asks for the time at each of its pieces, so that no reader that goes through one has to. */
export function timedSource(source: ImportSource, time: ReadingTime): ImportSource {
  const { entries, slice } = source
  return {
    ...source,
    async *stream() {
      for await (const piece of source.stream()) {
        const pause = time.pause()
        if (pause !== undefined) await pause
        yield piece
      }
    },
    ...(slice !== undefined && {
      async slice(from: number, to: number) {
        const pause = time.pause()
        if (pause !== undefined) await pause
        return slice(from, to)
      },
    }),
    ...(entries !== undefined && {
      entries: async () => (await entries()).map((entry) => timedSource(entry, time)),
    }),
  }
}
