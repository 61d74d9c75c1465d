import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'electron-vite'
import { noncePlaceholder } from './src/shared/contentSecurityPolicy.ts'

/** Each process is one entry; what they share becomes chunks. */
const processes: Record<string, string> = {
  index: 'src/main/index.ts',
  utilityCore: 'src/main/coreChild.ts',
  utilityModel: 'src/main/modelChild.ts',
  utilityTrainer: 'src/main/trainerChild.ts',
  webHost: 'src/web-host/index.ts',
  coreChild: 'src/web-host/coreChild.ts',
  modelChild: 'src/model-process/nodeChild.ts',
  trainerChild: 'src/trainer/nodeChild.ts',
  fitWorker: 'src/core/brief/readings/fitWorker.ts',
  pdfWorker: 'src/core/imports/formats/documents/pdfWorker.ts',
  codeWorker: 'src/core/imports/formats/cards/codeWorker.ts',
  workbookWorker: 'src/core/imports/formats/tables/workbookWorker.ts',
  remarkWorker: 'src/core/imports/take/remarkWorker.ts',
  cli: 'src/core/cli/main.ts',
  // The figures are taken from the built core; a checkout without them builds all the same.
  ...(existsSync('bench/main.ts') && { bench: 'bench/main.ts', fuzz: 'bench/fuzz.ts' }),
}

export default defineConfig({
  main: {
    build: {
      // Pure JavaScript with many small files starts several times faster when bundled.
      externalizeDeps: {
        exclude: [
          'drizzle-orm',
          'zod',
          '@orpc/client',
          '@orpc/contract',
          '@orpc/server',
          'unpdf',
          'zxing-wasm',
        ],
      },
      target: 'node24',
      rollupOptions: {
        input: Object.fromEntries(Object.entries(processes).map(([name, file]) => [name, resolve(file)])),
      },
    },
  },
  preload: {
    build: {
      rollupOptions: {
        input: { index: resolve('src/preload/index.ts') },
        // A sandboxed preload can't be a module.
        output: { format: 'cjs', entryFileNames: '[name].cjs' },
      },
    },
  },
  renderer: {
    root: 'src/renderer',
    plugins: [react()],
    html: { cspNonce: noncePlaceholder },
    build: {
      minify: true,
      target: 'chrome140',
      // Inlined assets would need `data:` in font-src.
      assetsInlineLimit: 0,
      modulePreload: { polyfill: false },
      chunkSizeWarningLimit: 4000,
      rollupOptions: { input: resolve('src/renderer/index.html') },
    },
  },
})
