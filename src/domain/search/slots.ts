/** Puts a number into an ascending list, once. */
export function insertSlot(slots: number[], slot: number): void {
  if ((slots.at(-1) ?? -1) < slot) {
    slots.push(slot);
    return;
  }
  const at = placeOf(slots, slot);
  if (slots[at] !== slot) slots.splice(at, 0, slot);
}

/** Takes a number out of an ascending list. */
export function removeSlot(slots: number[], slot: number): void {
  const at = placeOf(slots, slot);
  if (slots[at] === slot) slots.splice(at, 1);
}

function placeOf(slots: readonly number[], slot: number): number {
  let low = 0;
  let high = slots.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((slots[middle] ?? 0) < slot) low = middle + 1;
    else high = middle;
  }
  return low;
}
