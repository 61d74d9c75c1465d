/**
 * One process of the load of `nodes.ts`: people in rooms, half of each room on each address. Reads what to do as JSON
 * from its argument and prints what it measured as JSON. Each person writes so many updates a second and hears those
 * of the others; a mark in each says when it was made.
 */
import { monitorEventLoopDelay } from 'node:perf_hooks'
import { createWriter } from '../src/relayFixture.ts'
// @ts-expect-error the harness is JavaScript
import { adapters } from './harness/lib/adapters.mjs'
// @ts-expect-error the harness is JavaScript
import { Client, mark, nowUs, scanMarks } from './harness/lib/client.mjs'

export type Load = {
  urls: string[]
  /** Begins the names of the rooms. */
  name: string
  rooms: number
  people: number
  updatesPerSecond: number
  seconds: number
}
export type Measured = {
  sent: number
  /** What the others of a room should have heard, and what they heard until five seconds after the last. */
  wanted: number
  delivered: number
  /** From the first update counted to the last delivery. */
  milliseconds: number
  latencies: number[]
  /** How late this process itself was, at the 99th of 100: above some milliseconds it measured itself. */
  lagMs: number
}

const warmUpMs = 1_000
const settleMs = 5_000
const keptLatencies = 20_000
const load = JSON.parse(process.argv[2]!) as Load
const pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds))

let countFromUs = Number.POSITIVE_INFINITY
let delivered = 0
let lastAt = 0
const latencies: number[] = []

const people = Array.from({ length: load.rooms * load.people }, (_, index) => {
  const room = index % load.rooms
  const url = load.urls[Math.floor(index / load.rooms) % load.urls.length]
  const client = new Client({
    ...{ adapter: adapters.sandtable, base: url, doc: `${load.name}-${room}` },
    onFrame: (frame: Buffer) =>
      scanMarks(frame, (from: number, _number: number, sentUs: number) => {
        if (from === index || sentUs < countFromUs) return
        delivered++
        lastAt = performance.now()
        // Every so often one, so that a long run is not one of sorting.
        if (latencies.length < keptLatencies || delivered % 16 === 0)
          latencies.push((nowUs() - sentUs) / 1000)
      }),
  })
  return { client, write: createWriter(index + 1), written: 0 }
})
for (let at = 0; at < people.length; at += 50)
  await Promise.all(people.slice(at, at + 50).map(({ client }) => client.connect()))

const delay = monitorEventLoopDelay({ resolution: 5 })
const startedAt = performance.now()
const everyMs = 1000 / load.updatesPerSecond / people.length
let sent = 0
let countedAt = 0
for (let turn = 0; ; ) {
  const nowMs = performance.now() - startedAt
  if (nowMs >= warmUpMs + load.seconds * 1000) break
  if (countedAt === 0 && nowMs >= warmUpMs) {
    countFromUs = nowUs()
    countedAt = performance.now()
    delay.enable()
  }
  for (let burst = 0; turn * everyMs <= nowMs && burst < 500; turn++, burst++) {
    const index = turn % people.length
    const person = people[index]!
    person.client.sendUpdate(person.write(mark(index, person.written++)))
    if (countedAt > 0) sent++
  }
  await pause(1)
}
const lagMs = delay.percentile(99) / 1e6
const wanted = sent * (load.people - 1)
for (const until = performance.now() + settleMs; delivered < wanted && performance.now() < until; )
  await pause(20)
const measured: Measured = {
  ...{ sent, wanted, delivered, milliseconds: Math.max(1, lastAt - countedAt), latencies, lagMs },
}
for (const { client } of people) client.terminate()
process.stdout.write(JSON.stringify(measured))
