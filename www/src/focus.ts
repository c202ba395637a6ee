/** Keeps the focus near where it was when a change takes the focused field or button away. */

const FOCUSABLE = "input, select, textarea, button, summary, a[href], [tabindex]";

/** Notes what can be focused; called after the change, leads to what came next, or else to what came before. */
export function focusKeeper(root: ParentNode): () => void {
  const from = document.activeElement;
  const all = [...root.querySelectorAll<HTMLElement>(FOCUSABLE)];
  const index = all.findIndex((one) => one === from);
  return () => {
    if (index < 0 || from === null || from.isConnected) return;
    // Whoever has gone on elsewhere in the meantime stays there.
    if (document.activeElement !== null && document.activeElement !== document.body) return;
    const isThere = (one: HTMLElement): boolean => one.isConnected && one.tabIndex >= 0 && one.getClientRects().length > 0;
    const next = all.slice(index).find(isThere) ?? all.slice(0, index).reverse().find(isThere);
    next?.focus();
  };
}
