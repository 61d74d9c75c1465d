import type { Rate } from './limits.ts'

/** A bucket that fills evenly. Taking more than is in it leaves a debt, which is the time to wait. */
export type Bucket = {
  /** Takes so much and returns how many milliseconds to wait until the mean is kept again; 0 for none. */
  take(amount: number, now: number): number
}

/** @param perSecond the mean, @param burst how much may be taken at once; times in milliseconds */
export function createBucket(perSecond: number, burst: number): Bucket {
  let level = burst
  let filledAt = Number.NEGATIVE_INFINITY
  return {
    take(amount, now) {
      level = Math.min(
        burst,
        filledAt === Number.NEGATIVE_INFINITY ? burst : level + ((now - filledAt) / 1000) * perSecond,
      )
      filledAt = now
      level -= amount
      return level >= 0 ? 0 : (-level / perSecond) * 1000
    },
  }
}

/** How long somebody who wrote `bytes` in one update has to wait. */
export type WriteRate = (bytes: number, now: number) => number

export function createWriteRate({ updates, bytes, burst }: Rate): WriteRate {
  const count = createBucket(updates, updates * burst)
  const volume = createBucket(bytes, bytes * burst)
  return (length, now) => Math.max(count.take(1, now), volume.take(length, now))
}
