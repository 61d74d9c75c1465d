import { describe, expect, it } from 'vitest'
import { writeWorkspaceSettings } from '../app/workspaceSettings.ts'
import { createBriefEngines, draftBrief } from '../brief/draftBrief.ts'
import { inputHashOf } from '../brief/state.ts'
import { openOffice } from '../testOffice.ts'
import { changeStrategy, weighChanges } from './attribution.ts'

const day = 86_400_000

/** A workspace of a manager with a deal in Zhejiang, whose next call is with its only person. */
function office() {
  const opened = openOffice()
  const { story, session, db } = opened
  writeWorkspaceSettings(db, session.stamp(), { role: 'manager' })
  const accountId = story.account({ name: '松泽泵业', region: '浙江' })
  const contactId = story.contact({ accountId, name: '宋清', buyingRole: 'user' })
  const dealId = story.deal({ accountId, name: '云帆平台', stage: 'evaluate', nextCallContactId: contactId })
  const engines = createBriefEngines()
  const request = { dealId, contactId, lang: 'zh' as const }
  const drafted = () => draftBrief(session, engines, request, session.now()).tracks
  const change = (body: Partial<Parameters<typeof changeStrategy>[1]>) =>
    changeStrategy(session, {
      ...{
        region: null,
        stage: null,
        fromStrategy: null,
        toStrategy: 'complianceFirst',
        reason: '院方先问合规',
      },
      ...body,
    })
  return { ...opened, request, drafted, change }
}
const placeOf = (tracks: readonly { strategy: string }[], strategy: string) =>
  tracks.findIndex((track) => track.strategy === strategy)

describe('a recorded change of strategy in the next brief', () => {
  it('brings the new strategy forward, says why, and sends the old one back', () => {
    const { drafted, change, clock } = office()
    const before = drafted()
    const first = before[0]!.strategy
    const away = ['complianceFirst', 'riskReduction', 'totalCost', 'peerProof', 'phasedLanding'].filter(
      (one) => placeOf(before, one) < 0,
    )
    expect(away.length).toBeGreaterThan(0)
    clock.now += day
    change({ fromStrategy: first, toStrategy: away[0]!, reason: '上季度这样谈推进得更快' })
    const after = drafted()
    const own = (tracks: typeof before, strategy: string) => tracks.find((one) => one.strategy === strategy)
    expect(placeOf(after, first) === 0).toBe(false)
    expect(own(after, away[0]!)?.shift).toMatchObject({ isNew: true, reason: '上季度这样谈推进得更快' })
    const old = own(after, first)
    if (old) {
      expect(old.shift).toMatchObject({ isNew: false })
      expect(old.fit.parts).toContainEqual({ code: 'shift', value: -1, weight: 0.15 })
      expect(old.fit.total).toBeLessThan(own(before, first)!.fit.total)
    }
  })

  it('holds for its region and stage alone', () => {
    const { drafted, change } = office()
    const before = drafted()
    change({ region: '山东', fromStrategy: before[0]!.strategy, toStrategy: 'totalCost' })
    change({ stage: 'negotiate', fromStrategy: before[0]!.strategy, toStrategy: 'totalCost' })
    expect(drafted()).toEqual(before)
    change({ region: '浙江', stage: 'evaluate', fromStrategy: before[0]!.strategy, toStrategy: 'totalCost' })
    expect(drafted().map(({ fit }) => fit.total)).not.toEqual(before.map(({ fit }) => fit.total))
  })

  it('is overtaken by a newer one that speaks of the same strategy', () => {
    const { drafted, change, clock } = office()
    const first = drafted()[0]!.strategy
    change({ fromStrategy: first, toStrategy: 'totalCost' })
    clock.now += day
    change({ toStrategy: first, reason: '还是原来的好' })
    const [track] = drafted()
    expect(track).toMatchObject({ strategy: first, shift: { isNew: true, reason: '还是原来的好' } })
  })

  it('makes the next brief a new one, and is switched off and on by a manager alone', () => {
    const { drafted, change, session, db, request, clock } = office()
    const before = drafted()
    const hash = () => inputHashOf(session, request, clock.now)
    const first = hash()
    change({ fromStrategy: before[0]!.strategy, toStrategy: 'totalCost' })
    const changed = drafted()
    expect(hash()).not.toBe(first)
    weighChanges(session, { weigh: false })
    expect(drafted()).toEqual(before)
    weighChanges(session, { weigh: true })
    expect(drafted()).toEqual(changed)
    writeWorkspaceSettings(db, session.stamp(), { role: 'rep' })
    expect(() => weighChanges(session, { weigh: false })).toThrow(
      expect.objectContaining({ code: 'watching.managerNeeded' }),
    )
  })
})
