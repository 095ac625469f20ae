/** The record of a matter. */
export function MatterPage() {
  return null;
}
