import type { Random } from '../learning/random.ts'

/** Draws of the kinds that the story needs, from one seeded source. */
export function createChance(random: Random) {
  const normal = () => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random())
  const between = (low: number, high: number) => low + (high - low) * random()
  return {
    random,
    normal,
    between,
    whole: (low: number, high: number) => Math.floor(between(low, high + 1)),
    exponential: (mean: number) => -mean * Math.log(1 - random()),
    happens: (probability: number) => random() < probability,
    pick<T>(items: readonly T[]): T {
      return items[Math.floor(random() * items.length)]!
    },
    /** One of the items, each as likely as its weight. */
    weighted<T>(items: readonly (readonly [T, number])[]): T {
      let left = random() * items.reduce((sum, [, weight]) => sum + weight, 0)
      for (const [item, weight] of items) {
        left -= weight
        if (left < 0) return item
      }
      return items.at(-1)![0]
    },
  }
}
export type Chance = ReturnType<typeof createChance>

export const sigmoid = (margin: number): number => 1 / (1 + Math.exp(-margin))
