export * from './protocol.ts'
export * from './trainerClient.ts'
