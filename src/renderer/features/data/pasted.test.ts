import { describe, expect, it } from 'vitest'
import { filesOfPaste } from './pasted.ts'

const at = new Date(2026, 2, 1, 9, 5, 7)
const paste = (text: string, html = '', files: File[] = []) =>
  filesOfPaste({ text, html, files }, '粘贴的内容', at)

describe('a paste', () => {
  it('of cells becomes a table', async () => {
    const [file] = paste('客户\t城市\r\n仁济医院\t上海\r\n', '<table><tr><td>客户</td></tr></table>')
    expect(file!.name).toBe('粘贴的内容 2026-03-01 09.05.07.tsv')
    expect(await file!.text()).toBe('客户\t城市\r\n仁济医院\t上海\r\n')
    expect(paste('a\tb\n1\t2\n')[0]!.name).toMatch(/\.tsv$/)
  })

  it('of a chat becomes a text, tabs in a message or not', () => {
    expect(paste('周岚 2026-03-01 17:02\n报价\t18 万\n林青 2026-03-01 17:03\n好\n')[0]!.name).toMatch(
      /\.txt$/,
    )
    expect(paste('Hello', '<p>Hello</p>')[0]!.name).toMatch(/\.txt$/)
  })

  it('of files hands them over as they are, and of nothing nothing', () => {
    const file = new File(['a,b'], 'a.csv')
    expect(paste('', '', [file])).toEqual([file])
    expect(paste(' \n')).toEqual([])
  })
})
