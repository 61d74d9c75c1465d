import type { BuyingTask } from '../../shared/vocabulary.ts'
import { isAddressedIn, isNamedIn } from '../contacts/calledInText.ts'
import type { Contact } from '../contacts/store.ts'
import { surnameOf } from '../imports/formsOfAddress.ts'
import { toSimplified } from '../imports/matching/simplified.ts'
import { hasPartOfSay } from './rolesSaid.ts'
import { type Clause, spokenClauses, turnBehind } from './spokenClauses.ts'

/** What somebody does in the decision by the words of a record, and where they stand. */
export interface TaskSaid {
  task: BuyingTask
  /** The clause that says it. */
  words: string
  evidenceId: string
  start: number
  end: number
}

/** The words of each part in a decision; of a clause with several the first in this order counts. */
const tasks: readonly [BuyingTask, RegExp][] = [
  ['countersigns', /(?<!不)会签|复签|加签|\b(?:countersigns?|co-?signs?)\b/i],
  // 袁工不签我也不签, 资安没过许总不会签: the one who is named is who does not sign then.
  [
    'blocks',
    /一票否|(?:不|不会|不肯)(?:点头|放行|签(?!到|收))(?=[^，。；]{0,2}(?:我|他|她|[总董])[^，。；]{0,4}不)|先[^，。；]{1,14}才(?:会|能|肯)?(?:放行|签|点头|批|同意)|(?:那|这)(?:一)?关(?:最|很|特别)?(?:硬|难|严)|\b(?:has a veto|holds a veto|can (?:still )?(?:block|veto|stop|sink)|(?:wo|would)n['’]t (?:overrule|go against|override)|nobody (?:else )?(?:tells|overrules) (?:her|him|me|them))\b|\bif \p{Lu}\p{L}+ says no\b/iu,
  ],
  ['chairs', /主任委员|主席|组长|\b(?:in the chair|in chair|chairs|chaired by)\b/i],
  ['recommends', /推荐|提名|提方案|\b(?:recommends?|nominates?|recommendation (?:goes|comes) from)\b/i],
  [
    'scores',
    /打分(?!办法|标准|细则|规则|表|制|的?(?:权重|办法))|评分(?!办法|标准|细则|表)|有一票|\b(?:scores?(?! (?:you|us|them|is|of|on))|votes? on)\b/i,
  ],
  ['hasSay', hasPartOfSay],
  [
    'decides',
    /拍板|说了?算|来定|(?:签(?:字)?|点头|同意)(?:了|的话)?(?:基本上?|差不多|也)?就(?:算数?|行|好|可以|够|过|成|能[定签]|定了)|(?<=[总董长任工监他她])(?:自己|来|就)?决定|(?<=[总董长任工])定(?=$|[，,。；;、\s])|(?<=[总长任])(?:可|能|自己)定(?!制|金|期|点)|最后签字|\b(?:decides?|(?:makes?|takes?) the (?:final )?(?:decision|call)\b(?! (?:on|at|with|from) )|signs?|(?:has|have|needs?) to sign|final say|last word)\b(?! (?:the )?nda)/i,
  ],
  [
    'signs',
    /(?<=[总董长任工)）他她])签(?:字|批)?(?=$|[，,。；;、\s])|\bneeds? \p{Lu}\p{L}+['’]s signature\b|\bwho signs\b/u,
  ],
]
/** Who has the say itself, beside whom somebody else has the pen: "I decide this one, Helen signs". */
export const hasSay =
  /拍板|说了?算|(?:签(?:字)?|点头)(?:了|的话)?(?:基本上?|差不多|也)?就(?:算数?|过|成|能[定签]|定了)|(?<=[总董长任工监他她])(?:自己|来|就)?决定|(?<=[总董长任工我来自己])定(?=$|[，,。；;、\s])|\b(?:decides?|(?:makes?|takes?) the (?:final )?decision|final say|last word)\b|\bmakes? the (?:final )?(?:recommendation|call) and (?:the )?\p{L}+ follows?\b|\bmakes the (?:final )?call\b(?! (?:on|at|with|from) )/iu
/** A pen that goes up to a sum, or from one on: "signs up to 90k", "I sign anything over CNY 2M", 80万以上我签. */
const penOfSum =
  /\b(?:signs?|approves?)(?: off)?(?: on)?(?: for)?(?: (?:it|all|anything|everything|whatever|contracts?|orders?|deals?|purchases?|spend|invoices?|amounts?|that(?:['’]s| is)|which is))* ?(?:up to|above|over|below|under|beyond|from|to|until|till|more than|less than|exceeding|higher than|[<>≤≥])=? ?(?:the )?(?:[€£$¥]|[A-Z]{2,3}\$? ?)?\d|\d\s*[万wWkKmM]?(?:元|块)?(?:含税|未税|不含税)?(?:及?以[上下内]|往上|往下)[^，,。；;\n]{0,6}签/u
const isPenOfSum = (words: string): boolean => penOfSum.test(words) && !hasSay.test(words)
const denied =
  /(?:拍板|说了算|做主|签字|决策人|来定)(?:的说法|这个|这事)?(?:是|就|都|其实)*(?:错的|不对|搞错|弄错|记错|错了|不准)|(?:不是|并非|轮不到)[^，。；]{1,5}(?:说了算|拍板|做主)|不打分|不(?:能|再|用|归|由|找|让)[^，,。；;\n]{0,5}(?:签|拍板|定标|批)|签不了|没(?:有)?(?:这个)?(?:签字|签批|审批)?权(?!重|利)|没有?票|不投票|无票|\b(?:no vote|(?:does|do|ca|wo|can|is|are|could|may|must|will)(?:n['’]?t| ?not)(?: be)?(?: the one| able| allowed| authori[sz]ed)?(?: who| to)? (?:vot|scor|decid|sign|approv)\w*|no longer (?:votes?|scores?|decides?|signs?|approves?)|before (?:i|we))\b/i
/** "Sue can't sign this one", "Ann is not the one who decides": what an older record said of them ends here. */
const mayNot =
  /(?:拍板|说了算|做主|签字|决策人|来定)(?:的说法|这个|这事)?(?:是|就|都|其实)*(?:错的|不对|搞错|弄错|记错|错了|不准)|(?:不是|并非|轮不到)[^，。；]{1,5}(?:说了算|拍板|做主)|(?:只管|只负责)[^，。；]{1,8}(?:推荐|谈价|流程|建议|意见)|\b(?:can(?:not|['’]t| no longer)|could(?:n['’]t| not)|may not|must(?:n['’]t| not)|won['’]t|will not|is(?:n['’]t| not) (?:allowed|entitled|authori[sz]ed|able|permitted|empowered) to|has no (?:authority|mandate|power|right) to|not (?:for|up to) \w+ to|(?:is(?:n['’]t| not)|not) the one (?:who|to)) (?:\w+ )?(?:sign(?:s|ing)?|decides?|approves?|countersigns?)\b|(?:没有?权|无权|不能|签不了|不够权限)[^，。；]{0,4}(?:签|批|定)/i
/** "Pieter won't sign unless …": who does not do it before that does it then. */
const onlyIf = /^[^.;\n]*\b(?:unless|until|till|without|before|if)\b/i
/** A process is told of people and not of a wish or a question. */
const asked = /[?？]|吗|\b(?:could|would|please)\b/i
/** Who is meant by "they" or by a panel is told where it is listed: "Panel = Graham, Judith, Priya. They score". */
const listed = /\b(?:panel|jury|scorers)\b|小组|评审组|评委/i
const theseDo = /^(?:they|the panel|panel|all three|他们|小组|评审组|评委)\b|^(?:他们|小组|评委)/i

/** Whoever writes says what they do themselves: "Priya recommends and I sign", 最后我签. */
const ownTasks: readonly [BuyingTask, RegExp][] = [
  [
    'countersigns',
    /我(?:来|也|再)?(?:会签|复签|加签)|\bI (?:also |then |have to |must )?(?:countersign|co-?sign)\b/i,
  ],
  [
    'decides',
    /\bI make the (?:final )?(?:recommendation|call) and (?:the )?\p{L}+ follows?\b|(?<![替帮给为])我(?:来|自己)?(?:拍板|签字|签批|签(?![到收完了过])|说了算|来定)|\bI (?:also |then |have to |must |will |['’]ll )?(?:sign(?: off)?|decide|(?:make|take) the (?:final )?decision|have the (?:final say|last word))\b/iu,
  ],
]
/** "It is no longer Dora": whoever had the last word has it no more. */
const noLonger = /\b(?:no longer|any ?more)\b|不再(?:由|是|归)|不是[^，。]{1,4}了|已经?不(?:是|归|由)/iu
/** How far before a clause it may be said that it is of deciding, in characters. */
const farthestBefore = 160
const ofDeciding =
  /\b(?:signs?|signing|sign-off|decid\w+|approv\w+|authority|delegations?)\b|签|拍板|审批|说了算/i

const ofThem =
  /^(?:he|she)\b|^字(?:也|还|都|现在)*(?:是|由|归|得|要)+[他她]|^(?:\p{Script=Han}{0,2})[他她](?!们)也?[有会要来]?/iu

/** 质量这条线仪器他签了就算数, 500万以上的合同都是他签: whoever was spoken of, also behind what it is about. */
const penOfPronoun =
  /^(?:(?!\p{Script=Han}(?:总|董|经理|主任|部长|处长)).){1,18}?(?<![其])[他她](?!们)(?:自己|来|一|要|得)?(?:能|可以|有)?(?:签|点头|拍板|说了算|决定|批|做主|先|一票)|\bnobody (?:else )?(?:tells|overrules) (?:her|him)\b/u

/** X说他 …: whoever is told of is another than who tells it. */
const tellsOfAnother = /^[^，,。；;]{1,6}?说[「“"『\s]*(?=[他她](?!们))/u
const hangsOnWhom =
  /(?<who>[^“”"「」『，。；：:\s]{1,6}?)(?:不|没|要是不|如果不)(?:会|肯)?(?:签|点头|放行|同意)[^，。；]{0,2}(?:我|他|她|[总董])[^，。；]{0,4}不/u
/** 韩部长只管技术推荐: what is left to somebody who decides nothing. */
const onlyRecommends = /只(?:管|负责)[^，。；]{0,6}推荐|\b(?:only|just) recommends\b/i
const goesFromTo = /\brecommendation (?:goes|comes) from\b[^.;]+\bto\b/i
/** Clauses that may go on about somebody without a name. */
const mostSince = 3

/** What stands before an item of a list. */
const bullet = /^(?:[-*•·]|\d{1,2}[.)])\s+/
/** What stands before a colon is whose words follow, or a heading: "How they decide: Callum scores". */
const heading = /^(?<head>[^:：]{1,30})[:：]\s*/
const isHeading = /\bhow\b|\bprocess\b|流程|方式|决策[*\s]*$/i

type Person = Pick<Contact, 'id' | 'name' | 'nickname' | 'title' | 'leftAt'>

/** Whom of the people a clause names: by name, as they are called, by surname in a list in brackets, or by a title that one alone has. */
function namedIn<One extends Person>(words: string, people: readonly One[]): One[] {
  const initialled = people.filter((person) => {
    const initials = /^(?:\p{Lu}[\p{L}'’-]+ ?){2,3}$/u.test(person.name)
      ? person.name
          .split(' ')
          .map(([first]) => first)
          .join('')
      : null
    return (
      initials !== null &&
      new RegExp(`(?<![\\p{L}])${initials}(?![\\p{L}])`, 'u').test(words) &&
      people.filter(
        (other) =>
          other.name
            .split(' ')
            .map(([first]) => first)
            .join('') === initials,
      ).length === 1
    )
  })
  // "Recommendation goes from MH to RA": of one alone the letters may be anything.
  const lettersOf = ({ name }: One): string =>
    name
      .split(' ')
      .map(([first]) => first)
      .join('')
  if (initialled.length > 1)
    return initialled.toSorted(
      (one, other) => words.indexOf(lettersOf(one)) - words.indexOf(lettersOf(other)),
    )
  const inBrackets = [...words.matchAll(/[（(]([^（()）]{1,40})[)）]/g)].flatMap(([, list]) =>
    list!.split(/[、，,/ ]/).map((part) => part.trim()),
  )
  return people.filter((person) => {
    if (isNamedIn(words, person) || isAddressedIn(words, person, people)) return true
    const surname = surnameOf(person.name)
    if (
      surname !== null &&
      inBrackets.includes(surname) &&
      people.every((other) => other.id === person.id || surnameOf(other.name) !== surname)
    )
      return true
    const title = person.title?.replace(/^(?:acting|interim)\s+/i, '') ?? ''
    return (
      title.length > 6 &&
      words.includes(title) &&
      people.filter((other) => other.title?.replace(/^(?:acting|interim)\s+/i, '') === title).length === 1
    )
  })
}

/** What a mail quotes was said before it, by others: its lines are blank here, so that offsets hold. */
const withoutQuotes = (text: string): string =>
  text.replaceAll(/^[ \t]*>[^\n]*/gm, (line) => ' '.repeat(line.length))

/** 她要是不点头贺总不会拍板, 要秦工点头陶总才签: whose consent it hangs on, and who does it then. */
const conditional =
  /^(?<first>[^，,。；;]*?(?:不|没有?|先|要|等|得|只要|除非)[^，,。；;]{0,8}?(?:点头|同意|松口|认可|开口|表态|反对|签字|过关|放行))(?:的话|之前|以前|以后|之后|了|就|才)*(?<then>[^，,。；;]+)$/u
/** Between two who do one thing together. */
const togetherWith = /^[\s]*(?:和|与|跟|、|及|以及|还有|[+＋&])/u

/** Where in some words somebody is named first, by the end of the name; of nobody there, -1. */
function namedUntil<One extends Person>(words: string, one: One, people: readonly One[]): number {
  for (let end = 1; end <= words.length; end++)
    if (namedIn(words.slice(0, end), people).some(({ id }) => id === one.id)) return end
  return -1
}

/**
 * Of several whom a Chinese clause names, each task with whom it is told of: who stands right before it, and whoever is
 * joined to that one by 和. Null where the clause does not part them so.
 */
function bySubject<One extends Person>(
  words: string,
  named: readonly One[],
  people: readonly One[],
): { task: BuyingTask; ids: string[] }[] | null {
  if (named.length < 2 || !/\p{Script=Han}/u.test(words)) return null
  const places = named
    .map((one) => ({ id: one.id as string, end: namedUntil(words, one, people) }))
    .toSorted((one, other) => one.end - other.end)
  const told = tasks.flatMap(([task, cue]) => {
    const at = cue.exec(words)?.index
    return at === undefined ? [] : [{ task, at }]
  })
  const found = told.flatMap(({ task, at }) => {
    const before = places.filter(({ end }) => end > 0 && end <= at)
    const last = before.at(-1)
    if (last === undefined) return []
    const ids = [last.id]
    for (
      let n = before.length - 2;
      n >= 0 && (before[n]!.end === last.end || togetherWith.test(words.slice(before[n]!.end)));
      n--
    )
      ids.push(before[n]!.id)
    return [{ task, ids }]
  })
  return found.length === told.length && found.length > 0 ? found : null
}

const joint =
  / (?:but|while|whereas|and then|then|and)(?: (?:as|since|because|if|when|where) [^,.;\n]{3,60}?)? (?=\p{Lu})/gu
const tells = (words: string): boolean => tasks.some(([, cue]) => cue.test(words))

/** "Dana decides but Rolf has to countersign" tells two things of two people; "Dana and Rolf decide" one of both. */
function apart<One extends Person>(clause: Clause, people: readonly One[]): Clause[] {
  for (const { index, 0: mark } of clause.words.matchAll(joint)) {
    const [left, right] = [clause.words.slice(0, index), clause.words.slice(index + mark.length)]
    if (!tells(left) || !tells(right)) continue
    if (!/^I\b/.test(right) && namedIn(right, people).length === 0) continue
    const start = clause.start + index + mark.length
    return [
      { ...clause, words: left, end: clause.start + index },
      ...apart({ words: right, start, end: clause.end, goesOn: true }, people),
    ]
  }
  return [clause]
}

/** Whose each task is that a clause on several tells; null where it tells one of all of them. */
function whoseTasks<One extends Person>(
  words: string,
  named: readonly One[],
  people: readonly One[],
  { task, first }: { task: BuyingTask /** Whom a pronoun before means. */; first: readonly One[] },
): { task: BuyingTask; ids: string[] }[] | null {
  const parts = conditional.exec(words)?.groups
  const then = parts === undefined ? [] : namedIn(parts.then!, people)
  if (parts !== undefined && then.length > 0 && tells(parts.then!)) {
    const own = bySubject(parts.then!, then, people) ?? [{ task, ids: then.map(({ id }) => id as string) }]
    const before = [...namedIn(parts.first!, people), ...first].filter(
      ({ id }) => !own.some(({ ids }) => ids.includes(id)),
    )
    // Without whose nod nothing is signed has a say in it, and decides nothing.
    return [
      ...own,
      ...(before.length > 0 ? [{ task: 'hasSay' as const, ids: before.map(({ id }) => id as string) }] : []),
    ]
  }
  return first.length > 0 ? null : bySubject(words, named, people)
}

/** Of a text that says who decides and who signs, the one who signs decides nothing. */
function penApart(found: ReadonlyMap<string, Map<BuyingTask, TaskSaid>>): void {
  const deciding = [...found].flatMap(([id, own]) => {
    const said = own.get('decides')
    return said && hasSay.test(said.words) ? [{ id, evidenceId: said.evidenceId }] : []
  })
  for (const [id, own] of found) {
    const said = own.get('decides')
    if (!said || hasSay.test(said.words)) continue
    if (!deciding.some((one) => one.id !== id && one.evidenceId === said.evidenceId)) continue
    own.delete('decides')
    own.set('signs', { ...said, task: 'signs' })
  }
}

/**
 * What each of an account's people does in the decision, by texts that tell how it is made (oldest first): who scores,
 * recommends, decides, countersigns. Nobody who has left, and nobody by a question; the newest text of a task holds.
 */
export function tasksSaidOf<One extends Person>(
  texts: readonly {
    evidenceId: string
    text: string
    /** With whom the talk was, of whom a note says "he". */
    contactId: string | null
    /** Who of the customer wrote it, and says "I sign". */
    writerId?: string | null
  }[],
  contacts: readonly One[],
): Map<string, TaskSaid[]> {
  const people = contacts.filter(({ leftAt }) => leftAt === null)
  const found = new Map<string, Map<BuyingTask, TaskSaid>>()
  for (const { evidenceId, text: written, contactId, writerId = null } of texts) {
    const text = toSimplified(withoutQuotes(written))
    let panel: One[] = []
    let since = 0
    let before: { people: One[]; task: BuyingTask | null } = { people: [], task: null }
    const clauses = spokenClauses(text).flatMap((one) => apart(one, people))
    for (const { words: whole, start: first, end, goesOn } of clauses) {
      const head = heading.exec(whole)
      const isLabel =
        head !== null &&
        (isHeading.test(head.groups!.head!) || namedIn(head.groups!.head!, people).length > 0)
      const lead = isLabel ? head[0].length : (bullet.exec(whole)?.[0].length ?? 0)
      const words = whole.slice(lead)
      const start = first + lead
      // "He votes on it": whoever was named just before, else whom the talk was with.
      const meant = before.people.length === 1 ? before.people : people.filter(({ id }) => id === contactId)
      const spokenOf =
        ofThem.test(words) || penOfPronoun.test(words)
          ? meant
          : /^who\b/i.test(words) && goesOn
            ? before.people.slice(-1)
            : []
      // 林协理说他那关最硬: of whom somebody tells it, and not of the teller.
      const teller = tellsOfAnother.exec(words)
      const named =
        teller !== null
          ? [...namedIn(words.slice(teller[0].length), people), ...meant]
          : [...namedIn(words, people), ...spokenOf]
      // "It is no longer Gail": what an older record said of them ends here.
      const isOver =
        (mayNot.test(words) && !onlyIf.test(`${words}${text.slice(end, end + 60)}`)) ||
        (noLonger.test(words) && ofDeciding.test(text.slice(Math.max(0, start - farthestBefore), end)))
      if (isOver)
        for (const { id } of named) {
          const said = found.get(id)?.get('decides')
          // 申总定，不是申总签了: the pen goes to somebody else, and the say stays.
          const keepsSay = said?.evidenceId === evidenceId && hasSay.test(said.words) && !hasSay.test(words)
          if (!keepsSay) found.get(id)?.delete('decides')
          found.get(id)?.delete('signs')
          found.get(id)?.delete('countersigns')
        }
      const isAsked = asked.test(`${words}${text.slice(end).trimStart().slice(0, 1)}`)
      const task =
        isOver && onlyRecommends.test(words)
          ? ('recommends' as const)
          : denied.test(words) || isAsked || isOver
            ? null
            : isPenOfSum(words)
              ? 'signs'
              : (tasks.find(([, cue]) => cue.test(words))?.[0] ?? null)
      if (listed.test(words) && task === null && named.length > 0) panel = named
      else if (panel.length > 0 && goesOn && task === null && named.length > 0 && before.people.length > 0)
        panel = [...panel, ...named]
      // "Callum + Head of Lighting score": whoever stands before the plus does so too.
      const together = goesOn && /^[+]/.test(text.slice(0, start).trimEnd().slice(-1)) ? before.people : []
      // "Denise the money", behind who scores what.
      const alike =
        task === null && goesOn && before.task !== null && /^\S+ the \S+$/.test(words) ? before.task : task
      const doers = [...new Set([...together, ...(theseDo.test(words) ? panel : []), ...named])]
      const turn = turnBehind(text.slice(end))
      // What turns to somebody else is told of them.
      const isTurned = turn !== '' && namedIn(turn, people).length === 0
      const told = isTurned ? { words: `${words}${turn}`, end: end + turn.length } : { words, end }
      // 袁工不签我也不签: it hangs on who stands before the first no, be it nobody on file.
      const then = conditional.exec(words)?.groups?.then
      const isOfBoth = then !== undefined && tells(then) && namedIn(then, people).length > 0
      const hangsOn = alike === 'blocks' && !isOfBoth ? hangsOnWhom.exec(words)?.groups?.who : undefined
      const parted =
        hangsOn !== undefined
          ? [{ task: 'blocks' as const, ids: namedIn(hangsOn, people).map(({ id }) => id as string) }]
          : goesFromTo.test(words) && named.length > 1
            ? // "Recommendation goes from MH to RA": the first makes it.
              [{ task: 'recommends' as const, ids: [named[0]!.id as string] }]
            : alike === null || together.length > 0 || theseDo.test(words)
              ? null
              : whoseTasks(words, named, people, {
                  task: isOfBoth ? (tasks.find(([, cue]) => cue.test(then))?.[0] ?? alike) : alike,
                  first: spokenOf,
                })
      for (const { task: own, ids } of parted ?? [])
        for (const id of ids) {
          const does = found.get(id) ?? new Map<BuyingTask, TaskSaid>()
          does.delete(own)
          does.set(own, { task: own, ...told, evidenceId, start })
          found.set(id, does)
        }
      if (alike !== null && parted === null)
        for (const { id } of doers) {
          const own = found.get(id) ?? new Map<BuyingTask, TaskSaid>()
          own.delete(alike)
          own.set(alike, { task: alike, ...told, evidenceId, start })
          found.set(id, own)
        }
      const does =
        writerId === null || isOver || isAsked ? undefined : ownTasks.find(([, cue]) => cue.test(words))?.[0]
      const mine = does === 'decides' && isPenOfSum(words) ? 'signs' : does
      if (mine !== undefined && people.some(({ id }) => id === writerId)) {
        const own = found.get(writerId!) ?? new Map<BuyingTask, TaskSaid>()
        own.delete(mine)
        own.set(mine, { task: mine, ...told, evidenceId, start })
        found.set(writerId!, own)
      }
      // 苏处长： as a line of its own, and what goes on about somebody in clauses that name nobody.
      const heads = words === '' && head !== null ? namedIn(head.groups!.head!, people) : []
      const stays = doers.length === 0 && alike === null && before.people.length === 1 && since < mostSince
      since = stays ? since + 1 : 0
      before = {
        people: heads.length > 0 ? heads : stays ? before.people : doers,
        task: alike,
      }
    }
  }
  penApart(found)
  const writtenIn = new Map(texts.map(({ evidenceId, text }) => [evidenceId, text]))
  return new Map(
    [...found].map(([id, own]) => [
      id,
      [...own.values()].map((one) => ({ ...one, words: asWritten(one, writtenIn.get(one.evidenceId)!) })),
    ]),
  )
}

/** The words in the script in which they were written. */
function asWritten({ words, start }: TaskSaid, text: string): string {
  const own = text.slice(start, start + words.length)
  return toSimplified(own) === words ? own : words
}
