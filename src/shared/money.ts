import { z } from 'zod'

/** ISO 4217 code, upper case. */
export const Currency = z.string().regex(/^[A-Z]{3}$/)
export type Currency = z.infer<typeof Currency>

/** Whether a text, such as a typed one, is a currency code. */
export const isCurrency = (text: string): boolean => Currency.safeParse(text).success

/** An amount in integer minor units (fen, cents). Never a float of major units. */
export const Money = z.object({ amountMinor: z.int(), currency: Currency })
export type Money = z.infer<typeof Money>

const withoutMinorUnits = new Set(['JPY', 'KRW', 'VND', 'CLP'])

/** Minor units in one major unit: 100, or 1 for currencies without them. */
export const minorUnits = (currency: string): number => (withoutMinorUnits.has(currency) ? 1 : 100)
