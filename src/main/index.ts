import { join } from 'node:path'
import { utilityChild } from './children.ts'
import { modelInMainProcess } from './modelInMain.ts'
import { runShell } from './shell.ts'

const builtDirectory = import.meta.dirname
const modelInMain = process.argv.includes('--model-in-main')

runShell({
  builtDirectory,
  startCore: () => utilityChild(join(builtDirectory, 'utilityCore.js'), 'Sandtable core'),
  // Where the model and the trainer run is a line each.
  startEngine: {
    model: () =>
      modelInMain
        ? modelInMainProcess()
        : utilityChild(join(builtDirectory, 'utilityModel.js'), 'Sandtable model'),
    comparison: () => utilityChild(join(builtDirectory, 'utilityModel.js'), 'Sandtable model to compare'),
    trainer: () => utilityChild(join(builtDirectory, 'utilityTrainer.js'), 'Sandtable trainer'),
  },
})
