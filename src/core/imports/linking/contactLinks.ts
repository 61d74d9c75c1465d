import { contacts as contactRows } from '../../contacts/schema.ts'
import {
  getContact,
  insertContact,
  listContactsOfAccount,
  listLiveContacts,
  listMergedContactNames,
  listNicknamesOfAccount,
} from '../../contacts/store.ts'
import { nameKeyOf } from '../../nameKey.ts'
import { updateNoting } from '../../undo/changeSets.ts'
import { contactsByNumber } from '../contactNumbers.ts'
import { isFormOfAddress, surnameOf } from '../formsOfAddress.ts'
import { isShortened, partsOfName } from '../matching/givenNames.ts'
import { latinFormsOf, nameAbroad } from '../matching/latinNames.ts'
import { createMatchIndex } from '../matching/match.ts'
import { exactForm } from '../matching/nameForm.ts'
import { personsOfCell, splitNickname } from '../personNames.ts'
import { cellShapes } from '../recognition/cellShapes.ts'
import { isNumberOfRecord } from '../recognition/recordIds.ts'
import type { Link, LinkContext } from './link.ts'
import { type LinkRecord, mostSeen } from './recordLinks.ts'
import { cutSurname, isSame, isSurnameCut } from './sameName.ts'

/** What a row tells of a person beside the name. */
export interface KnownOfContact {
  phone?: string
  email?: string
  nickname?: string
  /** Whether a given name of one letter may stand for that of somebody who is known there: D Whitcombe. */
  mayBeInitial?: boolean
}

const isAddress = (cell: string): boolean => cellShapes.email(cell.trim())

/** Finds the people that cells mean within an account: by name, by another spelling of it, by a number or address. */
export function createContactLinks({ db, now, importId }: LinkContext, link: LinkRecord) {
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
  for (const { accountId, ...merged } of listMergedContactNames(db))
    contactIndex.add({ ...merged, scope: accountId })

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
    updateNoting(db, importId, contactRows, contact.id, {
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
      ({ name, nickname }) =>
        /^\p{Script=Han}{2,4}$/u.test(name) &&
        (latinFormsOf(name).spoken.includes(form) ||
          nameKeyOf(nameAbroad(name, nickname) ?? '') === nameKeyOf(written)),
    )
    const [only] = meant
    if (only === undefined || meant.length > 1) return null
    if (only.nickname === null) {
      updateNoting(db, importId, contactRows, only.id, { nickname: written.trim() })
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
        updateNoting(db, importId, contactRows, id, { title })
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
  // A file names the same people in row after row. Until somebody else is known, or by another name, each is who it was.
  const namedBefore = new Map<string, readonly string[]>()
  let contactsThen = -1

  /**
   * The contacts of an account whom a cell names, as `contact` makes each of them, in their order and at least one; what is
   * `known` is of the first. A number or an address names who is on file by it, and makes nobody.
   */
  function contacts(cell: string, accountId: string, known: KnownOfContact = {}): Link[] {
    const parts = cell.split(/[;,，；、\s]+/).filter((one) => one !== '')
    if (parts.length > 0 && parts.every((one) => isNumberOfRecord(one) || isAddress(one)))
      return contactByNumber(cell, accountId)
    const byFirstNames = firstNamesOf(cell, accountId)
    if (byFirstNames !== null) return byFirstNames
    return personsOfCell(cell).map((person, at) =>
      contactNamed(person, accountId, at === 0 ? known : { mayBeInitial: true }),
    )
  }
  /** The ids of those whom a cell names that says no more of them, as `contacts` finds or makes them. */
  function contactsReferred(cell: string, accountId: string): readonly string[] {
    if (contactsThen !== contactIndex.size) namedBefore.clear()
    const key = `${accountId}\n${cell}`
    const before = namedBefore.get(key)
    if (before !== undefined) return before
    const ids = contacts(cell, accountId, { mayBeInitial: true }).map(({ id }) => id)
    if (contactsThen !== contactIndex.size || namedBefore.size >= mostSeen) namedBefore.clear()
    contactsThen = contactIndex.size
    namedBefore.set(key, ids)
    return ids
  }

  return {
    contacts,
    contactsReferred,
    /** Forgets what the rows of the file before were found to name: what it told of people may mean others now. */
    beginFile(): void {
      namedBefore.clear()
    },
    /**
     * A contact of an account; a form of address (秦部长, 老邵) means the only one there of that surname, and a nickname
     * beside the name (卢伟强 强哥) is kept apart from it, as is a title (郑国梁(采购总监)), which is theirs where none is known.
     */
    contact(cell: string, accountId: string, known: KnownOfContact = {}): Link {
      return contacts(cell, accountId, known)[0]!
    },
    /** Who is on file by a number of the system that the lists come from, or null. */
    contactNumbered(number: string) {
      const id = knownNumbers().get(number.trim().toLowerCase())
      return id === undefined ? null : getContact(db, id)
    },
  }
}
