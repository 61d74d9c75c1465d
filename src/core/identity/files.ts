import type { z } from 'zod'
import { AppError } from '../../shared/errors.ts'

/** Reads a file that came from another device; refuses with `identity.fileUnreadable`. */
export function readStatementFile<Schema extends z.ZodType>(schema: Schema, text: string): z.infer<Schema> {
  try {
    return schema.parse(JSON.parse(text))
  } catch (error) {
    throw new AppError('identity.fileUnreadable', {}, error)
  }
}

/** A statement or request as the text of a file. */
export const statementText = (value: unknown): string => `${JSON.stringify(value, null, 2)}\n`
