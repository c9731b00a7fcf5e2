import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';

const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

// Its types come from another copy of playwright-core.
type AxePage = ConstructorParameters<typeof AxeBuilder>[0]['page'];

/** What axe finds, in words short enough to act on. */
export async function violations(page: Page, leaveOut: string[] = []): Promise<string[]> {
  const axe = new AxeBuilder({ page: page as unknown as AxePage });
  const found = await axe.withTags(tags).disableRules(leaveOut).analyze();
  return found.violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id}: ${String(target)}: ${failureSummary ?? ''}`),
  );
}
