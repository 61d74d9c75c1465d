import { expect, it } from 'vitest'
import { formatReaders } from '../imports/formats/registry.ts'
import { recordClassOf } from './classes.ts'

it.each(['eml', 'mbox', 'msg', 'pastedMails'])('a message of a source in %s is mail', (format) => {
  expect(formatReaders.map((reader) => reader.format)).toContain(format)
  expect(recordClassOf('message', format)).toBe('mail')
})

it.each(['wecom', 'slack', 'pastedChat', null])('a message of a source in %s is a chat', (format) => {
  expect(recordClassOf('message', format)).toBe('chats')
})
