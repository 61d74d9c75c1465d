import type { LlamaModel, Token } from 'node-llama-cpp'
import { describe, expect, it } from 'vitest'
import { bytesOf } from './bytes.ts'
import { readVocabulary } from './vocabulary.ts'

type Kind = 'control' | 'userDefined' | 'normal'

/** As much of a model as says what its tokens are. */
function modelOf(kind: string, tokens: readonly (readonly [string, Kind?])[]): LlamaModel {
  const model = {
    fileInfo: { metadata: { tokenizer: { ggml: { model: kind, tokens: tokens.map(([piece]) => piece) } } } },
    iterateAllTokens: () => tokens.keys(),
    isEogToken: () => false,
    getTokenAttributes: (token: Token) => ({
      control: tokens[token]?.[1] === 'control',
      userDefined: tokens[token]?.[1] === 'userDefined',
      unknown: false,
      unused: false,
    }),
    detokenize: ([token]: Token[]) => tokens[token!]![0],
  }
  return model as unknown as LlamaModel
}
const token = (at: number) => at as Token

describe("a model's vocabulary", () => {
  it('is read where bytes are written as letters, as in GPT-2', async () => {
    const vocabulary = await readVocabulary(
      modelOf('gpt2', [
        ['ä½łå¥½'],
        ['Ġprice'],
        ['Ċ'],
        ['ä½'],
        ['ł'],
        ['<|end|>', 'control'],
        ['价', 'userDefined'],
      ]),
    )
    const told = [0, 1, 2, 3, 4, 5, 6].map((at) => vocabulary.bytes(token(at)))
    expect(told).toEqual([bytesOf('你好'), ' price', '\n', '\xe4\xbd', '\xa0', undefined, bytesOf('价')])
    expect(vocabulary.silent).toEqual([5])
    expect(vocabulary.continuing.map((one) => one.token)).toEqual([4])
    expect(vocabulary.marked.map((one) => one.token)).toEqual([2, 3])
    expect(vocabulary.tokens(bytesOf('你好'))).toEqual([0])
  })

  it('is read where spaces have a sign and bytes a number, as in SentencePiece', async () => {
    const vocabulary = await readVocabulary(
      modelOf('llama', [['<s>', 'control'], ['▁停机'], ['<0xE5>'], ['<0x22>'], ['"'], ['12']]),
    )
    expect([1, 2, 3, 4].map((at) => vocabulary.bytes(token(at)))).toEqual([
      bytesOf(' 停机'),
      '\xe5',
      '"',
      '"',
    ])
    expect(vocabulary.tokens('"')).toEqual([3, 4])
    expect(vocabulary.numeric.map((one) => one.token)).toEqual([5])
    expect(vocabulary.longestPlain).toBe(3)
    expect(vocabulary.plainLongerThan(2)).toEqual([1])
  })

  it('is what the library says of any other, as far as that is whole letters', async () => {
    const vocabulary = await readVocabulary(modelOf('rwkv', [['价格'], ['\ufffd'], ['']]))
    expect(vocabulary.bytes(token(0))).toBe(bytesOf('价格'))
    expect(vocabulary.silent).toEqual([1, 2])
  })
})
