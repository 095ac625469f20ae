/** The list of matters. */
export function MatterListPage() {
  return null;
}
