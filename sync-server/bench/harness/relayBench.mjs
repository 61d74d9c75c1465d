#!/usr/bin/env node
import { execSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { monitorEventLoopDelay } from 'node:perf_hooks'
/** Load, latency, memory and crash harness for Yjs relay servers. See README.md. */
import { parseArgs } from 'node:util'
import * as Y from 'yjs'
import { adapters } from './lib/adapters.mjs'
import { makeBoard } from './lib/board.mjs'
import { Client, mark, nowUs, scanMarks } from './lib/client.mjs'
import { Server, sleep } from './lib/server.mjs'

const { values: A } = parseArgs({
  options: {
    url: { type: 'string', default: 'ws://127.0.0.1:4100' },
    'start-cmd': { type: 'string' },
    'reset-cmd': { type: 'string' },
    protocol: { type: 'string', default: 'y-websocket' },
    token: { type: 'string' },
    scenarios: { type: 'string', default: 'fanout1,fanout100,idle,largedoc,storm,durability' },
    name: { type: 'string', default: 'server' },
    out: { type: 'string' },
    'also-pids': { type: 'string' },
    seconds: { type: 'string', default: '12' },
    rate: { type: 'string', default: '5' },
    'fanout1-clients': { type: 'string', default: '100' },
    'idle-conns': { type: 'string', default: '2000' },
    'large-edits': { type: 'string', default: '200000' },
    'large-notes': { type: 'string', default: '8000' },
    'storm-docs': { type: 'string', default: '20' },
    'storm-clients': { type: 'string', default: '1000' },
    'storm-svs': { type: 'string', default: '1' },
    'kill-delays': { type: 'string', default: '200,3000' },
    log: { type: 'string' },
  },
})
const adapter = adapters[A.protocol]
if (!adapter) throw new Error(`unknown --protocol; one of ${Object.keys(adapters)}`)
const host = new URL(A.url).hostname
if (!['127.0.0.1', 'localhost', '::1'].includes(host)) throw new Error('this harness only loads loopback')
const run = `b${Date.now().toString(36)}`
const server = new Server({
  startCmd: A['start-cmd'],
  url: A.url,
  alsoPids: (A['also-pids'] ?? '').split(',').filter(Boolean).map(Number),
  log: A.log ?? `${tmpdir()}/relay-bench-${A.name}.log`,
})
const mk = (doc, o = {}) => new Client({ adapter, base: A.url, token: A.token, doc: `${run}-${doc}`, ...o })
const pct = (a, p) => (a.length ? a[Math.min(a.length - 1, Math.floor(a.length * p))] : null)
const stats = (xs) => {
  const a = Float64Array.from(xs).sort()
  const f = (v) => (v === null ? null : +v.toFixed(2))
  return { n: a.length, p50: f(pct(a, 0.5)), p90: f(pct(a, 0.9)), p99: f(pct(a, 0.99)), max: f(pct(a, 1)) }
}
const connectAll = async (cs, width = 50) => {
  for (let i = 0; i < cs.length; i += width) await Promise.all(cs.slice(i, i + width).map((c) => c.connect()))
}
const closeAll = async (cs) => {
  for (const c of cs) c.terminate()
  await sleep(500)
}

/** An editor that makes realistic small updates without holding the shared document. */
class Editor {
  constructor(idx) {
    this.idx = idx
    this.seq = 0
    this.doc = new Y.Doc()
    this.out = null
    this.doc.on('update', (u) => {
      this.out = u
    })
    this.doc.transact(() => {
      const m = new Y.Map()
      this.note = m
      this.doc.getMap('notes').set(`e${idx}`, m)
      m.set('x', 0)
      m.set('y', 0)
      m.set('text', 'pilot sponsor risk')
    })
    this.initial = this.out
  }

  move() {
    const s = this.seq++
    this.doc.transact(() => {
      if (s % 10 === 9) this.doc.getArray('log').push([mark(this.idx, s)])
      else {
        this.note.set('x', (s * 37) % 8000)
        this.note.set('y', (s * 91) % 8000)
        this.note.set('m', mark(this.idx, s))
      }
    })
    return this.out
  }

  append() {
    const s = this.seq++
    this.doc.getArray('log').push([mark(this.idx, s)])
    return this.out
  }
}

/** docs x perDoc clients, each sending `rate` updates/s for `seconds`; latency of every delivery to another client. */
const fanout = async (label, docs, perDoc, rate, seconds) => {
  const lat = []
  const seen = { n: 0, dup: 0 }
  let counting = false
  const clients = []
  const editors = []
  for (let i = 0; i < docs * perDoc; i++) {
    const ed = new Editor(i)
    editors.push(ed)
    clients.push(
      mk(`${label}-${i % docs}`, {
        local: ed.initial,
        onFrame: (buf) =>
          scanMarks(buf, (idx, _s, ts) => {
            if (idx !== i && counting && ts >= counting) {
              seen.n++
              lat.push((nowUs() - ts) / 1000)
            }
          }),
      }),
    )
  }
  await connectAll(clients)
  await sleep(500)
  const total = clients.length
  const period = 1000 / rate
  const warm = 2000
  const eld = monitorEventLoopDelay({ resolution: 5 })
  let sent = 0
  let bytes = 0
  let next = 0
  let u0
  let c0
  const t0 = performance.now()
  const slots = ((warm + seconds * 1000) / period) * total
  while (next < slots) {
    const now = performance.now() - t0
    if (!counting && now >= warm) {
      counting = nowUs()
      u0 = server.usage()
      c0 = process.cpuUsage()
      eld.enable()
      sent = 0
      bytes = 0
    }
    for (let burst = 0; next < slots && (next * period) / total <= now && burst < 200; next++, burst++) {
      const i = next % total
      const u = editors[i].move()
      if (clients[i].ws.readyState === 1) {
        clients[i].sendUpdate(u)
        sent++
        bytes += u.length
      }
    }
    await sleep(2)
  }
  const tSend = performance.now() - t0 - warm
  const expect = sent * (perDoc - 1)
  for (let k = 0; k < 100 && seen.n < expect; k++) await sleep(100)
  eld.disable()
  const u1 = server.usage()
  const cpu = process.cpuUsage(c0)
  const wall = performance.now() - t0 - warm
  await closeAll(clients)
  return {
    docs,
    clients: total,
    rate,
    seconds,
    updateBytes: Math.round(bytes / sent),
    sentPerS: Math.round((sent / tSend) * 1000),
    deliveredPerS: Math.round((seen.n / wall) * 1000),
    deliveredShare: +(seen.n / expect).toFixed(4),
    drainMs: Math.round(wall - tSend),
    latencyMs: stats(lat),
    serverCpuUsPerDelivery: +(((u1.cpuMs - u0.cpuMs) * 1000) / seen.n).toFixed(2),
    serverCpuPct: Math.round(((u1.cpuMs - u0.cpuMs) / wall) * 100),
    generatorCpuPct: Math.round(((cpu.user + cpu.system) / 1000 / wall) * 100),
    generatorLagP99Ms: +(eld.percentile(99) / 1e6).toFixed(1),
    serverMb: Math.round(u1.rssMb),
  }
}

/** Seeds a document through the wire and returns the client that keeps it loaded. */
const seed = async (doc, update, updates) => {
  if (adapter.receive) {
    let acked = 0
    const all = updates ?? [update]
    const c = mk(doc, {
      timeoutMs: 120000,
      decode: true,
      onAck: () => {
        acked++
      },
    })
    await c.connect()
    for (const u of all) c.sendUpdate(u)
    for (let k = 0; k < 600 && acked < all.length; k++) await sleep(100)
    c.decode = false
    return c
  }
  const c = mk(doc, { local: update, timeoutMs: 120000 })
  await c.connect()
  const probe = mk(doc, { sv: Y.encodeStateVectorFromUpdate(update), keep: true, timeoutMs: 120000 })
  await sleep(300)
  await probe.connect()
  await probe.close()
  return c
}

/** One writer pours 10 MB into a room in which N readers have stopped reading. */
async function pour(N) {
  const chunk = 'x'.repeat(20000)
  const total = 500
  const readers = Array.from({ length: N }, () => mk('slow'))
  await connectAll(readers)
  const ed = new Editor(1)
  const tx = mk('slow', { local: ed.initial })
  await tx.connect()
  await sleep(1500)
  const m0 = server.usage().rssMb
  for (const r of readers) r.ws._socket.pause()
  for (let i = 0; i < total; i++) {
    ed.doc.getMap('blob').set(`k${i}`, chunk)
    tx.sendUpdate(ed.out)
    if (i % 5 === 0) await sleep(10)
  }
  let peak = 0
  for (let i = 0; i < 20; i++) {
    await sleep(250)
    peak = Math.max(peak, server.usage().rssMb)
  }
  const t = performance.now()
  const fresh = mk('slow')
  let freshMs = null
  try {
    await fresh.connect()
    freshMs = Math.round(performance.now() - t)
  } catch {}
  let cut = 0
  for (const r of readers) r.ws._socket.resume()
  await sleep(1500)
  for (const r of readers) if (r.closed !== undefined) cut++
  await closeAll([...readers, tx, fresh])
  return {
    stalledReaders: N,
    pouredMb: +((total * chunk.length) / 1e6).toFixed(1),
    unboundedWouldBeMb: Math.round((N * total * chunk.length) / 1e6),
    grewMb: Math.round(peak - m0),
    disconnected: cut,
    freshSyncMs: freshMs,
  }
}

const scenarios = {
  fanout1: () => fanout('one', 1, +A['fanout1-clients'], +A.rate, +A.seconds),
  fanout1slow: () => fanout('slow', 1, +A['fanout1-clients'], 1, +A.seconds),
  fanout100: () => fanout('many', 100, 5, +A.rate, +A.seconds),

  /** Half the connections on few documents, half on many: two equations give memory per connection and per document. */
  async idle() {
    const N = +A['idle-conns'] / 2
    const small = Y.encodeStateAsUpdate(makeBoard({ notes: 50, edits: 200 }))
    await sleep(1500)
    const m0 = server.usage().rssMb
    const few = 10
    const many = N
    const warm = Array.from({ length: 20 }, (_, i) => mk(`warm${i}`, { local: small }))
    await connectAll(warm)
    await closeAll(warm)
    await sleep(1500)
    const mw = server.usage().rssMb
    const a = Array.from({ length: N }, (_, i) => mk(`few${i % few}`, { local: i < few ? small : undefined }))
    await connectAll(a)
    await sleep(4000)
    const m1 = server.usage().rssMb
    const b = Array.from({ length: many }, (_, i) => mk(`many${i}`, { local: small }))
    await connectAll(b)
    await sleep(4000)
    const m2 = server.usage().rssMb
    const c0 = server.usage().cpuMs
    await sleep(5000)
    const idleCpu = ((server.usage().cpuMs - c0) / 5000) * 100
    await closeAll(a)
    await closeAll(b)
    await sleep(5000)
    const m3 = server.usage().rssMb
    const dA = (m1 - mw) * 1024
    const dB = (m2 - m1) * 1024 // dA = N c + few d ; dB = N c + N d
    const d = (dB - dA) / (many - few)
    const c = (dA - few * d) / N
    return {
      connections: 2 * N,
      docs: few + many,
      seedBytes: small.length,
      baseMb: +m0.toFixed(1),
      afterWarmMb: +mw.toFixed(1),
      mbAfterFewDocs: +m1.toFixed(1),
      mbAll: +m2.toFixed(1),
      mbAfterClose: +m3.toFixed(1),
      kbPerConnection: +c.toFixed(1),
      kbPerLoadedDoc: +d.toFixed(1),
      kbPerConnDocPair: +(dB / many).toFixed(1),
      idleCpuPct: +idleCpu.toFixed(1),
    }
  },

  /** First sync of one large document: alone, ten at once (with a bystander document being timed), and from cold. */
  async largedoc() {
    const f = `${tmpdir()}/relay-bench-large-${A['large-notes']}-${A['large-edits']}.bin`
    if (!existsSync(f))
      writeFileSync(
        f,
        Y.encodeStateAsUpdate(
          makeBoard({ notes: +A['large-notes'], edits: +A['large-edits'], textShare: 0.6 }),
        ),
      )
    const big = new Uint8Array(readFileSync(f))
    const r = { mb: +(big.length / 1e6).toFixed(2), edits: +A['large-edits'] }
    const t = performance.now()
    const c0 = server.usage()
    const holder = await seed('large', big)
    r.uploadMs = Math.round(performance.now() - t)
    r.uploadServerCpuMs = server.usage().cpuMs - c0.cpuMs
    const one = []
    for (let i = 0; i < 5; i++) {
      const c = mk('large')
      await c.connect()
      one.push(c.tSync - c.t0)
      r.bytes = c.syncBytes
      await c.close()
      await sleep(200)
    }
    r.firstSyncMs = stats(one)
    if (r.bytes < big.length * 0.5) r.note = 'server did not return the document'
    // Bystander: two clients on another document, 100 updates/s, while ten clients ask for the large one.
    const lat = []
    const ed = new Editor(1)
    let on = false
    const rx = mk('by', {
      onFrame: (b) => scanMarks(b, (_i, _s, ts) => on && lat.push((nowUs() - ts) / 1000)),
    })
    const tx = mk('by', { local: ed.initial })
    await rx.connect()
    await tx.connect()
    on = true
    const iv = setInterval(() => tx.sendUpdate(ed.move()), 10)
    await sleep(1000)
    const quiet = stats(lat)
    lat.length = 0
    const ten = Array.from({ length: 10 }, () => mk('large'))
    const res = await Promise.allSettled(ten.map((c) => c.connect()))
    await sleep(300)
    clearInterval(iv)
    await sleep(300)
    r.tenAtOnceMs = stats(ten.filter((c) => c.tSync).map((c) => c.tSync - c.t0))
    r.tenFailed = res.filter((x) => x.status === 'rejected').length
    r.bystanderQuietMs = quiet
    r.bystanderDuringMs = stats(lat)
    r.serverMb = Math.round(server.usage().rssMb)
    await closeAll([...ten, rx, tx, holder])
    await sleep(3500)
    if (server.startCmd) {
      await server.stop()
      await server.start()
      const c = mk('large')
      try {
        await c.connect()
        r.coldFirstSyncMs = Math.round(c.tSync - c.t0)
        r.coldBytes = c.syncBytes
        await c.close()
      } catch (e) {
        r.cold = e.message
      }
    }
    return r
  },

  /** Everybody comes back at once, each half a document behind and with one offline edit of its own. */
  async storm() {
    const D = +A['storm-docs']
    const N = +A['storm-clients']
    const S = +A['storm-svs']
    const svs = []
    const cursors = []
    const updates = []
    let fresh = null
    // The log as a relay would have it: one update for every twenty edits.
    const note = (d) => {
      if (fresh) {
        updates.push(Y.mergeUpdates(fresh))
        fresh = []
      } else {
        updates.push(Y.encodeStateAsUpdate(d))
        fresh = []
        d.on('update', (one) => fresh.push(one))
      }
    }
    const doc = makeBoard({
      notes: 1000,
      edits: 8000,
      onEdit: (i, d) => {
        if (i % 20 === 0) note(d)
        if (i >= 4000 && svs.length < S && (i - 4000) % 20 === 0) {
          svs.push(Y.encodeStateVector(d))
          cursors.push(updates.length)
        }
      },
    })
    note(doc)
    const u = Y.encodeStateAsUpdate(doc)
    const holders = []
    for (let i = 0; i < D; i++) holders.push(await seed(`storm${i}`, u, updates))
    const per = N / D
    const t = []
    const conv = []
    const c0 = server.usage()
    const tStart = performance.now()
    const clients = Array.from({ length: N }, (_, i) => {
      const ed = new Editor(i)
      const seen = new Set()
      const c = mk(`storm${i % D}`, {
        ...(adapter.receive
          ? { lineage: holders[i % D].lineage, cursor: cursors[Math.floor(i / D) % svs.length] }
          : {}),
        sv: svs[Math.floor(i / D) % svs.length],
        local: Y.mergeUpdates([ed.initial, ed.append()]),
      })
      c.onFrame = (b) =>
        scanMarks(b, (idx) => {
          if (idx === i) return
          seen.add(idx)
          if (seen.size >= per - 1 && !c.done) {
            c.done = performance.now()
            conv.push(c.done - tStart)
          }
        })
      return c
    })
    const res = await Promise.allSettled(clients.map((c) => c.connect().then(() => t.push(c.tSync - tStart))))
    for (let k = 0; k < 300 && conv.length < N; k++) await sleep(100)
    const c1 = server.usage()
    const bytes = clients.reduce((s, c) => s + c.bytesIn, 0)
    await closeAll([...clients, ...holders])
    const why = {}
    for (const x of res) if (x.status === 'rejected') why[x.reason.message] = (why[x.reason.message] ?? 0) + 1
    return {
      docs: D,
      clients: N,
      docBytes: u.length,
      staleDiffBytes: Y.encodeStateAsUpdate(doc, svs[0]).length,
      staleVectors: svs.length,
      syncedMs: stats(t),
      convergedMs: stats(conv),
      failed: res.filter((x) => x.status === 'rejected').length,
      why,
      serverCpuMs: c1.cpuMs - c0.cpuMs,
      mbSent: +(bytes / 1e6).toFixed(1),
      serverMb: Math.round(c1.rssMb),
    }
  },

  /** Clients that stop reading while one writer pours bytes in: does the server buffer without limit? */
  slowreader: () => pour(20),

  /** The same without a reader: what the bytes themselves cost. */
  pour: () => pour(0),

  /** Random, truncated and lying frames; afterwards the server must still serve an honest client, and honest data must be intact. */
  async fuzz() {
    let x = 12345
    const rnd = (n) => {
      x = (x * 1103515245 + 12345) & 0x7fffffff
      return x % n
    }
    const ed = new Editor(1)
    const honest = mk('fuzz', { local: ed.initial })
    await honest.connect()
    const valid = adapter.sync(
      `${run}-fuzz`,
      Buffer.concat([Buffer.from([2, ed.initial.length]), Buffer.from(ed.initial)]),
    )
    const before = server.usage()
    let closed = 0
    const conns = 100
    const frames = 30
    for (let k = 0; k < conns; k++) {
      const c = mk('fuzz')
      try {
        await c.connect()
      } catch {
        continue
      }
      for (let f = 0; f < frames; f++) {
        let b
        const kind = rnd(5)
        if (kind === 0) b = Buffer.from(Array.from({ length: 1 + rnd(200) }, () => rnd(256)))
        else if (kind === 1) b = Buffer.from(valid.slice(0, 1 + rnd(valid.length - 1)))
        else if (kind === 2) {
          b = Buffer.from(valid)
          for (let j = 0; j < 3; j++) b[rnd(b.length)] = rnd(256)
        } else if (kind === 3)
          b = Buffer.from(
            adapter.sync(`${run}-fuzz`, Buffer.from([rnd(4), 255, 255, 255, 255, 15, rnd(256)])),
          )
        else b = Buffer.from([1, 255, 255, 255, 127, rnd(256), rnd(256)])
        if (c.ws.readyState === 1) c.ws.send(b)
      }
      await sleep(15)
      if (c.closed !== undefined) closed++ // before we hang up ourselves
      c.terminate()
    }
    await sleep(1500)
    const alive = !server.dead
    let servesHonest = false
    let dataIntact = false
    try {
      const y = new Y.Doc()
      const c = mk('fuzz', { ydoc: y, timeoutMs: 10000 })
      await c.connect()
      servesHonest = true
      await sleep(300)
      dataIntact = y.getMap('notes').has('e1')
      await c.close()
    } catch {}
    let newDoc = false
    try {
      const c = mk('fuzz2', { timeoutMs: 10000 })
      await c.connect()
      newDoc = true
      await c.close()
    } catch {}
    honest.terminate()
    const log = (() => {
      try {
        return readFileSync(server.log).length
      } catch {
        return 0
      }
    })()
    return {
      connections: conns,
      frames: conns * frames,
      closedByServer: closed,
      alive,
      servesHonest,
      dataIntact,
      newDoc,
      grewMb: Math.round(server.usage().rssMb - before.rssMb),
      cpuMs: server.usage().cpuMs - before.cpuMs,
      logBytes: log,
    }
  },

  /** kill -9 a moment after the last update; every client is gone too; what does the restarted server still have? */
  async durability() {
    if (!server.startCmd) return { skipped: 'needs --start-cmd' }
    const out = []
    for (const delay of A['kill-delays'].split(',').map(Number)) {
      const D = 10
      const per = 2
      const secs = 3
      const rate = 20
      const tag = `dur${delay}`
      const acked = new Map()
      const visible = new Set()
      const sent = new Set()
      const cs = []
      const eds = []
      for (let i = 0; i < D * per; i++) {
        const ed = new Editor(i)
        eds.push(ed)
        const c = mk(`${tag}-${i % D}`, {
          local: ed.initial,
          decode: true,
          onFrame: (b) =>
            scanMarks(b, (idx, s) => {
              if (idx !== i) visible.add(`${idx}:${s}`)
            }),
        })
        c.onAck = (m) => {
          if (m.ok) acked.set(i, (acked.get(i) ?? 0) + (m.n ?? 1))
        }
        cs.push(c)
      }
      await connectAll(cs)
      await sleep(4000)
      acked.clear() // let any ack of the initial state and its debounced save settle
      for (let k = 0; k < secs * rate; k++) {
        for (let i = 0; i < cs.length; i++) {
          const s = eds[i].seq
          cs[i].sendUpdate(eds[i].append())
          sent.add(`${i}:${s}`)
        }
        await sleep(1000 / rate)
      }
      await sleep(delay)
      const ackAtKill = new Map(acked)
      const vis = visible.size
      await server.kill9()
      for (const c of cs) c.terminate()
      await server.start()
      const found = new Set()
      const readers = Array.from({ length: D }, (_, d) => mk(`${tag}-${d}`, { ydoc: new Y.Doc() }))
      await connectAll(readers)
      await sleep(2000) // some servers answer the first sync before their store has loaded; give them a fair chance
      for (const c of readers) {
        for (const m of c.ydoc.getArray('log').toArray())
          scanMarks(Buffer.from(m), (i, s) => found.add(`${i}:${s}`))
        c.terminate()
      }
      let lostAcked = 0
      const nAck = [...ackAtKill.values()].reduce((a, b) => a + b, 0)
      for (const [i, n] of ackAtKill) for (let s = 0; s < n; s++) if (!found.has(`${i}:${s}`)) lostAcked++
      const lost = [...sent].filter((k) => !found.has(k)).length
      const lostVisible = [...visible].filter((k) => !found.has(k)).length
      out.push({
        killAfterMs: delay,
        sent: sent.size,
        seenByPeer: vis,
        acked: adapter.hasAck ? nAck : null,
        lost,
        lostSeenByPeer: lostVisible,
        lostAcked: adapter.hasAck ? lostAcked : null,
      })
    }
    return out
  },
}

const results = {
  name: A.name,
  protocol: A.protocol,
  startCmd: A['start-cmd'],
  at: new Date().toISOString(),
  node: process.version,
  load1: null,
  scenarios: {},
}
for (const s of A.scenarios.split(',')) {
  if (!scenarios[s]) throw new Error(`unknown scenario ${s}; one of ${Object.keys(scenarios)}`)
  if (A['reset-cmd']) execSync(A['reset-cmd'], { stdio: 'ignore' })
  try {
    await server.start()
    const load = readFileSync('/proc/loadavg', 'latin1').split(' ')[0]
    results.scenarios[s] = await scenarios[s]()
    if (!Array.isArray(results.scenarios[s])) results.scenarios[s].loadavgBefore = +load
  } catch (e) {
    results.scenarios[s] = { error: e.stack.split('\n').slice(0, 3).join(' | ') }
  }
  await server.stop()
  process.stdout.write(`${A.name} ${s} ${JSON.stringify(results.scenarios[s])}\n`)
}
if (A.out) {
  mkdirSync(A.out.replace(/[^/]*$/, '') || '.', { recursive: true })
  writeFileSync(A.out, JSON.stringify(results, null, 2))
}
process.exit(0)
