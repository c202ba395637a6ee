/** Enter and the arrow keys move among the fields of a table as in a spreadsheet; left and right only once the caret stands at the edge. */
export function moveBetweenRows(event: KeyboardEvent): void {
  const from = event.target;
  if (!(from instanceof HTMLInputElement) || event.isComposing || event.ctrlKey || event.altKey || event.metaKey) return;
  const to = target(from, event);
  if (to === undefined) return;
  event.preventDefault();
  to.focus();
  to.select();
}

function target(from: HTMLInputElement, event: KeyboardEvent): HTMLInputElement | undefined {
  const row = from.closest("tr");
  const rows = [...(from.closest("tbody")?.querySelectorAll<HTMLElement>("tr:not(.problem-row)") ?? [])];
  const inputs = (one: Element | null | undefined): HTMLInputElement[] => [...(one?.querySelectorAll("input") ?? [])];
  const column = inputs(row).indexOf(from);
  const index = rows.findIndex((one) => one === row);
  const isAll = from.selectionStart === 0 && from.selectionEnd === from.value.length;
  switch (event.key) {
    case "Enter":
      return inputs(rows[index + (event.shiftKey ? -1 : 1)])[column];
    case "ArrowDown":
      return inputs(rows[index + 1])[column];
    case "ArrowUp":
      return inputs(rows[index - 1])[column];
    case "ArrowLeft":
      return isAll || from.selectionEnd === 0 ? inputs(row)[column - 1] : undefined;
    case "ArrowRight":
      return isAll || from.selectionStart === from.value.length ? inputs(row)[column + 1] : undefined;
    default:
      return undefined;
  }
}
