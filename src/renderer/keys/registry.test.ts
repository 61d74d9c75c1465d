import { describe, expect, it } from 'vitest'
import { createKeyRegistry, type KeyBinding, keyCaps, type Stroke } from './registry.ts'

const stroke = (key: string, modifiers: Partial<Stroke> = {}): Stroke => ({
  key,
  ctrlKey: false,
  metaKey: false,
  shiftKey: false,
  altKey: false,
  ...modifiers,
})

function board() {
  const pressed: string[] = []
  const registry = createKeyRegistry(false)
  const binding = (keys: string, more: Partial<KeyBinding> = {}): KeyBinding => ({
    keys,
    label: keys,
    run: () => pressed.push(more.label ?? keys),
    ...more,
  })
  return { pressed, registry, binding }
}

describe('the keyboard', () => {
  it('tells Enter from Shift+Enter, and ? from /', () => {
    const { pressed, registry, binding } = board()
    registry.register({
      title: 'brief',
      bindings: ['enter', 'shift+enter', '?', '/'].map((keys) => binding(keys)),
    })
    registry.handle(stroke('Enter'), 'other', 0)
    registry.handle(stroke('Enter', { shiftKey: true }), 'other', 1)
    registry.handle(stroke('?', { shiftKey: true }), 'other', 2)
    registry.handle(stroke('/'), 'other', 3)
    expect(pressed).toEqual(['enter', 'shift+enter', '?', '/'])
  })

  it('lets the newest declaration win, and gives the key back when it goes', () => {
    const { pressed, registry, binding } = board()
    registry.register({ title: 'shell', bindings: [binding('x', { label: 'shell' })] })
    const leave = registry.register({ title: 'page', bindings: [binding('x', { label: 'page' })] })
    registry.handle(stroke('x'), 'other', 0)
    leave()
    registry.handle(stroke('x'), 'other', 1)
    expect(pressed).toEqual(['page', 'shell'])
  })

  it('leaves typing alone, but for keys that say so', () => {
    const { pressed, registry, binding } = board()
    registry.register({ title: 'page', bindings: [binding('e'), binding('mod+k', { inText: true })] })
    registry.handle(stroke('e'), 'text', 0)
    registry.handle(stroke('k', { ctrlKey: true }), 'text', 1)
    expect(pressed).toEqual(['mod+k'])
  })

  it('leaves Enter to the focused button', () => {
    const { pressed, registry, binding } = board()
    registry.register({ title: 'page', bindings: [binding('enter')] })
    expect(registry.handle(stroke('Enter'), 'activatable', 0)).toBe(false)
    expect(pressed).toEqual([])
  })

  it('rests page keys under a dialog, whose own keys work', () => {
    const { pressed, registry, binding } = board()
    registry.register({ title: 'page', bindings: [binding('1')] })
    const release = registry.suspend()
    registry.handle(stroke('1'), 'other', 0)
    registry.register({ title: 'dialog', bindings: [binding('1', { label: 'reason', inDialog: true })] })
    registry.handle(stroke('1'), 'other', 1)
    release()
    expect(pressed).toEqual(['reason'])
  })

  it('takes two strokes in time, a modifier on its way down between them', () => {
    const { pressed, registry, binding } = board()
    registry.register({ title: 'go', bindings: [binding('g t'), binding('g shift+t')] })
    registry.handle(stroke('g'), 'other', 0)
    registry.handle(stroke('t'), 'other', 500)
    registry.handle(stroke('g'), 'other', 1_000)
    registry.handle(stroke('Shift', { shiftKey: true }), 'other', 1_100)
    registry.handle(stroke('T', { shiftKey: true }), 'other', 1_200)
    registry.handle(stroke('g'), 'other', 2_000)
    registry.handle(stroke('t'), 'other', 9_000)
    expect(pressed).toEqual(['g t', 'g shift+t'])
  })

  it('writes caps as they are on the machine in front', () => {
    expect([
      keyCaps('mod+k', false),
      keyCaps('mod+k', true),
      keyCaps('shift+enter', false),
      keyCaps('g t', false),
    ]).toEqual([['Ctrl', 'K'], ['⌘', 'K'], ['⇧↵'], ['G', 'T']])
  })
})
