import { call } from '@orpc/server'
import { describe, expect, it } from 'vitest'
import type { DealId } from '../../shared/ids.ts'
import { createBriefEngines } from '../brief/draftBrief.ts'
import { prepareBrief } from '../brief/prepareBrief.ts'
import { listLog } from '../log/append.ts'
import { day, openOffice, ten } from '../testOffice.ts'
import { undoChangeSet } from '../undo/changeSets.ts'
import { logUndoneStyleRule } from './commands.ts'
import { styleRulesProcedures } from './procedures.ts'

/** 甬江总院 wants monitors; the next call is with its purchasing director, tomorrow. A second call is with a nurse. */
function twoCalls() {
  const office = openOffice()
  const { story, session, sessions, db } = office
  const accountId = story.account({ name: '甬江总院', region: '浙江', industry: '医院' })
  const tang = story.contact({ accountId, name: '唐默', title: '采购总监', buyingRole: 'approver' })
  const song = story.contact({ accountId, name: '宋知微', title: '护士长', buyingRole: 'user' })
  const callOn = (name: string, contact: string, days: number) =>
    story.deal({
      accountId,
      name,
      stage: 'propose',
      nextCallContactId: contact,
      nextCallAt: ten + days * day,
    }) as DealId
  const withTang = callOn('监护仪一期', tang, 1)
  const withSong = callOn('输液泵', song, 2)
  const engines = createBriefEngines()
  const prepare = (dealId: string) => prepareBrief(session, engines, { dealId, contactId: null, lang: 'zh' })
  const rules = styleRulesProcedures(sessions)
  const text = '对采购总监先讲总拥有成本'
  const save = async (id: string | null = null, said = text) => {
    const { body } = await call(rules.read, { text: said })
    return call(rules.save, { id, text: said, body })
  }
  const changes = () =>
    listLog(db)
      .filter(({ kind }) => kind === 'ruleChanged')
      .map(({ body }) => body as { list: string; change: string })
      .filter(({ list }) => list === 'styleRule')
      .map(({ change }) => change)
      .reverse()
  return { ...office, rules, save, prepare, withTang, withSong, text, changes }
}

describe('a rule that a person confirmed', () => {
  it('acts on the next brief of those it is for, is a reason there, and is gone again when it is undone', async () => {
    const { save, prepare, withTang, withSong, session, db, text, changes } = twoCalls()
    const before = [prepare(withTang), prepare(withSong)]
    const { id, changeSetId } = await save()
    const [tang, song] = [prepare(withTang), prepare(withSong)]
    expect(tang.adviceId).not.toBe(before[0]!.adviceId)
    expect(tang.tracks[0]!.rules).toMatchObject([{ ruleId: id, text, kept: true }])
    expect(song.adviceId).toBe(before[1]!.adviceId)

    undoChangeSet(db, changeSetId, session.now(), (change) => logUndoneStyleRule(session, change))
    expect(prepare(withTang).adviceId).toBe(before[0]!.adviceId)
    expect(changes()).toEqual(['added', 'takenBack'])
  })

  it('is revised, switched off and on again, each in the log', async () => {
    const { save, rules, prepare, withTang, changes } = twoCalls()
    const { id } = await save()
    await save(id, '对采购最后讲价格')
    expect(prepare(withTang).tracks[0]!.rules.map(({ wish }) => wish.act)).toEqual(['last'])
    await call(rules.setOn, { id, isOn: false })
    expect(prepare(withTang).tracks[0]!.rules).toEqual([])
    await call(rules.setOn, { id, isOn: true })
    expect(await call(rules.list, undefined)).toMatchObject([
      { id, text: '对采购最后讲价格', isOn: true, author: '钱越' },
    ])
    expect(changes()).toEqual(['added', 'revised', 'retired', 'adopted'])
  })

  it('that asks for nothing is refused', async () => {
    const { save } = twoCalls()
    await expect(save(null, '跟采购讲笑话')).rejects.toMatchObject({ data: { code: 'styleRule.incomplete' } })
  })
})

describe('before it is kept', () => {
  it('one sees which coming calls it would change, and how, and nothing is logged or shown by that', async () => {
    const { rules, prepare, withTang, withSong, text, db } = twoCalls()
    const brief = prepare(withTang)
    const logged = listLog(db).length
    const { body } = await call(rules.read, { text })
    const preview = await call(rules.preview, { id: null, body, lang: 'zh', dealId: null })
    expect(preview.calls).toMatchObject([
      { dealId: withTang, personName: '唐默', applies: true },
      { dealId: withSong, personName: '宋知微', applies: false, changed: [] },
    ])
    expect(preview.calls[0]!.changed.length).toBeGreaterThan(0)
    expect(preview.shown?.dealId).toBe(withTang)
    expect(preview.shown?.before.map(({ title }) => title)).toEqual(brief.tracks.map(({ title }) => title))
    expect(preview.shown?.after).not.toEqual(preview.shown?.before)
    expect(listLog(db).length).toBe(logged)

    const other = await call(rules.preview, { id: null, body, lang: 'zh', dealId: withSong })
    expect(other.shown?.dealId).toBe(withSong)
    expect(other.shown?.after).toEqual(other.shown?.before)
  })
})
