/** A meeting as one version of its plan had it. `uid` and `replaces` are the same in all versions of one. */
export interface Slot {
  key: string
  summary: string
  at: number
  isDay: boolean
  sequence: number
  isCancelled: boolean
}

const mostAwayMs = 10 * 86_400_000
/** Words of one subject that two meetings have to share to be one that was set anew. */
const leastShared = 2

const wordsOf = (summary: string): string[] => [
  ...new Set(
    summary
      .toLowerCase()
      .split(/[\s\p{P}]+/u)
      .filter((word) => word.length > 1),
  ),
]

/** Whether two subjects name one matter: 某某 改造 议价 and 某某 改造 现场沟通. */
function isOneMatter(one: string, other: string): boolean {
  const [left, right] = [wordsOf(one), wordsOf(other)]
  return (
    left.length > 0 &&
    left[0] === right[0] &&
    left.filter((word) => right.includes(word)).length >= leastShared
  )
}

/**
 * Where a meeting stood before: in the newest of the versions that no longer hold, else where one of the same matter within
 * days was called off; UTC ms. Null where nothing tells it.
 */
export function formerSlotOf(meeting: Slot, all: readonly Slot[]): Slot | null {
  const isOther = (one: Slot): boolean => one.at !== meeting.at && Math.abs(one.at - meeting.at) <= mostAwayMs
  const before = all
    .filter((one) => one.key === meeting.key && one.sequence < meeting.sequence && isOther(one))
    .sort((one, other) => other.sequence - one.sequence)
  if (before[0] !== undefined) return before[0]
  const [only, another] = all.filter(
    (one) =>
      one.isCancelled && one.key !== meeting.key && isOther(one) && isOneMatter(one.summary, meeting.summary),
  )
  return only !== undefined && another === undefined ? only : null
}
