import type { BuyingTask } from '../../shared/vocabulary.ts'
import { isAddressedIn, isNamedIn } from '../contacts/calledInText.ts'
import type { Contact } from '../contacts/store.ts'
import { surnameOf } from '../imports/formsOfAddress.ts'
import { toSimplified } from '../imports/matching/simplified.ts'
import { type Clause, spokenClauses, turnBehind } from './spokenClauses.ts'
import {
  asked,
  bullet,
  denied,
  farthestBefore,
  goesFromTo,
  hangsOnWhom,
  hasSay,
  heading,
  isHeading,
  isPenOfSum,
  listed,
  mayNot,
  mostSince,
  noLonger,
  ofDeciding,
  ofThem,
  onlyIf,
  onlyRecommends,
  ownTasks,
  penOfPronoun,
  tasks,
  tellsOfAnother,
  theseDo,
} from './taskCues.ts'

/** What somebody does in the decision by the words of a record, and where they stand. */
export interface TaskSaid {
  task: BuyingTask
  /** The clause that says it. */
  words: string
  evidenceId: string
  start: number
  end: number
}

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
