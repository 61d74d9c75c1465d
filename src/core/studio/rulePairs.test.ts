import { call } from '@orpc/server'
import { describe, expect, it } from 'vitest'
import { handWrittenLines } from '../llm/handWrittenLines.ts'
import { trackFormOf } from '../llm/index.ts'
import { styleRulesProcedures } from '../styleRules/procedures.ts'
import { readInstruction } from '../styleRules/readInstruction.ts'
import { openOffice } from '../testOffice.ts'
import { collectDataSet } from './collect.ts'
import { listRulePairs } from './ruleExamples.ts'
import { pairsOfRule } from './rulePairs.ts'

const lines = handWrittenLines()
const concernsOf = (text: string) =>
  lines.filter((line) => line.text === text).flatMap((line) => line.concerns)
const ruleOf = (text: string) => ({ id: 'rul_1', text, ...readInstruction(text, []).body })
const pairsOf = (text: string) => pairsOfRule(ruleOf(text), lines, () => [])
const small = trackFormOf({ state: 'ready', promptForm: 'sentence-1' } as Parameters<typeof trackFormOf>[0])

describe('labelled examples of a rule', () => {
  const { pairs, why } = pairsOf('对在意价格的拍板人先讲总拥有成本')

  it('are pairs of written sentences in slot form: one does what it asks in its scene, the other does not', () => {
    expect(why).toBeNull()
    expect(pairs.length).toBeGreaterThanOrEqual(6)
    for (const { request, follows, violates } of pairs) {
      expect(concernsOf(follows)).toContain('totalCost')
      expect(concernsOf(violates)).toContain('price')
      expect(request).toMatchObject({ concern: 'price' })
      expect(follows).not.toMatch(/\d/)
    }
    expect(new Set(pairs.map(({ request }) => request.role)).size).toBeLessThanOrEqual(2)
    expect(new Set(pairs.map(({ request }) => request.lang))).toEqual(new Set(['zh', 'en']))
  })

  it('are partly kept for measuring, and no sentence of those is learned', () => {
    const of = (use: string) =>
      new Set(pairs.filter((pair) => pair.use === use).map(({ follows }) => follows))
    expect(of('measured').size).toBeGreaterThan(0)
    expect([...of('measured')].filter((text) => of('training').has(text))).toEqual([])
  })

  it('say in the prompt to whom: a model that is not told it learns none', () => {
    const [{ request, follows }] = pairs as [(typeof pairs)[number]]
    expect(small.lessonInScene(request, follows)).toMatchObject({ answer: JSON.stringify(follows) })
    expect(small.lessonInScene(request, follows)!.prompt).toContain(request.role.slice(0, 7))
    expect(trackFormOf({ state: 'absent' }).lessonInScene(request, follows)).toBeNull()
  })

  it('are none, with the reason, of a rule that only forbids and of a job that no role stands for', () => {
    expect(pairsOf('不要讲竞品')).toEqual({ pairs: [], why: 'noWish' })
    expect(pairsOf('对采购总监先讲总拥有成本')).toEqual({ pairs: [], why: 'noRole' })
  })
})

describe('a rule for a job', () => {
  it('is for the roles that here are borne by people of that job, counts apart from what people sent, and goes with it', async () => {
    const { story, db, session, sessions } = openOffice()
    const accountId = story.account({ name: '甬江总院', region: '浙江', industry: '医院' })
    for (const name of ['唐默', '何静', '林越'])
      story.contact({ accountId, name, title: '采购主管', buyingRole: 'gatekeeper' })
    story.contact({ accountId, name: '宋知微', title: '护士长', buyingRole: 'user' })
    const rules = styleRulesProcedures(sessions as never)
    const text = '对价格敏感的采购总监先讲总拥有成本'
    const { body } = await call(rules.read, { text })
    const { id } = await call(rules.save, { id: null, text, body })
    const pairs = listRulePairs(db)
    expect(new Set(pairs.map(({ request }) => request.role))).toEqual(new Set(['gatekeeper']))
    const [rule] = await call(rules.list, undefined)
    const measured = pairs.filter(({ use }) => use === 'measured').length
    expect(rule!.pairs).toEqual({ training: pairs.length - measured, measured, why: null })
    expect(collectDataSet(db, session.now()).examples).toEqual([])
    await call(rules.setOn, { id, isOn: false })
    expect(listRulePairs(db)).toEqual([])
  })
})
