import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { proposingRefusals } from '../../src/core/captures/model/mayPropose.ts'
import { approvalRefusals } from '../../src/core/identity/approvals.ts'
import { serverFailures } from '../../src/model-server/index.ts'
import { errorCodes } from '../../src/shared/contract/index.ts'
import { trainingFailureCodes } from '../../src/shared/contract/studio.ts'
import { refusals, wordRefusal } from '../../src/shared/errorWords.ts'

const core = join(import.meta.dirname, '../../src/core')

interface Thrown {
  /** In the core's folder, with forward slashes. */
  file: string
  /** The first argument, as it stands in the source. */
  argument: string
}

/** Every `new AppError(…)` of the core with what stands where the code belongs. */
function thrownInCore(): Thrown[] {
  const sources = readdirSync(core, { recursive: true, encoding: 'utf8' }).filter(
    (name) => name.endsWith('.ts') && !name.endsWith('.test.ts'),
  )
  return sources.flatMap((file) => {
    const source = readFileSync(join(core, file), 'utf8')
    return [...source.matchAll(/new AppError\(/g)].map((found) => ({
      file: file.replaceAll('\\', '/'),
      argument: firstArgument(source, found.index + found[0].length),
    }))
  })
}

function firstArgument(source: string, start: number): string {
  let depth = 0
  let at = start
  for (; at < source.length; at += 1) {
    const sign = source[at]!
    if ('([{'.includes(sign)) depth += 1
    else if (')]}'.includes(sign) && depth-- === 0) break
    else if (sign === ',' && depth === 0) break
  }
  return source.slice(start, at).trim()
}

const literals = (argument: string) =>
  [...argument.matchAll(/'([a-z]+[A-Za-z]*\.[A-Za-z]+)'/g)].map(([, code]) => code!)

describe('a refusal', () => {
  const thrown = thrownInCore()
  const known = new Set<string>(errorCodes)

  test('is thrown with a code of the contract’s closed list; those of the command line alone excepted', () => {
    expect(thrown.length).toBeGreaterThan(80)
    const unknown = thrown.flatMap(({ file, argument }) =>
      literals(argument)
        .filter((code) => !known.has(code) && !code.startsWith('evaluate.'))
        .map((code) => `${file}: ${code}`),
    )
    expect(unknown).toEqual([])
  })

  test('that passes a code on passes one of a closed list on', () => {
    const passedOn = thrown.filter(
      ({ file, argument }) => literals(argument).length === 0 && file !== 'cli/evaluate.ts',
    )
    expect(passedOn.map(({ file, argument }) => `${file}: ${argument}`).sort()).toEqual([
      'app/settingsProcedures.ts: found.code',
      'app/settingsProcedures.ts: refusal',
      'approvals/approvable.ts: verdict.code',
      'approvals/approvalPost.ts: code',
      'brief/decisions/discountApproval.ts: verdict.code',
      'captures/model/modelReading.ts: refusal',
      'cli/commands.ts: report.refused.code',
      'governance/clauses.ts: permission.code',
      'governance/procedures.ts: verdict.code',
      'modelBundles/bundle.ts: code',
      'rooms/charterApproval.ts: verdict.code',
      'studio/promotionApproval.ts: verdict.code',
      'studio/trainings.ts: estimate.code',
      'workspace/erasureFiles.ts: error.code',
    ])
    const ofBundles = literals(readFileSync(join(core, 'modelBundles/bundle.ts'), 'utf8')).filter((code) =>
      code.startsWith('bundle.'),
    )
    expect(ofBundles.length).toBeGreaterThan(3)
    const codes = [
      ...approvalRefusals,
      ...trainingFailureCodes,
      ...proposingRefusals,
      // Nobody can cancel what settings ask.
      ...serverFailures.filter((code) => code !== 'model.cancelled'),
      ...ofBundles,
      'model.schemaRefused',
      'model.serverAnswer',
      'action.prohibited',
      'action.notGranted',
    ]
    expect(codes.filter((code) => !known.has(code))).toEqual([])
  })

  test('of a model file is of the closed list too', () => {
    const codes = ['inspectGguf.ts', 'llamaEngine.ts'].flatMap((file) =>
      literals(readFileSync(join(core, '../model-process', file), 'utf8')).filter((code) =>
        code.startsWith('model.'),
      ),
    )
    const ofAnAnswer = [
      'model.cancelled',
      'model.promptTooLong',
      'model.outputCutOff',
      'model.schemaRefused',
      'model.adapterRefused',
    ]
    expect(codes).toContain('model.notGguf')
    expect(codes.filter((code) => !known.has(code) && !ofAnAnswer.includes(code))).toEqual([])
  })

  test('has no code twice', () => {
    expect(known.size).toBe(errorCodes.length)
  })
})

describe('its wording', () => {
  const word = (language: 'zh' | 'en', code: string) => wordRefusal(language, { code, details: {} })

  test.each([...errorCodes, 'line.lost'])('%s reads in Chinese and in English', (code) => {
    const chinese = word('zh', code)
    const english = word('en', code)
    expect(chinese).toMatch(/^(?=.*\p{Script=Han}).*[。！？]$/su)
    expect(english).toMatch(/^[A-Z].*[.!?]$/s)
    expect(english).not.toMatch(/\p{Script=Han}/u)
    expect(`${chinese}${english}`).not.toMatch(/undefined|null|\[object/)
  })

  test('exists for nothing that cannot happen', () => {
    const worded = new Set([...Object.keys(refusals.zh), ...Object.keys(refusals.en)])
    expect([...worded].filter((code) => code !== 'line.lost').sort()).toEqual([...errorCodes].sort())
  })

  test('names who has the workspace', () => {
    const details = { host: 'wang-pc', pid: 4711 }
    expect(wordRefusal('zh', { code: 'workspace.locked', details })).toContain('wang-pc，进程 4711')
    expect(wordRefusal('en', { code: 'workspace.locked', details })).toContain('wang-pc, process 4711')
  })

  test('of a code from a newer core is that of an inner error', () => {
    expect(word('en', 'unknown.code')).toBe(word('en', 'internal'))
  })
})
