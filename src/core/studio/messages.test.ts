import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { ContactId } from '../../shared/ids.ts'
import { writeWorkspaceSettings } from '../app/workspaceSettings.ts'
import { agree, assess } from '../consent/consentFixture.ts'
import { withdrawConsent } from '../consent/withdraw.ts'
import { eraseContact } from '../erasure/eraseContact.ts'
import { openImportDesk, type TestFile } from '../imports/importFixture.ts'
import { trackFormOf } from '../llm/index.ts'
import { listLog } from '../log/append.ts'
import { adapterViews, withdrawExample } from './adapters.ts'
import { decideOnMessages } from './approveMessages.ts'
import { collectDataSet } from './collect.ts'
import { conversationsOf } from './examples.ts'
import { openMessages } from './openMessages.ts'
import { insertAdapter } from './store.ts'

let desk: ReturnType<typeof openImportDesk>
beforeEach(async () => {
  desk = openImportDesk()
  writeWorkspaceSettings(desk.db, desk.session.stamp(), { actorName: '钱越' })
  await desk.drop(customers, people, products, deals)
})
afterEach(() => desk.close())

const customers: TestFile = ['客户.csv', '客户名称,城市\n海州第一医院,海州\n临江医院,临江\n']
const people: TestFile = [
  '联系人.csv',
  '客户名称,姓名,职务,科室,采购角色\n海州第一医院,陆志明,主任,设备科,最终拍板人\n临江医院,何静,科长,采购科,采购把关人\n',
]
const products: TestFile = ['产品.csv', '产品名称,编号\n监护仪 M9,M9\n']
const deals: TestFile = [
  '商机.csv',
  '商机名称,客户名称,产品,阶段,创建日期\n监护仪一期,海州第一医院,监护仪 M9,方案评估,2026-01-05\n病房改造,临江医院,监护仪 M9,方案评估,2026-01-05\n',
]
const chatOf = (name: string, ...said: [minute: string, who: string, text: string][]): TestFile => [
  `${name}.txt`,
  said.map(([minute, who, text]) => `2026-05-20 09:${minute} ${who}\n${text}`).join('\n'),
]
const opening = '陆主任，价格咱们先不急着谈，先把后面的花销摊开算一算。'
const question = '您看往后哪笔花销最让您头疼？'
const promise = '30万这条线我们记着，监护仪 M9 的明细明天发您。'
const chat = chatOf(
  '海州第一医院',
  ['30', '陆志明', '你们报价太贵了，预算只有30万。'],
  ['40', '钱越', `${opening}${question}`],
  ['41', '钱越', `${promise}张伟强那边我去说。电话打13800001111。`],
  ['50', '陆志明', '好的，贵点也行，别超太多'],
  ['51', '钱越', '好的'],
)
const idOf = (text: string): string =>
  desk.rows<{ id: string }>('SELECT id FROM evidence WHERE text LIKE ?', `%${text}%`)[0]!.id
const open = () => openMessages(desk.session, 50).messages
const dataSet = () => collectDataSet(desk.db, desk.session.now())
const approve = (...texts: string[]) => decideOnMessages(desk.session, texts.map(idOf), 'approved')
const learned = () => dataSet().examples.flatMap(({ sent, order }) => order.map((id) => sent.get(id)))
const reasons = () => dataSet().leftOut.map(({ candidate, reason }) => [candidate.id, reason])
/** An adapter that has learned from everything that there is. */
const trainedOnAll = () =>
  insertAdapter(
    desk.db,
    {
      id: 'ada_1',
      name: '五月话风',
      baseName: 'Small',
      baseSha256: 'a'.repeat(64),
      sha256: 'b'.repeat(64),
      dataSha256: 'c'.repeat(64),
      sizeBytes: 1,
      bytes: Buffer.of(1),
      settings: '{}',
      metrics: '{}',
      report: null,
      createdAt: desk.session.now(),
      createdBy: '钱越',
    },
    dataSet().examples.map(({ id }) => id),
  )
const toRetrain = () => adapterViews(desk.session, null).map(({ name, withdrawn }) => [name, withdrawn])

describe('a chat', () => {
  beforeEach(() => desk.drop(chat))

  it('is offered by what our own side said in it, with what would be learned and what would not', () => {
    expect(open().map(({ contactName, heard, mayLearn }) => [contactName, heard, mayLearn])).toEqual([
      ['陆志明', '你们报价太贵了，预算只有30万。', true],
      ['陆志明', '你们报价太贵了，预算只有30万。', true],
    ])
    expect(
      open().flatMap(({ sentences }) => sentences.map(({ learned: of, section, why }) => [of, section, why])),
    ).toEqual([
      ['{fact:budgetAmount}这条线我们记着，{product} 的明细明天发您。', 'nextStep', null],
      [null, null, 'names'],
      [null, null, 'figures'],
      ['{person}，价格咱们先不急着谈，先把后面的花销摊开算一算。', 'keyMessage', null],
      [question, 'question', null],
    ])
  })

  it('teaches nothing until a person approves it, with an entry in the log that names the messages', () => {
    expect(dataSet().examples).toEqual([])
    const { seq } = approve(question)
    expect(learned()).toEqual(['{person}，价格咱们先不急着谈，先把后面的花销摊开算一算。', question])
    expect(dataSet().examples.map(({ id }) => id)).toEqual([`${idOf(question)}/said`])
    const entry = listLog(desk.db).find((one) => one.seq === seq)
    expect(entry).toMatchObject({
      kind: 'messagesDecided',
      body: { decision: 'approved', evidenceIds: [idOf(question)] },
    })
    expect(open()).toHaveLength(1)
  })

  it('is learned under the scene in which it was said, without a name or figure of the customer', () => {
    approve(question, promise)
    const small = trackFormOf({
      state: 'ready',
      name: 'Small',
      sha256: 'a'.repeat(64),
      sizeBytes: 1,
      contextSize: 512,
      promptForm: 'sentence-1',
    } as Parameters<typeof trackFormOf>[0])
    const taught = dataSet().examples.flatMap((example) => conversationsOf(example, small))
    expect(taught.map(({ prompt, answer }) => [prompt, answer])).toContainEqual([
      'zh questio economi price propose totalCo',
      JSON.stringify(question),
    ])
    expect(JSON.stringify(taught)).not.toMatch(/海州|志明|陆主任|M9|30/)
  })

  it('is not offered again once somebody declined', () => {
    decideOnMessages(desk.session, [idOf(question)], 'declined')
    expect(open().map(({ evidenceId }) => evidenceId)).toEqual([idOf(promise)])
    expect(dataSet().examples).toEqual([])
  })

  it('is never what the customer said, nor what is not there', () => {
    for (const id of [idOf('你们报价太贵了'), 'evi_none'])
      expect(() => decideOnMessages(desk.session, [id], 'approved')).toThrow(
        expect.objectContaining({ code: 'record.notFound' }),
      )
  })

  it('is taken out by a person, and the adapters that learned from it are named', () => {
    approve(question, promise)
    trainedOnAll()
    const [first] = dataSet().examples
    expect(withdrawExample(desk.session, first!.id, '客户不愿意').map(({ name }) => name)).toEqual([
      '五月话风',
    ])
    expect(reasons()).toEqual([[first!.id, 'withdrawn']])
    expect(toRetrain()).toEqual([['五月话风', 1]])
  })

  it('goes with the person to whom it was said when they are erased, named in it or not', () => {
    approve(question, promise)
    trainedOnAll()
    const [contact] = desk.rows<{ id: string }>("SELECT id FROM contacts WHERE name = '陆志明'")
    eraseContact(desk.session, contact!.id, '本人要求')
    expect(dataSet().examples).toEqual([])
    expect(reasons().map(([, reason]) => reason)).toEqual(['wordsGone', 'wordsGone'])
    expect(toRetrain()).toEqual([['五月话风', 2]])
  })

  it('says nothing twice, and one customer is either learned from or measured on', async () => {
    await desk.drop(
      chatOf(
        '临江医院',
        ['30', '何静', '价格太高了'],
        ['40', '钱越', '何科长，贵方审价的时候先看哪几项花销？'],
        ['45', '何静', '报价再低点'],
        ['55', '钱越', '何科长，贵方审价的时候先看哪几项花销?'],
      ),
    )
    decideOnMessages(
      desk.session,
      open().map(({ evidenceId }) => evidenceId),
      'approved',
    )
    expect(reasons().map(([, reason]) => reason)).toEqual(['nearDuplicate'])
    const uses = Map.groupBy(dataSet().examples, ({ accountId }) => accountId)
    expect([...uses.values()].map((of) => new Set(of.map(({ use }) => use === 'heldOut')).size)).toEqual([
      1, 1,
    ])
    expect(new Set(dataSet().examples.map(({ use }) => use))).toEqual(new Set(['training', 'heldOut']))
  })
})

describe('a recording', () => {
  const call: TestFile = [
    '海州第一医院 电话.srt',
    [
      '陆志明: 价格还是太高',
      '钱越: 您看往后哪笔花销最让您头疼？',
      '陆志明: 维修',
      '钱越: 那咱们先把维修这一块算清楚。',
    ]
      .map((line, at) => `${at + 1}\n00:0${at}:30,000 --> 00:0${at}:40,000\n${line}\n`)
      .join('\n'),
  ]
  const contactId = () => desk.rows<{ id: ContactId }>("SELECT id FROM contacts WHERE name = '陆志明'")[0]!.id
  const said = () => open().map(({ evidenceId }) => evidenceId)

  it('may be approved only while everybody who speaks lets models learn from it', async () => {
    assess(desk.session)
    agree(desk.session, { contactId: contactId() }, ['recording', 'analysis'])
    await desk.drop(call)
    expect(open().map(({ mayLearn }) => mayLearn)).toEqual([false, false])
    expect(() => decideOnMessages(desk.session, said(), 'approved')).toThrow(
      expect.objectContaining({ code: 'studio.noConsent' }),
    )
    agree(desk.session, { contactId: contactId() })
    decideOnMessages(desk.session, said(), 'approved')
    expect(learned()).toContain(question)
  })

  it('is out as soon as somebody withdraws that, and the adapters that learned from it are named', async () => {
    assess(desk.session)
    agree(desk.session, { contactId: contactId() }, ['recording', 'analysis'])
    const training = agree(desk.session, { contactId: contactId() })
    await desk.drop(call)
    decideOnMessages(desk.session, said(), 'approved')
    trainedOnAll()
    expect(dataSet().examples).toHaveLength(2)
    withdrawConsent(desk.db, desk.session.stamp(), training, '不再同意', '钱越')
    expect(dataSet().examples).toEqual([])
    expect(reasons().map(([, reason]) => reason)).toEqual(['noConsent', 'noConsent'])
    expect(toRetrain()).toEqual([['五月话风', 2]])
  })
})
