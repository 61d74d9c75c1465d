import { resolve } from 'node:path'
import { createServer, createServerModuleRunner } from 'vite'

/**
 * Runs what needs a workspace, whose migrations are read in a way that only the bundler knows, from the sources as they
 * are. Returns what the module exports, and how to end it.
 */
export async function throughVite<Exports>(
  path: string,
): Promise<{ module: Exports; close(): Promise<void> }> {
  const server = await createServer({
    root: resolve(import.meta.dirname, '../..'),
    configFile: false,
    logLevel: 'error',
    appType: 'custom',
    server: { middlewareMode: true, watch: null, hmr: false, ws: false },
    optimizeDeps: { noDiscovery: true, include: [] },
  })
  const runner = createServerModuleRunner(server.environments.ssr, { hmr: false })
  return { module: (await runner.import(path)) as Exports, close: () => server.close() }
}
