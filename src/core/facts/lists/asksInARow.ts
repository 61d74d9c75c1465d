import type { ListedDemand } from '../actions/listedDemands.ts'
import { allMatches } from '../cues/mayMatch.ts'
import type { ProposedFact } from '../proposedFact.ts'

/** What a customer asks for one after the other within a sentence, behind words that announce it. */
export interface AsksInARow {
  /** Offsets of the whole of it, announcing words included. */
  start: number
  end: number
  asks: readonly ListedDemand[]
}

/** Whoever asks, up to the colon: "We also need:", "please include in the revised offer:", 我们这边还有三点要求：. */
const asking = {
  latin:
    /\b(?:(?:we|i)(?:['’]d| would| will|['’]ll| do)?(?: also| still| then| now| really)? (?:need|want|require|ask(?: you)?(?: for)?|request|like|expect)\b|please(?: also)? (?:include|add|provide|confirm|cover|consider|quote(?: for)?|put|allow|send|state|build in)\b|(?:could|can|would) you(?: please)?(?: also)? (?:include|add|provide|confirm|cover|consider|quote(?: for)?|allow|state|send)\b|(?:our|my|the board['’]s|the team['’]s) (?:remaining |further |other |main |open )?(?:conditions|requirements|requests|asks|points|wishes) (?:are|remain|would be)\b)[^:.!?\n]{0,70}:\s*/giu,
  han: /(?:要求|诉求|条件|意见|需求|希望|需要(?!注意|说明)|还要|还想要?|麻烦|烦请|请(?!假|客|问)|补上|加上|写上|写进去?|确认)[^：:。！？!?；;\n]{0,24}[：:](?!\d\d(?!\d))\s*/gu,
} as const
/** Who is told of something is asked for nothing: an agenda, who comes, where to call, what they do themselves. */
const ofOthers =
  /议程|日程|参会|出席|附件|抄送|名单|联系(?:人|方式|电话)?|地址|账号|账户|发票信息|我们(?:会|将|来)|注意|\b(?:agenda|attend\w*|attached|cc|address|contact|account|reference|invoice details|note that|our (?:next steps|actions|side))\b/i
/** Things to choose among are no list of wishes. */
const isChoice = /还是|或者?|二选一|三选一|\b(?:either|or)\b/i
/** A clause that goes on about the one before: "which we discussed", 因为…. */
const goesOn =
  /^(?:which|who|that|so|but|because|since|as|if|when|while|though|although|otherwise|where|whereas|not that|we|i|you|they|it|this|these|those)\b|^(?:因为|所以|不然|否则|如果|要是|但|而且|这样|我们?|你们?|您|他们?|这)/i
/** Three items and more, or two that an "and" ties: else a comma is but a breath. */
const lastOfRow = /,?\s+(?:and|as well as|plus)\s+(?=\S)/i
const leastLetters = { latin: 6, han: 3 } as const
const mostLetters = 160

/** Cuts a row at its own mark: semicolons where it has any, then 、, then commas. Offsets within `row`. */
function itemsOf(row: string, isHan: boolean): { at: number; text: string }[] {
  const marks = /[;；]/.test(row) ? /[;；]/g : row.includes('、') ? /、/g : isHan ? /[，,]/g : /,(?!\d{3})/g
  const cuts: { at: number; text: string }[] = []
  let from = 0
  for (const mark of [...row.matchAll(marks), null]) {
    const to = mark === null ? row.length : mark.index
    cuts.push({ at: from, text: row.slice(from, to) })
    if (mark !== null) from = to + mark[0].length
  }
  const last = cuts.at(-1)!
  // "A, B and C": what stands behind the last comma may be two things, and what begins with "and" is one.
  const tied = isHan ? null : lastOfRow.exec(` ${last.text}`)
  if (tied && !/[;；]/.test(row)) {
    const head = ` ${last.text}`.slice(0, tied.index)
    const rest = {
      at: last.at + tied.index - 1 + tied[0].length,
      text: ` ${last.text}`.slice(tied.index + tied[0].length),
    }
    cuts.pop()
    if (head.trim() !== '') cuts.push({ at: last.at, text: head.slice(1) })
    cuts.push(rest)
  }
  return cuts.map(({ at, text }) => {
    const lead =
      /^\s*(?:(?:[-*•·–]|\d{1,2}[)）]|[（(]?[a-h\d][)）])\s*)?(?:(?:and|as well as|plus|then|finally)\s+|(?:以及|还有|并且|和|及)\s*)?/iu.exec(
        text,
      )![0]
    return { at: at + lead.length, text: text.slice(lead.length).replace(/[\s。.;；,，、]+$/u, '') }
  })
}

/**
 * The rows of wishes in a customer's own words: "We also need: indexation capped at 3%, KPI deductions of 10% at most, and
 * living wage for all". Each is a wish of its own, in its own words; where the items can't be told apart there is no row.
 */
export function asksInARow(text: string): AsksInARow[] {
  const found: AsksInARow[] = []
  for (const isHan of [false, true])
    for (const lead of allMatches(isHan ? asking.han : asking.latin, text)) {
      const from = lead.index + lead[0].length
      const row = /^[^\n]*?(?=[。！!?？\n]|\.(?:\s|$)|$)[?？]?/u.exec(text.slice(from))![0]
      if (row === '' || ofOthers.test(lead[0]) || isChoice.test(row)) continue
      const least = isHan ? leastLetters.han : leastLetters.latin
      const items = itemsOf(row.replace(/[?？]\s*$/u, ''), isHan)
      const isRow =
        items.length >= 2 &&
        items.every(
          ({ text: item }) => item.length >= least && item.length <= mostLetters && !goesOn.test(item),
        )
      if (!isRow || found.some(({ start, end }) => start < from && end > lead.index)) continue
      const asks = items.map(({ at, text: item }) => ({
        start: from + at,
        end: from + at + item.length,
        text: item,
      }))
      found.push({ start: lead.index, end: asks.at(-1)!.end, asks })
    }
  return found
}

const ofRows: ReadonlySet<ProposedFact['kind']> = new Set<ProposedFact['kind']>(['customerAsk', 'statedGoal'])

/** Whether a fact is the sentence, or a piece of it, whose wishes a row tells one by one. */
export const isOfRow = (fact: ProposedFact, rows: readonly AsksInARow[]): boolean =>
  ofRows.has(fact.kind) &&
  fact.subject !== 'list' &&
  rows.some(({ start, end }) => fact.start < end && fact.end > start)
