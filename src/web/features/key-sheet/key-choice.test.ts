import { expect, test } from 'vitest'
import type { Command } from '#web/commands/command.ts'
import { keyOf, plainKeyMap } from '#web/commands/key-map.ts'
import { clashesOf, keyRefusal, withKey } from './key-choice.ts'

const command = (id: string, key?: string): Command => ({ id, title: id, group: 'Task', run: () => {}, ...(key !== undefined && { key }) })
const complete = command('complete', 'e')
const snooze = command('snooze', 's')
const refresh = command('refresh')
const commands = [complete, snooze, refresh]

test('another key takes the place of the one by default, which is then free', () => {
  const map = withKey(plainKeyMap, complete, 'c')
  expect(keyOf(complete, map)).toBe('c')
  expect(clashesOf('e', 'refresh', commands, map)).toEqual([])
})

test('a key that another command has is told, also while single keys are off, and can be taken over', () => {
  expect(clashesOf('s', 'refresh', commands, { ...plainKeyMap, singleKeys: false })).toEqual([snooze])
  const map = withKey(plainKeyMap, refresh, 's', [snooze])
  expect([refresh, snooze, complete].map((one) => keyOf(one, map))).toEqual(['s', null, 'e'])
})

test('a command’s own key is no clash', () => {
  expect(clashesOf('e', 'complete', commands, plainKeyMap)).toEqual([])
})

test('going back to the default is remembered as nothing', () => {
  const map = withKey(withKey(plainKeyMap, complete, 'c'), complete, 'e')
  expect(map).toEqual(plainKeyMap)
  expect(withKey(withKey(plainKeyMap, refresh, 'r'), refresh, null)).toEqual(plainKeyMap)
})

test('a key can be taken away', () => {
  expect(keyOf(complete, withKey(plainKeyMap, complete, null))).toBeNull()
})

test.each(['Enter', 'Escape', 'Shift+Tab', 'ArrowDown', 'Space', 'Mod+r', 'Mod+w', 'Mod+c'])('%s can’t be had', (name) => {
  expect(keyRefusal(name)).toMatch(/own/u)
})

test.each(['e', 'Shift+x', '?', 'Mod+k', 'Alt+ArrowUp', 'F2'])('%s can be had', (name) => {
  expect(keyRefusal(name)).toBeNull()
})
