import { describe, expect, it } from 'vitest'
import { handWrittenLines } from '../llm/handWrittenLines.ts'
import { openOffice } from '../testOffice.ts'
import { createCounterparts } from './counterparts.ts'

describe('what stands for something that was said', () => {
  const { db } = openOffice()
  const counterparts = createCounterparts(db)
  const [written] = handWrittenLines().filter(
    ({ lang, section, text }) =>
      lang === 'zh' && section === 'question' && !text.includes('{') && text.length > 20,
  )
  const at = { section: 'question', concern: written!.concerns[0]! } as const

  it('is the written sentence that says nearly the same of the same thing', () => {
    const said = `说真的，${written!.text}`
    expect(counterparts('zh')({ ...at, template: said })).toBe(written!.text)
  })

  it('is nothing where no sentence says the same, or it has other slots', () => {
    expect(counterparts('zh')({ ...at, template: '昨天路上堵得厉害，今天好些了吗？' })).toBeNull()
    expect(counterparts('zh')({ ...at, template: `{product}，${written!.text}` })).toBeNull()
    expect(counterparts('en')({ ...at, template: written!.text })).toBeNull()
  })
})
