/** Under way. */
export function LightRulesPage() {
  return null;
}
