import { expect, it } from 'vitest'
import type { Brief } from '../../../shared/contract/brief.ts'
import { quotes, withoutQuiet } from './sharing.ts'
import { limitRule } from './tracksView.ts'

it.each([
  ['您说“我们预算 120 万元以内”，我们按这个做方案。', '我们预算 120 万元以内，停机 41 小时。', true],
  ['预算我们记着。', '我们预算 120 万元以内，停机 41 小时。', false],
  ['You said the budget is under two million, so', 'The budget is under two million for this year.', true],
  ['The budget matters to all of us.', 'The budget is under two million for this year.', false],
])('%s quotes what was said: %s', (sentence, said, expected) => {
  expect(quotes(sentence, said)).toBe(expected)
})

it('what the team told itself to keep quiet leaves with nobody, nor the evidence that only this cites', () => {
  const point = (kind: string, evidenceId: string) => ({ kind, mark: { evidenceId } })
  const brief = {
    situation: [
      { group: 'money', points: [point('budgetAmount', 'evi_mail')] },
      { group: 'quiet', points: [point('keepQuiet', 'evi_room'), point('keepQuiet', 'evi_mail')] },
    ],
    evidence: [{ evidenceId: 'evi_mail' }, { evidenceId: 'evi_room' }],
    tracks: [],
    committee: {},
    quote: null,
    projectPrice: null,
  } as unknown as Brief
  const leaving = withoutQuiet(brief)
  expect(leaving.situation.map(({ group }) => group)).toEqual(['money'])
  expect(leaving.evidence.map(({ evidenceId }) => evidenceId)).toEqual(['evi_mail'])
})

it('what else a secret says among ourselves stays with it: a rival’s price that was told in confidence', () => {
  const point = (kind: string, evidenceId: string, speaker: string) => ({
    kind,
    speaker,
    mark: { evidenceId },
  })
  const brief = {
    situation: [
      { group: 'money', points: [point('budgetAmount', 'evi_chat', 'customer')] },
      { group: 'rivals', points: [point('competitorOffer', 'evi_chat', 'team')] },
      { group: 'quiet', points: [point('keepQuiet', 'evi_chat', 'customer')] },
    ],
    evidence: [{ evidenceId: 'evi_chat' }],
    tracks: [],
    committee: {},
    quote: null,
    projectPrice: null,
  } as unknown as Brief
  expect(withoutQuiet(brief).situation.map(({ group }) => group)).toEqual(['money'])
})

it('nor does anybody learn who confides in us, or what a secret says of people', () => {
  const said = (evidenceId: string) => ({ words: 'for us', evidenceId, start: 0, end: 6 })
  const brief = {
    situation: [
      {
        group: 'quiet',
        points: [{ kind: 'keepQuiet', speaker: 'customer', mark: { evidenceId: 'evi_secret' } }],
      },
    ],
    evidence: [{ evidenceId: 'evi_secret' }, { evidenceId: 'evi_minutes' }],
    tracks: [],
    committee: {
      cells: [
        {
          people: [
            {
              tasks: [said('evi_minutes')],
              stances: [said('evi_secret')],
              confides: said('evi_secret'),
            },
          ],
        },
      ],
    },
    quote: null,
    projectPrice: null,
  } as unknown as Brief
  const leaving = withoutQuiet(brief)
  expect(leaving.committee.cells[0]!.people[0]).toMatchObject({
    tasks: [said('evi_minutes')],
    stances: [],
    confides: null,
  })
  expect(leaving.evidence.map(({ evidenceId }) => evidenceId)).toEqual(['evi_minutes'])
})

it('the hint at a limit of our own leaves with nobody', () => {
  const mark = (ruleId: string | null, label: string) => ({ kind: 'rule', label, ruleId, evidenceId: null })
  const sentence = { text: 'You raised 60 days.', marks: [mark(null, 'E1'), mark(limitRule, 'see E2')] }
  const sections = { opening: [sentence], keyMessages: [], questions: [], objections: [], nextStep: [] }
  const brief = { situation: [], evidence: [], tracks: [{ sections }] } as unknown as Brief
  const [track] = withoutQuiet(brief).tracks
  expect(track!.sections.opening[0]!.marks.map(({ label }) => label)).toEqual(['E1'])
})
