/** The line to a model server inside the firm: HTTP that leads nowhere else. Knows nothing of the product. */
export { isAddress, isInside } from './inside.ts'
export {
  type Answered,
  askServer,
  eventsOf,
  readWhole,
  type ServerFailure,
  type ServerTimes,
  serverFailures,
  usualTimes,
} from './request.ts'
