import { describe, expect, it } from 'vitest'
import { createBriefEngines } from '../../../src/core/brief/draftBrief.ts'
import { prepareBrief } from '../../../src/core/brief/prepareBrief.ts'
import { adviceWordings } from '../../../src/core/brief/schema.ts'
import type { TrackWording } from '../../../src/core/brief/tracks/wordings.ts'
import { selectRows } from '../../../src/core/db/rows.ts'
import type { Brief } from '../../../src/shared/contract/brief.ts'
import { openCustomers } from './customers.ts'
import { type BriefCheck, judgeBrief, type ShownBrief } from './judgeBrief.ts'

/** A brief as the product serves it without a model, and what it is judged with. */
function served(): ShownBrief & { brief: Brief } {
  const { add, session, db } = openCustomers('en')
  const { dealId, contactId } = add(
    { role: 'gatekeeper', stage: 'evaluate' },
    'Your price is far above the other two quotes.',
    true,
  )
  const brief = prepareBrief(session, createBriefEngines(), { dealId, contactId, lang: 'en' })
  const wordings = selectRows(db, adviceWordings, 'advice_id = ? ORDER BY track_index', brief.adviceId).map(
    ({ wording }) => JSON.parse(wording) as TrackWording,
  )
  return {
    brief,
    lang: 'en',
    role: 'gatekeeper',
    raised: [],
    templates: wordings.map(({ shown }) => shown.map(({ template }) => template)),
    composed: wordings.map(({ composed }) => composed.length),
    isOwnEvidence: () => true,
    check: () => ({ unfounded: false, redLine: false }),
  }
}

const good = served()
const failedOf = (change: (shown: ShownBrief & { brief: Brief }) => void): BriefCheck[] => {
  const shown = { ...good, brief: structuredClone(good.brief), templates: structuredClone(good.templates) }
  change(shown)
  return judgeBrief(shown).failed
}

describe('the judge of briefs', () => {
  it('finds nothing wrong with what the product serves', () => {
    expect(judgeBrief(good)).toEqual({ failed: [], forRole: [true, true, true] })
  })

  it.each<[BriefCheck, (shown: ShownBrief & { brief: Brief }) => void]>([
    ['form', (shown) => Object.assign(shown.brief.tracks[0]!, { index: 'first' })],
    ['threeTracks', (shown) => (shown.brief.tracks[1]!.strategy = shown.brief.tracks[0]!.strategy)],
    ['nothingDropped', (shown) => shown.brief.tracks[0]!.sections.questions.pop()],
    ['slotsFilled', (shown) => (shown.brief.tracks[0]!.sections.opening[0]!.text += ' {person}')],
    ['evidence', (shown) => Object.assign(shown, { isOwnEvidence: () => false })],
    ['checker', (shown) => Object.assign(shown, { check: () => ({ unfounded: true, redLine: false }) })],
    ['redLines', (shown) => Object.assign(shown, { check: () => ({ unfounded: false, redLine: true }) })],
    [
      'saidOnce',
      ({ brief: { tracks } }) => {
        tracks[2]!.sections.opening[0]!.text = tracks[0]!.sections.opening[0]!.text
      },
    ],
    ['role', (shown) => Object.assign(shown, { role: 'user' })],
    ['role', (shown) => (shown.templates[0] as string[]).splice(0, 1, 'A sentence that nobody wrote.')],
    ['concern', (shown) => Object.assign(shown, { raised: ['clinicalValue'] })],
  ])('names what is wrong: %s', (check, change) => {
    expect(failedOf(change)).toContain(check)
  })
})
