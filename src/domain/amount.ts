/** A number of at most 15 figures before the decimals, with a sign. */
const plain = /^[-+\u2212]?\d{1,15}(\.\d{1,10})?$/;
const grouped = {
  ',': /^[-+\u2212]?\d{1,3}(\.\d{3})+(,\d+)?$/,
  '.': /^[-+\u2212]?\d{1,3}(,\d{3})+(\.\d+)?$/,
};

/**
 * A number as people type it, with the language's mark before the decimals: `1.234,5` in Italian,
 * `1,234.5` in English; null where it is none. Where it can be nothing else, a full stop is taken for a
 * decimal mark in Italian too.
 */
export function parseAmount(text: string, mark: ',' | '.'): number | null {
  const typed = text.replace(/[\s\u00a0\u202f']/g, '');
  const groups = mark === ',' ? '.' : ',';
  const whole = grouped[mark].test(typed) ? typed.replaceAll(groups, '') : typed;
  const figures = mark === ',' ? whole.replace(',', '.') : whole;
  return plain.test(figures) ? Number(figures.replace('\u2212', '-')) : null;
}
