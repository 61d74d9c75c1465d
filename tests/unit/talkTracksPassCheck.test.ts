import { describe, expect, it } from 'vitest'
import { type Atom, libraryAtoms, slotsOf, talkParts } from '../../src/core/atoms/library/index.ts'
import { type Checker, prepareCheck } from '../../src/core/checking/check.ts'
import { extractFacts } from '../../src/core/facts/extract.ts'
import { scanRedLines } from '../../src/core/redLines/scanRedLines.ts'
import { addressOf, composeTalkTracks } from '../../src/core/talkTracks/index.ts'
import type { CustomerFact, TalkTrackInput } from '../../src/core/talkTracks/types.ts'
import { knownBuyingRoles as buyingRoles } from '../../src/shared/vocabulary.ts'

// What composition says, read by the checker and the red lines: the two are written apart and must agree.

const asOf = Date.UTC(2026, 4, 20)
const day = 86_400_000

/** What the committee of a hospital wrote and said, as it stands in chats, notes and minutes. */
const hospital = [
  '三号机上季度停机41小时，临床意见很大。',
  '按三年口径两家差额是6.4万元。',
  '委员会纪要写明预算分两期。',
  '今年预算600万元，必须12月20日前用完。',
  '患者等待平均3周。',
  '响应时间4小时到场。',
  '每年维保费12.5万元。',
  '耗材每例380元。',
  '停机窗口在六月头一周。',
  '竞品上月降价8%。',
  '我们担心装机影响手术。',
  '飞检指出台账不全。',
  '开机率只有63%。',
  '合同2026年9月30日到期。',
  '5月28日上会拍板。',
  '6月15日开标。',
  '保修3年。',
  '培训16小时。',
  '年手术量1200例。',
  '每例用时25分钟。',
  '会上定了先装一台。',
  '验收标准以图像通过率为准。',
  '报修后修复用了36小时。',
  '目标是今年把等待降下来。',
  '账期90天。',
  '有人抱怨开机太慢。',
  '未关闭工单7个。',
  '7月10日交付。',
  '装机28天。',
]

/** The same for a plant. */
const plant = [
  'Unit 3 was down 41 hours last quarter.',
  'Changeover takes 95 minutes today.',
  'Scrap rate stands at 4.2% on line 3.',
  'Our contract with the incumbent expires on 30 September 2026.',
  'The budget is $250,000 and must be used by 15 December.',
  'We are worried the crew will hate another system.',
  'The audit found that batch records are incomplete.',
  'Support should respond within 4 hours.',
  'The yearly service fee is $18,400.',
  'Operators complain that the terminal is too slow.',
  'Training took 6 hours.',
  'The competitor cut prices by 8%.',
  'The steering committee decides on 12 June.',
  '140 active users work with it.',
  'The goal is to cut changeover by autumn.',
  'Payment terms are 60 days.',
  'There are 12 open tickets.',
  'Utilisation is 71%.',
  'The trial showed stable results on line 2.',
  'Go-live takes 21 days.',
  'Delivery by 1 July.',
  'The tender is due on 20 June.',
  'Warranty is 2 years.',
  'Repair took 5 hours.',
]

const names = {
  zh: { person: '周岚', title: '设备科主任' },
  en: { person: 'Anna Keller', title: 'Plant Manager' },
}
const product = { zh: '术中超声平台', en: 'LineSight' }
const account = { zh: '明州二院', en: 'Keller Guss' }

const factsOf = (texts: readonly string[]): CustomerFact[] =>
  texts.flatMap((text, at) =>
    extractFacts(text, asOf - at * day).map((found, piece) => ({
      id: `fact-${at}-${piece}`,
      kind: found.kind,
      subject: found.subject,
      figures: found.figures,
      text: found.text,
      evidenceId: `evidence-${at}`,
      span: { start: found.start, end: found.end },
      contactId: 'person',
      occurredAt: asOf - at * day,
      knownAt: asOf - at * day,
      origin: 'source' as const,
      speaker: found.speaker,
      stance: found.stance,
      undated: false,
      sensitivity: 'internal' as const,
    })),
  )

function checkerFor(facts: readonly CustomerFact[], lang: 'zh' | 'en'): Checker {
  const address = addressOf({ name: names[lang].person, title: names[lang].title }, lang)
  const writtenOn = '2026-05-19'
  const shared = { accountId: 'account', sensitivity: 'internal' as const, writtenOn }
  return prepareCheck({
    citations: [
      ...facts.map(({ id, evidenceId, text, subject, figures }) => {
        return { factId: id, evidenceId, text, subject, values: figures, ...shared }
      }),
      {
        factId: 'deal',
        evidenceId: 'deal',
        text: [names[lang].person, address, product[lang], account[lang]].join(' · '),
        subject: account[lang],
        values: [],
        ...shared,
      },
    ],
    known: {
      products: [{ name: product[lang] }],
      organisations: [{ name: account[lang] }],
      people: [{ name: names[lang].person, aliases: [address] }],
    },
    asOf: '2026-05-20',
    accountId: 'account',
  })
}

const profile = 'medical' as const
const stops = (text: string, lang: 'zh' | 'en') =>
  scanRedLines(text, { lang, profile }).filter((finding) => finding.severity === 'stop')

describe('the shipped library', () => {
  const plain = (atom: Atom) =>
    talkParts.flatMap((part) => {
      const text = atom.talk[part]
      if (text === undefined || slotsOf(text).some((slot) => slot.includes(':'))) return []
      const address = addressOf({ name: names[atom.lang].person, title: names[atom.lang].title }, atom.lang)
      return [
        text
          .replaceAll('{person}', address)
          .replaceAll('{product}', product[atom.lang])
          .replaceAll('{account}', account[atom.lang]),
      ]
    })

  it('passes the checker in every sentence that needs no fact, without a mark', () => {
    const marked = libraryAtoms.flatMap((atom) =>
      plain(atom).flatMap((text) => {
        const { spans } = checkerFor([], atom.lang)(text, atom.lang)
        const bad = spans.filter(({ kind }) => !['name-known', 'figure-structural'].includes(kind))
        return bad.length > 0 ? [`${text} ${bad.map(({ code }) => code).join()}`] : []
      }),
    )
    expect(marked).toEqual([])
  })

  it('touches no red line, not even of the medical profile', () => {
    const found = libraryAtoms.flatMap((atom) =>
      [atom.title, ...Object.values(atom.talk)].flatMap((text) => {
        const findings = scanRedLines(text, { lang: atom.lang, profile })
        return findings.map((finding) => `${atom.id}: ${finding.text} (${finding.severity})`)
      }),
    )
    expect(found).toEqual([])
  })
})

describe.each([
  ['zh', hospital, 'medicalDevice'],
  ['en', plant, 'industrialSoftware'],
] as const)('tracks in %s from what the customer wrote', (lang, texts, industry) => {
  const facts = factsOf(texts)
  const check = checkerFor(facts, lang)
  const input = (
    buyingRole: (typeof buyingRoles)[number],
    more: Partial<TalkTrackInput>,
  ): TalkTrackInput => ({
    lang,
    asOf,
    person: {
      contactId: 'person',
      name: names[lang].person,
      title: names[lang].title,
      department: null,
      buyingRole,
      support: 'neutral',
    },
    deal: { product: product[lang], account: account[lang], stage: 'propose', industry },
    facts,
    intent: null,
    objections: [],
    atoms: libraryAtoms,
    effects: { atoms: {}, strategies: {} },
    forbiddenTopics: [],
    committee: [],
    ...more,
  })

  it('pass the checker and the red lines as composed, whoever they are for', () => {
    const refused = new Set<string>()
    const said = new Set<string>()
    for (const role of buyingRoles) {
      for (const stage of ['discover', 'evaluate', 'propose', 'negotiate', 'close', 'renew'] as const) {
        const deal = { product: product[lang], account: account[lang], stage, industry }
        const composed = composeTalkTracks(input(role, { deal }))
        if (composed.outcome !== 'composed') throw new Error('refused')
        for (const { text } of composed.tracks.flatMap((track) => track.sentences)) {
          said.add(text)
          const { verdict, codes } = check(text, lang)
          if (verdict === 'blocked' || stops(text, lang).length > 0) refused.add(`${text} ${codes.join()}`)
        }
      }
    }
    expect(said.size).toBeGreaterThan(90)
    expect([...refused]).toEqual([])
  })
})
