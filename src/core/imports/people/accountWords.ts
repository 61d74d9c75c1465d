import { holdsName } from '../../contacts/calledInText.ts'
import { untold } from '../take/cutByAccount.ts'
import type { Directory } from './directory.ts'
import { talkAbout } from './rooms.ts'

/** Tells which accounts words speak of. */
export function createAccountWords({ mentions, shortNames, firstNames, accounts, accountIds }: Directory) {
  /** The account of a folder, for words that may speak of no other. */
  const ofFolder = (words: string, folder: string | null): string | null =>
    folder !== null && [...mentions.accountsNamedIn(words)].every((id) => id === folder) ? folder : null

  /**
   * The account after which a file's folder is called, the innermost that means one; null where none or several are meant.
   * `path` is the file's in the folder that was dropped.
   */
  function accountOfFolder(path: string): string | null {
    for (const part of path.split('/').slice(0, -1).reverse()) {
      const accountId = mentions.accountIn(part, '')
      if (accountId !== null) return accountId
      if (mentions.accountsNamedIn(part).size > 0) return null
    }
    return null
  }

  /** The account that a cell or title and the words beside it are about, or null. */
  const accountSpokenOf = (title: string, text: string): string | null => mentions.accountIn(title, text)

  /** The account of a whole talk, by its name, by the accounts of those who take part, and by what was said in it. */
  const ofTalk = (conversation: string, text: string, members: ReadonlySet<string>): string | null =>
    mentions.accountOfTalk(talkAbout(conversation), text, members)

  /** The accounts of whose people a text names anybody by a name that nobody else on file has. */
  const accountsOfPeopleIn = (text: string): Set<string> => mentions.accountsOfPeopleIn(text)

  /** The accounts that a text calls by names that only they have. */
  const accountsCalledIn = (text: string): Set<string> => mentions.accountsCalledIn(text, { orInShort: true })

  /** The accounts that a text may speak of, by any name or person, also where nothing tells which. */
  function accountsPerhapsIn(text: string): Set<string> {
    const found = mentions.accountsNamedIn(text)
    for (const accountId of shortNames.perhapsIn(mentions.withoutNames(text))) found.add(accountId)
    for (const accountId of firstNames.accountsIn(text)) found.add(accountId)
    const ofPeople = mentions.accountOfPeopleIn(text, accountIds)
    if (ofPeople !== null) found.add(ofPeople)
    return found
  }

  /**
   * The only account that a text calls by a name of the team's own records, however short, and `amongUs` also by a short name
   * that no other can be called by; else null.
   */
  function onlyAccountCalled(text: string, { amongUs }: { amongUs: boolean }): string | null {
    const [only, ...others] = mentions.accountsCalledIn(text, { orInShort: amongUs })
    if (only === undefined || others.length > 0) return null
    return amongUs && accountsPerhapsIn(text).size > 1 ? null : only
  }

  /** Of the accounts that a few words may mean, the only one at a place that they name: Northgate Leeds. */
  function accountAtPlaceIn(words: string): string | null {
    const perhaps = accountsPerhapsIn(words)
    if (perhaps.size < 2) return null
    const there = accounts.filter(
      ({ id, city, region }) =>
        perhaps.has(id) &&
        `${city ?? ''} ${region ?? ''}`
          .split(/[^\p{L}]+/u)
          .some(
            (place) => place.length >= (/\p{Script=Han}/u.test(place) ? 2 : 4) && holdsName(words, place),
          ),
    )
    return there.length === 1 ? there[0]!.id : null
  }

  /** Whether a title names an account or somebody of one. */
  const namesAccount = (title: string): boolean => mentions.accountsNamedIn(title).size > 0

  /** The only account that a few words are about, by its names or its people's; null where none or several are. */
  function onlyAccountIn(words: string): string | null {
    const called = mentions.accountsCalledIn(words, { orInShort: true })
    for (const accountId of firstNames.accountsIn(words)) called.add(accountId)
    if (called.size > 1) return null
    const [only] = called
    return only ?? mentions.accountOfPeopleIn(words, accountIds)
  }

  /** The only account that a few words are about, null where they name none, `untold` where another may be meant too. */
  function accountToldIn(words: string): string | null | typeof untold {
    const only = onlyAccountIn(words)
    const perhaps = accountsPerhapsIn(words)
    return perhaps.size > 1 || (only === null && perhaps.size > 0) ? untold : only
  }

  /** The accounts that a text names, also by names that others share. */
  const accountsNamedIn = (text: string): Set<string> => mentions.accountsNamedIn(text)

  /** Of some accounts, the only one whose people a text names or calls by surname and title. */
  const accountOfPeopleIn = (text: string, candidates: ReadonlySet<string>): string | null =>
    mentions.accountOfPeopleIn(text, candidates)

  /**
   * The only account of whose people a short text calls anybody by a Latin first name, of `candidates` where they are given;
   * null where it calls people of others too.
   */
  function accountOfFirstNamesIn(text: string, candidates: ReadonlySet<string> | null): string | null {
    const [only, ...others] = firstNames.accountsIn(text)
    return only !== undefined && others.length === 0 && (candidates?.has(only) ?? true) ? only : null
  }

  return {
    ofFolder,
    accountOfFolder,
    accountSpokenOf,
    ofTalk,
    accountsOfPeopleIn,
    accountsCalledIn,
    accountsPerhapsIn,
    onlyAccountCalled,
    accountAtPlaceIn,
    namesAccount,
    onlyAccountIn,
    accountToldIn,
    accountsNamedIn,
    accountOfPeopleIn,
    accountOfFirstNamesIn,
  }
}
export type AccountWords = ReturnType<typeof createAccountWords>
