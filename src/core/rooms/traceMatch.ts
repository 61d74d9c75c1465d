import type { TraceReason } from '../../shared/contract/rooms.ts'
import type { TraceSubjectKind } from '../../shared/rooms/psu.ts'

/**
 * Which tasks, milestones and members of a unit a text speaks of, by words: a title that stands in it, enough words of
 * a title (also in the other language, for the words that units use), or a member's name. A rule that says why and is
 * meant to be looked at by a person; nothing is computed from it.
 */
export interface TraceSubject {
  kind: TraceSubjectKind
  id: string
  title: string
}

/** Words of a unit's work in both languages: one of a line stands for all of it. */
const sameInBoth: readonly (readonly string[])[] = [
  ['验收', 'acceptance'],
  ['标准', '准则', 'criteria', 'criterion'],
  ['培训', 'training'],
  ['合同', 'contract'],
  ['草案', '草稿', '初稿', 'draft'],
  ['法务', 'legal'],
  ['报价', 'quote', 'quotation'],
  ['招标', '投标', 'tender', 'bid'],
  ['试点', '试用', 'pilot', 'trial'],
  ['样机', 'demo unit', 'sample unit'],
  ['安装', 'installation', 'install', 'installed'],
  ['交付', '交货', 'delivery', 'deliver'],
  ['上线', 'go-live', 'rollout'],
  ['服务器', 'server'],
  ['产线', '生产线', 'line'],
  ['停机', 'downtime'],
  ['夜班', 'night shift', 'night'],
  ['董事会', 'board'],
  ['预算', 'budget'],
  ['付款', 'payment'],
  ['评审', '论证', '论证会', 'review'],
  ['参观', '考察', 'site visit'],
  ['样板', '标杆', 'reference'],
  ['维护窗口', '检修', 'maintenance'],
  ['网络', 'network'],
  ['接口', 'interface'],
  ['数据', 'data'],
  ['方案', 'proposal'],
  ['订购', '采购', '下单', 'order'],
  ['恢复', 'restore'],
  ['测试', 'test'],
]

/** Words that stand in any title and say nothing of what it is about. */
const idle = new Set(
  `the and with from for into onto over under without within before after about between their this that these those
  have has had will would are was were been its our your his her all any per not one two three six back site done
  decided decide decides agreed agree ready finish finished complete completed prepare prepared write make put get new
  customer client project work team meeting day days week weeks hours
  完成 安排 准备 进行 确定 确认 客户 项目 工作 讨论 一次 一份 我们 他们 之前 之后 以及 相关 启动 开始 结束 提交 写好 通过`.split(
    /\s+/,
  ),
)

const isHan = (text: string): boolean => /\p{Script=Han}/u.test(text)
const normal = (text: string): string => text.normalize('NFKC').toLowerCase().replace(/\s+/g, ' ').trim()
/** A word without the plural: enough for titles and messages. */
const stem = (word: string): string =>
  word.length > 4 && word.endsWith('s') && !word.endsWith('ss') ? word.slice(0, -1) : word

const segmenter = new Intl.Segmenter('zh', { granularity: 'word' })

/** The words of a text; signs that the dictionary leaves alone, such as those of 到货, are one word where they meet. */
function wordsOf(text: string): string[] {
  const words: string[] = []
  let alone = ''
  for (const { segment, isWordLike } of segmenter.segment(text)) {
    if (isHan(segment) && segment.length === 1) alone += segment
    else {
      words.push(alone, ...(isWordLike ? [segment] : []))
      alone = ''
    }
  }
  return [...words, alone].filter((word) =>
    isHan(word) ? word.length >= 2 : /\p{L}.*\p{L}.*\p{L}/u.test(word),
  )
}

/** What a title is about: each word with all the forms that stand for it. */
function termsOf(title: string): string[][] {
  const terms = new Map<string, string[]>()
  for (const segment of wordsOf(normal(title))) {
    const word = isHan(segment) ? segment : stem(segment)
    if (idle.has(segment) || idle.has(word)) continue
    const both = sameInBoth.find((forms) => forms.includes(word) || forms.includes(segment))
    terms.set(both?.[0] ?? word, [...new Set([word, ...(both ?? [])])])
  }
  return [...terms.values()]
}

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
const wholeWord = (name: string, flags: string): RegExp =>
  new RegExp(`(?<![\\p{L}\\p{N}])${escaped(name)}(?![\\p{L}\\p{N}])`, flags)

/** How a member is called in a text: by the whole name, and by the first one where only one member has it. */
function nameTests(subjects: readonly TraceSubject[]): Map<string, (text: string) => string | null> {
  const members = subjects.filter(({ kind }) => kind === 'member')
  const firsts = new Map<string, number>()
  const firstOf = (name: string): string => name.trim().split(/\s+/)[0] ?? ''
  for (const { title } of members) firsts.set(firstOf(title), (firsts.get(firstOf(title)) ?? 0) + 1)
  return new Map(
    members.map(({ id, title }) => {
      const name = title.trim()
      if (isHan(name)) return [id, (text: string) => (name.length >= 2 && text.includes(name) ? name : null)]
      const first = firstOf(name)
      const whole = wholeWord(name, 'iu')
      const short = first.length >= 3 && firsts.get(first) === 1 ? wholeWord(first, 'u') : null
      return [id, (text: string) => (whole.test(text) ? name : short?.test(text) ? first : null)]
    }),
  )
}

/** Fewest signs of a title that is looked for as a whole. */
const fewestSigns = { han: 3, latin: 6 }
/** Of a title of several words at least two, and half of them. */
const fewestWords = 2
const leastShare = 0.5

const rankOf = { title: 0, words: 1, name: 2 } as const

/** Reads titles and names once; the answer tells of any text why it may belong to them, the surest first. */
export function matchSubjects(subjects: readonly TraceSubject[]): (text: string) => TraceReason[] {
  const names = nameTests(subjects)
  const titled = subjects
    .filter(({ kind }) => kind !== 'member')
    .map((subject) => ({ subject, whole: normal(subject.title), terms: termsOf(subject.title) }))
  return (text) => {
    const words = normal(text)
    const latin = new Set((words.match(/[\p{L}\p{N}]+/gu) ?? []).map(stem))
    const known = new Map<string, boolean>()
    const says = (form: string): boolean => {
      const before = known.get(form)
      if (before !== undefined) return before
      const now = isHan(form)
        ? words.includes(form)
        : /[\s-]/.test(form)
          ? wholeWord(form, 'u').test(words)
          : latin.has(stem(form))
      known.set(form, now)
      return now
    }
    const reasons = titled.flatMap(({ subject, whole, terms }): TraceReason[] => {
      const isLong = whole.length >= (isHan(whole) ? fewestSigns.han : fewestSigns.latin)
      if (isLong && words.includes(whole)) return [{ ...subject, by: 'title', words: [subject.title] }]
      const said = terms.flatMap((forms) => forms.find(says) ?? [])
      const isEnough =
        terms.length === 1
          ? said.length === 1
          : said.length >= fewestWords && said.length / terms.length >= leastShare
      return isEnough ? [{ ...subject, by: 'words', words: said }] : []
    })
    for (const subject of subjects) {
      const called = names.get(subject.id)?.(text)
      if (subject.kind === 'member' && called) reasons.push({ ...subject, by: 'name', words: [called] })
    }
    return reasons.sort(
      (left, right) => rankOf[left.by] - rankOf[right.by] || right.words.length - left.words.length,
    )
  }
}
