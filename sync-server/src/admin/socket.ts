import { createHash } from 'node:crypto'
import { rmSync } from 'node:fs'
import { createServer, request, type Server } from 'node:http'
import { join, resolve } from 'node:path'
import type { Log } from '../log.ts'
import { type AdminAnswer, type AdminCommand, type Administration, targetOf } from './administration.ts'

/**
 * Where a running relay takes its administrator's commands: a socket in its data folder, which only its own account
 * may enter; on Windows a pipe named after the folder.
 */
const socketOf = (dataFolder: string): string =>
  process.platform === 'win32'
    ? `\\\\.\\pipe\\sandtable-relay-${createHash('sha256').update(resolve(dataFolder)).digest('hex').slice(0, 16)}`
    : join(dataFolder, 'admin.sock')

/** Serves commands until it is closed. The caller holds the store, so a socket that is there is a dead relay's. */
export async function serveAdministration(
  dataFolder: string,
  administration: Administration,
  log: Log,
): Promise<Server> {
  const path = socketOf(dataFolder)
  if (process.platform !== 'win32') rmSync(path, { force: true })
  const server = createServer(async (asked, response) => {
    const parts: Buffer[] = []
    for await (const part of asked) parts.push(part)
    let answer: AdminAnswer
    try {
      const command = JSON.parse(Buffer.concat(parts).toString()) as AdminCommand
      answer = await administration(command)
      log({
        ...{ level: 'info', event: 'administration', do: command.do, ...targetOf(command) },
        ...(answer.ok ? {} : { refused: answer.why }),
      })
    } catch (error) {
      answer = { ok: false, why: String(error) }
    }
    response.end(JSON.stringify(answer))
  })
  await new Promise<void>((listening, reject) => {
    server.once('error', reject)
    server.listen(path, listening)
  })
  return server
}

/** Asks the relay that runs on this folder; null when none does. */
export function askRunning(dataFolder: string, command: AdminCommand): Promise<AdminAnswer | null> {
  return new Promise((answered, reject) => {
    const asking = request({ socketPath: socketOf(dataFolder), method: 'POST' }, async (response) => {
      const parts: Buffer[] = []
      for await (const part of response) parts.push(part)
      answered(JSON.parse(Buffer.concat(parts).toString()) as AdminAnswer)
    })
    asking.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT' || error.code === 'ECONNREFUSED') answered(null)
      else reject(error)
    })
    asking.end(JSON.stringify(command))
  })
}
