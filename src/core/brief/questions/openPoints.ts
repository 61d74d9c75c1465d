import { isAddressedIn, isNamedIn } from '../../contacts/calledInText.ts'
import type { Contact } from '../../contacts/store.ts'
import type { ReadableDb } from '../../db/open.ts'
import { messageBefore } from '../../evidence/store.ts'
import { isConfided, isHush } from '../../facts/whoSays/stance.ts'
import type { Blank } from '../../talkTracks/types.ts'
import { isOneThing, likenessOfThings, thingWords } from '../owed/sameThing.ts'
import { openInEnglish } from './openPointsInEnglish.ts'

const dayMs = 86_400_000
/** What nobody knew longer ago has been told since, or is forgotten. */
const openDays = 45
const mostRead = 400
const mostPoints = 4
const mostLookedAt = 24
const leastLetters = 9
/** A clause of Chinese says in fewer what is open: 评委名单没打听到. */
const leastOfOpen = { han: 7, latin: 9 }
const longestPoint = { han: 48, latin: 130 }
const scriptOf = (text: string): 'han' | 'latin' => (/\p{Script=Han}/u.test(text) ? 'han' : 'latin')

/** Somebody says of a thing that it is not decided, or known to nobody: 要不要走招标也没定, 是否纳入会上没说. */
const openHan =
  /(?:不知道|不清楚|不确定|不晓得|没底|没把握|吃不准|说不准|没打听到?|没问(?:过|到|出)?)[^，。；！？\n]{0,10}?(?:(\p{Script=Han})[不没]\1|要不要|能不能|是不是|会不会|有没有|是否|能否|多少|哪|谁|几[个号天家]|什么时候|怎么(?!样))[^，。；！？\n]{0,14}|(?:(\p{Script=Han})[不没]\2|要不要|是否|会不会|能不能|能否|有没有|到底|还是|谁来?|哪[天家个]|几号|多少|怎么|归谁)[^，。；！？\n]{0,24}?(?:[，,\s]{0,2}[^，。；！？\n]{0,6})?(?:没定|未定|待定|不清楚|不确定|不知道|没底|没数|没谱|说不准|说不好|吃不准|不好说|没说|没人(?:说得清|知道|答|管)|没结论|没答复|没回(?![来款家去扣头报])|没消息|没想好|两说|再定|要听|要看[^，。；\n]{1,8}(?:意见|意思)|得问|要等[^，。；\n]{1,8}(?:定|批|意见))[^，。；！？\n]{0,10}|[^，。；！？\n]{3,20}(?:还没|还未|尚未|也没|一直没|没)(?:有)?(?:表过?态|点头|下文|反应(?!慢|快))[^，。；！？\n]{0,4}|[^，。；！？\n]{1,8}(?:不清楚|不确定|不知道|没说)[，,]\s*我(?:再|去|帮你|给你)*(?:问问|问一下|问下|确认一?下|打听)|[^，。；！？\n]{3,20}(?:还没|还未|尚未|也没|一直没)(?:有)?(?:定(?!金|制)|确定|敲定|批|落实|想好|说法|结论|结果|回(?![来款家去])|答复)[^，。；！？\n]{0,8}|[^，。；！？\n]{2,20}(?:结果|结论|意见|名单|批复|消息|答复)(?:还|也|都)?没(?:有)?(?:出来?|下来|定|打听到|问到|拿到|给|回)/u
/** Of somebody nobody knows where they stand: 完全不知道她什么态度, 摸不清冯总怎么想. */
const standHan =
  /(?:完全|还|也|目前|现在|暂时)*(?:不知道|不清楚|不了解|摸不[清透准]|吃不准|没摸清|看不[出透]|没打听到)[^，。；！？\n]{0,8}?(?:(?:是)?什么(?:态度|想法|意见|立场|打算|口径)|(?:是)?怎么(?:想|看|打算)的?|向着谁|站(?:在)?(?:哪|谁)(?:一)?边|支不支持|什么来头)/u
const openLatin =
  /\bwhether\b[^.;\n]{6,80}\b(?:was|were|is|are|has been|have been|has|have)(?: not|n['’]t| never)(?: yet)? (?:been )?(?:decided|settled|agreed|discussed|confirmed|clear|answered|said)\b|\b(?:nobody['’]s|no ?one['’]s) (?:told|said|confirmed|decided|answered)\b|\b(?:no idea (?:if|whether|who|what|when|how|where)|nobody (?:(?:here|there) )?(?:knows|could tell|can tell|has (?:told|said|confirmed|decided|answered))|no ?one (?:(?:here|there) )?(?:knows|could tell|can tell|has (?:told|said|confirmed|decided|answered))|(?:we|I|they|he|she)(?:['’](?:re|m|s))? (?:really |still |honestly )?(?:do(?:es)?n['’]?t|do(?:es)? not) (?:yet )?know (?:if|whether|who|what|when|how|where|yet)|(?:I['’]?m|we['’]?re|they['’]?re|he['’]?s|she['’]?s|I am|we are|they are|is|are) (?:still )?not (?:yet )?(?:sure|certain) (?:if|whether|who|what|when|how|yet)|(?:is|are|was)(?: still|n['’]?t| not)(?: yet)?(?: been)? (?:being )?(?:argued|debated|undecided|unclear|to be (?:decided|confirmed|agreed)|under discussion|up in the air|an open (?:point|question)|decided yet|settled|finalised|finalized)|(?:has|have)(?:n['’]?t| not)(?: yet)? (?:been )?(?:decided|told us|settled|made up|confirmed (?:if|whether|who|when|what))|undecided|up in the air|anyone['’]?s guess|remains to be seen|(?:unclear|open) (?:whether|if|who|what)|TBC|TBD|to be confirmed|no (?:successor|replacement) yet|seat (?:is )?(?:still )?empty)\b/i
/** The bare answer that somebody does not know: what it is of was asked before it. */
const dontKnowHan =
  /^[^，。；！？\n]{0,8}(?:说不准|说不好|吃不准|不好说|不清楚|不知道|不确定|没底|没人知道|没消息|没说|没打听到?|打听不到|没问(?:到|出来)|没听说)|^(?:这个?|那个?|这事|那得?|这得?)?(?:得|要|我得|我要|还得)(?:去)?(?:问|看)(?:一?下)?\p{Script=Han}{1,4}(?=$|[，,。；;\s])/u
const dontKnowLatin =
  /^\W*(?:(?:honestly|sorry|well|hm+|tbh),? )*(?:no idea|no clue|not sure|(?:I )?don['’]?t know|dunno|nobody knows|no ?one knows|can['’]?t say|not known(?: yet)?|no ?body['’]s said|(?:would|will|['’]d|['’]ll)? ?(?:have|need) to ask \p{Lu}\p{L}+)\b/iu
/** 没有 设计院还没回: an answer that says too little of what it is of. */
const shortAnswer = /^(?:还?没有?|暂时没有?|不是|no|not yet|nope)(?=[\s，,。.]|$)/iu
const longestAnswer = 24
/** A thing of ours, of a to-do, or of everyday life is no question to them. */
const ofOurs =
  /我们(?:这边|内部|自己)|我方|老板|底[价线]|机票|酒店|吃饭|加班|请假|开会|会议室|几点|[?？]\s*$|吗\s*$|没定金|\b(?:our (?:price|floor|margin|boss|side)|flights?|hotel|train|lunch|dinner|meeting room|parking)\b/iu
/** What is said of somebody by no name is said among ourselves; read out, nobody knows whom it is of. */
const ofSomebodyUnnamed = /(?<!其)[他她](?!们)|\b(?:he|she|him|her)\b/iu
const settled =
  /定了|确定了|敲定|批了|明确|不用了|决定|就按|改[为成到]|答应|\b(?:decided|confirmed|settled|agreed|approved|it is now|will be)\b/iu
const isAsked =
  /[?？]\s*$|(?:吗|么|呢)\s*[?？]?\s*$|^\s*(?:what|who|when|where|how|do|does|is|are|will|can|did|has|have)\b/iu
const longestAsked = 140
/** An answer so short is told beside what it answers. */
const longestReply = 48

/** A to-do that puts something off: 样机先别急着发. */
const putsOff = /先别|别急着/

interface Row {
  id: string
  text: string
  at: number
  direction: string | null
  kind: string
  contactId: string | null
}

const query = `SELECT e.id, e.text, e.occurred_at AS at, e.kind, e.contact_id AS contactId,
    (SELECT a.direction FROM activities a WHERE a.evidence_id = e.id AND a.deleted_at IS NULL LIMIT 1) AS direction
   FROM evidence e
  WHERE e.account_id = ? AND e.kind IN ('message', 'note') AND e.shredded_at IS NULL AND e.sensitivity <> 'restricted' AND e.consent <> 'withdrawn'
   AND (e.deal_id IS NULL OR e.deal_id = ?) AND e.known_at <= ? AND e.occurred_at >= ? AND e.occurred_at <= ?
  ORDER BY e.key DESC LIMIT ${mostRead}`

/** Where the words begin that say of what it is open: with their clause, or the one before where it begins with the asking. */
function startOf(line: string, at: number, end: number): number {
  const clauseStart = (before: number): number =>
    Math.max(
      ...['，', ',', '。', '；', ';', '！', '？'].map((mark) => line.lastIndexOf(mark, before - 1) + 1),
    )
  const own = clauseStart(at)
  const first =
    line.slice(own, at).trim() === '' && own > 0 && /[，,]/.test(line[own - 1]!) ? clauseStart(own - 1) : own
  return end - first <= longestPoint.han ? first : end - own <= longestPoint.han ? own : at
}

/** The lines of a text that its writer wrote, a sentence that a mail breaks over several as one. */
function* linesOf({ text }: Row): Generator<{ start: number; text: string }> {
  for (const line of text.matchAll(/[^\n]+(?:(?<=[^\n]{48}[\p{L}\d,])\n(?=\p{Ll})[^\n]+)*/gu)) {
    // What a mail quotes below was told before.
    if (/^\s*>/.test(line[0])) continue
    if (/^\s*-{3,}|^\s*(?:From|发件人)\s*[:：]/.test(line[0])) break
    yield { start: line.index, text: line[0] }
  }
}

interface Told {
  words: string
  /** Where in its line it is told. */
  start: number
  end: number
  /** Whether the words are another's, which somebody could not answer. */
  isAnswer: boolean
  /** The message in which it was asked. */
  askedId?: string
  /** What was answered, where that is short enough to be told with it. */
  answer?: string
}

/** Marks of a list go, and the number of what is asked about stays: 2号线是否纳入. */
const tidied = (words: string): string =>
  words
    // [捂脸], [语音]: what a copy of a talk leaves of pictures.
    .replace(/^(?:[[［【]\p{Script=Han}{1,6}[\]］】]\s*)+/u, '')
    .replace(/^(?:[\s\-•*、:：]|\[[ xX]?\]|[(（]\d{1,2}[)）]|\d{1,2}\s*[.、)）:：](?!\d))+/u, '')
    // Whoever is called, and a word of yes before it, are no part of what is asked.
    .replace(
      /^(?:@\S+\s*|\p{Script=Han}{1,4}[，,]\s*(?=\p{Script=Han}{4})|(?:ok|okay|hi|hey|and|so|btw)[.,!]*\s+)+/iu,
      '',
    )
    // 还没定,别问我: that somebody isn't the one to ask is no part of it either.
    .replace(/[，,。.;；\s]*(?:你?别(?:来)?问我|don['’]t ask me)[。.!！]*\s*$/iu, '')
    .trim()
    .replace(/\s*\t\s*/g, ' · ')
    .replace(/\s*\n\s*/g, ' ')

/** Where a line says that nobody knows where somebody stands, with the clause before it that names whom. */
function standOf(line: string): RegExpExecArray | null {
  const found = standHan.exec(line)
  if (found === null || !/[他她]/.test(found[0])) return found
  const before = /[^，,。；;\n]{2,30}[，,]\s*$/u.exec(line.slice(0, found.index))
  return before === null
    ? found
    : Object.assign([line.slice(before.index, found.index + found[0].length)] as unknown as RegExpExecArray, {
        index: before.index,
        input: line,
      })
}

/** What a line says is open, in the words that say so; null where it does not. */
function openIn(line: string): Told | null {
  const han = openHan.exec(line) ?? standOf(line)
  if (han !== null) {
    const end = han.index + han[0].length
    const start = startOf(line, han.index, end)
    return { words: tidied(line.slice(start, end)), start, end, isAnswer: false }
  }
  const english = openInEnglish(line)
  if (english !== null)
    return { words: tidied(line.slice(english.start, english.end)), ...english, isAnswer: false }
  const latin = openLatin.exec(line)
  if (latin === null) return null
  const before = [...line.slice(0, latin.index).matchAll(/[.!?;]\s+|\n(?=\p{Lu})/gu)].at(-1)
  const start = before === undefined ? 0 : before.index + before[0].length
  const behind = /[.!?;](?:\s|$)/.exec(line.slice(latin.index))
  const end = behind === null ? line.length : latin.index + behind.index
  // "does it need a permit? nobody knows": what nobody knows stands before.
  const lead = [...line.slice(0, start).matchAll(/[^.!?;]*\?\s*$/g)].at(-1)?.[0] ?? ''
  const isBare = line.slice(start, end).trim().length < 24 && lead.trim() !== ''
  const words = tidied(isBare ? lead : line.slice(start, end))
  return { words, start, end, isAnswer: isBare }
}

/** What somebody was asked who answered that they do not know; null where nothing was asked. */
function askedOf(db: ReadableDb, row: Row, { text }: { text: string }): Told | null {
  // 没有，完全不知道她什么态度: who she is was asked before it.
  const stand = standHan.exec(text)
  const isOfAsked = stand !== null && /[他她]/.test(stand[0]) && stand.index <= 6
  const isShort = shortAnswer.test(text) && text.length <= longestAnswer && openIn(text) !== null
  const isAnswer = isShort || isOfAsked || dontKnowHan.test(text) || dontKnowLatin.test(text)
  if (row.kind !== 'message' || !isAnswer) return null
  const asked = messageBefore(db, row.id, (said) => said.length <= longestAsked)
  const words = asked?.text
    .split(/(?<=[。！？!?；;\n])/u)
    .map(tidied)
    .filter((one) => one.length >= leastLetters)
  const question = words?.findLast((one) => isAsked.test(one))
  if (question === undefined) return null
  const end = text.search(/(?<=[。！？!?；;])|[.](?:\s|$)/u)
  const reply = (end <= 0 ? text : text.slice(0, end)).trim().replace(/[。.；;\s]+$/u, '')
  return {
    words: question.replace(/[?？]$/u, ''),
    start: 0,
    end: end <= 0 ? text.length : end,
    isAnswer: true,
    askedId: asked!.id,
    ...(reply.length <= longestReply ? { answer: reply } : {}),
  }
}

/**
 * What the records themselves say is open, newest first, as what is still to be found out: what somebody told is not decided, as
 * long as nobody told since that it is. Nothing of what is to be kept quiet.
 */
export function openPoints(
  db: ReadableDb,
  {
    accountId,
    dealId,
    asOf,
    names,
    lang = 'zh',
    owedByUs = [],
    people = [],
    isQuiet,
  }: {
    accountId: string
    dealId: string
    asOf: number
    names: RegExp | null
    /** Of the question; what is quoted stays in its own. */
    lang?: 'zh' | 'en'
    /** What we owe: where that stands is ours to say, and no question to them. */
    owedByUs?: readonly string[]
    /** The customer's people, of whom one may be named as who knows. */
    people?: readonly Pick<Contact, 'id' | 'name' | 'nickname'>[]
    isQuiet: (evidenceId: string, span: { start: number; end: number }) => boolean
  },
): Blank[] {
  const rows = db.read(query).all(accountId, dealId, asOf, asOf - openDays * dayMs, asOf) as unknown as Row[]
  const found: {
    words: string
    /** Who of them is named beside it, and may know. */
    whom: string | null
    at: number
    id: string
    askedId: string | null
    answer: string | null
  }[] = []
  for (const row of rows)
    for (const line of linesOf(row)) {
      if (row.direction === 'outbound') continue
      const answer = askedOf(db, row, line)
      const owns = piecesOf(line.text).flatMap(({ start, text }) => {
        const told = openIn(text)
        return told === null ? [] : [{ ...told, start: start + told.start, end: start + told.end }]
      })
      // 不清楚。招标也没定: who cannot answer one thing may tell that another is open.
      const further = owns.filter(({ start }) => answer === null || start >= answer.end)
      for (const told of [...(answer === null ? [] : [answer]), ...further]) {
        const { words } = told
        if (
          words.length < (told.isAnswer ? leastLetters : leastOfOpen[scriptOf(words)]) ||
          words.length > longestPoint[scriptOf(words)]
        )
          continue
        if (!told.isAnswer && ofSomebodyUnnamed.test(words.split(/[，,；;]/)[0]!)) continue
        if (ofOurs.test(told.isAnswer ? words.replace(/(?:吗|么|呢)?\s*[?？]?\s*$/u, '') : line.text))
          continue
        if (putsOff.test(words) || isForUsAlone(line.text)) continue
        if (isQuiet(row.id, { start: line.start + told.start, end: line.start + told.end })) continue
        found.push({
          words,
          whom: whomToAsk(line.text, row, people),
          at: row.at,
          id: row.id,
          askedId: told.askedId ?? null,
          answer: told.answer ?? null,
        })
      }
    }
  if (found.length === 0) return []
  // What was asked and not answered stands there already.
  const answered = new Set(found.flatMap(({ askedId }) => askedId ?? []))
  const things = found
    .filter(({ id }) => !answered.has(id))
    .slice(0, mostLookedAt)
    .map((one) => ({ ...one, thing: thingWords(one.words, names) }))
  const ours = owedByUs.map((words) => thingWords(words, names))
  const theirs = things.filter(({ thing }) => !ours.some((own) => likenessOfThings(thing, own) >= isOneThing))
  const once = theirs.filter(
    ({ thing }, index) =>
      !theirs.slice(0, index).some((other) => likenessOfThings(thing, other.thing) >= isOneThing),
  )
  const decided = rows
    .filter(({ text }) => settled.test(text) && openIn(text) === null)
    .map((row) => ({ ...row, thing: thingWords(row.text, names) }))
  return once
    .filter(
      ({ thing, at, id }) =>
        !decided.some(
          (row) => row.at > at && row.id !== id && likenessOfThings(thing, row.thing) >= isOneThing,
        ),
    )
    .slice(0, mostPoints)
    .map(({ words, answer, whom }) => ({
      code: 'open',
      question:
        lang === 'zh'
          ? `“${words}”${answer === null ? '' : `（上次回的是“${answer}”）`}：还没弄清${whom === null ? '' : `，可问${whom}`}`
          : `“${words}”${answer === null ? '' : ` (answered so far: “${answer}”)`}: not known yet${whom === null ? '' : `; ${whom} may know`}`,
      n: 1,
    }))
}

/** The parts of a line, each of which may tell of something else: 名单没打听到；预算要不要分两年，财务也没回. */
function piecesOf(line: string): { start: number; text: string }[] {
  if (!/\p{Script=Han}/u.test(line)) return [{ start: 0, text: line }]
  return [...line.matchAll(/[^。；;！!]+[。；;！!]?/gu)].map(({ index, 0: text }) => ({ start: index, text }))
}

/** Whether a line was told us alone, or says itself that others are not to hear of it. */
const isForUsAlone = (line: string): boolean => isHush(line, 'note') || isConfided(line, 'customer')

/** Who of the customer is named in a line beside whoever wrote it; null where nobody or more than one is. */
function whomToAsk(
  line: string,
  { contactId }: Row,
  people: readonly Pick<Contact, 'id' | 'name' | 'nickname'>[],
): string | null {
  // 祝总也没底: who is named there doesn't know either.
  if (
    /[也都](?:还)?(?:没底|没数|不清楚|不知道|说不准)|\b(?:neither|nor) (?:does|do|did)\b/i.test(
      line.replace(/我[也都]/g, ''),
    )
  )
    return null
  const named = people.filter(
    (one) => one.id !== contactId && (isNamedIn(line, one) || isAddressedIn(line, one, people)),
  )
  return named.length === 1 ? named[0]!.name : null
}
