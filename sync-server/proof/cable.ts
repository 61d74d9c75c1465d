import { connect, createServer, type Server, type Socket } from 'node:net'

/** The way of one node to a server, which can break: connections end, or nothing passes any more and nobody is told. */
export type Cable = {
  readonly port: number
  /** Ends all connections and lets none through. */
  cut(): void
  /** Lets nothing through, either way; what was sent meanwhile arrives once it is mended. */
  hold(): void
  /** Ends what there is, as when a machine goes down, and is whole again. */
  reset(): void
  mend(): void
  isWhole(): boolean
  close(): Promise<void>
}

export async function createCable(toPort: number): Promise<Cable> {
  let state: 'whole' | 'cut' | 'held' = 'whole'
  const pairs = new Set<readonly [Socket, Socket]>()

  const flow = ([near, far]: readonly [Socket, Socket]) => {
    if (state === 'held') {
      near.pause()
      far.pause()
    } else {
      near.resume()
      far.resume()
    }
  }
  const destroyAll = () => {
    for (const pair of pairs) for (const socket of pair) socket.destroy()
    pairs.clear()
  }
  const server: Server = createServer((near) => {
    if (state === 'cut') {
      near.destroy()
      return
    }
    const far = connect(toPort, '127.0.0.1')
    const pair = [near, far] as const
    pairs.add(pair)
    const pass = (from: Socket, to: Socket) => {
      from.on('data', (bytes) => void to.write(bytes))
      from.on('end', () => to.end())
      from.on('error', () => {})
      from.on('close', () => {
        to.destroy()
        pairs.delete(pair)
      })
    }
    pass(near, far)
    pass(far, near)
    flow(pair)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const mend = () => {
    state = 'whole'
    for (const pair of pairs) flow(pair)
  }
  return {
    port: (server.address() as { port: number }).port,
    cut() {
      state = 'cut'
      destroyAll()
    },
    hold() {
      state = 'held'
      for (const pair of pairs) flow(pair)
    },
    reset() {
      destroyAll()
      mend()
    },
    mend,
    isWhole: () => state === 'whole',
    async close() {
      destroyAll()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}
