export type SampleFile = { name: string; bytes: Uint8Array }
