import type { Atom } from './atom.ts'
import {
  type BuyingRole,
  buyingRoles,
  type Concern,
  concerns,
  type Lang,
  type SellingStage,
  sellingStages,
} from './vocabulary.ts'

export type Coverage = {
  roleByStage: Record<BuyingRole, Record<SellingStage, number>>
  roleByConcern: Record<BuyingRole, Record<Concern, number>>
}

/** How many atoms of a language are triggered by each role and stage, and each role and concern. */
export function coverageOf(atoms: readonly Atom[], lang: Lang): Coverage {
  const own = atoms.filter((atom) => atom.lang === lang)
  const count = (role: BuyingRole, fits: (atom: Atom) => boolean) => {
    return own.filter((atom) => atom.trigger.roles.includes(role) && fits(atom)).length
  }
  return {
    roleByStage: table(buyingRoles, sellingStages, (role, stage) => {
      return count(role, (atom) => atom.trigger.stages.includes(stage))
    }),
    roleByConcern: table(buyingRoles, concerns, (role, concern) => {
      return count(role, (atom) => atom.trigger.concerns.includes(concern))
    }),
  }
}

function table<Row extends string, Column extends string>(
  rows: readonly Row[],
  columns: readonly Column[],
  cell: (row: Row, column: Column) => number,
): Record<Row, Record<Column, number>> {
  const entries = rows.map((row) => [
    row,
    Object.fromEntries(columns.map((column) => [column, cell(row, column)])),
  ])
  return Object.fromEntries(entries)
}
