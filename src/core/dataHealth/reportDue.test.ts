import { call } from '@orpc/server'
import { expect, it } from 'vitest'
import { day, openOffice, ten } from '../testOffice.ts'
import { todayProcedures } from '../today/procedures.ts'
import { createHealthRuns } from './healthRuns.ts'
import { healthProcedures } from './procedures.ts'
import { healthReport } from './report.ts'
import { healthReportDue } from './reportDue.ts'

const zone = 'Asia/Shanghai'

/** A team with a customer, measured on 21 November. */
async function measured() {
  const office = openOffice()
  office.story.account({ name: '柳汀医院' })
  const runs = createHealthRuns()
  runs.look(office.session)
  await runs.settled(office.session)
  const session = { ...office.session, info: { kind: 'own' } } as typeof office.session
  const make = () => healthReport(session, { month: '2026-11', lang: 'zh', as: 'print' })
  return { ...office, runs, session, make, due: () => healthReportDue(office.db, office.clock.now, zone) }
}

it('the report of a month is due from its end by the calendar of the team, until somebody makes it', async () => {
  const { clock, due, make } = await measured()
  clock.now = Date.UTC(2026, 10, 30, 15, 59)
  expect(due()).toBeNull()
  // Midnight in Ningbo.
  clock.now = Date.UTC(2026, 10, 30, 16)
  expect(due()).toBe('2026-11')
  make()
  expect(due()).toBeNull()
})

it('a report of a month still under way does not stand for it', async () => {
  const { clock, due, make } = await measured()
  make()
  clock.now = ten + 20 * day
  expect(due()).toBe('2026-11')
})

it('where nothing was measured nothing is due', () => {
  const { db } = openOffice()
  expect(healthReportDue(db, ten + 60 * day, zone)).toBeNull()
})

it('is told with what waits today and where the data’s health is shown', async () => {
  const { clock, sessions, runs, session } = await measured()
  clock.now = ten + 20 * day
  const told = async () => [
    (await call(todayProcedures(sessions).get, undefined)).reportDue,
    (await call(healthProcedures(sessions, runs).get, undefined)).reportDue,
  ]
  expect(await told()).toEqual(['2026-11', '2026-11'])
  healthReport(session, { month: '2026-11', lang: 'zh', as: 'print' })
  expect(await told()).toEqual([null, null])
  await runs.settled(session)
})
