import type { FactKind } from '../../atoms/library/index.ts'
import { inSimplified } from '../../facts/sentences/inSimplified.ts'
import type { CustomerFact } from '../types.ts'
import type { ShelfInput } from './factShelf.ts'

/** Kinds whose words are read back to somebody as what they or their side said. */
const readBack: ReadonlySet<string> = new Set<FactKind>([
  'customerAsk',
  'statedConcern',
  'statedGoal',
  'userComplaint',
  'securityRequirement',
])

/** 年前能不能交车一直问, "keeps asking whether": how a note of ours puts it that somebody asks. */
const ofOurNote =
  /(?:一直|老是?|总是?|反复|天天|又)(?:在)?(?:问|催|念叨|提起?)(?=[，,。；;！!\s]|$)|\bkeeps? (?:on )?(?:asking|saying|chasing|pushing)\b|\b(?:asked|asks) (?:again|once more)\b/i
/** "Rosa Lind from the union wants …": a note names who it is that wants, whom no list may have. */
const ofThirdPerson =
  /^(?:\p{Lu}[\p{L}'’-]+ ){1,3}(?:(?:from|of|at|in) (?:the )?\p{L}+ )?(?:wants?|needs?|asked|asks|would like|insists|is worried|fears)\b/u
/** What somebody else tells of a person: that they want, fear or say something. */
const told = {
  han: /^(?:总|工|董|经理|主任|部长|科长|处长|厂长|院长|总监|协理|副理|课长|老师|姐|哥)?(?:其实|就|也|更|最|还|都|只|那边|这边|自己|他|她)*(?:要|想|怕|担心|说|问|关心|看重|盯|觉得|认为|希望|坚持|嫌|不放心)/u,
  latin:
    /^(?:[ ,]+\p{L}+){0,4}? (?:really |only |still |just |also )?(?:wants?|needs?|asks?|asked|says?|said|is (?:worried|afraid|keen|after)|cares?|worries|fears?|would like|insists?|thinks?)\b/u,
} as const

/** Whether words of a fact tell of one of these people what they want or say: it is told by another, and read back to nobody. */
export function isToldOf(
  { kind, text, speaker }: Pick<CustomerFact, 'kind' | 'text' | 'speaker'>,
  { person, guests = [], committee }: Pick<ShelfInput, 'person' | 'guests' | 'committee'>,
): boolean {
  if (!readBack.has(kind)) return false
  const words = inSimplified(text.trim())
  if (speaker === 'note' && (ofOurNote.test(words) || ofThirdPerson.test(words))) return true
  const names = [
    ...(person ? [person.name] : []),
    ...guests.map(({ name }) => name),
    ...committee.flatMap(({ name }) => name ?? []),
  ]
  return names.some((name) => {
    const simple = inSimplified(name)
    const isHan = /^\p{Script=Han}+$/u.test(simple)
    const calls = isHan ? [simple, simple[0]!] : [simple, simple.split(/\s+/)[0]!]
    return calls.some((call) => {
      if (!words.startsWith(call)) return false
      const rest = words.slice(call.length)
      if (!isHan) return told.latin.test(rest)
      // A surname alone needs a title behind it: 顾总其实更怕 is told of Gu, 顾虑 of nobody.
      return call.length > 1
        ? told.han.test(rest)
        : /^(?:总|工|董|经理|主任|部长|科长|处长|厂长|院长|总监|协理|副理|课长|老师|姐|哥)/.test(rest) &&
            told.han.test(rest)
    })
  })
}
