import type { Core } from '../../src/core/createCore.ts'
import type { Chance } from '../../src/core/sample/chance.ts'
import type { Figure } from '../figure.ts'

/** What a measure of the core works on: a core with the generated workspace open, and seeded draws. */
export interface Bench {
  core: Core
  chance: Chance
  /** UTC ms at which the generated history ends. */
  madeAt: number
}

export type Measure = (bench: Bench) => Promise<Figure[]>
