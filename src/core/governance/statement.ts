import { z } from 'zod'

/** A rule or clause in the languages in which its author wrote it; at least one of them. */
export const Statement = z
  .object({
    zh: z.string().trim().min(1).max(1000).optional(),
    en: z.string().trim().min(1).max(1000).optional(),
  })
  .refine((statement) => statement.zh !== undefined || statement.en !== undefined)
export type Statement = z.infer<typeof Statement>

export const parseStatement = (json: string): Statement => Statement.parse(JSON.parse(json))
