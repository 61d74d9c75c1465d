import type { ReadableDb } from '../../db/open.ts'
import type { People } from '../people.ts'
import { notesSettled } from './notesSettled.ts'
import type { Settled } from './settledItem.ts'
import { talkSettled } from './talkSettled.ts'
import type { Whole } from './wholes.ts'

/**
 * The items of a whole that are some account's, seen together: all messages of a talk whose name or members tell the
 * account, and entries of a diary that name nothing but people of an account the diary writes of.
 */
export function* settled(db: ReadableDb, people: People, whole: Whole): Generator<Settled> {
  if (whole.kind === 'note') yield* notesSettled(db, people, whole)
  else yield* talkSettled(db, people, whole)
}
