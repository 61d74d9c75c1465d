import type { Lang } from '../../atoms/library/index.ts'
import { addressOf, greetingOf } from '../address.ts'
import type { CustomerFact } from '../types.ts'
import { isRelayed } from './asked.ts'
import type { SayableFact, ShelfInput } from './factShelf.ts'
import { asks } from './quoting.ts'

type Whose = Pick<SayableFact, 'by' | 'guest' | 'isGuests'>
/** Whose words a fact holds, or to whom we said them: the person addressed, another guest, a colleague, or their side. */
export function byWhom(
  fact: CustomerFact,
  input: Pick<ShelfInput, 'person' | 'committee' | 'lang' | 'guests'>,
): Whose {
  const { person, lang, guests = [] } = input
  const { toward, contactId } = fact
  const own = whoseIs(fact, input)
  if (toward === undefined || toward === contactId || toward === person?.contactId) return own
  const hearer = guests.find((one) => one.contactId === toward)
  return hearer === undefined ? own : { by: own.by, guest: greetingOf(hearer, lang), isGuests: false }
}

function whoseIs(
  { contactId, kind, text }: CustomerFact,
  { person, committee, lang, guests = [] }: Pick<ShelfInput, 'person' | 'committee' | 'lang' | 'guests'>,
): Whose {
  const nobody = { guest: null, isGuests: false }
  const side = lang === 'zh' ? '贵方' : 'your side'
  // Who hands on a wish is not who has it.
  if (asks.has(kind) && isRelayed(text)) return { by: side, ...nobody }
  if (contactId !== null && contactId === person?.contactId)
    return { by: lang === 'zh' ? '您' : 'you', ...nobody }
  const guest = guests.find((one) => one.contactId === contactId)
  if (guest) return { by: namedAs(guest, lang), guest: greetingOf(guest, lang), isGuests: true }
  // What a colleague wrote to us is theirs to show at home.
  if (kind === 'answerDue' || kind === 'answerBefore') return { by: side, ...nobody }
  const colleague = committee.find((seat) => seat.contactId !== undefined && seat.contactId === contactId)
  if (!colleague?.name) return { by: side, ...nobody }
  const name = addressOf({ name: colleague.name, title: colleague.title ?? null }, lang)
  if (lang === 'en') return { by: `your colleague ${name}`, ...nobody }
  return { by: `${colleague.department ?? ''}${name}`, ...nobody }
}

/** Who sits at the table is spoken of as one speaks across it. */
const namedAs = (guest: { name: string; title: string | null }, lang: Lang): string =>
  lang === 'en' ? greetingOf(guest, lang) : addressOf(guest, lang)
