import type { ChatWrapper, LlamaModel, LlamaText, Token } from 'node-llama-cpp'
import type { TemplateFault } from '../shared/contract/models.ts'

type Library = typeof import('node-llama-cpp')
export type Question = { system: string; prompt: string }
export type Conversation = Question & { answer: string }
/** Those from `answerFrom` on are the answer and what ends it. */
export type ConversationTokens = { tokens: Token[]; answerFrom: number }

export type TokensOf = {
  /** Up to where the answer begins. */
  question: (question: Question) => Token[]
  /** What of its own template came to be used; known once something was asked. */
  templateFault: () => TemplateFault | null
  conversation: (conversation: Conversation) => ConversationTokens
  /** What follows such a question, and what ends it. */
  answers: (question: readonly Token[], texts: readonly string[]) => Token[][]
}

/** As a template reads it that can ask for an answer without thoughts before it (Qwen3 and others after it). */
const thinkingParameter = 'enable_thinking'

/**
 * How this model is spoken to. Its answer has a form from the first letter on, so that it has no room to think aloud:
 * where its template lets an answer be asked for without, that is done, in the template's own way.
 */
function resolveWrapper(
  model: LlamaModel,
  library: Library,
): { wrapper: ChatWrapper; templateFault: TemplateFault | null } {
  const template: string | undefined = model.fileInfo.metadata.tokenizer?.chat_template
  const additionalRenderParameters = { [thinkingParameter]: false }
  const options = template?.includes(thinkingParameter)
    ? {
        customWrapperSettings: {
          qwen: { thoughts: 'discourage' as const },
          // The template is the model's own where none is given, which the library's type doesn't say.
          jinjaTemplate: { template, additionalRenderParameters },
        },
      }
    : {}
  if (!template?.trim())
    return { wrapper: library.resolveChatWrapper(model, options), templateFault: 'absent' }
  try {
    const wrapper = library.resolveChatWrapper(model, {
      ...options,
      fallbackToOtherWrappersOnJinjaError: false,
    })
    return { wrapper, templateFault: null }
  } catch (error) {
    console.error(error)
    return { wrapper: library.resolveChatWrapper(model, options), templateFault: 'broken' }
  }
}

/**
 * A conversation through a model's own chat template: what is trained on and what is scored is token for token what the
 * model is asked and answers.
 */
export function conversationTokens(
  model: LlamaModel,
  library: Library,
  findWrapper: () => ReturnType<typeof resolveWrapper> = () => resolveWrapper(model, library),
): TokensOf {
  // Finding it compares templates, which takes a while: once, and only where there are conversations.
  let found: ReturnType<typeof resolveWrapper> | null = null
  const question = ({ system, prompt }: Question) => {
    found ??= findWrapper()
    const { wrapper } = found
    const state = wrapper.generateContextState({
      chatHistory: [
        ...wrapper.generateInitialChatHistory({ systemPrompt: system }),
        { type: 'user', text: prompt },
        { type: 'model', response: [] },
      ],
    })
    const channel = answerChannel(library, state)
    return [
      ...state.contextText.tokenize(model.tokenizer),
      ...(channel?.tokenize(model.tokenizer, 'trimLeadingSpace') ?? []),
    ]
  }
  const answers = (before: readonly Token[], texts: readonly string[]) => {
    const { eot, eos } = model.tokens
    // Where a vocabulary has several tokens that may end an answer, it is the one that ends the turns before it.
    const end = [eot, eos].find((token) => token !== null && before.includes(token)) ?? eot ?? eos
    const ending = end === null ? [] : [end]
    return texts.map((text) => [...model.tokenize(text, false, 'trimLeadingSpace'), ...ending])
  }
  return {
    question,
    answers,
    templateFault: () => found?.templateFault ?? null,
    conversation({ answer, ...asked }) {
      const before = question(asked)
      return { tokens: [...before, ...answers(before, [answer])[0]!], answerFrom: before.length }
    },
  }
}

/** What a template that leaves a model several channels puts before an answer; most have one, and nothing. */
function answerChannel(
  library: Library,
  { prefixTriggers, noPrefixTrigger }: ReturnType<ChatWrapper['generateContextState']>,
): LlamaText | null {
  if (noPrefixTrigger?.type === 'response') return noPrefixTrigger.inject
  const channel = prefixTriggers?.find(({ type }) => type === 'response')
  if (!channel?.triggers[0]?.values.length) return null
  return library.LlamaText([channel.triggers[0], channel.inject ?? ''])
}
