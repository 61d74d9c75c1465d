/** A light client: speaks the sync protocol, but keeps no Y.Doc unless a scenario gives it one. */
import WebSocket from 'ws'
import * as Y from 'yjs'
import { step1, step2, update } from './adapters.mjs'

export const EMPTY_SV = Uint8Array.of(0)
export const EMPTY_UPDATE = Uint8Array.of(0, 0)
const MARK = Buffer.from('~#')
const MARK_LEN = 22 // ~# + idx(4) + seq(5) + microseconds(11)
export const nowUs = () => Math.round((performance.timeOrigin + performance.now()) * 1000)
const b36 = (n, w) => n.toString(36).padStart(w, '0')
export const mark = (idx, seq) => `~#${b36(idx, 4)}${b36(seq, 5)}${b36(nowUs(), 11)}`

/** Calls f(idx, seq, sentUs) for every marker in a frame. Works on merged and batched updates alike. */
export const scanMarks = (buf, f) => {
  for (let i = buf.indexOf(MARK); i >= 0 && i + MARK_LEN <= buf.length; i = buf.indexOf(MARK, i + MARK_LEN)) {
    const s = buf.latin1Slice(i + 2, i + MARK_LEN)
    f(parseInt(s.slice(0, 4), 36), parseInt(s.slice(4, 9), 36), parseInt(s.slice(9), 36))
  }
}

export class Client {
  /**
   * sv: state vector announced in SyncStep1; local: update given to the server when it asks (SyncStep1 from server);
   * onFrame(buf): every frame after sync, raw (fast path, no decoding unless `decode`); onAck(ok).
   */
  constructor(o) {
    Object.assign(this, { decode: false, synced: false, bytesIn: 0, timeoutMs: 60000 }, o)
    this.sv ??= EMPTY_SV
    this.local ??= EMPTY_UPDATE
  }

  raw(b) {
    this.ws.send(b)
  }
  sendStep1() {
    this.raw(this.adapter.sync(this.doc, step1(this.sv)))
  }
  sendUpdate(u) {
    this.raw(this.adapter.update ? this.adapter.update(this, u) : this.adapter.sync(this.doc, update(u)))
  }

  connect() {
    return new Promise((resolve, reject) => {
      this.t0 = performance.now()
      const ws = new WebSocket(this.adapter.url(this.base, this.doc, this.token), {
        perMessageDeflate: false,
        skipUTF8Validation: true,
        maxPayload: 512 << 20,
      })
      this.ws = ws
      const timer = setTimeout(() => {
        reject(new Error(`no sync within ${this.timeoutMs} ms`))
        ws.terminate()
      }, this.timeoutMs)
      ws.on('error', (e) => {
        clearTimeout(timer)
        reject(e)
      })
      ws.on('close', (code) => {
        this.closed = code
        clearTimeout(timer)
        reject(new Error(`closed ${code}`))
      })
      ws.on('open', () => {
        this.tOpen = performance.now()
        this.adapter.hello(this)
      })
      ws.on('message', (buf) => {
        this.bytesIn += buf.length
        if (this.synced && !this.decode && !this.ydoc) {
          this.onFrame?.(buf)
          return
        }
        if (this.adapter.receive) {
          const { updates, isSynced } = this.adapter.receive(this, buf)
          if (this.ydoc) for (const u of updates) Y.applyUpdate(this.ydoc, u, 'remote')
          this.onFrame?.(buf)
          this.syncBytes = (this.syncBytes ?? 0) + updates.reduce((sum, u) => sum + u.length, 0)
          if (isSynced && !this.synced) {
            this.synced = true
            this.tSync = performance.now()
            clearTimeout(timer)
            resolve(this)
          }
          return
        }
        const m = this.adapter.parse(buf)
        if (m.kind === 'step1') this.raw(this.adapter.sync(this.doc, step2(this.local)))
        else if (m.kind === 'ping' && this.adapter.pong) this.raw(this.adapter.pong(this.doc))
        else if (m.kind === 'ack') this.onAck?.(m)
        else if (m.kind === 'step2' || m.kind === 'update') {
          if (this.ydoc) Y.applyUpdate(this.ydoc, m.data, 'remote')
          this.onFrame?.(buf)
          if (m.kind === 'step2' && !this.synced) {
            this.synced = true
            this.tSync = performance.now()
            this.syncBytes = m.data.length
            if (this.keep) this.first = m.data
            clearTimeout(timer)
            resolve(this)
          }
        } else this.onFrame?.(buf)
      })
    })
  }

  close() {
    return new Promise((r) => {
      if (!this.ws || this.ws.readyState === 3) return r()
      this.ws.once('close', r)
      this.ws.close()
      setTimeout(() => {
        this.ws.terminate()
        r()
      }, 2000).unref()
    })
  }
  terminate() {
    this.ws?.on('error', () => {})
    this.ws?.terminate()
  }
}
