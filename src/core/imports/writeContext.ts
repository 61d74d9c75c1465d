import { createReliability } from '../facts/reliability.ts'
import { rivalsHeaded } from '../facts/rivals/rivalFile.ts'
import { namesForReading } from '../market/rivals.ts'
import { createLinker } from './linking/linker.ts'
import { createPeople, type People } from './people.ts'
import type { WriteContext } from './plan/planning.ts'
import type { ImportContext } from './runImport.ts'
import { listTablesTaken } from './store.ts'
import { compareVersions, versionOf } from './tableVersions.ts'
import type { Batch } from './take/batch.ts'
import { createReadAhead, type ReadAhead } from './take/readAhead.ts'
import { createRememberedReading } from './take/rememberedReading.ts'

/**
 * What the planners of one import work with. `beginFile` forgets what was known when the file before was begun, but for
 * the rivals that texts of the import told of (`heardRivals`). `end` ends the thread that reads ahead, where there is one.
 */
export function createWriteContext(
  context: Pick<ImportContext, 'db' | 'newId' | 'zone' | 'currency' | 'lang' | 'ownPeople'>,
  importId: string,
  startedAt: number,
  batch: Batch,
  heardRivals: Set<string> = new Set(),
): { write: WriteContext; beginFile(file: { name: string; kind: string }): void; end(): Promise<void> } {
  const { db, newId } = context
  let metByRows: People | null = null
  let ahead: ReadAhead | null | undefined
  const startReading = () =>
    createRememberedReading(namesForReading(db), write.reliability, heardRivals, () => ahead ?? null)
  let reading: ReturnType<typeof startReading> | null = null
  let fileName = ''
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
    isOutdated: false,
    readFacts(read) {
      reading ??= startReading()
      return reading(read)
    },
    readAhead(texts) {
      if (ahead === undefined) ahead = createReadAhead()
      // The names of a file are those of its first reading: until then others may come to be known, and what was read is void.
      ahead?.give(texts, (reading ?? startReading()).rivals())
    },
    hearRivals(title, text) {
      const headed = rivalsHeaded(fileName, title, text)
      if (headed.length === 0) return
      const { isNoRival, sideOf } = namesForReading(db)
      const unknown = headed.filter((name) => !isNoRival(name) && sideOf(name) === null)
      for (const name of unknown) heardRivals.add(name)
      // What was read with fewer names is read anew.
      if (unknown.length > 0) reading = null
    },
    lang: context.lang,
    reliability: createReliability(db),
  }
  return {
    write,
    beginFile({ name, kind }) {
      const version = versionOf(name, startedAt)
      write.isOutdated =
        version.day !== null &&
        listTablesTaken(db, kind, importId).some((taken) => {
          const other = versionOf(taken, startedAt)
          return other.day !== null && other.table === version.table && compareVersions(version, other) < 0
        })
      fileName = name
      metByRows = null
      reading = null
      write.met.clear()
      write.linker.beginFile()
    },
    async end() {
      await ahead?.end()
    },
  }
}
