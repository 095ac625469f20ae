/** Under way. */
export function LeadPage() {
  return null;
}
