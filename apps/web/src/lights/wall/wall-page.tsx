/** Under way. */
export function WallPage() {
  return null;
}
