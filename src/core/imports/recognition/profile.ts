import { z } from 'zod'
import { recordKindIds } from './recordKinds.ts'

/** How the cells of one column are read; decided on the whole column and open to a person's correction. */
export const ColumnConversion = z.object({
  dateOrder: z.enum(['ymd', 'dmy', 'mdy']).optional(),
  /** Year of dates written without one. */
  year: z.int().min(1900).max(2200).optional(),
  /** How the rows run by this column of dates, some of which have no year: it follows from the rows around. */
  rowOrder: z.enum(['ascending', 'descending']).optional(),
  decimal: z.enum(['.', ',']).optional(),
  /** What a plain number counts, from the header: 10000 for 万元. */
  multiplier: z.number().positive().optional(),
  /** ISO 4217. */
  currency: z
    .string()
    .regex(/^[A-Z]{3}$/)
    .optional(),
  /** What the figures count or the price is for, from the header: kg of 数量(kg) and of 元/kg. */
  unit: z.string().max(12).optional(),
  /** Whether a plain 0.15 or a plain 15 means fifteen hundredths. */
  percentScale: z.union([z.literal(1), z.literal(100)]).optional(),
  /** Whether a discount column states what is taken off or what is left to pay (8.5折). */
  discountMeaning: z.enum(['off', 'paid']).optional(),
  /** What a person said that cells of a column of choices mean: the cell's text and the key of the value. */
  values: z.record(z.string(), z.string()).optional(),
})
export type ColumnConversion = z.infer<typeof ColumnConversion>

export const ProfileColumn = z.object({
  column: z.string().min(1),
  field: z.string().min(1),
  conversion: ColumnConversion.optional(),
})
export type ProfileColumn = z.infer<typeof ProfileColumn>

/** A saved column mapping: plain JSON, made by the wizard or by hand for `--map`. */
export const ImportProfile = z.object({
  version: z.literal(1),
  name: z.string().optional(),
  recordKind: z.enum(recordKindIds),
  columns: z.array(ProfileColumn).min(1),
  /** Text for fields that the table does not have, such as a currency or a region for the whole file. */
  constants: z.record(z.string(), z.string()).optional(),
  /** IANA zone of times without one; the workspace's where absent. */
  zone: z.string().optional(),
  currency: z
    .string()
    .regex(/^[A-Z]{3}$/)
    .optional(),
})
export type ImportProfile = z.infer<typeof ImportProfile>
