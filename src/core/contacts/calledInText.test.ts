import { expect, it } from 'vitest'
import { isAddressedIn, isNamedIn } from './calledInText.ts'

const people = [
  { id: 'a', name: 'Dr Petra Lindgren' },
  { id: 'b', name: 'Prof. Otto Maas' },
  { id: 'c', name: 'Ian Brook' },
]

it('a title before a name is left out by those who write of somebody', () => {
  expect(isAddressedIn('Petra last 15 min', people[0]!, people)).toBe(true)
  expect(isNamedIn('with Otto Maas and Ian', people[1]!)).toBe(true)
  expect(isAddressedIn('Dr Brook called', people[0]!, people)).toBe(false)
})
