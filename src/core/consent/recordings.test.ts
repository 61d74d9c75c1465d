import { expect, it } from 'vitest'
import { openOffice } from '../testOffice.ts'
import { createJudge, readGrounds } from './recordings.ts'

it('asks no consent of our own people, by whole names in any script, and of everybody else', () => {
  const { db, story } = openOffice()
  const accountId = story.account({ name: 'Alder Cartons Ltd' })
  story.contact({ accountId, name: 'Liang Wen' })
  const judge = createJudge(db, readGrounds(db), Date.UTC(2026, 10, 22), ['梁绮雯 Yvonne Liang', '梁文'])
  const { missing } = judge.judge({
    hash: null,
    speakers: ['梁绮雯', 'Qiwen Liang', 'Yvonne Liang', 'Yvonne', 'Tony Liang', 'Liang Wen', 'Gareth Pike'],
  })
  expect(missing).toEqual(['Yvonne', 'Tony Liang', 'Liang Wen', 'Gareth Pike'])
})
