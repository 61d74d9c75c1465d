import { createReliability } from '../facts/reliability.ts'
import { knownRivals } from '../market/rivals.ts'
import { createLinker } from './linker.ts'
import { createPeople, type People } from './people.ts'
import type { WriteContext } from './plan/planning.ts'
import type { ImportContext } from './runImport.ts'
import type { Batch } from './take/batch.ts'

/** What the planners of one import work with. `beginFile` forgets what was known when the file before was begun. */
export function createWriteContext(
  context: Pick<ImportContext, 'db' | 'newId' | 'zone' | 'currency' | 'lang' | 'ownPeople'>,
  importId: string,
  startedAt: number,
  batch: Batch,
): { write: WriteContext; beginFile(): void } {
  const { db, newId } = context
  let metByRows: People | null = null
  let rivals: RegExp | null | undefined
  const write: WriteContext = {
    db,
    batch,
    newId,
    now: startedAt,
    zone: context.zone,
    currency: context.currency,
    importId,
    linker: createLinker({ db, newId, now: startedAt, importId }),
    people() {
      metByRows ??= createPeople(db, context.ownPeople)
      return metByRows
    },
    met: new Map(),
    rivals() {
      if (rivals === undefined) rivals = knownRivals(db)
      return rivals
    },
    lang: context.lang,
    reliability: createReliability(db),
  }
  return {
    write,
    beginFile() {
      metByRows = null
      rivals = undefined
      write.met.clear()
    },
  }
}
