import { ownFirmIn } from '../../accounts/ownFirm.ts'
import { listAccounts } from '../../accounts/store.ts'
import { readWorkspaceSettings } from '../../app/workspaceSettings.ts'
import { listLiveContacts } from '../../contacts/store.ts'
import type { ReadableDb } from '../../db/open.ts'
import { createOwnSide, type Where } from '../ownSide.ts'
import { listUnprovenAccounts } from '../unproven.ts'
import { createOnFile } from './onFile.ts'
import { createSpokenNames } from './spokenNames.ts'
import { createTold } from './told.ts'

/**
 * Everything by which whoever writes and is spoken of is told: the contacts and accounts on file, how they are called, who is of
 * our own side, and what people said of names.
 */
export function createDirectory(db: ReadableDb, ownPeople: readonly string[]) {
  const { accountIds: ownAccounts, colleagues, domains } = ownFirmIn(db)
  const ours = [...ownPeople, ...colleagues]
  const ourNames = ours.filter((name) => name.length > 1)
  /** With what our own mails tell beside it. */
  const ownDomains = new Set(domains)
  const contacts = listLiveContacts(db).filter(({ accountId }) => !ownAccounts.has(accountId))
  const accounts = listAccounts(db).filter(({ id }) => !ownAccounts.has(id))
  const accountIds = new Set(accounts.map(({ id }) => id))
  const unproven = listUnprovenAccounts(db)
  const onFile = createOnFile(contacts, accounts, { unproven, ownDomains })
  const spoken = createSpokenNames(db, { ownPeople, ourNames, contacts, accounts, unproven })
  const ownSide = createOwnSide(ours, {
    ownFirm: readWorkspaceSettings(db).ownFirm,
    contacts,
    domains: ownDomains,
    isContact: onFile.isContact,
    accountOfAddress: onFile.accountOfAddress,
    namesAccount: (words) => spoken.mentions.accountsNamedIn(words).size > 0,
  })
  const isOurs = (
    name: string,
    address: string | undefined,
    where: Where = { accountId: null, isMail: false },
  ): boolean => ownSide.isOurs(name, address, where)

  return {
    db,
    ours,
    ownDomains,
    accounts,
    accountIds,
    unproven,
    ...onFile,
    ...spoken,
    ...createTold(db, onFile.contactById, accountIds),
    /** The keys of our own names. */
    ownKeys: ownSide.keys,
    isOurs,
  }
}
export type Directory = ReturnType<typeof createDirectory>
