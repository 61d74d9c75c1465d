import { type Account, aliasesOf } from '../../accounts/store.ts'
import type { Contact } from '../../contacts/store.ts'
import type { ReadableDb } from '../../db/open.ts'
import { listOpenDealNames } from '../../deals/store.ts'
import { nameKeyOf } from '../../nameKey.ts'
import { createFirstNames } from '../firstNames.ts'
import { surnamesOf } from '../formsOfAddress.ts'
import { listCalledByRows } from '../keepApart.ts'
import { hasInitials, initialsPerhaps, isCalledByInitials } from '../matching/initials.ts'
import { latinFormsOf, spelledInLatin } from '../matching/latinNames.ts'
import { spelledPlainly } from '../matching/otherNames.ts'
import { wordClassOf } from '../matching/plainWords.ts'
import { createShortNames } from '../matching/shortNames.ts'
import { createMentions } from '../mentions.ts'
import { namesOfOthers } from '../shortNameOthers.ts'

/** A given name alone may be anybody's. */
const isWholeName = (form: string): boolean => form.includes(' ')

/** How an account's short name is spelled in Latin letters, where that is long enough to be no other word: qinghe. */
const spellingsOfShort = (shortName: string): string[] => {
  const spelled = spelledInLatin(shortName)
  return spelled.length >= shortestSpelling ? [spelled] : []
}
const shortestSpelling = 5

/**
 * Tells whether the team calls a customer so although any text may hold the word: a talk in which its people speak, or the file
 * of one, is called so (a group 白鹭酸奶项目 with the buyers of 白鹭乳业).
 */
function namesInUse(db: ReadableDb): (accountId: string, called: string) => boolean {
  const known = new Map<string, boolean>()
  return (accountId, called) => {
    const key = `${accountId}\n${called}`
    const before = known.get(key)
    if (before !== undefined) return before
    const found = db
      .read(
        `SELECT 1 FROM evidence e JOIN sources s ON s.id = e.source_id
         WHERE e.account_id = @accountId AND e.kind = 'message' AND e.contact_id IS NOT NULL
          AND (instr(lower(coalesce(e.title, '')), @called) > 0 OR instr(lower(s.name), @called) > 0) LIMIT 1`,
      )
      .get({ accountId, called })
    known.set(key, found !== undefined)
    return found !== undefined
  }
}

/** Tells whether letters stand over what was written to or by people of an account: RE: CVFT timetable. */
function initialsWritten(db: ReadableDb): (accountId: string, initials: string) => boolean {
  return (accountId, initials) =>
    (
      db
        .read(
          `SELECT DISTINCT e.title FROM evidence e WHERE e.account_id = @accountId AND e.kind = 'message'
           AND e.contact_id IS NOT NULL AND instr(e.title, @initials) > 0 LIMIT 20`,
        )
        .all({ accountId, initials }) as { title: string }[]
    ).some(({ title }) => hasInitials(initials, title))
}

/** What a deal's name says before a dash or colon, where its customer's name goes on from it: St Aldan's - Laundry 2027. */
function headOfDeal(deal: string, name: string): string | null {
  const head = /^(\S[^:：|]{3,40}?)(?:\s+[-–—|]\s|\s*[:：])/u.exec(deal)?.[1]
  if (head === undefined || !/\s/.test(head.trim())) return null
  return nameKeyOf(name).startsWith(`${nameKeyOf(head)} `) ? head : null
}

/** Who works with St Aldan's says St A of it. */
const saintNamed = /^(?:St\.?|Saint)\s+(?<first>\p{Lu})/u

/** By what accounts and their people are called where people write: whole names, short ones and first ones. */
export function createSpokenNames(
  db: ReadableDb,
  {
    ownPeople,
    ourNames,
    contacts,
    accounts,
    unproven,
  }: {
    ownPeople: readonly string[]
    ourNames: readonly string[]
    contacts: readonly Contact[]
    accounts: readonly Account[]
    unproven: ReadonlySet<string>
  },
) {
  const ourKeys = new Set(ourNames.map(nameKeyOf))
  const openDeals = listOpenDealNames(db)
  const dealNamesOf = Map.groupBy(openDeals, ({ accountId }) => accountId)
  const isWritten = initialsWritten(db)
  const calledByRows = new Set(
    listCalledByRows(db).map(({ called, accountId }) => `${accountId}\n${called.trim()}`),
  )
  const initialsTold = (id: string, name: string): string[] => {
    const deals = (dealNamesOf.get(id) ?? []).map((deal) => deal.name)
    return initialsPerhaps(name).filter(
      (one) =>
        calledByRows.has(`${id}\n${one}`) ||
        (deals.length > 0 && (isCalledByInitials(one, deals) || isWritten(id, one))),
    )
  }
  const toldByDeals = (id: string, name: string): string[] => {
    const deals = dealNamesOf.get(id) ?? []
    const saint = deals.length === 0 ? undefined : saintNamed.exec(name)?.groups
    return [
      ...deals.flatMap((deal) => headOfDeal(deal.name, name) ?? []),
      ...(saint === undefined ? [] : [`St ${saint.first}`, `St${saint.first}`]),
    ]
  }
  const namedAccounts = accounts.map(({ id, name, aliases, evidenceId, code, importId }) => ({
    id,
    name,
    aliases: [
      ...aliasesOf({ aliases }),
      ...[name, ...aliasesOf({ aliases })].flatMap(spelledPlainly),
      ...initialsTold(id, name),
      ...toldByDeals(id, name),
    ],
    isUnproven: unproven.has(id),
    isCommon:
      evidenceId === null &&
      code === null &&
      importId !== null &&
      /^[A-Za-z]+$/.test(name) &&
      wordClassOf(name.toLowerCase()) === 'proper',
  }))
  // Who writes in two scripts writes names in both.
  const isBilingual = [...namedAccounts, ...contacts].some(({ name }) => /^\p{Script=Latin}/u.test(name))
  const shortNames = createShortNames(
    namedAccounts.filter(({ isUnproven }) => !isUnproven),
    {
      deals: openDeals,
      others: namesOfOthers(db, ownPeople),
      ...(isBilingual || ourNames.some((name) => /^\p{Script=Latin}/u.test(name))
        ? { spelled: spellingsOfShort }
        : {}),
    },
  )
  const spokenOf = (person: Contact): { id: string; accountId: string; name: string }[] => [
    person,
    ...(isBilingual && /^\p{Script=Han}/u.test(person.name)
      ? latinFormsOf(person.name).spoken.flatMap((name) =>
          isWholeName(name) && wordClassOf(name) === 'own' ? [{ ...person, name }] : [],
        )
      : []),
  ]
  const mentions = createMentions(
    namedAccounts,
    contacts.filter(({ name }) => !ourKeys.has(nameKeyOf(name))).flatMap(spokenOf),
    openDeals,
    surnamesOf(ownPeople),
    shortNames,
    namesInUse(db),
  )
  const firstNames = createFirstNames(contacts, ourNames)
  return { mentions, shortNames, firstNames }
}
