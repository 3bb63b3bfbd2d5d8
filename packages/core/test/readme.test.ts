import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import * as core from '../src/index.ts'
import { readyOptionNames } from '../src/ready/ready-options.ts'

const textOf = (path: string): string => readFileSync(join(__dirname, path), 'utf8')
const readme = textOf('../README.md')

/** The first cells of the rows under a heading, without their backticks. */
function firstCells(heading: string): string[] {
  const section = readme.split(/^## /m).find((text) => text.startsWith(`${heading}\n`)) ?? ''
  return [...section.matchAll(/^\| `([^`]+)` \|/gm)].map(([, cell = '']) => cell)
}

test('the README names every option of readyCodes, and no other', () => {
  expect(firstCells('Options').toSorted()).toEqual(Object.keys(readyOptionNames).toSorted())
})

test('the README names every reason, and no other', () => {
  expect(firstCells('Reasons').toSorted()).toEqual(Object.keys(core.cashierTexts.en).toSorted())
})

test('the README of the project counts the reasons right', () => {
  const count = / (\d+) reasons,/.exec(textOf('../../../README.md'))?.[1]
  expect(Number(count)).toBe(Object.keys(core.cashierTexts.en).length)
})

test('the errors that the README names are exported, and no other error of codes is', () => {
  const named = new Set(readme.match(/\b(?:Code|Till)[A-Z]\w+Error\b/g))
  const exported = Object.keys(core).filter((name) => /^(?:Code|Till)\w+Error$/.test(name))
  expect([...named].toSorted()).toEqual(exported.toSorted())
})
