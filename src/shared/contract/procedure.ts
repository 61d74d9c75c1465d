import { oc } from '@orpc/contract'
import { z } from 'zod'
import { ErrorDetails } from '../errors.ts'

/** The base of every procedure: a refusal travels as data with a closed code and details. */
export const procedure = oc.errors({
  REFUSED: { status: 409, data: z.object({ code: z.string(), details: ErrorDetails }) },
})

/** The two languages in which everything that a person reads exists. */
export const Language = z.enum(['zh', 'en'])
export type Language = z.infer<typeof Language>

/** UTC milliseconds. */
export const Instant = z.int()

/** A page of a list: how many to skip and how many to give. */
export const Page = z.object({
  offset: z.int().min(0).default(0),
  limit: z.int().min(1).max(500).default(100),
})
