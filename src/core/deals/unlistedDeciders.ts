import type { Contact } from '../contacts/store.ts'
import { surnameClass } from '../facts/personHead.ts'
import type { Fact } from '../facts/store.ts'
import { titleAfterSurname } from '../imports/formsOfAddress.ts'
import { toSimplified } from '../imports/matching/simplified.ts'
import { spokenClauses } from './spokenClauses.ts'
import { whoIsCalled } from './whoIsCalled.ts'

/** Somebody of the customer who has the last word by what was said, and whom no list has. */
export interface UnlistedDecider {
  name: string
  title: string | null
  words: string
  evidenceId: string
  start: number
  end: number
  at: number
}

const called = `(?<called>${surnameClass}(?:${titleAfterSurname}))(?:[（(]\\s*(?<name>${surnameClass}\\p{Script=Han}{1,2})[\\s，,、]*(?<title>[^（()）]{0,12}?)\\s*[)）])?`
/** 最后拍板还是许总(许志忠 总经理), 许总点头就过, 贺董说了算: the pen or the last word with whom it is. */
const decides = new RegExp(
  [
    `拍板(?:的)?(?:人)?(?:还|就|都)?(?:是|归|要找|得找|在)${called}`,
    `${called}(?:自己|来|一)?(?:拍板|说了算|做主|(?:签(?:字)?|点头)(?:了)?(?:基本上?|也)?就(?:算数?|过|成|行|好|定了))`,
  ]
    .map((part, at) =>
      at === 0
        ? part
        : part
            .replaceAll('(?<called>', '(?<called2>')
            .replaceAll('(?<name>', '(?<name2>')
            .replaceAll('(?<title>', '(?<title2>'),
    )
    .join('|'),
  'u',
)
const ourOwn = /我们|我司|我方|咱们|公司里/u

/**
 * Who has the last word by facts of kind `decisionRole` and is called like nobody of `contacts`, the newest; null where nobody is.
 * Guesses and what was denied name nobody.
 */
export function unlistedDecider(
  facts: readonly Pick<Fact, 'kind' | 'text' | 'stance' | 'evidenceId' | 'spanStart' | 'occurredAt'>[],
  contacts: readonly Pick<Contact, 'id' | 'name' | 'nickname'>[],
): UnlistedDecider | null {
  const told = facts.filter(
    ({ kind, stance }) => kind === 'decisionRole' && stance !== 'thought' && stance !== 'negated',
  )
  for (const fact of told.toSorted((one, other) => other.occurredAt - one.occurredAt))
    for (const { words, start } of spokenClauses(fact.text)) {
      const found = decides.exec(toSimplified(words))
      if (found === null || ourOwn.test(words)) continue
      if (whoIsCalled(words, contacts) !== null) continue
      const { groups } = found
      const own = (piece: string | undefined): string | null => {
        if (piece === undefined || piece.trim() === '') return null
        const at = toSimplified(words).indexOf(piece)
        return at < 0 ? piece : words.slice(at, at + piece.length)
      }
      const name = own(groups!.name ?? groups!.name2) ?? own(groups!.called ?? groups!.called2)
      if (name === null) continue
      return {
        name,
        title: own(groups!.title ?? groups!.title2),
        words,
        evidenceId: fact.evidenceId,
        start: fact.spanStart + start,
        end: fact.spanStart + start + words.length,
        at: fact.occurredAt,
      }
    }
  return null
}
