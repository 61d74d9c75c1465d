export { serveTrainer, startTrainerProcess, type TrainerChannel } from './serveTrainer.ts'
