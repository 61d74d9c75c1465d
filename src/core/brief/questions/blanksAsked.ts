import type { Brief } from '../../../shared/contract/brief.ts'
import { accountNotGiven } from '../../accounts/notGiven.ts'
import type { Account } from '../../accounts/store.ts'
import type { Lang } from '../../atoms/library/index.ts'
import { isAddressedIn, isNamedIn } from '../../contacts/calledInText.ts'
import type { Contact } from '../../contacts/store.ts'
import type { ReadableDb } from '../../db/open.ts'
import type { CustomerFact } from '../../talkTracks/types.ts'
import { quietIn } from '../owed/followOwed.ts'
import type { RecordPoint } from '../record/recordPoint.ts'
import { namedInBrief } from '../situation/namedInBrief.ts'
import type { Situation } from '../situation/points.ts'
import { openPoints } from './openPoints.ts'
import { toldSomewhere } from './toldSomewhere.ts'

/** Records of what somebody has of us. */
const ofOurThings: ReadonlySet<string> = new Set(['openComplaint', 'lastOrder'])
/** Questions without whose answer nobody can plan: two versions of one thing, and who decides by what and when. */
const alwaysAsked: ReadonlySet<string> = new Set(['budgetSigner', 'decisionDate', 'criteria'])
const isDispute = ({ code }: { code: string }): boolean => code.startsWith('dispute.')
/** Items of another record of the customer from which on nothing is said to be on no record. */
const mostOfSplit = 5
/** More questions than these are asked in no one call. */
const mostBlanks = 6

/**
 * What to ask at the call: of what a brief should know (`blanks`) what nobody has told anywhere, and what people said
 * is still open.
 */
export function blanksAsked(
  db: ReadableDb,
  { blanks, perhapsSame }: Pick<Brief, 'blanks' | 'perhapsSame'>,
  {
    account,
    dealId,
    dealName,
    asOf,
    lang,
    contacts,
    told,
    situation,
    record,
    names,
    hasRivalNotes,
  }: {
    account: Account
    dealId: string
    dealName: string
    asOf: number
    lang: Lang
    contacts: readonly Contact[]
    told: readonly CustomerFact[]
    situation: Situation
    record: readonly RecordPoint[]
    /** Names that stand at anything of this customer. */
    names: RegExp | null
    hasRivalNotes: boolean
  },
): Brief['blanks'] {
  // Whoever complains of what we delivered, or bought it, uses that.
  const isServed = record.some(({ kind }) => ofOurThings.has(kind))
  const asked = blanks.filter(({ code }) => !(isServed && code === 'currentSystem'))
  const answered =
    account.name === accountNotGiven
      ? new Set<string>()
      : toldSomewhere(
          db,
          asked.map(({ code }) => code),
          { accountId: account.id, dealId, dealName, asOf, people: contacts },
        )
  // What lies with another record of the customer may well answer it: that is settled first.
  const isSplit = perhapsSame.some(({ items }) => items >= mostOfSplit)
  const named = namedInBrief(situation, { hasRivalNotes })
  const unknown = isSplit ? [] : asked.filter(({ code }) => !answered.has(code) && !named.has(code))
  const open =
    account.name === accountNotGiven
      ? []
      : openPoints(db, {
          accountId: account.id,
          dealId,
          asOf,
          lang,
          names,
          // Whoever has left, or was only spoken of as leaving, is asked nothing.
          people: contacts.filter(
            (one) =>
              !told.some(
                ({ kind, text }) =>
                  kind === 'peopleChange' && (isNamedIn(text, one) || isAddressedIn(text, one, contacts)),
              ),
          ),
          owedByUs: situation.flatMap(({ points }) =>
            points.flatMap(({ kind, words }) =>
              kind === 'openPromise' || kind === 'openTask' ? [words] : [],
            ),
          ),
          isQuiet: quietIn(situation),
        })
  // What every deal may leave open is asked where this one leaves nothing of its own open.
  return [
    ...unknown.filter(isDispute),
    ...open,
    ...unknown.filter((one) => !isDispute(one) && (open.length === 0 || alwaysAsked.has(one.code))),
  ].slice(0, mostBlanks)
}
