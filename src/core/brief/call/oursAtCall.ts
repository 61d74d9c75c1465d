import { ownFirmIn, spellingsOf } from '../../accounts/ownFirm.ts'
import type { VisitPlan } from '../../activities/store.ts'
import { readWorkspaceSettings } from '../../app/workspaceSettings.ts'
import type { Contact } from '../../contacts/store.ts'
import type { ReadableDb } from '../../db/open.ts'
import { surnameOf } from '../../imports/formsOfAddress.ts'
import { guestsIn } from '../../imports/invited.ts'
import { domainsOf, isSharedDomain } from '../../imports/mailDomain.ts'
import { latinFormsOf, localPartOf } from '../../imports/matching/latinNames.ts'
import { nameForm } from '../../imports/matching/nameForm.ts'
import { wholeNameKeys } from '../../imports/ownSide.ts'
import { sidesKnown } from '../../market/sides.ts'
import { nameKeyOf } from '../../nameKey.ts'

const fewestLetters = 5
const mostTold = 6

/** Whether a domain is called by our firm: tarrantlifts.example of Tarrant Lifts, hengrui.cn of 江苏衡锐电气. */
function isCalledByFirm(domain: string, ownFirm: string): boolean {
  const label = domain.split('.')[0]!
  const { words, isChinese } = nameForm(ownFirm)
  const spelled = isChinese
    ? spellingsOf(ownFirm)
    : [words.join(''), words.slice(0, 2).join(''), words[0] ?? '']
  return spelled.some(
    (name) =>
      name.length >= fewestLetters && (label.replaceAll('-', '') === name || label.startsWith(`${name}-`)),
  )
}

/** Winnie Liang of 梁婉怡: whoever writes a Latin first name before the surname in Latin letters. */
const hasSurnameOf = (name: string, chinese: string): boolean => {
  const surname = latinFormsOf(chinese).spoken[0]?.split(' ')[0]
  return surname !== undefined && /^\p{Lu}\p{L}+ /u.test(name) && name.toLowerCase().endsWith(` ${surname}`)
}

/**
 * Who of us joins the call at `callAt` (UTC ms) beside the reader, by the calendar's list of those invited: known as ours by
 * name, writing from an address of our firm, or told by us as coming for us. `theirs` are the customer's people.
 */
export function oursAtCall(
  db: ReadableDb,
  plans: readonly Pick<VisitPlan, 'plannedAt' | 'attendees'>[],
  callAt: number | null,
  theirs: readonly Pick<Contact, 'name' | 'email'>[],
  /** Whom we wrote of as coming for us, perhaps by first name: somebody of another firm too. */
  said: readonly string[] = [],
): string[] {
  const invited = plans
    .filter(({ plannedAt }) => plannedAt === callAt)
    .flatMap(({ attendees }) => guestsIn(attendees ?? ''))
    .filter(({ name }) => name.length > 1 && !name.includes('@'))
  if (invited.length === 0) return []
  const { actorName, ownFirm } = readWorkspaceSettings(db)
  const others = new Set(theirs.map(({ name }) => nameKeyOf(name)))
  const domainsOfTheirs = new Set(theirs.flatMap(({ email }) => (email === null ? [] : domainsOf(email))))
  const reader = wholeNameKeys([actorName])
  const isReader = (name: string, address: string | undefined): boolean =>
    reader.has(nameKeyOf(name)) ||
    latinFormsOf(actorName).addressed.includes(localPartOf(address ?? '') ?? '') ||
    (surnameOf(actorName) !== null && hasSurnameOf(name, actorName))
  const domains = new Set(ownFirmIn(db).domains)
  const sideOf = sidesKnown(db)
  const domainOf = (address: string | undefined): string | null => {
    const [domain] = address === undefined ? [] : domainsOf(address)
    return domain === undefined || isSharedDomain(domain) || domainsOfTheirs.has(domain) ? null : domain
  }
  const isByName = (name: string): boolean => sideOf(name) === 'ours'
  for (const { name, address } of invited) {
    const domain = domainOf(address)
    if (domain === null || others.has(nameKeyOf(name))) continue
    if (isByName(name) || isReader(name, address)) domains.add(domain)
  }
  const ours = invited.filter(({ name, address }) => {
    if (others.has(nameKeyOf(name)) || isReader(name, address)) return false
    const domain = domainOf(address)
    if (said.some((one) => one === name || name.split(' ').includes(one))) return true
    return isByName(name) || (domain !== null && (domains.has(domain) || isCalledByFirm(domain, ownFirm)))
  })
  return [...new Set(ours.map(({ name }) => name))].slice(0, mostTold)
}
