import { ORPCError } from '@orpc/client'
import type { ErrorDetails } from '../../shared/errors.ts'

/** A refusal as the screen handles it: a closed code and plain details. */
export interface Refusal {
  code: string
  details: ErrorDetails
}

/** The line to the core broke before an answer came. */
export class LineLost extends Error {
  constructor() {
    super('line.lost')
    this.name = 'LineLost'
  }
}

const isRefusalData = (data: unknown): data is Refusal =>
  typeof data === 'object' &&
  data !== null &&
  'code' in data &&
  typeof data.code === 'string' &&
  'details' in data

/** Reads any thrown value as a refusal; what is not one is `internal`, for the core has recorded it. */
export function refusalOf(error: unknown): Refusal {
  if (error instanceof LineLost) return { code: 'line.lost', details: {} }
  if (error instanceof ORPCError) {
    if (isRefusalData(error.data)) return error.data
    if (error.code === 'BAD_REQUEST') return { code: 'invalidInput', details: {} }
  }
  return { code: 'internal', details: {} }
}

/** Whether asking again could help: a lost line, never a refusal. */
export const isTransient = (error: unknown): boolean => error instanceof LineLost
