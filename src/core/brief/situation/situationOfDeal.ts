import type { Lang } from '../../atoms/library/index.ts'
import type { Contact } from '../../contacts/store.ts'
import { ofThirdPerson } from '../../deals/stancesSaid.ts'
import { whoIsCalled } from '../../deals/whoIsCalled.ts'
import { getEvidence, messageBefore } from '../../evidence/store.ts'
import type { Session } from '../../session.ts'
import type { CustomerFact } from '../../talkTracks/types.ts'
import { toldAside } from '../confided/toldAside.ts'
import { askedBefore } from '../owed/askedBefore.ts'
import { newDays } from '../owed/newDay.ts'
import { putOff } from '../owed/putOff.ts'
import type { TrackGround } from '../tracks/trackGround.ts'
import { lineFrom } from './lineFrom.ts'
import type { Situation } from './points.ts'
import { sentenceAround } from './sentenceAround.ts'
import { situationOf } from './situation.ts'

/** What somebody tells of colleagues and of rivals, which may be for us alone. */
const toldOfOthers: ReadonlySet<string> = new Set([
  'attitude',
  'decisionRole',
  'competitorOffer',
  'competitorNews',
  'competitorGap',
])

const isQuestion = /[?？]|(?:吗|么|呢|没)\s*$/
/** Letters beyond which what was asked is no single question. */
const longestAsked = 120

/** What holds now of a deal, of all that was told of it: each point with the text around it, looked up where it stands. */
export function situationOfDeal(
  session: Session,
  { account, told, ofThisDeal, stances }: Pick<TrackGround, 'account' | 'told' | 'ofThisDeal' | 'stances'>,
  {
    asOf,
    lang,
    contacts,
    nameOf,
    names,
  }: {
    asOf: number
    lang: Lang
    contacts: readonly Contact[]
    nameOf: (contactId: string) => string | null
    /** Names that stand at anything of this customer. */
    names: RegExp | null
  },
): Situation {
  const { db } = session
  const late = putOff(db, told)
  const heard = told.filter((fact) => !late.replaced.has(fact))
  const isAside = toldAside(ofThisDeal)
  /** Where people stand by a fact; "He can block it" is of whom the sentence before it tells. */
  const standsIn = ({ id, kind, text, evidenceId }: CustomerFact): typeof stances => {
    const own = stances.filter(({ factId }) => factId === id)
    return own.length > 0 || kind !== 'attitude' || !ofThirdPerson.test(text)
      ? own
      : stances.filter((one) => one.evidenceId === evidenceId)
  }
  return situationOf([...heard, ...late.facts, ...newDays(db, told)], {
    asOf,
    zone: session.zone(),
    lang,
    accountName: account.name,
    nameOf,
    names,
    askedBefore: (id) => {
      const asked = messageBefore(db, id, (text) => text.length <= longestAsked && isQuestion.test(text))
      return asked && { evidenceId: asked.id, text: asked.text }
    },
    lineOf: (fact) => lineFrom(getEvidence(db, fact.evidenceId)?.text ?? '', fact),
    sentenceOf: (fact) =>
      sentenceAround(getEvidence(db, fact.evidenceId)?.text ?? '', fact.span) || fact.text,
    aboutOf: (fact) => {
      // Who said it stands behind it.
      const about = standsIn(fact)
      const isOwn =
        fact.speaker === 'customer' &&
        !(ofThirdPerson.test(fact.text) && about.some(({ contactId: of }) => of !== fact.contactId))
      const talkedWith = fact.speaker === 'note' && fact.kind !== 'attitude' ? fact.contactId : null
      const [who, ...others] =
        about.length > 0 ? [...new Set(about.map(({ contactId }) => contactId))] : [talkedWith]
      const name = who ? (nameOf(who) ?? undefined) : undefined
      // Words that call somebody need no name before them.
      return isOwn || name === undefined || others.length > 0 || whoIsCalled(fact.text, contacts) !== null
        ? null
        : name
    },
    isAside: (fact) =>
      toldOfOthers.has(fact.kind) &&
      fact.evidenceId !== null &&
      isAside(
        {
          evidenceId: fact.evidenceId,
          ...fact.span,
          text: fact.text,
          at: fact.occurredAt,
          writerId: fact.speaker === 'note' ? null : fact.contactId,
        },
        fact.kind === 'attitude'
          ? standsIn(fact).some(({ contactId: of }) => of !== fact.contactId)
          : fact.kind !== 'decisionRole',
      ),
    putOffFrom: ({ id }) => late.before.get(id) ?? null,
    writtenBefore: (id) => {
      const asked = askedBefore(db, id)
      return asked && { evidenceId: asked.id, text: asked.text }
    },
  })
}
