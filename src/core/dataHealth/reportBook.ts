import type { Health, HealthDay } from '../../shared/contract/health.ts'
import { featureWords } from '../../shared/featureWords.ts'
import {
  type HealthCheckId,
  healthCheckOf,
  healthKinds,
  healthMeasures,
  leastHealthRows,
} from '../../shared/health.ts'
import { healthWords } from '../../shared/healthWords.ts'
import { minorUnits } from '../../shared/money.ts'
import { bookOf, type Cell, rounded, shareOf } from '../workbook.ts'

export interface HealthReport {
  health: Health
  days: readonly HealthDay[]
  owners: Partial<Record<HealthCheckId, string>>
  trace: { seq: number; hash: string }
  isSample: boolean
  /** IANA zone in which times are written. */
  zone: string
}

const words = {
  zh: {
    sheets: ['概要', '种类与度量', '检查项', '按来源', '待修复', '模型未用', '趋势'],
    title: '数据健康月报',
    label: '本表由沙盘按规则从本机记录算出；规则分不是概率。',
    sample: '示例工作区：内容全部虚构',
    score: '规则分（满分 100）',
    notEnough: '信息不足',
    rule: '规则版本',
    measured: '测算时间',
    rows: '读过的记录',
    openDeals: '进行中商机',
    openAmount: '进行中金额',
    trace: '留痕',
    kind: '种类',
    check: '检查',
    measure: '度量',
    of: '应有',
    good: '合格',
    share: '合格率',
    source: '来源',
    typed: '在这里录入',
    failing: '不合格',
    impact: '影响（0–100）',
    points: '修好后加分',
    reached: '影响的进行中商机',
    amount: '影响的金额',
    uses: '用在',
    owner: '负责人',
    model: '模型',
    feature: '字段',
    missing: '缺失率',
    day: '日期',
    reason: '缺 40% 或更多，不参与训练',
    models: { win: '赢率', intent: '采购意向' },
  },
  en: {
    sheets: ['Summary', 'Kinds', 'Checks', 'Sources', 'To repair', 'Left out', 'Trend'],
    title: 'Data health, monthly report',
    label:
      'Reckoned by Sandtable by rule from the records on this machine; a rule score is not a probability.',
    sample: 'Sample workspace: everything in it is invented',
    score: 'Rule score (of 100)',
    notEnough: 'not enough information',
    rule: 'Rule version',
    measured: 'Measured',
    rows: 'Rows read',
    openDeals: 'Open deals',
    openAmount: 'Open amount',
    trace: 'Trace',
    kind: 'Kind',
    check: 'Check',
    measure: 'Measure',
    of: 'Asked',
    good: 'In order',
    share: 'Share',
    source: 'Source',
    typed: 'typed in here',
    failing: 'Failing',
    impact: 'Impact (0–100)',
    points: 'Points gained',
    reached: 'Open deals helped',
    amount: 'Their amount',
    uses: 'Used by',
    owner: 'Owner',
    model: 'Model',
    feature: 'Feature',
    missing: 'Missing',
    day: 'Day',
    reason: '40 % or more missing: kept out of training',
    models: { win: 'Win', intent: 'Intent' },
  },
} as const

/**
 * The report as an XLSX workbook in one language, with label and trace. No text in it is ever taken for a formula:
 * names of files, people and records are other people's words.
 */
export function healthBook(report: HealthReport, lang: 'zh' | 'en'): Uint8Array<ArrayBuffer> {
  const { health, days, owners, trace, isSample } = report
  const m = words[lang]
  const w = healthWords[lang]
  const at = new Intl.DateTimeFormat(lang === 'zh' ? 'zh-CN' : 'en-GB', {
    timeZone: report.zone,
    dateStyle: 'medium',
    timeStyle: 'short',
  })
  const labels = new Map(health.sources.map(({ source, label }) => [source, label]))
  const inMajor = (minor: number) => minor / minorUnits(health.currency)
  const checkWords = (id: HealthCheckId): [string, string, string] => {
    const { kind, measure } = healthCheckOf(id)
    return [w.kinds[kind], w.checks[id], w.measures[measure]]
  }
  const share = (good: number, of: number): Cell => (of < leastHealthRows ? m.notEnough : shareOf(good / of))

  const summary: Cell[][] = [
    [m.title, health.day.slice(0, 7)],
    [m.score, health.score.kind === 'ruleScore' ? rounded(health.score.score, 1) : m.notEnough],
    [m.rule, health.score.kind === 'ruleScore' ? health.score.ruleVersion : '–'],
    [m.measured, at.format(health.measuredAt)],
    [m.rows, health.rows],
    [m.openDeals, health.openDeals],
    [`${m.openAmount} (${health.currency})`, inMajor(health.openAmountMinor)],
    [m.label],
    ...(isSample ? [[m.sample]] : []),
    [m.trace, `#${trace.seq} ${trace.hash}`],
  ]
  const cells: Cell[][] = [
    [m.kind, ...healthMeasures.map((measure) => w.measures[measure])],
    ...healthKinds.map((kind) => [
      w.kinds[kind],
      ...healthMeasures.map((measure): Cell => {
        const cell = health.cells.find((each) => each.kind === kind && each.measure === measure)
        return cell ? (cell.value === null ? m.notEnough : shareOf(cell.value)) : '–'
      }),
    ]),
  ]
  const checks: Cell[][] = [
    [m.kind, m.check, m.measure, m.of, m.good, m.share, m.owner],
    ...health.checks.map(({ id, of, good }) => [
      ...checkWords(id),
      of,
      rounded(good, 1),
      share(good, of),
      owners[id] ?? '',
    ]),
  ]
  const bySource: Cell[][] = [
    [m.source, m.kind, m.check, m.measure, m.of, m.good, m.share],
    ...health.checks.flatMap(({ id, sources }) =>
      sources.map(({ source, of, good }): Cell[] => [
        source === null ? m.typed : (labels.get(source) ?? source),
        ...checkWords(id),
        of,
        rounded(good, 1),
        share(good, of),
      ]),
    ),
  ]
  const fixes: Cell[][] = [
    [
      m.kind,
      m.check,
      m.measure,
      m.failing,
      m.of,
      m.impact,
      m.points,
      m.reached,
      `${m.amount} (${health.currency})`,
      m.uses,
      m.owner,
    ],
    ...health.fixes.map((fix): Cell[] => [
      ...checkWords(fix.check),
      fix.failing,
      fix.of,
      rounded(fix.impact, 1),
      rounded(fix.points, 2),
      fix.openDeals,
      inMajor(fix.openAmountMinor),
      fix.uses.map((use) => w.uses[use]).join(' · '),
      owners[fix.check] ?? '',
    ]),
  ]
  const leftOut: Cell[][] = [
    [m.model, m.feature, m.of, m.missing, ''],
    ...health.leftOut.flatMap(({ model, features }) =>
      features.map(({ feature, n, missing }): Cell[] => [
        m.models[model],
        featureWords[lang][feature] ?? feature,
        n,
        shareOf(missing / n),
        m.reason,
      ]),
    ),
  ]
  const trend: Cell[][] = [
    [m.day, m.score, m.rule],
    ...days.map(({ day, score, ruleVersion }): Cell[] => [
      day,
      score === null ? m.notEnough : rounded(score, 1),
      ruleVersion,
    ]),
  ]
  return bookOf(
    [summary, cells, checks, bySource, fixes, leftOut, trend].map((rows, at) => ({
      name: m.sheets[at]!,
      rows,
    })),
    health.measuredAt,
  )
}
