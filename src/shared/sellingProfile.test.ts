import { expect, it } from 'vitest'
import { profileByName } from './sellingProfile.ts'

it.each([
  ['上海衡岳医疗器械有限公司', 'medical'],
  ['澜石医用检验器材', 'medical'],
  ['Northgate Medical Ltd', 'medical'],
  ['Calder Diagnostics', 'medical'],
  ['青禾化工', null],
  ['Tarnwerk Software GmbH', null],
  ['Sandtable', null],
])('%s: %s', (firm, expected) => expect(profileByName(firm)).toBe(expected))
