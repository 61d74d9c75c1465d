import type { ChatWrapper, LlamaModel, LlamaText, Token } from 'node-llama-cpp'

type Library = typeof import('node-llama-cpp')
export type Question = { system: string; prompt: string }
export type Conversation = Question & { answer: string }
/** Those from `answerFrom` on are the answer and what ends it. */
export type ConversationTokens = { tokens: Token[]; answerFrom: number }

export type TokensOf = {
  /** Up to where the answer begins. */
  question: (question: Question) => Token[]
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
function resolveWrapper(model: LlamaModel, library: Library): ChatWrapper {
  const template: string | undefined = model.fileInfo.metadata.tokenizer?.chat_template
  if (!template?.includes(thinkingParameter)) return library.resolveChatWrapper(model)
  const additionalRenderParameters = { [thinkingParameter]: false }
  return library.resolveChatWrapper(model, {
    customWrapperSettings: {
      qwen: { thoughts: 'discourage' },
      // The template is the model's own where none is given, which the library's type doesn't say.
      jinjaTemplate: { template, additionalRenderParameters },
    },
  })
}

/**
 * A conversation through a model's own chat template: what is trained on and what is scored is token for token what the
 * model is asked and answers.
 */
export function conversationTokens(
  model: LlamaModel,
  library: Library,
  findWrapper: () => ChatWrapper = () => resolveWrapper(model, library),
): TokensOf {
  // Finding it compares templates, which takes a while: once, and only where there are conversations.
  let wrapper: ChatWrapper | null = null
  const question = ({ system, prompt }: Question) => {
    wrapper ??= findWrapper()
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
