import type { Figure } from './figure';

/** The figures once more, to be read by people. */
export function table(figures: readonly Figure[]): string {
  const rows = figures.map(({ name, value, unit, against, ratio, goal, met }) => [
    goal === '' ? ' ' : met ? '✓' : '✗',
    name,
    `${value} ${unit}`,
    against === null ? '' : `${against} ${unit}`,
    ratio === null ? '' : `× ${ratio}`,
    goal,
  ]);
  const all = [['', 'what', 'ours', 'reference', 'ratio', 'goal'], ...rows];
  const widths = all[0]?.map((_, at) => Math.max(...all.map((row) => row[at]?.length ?? 0))) ?? [];
  return all
    .map((row) => row.map((cell, at) => cell.padEnd(widths[at] ?? 0)).join('  '))
    .map((line) => line.trimEnd())
    .join('\n');
}
