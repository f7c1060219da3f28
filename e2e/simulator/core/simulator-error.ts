/** A request to the simulator itself that cannot be done (the admin API answers 404 or 400). */
export class SimulatorError extends Error {
  readonly code: 'not_found' | 'invalid'

  constructor(code: 'not_found' | 'invalid', message: string) {
    super(message)
    this.code = code
  }
}
