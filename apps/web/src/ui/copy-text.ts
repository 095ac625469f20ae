/** Puts text on the clipboard, also where browsers keep their clipboard from pages without HTTPS. */
export async function copyText(text: string): Promise<void> {
  if (window.isSecureContext && typeof navigator.clipboard?.writeText === "function") {
    await navigator.clipboard.writeText(text);
    return;
  }
  const carry = (event: ClipboardEvent) => {
    event.clipboardData?.setData("text/plain", text);
    event.preventDefault();
  };
  document.addEventListener("copy", carry);
  try {
    // oxlint-disable-next-line typescript/no-deprecated -- the only way over plain HTTP, which office networks use
    document.execCommand("copy");
  } finally {
    document.removeEventListener("copy", carry);
  }
}
