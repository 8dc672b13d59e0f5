/** All in ms. */
export type Timeouts = {
  /** Until a connection stands, TLS included. */
  readonly connect: number
  /** From the request to the answer's headers. */
  readonly headers: number
  /** Between two pieces of the body, while we are ready to take them. */
  readonly idle: number
}

export const defaultTimeouts: Timeouts = { connect: 30_000, headers: 60_000, idle: 60_000 }
