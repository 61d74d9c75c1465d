import { expect, it } from 'vitest'
import type { SituationGroup } from '../../../shared/contract/brief.ts'
import { complaintsTogether } from './complaintsTogether.ts'

const group = (name: string, ...kinds: string[]) =>
  ({ group: name, points: kinds.map((kind) => ({ kind })) }) as unknown as SituationGroup
const kindsOf = (situation: SituationGroup[]) =>
  situation.map(({ group, points }) => [group, points.map(({ kind }) => kind)])

it('what somebody complained of stands behind the complaints on record, before the orders', () => {
  expect(
    kindsOf(
      complaintsTogether([
        group('record', 'lastContact', 'openComplaint', 'lastOrder'),
        group('concerns', 'userComplaint', 'statedConcern'),
      ]),
    ),
  ).toEqual([
    ['record', ['lastContact', 'openComplaint', 'userComplaint', 'lastOrder']],
    ['concerns', ['statedConcern']],
  ])
})

it('where no records are at hand it stays among what worries them', () => {
  expect(kindsOf(complaintsTogether([group('concerns', 'userComplaint')]))).toEqual([
    ['concerns', ['userComplaint']],
  ])
})
