import { createHash } from 'node:crypto'
import {
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { join, resolve } from 'node:path'
import { writeWorkspaceSettings } from '../../src/core/app/workspaceSettings.ts'
import { refitIntentModel } from '../../src/core/brief/readings/intentEngine.ts'
import { declaredPrior } from '../../src/core/brief/readings/readings.ts'
import { refitWinModel } from '../../src/core/brief/readings/winEngine.ts'
import { migrations } from '../../src/core/db/migrations.ts'
import { createWorkspace } from '../../src/core/workspace/workspace.ts'
import { generate, type Size } from './generate.ts'

/** Goes up with every change of the generator, so that an older workspace is not mistaken for this one. */
const generatorVersion = 1
const seed = 20_260_101
const weekMs = 7 * 86_400_000

export interface Prepared {
  /** A copy for this run alone; its key file lies beside it. */
  directory: string
  sizeBytes: number
  /** Milliseconds that making it took, or null when it lay there from an earlier run. */
  generatedMs: number | null
  /** The instant at which its history ends, UTC ms. */
  madeAt: number
  remove(): void
}

const cache = resolve('.cache/bench')

/**
 * The generated workspace, made once per week (its calls are of these days) and per schema, kept under `.cache/bench`
 * and copied for each run, so that no run sees what an earlier one wrote.
 */
export async function prepareWorkspace(size: Size, say: (text: string) => void): Promise<Prepared> {
  const now = Date.now()
  const hash = createHash('sha256')
    .update(JSON.stringify([generatorVersion, seed, size, Math.floor(now / weekMs), migrations]))
    .digest('hex')
    .slice(0, 12)
  const place = join(cache, hash)
  let generatedMs: number | null = null
  if (!existsSync(place)) {
    const making = `${place}.${process.pid}`
    mkdirSync(making, { recursive: true })
    const startedAt = performance.now()
    const workspace = await createWorkspace({
      dir: join(making, 'workspace'),
      name: 'Bench',
      kind: 'sample',
      ownerName: 'Bench',
      protect: { kind: 'keyFile', file: join(making, 'workspace.key') },
      now: () => now,
    })
    writeWorkspaceSettings(workspace.db, workspace.stamp(), { actorName: 'Bench', zone: 'Asia/Shanghai' })
    generate(workspace, size, seed, now, say)
    say('first fits')
    refitWinModel(workspace.db, workspace.stamp(), declaredPrior)
    refitIntentModel(workspace.db, workspace.stamp())
    workspace.close()
    generatedMs = performance.now() - startedAt
    writeFileSync(join(making, 'made.json'), JSON.stringify({ madeAt: now }))
    renameSync(making, place)
  }
  const { madeAt } = JSON.parse(readFileSync(join(place, 'made.json'), 'utf8')) as { madeAt: number }
  const run = join(cache, `run-${process.pid}`)
  cpSync(place, run, { recursive: true })
  const directory = join(run, 'workspace')
  const sizeBytes = readdirSync(directory, { withFileTypes: true })
    .filter((entry) => entry.isFile())
    .reduce((sum, entry) => sum + statSync(join(directory, entry.name)).size, 0)
  return {
    directory,
    sizeBytes,
    generatedMs,
    madeAt,
    remove: () => rmSync(run, { recursive: true, force: true }),
  }
}
