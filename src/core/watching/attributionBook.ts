import type { AttributionView, Measure } from '../../shared/contract/watching.ts'
import { strategyName } from '../../shared/trackVocabulary.ts'
import { appendLog } from '../log/append.ts'
import { canonicalJson, type Json } from '../log/canonicalJson.ts'
import { sha256Hex } from '../log/entry.ts'
import type { Session } from '../session.ts'
import { bookOf, bookType, type Cell, rounded, shareOf } from '../workbook.ts'
import { attributionView } from './attribution.ts'

const words = {
  zh: {
    sheets: ['说明', '归因', '策略调整'],
    title: '建议与结果归因',
    label: '本表由沙盘从本机记录算出；是相伴，不是因果。信息不足处不给数字。',
    sample: '示例工作区：内容全部虚构',
    period: '期间',
    trace: '留痕',
    place: { region: '区域', stage: '阶段' },
    all: '全部',
    unknown: '未知',
    strategy: '策略',
    shown: '给出',
    taken: '采用率',
    advanced: '采用后 30 天内推进',
    difference: '与当地其他策略相差（百分点）',
    low: '95% 下限',
    high: '95% 上限',
    notEnough: '信息不足',
    at: '时间',
    from: '原策略',
    to: '新策略',
    reason: '原因',
    region: '区域',
    stage: '阶段',
    n: 'n',
  },
  en: {
    sheets: ['About', 'Attribution', 'Changes of strategy'],
    title: 'Suggestions and what came of them',
    label:
      'Reckoned by Sandtable from the records on this machine: an association and no cause. Where there is too little, no figure.',
    sample: 'Sample workspace: everything in it is invented',
    period: 'Period',
    trace: 'Trace',
    place: { region: 'Region', stage: 'Stage' },
    all: 'All',
    unknown: 'unknown',
    strategy: 'Strategy',
    shown: 'Shown',
    taken: 'Taken',
    advanced: 'Moved on within 30 days of taking',
    difference: 'Difference to other strategies there (points)',
    low: '95 % low',
    high: '95 % high',
    notEnough: 'not enough information',
    at: 'When',
    from: 'From',
    to: 'To',
    reason: 'Why',
    region: 'Region',
    stage: 'Stage',
    n: 'n',
  },
} as const

/**
 * The attribution report as a workbook with its trace, logged before it is handed out. Refuses with nothing of its own.
 */
export function exportAttribution(
  session: Session,
  { by, lang }: { by: 'region' | 'stage'; lang: 'zh' | 'en' },
): { fileName: string; file: Blob; seq: number; hash: string } {
  const { db, info } = session
  const view = attributionView(session, by)
  const trace = appendLog(db, session.stamp(), {
    kind: 'exportMade',
    body: {
      what: 'attribution',
      contentHash: sha256Hex(canonicalJson(view as unknown as Json)),
      destination: 'file',
    },
  })
  const { seq, hash } = trace
  const book = bookOf(
    sheetsOf(view, {
      by,
      lang,
      trace: `#${seq} ${hash}`,
      isSample: info.kind === 'sample',
      zone: session.zone(),
    }),
    view.toAt,
  )
  return {
    fileName: `sandtable-attribution-${by}.xlsx`,
    file: new Blob([book], { type: bookType }),
    seq,
    hash,
  }
}

function sheetsOf(
  view: AttributionView,
  about: { by: 'region' | 'stage'; lang: 'zh' | 'en'; trace: string; isSample: boolean; zone: string },
): { name: string; rows: Cell[][] }[] {
  const { by, lang } = about
  const m = words[lang]
  const date = new Intl.DateTimeFormat(lang === 'zh' ? 'zh-CN' : 'en-GB', {
    timeZone: about.zone,
    dateStyle: 'medium',
  })
  const cells = (measure: Measure, asPoints = false): Cell[] => {
    if (measure.kind === 'notEnoughInformation') return [m.notEnough, null, null, measure.n]
    const cell = (value: number): Cell => (asPoints ? rounded(100 * value, 1) : shareOf(value))
    return [cell(measure.value), cell(measure.low), cell(measure.high), measure.n]
  }
  const headed = (name: string): Cell[] => [name, m.low, m.high, m.n]
  const place = (where: string | null) => (where === null ? m.all : where === '' ? m.unknown : where)
  return [
    {
      name: m.sheets[0],
      rows: [
        [m.title],
        [m.period, `${date.format(view.fromAt)} – ${date.format(view.toAt)}`],
        [m.label],
        ...(about.isSample ? [[m.sample]] : []),
        [m.trace, about.trace],
      ],
    },
    {
      name: m.sheets[1],
      rows: [
        [
          m.place[by],
          m.strategy,
          m.shown,
          ...headed(m.taken),
          ...headed(m.advanced),
          ...headed(m.difference),
        ],
        ...view.rows.map((row): Cell[] => [
          place(row.where),
          strategyName(row.strategy, lang),
          row.shown,
          ...cells(row.taken),
          ...cells(row.advanced),
          ...cells(row.difference, true),
        ]),
      ],
    },
    {
      name: m.sheets[2],
      rows: [
        [m.at, m.region, m.stage, m.from, m.to, m.reason, m.trace],
        ...view.changes.map((change): Cell[] => [
          date.format(change.at),
          place(change.region),
          place(change.stage),
          change.fromStrategy === null ? m.all : strategyName(change.fromStrategy, lang),
          strategyName(change.toStrategy, lang),
          change.reason,
          change.logEntryHash,
        ]),
      ],
    },
  ]
}
