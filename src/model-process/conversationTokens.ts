import type { ChatWrapper, LlamaModel, Token } from 'node-llama-cpp'

type Library = typeof import('node-llama-cpp')
export type Conversation = { system: string; prompt: string; answer: string }
/** Those from `answerFrom` on are the answer and what ends it. */
export type ConversationTokens = { tokens: Token[]; answerFrom: number }

/**
 * A conversation through a model's own chat template, as node-llama-cpp's chat session renders it: what is trained
 * on and what is scored is token for token what the model is asked and answers.
 */
export function conversationTokens(
  model: LlamaModel,
  library: Library,
): (conversation: Conversation) => ConversationTokens {
  // Finding it compares templates, which takes a while: only where there are conversations.
  let wrapper: ChatWrapper | null = null
  return ({ system, prompt, answer }) => {
    wrapper ??= library.resolveChatWrapper(model)
    const { contextText } = wrapper.generateContextState({
      chatHistory: [
        ...wrapper.generateInitialChatHistory({ systemPrompt: system }),
        { type: 'user', text: prompt },
        { type: 'model', response: [] },
      ],
    })
    const before = contextText.tokenize(model.tokenizer)
    const end = model.tokens.eot ?? model.tokens.eos
    return {
      tokens: [
        ...before,
        ...model.tokenize(answer, false, 'trimLeadingSpace'),
        ...(end === null ? [] : [end]),
      ],
      answerFrom: before.length,
    }
  }
}
