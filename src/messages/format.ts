/** How a language writes numbers, dates and plurals. */
export interface Format {
  /** `12.345` or `12,345`. */
  number(value: number): string;
  /** As it was typed, with all its decimals: `12,345`. */
  amount(value: number): string;
  /** What stands before the decimals. */
  readonly decimalMark: ',' | '.';
  /** Chooses by the language's plural rule; `#` stands for the number. */
  count(value: number, one: string, many: string): string;
  /** Bytes as kB or MB, decimal. */
  size(bytes: number): string;
  time(at: number): string;
  /** `12 novembre`, with the year when `year`. */
  day(at: number, year: boolean): string;
  dayAndTime(at: number): string;
  /** `luglio 2015`. */
  month(at: number): string;
  /** `lug 15`. */
  shortMonth(at: number): string;
  /** `luglio`. */
  monthName(month: number): string;
  list(items: readonly string[]): string;
  /** `uno o due`. */
  either(items: readonly string[]): string;
}

export function formatOf(locale: string): Format {
  const numbers = new Intl.NumberFormat(locale, { maximumFractionDigits: 1 });
  const amounts = new Intl.NumberFormat(locale, { maximumFractionDigits: 10 });
  const plurals = new Intl.PluralRules(locale);
  const lists = new Intl.ListFormat(locale);
  const choices = new Intl.ListFormat(locale, { type: 'disjunction' });
  const times = new Intl.DateTimeFormat(locale, { hour: 'numeric', minute: '2-digit' });
  const days = new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'long' });
  const years = new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'long', year: 'numeric' });
  const moments = new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeStyle: 'short' });
  const months = new Intl.DateTimeFormat(locale, { month: 'long', year: 'numeric' });
  const shorts = new Intl.DateTimeFormat(locale, { month: 'short', year: '2-digit' });
  const names = new Intl.DateTimeFormat(locale, { month: 'long' });
  const number = (value: number) => numbers.format(value);
  return {
    number,
    amount: (value) => amounts.format(value),
    decimalMark: number(0.5).includes(',') ? ',' : '.',
    count: (value, one, many) =>
      (plurals.select(value) === 'one' ? one : many).replaceAll('#', number(value)),
    // By what is shown, so that nothing reads "1000 kB".
    size: (bytes) =>
      bytes < 999_500
        ? `${number(Math.max(1, Math.round(bytes / 1e3)))} kB`
        : bytes < 999_950_000
          ? `${number(bytes / 1e6)} MB`
          : `${number(bytes / 1e9)} GB`,
    time: (at) => times.format(at),
    day: (at, year) => (year ? years : days).format(at),
    dayAndTime: (at) => moments.format(at),
    month: (at) => months.format(at),
    shortMonth: (at) => shorts.format(at),
    monthName: (month) => names.format(new Date(2000, month - 1)),
    list: (items) => lists.format(items),
    either: (items) => choices.format(items),
  };
}
