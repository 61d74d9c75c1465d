import type { z } from 'zod'
import { badCertificate, codes, RelayRefusal } from '../../../sync-server/client/index.ts'
import type { relaysErrorCodes } from '../../shared/contract/relays.ts'
import { AppError } from '../../shared/errors.ts'

/** What a relay answered, read strictly: it is another program's word. Refuses with `relay.refused`. */
export function readAnswer<T>(schema: z.ZodType<T>, value: unknown): T {
  const read = schema.safeParse(value)
  if (!read.success) throw new AppError('relay.refused', { code: 0 }, read.error)
  return read.data
}

type RelayErrorCode = (typeof relaysErrorCodes)[number]

const wordOf: ReadonlyMap<number, RelayErrorCode> = new Map([
  [codes.goingAway, 'relay.notConnected'],
  [codes.unauthenticated, 'relay.unauthenticated'],
  [codes.forbidden, 'relay.forbidden'],
  [codes.notFound, 'relay.notFound'],
  [codes.conflict, 'relay.conflict'],
  [codes.unsupported, 'relay.unsupported'],
  [codes.tooMany, 'relay.tooManyTries'],
])

/** What a relay refused as a refusal of ours; other errors stay what they are. */
export function asRefusal(error: unknown): unknown {
  if (!(error instanceof RelayRefusal)) return error
  return new AppError(wordOf.get(error.code) ?? 'relay.refused', { code: error.code }, error)
}

/** The same for joining, where there is no connection yet and a code to be wrong. */
export function asJoinRefusal(error: unknown): unknown {
  if (!(error instanceof RelayRefusal)) return error
  if (error.code === codes.notFound) return new AppError('relay.badCode', {}, error)
  if (error.code === badCertificate)
    return new AppError('relay.badCertificate', { reason: error.message }, error)
  if (error.code < 4000) return new AppError('relay.notReached', { code: error.code }, error)
  return asRefusal(error)
}
