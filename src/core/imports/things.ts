import type { ReadableDb } from '../db/open.ts'
import { wordBoundaries } from './matching/plainWords.ts'

/** What a line is about, by the words that tell it where no customer is named. */
export interface Thing {
  /** In small letters, in the order of the line; all have to stand near each other where it is told elsewhere. */
  words: readonly string[]
  /** As the line writes it. */
  called: string
}

interface Token {
  word: string
  start: number
  end: number
}

const mark = /^\s*(?:(?:[-*•·]|\d{1,2}\s*[、.．)）])\s*)?(?:\[[ xX✓√]?\]|[☐□☑✅✔])?\s*/u
/** Days and times, which are of no thing. */
const ofTime =
  /(?:今天|明天|后天|昨天|前天|今晚|明早|[本上下这]?(?:周|星期|礼拜)[一二三四五六日天末]?|[本上下这]个?月|[月年]?[初底末]|上午|下午|中午|晚上|早上|之前|以前|以后|\d{1,4}\s*(?:年|月|日|号|点半?|天|周)|\d{1,2}[:：]\d{2}|\d{1,2}[/.]\d{1,2}(?:[/.]\d{2,4})?)(?:前|后)?|\b(?:today|tomorrow|yesterday|tonight|(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?|(?:jan|feb|mar|apr|may|jun|jul|aug|sept?|oct|nov|dec)[a-z]*|next week|this week|\d{1,2}(?:st|nd|rd|th))\b/giu
/** Words that say what is done with a thing, or nothing of it. */
const empty =
  /^(?:催|问|给|发|补|约|改|要|等|做|写|找|看|交|拿|送|寄|收|付|办|打|开|签|报|批|审|买|带|接|回|走|挪|清|先|再|前|后|从|向|往|这|那|各位|大家|跟|和|与|把|被|已|已经|还|还是|还没|没有|没|不|能|不能|出|到|来|去|了|吗|呢|吧|的|我|你|他|她|我们|你们|他们|咱们|客户|一下|确认|准备|安排|完成|发送|提交|联系|跟进|更新|整理|处理|解决|争取|可能|可以|需要|必须|应该|现在|目前|这个|那个|这次|那边|这边|一个|两个|重新|赶紧|尽快|马上|记得|谁|什么|怎么|哪天|先|再|都|也|就|在|是|有|会|让|请|替|帮|for|the|and|with|from|that|this|will|must|need|needs|next|week|about|still|send|sends|sent|check|have|has|had|they|them|what|when|who|how|chase|ask|call|tell|book|fix|update|write|reply|prepare|get|got|give|make|follow|remind|confirm|email|mail|ring|his|her|our|your|their|not|now|yet|are|was|were|would|should|could|can|out|off|over|close|open|move|push|set|change|clean|clear|buy|pick|pay|sign|finish|start|stop|order|do|put|let|see|look|talk|meet|plan|try|use|need|wait|into|before|after|until|asap|please|pls|only|also|more|some|all|any|new|old)$/iu
/** Things that every customer has: one of them with another says what is meant, two of them say nothing. */
const common =
  /^(?:报价|报销|价格|合同|协议|发票|开票|付款|回款|会议|开会|邮件|电话|微信|资料|文件|材料|报告|方案|问题|时间|交期|样品|订单|项目|客户|产品|设备|系统|清单|表格|版本|内容|情况|进度|计划|总结|材料|出差|拜访|参观|投标|招标|培训|审批|付|款|quote|quotes|quotation|offer|price|prices|pricing|report|reports|meeting|invoice|invoices|contract|sample|samples|date|dates|visit|notes?|references?|refs?|list|credit|rev|revision|says|order|orders|project|customer|client|payment|delivery|visit|training|version|update|status|summary|presentation|slides|deck|travel|expenses?|flight|hotel)$/iu
const record = /(?<![\p{L}\d])\p{Lu}{1,6}[-–]?\d(?:[\w-]*\d)?(?![\p{L}\d])/gu
/** A sum that is no round one and no year: 2180, 46412. */
const oddSum = /(?<![\p{L}\d.,/-])(?!(?:19|20)\d\d(?!\d))\d{2,5}(?!00)\d{2}(?![\p{L}\d.,/-])/gu
/** Figures of a number that only one record can bear. */
const fewestFigures = 4
const longestHead = 60
const mostTokens = 12

/** What a thing is for, or to whom it goes. */
const behindThing = /[。；;！!？?\n]|->|→|=>|[(（]|(?<=\s)[-–—](?=\s)/
const turnedTo = /@\p{L}+(?: \p{Lu}\p{L}+)?/gu

/** The words of a line, without days and what is done: 8D, 终稿; door, fan. */
function tokensOf(head: string): Token[] {
  const text = head.replace(ofTime, (words) => ' '.repeat(words.length))
  const tokens: Token[] = []
  for (const found of text.matchAll(/\p{Script=Han}+|[\p{L}\p{N}][\p{L}\p{N}]*/gu)) {
    const [run] = found
    if (!/\p{Script=Han}/u.test(run)) {
      tokens.push({ word: run, start: found.index, end: found.index + run.length })
      continue
    }
    tokens.push(...wordsOfRun(run, found.index))
  }
  return tokens
}

/** Four letters without a word among them are two words: 凸阵探头. */
const inPairs = ({ word, start, end }: Token): Token[] =>
  word.length === 4
    ? [
        { word: word.slice(0, 2), start, end: start + 2 },
        { word: word.slice(2), start: start + 2, end },
      ]
    : [{ word, start, end }]

/**
 * The words of a row of Chinese letters that starts at `offset`. Letters that no dictionary puts together are a word among
 * themselves (终稿, 凸阵); one alone ends the word before it (授权书).
 */
function wordsOfRun(run: string, offset: number): Token[] {
  const starts = [...(wordBoundaries(run) ?? [])].sort((left, right) => left - right)
  const words: Token[] = []
  let loose: Token | null = null
  const close = (): void => {
    const before = words.at(-1)
    if (loose !== null && loose.word.length === 1 && before?.end === loose.start && !empty.test(before.word))
      words[words.length - 1] = { word: before.word + loose.word, start: before.start, end: loose.end }
    else if (loose !== null) words.push(...inPairs(loose))
    loose = null
  }
  for (const [at, from] of starts.slice(0, -1).entries()) {
    const to = starts[at + 1]!
    const word = run.slice(from, to)
    const token: Token = { word, start: offset + from, end: offset + to }
    if (word.length > 1 || empty.test(word)) {
      close()
      words.push(token)
    } else loose = loose === null ? token : { word: loose.word + word, start: loose.start, end: token.end }
  }
  close()
  return words
}

const isHan = (word: string): boolean => /\p{Script=Han}/u.test(word)
const isFigure = (word: string): boolean => /^\d+$/.test(word)
/** 8D and 53B name a thing, and so does a word of some letters. */
const isTelling = (word: string): boolean =>
  isHan(word)
    ? [...word].length >= 2
    : (/\d/.test(word) && /\p{L}/u.test(word)) || (word.length >= 3 && !isFigure(word))

/**
 * The things that a line is about, the surest first: the number of a record (an invoice, a ticket), else its first two words
 * that tell anything, or such a word with the figure right behind it. A word that `isName` of somebody is not the thing. With
 * `isNarrow` one word is enough.
 */
export function thingsOf(
  text: string,
  { isName = () => false, isNarrow = false }: { isName?: (word: string) => boolean; isNarrow?: boolean } = {},
): Thing[] {
  const line = text.replace(mark, '').replace(turnedTo, (words) => ' '.repeat(words.length))
  const things: Thing[] = []
  for (const [called] of line.matchAll(record))
    if ((called.match(/\d/g) ?? []).length >= fewestFigures)
      things.push({ words: [called.toLowerCase()], called })
  for (const [called] of line.matchAll(oddSum)) things.push({ words: [called], called })
  const head = (line.split(behindThing)[0] ?? '').slice(0, longestHead)
  const told = tokensOf(head)
    .slice(0, mostTokens)
    .filter(({ word }) => !empty.test(word) && (isTelling(word) || isFigure(word)) && !isName(word))
  const at = told.findIndex(({ word }) => isTelling(word))
  const first = told[at]
  if (first === undefined) return things
  const thing = (...tokens: readonly Token[]): Thing => ({
    words: tokens.map(({ word }) => word.toLowerCase()),
    called: head.slice(tokens[0]!.start, tokens.at(-1)!.end),
  })
  const second = told[at + 1]
  const isPair =
    second !== undefined &&
    (isFigure(second.word) ? second.start === first.end && isHan(first.word) : isTelling(second.word))
  if (isPair && !(common.test(first.word) && (common.test(second.word) || isFigure(second.word))))
    things.push(thing(first, second))
  else if (isNarrow && !common.test(first.word) && first.word.length >= (isHan(first.word) ? 2 : 4))
    things.push(thing(first))
  return things
}

/** Letters between the words of one thing. */
const farthest = { han: 4, latin: 12 }

/** Whether a text tells a thing: its words near each other on one line, a figure right behind its word. */
export function tellsThing(text: string, { words }: Thing): boolean {
  const plain = text.toLowerCase()
  const placesOf = (word: string): number[] => {
    const found: number[] = []
    for (let at = plain.indexOf(word); at >= 0; at = plain.indexOf(word, at + 1))
      if (isHan(word) || standsAlone(plain, at, word)) found.push(at)
    return found
  }
  const [first, second] = words
  if (first === undefined) return false
  const places = placesOf(first)
  if (second === undefined) return places.length > 0
  const reach = isHan(first) || isHan(second) ? farthest.han : farthest.latin
  return placesOf(second).some((there) =>
    places.some((here) => {
      const isBehind = there > here
      if (isFigure(second) && !isBehind) return false
      const between = isBehind
        ? plain.slice(here + first.length, there)
        : plain.slice(there + second.length, here)
      if (
        between.length > reach ||
        /\n/.test(between) ||
        (isBehind ? there < here + first.length : here < there + second.length)
      )
        return false
      return !isFigure(second) || !/^\s*(?:[号日月/:.-]|\d)/.test(plain.slice(there + second.length))
    }),
  )
}

function standsAlone(plain: string, at: number, word: string): boolean {
  const isPart = (char: string | undefined) => char !== undefined && /[a-z0-9]/.test(char)
  const after = plain.slice(at + word.length)
  return !isPart(plain[at - 1]) && !isPart(after.replace(/^(?:es|s)(?![a-z0-9])/, '')[0])
}

/** Among so many of the newest pieces of evidence a thing is looked for, and so often in one reading. */
const mostSearched = 30_000
const mostFound = 400
const mostAsked = 80

/**
 * Tells whose a line is by its thing: the one account of whose talks and notes any tells it. Of `candidates` where the line
 * names several alike; null where nobody's or more than one's do.
 */
export function accountsOfThings(db: ReadableDb) {
  let asked = 0
  const known = new Map<string, ReadonlySet<string>>()
  const accountsOf = (thing: Thing): ReadonlySet<string> => {
    const key = thing.words.join('\n')
    const before = known.get(key)
    if (before !== undefined) return before
    const rows = db
      .read(
        `SELECT account_id AS accountId, text FROM (SELECT account_id, kind, text, consent FROM evidence ORDER BY key DESC LIMIT ${mostSearched})
         WHERE account_id IS NOT NULL AND kind IN ('message', 'note') AND consent <> 'withdrawn'
          AND ${thing.words.map(() => 'instr(lower(text), ?) > 0').join(' AND ')} LIMIT ${mostFound}`,
      )
      .all(...thing.words) as { accountId: string; text: string }[]
    const found = new Set(rows.flatMap(({ accountId, text }) => (tellsThing(text, thing) ? [accountId] : [])))
    known.set(key, found)
    return found
  }
  return (
    text: string,
    isName: (word: string) => boolean,
    candidates: ReadonlySet<string> | null = null,
  ): { accountId: string; called: string } | null => {
    for (const thing of thingsOf(text, { isName, isNarrow: candidates !== null })) {
      asked += 1
      if (asked > mostAsked) return null
      const [only, ...others] = accountsOf(thing)
      if (only === undefined) continue
      if (others.length > 0) return null
      return candidates === null || candidates.has(only) ? { accountId: only, called: thing.called } : null
    }
    return null
  }
}
