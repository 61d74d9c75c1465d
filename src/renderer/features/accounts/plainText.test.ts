import { describe, expect, it } from 'vitest'
import { noteBody, noteTitle } from './plainText.ts'

describe('a note in the timeline', () => {
  it('does not say its title twice', () => {
    expect(noteBody('手术室初访', '## 手术室初访\n\n周主任要看**图像质量**。')).toBe('周主任要看图像质量。')
    expect(noteBody('手术室初访', '手术室初访\n周主任要看图像质量。')).toBe('周主任要看图像质量。')
  })
  it('says a heading that the text carries twice once', () => {
    expect(noteBody(null, '手术室初访\n\n## 手术室初访\n四台。')).toBe('手术室初访\n四台。')
  })
  it('says a task once and keeps its box', () => {
    expect(noteBody(null, '恒岳 VOC报告 11.16发了\n[x] 恒岳 VOC报告 11.16发了')).toBe(
      '[x] 恒岳 VOC报告 11.16发了',
    )
  })
  it('keeps a text that only begins like its title', () => {
    expect(noteBody('手术室', '手术室要四台')).toBe('手术室要四台')
  })
  it('shows no marks of Markdown and keeps the words, their order and their lines', () => {
    expect(
      noteBody(null, '# Visit\n- price is *too* high\n- [x] `X4` shown\n> said twice\n---\nsee [plan](a.md)'),
    ).toBe('Visit\n· price is *too* high\n· X4 shown\nsaid twice\nsee plan')
    expect(noteTitle('### 信息科接口会')).toBe('信息科接口会')
  })
  it('leaves numbers, minus signs and comparisons as they are', () => {
    const said = '-3% 不行；5*4=20；a_b_c；#041 号合同；1 > 0'
    expect(noteBody(null, said)).toBe(said)
  })
  it('is empty where the note is its title', () => {
    expect(noteBody('手术室初访', '## 手术室初访')).toBe('')
  })
})
