import type { ReadableDb } from '../../db/open.ts'
import { daysNamed } from '../../facts/days/daysNamed.ts'
import { isOneThing, likenessOfThings, type ThingWords, thingWords } from './sameThing.ts'

const dayMs = 86_400_000
const hourMs = 3_600_000
/** How far back something owed is looked for, beyond what a list without a day of its own says that it is due. */
const listedAheadDays = 14
/** What the team had planned for it days before somebody told the customer. */
const plannedBeforeDays = 3
const mostRead = 600
const mostSince = 2
/** Letters of a message that is read as one thing said; a longer one by its sentences. */
const longestWhole = { han: 60, other: 110 }
const longestTold = 200
const lettersAfter = 120

/** Something that either side owes, as it was told. */
export interface Owed {
  /** What it is of: its own words, or what they answered. */
  words: string
  answers: string | null
  /** Where it was told, and where it was told before. */
  evidenceIds: readonly string[]
  isTheirs: boolean
  /** UTC ms; of an undated list its import. */
  at: number
  undated: boolean
  dueOn: string | null
  /** What one of us told the others to do: it may be news of something that the customer was told. */
  isPlan?: boolean
}

/** What was told of a thing since it was promised. */
export interface Told {
  words: string
  evidenceId: string
  span: { start: number; end: number }
  speaker: 'customer' | 'ours' | 'note' | 'team'
  contactId: string | null
  /** UTC ms; null for what has no date of its own. */
  at: number | null
  /** The day that it names for the thing, `YYYY-MM-DD`. */
  day: string | null
  /** What stands right behind it in the same text: often what is still missing. */
  after?: string
}

interface Row {
  id: string
  text: string
  at: number
  kind: string
  author: string | null
  sourceId: string
  line: number | null
  contactId: string | null
  direction: string | null
  importedAt: number
}

/** A stretch of what somebody wrote, with what it may tell of a thing owed. */
interface Unit {
  row: Row
  start: number
  end: number
  text: string
  words: ThingWords
  speaker: Told['speaker']
  isOpenTask: boolean
  isQuestion: boolean
  day: string | null
  isResult: boolean
  isHeldUp: boolean
  /** What stands right behind it in the same text. */
  after: string
}

/** A thing that stands in the very message, a part of it, and work that is done. */
const given =
  /先(?:给|发|交|寄|送|出)[^，,。；;\n]{0,8}\d|(?:剩|还差|还缺|尚缺|缺)下?[^，,。；;\n\d]{0,3}\d+\s*[台份张个套页件项条批本家款种支]|\bfirst \d+ (?:of|\p{L}+ (?:attached|sent))|[[【(（](?:文件|附件|图片|file|attachment|document)[\]】)）]|(?:<|\()?\b(?:file )?attached\b(?! to the (?:wall|frame|pump))|附件(?:是|为|里|请|见|发)|(?<!没|未|不)(?:核|审|批|签|盖章|统计|整理|汇总|测算|盘点)(?:好|完|过|妥)?了(?!吗|没|[?？])/iu
const result =
  /通过了?(?![率性])|合格(?!率)|没过|出来了|做完了|完成了|已(?:经)?(?:发货|寄出|到货|下单|签字|盖章|重开|补发|安排好)|寄出|到货|发货|顺丰|\b(?:passed|failed|finished|completed|ready|came back|arrived|landed|shipped|dispatched|reissued|re-sent|resent|released|signed off|in transit|leaves?|on (?:its|their) way)\b/i
const heldUp =
  /排队|来不及|坏了|缺人|请假了|出差了|稍晚|晚点|再等(?:[等下一两几]|$|[，,。\s])|再给我[^，,。]{0,4}[天日]|还没(?:盖章|出|好|到|弄|整理|排|给|签|批|做)|没盖章|还差|还在(?:整理|做|等|排|催|改|审|写|弄|测|走流程|走审批)|再等等|晚到|耽误|推迟|卡在|\b(?:is ?n['’]?t (?:done|ready|finished)|not (?:yet )?(?:done|ready|finished)|stuck|held up|delayed|slipped|in the queue|waiting (?:for|on)|still missing|miss(?:ed)? (?:the|today))\b/i
/** "Colm now says Tues 24", 晚到25号: a list of duties that tells of a new day as well. */
const saysNow =
  /\bnow (?:says?|said|due|expected|promised|coming)\b|现在(?:说|要)|晚到|改到|推到|延到|推迟到/i
/** "was due Fri 20th", 我答应人家20号的: the day that is gone and not the new one. */
const ofOldDay =
  /(?:\bwas (?:due|meant|supposed)\b[^.;,\n]{0,16}|说好|原定|本来|答应(?:人家|他|她|过)?|应该?)$/i
const question =
  /[?？]\s*$|(?:吗|呢|么|没有?)[?？]?\s*$|[\p{L}\d]呢(?=[\s，,?？])|什么时候|啥时候|哪天|几号能|\bwhen\b|\bany news\b|\bnew date\b/iu

const query = `SELECT e.id, e.text, e.occurred_at AS at, e.kind, e.author, e.source_id AS sourceId, e.line,
    e.contact_id AS contactId, s.created_at AS importedAt,
    (SELECT a.direction FROM activities a WHERE a.evidence_id = e.id AND a.deleted_at IS NULL LIMIT 1) AS direction
   FROM evidence e JOIN sources s ON s.id = e.source_id
  WHERE e.account_id = ? AND e.kind IN ('message', 'note') AND e.shredded_at IS NULL AND e.sensitivity <> 'restricted' AND e.consent <> 'withdrawn'
   AND (e.deal_id IS NULL OR e.deal_id = ?) AND e.known_at <= ? AND e.occurred_at >= ? AND e.occurred_at <= ?
  ORDER BY e.key DESC LIMIT ${mostRead}`

const quotedBelow = /^\s*(?:-{3,}|_{5,}|(?:From|Von|发件人)\s*[:：]|On .{4,60} wrote:)/i
/** A line, with those on which a mail breaks its sentence: they begin small, behind a full line that ends with no mark. */
const paragraph = /[^\n]+(?:(?<=[^\n]{48}[\p{L}\d,])\n(?=\p{Ll}[^\n]{3})[^\n]+)*/gu
/** The stretches of a text that stand for themselves: its lines, and in them its sentences where they are many. */
function* stretchesOf({ text, kind }: Row): Generator<{ start: number; end: number }> {
  const whole = /\p{Script=Han}/u.test(text) ? longestWhole.han : longestWhole.other
  if (kind === 'message' && text.length <= whole && !text.includes('\n')) {
    yield { start: 0, end: text.length }
    return
  }
  for (const line of text.matchAll(kind === 'message' ? paragraph : /[^\n]+/g)) {
    // What a mail quotes below was told before.
    if (/^\s*>/.test(line[0])) continue
    if (kind === 'message' && quotedBelow.test(line[0])) return
    if (line[0].length <= 90 && kind === 'note') {
      yield { start: line.index, end: line.index + line[0].length }
      continue
    }
    for (const sentence of line[0].matchAll(/[\s\S]+?(?:[。！？!?；;]|(?<=[a-z\d)%])[.](?=\s+[A-Z])|$)/gu)) {
      if (sentence[0].trim() === '') continue
      const start = line.index + sentence.index
      yield { start, end: start + sentence[0].length }
    }
  }
}

const speakerIn = ({ direction, kind }: Row): Told['speaker'] =>
  direction === 'inbound'
    ? 'customer'
    : direction === 'outbound'
      ? 'ours'
      : kind === 'message'
        ? 'team'
        : 'note'

/** The day to come that a stretch names, the last of several: "back Monday, will have it Tues 24th". */
function dayIn(text: string, at: number): string | null {
  const found = daysNamed(text, at).filter(
    ({ day, start }) => Date.parse(day) > at && !ofOldDay.test(text.slice(0, start)),
  )
  return found.at(-1)?.day ?? null
}

const bullet = /^\s*(?:[-*•·]\s*)?(?:\[[ xX✓√]?\]\s*)?(?:\d{1,2}\s*[.、)）](?!\d)\s*)?/
const openBox = /^\s*(?:[-*•]\s*)?(?:\[ ?\]|[☐□])/

function* unitsOf(row: Row, names: RegExp | null): Generator<Unit> {
  for (const stretch of stretchesOf(row)) {
    const raw = row.text.slice(stretch.start, stretch.end)
    const text = raw.replace(bullet, '').trim()
    const start = stretch.start + raw.indexOf(text)
    if (text === '') continue
    yield {
      row,
      start,
      end: start + text.length,
      text,
      words: thingWords(text, names),
      speaker: speakerIn(row),
      isOpenTask: openBox.test(raw),
      isQuestion: question.test(text),
      day: dayIn(text, row.at),
      isResult: result.test(text) || given.test(text),
      after: row.text.slice(stretch.end, stretch.end + lettersAfter),
      isHeldUp: heldUp.test(text),
    }
  }
}

/** 25号那个会议取消，改26号来三厂: that the call was moved is no news of what is owed. */
const ofCallItself =
  /(?:腾讯会议|会议|电话会|通话|[那的]个?会)[^。；;\n]{0,4}(?:取消|改期|改到|推到|挪到|换到)|\b(?:call|meeting) (?:is |has |has been |was )?(?:moved|moves|cancelled|changed|shifted)\b/i

/** 给通过率统计（韩磊）: who is to do it says nothing of what it is. */
const ownerBehind = /[（(]\p{Script=Han}{2,3}[)）](?=\s|$|[·，,。；;])/gu

const tells = ({ day, isResult, isHeldUp }: Unit): boolean => day !== null || isResult || isHeldUp

/** Whether an undated list that is imported counts as told when it was taken in. */
const hasNoDay = ({ at, importedAt }: Row): boolean => Math.abs(at - importedAt) < 10 * 60_000

/**
 * What became of each thing that is owed, as it was told since anywhere in this customer's records: among ourselves (the
 * laboratory says Tuesday 24), in a note, or by whoever owes it, asked for it again. A new day, a result, or what holds
 * it up, newest first; nothing that is only a question, and nothing from `quiet` evidence. `names` finds the names that
 * stand at any thing of this customer.
 */
export function toldSince(
  db: ReadableDb,
  owed: readonly Owed[],
  {
    accountId,
    dealId,
    asOf,
    names,
    isQuiet,
    least = 1,
  }: {
    accountId: string
    dealId: string
    asOf: number
    names: RegExp | null
    isQuiet: (evidenceId: string, span: { start: number; end: number }) => boolean
    /** How much has to be shared by what is told of a thing (`likenessOfThings`). */
    least?: number
  },
): Told[][] {
  if (owed.length === 0) return []
  const from = owed.map(({ at, undated, dueOn }) =>
    undated
      ? Math.min(at, dueOn === null ? at : Date.parse(dueOn) - listedAheadDays * dayMs)
      : at - plannedBeforeDays * dayMs,
  )
  const rows = (
    db.read(query).all(accountId, dealId, asOf, Math.min(...from), asOf) as unknown as Row[]
  ).toReversed()
  const units = rows.flatMap((row) => [...unitsOf(row, names)])
  const things = owed.map(({ words, answers }) =>
    thingWords([words, answers].filter(Boolean).join(' ').replaceAll(ownerBehind, ' '), names),
  )
  const ofOwed = new Set(owed.flatMap(({ evidenceIds, isPlan }) => (isPlan ? [] : evidenceIds)))
  const told = owed.map((): Unit[] => [])
  /** What an answer that names nothing answers, without which nobody would know of what it is. */
  const askedFor = new Map<Unit, Unit>()
  const placeOf = new Map(rows.map(({ id }, place) => [id, place]))
  const sourceOf = new Map(rows.map(({ id, sourceId }) => [id, sourceId]))
  /** What stands right before something in the same talk was answered by it, and is no news of it. */
  const isAnswered = (one: Owed, { row }: Unit): boolean =>
    one.evidenceIds.some(
      (id) =>
        sourceOf.get(id) === row.sourceId &&
        placeOf.get(id)! > placeOf.get(row.id)! &&
        one.at - row.at < nearHours * hourMs,
    )
  const mayTell = (one: Owed, at: number, unit: Unit): boolean =>
    !isAnswered(one, unit) &&
    !ofCallItself.test(unit.text) &&
    unit.row.at >= from[at]! &&
    !(one.isPlan && one.evidenceIds.includes(unit.row.id)) &&
    // A row of a list of duties says nothing that the duty itself doesn't.
    !unit.text.includes('\t') &&
    !((ofOwed.has(unit.row.id) || unit.isOpenTask) && !saysNow.test(unit.text)) &&
    // That it is still due on its day is no news.
    !(unit.day !== null && unit.day === one.dueOn && !unit.isResult && !unit.isHeldUp) &&
    (one.isTheirs ? unit.speaker !== 'ours' : unit.speaker !== 'customer')
  /** Which of the things owed a stretch speaks of: the one it shares most with; of several that share little, none. */
  const meantBy = (unit: Unit, least: number, fits: (one: Owed, at: number) => boolean): number | null => {
    const shared = owed.map((_, at) => likenessOfThings(things[at]!, unit.words))
    const likeness = owed.map((one, at) => (fits(one, at) ? shared[at]! : 0))
    const best = Math.max(...likeness)
    // What speaks rather of a thing that it cannot tell of is news of no other: our asking for their drawings.
    // What is listed as owed by its own words is no other thing beside itself.
    const isItself = (at: number): boolean => owed[at]!.evidenceIds.includes(unit.row.id)
    const meant = likeness.indexOf(best)
    // Nor is the same thing, on a list that has its new day already.
    const isSameThing = (at: number): boolean =>
      owed[at]!.isTheirs === owed[meant]!.isTheirs &&
      likenessOfThings(things[at]!, things[meant]!) >= isOneThing
    if (
      shared.some(
        (of, at) =>
          best > 0 && of > best && !isItself(at) && !isSameDebt(owed[at]!, owed[meant]!) && !isSameThing(at),
      )
    )
      return null
    const isLong = best < isOneThing && unit.text.length > longestLoose(unit.text)
    if (best < least || (isLong && !sharesCode(things[meant]!, unit.words))) return null
    const at = likeness.indexOf(best)
    const isOnly = likeness.every(
      (one, other) => other === at || one < best || isSameDebt(owed[at]!, owed[other]!),
    )
    return best >= isOneThing || isOnly ? at : null
  }
  /** Whether an answer is of one thing owed, or names none of them. */
  const speaksOf = (unit: Unit, of: number): boolean => {
    const shared = things.map((thing) => likenessOfThings(thing, unit.words))
    return owed.every(
      ({ evidenceIds }, at) =>
        at === of ||
        owed[at]!.isTheirs === owed[of]!.isTheirs ||
        shared[at]! < 1 ||
        shared[at]! <= shared[of]! ||
        evidenceIds.includes(unit.row.id),
    )
  }
  for (const [index, unit] of units.entries()) {
    const span = { start: unit.start, end: unit.end }
    if (!unit.isQuestion && tells(unit) && !isQuiet(unit.row.id, span)) {
      const at = meantBy(unit, least, (one, at) => mayTell(one, at, unit))
      if (at !== null) told[at]!.push(unit)
    }
    // Asked for again, whoever owes it said why or by when: "load drawings today?" – "the institute hasn't stamped them".
    const asked = meantBy(unit, least, (one, at) => {
      const isAsked = one.isTheirs ? unit.speaker !== 'customer' : unit.speaker === 'customer'
      return (
        unit.row.at >= from[at]! &&
        isAsked &&
        (unit.isQuestion || one.evidenceIds.includes(unit.row.id) || /还没|催/.test(unit.text))
      )
    })
    if (asked !== null) {
      const reply = replyTo(units, index, (other) =>
        owed[asked]!.isTheirs ? other.speaker === 'customer' : other.speaker === 'ours',
      )
      if (reply !== null && !ofOwed.has(reply.row.id) && speaksOf(reply, asked)) {
        told[asked]!.push(reply)
        askedFor.set(reply, unit)
      }
    }
    // 说明发了没 – 没有，下周一: one of us asks another where it stands.
    const askedInside =
      unit.speaker === 'team' && unit.isQuestion
        ? meantBy(unit, least, (one, at) => !one.isTheirs && unit.row.at >= from[at]!)
        : null
    if (askedInside !== null && !isQuiet(unit.row.id, span)) {
      const reply = replyTo(
        units,
        index,
        (other) => other.speaker === 'team' && other.row.author !== unit.row.author,
      )
      if (reply !== null && reply.day !== null && speaksOf(reply, askedInside)) {
        told[askedInside]!.push(reply)
        askedFor.set(reply, unit)
      }
    }
    // "the report was due today @Luo" – two days later, from Luo: "Tuesday evening".
    if (unit.speaker === 'team' && isDueNow.test(unit.text) && !isQuiet(unit.row.id, span)) {
      const due = meantBy(unit, least, (one, at) => !one.isTheirs && unit.row.at >= from[at]!)
      const reply = due === null ? null : calledReply(units, index)
      if (due !== null && reply !== null && speaksOf(reply, due) && !isQuiet(reply.row.id, reply)) {
        told[due]!.push(reply)
        askedFor.set(reply, unit)
      }
    }
    // 8D原定15号，晚了 – 什么时候能给 – 争取25号: whoever told of the debt names the new day, once asked.
    const own = owed.flatMap(({ evidenceIds }, at) => (evidenceIds.includes(unit.row.id) ? [at] : []))
    const ofDebt =
      own.length === 1
        ? own[0]!
        : own.length === 0 && unit.speaker === 'team' && !unit.isQuestion && !tells(unit)
          ? meantBy(unit, isOneThing, (one, at) => !one.isTheirs && unit.row.at >= from[at]!)
          : null
    const named = ofDebt === null || isQuiet(unit.row.id, span) ? null : answerTo(units, index)
    if (ofDebt !== null && named !== null && speaksOf(named, ofDebt) && !isQuiet(named.row.id, named)) {
      told[ofDebt]!.push(named)
      if (own.length === 0) askedFor.set(named, unit)
    }
    // "demo units are stuck" – "new date?" – "Mon 30 Nov": who told of it answers the question after it.
    const answered = told.findIndex((heard) => heard.at(-1) === unit)
    if (answered >= 0) {
      const reply = answerTo(units, index)
      if (reply !== null) told[answered]!.push(reply)
    }
  }
  return told.map((units, at) => newestOf(units, owed[at]!, askedFor))
}

const inOneLine = (text: string): string => {
  const line = text.replaceAll(/\s*\n\s*/g, ' ')
  return line.length > longestTold ? `${line.slice(0, longestTold)}…` : line
}

/** Letters of what is taken for a thing that it shares one word with. */
const longestLoose = (text: string): number => (/\p{Script=Han}/u.test(text) ? 40 : 90)

/** 8D, VC-D, 450RT: a thing that goes by its letters and figures is known by them in a text of any length. */
const ofCode = /^(?=.*\d)(?=.*\p{L})[\p{L}\d-]{2,}$|^(?:capa|urs|coa|bom|ppap|haccp)$/iu
const sharesCode = (one: ThingWords, other: ThingWords): boolean =>
  [...one.latin].some((word) => ofCode.test(word) && other.latin.has(word))

const isSameDebt = (one: Owed, other: Owed): boolean =>
  one.isTheirs === other.isTheirs && one.dueOn === other.dueOn

/** 剩下的25号给您行吗, "the rest on Friday, ok?": whoever owes it asks for no more than leave. */
const offersDay =
  /(?:给|发|交|送|寄|补)[^?？]{0,8}(?:行|可以|好|成)(?:吗|么|不)|\b(?:ok|okay|alright|all right|is that fine)\s*\?/i
const nearHours = 4
const mostBetween = 3

/** What somebody who may answer wrote right after a question, where it tells of a day, a result or what holds it up. */
function replyTo(units: readonly Unit[], index: number, mayAnswer: (unit: Unit) => boolean): Unit | null {
  const asked = units[index]!
  for (const unit of units.slice(index + 1, index + 1 + mostBetween)) {
    if (unit.row.sourceId !== asked.row.sourceId || unit.row.at - asked.row.at > nearHours * hourMs)
      return null
    if (unit.row.kind !== 'message' || !mayAnswer(unit)) continue
    const isOffer = unit.day !== null && offersDay.test(unit.text)
    return tells(unit) && (isOffer || !unit.isQuestion) && unit.text.length <= 120 ? unit : null
  }
  return null
}

/** That something is due, said to whoever is to do it: 报告今天到期了 @罗宁. */
const isDueNow =
  /到期|过期|逾期|该[交给发出]了?|怎么样了|什么情况|\b(?:was|is|are|were) (?:over)?due\b|\blate\b|\bwhere are we\b/i
const calledHours = 72
const mostAfterCall = 12
const someCalled = /@\s?(?<who>\p{Script=Han}{2,4}|\p{Lu}[\p{L}’-]+(?: \p{Lu}[\p{L}’-]+)?)/u

/** The day that somebody who was called by name wrote in the same room within days. */
function calledReply(units: readonly Unit[], index: number): Unit | null {
  const asked = units[index]!
  const who = someCalled.exec(asked.text)?.groups?.who
  if (who === undefined) return null
  let passed = 0
  for (const unit of units.slice(index + 1)) {
    if (unit.row.sourceId !== asked.row.sourceId) continue
    passed += 1
    if (passed > mostAfterCall || unit.row.at - asked.row.at > calledHours * hourMs) return null
    const isThem = unit.row.author !== null && (unit.row.author === who || who.startsWith(unit.row.author))
    if (isThem && unit.day !== null && !unit.isQuestion && unit.text.length <= 60) return unit
  }
  return null
}

/** What the same person wrote after being asked about what they had just told, where it names a day. */
function answerTo(units: readonly Unit[], index: number): Unit | null {
  const before = units[index]!
  let isAsked = false
  if (before.row.kind !== 'message') return null
  for (const unit of units.slice(index + 1, index + 1 + mostBetween)) {
    if (unit.row.sourceId !== before.row.sourceId || unit.row.at - before.row.at > nearHours * hourMs)
      return null
    if (unit.row.author !== before.row.author) isAsked ||= unit.isQuestion
    else if (isAsked && !unit.isQuestion && unit.day !== null) return unit
  }
  return null
}

/**
 * The newest that name a day or a result; where there is none, the newest that tells what holds it up. What the team had
 * planned before is told where nothing was said since.
 */
function newestOf(units: readonly Unit[], { at, dueOn }: Owed, askedFor: ReadonlyMap<Unit, Unit>): Told[] {
  const once = [...new Map(units.map((unit) => [`${unit.row.id} ${unit.start}`, unit])).values()].sort(
    (one, other) => other.row.at - one.row.at || other.start - one.start,
  )
  const later = once.filter(({ row }) => row.at >= at)
  // What was told to the other side before it was promised is not what became of it.
  const told =
    later.length > 0 ? later : once.filter(({ speaker }) => speaker === 'team' || speaker === 'note')
  /** 周三前给 of Monday is no news any more once somebody wrote on Wednesday that it is not there. */
  const isPast = ({ row, day, isResult }: Unit): boolean =>
    day !== null &&
    !isResult &&
    told.some((other) => other.row.at > row.at && other.row.at >= Date.parse(day) && !other.isResult)
  const further = told.filter(
    (unit) =>
      !isPast(unit) &&
      ((unit.day !== null && (unit.day !== dueOn || unit.isHeldUp)) ||
        unit.isResult ||
        // Given one part, what holds up the other is the news.
        (unit.isHeldUp && told.some((other) => other.isResult))),
  )
  const shown = further.length > 0 ? further.slice(0, mostSince) : told.slice(0, 1)
  return shown
    .flatMap((unit) => {
      const question = askedFor.get(unit)
      return question !== undefined && namesNoThing(unit.words) ? [{ ...question, day: null }, unit] : [unit]
    })
    .map((unit) => ({
      words: inOneLine(unit.text),
      evidenceId: unit.row.id,
      span: { start: unit.start, end: unit.end },
      speaker: unit.speaker,
      contactId: unit.row.contactId,
      at: hasNoDay(unit.row) ? null : unit.row.at,
      day: unit.day,
      after: unit.after,
    }))
}

/** 没有…下周一: an answer that would be one to anything. */
const namesNoThing = ({ latin, han }: ThingWords): boolean =>
  latin.size === 0 &&
  han.join('').replaceAll(/下?周[一二三四五六日天]?|没有?|好的?|月底|可以|不行/g, '').length < 2
