import { QueryClient } from '@tanstack/react-query'
import { describe, expect, it } from 'vitest'
import type { InspectedFile } from '../../../shared/contract/imports.ts'
import { draftChanges, type ImportDraft } from './importDraft.ts'

const file = (uploadId: string): InspectedFile => ({
  uploadId,
  path: null,
  name: `${uploadId}.csv`,
  sizeBytes: 100,
  part: null,
  shape: 'table',
  encoding: 'GB18030',
  recordKind: 'accounts',
  confidence: 0.7,
  alternatives: [],
  columns: [{ name: '客户', samples: ['明州二院'], isMissed: false }],
  mapping: [{ column: '客户', field: null, confidence: 0, options: {} }],
  otherMappings: {},
  profileName: null,
  recording: null,
  mayBeRecorded: false,
  alreadyImportedAt: null,
  alreadyImportedBy: null,
  error: null,
})

describe('an import that is prepared and left half-way', () => {
  const queryClient = new QueryClient()
  const draftOf = (workspaceId: string) => queryClient.getQueryData<ImportDraft>(['importDraft', workspaceId])

  it('keeps files, uploads, corrections and the place in front', () => {
    const changes = draftChanges(queryClient, 'w1')
    changes.add([file('u1')])
    changes.add([file('u2'), file('u3')])
    changes.changePart('u2 ', { saveProfileAs: '台账' })
    changes.removePart('u1 ')
    changes.choose(1)
    changes.show('preview')
    const draft = draftOf('w1')
    expect(draft?.parts.map(({ inspected, saveProfileAs }) => [inspected.uploadId, saveProfileAs])).toEqual([
      ['u2', '台账'],
      ['u3', ''],
    ])
    expect([draft?.chosen, draft?.tab]).toEqual([1, 'preview'])
  })

  it('stays with its workspace', () => {
    draftChanges(queryClient, 'w2').add([file('u4')])
    expect(draftOf('w1')?.parts).toHaveLength(2)
    expect(draftOf('w2')?.parts).toHaveLength(1)
  })

  it('is thrown away when a person starts over', () => {
    draftChanges(queryClient, 'w1').startOver()
    expect(draftOf('w1')).toEqual({ parts: [], chosen: 0, tab: 'mapping' })
  })
})
