import { expect, it } from 'vitest'
import type { CustomerFact } from '../../talkTracks/types.ts'
import { ofRivalsFaults } from './rivalsFaults.ts'

const fact = (kind: string, text: string, more: Partial<CustomerFact> = {}): CustomerFact =>
  ({
    id: text,
    evidenceId: text,
    kind,
    subject: 'x',
    text,
    speaker: 'customer',
    figures: [],
    ...more,
  }) as CustomerFact

it('what stood still at a rival is news of the rival, however late its name was read', () => {
  const told = ofRivalsFaults(
    [
      fact('downtimeHours', '凌越那两台停了九天'),
      fact('userComplaint', '你们的泵三天才修好'),
      fact('competitorName', '无锡凌越'),
    ],
    ({ text }) => text,
  )
  expect(told.map(({ kind, text }) => [kind, text])).toEqual([
    ['competitorNews', '凌越那两台停了九天'],
    ['userComplaint', '你们的泵三天才修好'],
    ['competitorName', '无锡凌越'],
  ])
})

it('without a rival nothing changes', () => {
  const facts = [fact('downtimeHours', '产线停了九天')]
  expect(ofRivalsFaults(facts, ({ text }) => text)).toEqual(facts)
})
