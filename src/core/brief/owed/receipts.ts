import type { ReadableDb } from '../../db/open.ts'
import { daysNamed } from '../../facts/days/daysNamed.ts'
import { isOneThing, likenessOfThings, thingWords } from './sameThing.ts'
import type { Told } from './sinceThen.ts'

/** What the other side wrote of having got something, with what of it is still missing. */
export interface Receipt {
  /** What says so, and the new day for the rest where whoever owes it named one right after. */
  told: Told[]
  isWhole: boolean
  /** The day for the rest, `YYYY-MM-DD`. */
  dueOn: string | null
}

interface Row {
  id: string
  text: string
  at: number
  sourceId: string
  contactId: string | null
  direction: string | null
}

const query = `SELECT e.id, e.text, e.occurred_at AS at, e.source_id AS sourceId, e.contact_id AS contactId,
    (SELECT a.direction FROM activities a WHERE a.evidence_id = e.id AND a.deleted_at IS NULL LIMIT 1) AS direction
   FROM evidence e
  WHERE e.account_id = ? AND e.kind = 'message' AND e.shredded_at IS NULL AND e.sensitivity <> 'restricted' AND e.consent <> 'withdrawn'
   AND (e.deal_id IS NULL OR e.deal_id = ?) AND e.known_at <= ? AND e.occurred_at >= ? AND e.occurred_at <= ?
  ORDER BY e.key DESC LIMIT 400`

/** 对照表收到, 初稿看了, "logger certificate received, thanks", "read your draft": somebody has it. */
const got =
  /(?<!没有?|未|还没|再|先|要|来|想|去|能|请)(?:都|已经?|也|刚)?(?:看|读|审|翻|过)(?:了|过了|完了)(?![吗没再就才之以后])(?=[^，,。；;\n]{0,2}(?:[，,。；;！!\s]|$))|\b(?:i|we)(?:['’]ve| have)? (?:just |now |also )?(?:read|reviewed|looked at|gone through|went through|checked) (?:your|the)\b|(?<!没有?|未|还没|尚未|没能|能不能|是否|什么时候|几时|才能?)(?:已经?)?(?:收到|收悉|拿到|收妥)(?!吗|没|后|之后|以后|再|就|才|时|[^，,。]{0,4}(?:款|钱|通知|投诉|反馈))|\b(?<!not |n['’]t |never |yet |be |when |once |until |if |after |haven['’]t |to be )(?:received|got|have got|have received|arrived (?:here|fine|today|safely)|thanks for (?:the|sending|your)|thank you for (?:the|sending|your))\b/iu
const isAsked =
  /[?？]|吗|麻烦|请|给我|需要|催|\bplease\b|\bcould\b|\bneed\b|没收|未收|\bnot\b|n['’]t\b|\bnever\b|\bwhen\b|\bonce\b|\buntil\b|\bif\b/iu
/** Of what was got, that it is not all. */
const notAll =
  /只有|才有?\s*\d|少了?(?:几|一|两|\d|的)|少的|缺|漏|还差|差(?:一|两|几|\d)|不全|不齐|没有?(?:看到|见到|包括|含)|其余|剩下|\bonly \p{L}*\d|\bonly (?:one|two|three|half|part)\b|\bmissing\b|\bincomplete\b|\bshort of\b|\bwhere (?:is|are) the (?:rest|other)|\bthe (?:rest|other \p{L}+|remaining)\b|\bbut not\b|\bexcept\b|\bwithout the\b/iu
/** What whoever owes it says of the rest. */
const ofRest =
  /补|剩|其余|余下|这几|这\S{0,2}[个份张项台件]|少的|缺的|漏的|\b(?:rest|remaining|missing|other (?:one|two|few|\d+)|outstanding|follow)\b/iu
/** As much as a thing of one word shares with itself: enough where both sides speak of it at once and nothing else is as near. */
const nearlyOneThing = 1.5
const nearMs = 24 * 3_600_000
const mostBetween = 4

const speakerOf = (direction: string | null): Told['speaker'] =>
  direction === 'inbound' ? 'customer' : direction === 'outbound' ? 'ours' : 'team'

const toldBy = (row: Row, { start, end }: { start: number; end: number }, day: string | null): Told => ({
  words: row.text.slice(start, end).replaceAll(/\s*\n\s*/g, ' '),
  evidenceId: row.id,
  span: { start, end },
  speaker: speakerOf(row.direction),
  contactId: row.contactId,
  at: row.at,
  day,
})

/** Sentences of a message and what stands behind each; what a mail quotes below was told before. */
function* sentencesIn(text: string): Generator<{ start: number; end: number; text: string }> {
  for (const match of text.matchAll(/[^\n。！!;；?？]+[。！!;；?？]?/g)) {
    if (/^\s*(?:>|-{3,}|_{5,}|(?:From|发件人)\s*[:：]|On .{4,60} wrote:)/i.test(match[0])) return
    const words = match[0].trim()
    if (words === '') continue
    const start = match.index + match[0].indexOf(words)
    yield { start, end: start + words.length, text: words }
  }
}

/** "contract received 👍 still nothing of the layout": where what was got ends. */
const clauseEnds =
  /[，,、]|[[【][^\]】]{1,6}[\]】]|(?<=收到|收到了|收悉)\s+|\s[-–—]\s|\p{Extended_Pictographic}|\b(?:but|still|however|though)\b|但是?|不过|还是/giu
/** The clauses in which somebody says that they got something: with the one before, where that names the thing. */
const clauseOfReceipt = (sentence: string): string | null => {
  const at = got.exec(sentence)?.index
  if (at === undefined) return null
  const marks = [...sentence.matchAll(clauseEnds)]
  const before = marks.findLast(({ index, 0: mark }) => index + mark.length <= at)
  const behind = marks.find(({ index }) => index > at)
  const clause = sentence.slice(before ? before.index + before[0].length : 0, behind?.index)
  return isAsked.test(clause) ? null : clause
}

/**
 * What each of several things owed was said to have reached whom it was owed to, as of `asOf` (UTC ms): all of it, or a part
 * with what is still to come; null where nobody said so.
 */
export function receiptsOf(
  db: ReadableDb,
  owed: readonly {
    words: string
    /** UTC ms at which it was promised. */
    at: number
    evidenceId: string
    isTheirs: boolean
    /** Who promised it, where that is known. */
    contactId: string | null
    dueOn: string | null
  }[],
  {
    accountId,
    dealId,
    asOf,
    names,
    isQuiet,
  }: {
    accountId: string
    dealId: string
    asOf: number
    names: RegExp | null
    isQuiet: (evidenceId: string, span: { start: number; end: number }) => boolean
  },
): (Receipt | null)[] {
  if (owed.length === 0) return []
  const from = Math.min(...owed.map(({ at }) => at))
  const rows = (db.read(query).all(accountId, dealId, asOf, from, asOf) as unknown as Row[]).toReversed()
  const things = owed.map(({ words }) => thingWords(words, names))
  const receipts = owed.map((): Receipt | null => null)
  for (const [index, row] of rows.entries()) {
    const speaker = speakerOf(row.direction)
    const thanks = confirmedSending(rows, index)
    if (thanks !== null && !isQuiet(row.id, { start: 0, end: row.text.length })) {
      const words = thingWords(thanks.clause, names)
      const likeness = owed.map((one, at) =>
        row.at >= one.at && one.evidenceId !== row.id && one.isTheirs === (speaker === 'customer')
          ? likenessOfThings(things[at]!, words)
          : 0,
      )
      const best = Math.max(...likeness)
      const isOnly = likeness.filter((share) => share === best).length === 1
      const meant = things[likeness.indexOf(best)]
      // What is said to be sent is called by nothing that the thing is not called by.
      const isAllOfIt = words.han.length === 0 && [...words.latin].every((word) => meant?.latin.has(word))
      if (best >= isOneThing || (isOnly && best >= nearlyOneThing && isAllOfIt))
        for (const [at, share] of likeness.entries())
          if (share === best) receipts[at] = { told: [thanks.told], isWhole: true, dueOn: null }
    }
    for (const [at, one] of owed.entries()) {
      const given = figuresGiven(one, row)
      if (given !== null && !isQuiet(row.id, given.told[0]!.span)) receipts[at] ??= given
    }
    const sentences = [...sentencesIn(row.text)]
    for (const [place, sentence] of sentences.entries()) {
      const clause = clauseOfReceipt(sentence.text)
      if (clause === null || isQuiet(row.id, sentence)) continue
      const words = thingWords(clause, names)
      const likeness = owed.map((one, at) =>
        row.at >= one.at &&
        one.evidenceId !== row.id &&
        (one.isTheirs ? speaker !== 'customer' : speaker === 'customer')
          ? likenessOfThings(things[at]!, words)
          : 0,
      )
      const best = Math.max(...likeness)
      if (best < isOneThing) continue
      const next = sentences[place + 1]
      const rest = `${sentence.text.slice(sentence.text.indexOf(clause) + clause.length)} ${next?.text ?? ''}`
      const isWhole = !notAll.test(rest) && !notAll.test(clause)
      const end = isWhole || next === undefined ? sentence.end : next.end
      const answer = isWhole ? null : restAnswered(rows, index, speaker)
      for (const [at, share] of likeness.entries())
        if (share === best)
          receipts[at] = {
            told: [
              toldBy(row, { start: sentence.start, end }, null),
              ...(answer === null || isQuiet(answer.evidenceId, answer.span) ? [] : [answer]),
            ],
            isWhole,
            dueOn: answer?.day ?? null,
          }
    }
  }
  return receipts
}

/** "drawings sent", 图纸发群里了, "here are the figures": whoever owes it says that it is given. */
const sending =
  /(?:发|传|寄|给|交|上传|提交)(?:给|到|在)?(?:您|你|你们|贵司|大家)?(?:邮箱|微信|群里?|网盘|共享)?(?:里|上)?了(?!吗|没|[?？])|已经?(?:发|传|寄|上传|提交)|(?:[[【(（](?:文件|附件|图片)[\]】)）])|\b(?:sent|uploaded|e-?mailed|shared|posted|handed over|attached|enclosed|in your inbox)\b|\bhere (?:is|are)\b/iu
const notSent =
  /[?？]|没|未|\b(?:not|when|once|until|if|will|to be|who|which you|you sent|your)\b|n['’]t\b|['’]ll\b/iu
/** The whole of an answer that confirms what stands right before it: "Got them!", 收到，谢谢. */
const thanked =
  /^\s*(?:@\S+\s*)?(?:(?:ok(?:ay)?|great|perfect|thanks|hi \p{L}+|好的?|嗯)[\s,，.!！、]*)?(?:got (?:it|them|these|those|all(?: of (?:it|them))?)|(?:all |well |both )?received|have (?:it|them)|thanks(?: a lot)?|thank you(?: very much)?|many thanks|cheers|(?:已|都)?收到(?:了|啦)?|拿到了|谢谢|感谢|多谢)(?=$|[\s,，.。!！~、🙏👍])/iu

/** What one side says to have sent and the other right away says to have got. */
function confirmedSending(rows: readonly Row[], index: number): { clause: string; told: Told } | null {
  const sent = rows[index]!
  if (sent.direction !== 'inbound' && sent.direction !== 'outbound') return null
  const sentence = [...sentencesIn(sent.text)].find(
    ({ text }) => sending.test(text) && !notSent.test(text) && !notAll.test(text),
  )
  if (sentence === undefined) return null
  const [clause = ''] = sentence.text.split(clauseEnds).filter((one) => sending.test(one))
  for (const row of rows.slice(index + 1, index + 1 + mostBetween)) {
    if (row.sourceId !== sent.sourceId || row.at - sent.at > nearMs) return null
    if (row.direction === sent.direction) continue
    return thanked.test(row.text) && !notAll.test(row.text) && !isAsked.test(row.text)
      ? { clause: clause || sentence.text, told: toldBy(row, { start: 0, end: row.text.length }, null) }
      : null
  }
  return null
}

/** 检测量, a forecast per site: what is given in figures. */
const inFigures =
  /量(?!具|身|产)|数(?:量|字|据)?(?=$|[^控码])|预测|统计|人数|份额|\b(?:volumes?|forecasts?|quantit(?:y|ies)|numbers?|figures|headcounts?|counts?|estimates?)\b/i
/** 总院 21,360；鸠兹 9,870: of what, and how many. */
const ofWhatHowMany =
  /(?:\p{Script=Han}{2,8}|\p{Lu}[\p{L}-]+(?: \p{L}+)?)\s*[:：]?\s*\d[\d,.]*\s*(?:\p{Script=Han}{1,2}|pcs|units?|heads?|t|kg)?(?=\s*(?:[;；,，。、.\n/]|$|and\b|和))/gu
const fewestFigures = 2
const leastCovered = 0.4
const figuresAroundDueMs = 2 * 24 * 3_600_000
const notYetAll =
  /还没|没报|未报|没有?(?:给|来|到|报)|还差|稍后|随后|晚点|\b(?:still|not yet|to follow|missing|outstanding|rest)\b/i

/** Figures that whoever promised some wrote about the day for which they were due: all of them, or with some still to come. */
function figuresGiven(
  one: { words: string; at: number; isTheirs: boolean; contactId: string | null; dueOn: string | null },
  row: Row,
): Receipt | null {
  if (!one.isTheirs || one.contactId === null || one.contactId !== row.contactId || one.dueOn === null)
    return null
  const due = Date.parse(one.dueOn)
  const isNear = row.at > one.at && Math.abs(row.at - due) <= figuresAroundDueMs
  if (row.direction !== 'inbound' || !isNear || !inFigures.test(one.words)) return null
  const figures = [...row.text.matchAll(ofWhatHowMany)]
  const covered = figures.reduce((sum, [words]) => sum + words.length, 0)
  // A letter has prices and days in it too: a message of figures is hardly more than those.
  if (figures.length < fewestFigures || covered < row.text.length * leastCovered) return null
  return {
    told: [toldBy(row, { start: 0, end: row.text.length }, null)],
    isWhole: !notYetAll.test(row.text),
    dueOn: null,
  }
}

/** What whoever owes the rest answered, right after being told that it is not all. */
function restAnswered(rows: readonly Row[], index: number, asker: Told['speaker']): Told | null {
  const asked = rows[index]!
  for (const row of rows.slice(index + 1, index + 1 + mostBetween)) {
    if (row.sourceId !== asked.sourceId || row.at - asked.at > nearMs) return null
    if (speakerOf(row.direction) === asker || !ofRest.test(row.text)) continue
    const day = daysNamed(row.text, row.at).filter((one) => Date.parse(one.day) > row.at)[0]?.day ?? null
    return toldBy(row, { start: 0, end: row.text.length }, day)
  }
  return null
}
