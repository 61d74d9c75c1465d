import { originalSpan, type PlainText, toPlainText } from '../checking/plainText.ts'
import {
  type ContextExemption,
  type RedLineClause,
  type RedLineLang,
  type RedLineRule,
  type RedLineSeverity,
  redLineRules,
} from './rules.ts'

export type ScanOptions = {
  lang: RedLineLang
  profile: 'medical' | 'general'
  /** Registered names that contain a listed word, such as 第一三共. */
  trademarks?: readonly string[]
}

export type RedLineFinding = {
  /** UTF-16 offsets in the text as given. */
  start: number
  end: number
  text: string
  ruleId: string
  clause: RedLineClause
  severity: RedLineSeverity
  replacement: string
  exemptionAllowed: boolean
}

export type ExemptedFinding = RedLineFinding & { exemptedBy: ContextExemption }

export type RedLineScan = {
  verdict: 'clear' | 'caution' | 'stop'
  findings: RedLineFinding[]
  /** Listed words that are no violation where they stand, kept for the log. */
  exempted: ExemptedFinding[]
}

/** Findings that hold in `text`; see `scanRedLinesInFull` for those that the context exempts. */
export function scanRedLines(text: string, options: ScanOptions): RedLineFinding[] {
  return scanRedLinesInFull(text, options).findings
}

/** Scans for statutory and listed wording. `stop` blocks, `caution` warns. Pure and deterministic. */
export function scanRedLinesInFull(text: string, options: ScanOptions): RedLineScan {
  const source = toPlainText(text)
  const plain = toSimplified(source.plain)
  const findings: RedLineFinding[] = []
  const exempted: ExemptedFinding[] = []
  const taken: { start: number; end: number }[] = []
  for (const { rule, pattern } of compiledFor(options)) {
    pattern.lastIndex = 0
    for (let match = pattern.exec(plain); match !== null; match = pattern.exec(plain)) {
      const start = match.index
      const end = start + match[0].length
      if (end === start) {
        pattern.lastIndex++
        continue
      }
      if (taken.some((one) => one.start < end && one.end > start)) continue
      taken.push({ start, end })
      const finding = toFinding(source, text, rule, start, end, options)
      const exemption = exemptionFor(plain, rule, start, end, options)
      if (exemption === null) findings.push(finding)
      else exempted.push({ ...finding, exemptedBy: exemption })
    }
  }
  findings.sort((a, b) => a.start - b.start)
  exempted.sort((a, b) => a.start - b.start)
  const verdict = findings.some((one) => one.severity === 'stop')
    ? 'stop'
    : findings.length > 0
      ? 'caution'
      : 'clear'
  return { verdict, findings, exempted }
}

/** A finding as it is shown and logged, with the words it stands on. */
export const shownFinding = (text: string, finding: RedLineFinding) => ({
  ruleId: finding.ruleId,
  clause: finding.clause,
  severity: finding.severity,
  start: finding.start,
  end: finding.end,
  phrase: text.slice(finding.start, finding.end),
  replacement: finding.replacement,
})

function toFinding(
  source: PlainText,
  text: string,
  rule: RedLineRule,
  start: number,
  end: number,
  options: ScanOptions,
): RedLineFinding {
  const span = originalSpan(source, start, end)
  return {
    ...span,
    text: text.slice(span.start, span.end),
    ruleId: rule.id,
    clause: rule.clause,
    severity: options.profile === 'medical' ? (rule.medicalSeverity ?? rule.severity) : rule.severity,
    replacement: rule.replacement,
    exemptionAllowed: rule.exemptionAllowed,
  }
}

// Traditional and simplified, in pairs: the characters that occur in the lexicon.
const pairs =
  '國国 級级 頂顶 極极 選选 絕绝 對对 進进 領领 銷销 軍军 萬万 療疗 癒愈 無无 風风 險险 復复 發发 顯显 確确 證证 傳传 統统 賬账 帳账 協协 議议 紅红 禮礼 購购 點点 費费 勞劳 務务 諮咨 詢询 贊赞 創创 業业 獨独 優优 於于 勝胜 強强 較较 專专 醫医 薦荐 見见 內内 當当 處处 開开 單单 達达 冊册 鋒锋 顛颠 質质 廣广 準准 穩稳 權权 學学 備备 劃划 遙遥 遠远 壓压 與与 倫伦 為为 導导 爲为 總总 檔档 動动 補补 貼贴 讓让 諾诺 約约 應应'
const toSimple = new Map(pairs.split(' ').map((pair) => [pair[0]!, pair[1]!]))

/** Traditional characters of the lexicon in simplified form, one for one, so that offsets stay. */
function toSimplified(text: string): string {
  let out = ''
  for (const char of text) out += toSimple.get(char) ?? char
  return out
}

type Compiled = { rule: RedLineRule; pattern: RegExp }

// Noise that people put inside a word to get it past a filter; sentence marks are not noise.
const hanNoise = '[\\s*·.\\-_~|/\\\\\'"+^•…]{0,2}'
const latinNoise = '[*._\\-]?'

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')

function termPattern(term: string): string {
  if (/[\u4e00-\u9fff]/.test(term)) return [...toSimplified(term)].map(escaped).join(hanNoise)
  const words = term.split(/[\s-]+/).map((word) => [...word].map(escaped).join(latinNoise))
  return `(?<![A-Za-z])${words.join('[\\s*._\\-]+')}(?![A-Za-z])`
}

const compile = (rule: RedLineRule): Compiled => {
  const longestFirst = [...(rule.terms ?? [])].sort((a, b) => b.length - a.length)
  const source = rule.pattern === undefined ? longestFirst.map(termPattern).join('|') : seeThrough(rule)
  return { rule, pattern: new RegExp(source, 'gi') }
}

/** Lets noise stand between the Han characters that a pattern spells out; groups and classes stay as they are. */
function seeThrough(rule: RedLineRule): string {
  const source = rule.pattern!.source
  return rule.lang === 'zh'
    ? source
        .replace(/([\u4e00-\u9fff])(?=[\u4e00-\u9fff])(?![^[]*\])/g, `$1${hanNoise}`)
        .replace(/^最(?=\()/, `最${hanNoise}`)
    : source
}

// Efficacy and bribery come first: where two rules meet, the one that no exemption lifts must win.
const order = (rule: RedLineRule): number =>
  (rule.exemptionAllowed ? 2 : 0) + (rule.severity === 'caution' ? 1 : 0)
const compiled: readonly Compiled[] = [...redLineRules].sort((a, b) => order(a) - order(b)).map(compile)

/** Both languages are scanned, because Chinese text carries English words and the reverse. */
const compiledFor = ({ profile }: ScanOptions): readonly Compiled[] =>
  compiled.filter(
    ({ rule }) =>
      rule.profile === 'general' || rule.profile === (profile === 'medical' ? 'medical' : 'otherGoods'),
  )

const negationBefore =
  /(?:(?<!不但|不仅|不只|不光)(?:不|不能|不会|不得|不可|不要|不应|从不|并不|请勿|勿|严禁|禁止|杜绝|拒绝|避免|无法|没有|并非|绝不|切勿|别)(?![仅但只光愧])(?:能|会|得|可|再|要|应|对|作|做|向|给|以|有|提供|涉及|接受|收受|收取|存在|承诺|保证|使用|宣称|声称|说|提|写|讲|是|谈|出现|任何形式|任何|形式|的|“|"|「|'|\s|客户|医生|主任|个人|科室|我们){0,6})$/
const latinNegationBefore =
  /\b(?:not|never|cannot|can't|don't|doesn't|won't|do not|does not|will not|must not|no|avoid|without|refuse|prohibit\w*|forbid\w*|ban(?:s|ned)?)\s(?!only|just)(?:(?:claim|promise|guarantee|offer|accept|pay|say|state|use|give|make|be|to|a|an|any|the|that|it|is|are|of|such|as|call|ourselves|this|or|receive|take|providing|provide|paying|offering|giving)\s){0,6}["']?$/i
const speakerBefore =
  /(?:说|问|提到|提出|担心|反馈|原话|顾虑|认为|质疑|怀疑|要求|强调|追问|表示|said|says|asked|asks|wrote|told us|mentioned|worries|worried|put it|objection|quote)(?:过|了|是|的|道)?[：:，,\s]*$/i
const wePraise = /(?:我们|我司|我方|沙盘|we|our team)[^，。；,.;]{0,8}$/i
const concern = /担心|问|顾虑|质疑|怀疑|要求|追问|asked|asks|worr|objection|\?|？/i

function exemptionFor(
  plain: string,
  rule: RedLineRule,
  start: number,
  end: number,
  options: ScanOptions,
): ContextExemption | null {
  const before = plain.slice(Math.max(0, start - 24), start)
  const after = plain.slice(end, end + 24)
  for (const mark of options.trademarks ?? []) {
    const name = toSimplified(mark)
    for (let at = plain.indexOf(name); at !== -1; at = plain.indexOf(name, at + 1)) {
      if (at <= start && at + name.length >= end) return 'trademark'
    }
  }
  for (const meaning of rule.otherMeaning ?? []) {
    if (meaning.before !== undefined && !meaning.before.test(before)) continue
    if (meaning.after !== undefined && !meaning.after.test(after)) continue
    return meaning.as
  }
  if (negationBefore.test(before) || latinNegationBefore.test(before)) return 'negated'
  return quotedFromCustomer(plain, rule, start, end) ? 'quotedCustomer' : null
}

/**
 * True inside quotation marks after a word of saying that is not ours. Praise for a medical product stays a
 * violation when a customer says it (Article 16 forbids proof by spokesperson), a worry or a question does not.
 */
function quotedFromCustomer(plain: string, rule: RedLineRule, start: number, end: number): boolean {
  const opened = plain.lastIndexOf('"', start - 1)
  if (opened === -1) return false
  const marksBefore = plain.slice(0, start).split('"').length - 1
  const closed = plain.indexOf('"', end)
  if (marksBefore % 2 === 0 || closed === -1) return false
  const lead = plain.slice(Math.max(0, opened - 24), opened)
  const said = speakerBefore.exec(lead)
  if (said === null || wePraise.test(lead.slice(0, said.index))) return false
  if (rule.clause === 'antiUnfairCompetitionLaw.8' && !rule.exemptionAllowed) return concern.test(lead)
  return (
    rule.clause !== 'advertisingLaw.16' || concern.test(lead) || concern.test(plain.slice(opened, closed))
  )
}
