/** Starts, watches and kills the server under test. Only ever signals the process group it started itself. */
import { spawn } from 'node:child_process'
import { openSync, readdirSync, readFileSync } from 'node:fs'
import net from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

export const sleep = (ms) => new Promise((r) => setTimeout(r, ms))

const groups = new Set() // never leave a server behind, whatever ends this process
process.once('exit', () => {
  for (const g of groups) {
    try {
      process.kill(-g, 'SIGKILL')
    } catch {}
  }
})

export class Server {
  constructor({
    startCmd,
    url,
    alsoPids = [],
    log = join(tmpdir(), 'relay-bench-server.log'),
    readyMs = 20000,
  }) {
    Object.assign(this, { startCmd, url: new URL(url), alsoPids, log, readyMs })
  }

  answers() {
    return new Promise((r) => {
      const s = net.connect(+this.url.port, this.url.hostname, () => {
        s.destroy()
        r(true)
      })
      s.on('error', () => r(false))
    })
  }

  async start() {
    if (!this.startCmd) return
    if (await this.answers()) throw new Error(`something already listens on ${this.url.host}`)
    const fd = openSync(this.log, 'w')
    this.proc = spawn('bash', ['-c', `exec ${this.startCmd}`], {
      detached: true,
      stdio: ['ignore', fd, fd],
      env: { ...process.env, PORT: this.url.port, HOST: this.url.hostname },
    })
    const { pid } = this.proc
    groups.add(pid)
    this.exited = new Promise((r) =>
      this.proc.once('exit', (c, s) => {
        this.dead = { c, s }
        r()
      }),
    )
    this.dead = null
    const t = Date.now()
    while (Date.now() - t < this.readyMs) {
      if (this.dead) throw new Error(`server exited at once: ${JSON.stringify(this.dead)}`)
      if (await this.answers()) {
        await sleep(300)
        return Date.now() - t
      }
      await sleep(50)
    }
    throw new Error('server did not open its port')
  }

  async signal(sig, waitMs) {
    if (!this.proc) return
    try {
      process.kill(-this.proc.pid, sig)
    } catch {}
    await Promise.race([this.exited, sleep(waitMs)])
    try {
      process.kill(-this.proc.pid, 'SIGKILL')
    } catch {} // also sweeps up children whose leader is gone
    await this.exited
    groups.delete(this.proc.pid)
    await sleep(200)
  }

  stop() {
    return this.signal('SIGTERM', 15000)
  }
  kill9() {
    return this.signal('SIGKILL', 5000)
  }

  pids() {
    const out = [...this.alsoPids]
    if (this.proc)
      for (const p of readdirSync('/proc')) {
        if (!/^\d+$/.test(p)) continue
        try {
          const s = readFileSync(`/proc/${p}/stat`, 'latin1')
          if (+s.slice(s.lastIndexOf(')') + 2).split(' ')[2] === this.proc.pid) out.push(+p)
        } catch {}
      }
    return out
  }

  /** CPU milliseconds (user+system) and resident private memory of the whole group. */
  usage() {
    let cpuMs = 0
    let rssKb = 0
    for (const p of this.pids()) {
      try {
        const s = readFileSync(`/proc/${p}/stat`, 'latin1')
        const f = s.slice(s.lastIndexOf(')') + 2).split(' ')
        cpuMs += (+f[11] + +f[12]) * 10
        const m = readFileSync(`/proc/${p}/smaps_rollup`, 'latin1')
        rssKb += +/^Pss:\s+(\d+)/m.exec(m)[1]
      } catch {}
    }
    return { cpuMs, rssMb: rssKb / 1024 }
  }
}
