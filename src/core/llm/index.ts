export * from './listModels.ts'
export * from './llm.ts'
export * from './modelClient.ts'
export { nameOf } from './modelName.ts'
export * from './modelQueue.ts'
export * from './modelSource.ts'
export {
  type PhrasedTracks,
  type PhrasingFaultCode,
  type PhrasingOptions,
  phrasingFaultCodes,
  type SentenceChecker,
  type TrackWords,
  templateFault,
} from './phraseTracks.ts'
export * from './privateFiles.ts'
export { serverAddress } from './serverAddress.ts'
export {
  completeAtServer,
  type ModelServer,
  modelsAtServer,
  serverModelName,
  tryServer,
} from './serverLlm.ts'
export { choiceAmong, type SentenceRequest, smallPromptVersion } from './smallModel.ts'
export * from './trackForms.ts'
export { mostLength, promptVersion, trackAnswer, trackRequest, trackSchema } from './trackPrompt.ts'
export { repeatByClock } from './watchSilence.ts'
export type { WrittenLine } from './writtenLines.ts'
