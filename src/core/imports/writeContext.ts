import { createReliability } from '../facts/reliability.ts'
import { namesForReading } from '../market/rivals.ts'
import { createLinker } from './linker.ts'
import { createPeople, type People } from './people.ts'
import type { WriteContext } from './plan/planning.ts'
import type { ImportContext } from './runImport.ts'
import type { Batch } from './take/batch.ts'
import { createRememberedReading, type ReadFacts } from './take/rememberedReading.ts'

/**
 * What the planners of one import work with. `beginFile` forgets what was known when the file before was begun, but for
 * the rivals that texts of the import told of (`heardRivals`).
 */
export function createWriteContext(
  context: Pick<ImportContext, 'db' | 'newId' | 'zone' | 'currency' | 'lang' | 'ownPeople'>,
  importId: string,
  startedAt: number,
  batch: Batch,
  heardRivals: Set<string> = new Set(),
): { write: WriteContext; beginFile(): void } {
  const { db, newId } = context
  let metByRows: People | null = null
  let reading: ReadFacts | null = null
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
    readFacts(read) {
      reading ??= createRememberedReading(namesForReading(db), write.reliability, heardRivals)
      return reading(read)
    },
    lang: context.lang,
    reliability: createReliability(db),
  }
  return {
    write,
    beginFile() {
      metByRows = null
      reading = null
      write.met.clear()
    },
  }
}
