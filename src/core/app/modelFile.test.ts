import { expect, it } from 'vitest'
import type { LlmState } from '../llm/index.ts'
import { listLog } from '../log/append.ts'
import { openOffice } from '../testOffice.ts'
import { keepModelFile, modelSwappedAt, noticeModelSwap } from './modelFile.ts'
import { writeWorkspaceSettings } from './workspaceSettings.ts'

const path = '/srv/models/firm.gguf'
const loaded = (sha256: string, isAsStated?: true): LlmState => ({
  ...{ state: 'ready', name: 'firm', sha256, sizeBytes: 9 },
  ...(isAsStated && { isAsStated }),
})

function chosen(sha256: string) {
  const { session } = openOffice()
  writeWorkspaceSettings(session.db, session.stamp(), { modelPath: path })
  keepModelFile(session, path, loaded(sha256))
  const changes = () => listLog(session.db, { limit: 50 }).filter(({ kind }) => kind === 'modelChanged')
  return { session, changes }
}

it('another file under the path that was chosen is a change of model: logged once, told until it is chosen again', () => {
  const { session, changes } = chosen('aa')
  noticeModelSwap(session, loaded('aa'))
  expect([changes(), modelSwappedAt(session.db)]).toEqual([[], null])
  noticeModelSwap(session, loaded('bb'))
  noticeModelSwap(session, loaded('bb'))
  expect(changes().map(({ body }) => body)).toEqual([
    { purpose: 'words', from: 'firm aa', to: 'firm bb', grounds: { change: 'fileSwapped' } },
  ])
  expect(modelSwappedAt(session.db)).toBe(session.now())
  keepModelFile(session, path, loaded('bb'))
  expect(modelSwappedAt(session.db)).toBeNull()
})

it('what an update of the program brings is logged and no cause for worry', () => {
  const { session, changes } = chosen('aa')
  noticeModelSwap(session, loaded('cc', true))
  expect(changes()).toHaveLength(1)
  expect(modelSwappedAt(session.db)).toBeNull()
})

it('a workspace that kept none yet keeps the first that it sees, and logs nothing', () => {
  const { session } = openOffice()
  writeWorkspaceSettings(session.db, session.stamp(), { modelPath: path })
  const before = listLog(session.db, { limit: 50 }).length
  noticeModelSwap(session, loaded('aa'))
  expect(listLog(session.db, { limit: 50 })).toHaveLength(before)
})
