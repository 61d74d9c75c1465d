import type { BuyingRole, Support } from '../../../shared/vocabulary.ts'
import { accounts } from '../../accounts/schema.ts'
import { contacts } from '../../contacts/schema.ts'
import { getContact } from '../../contacts/store.ts'
import { updateRow } from '../../db/rows.ts'
import { updateNoting } from '../../undo/changeSets.ts'
import { readEnumExactly } from '../recognition/readEnum.ts'
import { buyingRoleWords } from '../recognition/valueWords.ts'
import {
  accountOf,
  given,
  knownBy,
  money,
  number,
  type Planner,
  plan,
  text,
  type Values,
} from './planning.ts'

export const planAccount: Planner = (values, context) => {
  const { db, now, importId } = context
  const name = text(values, 'name')!
  const website = text(values, 'website')
  const phone = text(values, 'phone')
  const { id, made } = context.linker.account(name, text(values, 'code'), {
    ...(website && { website }),
    ...(phone && { phone }),
  })
  const revenue = money(values, 'revenue')
  const createdAt = number(values, 'createdAt')
  return plan(context, { accountId: id, at: createdAt }, (evidenceId) => {
    const fields = given({
      code: text(values, 'code'),
      industry: text(values, 'industry'),
      region: text(values, 'region'),
      city: text(values, 'city'),
      tier: text(values, 'level'),
      ownerName: text(values, 'ownerName'),
      parentName: text(values, 'parentName'),
      website,
      phone,
      employees: number(values, 'employees') === null ? null : Math.round(number(values, 'employees')!),
      annualRevenueMinor: revenue?.amountMinor ?? null,
      currency: revenue?.currency ?? null,
    })
    if (made) {
      updateRow(db, accounts, id, { ...fields, evidenceId, knownAt: knownBy(createdAt, now) })
      return 'inserted'
    }
    if (!updateNoting(db, importId, accounts, id, fields)) return 'unchanged'
    updateNoting(db, importId, accounts, id, { evidenceId, updatedAt: now })
    return 'updated'
  })
}

export const planContact: Planner = (values, context) => {
  const { db, now, importId } = context
  const name =
    text(values, 'name') ?? [text(values, 'lastName'), text(values, 'firstName')].filter(Boolean).join(' ')
  const accountId = accountOf(values, context)
  if (accountId === null) return { code: 'accountMissing', field: 'account', value: '' }
  const phone = text(values, 'mobile') ?? text(values, 'phone')
  const email = text(values, 'email')
  const { id, made } = context.linker.contact(name, accountId, {
    ...(phone && { phone }),
    ...(email && { email }),
  })
  const createdAt = number(values, 'createdAt')
  const consent = values.consent === true ? 'given' : values.consent === false ? 'withdrawn' : 'unknown'
  const about = { accountId, contactId: id, at: createdAt, personal: true }
  const planned = plan(context, about, (evidenceId) => {
    const before = getContact(db, id)
    const support = knownBefore(before?.support, text(values, 'support') as Support | null)
    const ours = before?.buyingRole ? null : onOurSide(text(values, 'remark'))
    const fields = given({
      department: text(values, 'department'),
      title: text(values, 'title'),
      buyingRole: knownBefore(before?.buyingRole, text(values, 'buyingRole') as BuyingRole | null) ?? ours,
      support: ours !== null && (support === null || support === 'supporter') ? 'mentor' : support,
      phone,
      email,
      wechat: text(values, 'wechat'),
      leftAt: leftAtOf(values, before?.leftAt ?? null, now),
    })
    if (made) {
      updateRow(db, contacts, id, { ...fields, evidenceId, knownAt: knownBy(createdAt, now) })
      return 'inserted'
    }
    if (!updateNoting(db, importId, contacts, id, fields)) return 'unchanged'
    updateNoting(db, importId, contacts, id, { evidenceId, updatedAt: now })
    return 'updated'
  })
  return { ...planned, consent }
}

/** A remark that begins with it (内线,愿意在会上帮我们讲) tells who guides us, beside what a person does there. */
function onOurSide(remark: string | null): 'coach' | 'champion' | null {
  const first = remark?.split(/[,，;；。、\s(（]/)[0] ?? ''
  const { coach, champion } = buyingRoleWords
  return readEnumExactly(first, { coach: coach!, champion: champion! }) as 'coach' | 'champion' | null
}

/** What was known of a person stays where a file only says that it is not known. */
const knownBefore = <Known extends string>(before: Known | null | undefined, said: Known | null) =>
  said === 'unknown' && before ? null : said

/** A person on a list of those who left is gone, from the day of the import where the list gives none. */
function leftAtOf(values: Values, before: number | null, now: number): number | null {
  const said = number(values, 'leftAt')
  if (said !== null) return said
  return values.employment === 'left' && before === null ? now : null
}
