import type { ConnectionFailure, ProtocolFailure } from './probed.ts'

/** Whether a connection was made, and something else came on it than what was asked for. */
export const isOtherProtocol = (failure: ConnectionFailure | ProtocolFailure): failure is ProtocolFailure =>
  failure.problem === 'not-http' || failure.problem === 'not-https' || failure.problem === 'tls-refused'
