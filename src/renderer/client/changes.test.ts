import { describe, expect, it } from 'vitest'
import { affectedBy } from './changes.ts'

describe('what is asked again after a change', () => {
  it('is what shows the topic, and the log', () => {
    expect([...affectedBy(['deals'])].sort()).toEqual([
      'accounts',
      'brief',
      'deals',
      'health',
      'log',
      'today',
    ])
  })

  it('is a brief where something changed that it is made of', () => {
    for (const topic of ['brief', 'deals', 'accounts', 'imports'])
      expect(affectedBy([topic]).has('brief')).toBe(true)
    expect(affectedBy(['settings', 'log', 'workspace']).has('brief')).toBe(false)
  })

  it('is everything else for a topic that this screen does not know', () => {
    expect([...affectedBy(['something new'])]).toEqual(
      expect.arrayContaining([
        'accounts',
        'deals',
        'imports',
        'knowledge',
        'governance',
        'today',
        'settings',
      ]),
    )
  })
})
