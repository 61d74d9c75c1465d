import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'electron-vite'
import { noncePlaceholder } from './src/shared/contentSecurityPolicy.ts'

const existing = (inputs: Record<string, string>) =>
  Object.fromEntries(
    Object.entries(inputs).filter(
      ([, file]) =>
        existsSync(file) && !(file.includes('coreChild') && !existsSync('src/core/hostedCore.ts')),
    ),
  )

export default defineConfig({
  main: {
    build: {
      externalizeDeps: true,
      target: 'node24',
      rollupOptions: {
        input: {
          index: resolve('src/main/index.ts'),
          webHost: resolve('src/web-host/index.ts'),
          ...existing({
            utilityCore: resolve('src/main/coreChild.ts'),
            utilityModel: resolve('src/main/modelChild.ts'),
            coreChild: resolve('src/web-host/coreChild.ts'),
            modelChild: resolve('src/web-host/modelChild.ts'),
            cli: resolve('src/core/cli/main.ts'),
            bench: resolve('bench/main.ts'),
          }),
        },
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
