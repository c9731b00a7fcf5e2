import type { Browser, BrowserContext, Page } from 'playwright';
import { Officer } from '../e2e/officer.ts';
import type { Figure } from './figure';
import type { Host } from './host';

/** What every measurement is given. */
export interface Bench {
  readonly browser: Browser;
  /** Serves the built app under `app/` and the pages of `pages/` under `pages/`. */
  readonly host: Host;
}

/** Measures something and tells each figure as soon as it is known. */
export type Measurement = (bench: Bench, tell: (figure: Figure) => void) => Promise<void>;

/** A browser with nothing in it, as for a person who comes for the first time. */
export const newContext = ({ browser, host }: Bench): Promise<BrowserContext> =>
  browser.newContext({
    baseURL: `${host.url}app/`,
    locale: 'it-IT',
    timezoneId: 'Europe/Rome',
    viewport: { width: 1280, height: 800 },
  });

/** A person at the built app. */
export async function newOfficer(bench: Bench): Promise<Officer> {
  const context = await newContext(bench);
  return new Officer(await context.newPage(), context);
}

/** What a page of `pages/` can be asked: its functions, each answered across the debugger. */
export type Remote<T> = {
  [Name in keyof T]: T[Name] extends (...given: infer Given) => infer Answer
    ? (...given: Given) => Promise<Awaited<Answer>>
    : never;
};

/** Opens a page of `pages/` and stands for what it put in `globalThis.bench`. */
export async function openPage<T extends object>(
  bench: Bench,
  context: BrowserContext,
  name: string,
): Promise<{ page: Page; there: Remote<T> }> {
  const page = await context.newPage();
  await page.goto(`${bench.host.url}pages/${name}.html`);
  await page.waitForFunction(() => 'bench' in globalThis);
  const there = new Proxy({} as Remote<T>, {
    get: (_, method) => (method === 'then' ? undefined : asking(page, String(method))),
  });
  return { page, there };
}

const asking =
  (page: Page, method: string) =>
  (...given: unknown[]): Promise<unknown> =>
    page.evaluate(
      ([name, values]) => {
        const { bench } = globalThis as unknown as {
          bench: Record<string, (...given: unknown[]) => unknown>;
        };
        return bench[name]?.(...values);
      },
      [method, given] as const,
    );

export const pause = (ms: number): Promise<void> =>
  new Promise((resolve) => setTimeout(resolve, ms));
