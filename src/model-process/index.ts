export { inspectGguf } from './inspectGguf.ts'
export { type ModelChannel, serveModel } from './serveModel.ts'
export { startModelProcess } from './startModelProcess.ts'
