import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { citableFacts } from '../../brief/tracks/citations.ts'
import { createReliability } from '../../facts/reliability.ts'
import { openImportDesk } from '../../imports/importFixture.ts'
import type { BackgroundModel, Completion, CompletionRequest, LlmState } from '../../llm/index.ts'
import { listLog } from '../../log/append.ts'
import { getSetting, setSetting } from '../../settings/settings.ts'
import { openOffice, ten } from '../../testOffice.ts'
import { confirmCaptures, rejectCaptures } from '../decide.ts'
import { listCaptures } from '../list.ts'
import { modelSubject } from '../modelSubject.ts'
import { trayFrom } from '../procedures.ts'
import { captureRequest } from './askForCaptures.ts'
import { type CountedMessage, countedMessages } from './labelledSet.ts'
import { modelProposes } from './mayPropose.ts'
import { createModelReading } from './modelReading.ts'
import { listUnread, writeProposals } from './proposals.ts'

const sha256 = 'c'.repeat(64)
const ready = (sha: string): LlmState => ({ state: 'ready', name: 'Reader', sha256: sha, sizeBytes: 1 })
const said = (text: string) => JSON.stringify(text)

/** What a played model says of messages that no set holds, by their words. */
type Told = Record<string, { kind: string; quote: string }[]>

/** An office with a chat of today, and a model that is played at its port and at nothing else. */
async function openReading({ isGood = true, told = {} as Told } = {}) {
  const office = openOffice()
  const desk = openImportDesk({ db: office.db, now: ten })
  const accountId = office.story.account({ name: '明州大学附属第二医院' })
  office.story.contact({ accountId, name: '周岚', title: '设备科主任' })
  office.story.deal({ accountId, name: '内镜扩容', stage: 'discover', nextCallAt: null })
  const labelled = await countedMessages()
  const byPrompt = new Map<string, CountedMessage>(
    labelled.map((message) => [
      captureRequest({
        text: message.text,
        direction: message.from === 'customer' ? 'inbound' : message.from === 'rep' ? 'outbound' : 'internal',
      }).prompt,
      message,
    ]),
  )
  const stage = { state: ready(sha256), answering: sha256, asked: [] as string[], crash: false }
  const model: BackgroundModel = {
    async complete({ prompt, signal }: CompletionRequest): Promise<Completion> {
      if (signal?.aborted) return { outcome: 'failed', code: 'model.cancelled' }
      if (stage.crash) return { outcome: 'failed', code: 'model.crashed' }
      const known = byPrompt.get(prompt)
      const found = known
        ? isGood
          ? known.acts.slice(0, 4).map((kind) => ({ kind, quote: known.text.slice(0, 100) }))
          : []
        : (Object.entries(told).find(([text]) => prompt.endsWith(said(text)))?.[1] ?? [])
      if (!known) stage.asked.push(prompt)
      return {
        outcome: 'done',
        text: '',
        json: { found },
        model: { name: 'Reader', sha256: stage.answering },
        tokens: { prompt: 1, answer: 1 },
      }
    },
    score: async () => ({ outcome: 'failed', code: 'model.absent' }),
  }
  const reading = createModelReading({ state: () => stage.state, model, trayFrom })
  const { session } = office
  return {
    ...office,
    accountId,
    desk,
    stage,
    reading,
    measured: async () => {
      await reading.measure(session)
      await reading.idle()
      await reading.idle()
    },
    chat: (...lines: readonly string[]) =>
      desk.drop([
        '周岚.txt',
        lines
          .map((text, at) => {
            const when = new Date(ten - 2 * 3_600_000 + at * 60_000 + 8 * 3_600_000)
            return `周岚 ${when.toISOString().slice(0, 16).replace('T', ' ')}\n${text}\n`
          })
          .join('\n'),
      ]),
    captures: () =>
      listCaptures(office.db, session.now(), trayFrom(session)).accounts.flatMap(({ captures }) => captures),
  }
}

/** No rule tells that this asks for a demonstration. */
const odd = '方便的话，下回把那台家伙什儿搬来，让夜班几位也摸一摸'
const told: Told = {
  [odd]: [
    { kind: 'demo', quote: '把那台家伙什儿搬来' },
    { kind: 'complaint', quote: '你们太慢了' },
  ],
}

type Desk = Awaited<ReturnType<typeof openReading>>
let office: Desk
afterEach(() => office.desk.close())

describe('a model that was never measured, or measured otherwise', () => {
  beforeEach(async () => {
    office = await openReading({ told })
    await office.chat(odd)
  })
  it('is refused with the reason, and the rules read alone', async () => {
    const { reading, session, stage, captures } = office
    await expect(reading.letPropose(session, true)).rejects.toMatchObject({ code: 'capture.notMeasured' })
    reading.wake(session)
    await reading.idle()
    expect([stage.asked, captures().filter(({ modelHash }) => modelHash !== null)]).toEqual([[], []])
    stage.state = { state: 'absent' }
    await expect(reading.letPropose(session, true)).rejects.toMatchObject({ code: 'capture.noModel' })
    // Of what a server answers with nobody knows the file.
    stage.state = { state: 'server', name: 'big @ 10.0.0.2' }
    await expect(reading.letPropose(session, true)).rejects.toMatchObject({ code: 'capture.noModel' })
    await expect(reading.measure(session)).rejects.toMatchObject({ code: 'capture.noModel' })
  })
  it('is refused once its file is another', async () => {
    const { reading, session, stage, measured } = office
    await measured()
    expect(await reading.view(session)).toMatchObject({
      refusal: null,
      verdict: { verdict: 'better', sha256 },
    })
    stage.state = ready('d'.repeat(64))
    await expect(reading.letPropose(session, true)).rejects.toMatchObject({ code: 'capture.notMeasured' })
  })
  it('is refused once rules, question or labels have another version', async () => {
    const { reading, session, db, stamp, measured } = office
    await measured()
    const kept = { key: 'captures.modelVerdicts', schema: (await import('zod')).z.any(), initial: [] }
    const [verdict] = getSetting(db, kept)
    for (const other of [{ promptVersion: 'x' }, { rulesVersion: 'x' }, { setSha256: 'x' }]) {
      setSetting(db, stamp(), kept, [{ ...verdict, ...other }])
      await expect(reading.letPropose(session, true)).rejects.toMatchObject({
        code: 'capture.measuredOtherwise',
      })
    }
  })
})

describe('a model that was measured to be better', () => {
  beforeEach(async () => {
    office = await openReading({ told })
    await office.chat(odd, '好的，收到')
    await office.measured()
  })

  it('has its verdict kept with file, versions, set and figures, and in the log', async () => {
    const { verdict } = await office.reading.view(office.session)
    expect(verdict).toMatchObject({
      modelName: 'Reader',
      sha256,
      verdict: 'better',
      messages: 392,
      answered: 392,
      measuredBy: '钱越',
    })
    expect(verdict!.setSha256).toMatch(/^[0-9a-f]{64}$/)
    expect(verdict!.gain.f1.low).toBeGreaterThan(0)
    expect(verdict!.together.f1).toBeGreaterThan(verdict!.rules.f1)
    expect(listLog(office.db, { kind: 'settingChanged', limit: 1 })[0]!.body).toMatchObject({
      key: 'captures.modelVerdicts',
    })
  })

  it('proposes nothing before somebody lets it', async () => {
    office.reading.wake(office.session)
    await office.reading.idle()
    expect(office.stage.asked).toEqual([])
  })

  it('proposes what no rule told, marked as its own, with words that the message holds, and no brief uses it', async () => {
    const { reading, session, db, accountId, captures } = office
    const before = captures()
    expect(before.some(({ kind }) => kind === 'demo')).toBe(false)
    await reading.letPropose(session, true)
    await reading.idle()
    const own = captures().filter(({ modelHash }) => modelHash !== null)
    // Words that the message doesn't hold are dropped.
    expect(own).toMatchObject([
      {
        kind: 'demo',
        text: '把那台家伙什儿搬来',
        start: odd.indexOf('把那台'),
        modelHash: sha256.slice(0, 16),
        speaker: 'customer',
        dealName: '内镜扩容',
      },
    ])
    expect(own[0]!.doubts).toContain('model')
    expect(captures().filter(({ modelHash }) => modelHash === null)).toHaveLength(before.length)
    const usable = citableFacts(db, accountId, ten).map(({ id }) => id)
    expect(usable).not.toContain(own[0]!.id)
    expect(listLog(db, { kind: 'capturesProposed' })[0]!.body).toMatchObject({
      modelSha256: sha256,
      items: 2,
      proposed: 1,
    })
  })

  it('asks about each message once, also after a restart, and about what comes in later', async () => {
    const { reading, session, stage, chat, captures } = office
    await reading.letPropose(session, true)
    await reading.idle()
    expect(stage.asked).toHaveLength(2)
    reading.wake(session)
    await reading.idle()
    expect(stage.asked).toHaveLength(2)
    await chat(odd, '好的，收到', '再说吧')
    reading.wake(session)
    await reading.idle()
    expect(stage.asked).toHaveLength(3)
    expect(captures().filter(({ modelHash }) => modelHash !== null)).toHaveLength(1)
  })

  it('counts what people make of it for its file, and does not propose again what was rejected', async () => {
    const { reading, session, db, captures } = office
    await reading.letPropose(session, true)
    await reading.idle()
    const [own] = captures().filter(({ modelHash }) => modelHash !== null)
    rejectCaptures(session, [own!.id])
    expect(createReliability(db).of('demo', modelSubject(sha256))).toMatchObject({ right: 0, wrong: 1 })
    const [item] = listUnread(session, { fromAt: trayFrom(session), after: '', limit: 1 })
    const proposal = { kind: 'demo', start: 0, end: 4, text: odd.slice(0, 4), figures: [] } as const
    expect(item!.text).toBe(odd)
    expect(writeProposals(session, item!, [{ ...proposal, figures: [] }], sha256)).toBe(0)
    expect(captures().filter(({ modelHash }) => modelHash !== null)).toEqual([])
  })

  it('what a person confirms becomes what its message is counted as', async () => {
    const { reading, session, desk, captures } = office
    await reading.letPropose(session, true)
    await reading.idle()
    const [own] = captures().filter(({ modelHash }) => modelHash !== null)
    confirmCaptures(session, [own!.id], false)
    expect(desk.rows('SELECT kind FROM activities WHERE evidence_id = ?', own!.evidenceId)).toEqual([
      { kind: 'demo' },
    ])
  })

  it('leaves reading to the rules where it gives no answer, and goes on another time', async () => {
    const { reading, session, stage, captures } = office
    stage.crash = true
    await reading.letPropose(session, true)
    await reading.idle()
    expect(captures().some(({ modelHash }) => modelHash !== null)).toBe(false)
    expect(listLog(office.db, { kind: 'capturesProposed' })).toEqual([])
    stage.crash = false
    reading.wake(session)
    await reading.idle()
    expect(captures().some(({ modelHash }) => modelHash !== null)).toBe(true)
  })

  it('stops where another file answers in its place', async () => {
    const { reading, session, stage, captures } = office
    stage.answering = 'e'.repeat(64)
    await reading.letPropose(session, true)
    await reading.idle()
    expect(captures().some(({ modelHash }) => modelHash !== null)).toBe(false)
  })

  it('is taken out again by a click', async () => {
    const { reading, session, db, stage } = office
    await reading.letPropose(session, true)
    await reading.idle()
    await reading.letPropose(session, false)
    expect(getSetting(db, modelProposes)).toBe(false)
    await office.chat(odd, '好的，收到', '再说吧')
    reading.wake(session)
    await reading.idle()
    expect(stage.asked).toHaveLength(2)
  })
})

describe('measuring within the product', () => {
  it('a model that adds nothing is kept out with that reason', async () => {
    office = await openReading({ isGood: false })
    await office.measured()
    expect(await office.reading.view(office.session)).toMatchObject({
      refusal: 'capture.notBetter',
      verdict: { verdict: 'notBetter' },
    })
    await expect(office.reading.letPropose(office.session, true)).rejects.toMatchObject({
      code: 'capture.notBetter',
    })
  })
  it('is told as it goes, and cancelled without a verdict', async () => {
    office = await openReading()
    const { reading, session } = office
    expect((await reading.measure(session)).measuring).not.toBeNull()
    await expect(reading.measure(session)).rejects.toMatchObject({ code: 'capture.measuring' })
    expect((await reading.cancelMeasuring(session)).measuring).toBeNull()
    await reading.idle()
    expect(await reading.view(session)).toMatchObject({ verdict: null, refusal: 'capture.notMeasured' })
  })
  it('of a model that gives no answer says why and keeps nothing', async () => {
    office = await openReading()
    office.stage.crash = true
    await office.measured()
    expect(await office.reading.view(office.session)).toMatchObject({
      verdict: null,
      failure: 'model.crashed',
    })
  })
})
