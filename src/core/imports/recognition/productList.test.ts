import { expect, it } from 'vitest'
import { listedProducts } from './productList.ts'

const known = new Set(['TS-500', 'CX-90', 'Stand, 12 inch', '探头 X2'])
const read = (text: string) => listedProducts(text, (name) => known.has(name))

it.each([
  ['TS-500', [['TS-500', null]]],
  ['TS-500×8', [['TS-500', 8]]],
  ['DC-9 ×15', [['DC-9', 15]]],
  ['TS-500＊8台', [['TS-500', 8]]],
  ['TS-500x8', [['TS-500', 8]]],
  ['口扫 x 8 套', [['口扫', 8]]],
  [
    'TS-500×12、CX-90×3',
    [
      ['TS-500', 12],
      ['CX-90', 3],
    ],
  ],
  [
    'TS-500，CX-90',
    [
      ['TS-500', null],
      ['CX-90', null],
    ],
  ],
] as [string, [string, number | null][]][])('%s', (text, listed) => {
  expect(read(text)).toEqual(listed.map(([name, quantity]) => ({ name, quantity })))
})

it.each(['Stand, 12 inch', 'Stand, 14 inch', 'Model X200', 'Model X 200', '探头 X2', 'TS-500×0'])(
  'a name stays whole: %s',
  (text) => {
    expect(read(text)).toEqual([{ name: text, quantity: null }])
  },
)
