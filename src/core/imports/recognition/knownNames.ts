import { nameForm } from '../matching/nameForm.ts'
import type { ColumnProposal } from './proposal.ts'
import { type FieldSpec, fieldOf, type RecordKindId, recordKind } from './recordKinds.ts'

/** Whose names may stand in a column. */
export type Named = 'account' | 'contact' | 'product' | 'owner'

/** Names beyond these make a column no clearer, and each costs memory. */
const mostNames = 20_000
/** A beginning that more names share than this is a place or a word, and no name. */
const mostSharing = 3

/**
 * The names that the workspace and the other files of a drop know, to recognise columns by what stands in them. A cell is
 * known when it is a name but for its legal form and place, or the beginning by which such a name is called (瑞穹 of
 * 江苏瑞穹新材料股份有限公司).
 */
export function createKnownNames() {
  const names: Record<Named, { cores: Set<string>; beginnings: Map<string, number> }> = {
    account: { cores: new Set(), beginnings: new Map() },
    contact: { cores: new Set(), beginnings: new Map() },
    product: { cores: new Set(), beginnings: new Map() },
    owner: { cores: new Set(), beginnings: new Map() },
  }

  function add(named: Named, name: string): void {
    const { cores, beginnings } = names[named]
    if (cores.size >= mostNames || name.trim().length < 2 || name.length > 120) return
    const { core, letters, isChinese, words } = nameForm(name)
    if (cores.has(core)) return
    cores.add(core)
    cores.add(letters)
    if (named !== 'account') return
    const begin = (beginning: string) => beginnings.set(beginning, (beginnings.get(beginning) ?? 0) + 1)
    if (isChinese)
      for (let length = 2; length < Math.min(core.length, 7); length++) begin(core.slice(0, length))
    else if (words.length > 1 && words[0]!.length > 3) begin(words[0]!)
  }

  function knows(named: Named, cell: string): boolean {
    const { cores, beginnings } = names[named]
    const { core, letters } = nameForm(cell)
    if (cores.has(core) || cores.has(letters)) return true
    return [core, letters].some((form) => (beginnings.get(form) ?? mostSharing + 1) <= mostSharing)
  }

  function shareOf(named: Named, cells: readonly string[]): number | null {
    if (names[named].cores.size === 0) return null
    const known = cells.filter((cell) => knows(named, cell))
    // A single name proves nothing, unless it is all that there is.
    return known.length < Math.min(2, cells.length) ? 0 : known.length / cells.length
  }

  // A column is asked about for every field of every kind.
  const shares = new WeakMap<readonly string[], Map<Named, number | null>>()
  return {
    add,
    /**
     * Share of the different cells of a column that are known, 0–1; null where nothing is known to compare them with. What
     * was found for a column is kept, as long as the column is.
     */
    share(named: Named, cells: readonly string[]): number | null {
      const found = shares.get(cells) ?? new Map<Named, number | null>()
      shares.set(cells, found)
      if (!found.has(named)) found.set(named, shareOf(named, cells))
      return found.get(named)!
    },
    /** Whether most cells begin with a known account and go on with something else: 汇屿 孔令宇. */
    leads(cells: readonly string[]): boolean {
      const several = cells.flatMap((cell) => {
        const [first, ...rest] = cell.trim().split(/[\s/、,，;；:：·-]+/)
        return rest.length > 0 && first !== undefined ? [first] : []
      })
      return (
        several.length >= Math.max(2, cells.length * 0.4) &&
        several.filter((first) => knows('account', first)).length >= several.length * 0.5
      )
    },
  }
}
export type KnownNames = ReturnType<typeof createKnownNames>

/** Whose names a field holds; null for one that holds none. */
export function namedBy(kind: RecordKindId, spec: FieldSpec): Named | null {
  const own = `${kind}.${spec.key}`
  if (own === 'accounts.name' || own === 'accounts.shortName') return 'account'
  // A firm in a column of firms may be another name of the one before it: whose it is, its heading has to say.
  if (own === 'accounts.parentName') return null
  if (own === 'contacts.name') return 'contact'
  if (own === 'products.name' || own === 'products.code' || spec.key === 'productCode') return 'product'
  if (spec.type === 'account' || spec.type === 'contact' || spec.type === 'product') return spec.type
  return spec.type === 'person' ? 'owner' : null
}

/** Confidence from which a column's names may speak for other columns. */
const sure = 0.8

/** Adds the names that a recognised table holds in the columns of which there is no doubt. */
export function learnNames(
  known: KnownNames,
  table: {
    readonly kind: RecordKindId
    readonly columns: readonly Pick<ColumnProposal, 'column' | 'recognised' | 'certainty'>[]
    readonly rows: readonly Readonly<Record<string, string>>[]
  },
): void {
  const kind = recordKind(table.kind)
  for (const { column, recognised, certainty } of table.columns) {
    const spec = recognised === null ? null : fieldOf(kind, recognised)
    const named = spec === null || certainty < sure ? null : namedBy(kind.id, spec)
    if (named === null) continue
    for (const name of new Set(table.rows.map((row) => row[column]?.trim() ?? ''))) known.add(named, name)
  }
}
