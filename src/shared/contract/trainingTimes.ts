import { z } from 'zod'
import { procedure } from './procedure.ts'

const Hour = z.int().min(0).max(23)

/** When trainings may take the processor: between two hours of the day, or once nobody has been here for a while. */
export const TrainingTimes = z
  .object({
    /** On the wall clock of the workspace; `until` may lie on the next day. Null where hours don't count. */
    hours: z.object({ from: Hour, until: Hour }).nullable(),
    /** Minutes without a sign of a person; null where that doesn't count. */
    idleMinutes: z.int().min(1).max(240).nullable(),
  })
  .refine(({ hours, idleMinutes }) => hours !== null || idleMinutes !== null)
export type TrainingTimes = z.infer<typeof TrainingTimes>

export const trainingTimesContract = {
  /** Null: trainings run whenever they are begun. */
  get: procedure.output(TrainingTimes.nullable()),
  /** Kept in the settings and logged; acts on a training under way at once. */
  set: procedure.input(z.object({ times: TrainingTimes.nullable() })).output(TrainingTimes.nullable()),
  /** A screen says that a person is at it. */
  here: procedure.output(z.object({})),
}
