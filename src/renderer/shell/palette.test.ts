import { describe, expect, it } from 'vitest'
import { matchesQuery } from './CommandPalette.tsx'

describe('the command palette', () => {
  const undo = { zh: '撤销上一步', en: 'Undo the last change' }

  it('finds an action in either language, whichever the screen speaks', () => {
    expect([
      matchesQuery(undo, '撤销'),
      matchesQuery(undo, 'last undo'),
      matchesQuery(undo, 'theme'),
    ]).toEqual([true, true, false])
  })

  it('offers everything before anything is typed', () => {
    expect(matchesQuery(undo, '  ')).toBe(true)
  })
})
