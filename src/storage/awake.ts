/**
 * Keeps the screen, and with it the machine, from going to sleep while the page is seen. The browser
 * lets go whenever the page is hidden, and is asked again when it is back.
 *
 * @returns what lets go for good. Rejects where the browser cannot or will not.
 */
export async function keepAwake(): Promise<() => void> {
  let lock = await navigator.wakeLock.request('screen');
  let over = false;
  const again = () => {
    if (document.visibilityState !== 'visible' || !lock.released) return;
    navigator.wakeLock.request('screen').then(
      (next) => {
        lock = next;
        if (over) void lock.release();
      },
      () => undefined, // a low battery, say: asked again the next time the page is seen
    );
  };
  document.addEventListener('visibilitychange', again);
  return () => {
    over = true;
    document.removeEventListener('visibilitychange', again);
    void lock.release();
  };
}
