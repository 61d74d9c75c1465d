import { expect, it } from 'vitest'
import { isAddressedIn, isNamedIn } from './calledInText.ts'

const people = [
  { id: 'a', name: 'Dr Petra Lindgren' },
  { id: 'b', name: 'Prof. Otto Maas' },
  { id: 'c', name: 'Ian Brook' },
]

it('小 before a surname calls somebody, and makes no other word', () => {
  const han = [
    { id: 'd', name: '韩雪' },
    { id: 'e', name: '时敏' },
  ]
  for (const words of ['我、方敏、小韩，都来', '小韩也去', '叫上小韩'])
    expect(isAddressedIn(words, han[0]!, han)).toBe(true)
  expect(isAddressedIn('大小韩国厂都有', han[0]!, han)).toBe(false)
  expect(isAddressedIn('要两个小时', han[1]!, han)).toBe(false)
})

it('a title before a name is left out by those who write of somebody', () => {
  expect(isAddressedIn('Petra last 15 min', people[0]!, people)).toBe(true)
  expect(isNamedIn('with Otto Maas and Ian', people[1]!)).toBe(true)
  expect(isAddressedIn('Dr Brook called', people[0]!, people)).toBe(false)
})
