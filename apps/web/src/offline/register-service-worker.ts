/**
 * Keeps the application's own files in this browser, so that its pages open without a network. Browsers offer that to
 * pages of https:// and of the machine itself only; elsewhere everything else works on.
 */
export function registerServiceWorker(): void {
  if (!import.meta.env.PROD || !("serviceWorker" in navigator)) return;
  window.addEventListener("load", () => {
    navigator.serviceWorker.register("/sw.js").catch(() => {
      // Forbidden by the office's settings: pages then open with a network only.
    });
  });
}
