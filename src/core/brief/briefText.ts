import type { Brief, TalkTrack, TrackSentence } from '../../shared/contract/brief.ts'
import { minorUnits } from '../../shared/money.ts'

const words = {
  zh: {
    track: '话术',
    opening: '开场',
    keyMessages: '要点',
    questions: '提问',
    objections: '异议与回答',
    nextStep: '下一步',
    evidence: '依据',
    trace: '留痕',
    line: '第 {n} 行',
    generated: '本内容由沙盘按规则生成，数字出自引擎，仅供销售本人参考。',
    quote: '报价建议',
    floor: '底价',
    target: '目标价',
    stretch: '进取价',
    openQuote: '我方已报',
  },
  en: {
    track: 'Talk track',
    opening: 'Opening',
    keyMessages: 'Key messages',
    questions: 'Questions',
    objections: 'Objections and answers',
    nextStep: 'Next step',
    evidence: 'Evidence',
    trace: 'Trace',
    line: 'line {n}',
    generated: 'Composed by Sandtable under its rules; figures come from its engines. For the rep’s own use.',
    quote: 'Recommended quote',
    floor: 'floor',
    target: 'target',
    stretch: 'stretch',
    openQuote: 'our open quote',
  },
} as const

/**
 * The brief as plain text: the given tracks, the recommended prices where `withQuote`, and the evidence that they
 * cite. A track that a person edited is told in their words. Comparables are never in it.
 */
export function briefText(
  brief: Brief,
  options: {
    tracks: readonly TalkTrack[]
    withQuote: boolean
    /** A person's own wording by track index. */
    edited: ReadonlyMap<number, readonly string[]>
    /** Calendar day of a moment (UTC ms). */
    dayOf: (at: number) => string
  },
): string {
  const say = words[brief.lang]
  const cited = new Set<string>()
  const sentence = ({ text, marks }: TrackSentence) => {
    const labels = [...new Set(marks.map((mark) => mark.label))]
    for (const label of labels) cited.add(label)
    return labels.length > 0 ? `${text} [${labels.join(', ')}]` : text
  }
  const lines = [
    `${brief.accountName} · ${brief.dealName}${brief.person ? ` · ${brief.person.name}` : ''}`,
    '',
  ]
  for (const track of options.tracks) {
    lines.push(`${say.track} ${track.index}: ${track.title} (${track.rationale})`)
    const own = options.edited.get(track.index)
    if (own) {
      lines.push(...own.map((text) => `    - ${text}`), '')
      continue
    }
    for (const section of ['opening', 'keyMessages', 'questions'] as const)
      if (track.sections[section].length > 0)
        lines.push(`  ${say[section]}`, ...track.sections[section].map((one) => `    - ${sentence(one)}`))
    if (track.sections.objections.length > 0)
      lines.push(
        `  ${say.objections}`,
        ...track.sections.objections.flatMap(({ objection, answer }) => [
          `    - ${sentence(objection)}`,
          `      → ${sentence(answer)}`,
        ]),
      )
    lines.push(`  ${say.nextStep}`, ...track.sections.nextStep.map((one) => `    - ${sentence(one)}`), '')
  }
  if (options.withQuote && brief.quote?.advice) {
    const { currency, advice: prices, draftMinor } = brief.quote
    const format = new Intl.NumberFormat(brief.lang === 'zh' ? 'zh-CN' : 'en-GB', {
      style: 'currency',
      currency,
    })
    const told = (['floor', 'target', 'stretch'] as const).map(
      (part) => `${say[part]} ${format.format(prices[`${part}Minor`] / minorUnits(currency))}`,
    )
    if (draftMinor !== null) told.push(`${say.openQuote} ${format.format(draftMinor / minorUnits(currency))}`)
    lines.push(`${say.quote}: ${told.join(' · ')}`, '')
  }
  const evidence = brief.evidence.filter(({ label }) => cited.has(label))
  if (evidence.length > 0) lines.push(say.evidence)
  for (const item of evidence) {
    const place = item.line === null ? '' : ` ${say.line.replace('{n}', String(item.line))}`
    lines.push(
      `  ${item.label} ${item.sourceName}${place} · ${options.dayOf(item.occurredAt)}: ${item.excerpt}`,
    )
  }
  return lines.join('\n')
}

/** The lines that go with every copy: the log entries of showing and taking along, versions, and what made it. */
export function traceText(brief: Brief, taken: { seq: number; hash: string }): string {
  const say = words[brief.lang]
  const versions = Object.entries(brief.versions).map(([name, version]) => `${name} ${version}`)
  return [
    `${say.trace}: #${brief.log.seq} ${brief.log.hash} → #${taken.seq} ${taken.hash}`,
    versions.join(', '),
    say.generated,
  ].join('\n')
}
