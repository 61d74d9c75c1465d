import { expect, it } from 'vitest'
import { insertStageChange } from '../../deals/store.ts'
import { day, openOffice, ten } from '../../testOffice.ts'
import { insertAction, insertAdvice } from '../store.ts'
import { effectsOfUse } from './effects.ts'

it('counts what followed uses within 30 days: forward moves, and no use too fresh to tell', () => {
  const { db, session, story } = openOffice()
  const accountId = story.account({ name: '柳汀医院' })
  const used = (daysAgo: number, strategy: string, atomIds: string[]) => {
    const dealId = story.deal({ accountId, name: `${strategy} ${daysAgo}` })
    const id = session.newId('advice')
    insertAdvice(db, {
      id,
      kind: 'brief',
      dealId,
      contactId: null,
      lang: 'zh',
      inputHash: 'a'.repeat(64),
      body: '{}',
      logEntryHash: 'b'.repeat(64),
      shownAt: ten - daysAgo * day,
    })
    insertAction(db, {
      adviceId: id,
      part: 'track:1',
      action: 'adopted',
      used: JSON.stringify({ strategy, atomIds }),
      actor: '钱越',
      at: ten - daysAgo * day,
      logEntryHash: 'c'.repeat(64),
    })
    return (daysLater: number, fromStage: 'evaluate' | 'propose', toStage: 'discover' | 'propose' | 'lost') =>
      insertStageChange(db, {
        id: session.newId('stageChange'),
        dealId,
        fromStage,
        toStage,
        changedAt: ten - (daysAgo - daysLater) * day,
        knownAt: ten - (daysAgo - daysLater) * day,
      })
  }
  used(90, 'valueEvidence', ['ato_1', 'ato_2'])(10, 'evaluate', 'propose')
  used(80, 'valueEvidence', ['ato_1'])(40, 'evaluate', 'propose')
  used(70, 'riskReduction', ['ato_2'])(5, 'evaluate', 'discover')
  used(60, 'riskReduction', ['ato_3'])(5, 'propose', 'lost')
  used(10, 'riskReduction', ['ato_4'])
  used(8, 'riskReduction', ['ato_5'])(3, 'evaluate', 'propose')
  expect(effectsOfUse(db, ten)).toEqual({
    strategies: {
      valueEvidence: { used: 2, advanced: 1 },
      riskReduction: { used: 3, advanced: 1 },
    },
    atoms: {
      ato_1: { used: 2, advanced: 1 },
      ato_2: { used: 2, advanced: 1 },
      ato_3: { used: 1, advanced: 0 },
      ato_5: { used: 1, advanced: 1 },
    },
  })
  // Before anything was known, nothing had followed.
  expect(effectsOfUse(db, ten - 89 * day)).toEqual({ strategies: {}, atoms: {} })
})
