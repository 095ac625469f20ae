/** Under way. */
export function WarningPage() {
  return null;
}
