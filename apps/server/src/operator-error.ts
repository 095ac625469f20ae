/** A failure that whoever runs the platform can mend; the message says how, in Chinese and English. */
export class OperatorError extends Error {
  override readonly name: string = "OperatorError";
}
