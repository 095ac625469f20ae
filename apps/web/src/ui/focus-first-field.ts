/**
 * Puts the cursor into the first field of a form that has just opened. Whoever has begun to type before the drawer
 * stood still keeps it: words must not land in another field.
 */
export function focusFirstField(box: HTMLElement | null): void {
  if (box === null || box.contains(document.activeElement)) return;
  box.querySelector<HTMLElement>("textarea, input:not([type=file])")?.focus();
}
