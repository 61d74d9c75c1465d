import { insertAccount } from './accounts/store.ts'
import { insertActivity } from './activities/store.ts'
import { writeWorkspaceSettings } from './app/workspaceSettings.ts'
import { keepLibraryCurrent } from './atoms/store.ts'
import { insertPrice, insertProduct } from './catalog/store.ts'
import { insertContact } from './contacts/store.ts'
import { openTestDb } from './db/openTestDb.ts'
import { insertDeal } from './deals/store.ts'
import { adoptProposedRules, proposeDefaults } from './governance/defaults.ts'
import { certify } from './identity/certificates.ts'
import { createKeyRing } from './identity/keyRing.ts'
import { foundWorkspace, newPerson } from './identity/parties.ts'
import { nameKeyOf } from './nameKey.ts'
import { createNewId } from './newId.ts'
import { insertPriceLine } from './quotes/store.ts'
import type { Session } from './session.ts'

/** For tests: Saturday 21 November 2026, ten o'clock in Ningbo. */
export const ten = Date.UTC(2026, 10, 21, 2)
export const day = 86_400_000

type Some<Row, Known extends keyof Row = never> = Partial<Row> & Pick<Row, Known>

/**
 * For tests: the office of Qian Yue, a rep in Ningbo, in memory: rules adopted, He certified as approver, no customers
 * yet. `story` puts records there as an import would.
 */
export function openOffice() {
  const clock = { now: ten }
  const db = openTestDb(() => clock.now)
  const newId = createNewId(() => clock.now)
  const ring = createKeyRing(Buffer.alloc(32, 1))
  const qian = foundWorkspace(db, ring, 'ws_EAST', '钱越', ten)
  const he = newPerson(db, ring, '何经理', ten)
  certify(
    db,
    ring,
    { name: he.name, publicKey: he.publicKey, roles: ['approver', 'compliance'], expiresAt: ten + 90 * day },
    ten,
  )
  const stamp = () => ({ at: clock.now, actor: qian.id, device: 'dev_LAPTOP' })
  const session = {
    db,
    newId,
    now: () => clock.now,
    actor: () => '钱越',
    stamp,
    zone: () => 'Asia/Shanghai',
    changed() {},
    workspace: {
      dir: 'no folder',
      db,
      info: { id: 'ws_EAST' },
      dataKey: Buffer.alloc(32, 1),
      now: () => clock.now,
    },
  } as unknown as Session
  proposeDefaults(db, stamp())
  adoptProposedRules(db, stamp())
  keepLibraryCurrent(db, newId, ten)
  writeWorkspaceSettings(db, stamp(), { actorName: '钱越', zone: 'Asia/Shanghai', currency: 'CNY' })

  const known = () => ({ knownAt: clock.now, updatedAt: clock.now })
  const story = {
    account(row: Some<Parameters<typeof insertAccount>[1], 'name'>): string {
      const id = newId('account')
      insertAccount(db, { id, nameKey: nameKeyOf(row.name), ownerName: '钱越', ...known(), ...row })
      return id
    },
    contact(row: Some<Parameters<typeof insertContact>[1], 'accountId' | 'name'>): string {
      const id = newId('contact')
      insertContact(db, { id, nameKey: nameKeyOf(row.name), ...known(), ...row })
      return id
    },
    product(row: Some<Parameters<typeof insertProduct>[1], 'name'>): string {
      const id = newId('product')
      insertProduct(db, { id, nameKey: nameKeyOf(row.name), aliases: '[]', knownAt: clock.now, ...row })
      return id
    },
    price(row: Some<Parameters<typeof insertPrice>[1], 'productId' | 'kind' | 'amountMinor'>): void {
      insertPrice(db, {
        id: newId('price'),
        currency: 'CNY',
        validFrom: ten - 900 * day,
        knownAt: ten - 900 * day,
        ...row,
      })
    },
    deal(row: Some<Parameters<typeof insertDeal>[1], 'accountId' | 'name'>): string {
      const id = newId('deal')
      insertDeal(db, {
        id,
        nameKey: nameKeyOf(row.name),
        stage: 'evaluate',
        outcome: 'open',
        ownerName: '钱越',
        openedAt: clock.now - 60 * day,
        zone: 'Asia/Shanghai',
        ...known(),
        ...row,
      })
      return id
    },
    activity(row: Some<Parameters<typeof insertActivity>[1], 'accountId' | 'kind' | 'occurredAt'>): string {
      const id = newId('activity')
      insertActivity(db, {
        id,
        direction: 'inbound',
        summary: '',
        zone: 'Asia/Shanghai',
        knownAt: row.occurredAt,
        ...row,
      })
      return id
    },
    priceLine(
      row: Some<
        Parameters<typeof insertPriceLine>[1],
        'productId' | 'accountId' | 'unitPriceMinor' | 'pricedAt'
      >,
    ): void {
      insertPriceLine(db, {
        id: newId('orderLine'),
        kind: 'order',
        quantity: 1,
        currency: 'CNY',
        outcome: 'won',
        knownAt: row.pricedAt,
        ...row,
      })
    },
  }
  return { db, session, sessions: { require: () => session }, clock, ring, qian, he, stamp, story }
}
