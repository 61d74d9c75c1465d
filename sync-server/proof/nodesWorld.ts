import {
  type LocalPostgres,
  type LocalRedis,
  startLocalPostgres,
  startLocalRedis,
} from '../src/localServers.ts'
import { openRedisBus } from '../src/redisBus.ts'
import type { Relay } from '../src/relay.ts'
import { openPostgresStorage } from '../src/storage/postgres.ts'
import { type Cable, createCable } from './cable.ts'
import { createNode, type Node } from './node.ts'
import { createRandom, type Random } from './random.ts'
import type { MakeWorld } from './world.ts'

/** A PostgreSQL and a Redis that days share, each with a database of its own. */
export type Servers = { postgres: LocalPostgres; redis: LocalRedis; end(): Promise<void> }

/** Null where Debian's packages are not installed. */
export async function startServers(): Promise<Servers | null> {
  const redis = await startLocalRedis()
  if (!redis) return null
  const postgres = await startLocalPostgres()
  if (!postgres) {
    await redis.stop()
    return null
  }
  return {
    ...{ postgres, redis },
    async end() {
      await redis.stop()
      await postgres.end()
    },
  }
}

/** A node with its ways to the database and to Redis. */
type Place = { node: Node; database: Cable; redis: Cable }

const nothing = () => {}

async function createPlace(databaseUrl: string, redisUrl: string, slowness: Random): Promise<Place> {
  const [toDatabase, toRedis] = [new URL(databaseUrl), new URL(redisUrl)]
  const [database, redis] = [
    await createCable(Number(toDatabase.port)),
    await createCable(Number(toRedis.port)),
  ]
  toDatabase.port = String(database.port)
  toRedis.port = String(redis.port)
  const node = createNode(
    async () => ({
      storage: await openPostgresStorage(String(toDatabase), nothing),
      bus: openRedisBus(String(toRedis), nothing),
    }),
    { slowness, failures: 0 },
  )
  return { node, database, redis }
}

async function kill({ node, database, redis }: Place): Promise<void> {
  const dead = node.kill()
  // The kernel ends its connections with it.
  database.reset()
  redis.reset()
  await dead
}

/** A supervisor starts it until it stands, which it does once the database answers. */
async function start({ node, database }: Place): Promise<void> {
  for (let tries = 1; !node.relay(); tries++) {
    database.mend()
    await node.start().catch((error) => {
      if (tries === 5) throw error
    })
  }
}

/**
 * Two nodes of one PostgreSQL with a Redis between them. Nodes are killed; ways to the database and to Redis end, or
 * hold everything back and bring it later. On every fifth day PostgreSQL crashes on the way.
 */
export const twoNodesOn =
  ({ postgres, redis }: Servers): MakeWorld =>
  async (seed) => {
    const url = await postgres.createDatabase()
    const slowness = createRandom(seed + 1)
    const routing = createRandom(seed + 2)
    const places = [await createPlace(url, redis.url, slowness), await createPlace(url, redis.url, slowness)]
    for (const { node } of places) await node.start()

    const readyPlaces = () => places.filter(({ node }) => node.relay()?.readiness().isReady)
    const break_ = async (random: Random, place: Place) => {
      const kind = random.below(5)
      if (kind === 0) await kill(place)
      else if (kind === 1) place.database.cut()
      else if (kind === 2) place.database.hold()
      else if (kind === 3) place.redis.cut()
      else place.redis.hold()
    }
    const isBroken = ({ node, database, redis: way }: Place) =>
      !node.relay() || !database.isWhole() || !way.isWhole()
    const mendPlace = async (place: Place) => {
      place.database.mend()
      place.redis.mend()
      await start(place)
    }
    const mend = async () => {
      for (const place of places) await mendPlace(place)
    }
    return {
      route: () => routing.pick(readyPlaces().length > 0 ? readyPlaces() : places).node.url(),
      disturbedSteps: 8,
      async disturb(random) {
        const place = random.pick(places)
        if (seed % 5 === 0 && random.chance(0.2)) {
          await postgres.stop()
          await postgres.start()
        } else if (isBroken(place)) await mendPlace(place)
        else await break_(random, place)
      },
      async serve() {
        if (readyPlaces().length === 0) await mendPlace(places[0]!)
      },
      mend,
      async restart() {
        for (const place of places) await kill(place)
        await mend()
      },
      ready: () => readyPlaces().map(({ node }) => node.relay() as Relay),
      describe: () =>
        places
          .map(
            (place) =>
              `${place.node.url()} ${isBroken(place) ? 'broken' : 'whole'} ${place.node.relay()?.readiness().why}, its log: ${place.node.lastWords().join(' ')}`,
          )
          .join(', '),
      async close() {
        for (const place of places) await kill(place)
      },
      openStore: () => openPostgresStorage(url, nothing),
      async remove() {
        for (const { database, redis: way } of places) {
          await database.close()
          await way.close()
        }
        await postgres.dropDatabase(url)
      },
    }
  }
