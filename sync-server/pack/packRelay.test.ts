import { execFileSync, spawn } from 'node:child_process'
import { chmodSync, mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, delimiter, dirname, join } from 'node:path'
import { createInterface } from 'node:readline'
import { expect, test } from 'vitest'
import { connectProvider, until } from '../src/relayFixture.ts'
import { packRelay } from './packRelay.ts'

const minutes = 60_000

test(
  'the relay’s package starts by npx without any registry, and passes on what stock clients write',
  async () => {
    const folder = mkdtempSync(join(tmpdir(), 'relay-package-'))
    // npx looks for a relative path from the next package above: whatever lies above of this machine's is none of ours.
    writeFileSync(join(folder, 'package.json'), '{}')
    const environment = {
      ...process.env,
      // The Node of this test, and a machine on which nothing was installed before.
      PATH: [dirname(process.execPath), process.env.PATH].join(delimiter),
      ...{ HOME: folder, npm_config_cache: join(folder, 'cache'), npm_config_offline: 'true' },
      ...{ npm_config_update_notifier: 'false', npm_config_registry: 'http://127.0.0.1:9/' },
      ...{ RELAY_AUTH: 'none', RELAY_DATA: join(folder, 'data'), PORT: '0', HOST: '127.0.0.1' },
    }
    // As somebody made it beforehand.
    mkdirSync(environment.RELAY_DATA)
    chmodSync(environment.RELAY_DATA, 0o755)
    const tarball = `./${basename(packRelay(folder))}`
    const running = spawn('npx', ['--yes', tarball], {
      ...{ cwd: folder, env: environment, detached: true, stdio: ['ignore', 'pipe', 'inherit'] },
    })
    const over = new Promise((resolve) => running.once('exit', resolve))
    try {
      const port = await new Promise<number>((resolve, reject) => {
        running.once('exit', (code) => reject(new Error(`npx ended with ${code}`)))
        createInterface({ input: running.stdout }).on('line', (line) => {
          const said = JSON.parse(line) as { event?: string; port?: number }
          if (said.event === 'listening' && said.port) resolve(said.port)
        })
      })
      const [ana, ben] = [0, 1].map(() => connectProvider(`ws://127.0.0.1:${port}`, 'packed-room'))
      ana!.doc.getArray('log').push(['客户换了采购总监'])
      await until(() => ben!.doc.getArray('log').length === 1, 'the other has it')
      expect(ben!.doc.getArray('log').toArray()).toEqual(['客户换了采购总监'])
      // It is on disk, through the thread that writes it: a newcomer is told it by the relay alone.
      for (const provider of [ana, ben]) provider!.destroy()
      const late = connectProvider(`ws://127.0.0.1:${port}`, 'packed-room')
      await until(() => late.doc.getArray('log').length === 1, 'a newcomer has it')
      late.destroy()
    } finally {
      // npx stands between: the whole group is told.
      if (running.exitCode === null) process.kill(-running.pid!, 'SIGTERM')
      await over
    }
    expect(statSync(environment.RELAY_DATA).mode & 0o777).toBe(0o700)
    // Its commands are the same program.
    const said = execFileSync('npx', ['--yes', tarball, 'create-workspace', 'East', '--admin', 'Ana'], {
      ...{ cwd: folder, env: { ...environment, RELAY_AUTH: 'devices' }, encoding: 'utf8' },
    })
    expect(said).toMatch(/[0-9A-Z]{5}-[0-9A-Z]{5}/)
    rmSync(folder, { recursive: true, force: true })
  },
  3 * minutes,
)
