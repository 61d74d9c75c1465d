const perSecond = 2 ** 21

/**
 * The primary key of evidence: whole seconds of `occurredAt` (UTC ms) in the high bits, a counter in the low 21, so
 * that keys sort by the time at which things happened and stay exact in a double until the year 2106.
 */
export const evidenceKeyOf = (occurredAt: number, counter: number): number =>
  Math.floor(occurredAt / 1000) * perSecond + (counter % perSecond)

/** The smallest key at or after `occurredAt` (UTC ms). */
export const firstEvidenceKeyAt = (occurredAt: number): number => evidenceKeyOf(occurredAt, 0)

/** When the thing happened whose evidence has this key, to the second, as UTC ms. */
export const timeOfEvidenceKey = (key: number): number => Math.floor(key / perSecond) * 1000
