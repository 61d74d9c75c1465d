import { expect, it } from 'vitest'
import { wordMessage } from './messageText.ts'

it('tells a message without words by its kind, and leaves every other as it is', () => {
  expect(wordMessage('[voice]', 'zh')).toBe('[语音消息]')
  expect(wordMessage('[revoke]', 'en')).toBe('[recalled a message]')
  for (const text of ['[微笑]', '[voice] 见附件', 'voice', '[something_new]', ''])
    expect(wordMessage(text, 'zh')).toBe(text)
})
