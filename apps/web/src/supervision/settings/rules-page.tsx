/** The rules of deadlines. */
export function RulesPage() {
  return null;
}
