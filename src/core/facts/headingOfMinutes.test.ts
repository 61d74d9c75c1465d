import { expect, it } from 'vitest'
import { extractFacts } from './extract.ts'

const kinds = (text: string) => extractFacts(text, Date.UTC(2026, 9, 17), 'note').map(({ kind }) => kind)

it.each(['北辰水务现场交流 纪要(何一记,初稿)', '沐岭技术会纪要（10月16日）', '泵站评审纪要（何一整理）'])(
  '%s heads minutes and decides nothing',
  (text) => {
    expect(kinds(text)).not.toContain('meetingDecision')
  },
)
it('while what was agreed is told', () => {
  expect(kinds('会议纪要：双方同意采用方案二')).toContain('meetingDecision')
})
