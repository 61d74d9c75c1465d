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
}

/**
 * A conversation through a model's own chat template: what is trained on and what is scored is token for token what the
 * model is asked and answers.
 */
export function conversationTokens(
  model: LlamaModel,
  library: Library,
  findWrapper: () => ChatWrapper = () => library.resolveChatWrapper(model),
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
  return {
    question,
    conversation({ answer, ...asked }) {
      const before = question(asked)
      const end = model.tokens.eot ?? model.tokens.eos
      return {
        tokens: [
          ...before,
          ...model.tokenize(answer, false, 'trimLeadingSpace'),
          ...(end === null ? [] : [end]),
        ],
        answerFrom: before.length,
      }
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
