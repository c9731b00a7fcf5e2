import { describe, expect, it } from 'vitest';
import { Turns } from '../../../src/app/turns';

describe('turns', () => {
  it('are taken one at a time, in the order asked, and each gives its own result', async () => {
    const turns = new Turns();
    const log: string[] = [];
    const act = (name: string, ms: number) => () =>
      new Promise<string>((resolve) => {
        log.push(`${name} begins`);
        setTimeout(() => {
          log.push(`${name} ends`);
          resolve(name);
        }, ms);
      });
    expect(await Promise.all([turns.take(act('a', 20)), turns.take(act('b', 0))])).toEqual([
      'a',
      'b',
    ]);
    expect(log).toEqual(['a begins', 'a ends', 'b begins', 'b ends']);
  });

  it('go on after one that failed, which is told to whoever asked', async () => {
    const turns = new Turns();
    const failed = turns.take(() => Promise.reject(new Error('no')));
    const next = turns.take(() => Promise.resolve('yes'));
    await expect(failed).rejects.toThrow('no');
    expect(await next).toBe('yes');
  });
});
