import type { StyleRuleBody } from '../../shared/contract/styleRules.ts'
import { AppError } from '../../shared/errors.ts'
import type { ContactId, DealId } from '../../shared/ids.ts'
import { getAccount } from '../accounts/store.ts'
import { requireAllowed } from '../brief/decisions/permission.ts'
import { trackGround } from '../brief/tracks/trackGround.ts'
import { type Deal, listDealsWithCallBetween } from '../deals/store.ts'
import type { Session } from '../session.ts'
import { composeTalkTracks, type StyleRule, type TalkTrack } from '../talkTracks/index.ts'

const dayMs = 86_400_000
/** Coming calls that are looked at: a week's, and no more than are composed while somebody waits. */
const daysAhead = 7
const mostCalls = 8

interface Wanted {
  id: string | null
  body: StyleRuleBody
  lang: 'zh' | 'en'
  dealId: string | null
}

interface Compared {
  deal: Deal
  person: { contactId: string; name: string } | null
  before: readonly TalkTrack[]
  after: readonly TalkTrack[]
}

/** A rule that nobody has kept yet. */
const draftId = 'draft'

/** The tracks of a deal's next call without and with the rule; null where there is no call to prepare. */
function compareFor(session: Session, deal: Deal, { id, body, lang }: Wanted): Compared | null {
  try {
    requireAllowed(session, deal, 'brief.view')
    const ground = trackGround(session, { dealId: deal.id, contactId: null, lang }, session.now())
    const others = (ground.input.styleRules ?? []).filter((rule) => rule.id !== id)
    const compose = (styleRules: readonly StyleRule[]) => composeTalkTracks({ ...ground.input, styleRules })
    const before = compose(others)
    const after = compose([{ id: id ?? draftId, text: '', ...body }, ...others])
    if (before.outcome === 'tooFewAtoms' || after.outcome === 'tooFewAtoms') return null
    return { deal, person: ground.person, before: before.tracks, after: after.tracks }
  } catch (error) {
    // What may not be seen, or has nobody to talk to, has no brief either.
    if (error instanceof AppError) return null
    throw error
  }
}

const wordsOf = (track: TalkTrack): string => track.sentences.map(({ text }) => text).join('\n')

const shownTrack = ({ index, title, strategy, sentences }: TalkTrack) => ({
  index,
  title,
  strategy,
  sentences: sentences.map(({ text }) => text),
})

/**
 * What a rule would change in the talk tracks of the coming week's calls, and for one deal how: the one asked for,
 * else the first that changes. Composed and forgotten: nothing is shown as advice and nothing logged.
 */
export function previewStyleRule(session: Session, wanted: Wanted) {
  const from = session.now() - dayMs / 2
  const deals = listDealsWithCallBetween(session.db, from, from + daysAhead * dayMs, mostCalls)
  const compared = deals.flatMap((deal) => compareFor(session, deal, wanted) ?? [])
  const calls = compared.map(({ deal, person, before, after }) => ({
    dealId: deal.id as DealId,
    dealName: deal.name,
    accountName: getAccount(session.db, deal.accountId)?.name ?? '',
    contactId: (person?.contactId ?? null) as ContactId | null,
    personName: person?.name ?? null,
    at: deal.nextCallAt!,
    applies: after.some(({ rules }) => rules.some(({ ruleId }) => ruleId === (wanted.id ?? draftId))),
    changed: after.flatMap((track, at) => (wordsOf(track) === wordsOf(before[at]!) ? [] : [track.index])),
  }))
  const chosen =
    wanted.dealId ?? calls.find(({ changed }) => changed.length > 0)?.dealId ?? calls[0]?.dealId ?? null
  const one = compared.find(({ deal }) => deal.id === chosen)
  return {
    calls,
    shown: one
      ? {
          dealId: one.deal.id as DealId,
          before: one.before.map(shownTrack),
          after: one.after.map(shownTrack),
        }
      : null,
  }
}
