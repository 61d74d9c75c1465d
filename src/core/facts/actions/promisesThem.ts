import type { Direction } from '../../../shared/vocabulary.ts'
import { isPromiseOf } from '../whoSays/stance.ts'

/** Whether a sentence of ours promises something to whom it is said to, whoever else it names. */
const promisesThem = (sentence: string): boolean =>
  /[你您]|贵司|贵方|\byou\b/i.test(sentence) && isPromiseOf('ours', sentence, true)

/**
 * What of a message that went this way is its customer's matter although only another customer is named in it: a visit to
 * that one which we promise to this one.
 */
export const keptFor = (direction: Direction): ((sentence: string) => boolean) =>
  direction === 'outbound' ? promisesThem : () => false
