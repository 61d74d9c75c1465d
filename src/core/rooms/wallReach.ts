import { AppError } from '../../shared/errors.ts'
import { refusal } from '../session.ts'

/** Calls that draw a page and name no record: whether a workspace is open, how this machine likes its pages, what changed. */
const drawing = new Set(['workspace.state', 'workspace.preferences', 'workspace.changes'])
/** Calls that read the room that they name. */
const reading = new Set([
  'rooms.open',
  'rooms.mapReading',
  'rooms.signed',
  'rooms.frozen',
  'rooms.publications',
  'rooms.charterApprovals',
])

/** A call on its way to its procedure; what `next` is given takes the place of all of it. */
interface Call {
  path: readonly string[]
  input: unknown
}
type WithNext<Made extends Call> = Made & { next(changed?: Made): Promise<unknown> }

const notOpen = (): never => {
  throw refusal(new AppError('workspace.notOpen'))
}
const onlyToRead = (): never => {
  throw refusal(new AppError('room.readOnly'))
}

/**
 * What a wall's line may call: reading one room, and nothing else of the workspace. It stands before every procedure, so
 * that a procedure which is new is refused until somebody adds it here.
 */
export function wallReach(roomId: string): <Made extends Call>(call: WithNext<Made>) => Promise<unknown> {
  return async (call) => {
    const { path, input, next } = call
    const name = path.join('.')
    if (name === 'workspace.state') {
      const state = (await next()) as { state: string }
      // Which other workspaces this machine knows is said where one is to be opened.
      return state.state === 'open' ? state : notOpen()
    }
    if (drawing.has(name)) return next()
    if (name === 'rooms.list') return ((await next()) as { id: string }[]).filter(({ id }) => id === roomId)
    const named =
      typeof input === 'object' && input !== null ? (input as { roomId?: unknown }).roomId : undefined
    if (!reading.has(name) || named !== roomId) return onlyToRead()
    // How a room was is nobody's on a wall: it shows the room as it is.
    if (name === 'rooms.mapReading')
      return next({ ...call, input: { ...(input as object), version: undefined } })
    return name === 'rooms.open' ? next({ ...call, input: { ...(input as object), readOnly: true } }) : next()
  }
}
