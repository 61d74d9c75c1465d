import { listContactsOfAccount, listLiveContacts } from '../../contacts/store.ts'
import { nameKeyOf } from '../../nameKey.ts'
import { nameAbroad } from '../matching/latinNames.ts'
import { text, type Values, type WriteContext } from './planning.ts'

/** How WeCom numbers those outside the firm: a chat says no more of who speaks. */
const chatId = /^w[mo][\w-]{12,}$/
export const chatIdOf = (values: Values): string | null => {
  const number = text(values, 'contactCode')
  return number !== null && chatId.test(number) ? number : null
}

/**
 * Whose somebody is in a list of numbers and names (who is who in a chat), which has no column of customers: of whom its remark
 * speaks (泵业 采购主管), whose person of that name is on file, or of whom the others of the list are whom it calls so.
 */
export function accountInList(values: Values, name: string, context: WriteContext): string | null {
  if (text(values, 'contactCode') === null) return null
  const remark = text(values, 'remark')
  const spokenOf = remark === null ? null : context.people().accountSpokenOf('', remark)
  if (spokenOf !== null || chatIdOf(values) === null) return spokenOf
  const known = listLiveContacts(context.db)
  const key = nameKeyOf(name)
  const named = new Set(known.flatMap((one) => (nameKeyOf(one.name) === key ? [one.accountId] : [])))
  if (named.size === 1) return [...named][0]!
  const head = /^(?:\p{Script=Han}{2,6}|\p{Script=Latin}{4,})(?=[\s,，/／·-])/u.exec(
    remark?.trim() ?? '',
  )?.[0]
  return head === undefined ? null : (accountOfListed(head, context) ?? onlyAccountWith(head, context))
}

const onlyAccountWith = (head: string, { db }: WriteContext): string | null => {
  const rows = db
    .read(
      `SELECT id FROM accounts WHERE instr(lower(name), lower(?)) > 0 AND deleted_at IS NULL AND merged_into_id IS NULL LIMIT 2`,
    )
    .all(head) as { id: string }[]
  return rows.length === 1 ? rows[0]!.id : null
}

/** The one account called so of which this kind of list has named somebody already. */
function accountOfListed(head: string, { db }: WriteContext): string | null {
  const rows = db
    .read(
      `SELECT DISTINCT a.id FROM accounts a JOIN contacts c ON c.account_id = a.id
        WHERE instr(lower(a.name), lower(?)) > 0 AND a.deleted_at IS NULL AND a.merged_into_id IS NULL
         AND c.deleted_at IS NULL AND c.merged_into_id IS NULL AND (c.wechat GLOB 'wm*' OR c.wechat GLOB 'wo*')
        LIMIT 2`,
    )
    .all(head) as { id: string }[]
  return rows.length === 1 ? rows[0]!.id : null
}

/**
 * The colleague on file by the name that somebody goes by abroad, of whom a cell has both: Summer Wu is 吴晓棠 Summer. Null where
 * none or several are meant, and where the Chinese name is on file itself.
 */
export function calledAbroad(
  { name, nickname }: { name: string; nickname: string | null },
  accountId: string,
  { db }: WriteContext,
): string | null {
  const abroad = nameAbroad(name, nickname)
  if (abroad === null) return null
  const colleagues = listContactsOfAccount(db, accountId)
  if (colleagues.some((one) => one.nameKey === nameKeyOf(name))) return null
  const meant = colleagues.filter((one) => one.nickname === null && one.nameKey === nameKeyOf(abroad))
  return meant.length === 1 ? meant[0]!.name : null
}
