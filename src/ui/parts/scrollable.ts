/** What is wider than its place can be scrolled from the keyboard; what is not is no stop for Tab. */
export function scrollable(element: HTMLElement): () => void {
  const look = () => {
    if (element.scrollWidth > element.clientWidth) element.tabIndex = 0;
    else element.removeAttribute('tabindex');
  };
  const sizes = new ResizeObserver(look);
  sizes.observe(element);
  return () => sizes.disconnect();
}
