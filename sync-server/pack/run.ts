/** Makes the relay's package in the folder where it is asked for: `npm run package`. */
import { packRelay } from './packRelay.ts'

process.stdout.write(`${packRelay(process.env.INIT_CWD ?? process.cwd())}\n`)
