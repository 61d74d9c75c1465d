import { z } from 'zod'

/** Bounds of what a record of a room may say: a peer can fill a field, not a screen or a disk. */
export const Title = z.string().min(1).max(200)
export const Note = z.string().max(4000)
export const Person = z.string().min(1).max(80)
export const Reference = z.string().regex(/^[A-Za-z0-9][A-Za-z0-9_:.-]{0,119}$/)
/** UTC ms, years 1970 to 2200: beyond it no calendar can show it. */
export const Time = z.int().min(0).max(7_258_118_400_000)
/** A place in an order; any finite number. */
export const Order = z.number().min(-1e12).max(1e12)
export const Light = z.enum(['ok', 'caution', 'stop', 'unknown'])
export type Light = z.infer<typeof Light>
