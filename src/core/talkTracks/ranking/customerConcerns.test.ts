import { describe, expect, it } from 'vitest'
import { concernsIn, concernsShown } from '../index.ts'

describe('what a customer’s words show to be on their mind', () => {
  it.each([
    ['我们IT那边看见U盘都要写申请，数据更别想拷出去', 'dataSecurity'],
    ['夜班的小伙子换了三茬，每次都得从头教怎么操作', 'training'],
    ['Our firewall people will not allow any remote access to the server', 'dataSecurity'],
    ['The new operators need a training course before they may run the machine', 'training'],
  ])('%s', (text, concern) => {
    expect(concernsShown(text)).toContain(concern)
  })

  it('is told by the reader where no cue stands in the words', () => {
    const text = 'U盘插进去要写申请，谁也别想往外拷东西'
    expect(concernsIn(text)).toEqual([])
    expect(concernsShown(text)).toEqual(['dataSecurity'])
  })

  it('falls back to the cues where the reader is not sure', () => {
    const text = 'tco'
    expect(concernsShown(text)).toEqual(concernsIn(text))
  })

  it('says nothing of words that show nothing', () => {
    expect(concernsShown('好的收到')).toEqual([])
  })
})
