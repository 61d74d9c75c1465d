import { expect, it } from 'vitest'
import { addressOf, greetingOf } from './address.ts'

const person = (name: string, title: string | null = null) => ({ name, title })

it('an English name is greeted by the first name, and told in full to others', () => {
  expect(greetingOf(person('Nora Whitfield', 'Estates Director'), 'en')).toBe('Nora')
  expect(addressOf(person('Nora Whitfield'), 'en')).toBe('Nora Whitfield')
})

it('whoever is known by a title keeps it, and so does a name of one word or a Chinese one', () => {
  expect(greetingOf(person('Ms Hallam'), 'en')).toBe('Ms Hallam')
  expect(greetingOf(person('Dr Ines Prado'), 'en')).toBe('Dr Ines Prado')
  expect(greetingOf(person('Whitfield'), 'en')).toBe('Whitfield')
  expect(greetingOf(person('罗静怡'), 'en')).toBe('罗静怡')
})

it('in Chinese surname and rank, and a bare name is not left curt', () => {
  expect(greetingOf(person('周岚', '设备科主任'), 'zh')).toBe('周主任')
  expect(greetingOf(person('周岚'), 'zh')).toBe('周岚您好')
})

it('by the rank that is spoken, and by the first of several people of one cell', () => {
  expect(greetingOf(person('上官琴', '生产副总'), 'zh')).toBe('上官总')
  expect(greetingOf(person('陶立', '采购经理;秦岚 供应链总监'), 'zh')).toBe('陶经理')
})
