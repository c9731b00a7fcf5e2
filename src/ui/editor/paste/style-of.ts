/** The style somebody wrote on an element. The page's rules for HTML bring it in as `data-style`. */
export const styleOf = (element: Element): string =>
  element.getAttribute('style') ?? element.getAttribute('data-style') ?? '';
