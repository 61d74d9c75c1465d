import { randomBytes } from 'node:crypto'
import { idPrefixes, type RecordKind } from '../shared/ids.ts'

const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'

export type NewId = (kind: RecordKind) => string

/**
 * Makes ids like `dea_01JD…`: 10 characters of UTC milliseconds, then 16 of randomness that counts up within
 * one millisecond, so that ids made by one process sort in the order in which they were made (ULID layout).
 * A clock that goes backwards keeps the last millisecond.
 */
export function createNewId(now: () => number, random: (size: number) => Uint8Array = createPool()): NewId {
  let lastMs = -1
  const digits = new Uint8Array(16)
  return (kind) => {
    const ms = Math.max(now(), lastMs)
    if (ms === lastMs) {
      for (let at = digits.length - 1; at >= 0; at -= 1) {
        digits[at] = (digits[at]! + 1) & 31
        if (digits[at] !== 0) break
      }
    } else {
      lastMs = ms
      const bytes = random(16)
      for (let at = 0; at < 16; at += 1) digits[at] = bytes[at]! & 31
      digits[0] = digits[0]! & 15
    }
    let time = ''
    for (let rest = ms, at = 0; at < 10; at += 1, rest = Math.floor(rest / 32))
      time = alphabet[rest % 32]! + time
    let tail = ''
    for (const digit of digits) tail += alphabet[digit]!
    return `${idPrefixes[kind]}_${time}${tail}`
  }
}

/** Random bytes as `randomBytes` gives them, fetched many at a time: one call for each id costs more than the id. */
function createPool(): (size: number) => Uint8Array {
  let pool = new Uint8Array()
  let used = 0
  return (size) => {
    if (used + size > pool.length) {
      pool = randomBytes(4096)
      used = 0
    }
    used += size
    return pool.subarray(used - size, used)
  }
}
