import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { cpus, loadavg, totalmem } from 'node:os'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { createCore } from '../src/core/createCore.ts'
import { seededRandom } from '../src/core/learning/random.ts'
import { createChance } from '../src/core/sample/chance.ts'
import type { Figure } from './figure.ts'
import { brief } from './measures/brief.ts'
import { health } from './measures/health.ts'
import { log } from './measures/log.ts'
import type { Measure } from './measures/measure.ts'
import { records } from './measures/records.ts'
import { refits } from './measures/refits.ts'
import { search } from './measures/search.ts'
import { fullSize, smallSize } from './workspace/generate.ts'
import { prepareWorkspace } from './workspace/prepare.ts'
import { createYardstick } from './yardstick.ts'

const say = (text: string) => console.error(text)

/** Those that need the generated workspace in a core of this process. */
const ofCore: Record<string, Measure> = { records, search, brief, health, refits }

/** Those that bring what they need. `import` and the engines are loaded only when they run. */
const alone: Record<string, (small: boolean, large: boolean) => Promise<Figure[]>> = {
  log,
  import: async (small) => (await import('./measures/importing.ts')).importing(small ? 50_000 : 1_000_000),
  engines: async () => (await import('./measures/engines.ts')).engines(),
  reading: async () => (await import('./measures/reading.ts')).reading(values.format),
  training: async () => (await import('./measures/training.ts')).training(),
  style: async (small) => (await import('./measures/style.ts')).style(small),
  model: async () => (await import('./measures/model.ts')).model(),
  scoring: async () => (await import('./measures/scoring.ts')).scoring(),
  cancel: async () => (await import('./measures/cancel.ts')).cancel(),
  recovery: async () => (await import('./measures/recovery.ts')).recovery(),
  memory: async (_, large) =>
    (await import('./measures/memory.ts')).memory(large ? 2_000_000_000 : 200_000_000, values.format),
}

const { values } = parseArgs({
  options: {
    small: { type: 'boolean', default: false },
    large: { type: 'boolean', default: false },
    only: { type: 'string', multiple: true },
    /** Of `reading` and `memory`: these files alone, by name or ending. */
    format: { type: 'string', multiple: true },
    json: { type: 'boolean', default: false },
  },
})
const ofBrowser = ['screens', 'rooms']
const names = [...Object.keys(ofCore), ...ofBrowser, ...Object.keys(alone)]
const unknown = values.only?.find((name) => !names.includes(name))
if (unknown) {
  say(`--only ${unknown}: one of ${names.join(', ')}`)
  process.exit(2)
}
const wanted = (name: string) => values.only === undefined || values.only.includes(name)

const noModel = { open() {}, postMessage() {}, onMessage() {}, onExit() {}, close() {} }
const noKeychain = {
  available: async () => false,
  get: async () => null,
  set: async () => {},
  remove: async () => {},
}

mkdirSync(resolve('.cache/bench'), { recursive: true })
const yardstick = createYardstick()
const sections: { name: string; load: number; figures: Figure[] }[] = []
async function measure(name: string, work: () => Promise<Figure[]>) {
  say(`${name} …`)
  const before = yardstick()
  const figures = await work()
  sections.push({ name, load: (before + yardstick()) / 2, figures })
}

const size = values.small ? smallSize : fullSize
const ofWorkspace = names.filter((name) => wanted(name) && (name in ofCore || ofBrowser.includes(name)))
if (ofWorkspace.length > 0) {
  const prepared = await prepareWorkspace(size, say)
  say(
    `workspace of ${(prepared.sizeBytes / 2 ** 20).toFixed(0)} MiB${prepared.generatedMs === null ? '' : `, made in ${(prepared.generatedMs / 1000).toFixed(0)} s`}`,
  )
  const home = mkdtempSync(resolve('.cache/bench/home-'))
  const openCore = () =>
    createCore({
      start: {
        homeDirectory: home,
        modelsDirectory: join(home, 'models'),
        open: { sample: false, directory: prepared.directory, passphrase: null },
      },
      keychain: noKeychain,
      model: noModel,
      comparison: noModel,
      trainer: noModel,
      now: () => prepared.madeAt,
    })
  try {
    if (wanted('screens')) {
      const { screens } = await import('./measures/screens.ts')
      await measure('screens', () => screens(prepared.directory, home, size.deals))
    }
    if (wanted('rooms')) {
      const { makeLargeRooms, roomScreens } = await import('./measures/roomScreens.ts')
      const core = await openCore()
      const rooms = await makeLargeRooms(core, prepared.madeAt).finally(() => core.close())
      await measure('rooms', () => roomScreens(prepared.directory, home, rooms))
    }
    for (const [name, work] of Object.entries(ofCore)) {
      if (!wanted(name)) continue
      // A core of its own for each, so that the first call of each is a first call.
      const core = await openCore()
      try {
        await measure(name, () =>
          work({ core, chance: createChance(seededRandom(7)), madeAt: prepared.madeAt }),
        )
      } finally {
        await core.close()
      }
    }
  } finally {
    rmSync(home, { recursive: true, force: true })
    prepared.remove()
  }
}
for (const [name, work] of Object.entries(alone))
  if (wanted(name)) await measure(name, () => work(values.small, values.large))

const machine = {
  cores: cpus().length,
  processor: cpus()[0]?.model ?? '',
  memoryGiB: Math.round(totalmem() / 2 ** 30),
  system: `${process.platform} ${process.arch}`,
  node: process.version,
  load: loadavg()[0],
  date: new Date().toISOString().slice(0, 16),
}
const report = { machine, size, sections }
writeFileSync(resolve('.cache/bench/latest.json'), JSON.stringify(report, null, 2))
if (values.json) console.log(JSON.stringify(report))
else {
  console.log(JSON.stringify(machine))
  for (const { name, load, figures } of sections) {
    console.log(`\n## ${name} (a fixed piece of work took ${load.toFixed(2)} × its best)\n`)
    console.log('| figure | target | measured | ratio | |\n|---|---|---|---|---|')
    for (const figure of figures)
      console.log(
        `| ${figure.name} | ${figure.target} | ${figure.measured} | ${figure.ratio} | ${figure.met === null ? '' : figure.met ? 'met' : 'MISSED'} |`,
      )
  }
}
process.exitCode = sections.some(({ figures }) => figures.some(({ met }) => met === false)) ? 1 : 0
