import type { Fact } from '../../facts/store.ts'

const minuteMs = 60_000
/** How long after a word of secrecy the same talk goes on in confidence. */
const sittingMs = 45 * minuteMs
/** 冯部那边你们要当心, "watch out for Ingrid": who warns us of a colleague tells nobody else so. */
const warnsOf =
  /你们?(?:自己|也|千万|一定|最好|还是)*(?:要|得|多|可)?(?:多|特别)?(?:当心|小心|留神|提防|防着|留个?心眼|留一?手|悠着)|(?:小心|当心|提防)(?:点|着|一下)?(?:\p{Script=Han}{1,3}[总工董部主老]|[他她])|\b(?:watch out for|be careful with|careful with|beware of|be wary of|keep an eye on|mind) (?:\p{Lu}\p{Ll}+|him|her)\b|\btread (?:carefully|lightly) (?:with|around)\b|\b(?:don['’]?t|do not|never) (?:trust|underestimate) (?:\p{Lu}\p{Ll}+|him|her)\b/u

/** Words of a fact or of a part of it, and who wrote them. */
export interface Told {
  evidenceId: string
  start: number
  end: number
  text: string
  at: number
  /** Who of the customer wrote it; null where nobody of them did, or nobody knows who. */
  writerId: string | null
}

/**
 * Tells of words whether they were said to us alone: they stand in what is to be kept quiet (by the facts of a deal), they
 * warn us of a colleague, or their writer tells them of somebody else (`ofOthers`) in the talk in which they asked for silence.
 */
export function toldAside(
  facts: readonly Pick<
    Fact,
    'kind' | 'evidenceId' | 'spanStart' | 'spanEnd' | 'speaker' | 'contactId' | 'occurredAt'
  >[],
): (told: Told, ofOthers: boolean) => boolean {
  const quiet = facts.filter(({ kind }) => kind === 'keepQuiet')
  const asked = quiet.filter(({ speaker, contactId }) => speaker === 'customer' && contactId !== null)
  return ({ evidenceId, start, end, text, at, writerId }, ofOthers) =>
    quiet.some((one) => one.evidenceId === evidenceId && one.spanStart < end && one.spanEnd > start) ||
    (writerId !== null &&
      (warnsOf.test(text) ||
        (ofOthers &&
          asked.some(
            ({ contactId, occurredAt }) =>
              contactId === writerId && at >= occurredAt && at - occurredAt <= sittingMs,
          ))))
}
