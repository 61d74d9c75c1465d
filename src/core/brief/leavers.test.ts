import { expect, it } from 'vitest'
import { toldToHaveLeft } from './leavers.ts'

const contacts = [
  { id: 'tom', name: 'Tom Aldous', nickname: null },
  { id: 'sas', name: 'Saskia Brandt', nickname: null },
  { id: 'ma', name: '马国梁', nickname: null },
  { id: 'zhou', name: '周敏', nickname: null },
] as unknown as Parameters<typeof toldToHaveLeft>[1]
const told = (text: string, speaker = 'customer', contactId: string | null = null) => [
  ...toldToHaveLeft([{ kind: 'peopleChange', text, speaker, contactId } as never], contacts),
]

it('whom a sentence of leaving names alone has left, and who says so of themselves', () => {
  expect(told('Tom Aldous left us last Friday')).toEqual(['tom'])
  expect(told('刚听说马主任调走了', 'team')).toEqual(['ma'])
  expect(told('我今天最后一天啦', 'customer', 'zhou')).toEqual(['zhou'])
})

it('of two who are named, or of a change that is none of leaving, nobody is taken for gone', () => {
  expect(told('Tom Aldous left, Saskia Brandt follows')).toEqual([])
  expect(told('Saskia Brandt is acting Head of Lighting')).toEqual([])
})
