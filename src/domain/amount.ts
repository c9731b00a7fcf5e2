/** A number of at most 15 figures, with a sign. */
const plain = /^[-+\u2212]?\d{1,15}(\.\d{1,10})?$/;

/**
 * A number as people type it, in the Italian way (`1.234,5`) or with a full stop before the decimals
 * (`1234.5`); null where it is none. `1.234` is the Italian one thousand and more.
 */
export function parseAmount(text: string): number | null {
  const typed = text.replace(/[\s\u00a0\u202f']/g, '');
  const italian = typed.includes(',') || /^[-+\u2212]?\d{1,3}(\.\d{3})+$/.test(typed);
  const figures = italian ? typed.replaceAll('.', '').replace(',', '.') : typed;
  return plain.test(figures) ? Number(figures.replace('\u2212', '-')) : null;
}
