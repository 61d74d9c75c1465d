import { describe, expect, it } from 'vitest'
import { abbreviationsOf } from './abbreviations.ts'

describe('what a Latin name is called in short', () => {
  it.each([
    [
      'Harrow & Pike Snacks Ltd',
      [
        'harrow pike snacks',
        'harrow & pike snacks',
        'harrow and pike snacks',
        'harrow & pike',
        'harrow and pike',
        'harrow pike',
      ],
    ],
    ['Moss & Vale, Ltd.', ['moss vale', 'moss & vale', 'moss and vale']],
    [
      'Dunne and Orchard Bakers LLP',
      ['dunne orchard bakers', 'dunne and orchard bakers', 'dunne & orchard bakers'],
    ],
    ['Kestrel Bay Refining LLC', ['kestrel bay refining', 'kestrel bay']],
    ['University Hospital Leeds', ['university hospital leeds']],
    ['Nordmark GmbH', []],
    ['Bank of Asia Ltd', ['bank of asia']],
  ])('%s', (name, called) => {
    expect(abbreviationsOf(name).full).toEqual(called.filter((one) => one !== name.toLowerCase()))
  })
})
