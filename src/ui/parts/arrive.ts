import { focusSoon } from './focus';

let arrivals = 0;

/**
 * For the heading of a screen: when one moves to it, focus goes there and the page starts at its
 * top. Not when the app starts: focus is then where the browser puts it.
 */
export function arrive(heading: HTMLElement): void {
  if (arrivals++ === 0) return;
  scrollTo(0, 0);
  void focusSoon(heading);
}
