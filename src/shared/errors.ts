import { z } from 'zod'

/** What a refusal may say about its place: plain data for the screen to word, never prose. */
export const ErrorDetails = z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()]))
export type ErrorDetails = z.infer<typeof ErrorDetails>

/**
 * An expected refusal with a code from the closed list of its module's contract (`errorCodes` there).
 * It crosses every boundary as data `{code, details}`; the screen words it in the reader's language.
 * Anything else that is thrown is a bug and reaches the screen as `internal`.
 */
export class AppError<Code extends string = string> extends Error {
  readonly code: Code
  readonly details: ErrorDetails
  constructor(code: Code, details: ErrorDetails = {}, cause?: unknown) {
    super(code, cause === undefined ? undefined : { cause })
    this.name = 'AppError'
    this.code = code
    this.details = details
  }
}
