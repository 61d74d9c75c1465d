import { join } from 'node:path'
import { utilityChild } from './children.ts'
import { runShell } from './shell.ts'

const builtDirectory = import.meta.dirname

runShell({
  builtDirectory,
  startCore: () => utilityChild(join(builtDirectory, 'utilityCore.js'), 'Sandtable core'),
  startModel: () => utilityChild(join(builtDirectory, 'utilityModel.js'), 'Sandtable model'),
})
