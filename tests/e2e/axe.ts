import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';

const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

// Its types come from another copy of playwright-core.
type AxePage = ConstructorParameters<typeof AxeBuilder>[0]['page'];

/** What is asked of a page: everything, or only what a change of light, or of width, can change. */
export type Asked = 'all' | 'colours' | 'all but colours';

/** What axe finds, in words short enough to act on. */
export async function violations(page: Page, asked: Asked = 'all'): Promise<string[]> {
  const axe = new AxeBuilder({ page: page as unknown as AxePage });
  if (asked === 'colours') axe.withRules(['color-contrast']);
  else axe.withTags(tags).disableRules(asked === 'all' ? [] : ['color-contrast']);
  const found = await axe.analyze();
  return found.violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id}: ${String(target)}: ${failureSummary ?? ''}`),
  );
}
