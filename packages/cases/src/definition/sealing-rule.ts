/**
 * The whole case is sealed by law on a day: when the deadline named here begins (the end of the day that its field names, a
 * state that is reached), the platform seals it once and brings it to a closed state. From then on it is not there for
 * anybody but `readers`, in no answer; by hand nobody seals or unseals it before or after. What an action with the effect
 * `seal` does is the same, earlier.
 */
export interface SealingRule<S extends string = string, W extends string = string> {
  /** the deadline at whose beginning the case is sealed; its end is by when that has to be done */
  readonly deadline: string;
  readonly to: S;
  /** actors for whom it is still there: the keepers of the record */
  readonly readers: readonly W[];
  /** actors whose agencies may open it for a query that the law allows: as a broken glass, with reason, minutes, review */
  readonly queries: readonly W[];
}
