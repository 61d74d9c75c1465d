import type { MessageItem } from '../formats/format.ts'
import { domainsOf, isSharedDomain } from '../mailDomain.ts'
import { nameFormsOf } from '../personNames.ts'
import type { Directory } from './directory.ts'

/** Tells the mails of ours: from which addresses our own people write. */
export function createOwnMail({ ownDomains, ownKeys, accountOfAddress, isOurs }: Directory) {
  /** The domain of one of ours by name, whose mails tell that who else writes from it is a colleague. */
  const noteOwnDomain = (name: string | undefined, address: string | undefined): void => {
    if (!name || !address?.includes('@') || !nameFormsOf(name).some((form) => ownKeys.has(form))) return
    const [domain] = domainsOf(address)
    if (domain !== undefined && !isSharedDomain(domain) && accountOfAddress(address) === null)
      ownDomains.add(domain)
  }

  /** Whether one of us writes a mail to nobody but us. */
  function isAmongOurselves({ sender, senderId, receivers = [], receiverNames = [] }: MessageItem): boolean {
    // A firm has one name in several countries: polarline.eu and polarline.cn.
    const firms = new Set([...ownDomains].map((domain) => domain.split('.')[0]!))
    const isOfFirm = (address: string | undefined): boolean =>
      address?.includes('@') === true &&
      accountOfAddress(address) === null &&
      domainsOf(address).some((domain) => ownDomains.has(domain) || firms.has(domain.split('.')[0]!))
    const isOne = (name: string, address: string | undefined): boolean =>
      isOfFirm(address) || isOurs(name, address, { accountId: null, isMail: true })
    return (
      receivers.length > 0 &&
      isOne(sender, senderId) &&
      receivers.every((address, at) => isOne(receiverNames[at] ?? address, address))
    )
  }

  return { noteOwnDomain, isAmongOurselves }
}
export type OwnMail = ReturnType<typeof createOwnMail>
