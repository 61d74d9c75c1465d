import {
  aliasesOf,
  getAccount,
  insertAccount,
  listAccounts,
  listMergedAccountNames,
} from '../../accounts/store.ts'
import { listLiveContacts } from '../../contacts/store.ts'
import { nameKeyOf } from '../../nameKey.ts'
import { type AccountReference, readReference } from '../accountReference.ts'
import { abbreviationsOf } from '../matching/abbreviations.ts'
import { createContractions } from '../matching/contractions.ts'
import { markedName } from '../matching/duplicateMarks.ts'
import { partsOfName } from '../matching/givenNames.ts'
import { createMatchIndex } from '../matching/match.ts'
import { exactForm } from '../matching/nameForm.ts'
import { namesWithin, spelledPlainly, wholeNamesOf } from '../matching/otherNames.ts'
import { isTellingWord } from '../matching/plainWords.ts'
import { holdsWord, shortNamesOf } from '../matching/shortNames.ts'
import { cellShapes } from '../recognition/cellShapes.ts'
import { listUnprovenAccounts } from '../unproven.ts'
import { accountReferredTo } from './accountReferredTo.ts'
import type { KnownPeople } from './knownPeople.ts'
import type { Link, LinkContext } from './link.ts'
import { type LinkRecord, mostSeen } from './recordLinks.ts'

/** Which account a cell refers to: its id where one is meant for sure, and the people named beside it. */
export interface Referred extends AccountReference {
  id: string | null
  /** Whether several accounts, or one by a plain word of two letters alone, could be meant. */
  isOpen: boolean
  /** Whether it is meant by a name cut short that no other account can be called by, or by another name that is on file for it. */
  isCutShort: boolean
}

/** A number of a customer: one word with a figure in it. */
const isCode = /^(?=.*\d)[A-Za-z\d][\w./-]{1,29}$/
const nobody: ReadonlySet<string> = new Set()

/** Finds the accounts that cells mean: by name or code, by a name cut short, by what stands beside them. */
export function createAccountLinks(
  { db, now, importId }: LinkContext,
  link: LinkRecord,
  { isContact, isGivenName, isProduct }: KnownPeople & { isProduct: (name: string) => boolean },
) {
  const accountIndex = createMatchIndex(
    'account',
    listAccounts(db).map(({ id, name, aliases, code, website, phone, city }) => ({
      id,
      name,
      aliases: [...aliasesOf({ aliases }), ...[name, ...aliasesOf({ aliases })].flatMap(spelledPlainly)],
      ...(code && { code }),
      ...(website && { website }),
      ...(phone && { phone }),
      ...(city && { city }),
    })),
  )
  // A name that a person merged away means the record that was kept.
  for (const merged of listMergedAccountNames(db)) accountIndex.add(merged)
  const referredBefore = new Map<string, Referred>()

  // Made when the first cell refers to an account by no name that is known.
  let abbreviations: Map<string, Set<string>> | null = null
  let contractions = createContractions()
  let unprovenAccounts: Set<string> | null = null
  const unproven = (): Set<string> => {
    unprovenAccounts ??= listUnprovenAccounts(db)
    return unprovenAccounts
  }
  /** The accounts whose names are cut short to a text; those that only a reference made have no name to cut. */
  function abbreviatedTo(text: string): ReadonlySet<string> {
    if (abbreviations === null) {
      abbreviations = new Map()
      contractions = createContractions()
      for (const { id, name, aliases } of listAccounts(db)) {
        if (unproven().has(id)) continue
        for (const one of wholeNamesOf({ name, aliases: aliasesOf({ aliases }) }))
          cutShort(abbreviations, id, one)
      }
    }
    return abbreviations.get(nameKeyOf(text)) ?? contractions.of(text)
  }
  function cutShort(known: Map<string, Set<string>>, id: string, name: string): void {
    const { full, beginning } = abbreviationsOf(name)
    const short = shortNamesOf(name).filter(isTellingWord)
    for (const called of new Set([...full, ...(beginning === null ? [] : [beginning]), ...short])) {
      const key = nameKeyOf(called)
      known.set(key, (known.get(key) ?? new Set()).add(id))
    }
    contractions.add(id, name)
  }
  // A file names the same customers in row after row. Until another account or another place is told, each is who it was.
  const exactBefore = new Map<string, string>()
  let accountsThen = -1
  const exactAccount = (name: string): string | null => {
    if (accountsThen !== accountIndex.size) exactBefore.clear()
    accountsThen = accountIndex.size
    const before = exactBefore.get(name)
    if (before !== undefined) return before
    const found = findExactAccount(name)
    if (found !== null && exactBefore.size < mostSeen) exactBefore.set(name, found)
    return found
  }
  const findExactAccount = (name: string): string | null => {
    const found = accountIndex.match({ name })
    if (found.kind === 'exact') return found.id
    // Gruenfeld on file is whom a row calls Grünfeld.
    for (const plain of spelledPlainly(name)) {
      const spelled = accountIndex.match({ name: plain })
      if (spelled.kind === 'exact') return spelled.id
    }
    // A table may know its customers by their codes alone.
    const byCode = isCode.test(name.trim()) ? accountIndex.match({ name, code: name }) : found
    return byCode.kind === 'exact' ? byCode.id : null
  }

  /**
   * Whether one word is enough to mean an account: no other's name holds it, nobody and no product is called so, and two Chinese
   * letters are no word of the language, which may as well begin a name that is not on file.
   */
  function isEnough(word: string, accountId: string): boolean {
    const key = nameKeyOf(word)
    const isHan = /^\p{Script=Han}+$/u.test(key)
    if (isHan ? key.length > 3 : !/^\p{L}+$/u.test(key)) return true
    if (isHan && !isTellingWord(key)) return false
    if (isContact(word) || isGivenName(word) || isProduct(word)) return false
    return listAccounts(db).every(
      ({ id, name }) => id === accountId || unproven().has(id) || !holdsWord(name, key),
    )
  }

  /** Whether an account is meant by another name that is on file for it, and not by its own. */
  function isOtherName(written: string, accountId: string): boolean {
    const account = getAccount(db, accountId)
    if (account === null) return false
    const form = exactForm(written)
    if (exactForm(account.name) === form) return false
    return [account.name, ...aliasesOf(account)].some(
      (one) => exactForm(one) === form || spelledPlainly(one).some((plain) => exactForm(plain) === form),
    )
  }

  /** The account that both names in a cell mean: Kestra Drives / 柯川传动, 柯川传动（Kestra）. */
  function meantByBothNames(cell: string): string | null {
    const both = namesWithin(cell)
    if (both === null) return null
    const meant = [both.name, ...both.others].map((name) => {
      const exact = exactAccount(name)
      if (exact !== null) return unproven().has(exact) ? null : exact
      const [only, other] = abbreviatedTo(name)
      return only !== undefined && other === undefined && isEnough(name, only) ? only : null
    })
    const [first] = meant
    return first !== null && first !== undefined && meant.every((one) => one === first) ? first : null
  }

  /** A cell that refers to an account, by its name, by a name cut short that only it can have, or with people beside it. */
  function referred(written: string): Referred {
    // Who copies a name out of a list copies its mark too: 江阳重机(重复,勿用).
    const cell = markedName(written)?.name || written
    const key = nameKeyOf(cell)
    const before = referredBefore.get(key)
    if (before) return before
    const exact = exactAccount(cell)
    const read: AccountReference =
      exact === null
        ? readReference(cell, {
            isAccount: (text) => exactAccount(text) !== null || abbreviatedTo(text).size > 0,
            isContact,
          })
        : { account: cell, persons: [] }
    const called = exact ?? exactAccount(read.account)
    // What an earlier reference made and may be another account decides nothing for this one.
    const found = called !== null && unproven().has(called) ? null : called
    const short = found === null ? abbreviatedTo(read.account) : nobody
    const [only] = short
    const isShortened =
      called === null && short.size === 1 && only !== undefined && isEnough(read.account, only)
    const byBoth = called === null && !isShortened ? meantByBothNames(cell) : null
    const id = found ?? (isShortened ? only : byBoth)
    const isCutShort = isShortened || byBoth !== null || (found !== null && isOtherName(read.account, found))
    const result: Referred = { ...read, id, isOpen: id === null && short.size > 0, isCutShort }
    if (id !== null) {
      if (referredBefore.size >= mostSeen) referredBefore.clear()
      referredBefore.set(key, result)
    }
    return result
  }

  const blankAccount = (id: string, name: string) => accountReferredTo(id, name, { now, importId })
  // Cells whose account was told by what stands beside them.
  const meant = new Map<string, string>()

  return {
    account(
      name: string,
      code: string | null = null,
      more: { website?: string; phone?: string; city?: string; aliases?: readonly string[] } = {},
    ): Link {
      const aliases = [...(more.aliases ?? []), ...[name, ...(more.aliases ?? [])].flatMap(spelledPlainly)]
      const candidate = { name, ...(code && { code }), ...more, ...(aliases.length > 0 && { aliases }) }
      const linked = link('account', accountIndex, candidate, (id) => {
        insertAccount(db, { ...blankAccount(id, name), code })
        abbreviations = null
      })
      if (more.city) {
        accountIndex.locate(linked.id, more.city)
        exactBefore.clear()
      }
      return linked
    },
    /** Which account a cell refers to; makes none. */
    referred,
    /** Whether a cell names somebody and no account: 方敏 or Helen under 给谁. */
    isSomebody: (cell: string): boolean =>
      exactAccount(cell) === null && (isContact(cell) || isGivenName(cell) || cellShapes.person(cell)),
    /** The account of the one person whom we know by the name in a cell, with an initial for the given name perhaps. */
    accountOfSomebody(cell: string): string | null {
      const name = cell.trim()
      if (exactAccount(name) !== null) return null
      const parts = partsOfName(name)
      const isInitial = /^(?:\p{Lu}\.?\s)/u.test(name) || /^\p{Lu}\.\p{Lu}/u.test(name)
      const meant = listLiveContacts(db).filter((contact) => {
        if (contact.nameKey === nameKeyOf(name)) return / |^\p{Script=Han}{2,4}$/u.test(name)
        const other = isInitial && parts !== null ? partsOfName(contact.name) : null
        return (
          other !== null &&
          other.surname === parts!.surname &&
          other.given[0]!.toLowerCase() === parts!.given[0]!.toLowerCase()
        )
      })
      const accounts = new Set(meant.map(({ accountId }) => accountId))
      return accounts.size === 1 ? [...accounts][0]! : null
    },
    /** The account to which a cell refers by `referred`, made where nobody knows it. */
    accountReferred(reference: Referred): Link {
      if (reference.id !== null) return { id: reference.id, made: false }
      const linked = link('account', accountIndex, { name: reference.account }, (id) =>
        insertAccount(db, blankAccount(id, reference.account)),
      )
      if (linked.isProposed) unproven().add(linked.id)
      // Later rows of the same import may call it by its short name.
      else if (linked.made && abbreviations !== null) cutShort(abbreviations, linked.id, reference.account)
      return linked
    },
    /** Tells one more name of an account, by which later rows may call it. */
    learnAccountName(id: string, name: string): void {
      accountIndex.add({ id, name, aliases: [] })
      exactBefore.clear()
      referredBefore.clear()
    },
    /** The account of this very name, or null; makes none. */
    accountNamed: exactAccount,
    /** Whether an account is one that an earlier reference made and that may be another one. */
    isUnproven: (id: string): boolean => unproven().has(id),
    /** Remembers that a cell means an account by what stands beside it, for the grounds of its row. */
    tellMeant(cell: string, accountId: string): void {
      meant.set(nameKeyOf(cell), accountId)
    },
    meantBeside: (cell: string): string | null => meant.get(nameKeyOf(cell)) ?? null,
  }
}
