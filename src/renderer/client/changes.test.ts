import { describe, expect, it } from 'vitest'
import { affectedBy } from './changes.ts'

describe('what is asked again after a change', () => {
  it('is what shows the topic, and the log', () => {
    expect([...affectedBy(['deals'])].sort()).toEqual(['accounts', 'deals', 'log', 'today'])
  })

  it('never is a brief: what was shown and logged stays as it was', () => {
    expect(affectedBy(['brief', 'settings', 'something new']).has('brief')).toBe(false)
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
