/** A source of numbers in [0, 1). Passed in wherever chance is used, so that a run can be repeated. */
export type Random = () => number

/** Seeded generator (sfc32, Doty-Humphrey 2010, state filled by splitmix32). Same seed, same sequence. */
export function seededRandom(seed: number): Random {
  let state = seed >>> 0
  const next32 = () => {
    state = (state + 0x9e3779b9) >>> 0
    let mixed = state ^ (state >>> 16)
    mixed = Math.imul(mixed, 0x21f0aaad)
    mixed ^= mixed >>> 15
    mixed = Math.imul(mixed, 0x735a2d97)
    return (mixed ^ (mixed >>> 15)) >>> 0
  }
  let a = next32()
  let b = next32()
  let c = next32()
  let counter = 1
  return () => {
    const sum = (a + b + counter) >>> 0
    counter = (counter + 1) >>> 0
    a = b ^ (b >>> 9)
    b = (c + (c << 3)) >>> 0
    c = ((c << 21) | (c >>> 11)) >>> 0
    c = (c + sum) >>> 0
    return sum / 4294967296
  }
}

/** Fisher–Yates, in place. */
export function shuffle<Item>(
  items: { [index: number]: Item; readonly length: number },
  random: Random,
): void {
  for (let i = items.length - 1; i > 0; i--) {
    const j = Math.floor(random() * (i + 1))
    const held = items[i]!
    items[i] = items[j]!
    items[j] = held
  }
}
