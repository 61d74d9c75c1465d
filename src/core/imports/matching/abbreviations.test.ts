import { describe, expect, it } from 'vitest'
import { abbreviationsOf } from './abbreviations.ts'

describe('what a Latin name is called in short', () => {
  it.each([
    ['Harrow & Pike Snacks Ltd', ['harrow pike snacks', 'harrow & pike', 'harrow and pike', 'harrow pike']],
    ['Kestrel Bay Refining LLC', ['kestrel bay refining', 'kestrel bay']],
    ['University Hospital Leeds', ['university hospital leeds']],
    ['Nordmark GmbH', []],
    ['Bank of Asia Ltd', ['bank of asia']],
  ])('%s', (name, called) => {
    expect(abbreviationsOf(name).full).toEqual(called.filter((one) => one !== name.toLowerCase()))
  })
})
