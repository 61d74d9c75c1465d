import type { accounts } from '../accounts/schema.ts'
import {
  aliasesOf,
  getAccount,
  insertAccount,
  listAccounts,
  listMergedAccountNames,
} from '../accounts/store.ts'
import { products } from '../catalog/schema.ts'
import { getProduct, insertProduct, listProducts, type Product } from '../catalog/store.ts'
import { contacts } from '../contacts/schema.ts'
import {
  getContact,
  insertContact,
  listContactsOfAccount,
  listLiveContacts,
  listMergedContactNames,
  listNicknamesOfAccount,
} from '../contacts/store.ts'
import type { WritableDb } from '../db/open.ts'
import { insertRow } from '../db/rows.ts'
import { findDealsReferred, getDeal, listDealNames, newestDeal } from '../deals/store.ts'
import { nameKeyOf } from '../nameKey.ts'
import type { NewId } from '../newId.ts'
import { updateNoting } from '../undo/changeSets.ts'
import { type AccountReference, readReference } from './accountReference.ts'
import { contactsByNumber } from './contactNumbers.ts'
import { isFormOfAddress, surnameOf } from './formsOfAddress.ts'
import { abbreviationsOf } from './matching/abbreviations.ts'
import { createContractions } from './matching/contractions.ts'
import { markedName } from './matching/duplicateMarks.ts'
import { isShortened, partsOfName } from './matching/givenNames.ts'
import { latinFormsOf } from './matching/latinNames.ts'
import {
  createMatchIndex,
  type MatchCandidate,
  type MatchEntity,
  type MatchIndex,
  type MatchProposal,
} from './matching/match.ts'
import { exactForm } from './matching/nameForm.ts'
import { namesWithin, spelledPlainly, wholeNamesOf } from './matching/otherNames.ts'
import { isTellingWord } from './matching/plainWords.ts'
import { calledWithDeal, isShortOfDeal } from './matching/shortDeals.ts'
import { holdsWord, shortNamesOf } from './matching/shortNames.ts'
import { personsOfCell, splitNickname } from './personNames.ts'
import { cellShapes } from './recognition/cellShapes.ts'
import { isNumberOfRecord } from './recognition/recordIds.ts'
import { mergeProposals } from './schema.ts'
import { listUnprovenAccounts } from './unproven.ts'

export interface LinkContext {
  db: WritableDb
  newId: NewId
  now: number
  importId: string
}

/** Which account a cell refers to: its id where one is meant for sure, and the people named beside it. */
export interface Referred extends AccountReference {
  id: string | null
  /** Whether several accounts, or one by a plain word of two letters alone, could be meant. */
  isOpen: boolean
  /** Whether it is meant by a name cut short that no other account can be called by, or by another name that is on file for it. */
  isCutShort: boolean
}

/** What a row tells of a person beside the name. */
export interface KnownOfContact {
  phone?: string
  email?: string
  nickname?: string
  /** Whether a given name of one letter may stand for that of somebody who is known there: D Whitcombe. */
  mayBeInitial?: boolean
}

/** What a name leads to: the record itself, and whether it had to be made. */
export interface Link {
  id: string
  made: boolean
  /** Whether the record that was made may be one that was there. */
  isProposed?: boolean
}

/**
 * Finds the records that names in a file mean. A name that is equal but for case and spacing links by itself; a
 * merely similar one becomes a record of its own beside a merge proposal, so that nothing is merged silently.
 */
export function createLinker(context: LinkContext) {
  const { db, newId, now, importId } = context
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
  const productIndex = createMatchIndex(
    'product',
    listProducts(db).map(({ id, name, code, aliases }) => ({
      id,
      name,
      aliases: JSON.parse(aliases) as string[],
      ...(code && { code }),
    })),
  )
  const contactIndex = createMatchIndex(
    'contact',
    listLiveContacts(db).map(({ id, name, accountId, phone, email }) => ({
      id,
      name,
      scope: accountId,
      ...(phone && { phone }),
      ...(email && { email }),
    })),
  )
  // A name that a person merged away means the record that was kept.
  for (const merged of listMergedAccountNames(db)) accountIndex.add(merged)
  for (const { accountId, ...merged } of listMergedContactNames(db))
    contactIndex.add({ ...merged, scope: accountId })
  // One look-up per distinct name of a file instead of one per row.
  const seen = {
    account: new Map<string, string>(),
    product: new Map<string, string>(),
    contact: new Map<string, string>(),
  }
  const referredBefore = new Map<string, Referred>()
  const learned = new Set<string>()
  const mostSeen = 20_000
  const mostAliases = 8

  const propose = (
    entity: 'account' | 'contact' | 'product',
    mergeId: string,
    proposals: readonly MatchProposal[],
  ) => {
    for (const proposal of proposals.slice(0, 2)) {
      insertRow(db, mergeProposals, {
        id: newId('mergeProposal'),
        entity,
        keepId: proposal.id,
        mergeId,
        score: Math.round(proposal.score * 100),
        reasons: JSON.stringify(proposal.reasons),
        status: 'open',
        importId,
        createdAt: now,
      })
    }
  }

  /** Looks a candidate up, or makes it with `make`; a similar one is proposed for merging. */
  function link(
    entity: 'account' | 'contact' | 'product',
    index: MatchIndex,
    candidate: MatchCandidate & Pick<MatchEntity, 'aliases'>,
    make: (id: string) => void,
  ): Link {
    const key = `${candidate.scope ?? ''}\n${candidate.code ?? ''}\n${candidate.model ?? ''}\n${candidate.city ?? ''}\n${nameKeyOf(candidate.name)}`
    const earlier = seen[entity].get(key)
    if (earlier !== undefined) return { id: earlier, made: false }
    const remember = (id: string) => {
      if (seen[entity].size >= mostSeen) seen[entity].clear()
      seen[entity].set(key, id)
    }
    const found = index.match(candidate)
    if (found.kind === 'exact') {
      remember(found.id)
      return { id: found.id, made: false }
    }
    const id = newId(entity)
    make(id)
    const { modelTells, model, ...known } = candidate
    // In a product list the model is the code of a product that has no other.
    index.add({ ...(modelTells && model && { code: model }), ...known, id })
    if (found.kind === 'proposal') propose(entity, id, found.proposals)
    remember(id)
    return { id, made: true, isProposed: found.kind === 'proposal' }
  }

  /**
   * A product that a code led to is found from now on under the name that stood beside it, under its model, and under
   * a code that it had not yet.
   */
  function learnNames(id: string, code: string | null, names: readonly string[]): void {
    const key = `${id}\n${code}\n${names.join('\n')}`
    if (learned.has(key)) return
    if (learned.size >= mostSeen) learned.clear()
    learned.add(key)
    const product = getProduct(db, id)!
    const aliases = JSON.parse(product.aliases) as string[]
    const known = new Set([product.name, product.code ?? '', ...aliases].map(nameKeyOf))
    const fresh = aliases.length < mostAliases ? names.filter((name) => !known.has(nameKeyOf(name))) : []
    if (fresh.length > 0)
      updateNoting(db, importId, products, id, { aliases: JSON.stringify([...aliases, ...fresh]) })
    const knownCode = product.code ?? code
    if (fresh.length > 0 || product.code !== knownCode)
      productIndex.add({ id, name: product.name, aliases: fresh, ...(knownCode && { code: knownCode }) })
  }

  // Made when the first cell refers to an account by no name that is known.
  let abbreviations: Map<string, Set<string>> | null = null
  let contractions = createContractions()
  let contactNames: Set<string> | null = null
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
  const isContact = (name: string): boolean => {
    contactNames ??= new Set(listLiveContacts(db).map((contact) => nameKeyOf(contact.name)))
    return contactNames.has(nameKeyOf(name))
  }
  let givenNames: Set<string> | null = null
  /** Whether somebody whom we know is called so: Helen, of Helen Stroud. */
  const isGivenName = (name: string): boolean => {
    givenNames ??= new Set(
      listLiveContacts(db)
        .flatMap((contact) => /^(\p{Script=Latin}+) /u.exec(contact.name)?.[1] ?? [])
        .map(nameKeyOf),
    )
    return givenNames.has(nameKeyOf(name))
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
    if (isContact(word) || isGivenName(word) || productIndex.match({ name: word }).kind === 'exact')
      return false
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

  // Made when the first configuration is read: by then the products of an import are in.
  let shortProductNames: ReturnType<typeof readShortNames> | null = null

  /**
   * The one person of an account whose given name is written otherwise: Bob of Robert with the same surname, D Whitcombe, or
   * the same address beside a name of which a part is the same. Nobody whose own address and number are other ones.
   */
  function spelledOtherwise(written: string, accountId: string, known: KnownOfContact): string | null {
    const colleagues = listContactsOfAccount(db, accountId)
    const cut = cutSurname(written, colleagues)
    if (cut !== null) return cut
    const name = partsOfName(written)
    if (name === null) return null
    if (colleagues.some(({ nameKey }) => nameKey === nameKeyOf(written))) return null
    const meant = colleagues.filter((contact) => {
      const other = partsOfName(contact.name)
      if (other === null) return false
      // Fiona D. is the Fiona whose surname begins so.
      if (isSurnameCut(name, other)) return isSame(known.email, contact.email) !== false
      if (other.surname !== name.surname) return false
      const [one, two] = [name.given, other.given]
      const isInitial =
        known.mayBeInitial === true &&
        (one.length === 1 || two.length === 1) &&
        one[0]!.toLowerCase() === two[0]!.toLowerCase()
      if (!isInitial && !isShortened(one, two)) return false
      const same = isSame(known.email, contact.email) ?? isSame(known.phone, contact.phone)
      return same !== false
    })
    const [only] = meant
    if (only === undefined || meant.length > 1) return null
    tellLongerName(only, written)
    return only.id
  }
  /** The one colleague of that first name whose surname is written as a letter or not at all: Fiona D, Fiona. */
  function cutSurname(
    written: string,
    colleagues: readonly { id: string; name: string; nameKey: string }[],
  ): string | null {
    const short = /^(?<first>\p{Lu}\p{Ll}{2,})(?: (?<initial>\p{Lu})\.?)?$/u.exec(written.trim())?.groups
    if (!short) return null
    const meant = colleagues.filter(({ name }) => {
      const [first, ...more] = name.trim().split(/\s+/)
      return (
        first === short.first &&
        more.length > 0 &&
        (short.initial === undefined || more.at(-1)!.startsWith(short.initial))
      )
    })
    const isThere = colleagues.some(({ nameKey }) => nameKey === nameKeyOf(written))
    return !isThere && meant.length === 1 ? meant[0]!.id : null
  }
  /** Whether of two names with one given name the surname of one is cut to the letter with which the other's begins. */
  const isSurnameCut = (
    one: { given: string; surname: string },
    other: { given: string; surname: string },
  ) => {
    const [first, second] = [one, other].map(({ surname }) => surname.replace(/\.$/, '').toLowerCase())
    return (
      one.given.length > 1 &&
      one.given.toLowerCase() === other.given.toLowerCase() &&
      first!.length !== second!.length &&
      Math.min(first!.length, second!.length) === 1 &&
      first![0] === second![0]
    )
  }
  /** Whether two of a kind are one; null where one of them is not known. */
  const isSame = (one: string | undefined, other: string | null): boolean | null =>
    one === undefined || other === null
      ? null
      : one.replace(/[^\p{L}\d]/gu, '').toLowerCase() === other.replace(/[^\p{L}\d]/gu, '').toLowerCase()
  /** A person goes by the longer form of the name; a shorter one that is no mere letter is how others call them. */
  function tellLongerName(
    contact: { id: string; name: string; nickname: string | null },
    written: string,
  ): void {
    const [known, told] = [partsOfName(contact.name)!, partsOfName(written)!]
    const [before, after] = [known.given, told.given]
    const isLonger =
      after.length > before.length ||
      told.surname.replace(/\.$/, '').length > known.surname.replace(/\.$/, '').length
    const short = isLonger ? before : after
    updateNoting(db, importId, contacts, contact.id, {
      ...(isLonger && { name: written.trim(), nameKey: nameKeyOf(written) }),
      ...(contact.nickname === null && short.length > 1 && { nickname: short }),
    })
    if (isLonger) contactIndex.add({ id: contact.id, name: written })
    namedBefore.clear()
  }

  /** The one colleague whose Chinese name a whole Latin one spells: 沈伟 of Shen Wei, who is called so from then on. */
  function spelledInOtherScript(written: string, accountId: string): string | null {
    const form = exactForm(written)
    if (!/^\p{Script=Latin}+ \p{Script=Latin}+(?: \p{Script=Latin}+)?$/u.test(form)) return null
    const colleagues = listContactsOfAccount(db, accountId)
    if (colleagues.some(({ nameKey }) => nameKey === nameKeyOf(written))) return null
    const meant = colleagues.filter(
      ({ name }) => /^\p{Script=Han}{2,4}$/u.test(name) && latinFormsOf(name).spoken.includes(form),
    )
    const [only] = meant
    if (only === undefined || meant.length > 1) return null
    if (only.nickname === null) {
      updateNoting(db, importId, contacts, only.id, { nickname: written.trim() })
      namedBefore.clear()
    }
    return only.id
  }

  function contactCalled(name: string, accountId: string, known: KnownOfContact = {}): string | null {
    const key = nameKeyOf(name)
    const byNickname = listNicknamesOfAccount(db, accountId).filter(
      ({ nickname }) => nameKeyOf(nickname) === key,
    )
    if (byNickname.length === 1) return byNickname[0]!.id
    const spelled = spelledOtherwise(name, accountId, known)
    if (spelled !== null) return spelled
    const inOtherScript = spelledInOtherScript(name, accountId)
    if (inOtherScript !== null) return inOtherScript
    if (!isFormOfAddress(name)) return null
    const surname = name.startsWith('老') ? name[1] : name[0]
    const meant = listContactsOfAccount(db, accountId).filter(
      (contact) => surnameOf(contact.name) === surname && !isFormOfAddress(contact.name),
    )
    return meant.length === 1 ? meant[0]!.id : null
  }

  /** A contact of an account, by the name and title that a cell has. */
  function contactNamed(
    { name: written, title }: { name: string; title: string | null },
    accountId: string,
    known: KnownOfContact,
  ): Link {
    const tellTitle = (id: string) => {
      if (title !== null && getContact(db, id)?.title === null)
        updateNoting(db, importId, contacts, id, { title })
    }
    const called = contactCalled(written, accountId, known)
    if (called !== null) {
      tellTitle(called)
      return { id: called, made: false }
    }
    const { name, nickname } = splitNickname(written)
    const { nickname: toldNickname = nickname, mayBeInitial: _, ...more } = known
    const linked = link('contact', contactIndex, { name, scope: accountId, ...more }, (id) =>
      insertContact(db, {
        id,
        accountId,
        name,
        nameKey: nameKeyOf(name),
        nickname: toldNickname,
        department: null,
        title,
        buyingRole: null,
        support: null,
        phone: more.phone ?? null,
        email: more.email ?? null,
        wechat: null,
        leftAt: null,
        evidenceId: null,
        knownAt: now,
        updatedAt: now,
        importId,
        mergedIntoId: null,
        deletedAt: null,
      }),
    )
    if (!linked.made) tellTitle(linked.id)
    return linked
  }

  // Read when the first cell names a person by a number.
  let numbered: ReadonlyMap<string, string> | null = null
  let numberedOf = -1
  function knownNumbers(): ReadonlyMap<string, string> {
    if (numbered === null || numbered.size === 0 || numberedOf !== contactIndex.size)
      numbered = contactsByNumber(db)
    numberedOf = contactIndex.size
    return numbered
  }
  /** Whom of an account a cell means that holds a number or an address in place of a name: none, or one that is known. */
  function contactByNumber(cell: string, accountId: string): Link[] {
    const byNumber = knownNumbers()
    return cell.split(/[;,，；、\s]+/).flatMap((one) => {
      const id = isAddress(one)
        ? listContactsOfAccount(db, accountId).find(({ email }) => email?.toLowerCase() === one.toLowerCase())
            ?.id
        : byNumber.get(one.toLowerCase())
      return id === undefined ? [] : [{ id, made: false }]
    })
  }
  /** The people of an account whom a cell calls by nothing but first names: Ingrid, Lars. Null where one of them is nobody's or several people's. */
  function firstNamesOf(cell: string, accountId: string): Link[] | null {
    const called = cell
      .split(/\s*[,;/&+，；、]\s*|\s+(?:and|und|et|和)\s+/u)
      .map((one) => one.trim())
      .filter((one) => one !== '')
    if (called.length < 2 || !called.every((one) => /^\p{Lu}\p{Ll}+$/u.test(one))) return null
    const colleagues = listContactsOfAccount(db, accountId)
    const meant = called.map((first) => colleagues.filter(({ name }) => name.startsWith(`${first} `)))
    return meant.every(({ length }) => length === 1) && new Set(meant.map(([only]) => only!.id)).size > 1
      ? meant.map(([only]) => ({ id: only!.id, made: false }))
      : null
  }
  let dealNames: { at: number; deals: { id: string; accountId: string; name: string }[] } | null = null
  /** The names of all deals; read anew when one came in. */
  function knownDeals(): { id: string; accountId: string; name: string }[] {
    const at = newestDeal(db)
    if (dealNames === null || dealNames.at !== at) dealNames = { at, deals: listDealNames(db) }
    return dealNames.deals
  }
  /** The one deal, of the account where one is told, whose name a reference cuts short. */
  function dealCalled(reference: string, accountId: string | null): string | null {
    const [only, other] = knownDeals().filter(
      (deal) => (accountId === null || deal.accountId === accountId) && isShortOfDeal(reference, deal.name),
    )
    return only !== undefined && other === undefined ? only.id : null
  }
  // Cells whose account was told by what stands beside them.
  const meant = new Map<string, string>()
  // A file names the same people in row after row. Until somebody else is known, or by another name, each is who it was.
  const namedBefore = new Map<string, readonly string[]>()
  let contactsThen = -1

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
    /** A product by code and name; a model is used where it is the name or code of a product that is known. */
    product(
      name: string,
      code: string | null = null,
      { model = null, modelTells = false }: { model?: string | null; modelTells?: boolean } = {},
    ): Link {
      // In a product or price list the model is the code of a product that has no other.
      const ownCode = code ?? (modelTells ? model : null)
      const candidate = { name, ...(code && { code }), ...(model && { model, modelTells }) }
      const linked = link('product', productIndex, candidate, (id) =>
        insertProduct(db, {
          id,
          name,
          nameKey: nameKeyOf(name),
          code: ownCode,
          series: null,
          aliases: '[]',
          unit: null,
          knownAt: now,
          evidenceId: null,
          importId,
          mergedIntoId: null,
          deletedAt: null,
        }),
      )
      if (!linked.made) learnNames(linked.id, ownCode, [name, ...(code && model ? [model] : [])])
      else if (code && model) learnNames(linked.id, code, [model])
      if (!linked.made && modelTells && ownCode && getProduct(db, linked.id)!.code === null)
        updateNoting(db, importId, products, linked.id, { code: ownCode })
      return linked
    },
    /** The product of this very name or code, or null; makes none. */
    productNamed(text: string): string | null {
      const found = productIndex.match({ name: text })
      return found.kind === 'exact' ? found.id : null
    },
    /**
     * The product whose code a name begins with, where all that stands behind is of its name too: `K7-L leakage test` for
     * Leakage test, large (K7-L). Null where a word behind may tell another product; makes none.
     */
    productLedByCode(text: string): string | null {
      const [first = '', ...rest] = text.normalize('NFKC').trim().split(/\s+/)
      if (rest.length === 0 || !/^(?=.*[\p{Lu}\d])[\p{Lu}\d][\p{Lu}\d._/-]+$/u.test(first)) return null
      const found = productIndex.match({ name: first })
      const product = found.kind === 'exact' ? getProduct(db, found.id) : null
      if (product === null) return null
      const words = (said: string) => said.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []
      const known = new Set(words(product.name))
      return rest.flatMap(words).every((word) => known.has(word)) ? product.id : null
    },
    /**
     * The one product that a short name means: by its name or code, else as the last part of one code (CP25 of HT-CP25),
     * else as a word of one name. Null where none or several could be meant; makes none.
     */
    productCalled(text: string): string | null {
      const found = productIndex.match({ name: text })
      if (found.kind === 'exact') return found.id
      shortProductNames ??= readShortNames(listProducts(db))
      const key = nameKeyOf(text)
      for (const names of [shortProductNames.byCode, shortProductNames.byName]) {
        const meant = names.get(key)
        if (meant !== undefined) return meant.size === 1 ? [...meant][0]! : null
      }
      return null
    },
    /**
     * The contacts of an account whom a cell names, as `contact` makes each of them, in their order and at least one; what is
     * `known` is of the first. A number or an address names who is on file by it, and makes nobody.
     */
    contacts(cell: string, accountId: string, known: KnownOfContact = {}): Link[] {
      const parts = cell.split(/[;,，；、\s]+/).filter((one) => one !== '')
      if (parts.length > 0 && parts.every((one) => isNumberOfRecord(one) || isAddress(one)))
        return contactByNumber(cell, accountId)
      const byFirstNames = firstNamesOf(cell, accountId)
      if (byFirstNames !== null) return byFirstNames
      return personsOfCell(cell).map((person, at) =>
        contactNamed(person, accountId, at === 0 ? known : { mayBeInitial: true }),
      )
    },
    /** The ids of those whom a cell names that says no more of them, as `contacts` finds or makes them. */
    contactsReferred(cell: string, accountId: string): readonly string[] {
      if (contactsThen !== contactIndex.size) namedBefore.clear()
      const key = `${accountId}\n${cell}`
      const before = namedBefore.get(key)
      if (before !== undefined) return before
      const ids = this.contacts(cell, accountId, { mayBeInitial: true }).map(({ id }) => id)
      if (contactsThen !== contactIndex.size || namedBefore.size >= mostSeen) namedBefore.clear()
      contactsThen = contactIndex.size
      namedBefore.set(key, ids)
      return ids
    },
    /** Forgets what the rows of the file before were found to name: what it told of people may mean others now. */
    beginFile(): void {
      namedBefore.clear()
    },
    /**
     * A contact of an account; a form of address (秦部长, 老邵) means the only one there of that surname, and a nickname
     * beside the name (卢伟强 强哥) is kept apart from it, as is a title (郑国梁(采购总监)), which is theirs where none is known.
     */
    contact(cell: string, accountId: string, known: KnownOfContact = {}): Link {
      return this.contacts(cell, accountId, known)[0]!
    },
    /** Tells one more name of an account, by which later rows may call it. */
    learnAccountName(id: string, name: string): void {
      accountIndex.add({ id, name, aliases: [] })
      exactBefore.clear()
      referredBefore.clear()
    },
    /** Who is on file by a number of the system that the lists come from, or null. */
    contactNumbered(number: string) {
      const id = knownNumbers().get(number.trim().toLowerCase())
      return id === undefined ? null : getContact(db, id)
    },
    /** The account of this very name, or null; makes none. */
    accountNamed: exactAccount,
    /**
     * A deal by its code, else by its name within the account, else by its name alone where that is unique; last by a name that
     * only it can be called by, cut short as people write it.
     */
    deal(reference: string, accountId: string | null): string | null {
      const { by, deals } = findDealsReferred(db, reference)
      if (by === 'code') return deals[0]!.id
      const own = deals.filter((deal) => deal.accountId === accountId)
      if (own.length === 1) return own[0]!.id
      if (accountId === null && deals.length === 1) return deals[0]!.id
      return deals.length > 0 ? null : dealCalled(reference, accountId)
    },
    /** The deal of this very code, or null. */
    dealNumbered(reference: string): string | null {
      const { by, deals } = findDealsReferred(db, reference)
      return by === 'code' ? deals[0]!.id : null
    },
    /** The account of the one deal that a cell means which names no account: by the deal's code, its name, or this cut short. */
    accountOfDealNamed(cell: string): string | null {
      const deal = this.deal(cell, null)
      if (deal !== null) return getDeal(db, deal)!.accountId
      return calledWithDeal(cell, knownDeals(), (called) => {
        const accountId = exactAccount(called)
        return accountId === null || unproven().has(accountId) ? null : accountId
      })
    },
    /** Remembers that a cell means an account by what stands beside it, for the grounds of its row. */
    tellMeant(cell: string, accountId: string): void {
      meant.set(nameKeyOf(cell), accountId)
    },
    meantBeside: (cell: string): string | null => meant.get(nameKeyOf(cell)) ?? null,
  }
}
/** An account of which nothing is known but that something refers to it. */
export const accountReferredTo = (
  id: string,
  name: string,
  { now, importId }: { now: number; importId: string | null },
): typeof accounts.$inferSelect => ({
  id,
  name,
  nameKey: nameKeyOf(name),
  aliases: null,
  code: null,
  industry: null,
  region: null,
  city: null,
  tier: null,
  ownerName: null,
  parentName: null,
  website: null,
  phone: null,
  employees: null,
  annualRevenueMinor: null,
  currency: null,
  evidenceId: null,
  knownAt: now,
  updatedAt: now,
  importId,
  mergedIntoId: null,
  deletedAt: null,
})

/** What products are called for short: the last part of a code, a model within a name. Each with the products that it fits. */
function readShortNames(list: readonly Pick<Product, 'id' | 'name' | 'code'>[]) {
  const byCode = new Map<string, Set<string>>()
  const byName = new Map<string, Set<string>>()
  const add = (names: Map<string, Set<string>>, called: string, id: string) => {
    const key = nameKeyOf(called)
    names.set(key, (names.get(key) ?? new Set()).add(id))
  }
  for (const { id, name, code } of list) {
    const parts = (code ?? '').split(/[-_\s/.]+/).filter((part) => part !== '')
    // A figure alone is the last part of too many codes.
    for (let from = 1; from < parts.length; from++) {
      const tail = parts.slice(from).join('-')
      if (/[a-z]/i.test(tail) && /\d/.test(tail)) add(byCode, tail, id)
    }
    for (const word of name.match(/[a-z][a-z\d-]*\d[a-z\d-]*/gi) ?? []) {
      add(byName, word, id)
      const tail = word.split('-').at(-1)!
      if (tail !== word && /[a-z]/i.test(tail) && /\d/.test(tail)) add(byName, tail, id)
    }
  }
  return { byCode, byName }
}

const isAddress = (cell: string): boolean => cellShapes.email(cell.trim())
/** A number of a customer: one word with a figure in it. */
const isCode = /^(?=.*\d)[A-Za-z\d][\w./-]{1,29}$/
const nobody: ReadonlySet<string> = new Set()

export type Linker = ReturnType<typeof createLinker>
