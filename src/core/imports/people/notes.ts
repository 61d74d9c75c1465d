import type { Ground } from '../../../shared/contract/captures.ts'
import { holdsName } from '../../contacts/calledInText.ts'
import type { Contact } from '../../contacts/store.ts'
import { listDealsOpenAt } from '../../deals/store.ts'
import { isSpeaker } from '../formats/chats/speakerNames.ts'
import type { NoteItem } from '../formats/format.ts'
import { wordClassOf } from '../matching/plainWords.ts'
import type { About } from './about.ts'
import type { AccountWords } from './accountWords.ts'
import type { DealOf } from './dealSpokenOf.ts'
import type { Directory } from './directory.ts'
import type { GroundsIn } from './grounds.ts'
import type { Persons } from './persons.ts'

/** A line jotted down is no longer. */
const longestLine = 200

const longestHeadline = 80
const namesOccasion =
  /\d|拜访|会议|纪要|电话|通话|交流|回访|跟进|记录|\b(visit|call|phone|meeting|minutes|notes?|review|catch[- ]?up|debrief|recap)\b/i

/** The line at the top of a text that says what all of it is about, as titles do; empty where there is none. */
function headline(text: string, title: string): string {
  const [first = '', second, ...more] = text.trim().split('\n')
  const line = first.trim()
  if (second === undefined || line === title || line.length > longestHeadline) return ''
  if (/^[-*•·–]\s|^\d{1,2}\s*[.)、．]|[。；;！!？?]|(?<!(?<!\d)\d{1,2}\.\d{1,2})[.]\s*$/.test(line)) return ''
  const standsApart = second.trim() === '' && more.length > 0
  return standsApart || /[:：]$/.test(line) || namesOccasion.test(line) ? line : ''
}

/** What says that somebody went to a place or talked with a person: Derby visit, call w/ Kowalik, 现场 嘉兴. */
const occasionOf =
  /拜访|走访|现场|出差|踏勘|参观|考察|会议|纪要|电话|通话|交流|回访|面谈|\b(?:visit|site|trip|walk|tour|call|phone|meeting|meet|lunch|dinner|minutes|notes?|debrief|recap|Besuch|Telefonat|Termin|Gespr[äa]ch|Protokoll)\b/i
const latinNameWord = /(?<![\p{L}@.])\p{Lu}\p{Ll}{3,}(?![\p{L}@])/gu

/** Who said what follows, at the beginning of a line on a list. */
const lineHead = /^[ \t]*[-*•][ \t]*(?<head>[^\s:：][^:：\n]{0,20})[:：]/gmu

/** Tells whom notes are about. */
export function createNotes(
  {
    db,
    mentions,
    firstNames,
    accountIds,
    accounts,
    contacts,
    ours,
    contactOf,
    aliasedNote,
    aliasedPeople,
  }: Directory,
  {
    ofFolder,
    onlyAccountIn,
    contactIn,
    groundsIn,
    dealOf,
  }: Pick<AccountWords, 'ofFolder' | 'onlyAccountIn'> &
    Pick<Persons, 'contactIn'> & { groundsIn: GroundsIn; dealOf: DealOf },
) {
  /** The account of the person for whom a line of one's own says something is: "reference letter -> Dora", 样件 → 何工. */
  const addressedTo = (text: string): string | null => {
    const lines = text.split('\n').filter((line) => line.trim() !== '' && !/^\s*#/.test(line))
    if (lines.length !== 1 || text.length > longestLine) return null
    const who = /(?:->|→|=>)\s*(?<who>\p{L}[\p{L}’' -]{1,24})/u.exec(lines[0]!)?.groups?.who
    if (who === undefined) return null
    const [only, ...others] = firstNames.accountsIn(who)
    if (others.length > 0) return null
    return only ?? mentions.accountOfPeopleIn(who, accountIds)
  }

  /** The account of which several people are called by first names that only its people bear. */
  const accountOfFirstNames = (text: string): string | null => {
    const called = new Map<string, Set<string>>()
    for (const { word, accountId } of firstNames.namedIn(text))
      called.set(accountId, (called.get(accountId) ?? new Set()).add(word))
    const [only, ...others] = called
    return only !== undefined &&
      others.length === 0 &&
      only[1].size > 1 &&
      mentions.accountsNamedIn(text).size === 0
      ? only[0]
      : null
  }

  /** The only account whose person a heading of an occasion calls by the surname: `Haller, 13.11.`, call with Kowalik. */
  function accountOfSurname(head: string): string | null {
    if (!namesOccasion.test(head)) return null
    const found = new Set<string>()
    for (const [word] of head.matchAll(latinNameWord)) {
      if (wordClassOf(word.toLowerCase()) !== 'own' || ours.some((name) => name.split(' ').includes(word)))
        continue
      for (const { name, accountId } of contacts)
        if (name.includes(' ') && name.split(' ').at(-1) === word) found.add(accountId)
    }
    return found.size === 1 ? [...found][0]! : null
  }

  /**
   * The only account at a place that the heading of a visit names and of whose people the text calls somebody: `Derby visit` with
   * Helen and Owen in it. A place alone may be anybody's.
   */
  function accountVisited(head: string, text: string): string | null {
    if (!occasionOf.test(head)) return null
    const there = accounts.filter(({ city, region }) =>
      [city, region]
        .flatMap((place) => (place ?? '').split(/[^\p{L}]+/u))
        .some((place) => place.length >= (/\p{Script=Han}/u.test(place) ? 2 : 4) && holdsName(head, place)),
    )
    const [only] = there
    if (only === undefined || there.length > 1) return null
    const called = new Set([...firstNames.accountsIn(text), ...mentions.accountsOfPeopleIn(text)])
    return called.size === 1 && called.has(only.id) ? only.id : null
  }

  /**
   * The account that heads a note: named by its title, by the line at its top, else by its file and what stands above all
   * notes of it. Null where none of them names one for sure, or a title speaks of several.
   */
  function accountHeading({ title, document, text }: NoteItem): string | null {
    const named = (words: string): string | null =>
      words === '' ? null : (mentions.accountIn(words, '') ?? onlyAccountIn(words))
    const addressed = addressedTo(text)
    if (addressed !== null) return addressed
    const own = named(title)
    if (own !== null || mentions.accountsNamedIn(title).size > 1) return own
    const head = headline(text, title)
    const told = named(head) ?? (mentions.accountsNamedIn(head).size > 1 ? null : named(document ?? ''))
    if (
      told !== null ||
      [title, head, document ?? ''].some((words) => mentions.accountsNamedIn(words).size > 0)
    )
      return told
    const heads = `${title}\n${head}`
    const visited = accountVisited(heads, text) ?? accountOfSurname(heads)
    return [...mentions.accountsCalledIn(text, { orInShort: true })].every((id) => id === visited)
      ? visited
      : null
  }

  /** The only person of an account whom a text names, unless its lines are headed by what others said: `- Helen: …`. */
  function onlySpeaker(text: string, accountId: string): Contact | null {
    const contact = contactIn(text, accountId)
    if (contact === null) return null
    const others = [...text.matchAll(lineHead)].some(({ groups }) => {
      const head = groups!.head!.trim()
      const isNoun = /^\p{Script=Latin}/u.test(head) && wordClassOf(head.toLowerCase()) === 'plain'
      return isSpeaker(head) && !isNoun && contactIn(head, accountId)?.id !== contact.id
    })
    return others ? null : contact
  }

  /** Whom a note is about; `at` is UTC ms of the note. */
  function ofNote(
    note: NoteItem,
    at: number,
    within: string | null = null,
    folder: string | null = null,
  ): About {
    const properties = Object.entries(note.properties ?? {})
    const named = properties.find(([key]) => /^(account|customer|客户|客户名称|医院)$/i.test(key))?.[1]
    const text = `${note.title}\n${note.text}`
    const grounds: Ground[] = []
    const byProperty = named ? mentions.accountIn(named, '') : null
    if (byProperty) grounds.push({ code: 'noteSays', text: named! })
    const told = byProperty ? null : aliasedNote(note.title)
    if (told) grounds.push({ code: 'noteAlias', text: note.title, inTitle: true })
    const byMention =
      byProperty || told
        ? null
        : (within ?? mentions.accountIn(note.title, note.text) ?? accountOfFirstNames(text))
    if (byMention) grounds.push(...groundsIn(note.title, note.text, byMention))
    const byText = byProperty ?? told?.accountId ?? byMention
    const byFolder = byText === null ? ofFolder(text, folder) : null
    if (byFolder !== null) grounds.push({ code: 'folderNamed', text: null })
    const accountId = byText ?? byFolder
    const person = properties.find(([key]) => /^(contact|person|联系人|拜访对象)$/i.test(key))?.[1]
    const given = contactOf(person)
    const explained = accountId === null ? [] : aliasedPeople(accountId, text)
    const onlyExplained =
      new Set(explained.map(({ contact }) => contact.id)).size === 1 ? explained[0]! : null
    const contact =
      given ??
      onlyExplained?.contact ??
      // With whom a talk was its title says; its lines speak of others as well.
      (accountId === null ? null : (contactIn(note.title, accountId) ?? onlySpeaker(text, accountId)))
    const home = accountId ?? contact?.accountId ?? null
    const isTheirs = contact !== null && contact.accountId === home
    for (const { called, contact: meant } of explained)
      grounds.push({ code: 'personAlias', text: `${called} → ${meant.name}` })
    if (isTheirs && (given || contact !== onlyExplained?.contact))
      grounds.push(
        given
          ? { code: 'noteSays', text: person! }
          : { code: text.includes(contact.name) ? 'personNamed' : 'personAddressed', text: contact.name },
      )
    return {
      accountId: home,
      contactId: isTheirs ? contact.id : null,
      dealId:
        told?.dealId && listDealsOpenAt(db, told.accountId, at).some(({ id }) => id === told.dealId)
          ? told.dealId
          : home === null
            ? null
            : dealOf(home, text, at, grounds),
      direction: 'internal',
      grounds,
    }
  }

  return { accountHeading, ofNote }
}
