import { afterEach, beforeEach, expect, vi } from 'vitest';

/** What the page complained of: errors, rejections, refusals of its policy, words on the console. */
export function watchPage(): string[] {
  const complaints: string[] = [];
  const ends: (() => void)[] = [];
  const on = (target: EventTarget, type: string, say: (event: Event) => string) => {
    const listener = (event: Event) => complaints.push(`${type}: ${say(event)}`);
    target.addEventListener(type, listener);
    ends.push(() => target.removeEventListener(type, listener));
  };
  beforeEach(() => {
    complaints.length = 0;
    on(window, 'error', (event) => (event as ErrorEvent).message);
    on(window, 'unhandledrejection', (event) => String((event as PromiseRejectionEvent).reason));
    on(document, 'securitypolicyviolation', (event) => {
      const { effectiveDirective, blockedURI, sample } = event as SecurityPolicyViolationEvent;
      return `${effectiveDirective} ${blockedURI} ${sample}`;
    });
    for (const name of ['error', 'warn'] as const) {
      const spy = vi.spyOn(console, name).mockImplementation((...words: unknown[]) => {
        complaints.push(`console.${name}: ${words.map(String).join(' ')}`);
      });
      ends.push(() => spy.mockRestore());
    }
  });
  afterEach(async () => {
    await new Promise((resolve) => setTimeout(resolve, 20));
    for (const end of ends.splice(0)) end();
    expect(complaints).toEqual([]);
  });
  return complaints;
}
