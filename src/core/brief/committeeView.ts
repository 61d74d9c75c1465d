import { type Brief, type IntentCell, noDepartment } from '../../shared/contract/brief.ts'
import type { Reading } from '../../shared/contract/reading.ts'
import { buyingRoles } from '../../shared/vocabulary.ts'
import type { ReadableDb } from '../db/open.ts'
import type { Seat } from '../deals/committee.ts'
import type { Deal } from '../deals/store.ts'
import { accountIntentEvents, intentReading, servingIntentModel } from './intentEngine.ts'

/** The heatmap of a deal: who sits where, and what is read of each department × buying role. */
export function committeeView(
  db: ReadableDb,
  deal: Deal,
  committee: readonly Seat[],
  asOf: number,
  enabled: boolean,
): Brief['committee'] {
  const serving = enabled ? servingIntentModel(db) : null
  const events = serving ? accountIntentEvents(db, deal.accountId, committee, asOf) : []
  const cells = new Map<string, IntentCell>()
  const departments = new Map<string, string[]>()
  for (const { contact, buyingRole, roleFrom, support } of committee) {
    const department = contact.department ?? noDepartment
    departments.set(department, [...(departments.get(department) ?? []), contact.name])
    const key = `${department}\n${buyingRole}`
    let cell = cells.get(key)
    if (!cell) {
      const reading: Reading = serving
        ? intentReading(serving.model, events, { department, buyingRole }, asOf)
        : {
            kind: 'notEnoughInformation',
            n: 0,
            needed: null,
            missing: [enabled ? 'model' : 'moduleDisabled'],
            prior: null,
          }
      cell = { department, buyingRole, people: [], reading }
      cells.set(key, cell)
    }
    cell.people.push({
      contactId: contact.id,
      name: contact.name,
      title: contact.title,
      left: contact.leftAt !== null,
      roleFrom,
      support,
    })
  }
  const roles = new Set(committee.map((seat) => seat.buyingRole))
  return {
    departments: [...departments].map(([name, people]) => ({ name, people: [...new Set(people)] })),
    roles: buyingRoles.filter((role) => roles.has(role)),
    cells: [...cells.values()],
  }
}
