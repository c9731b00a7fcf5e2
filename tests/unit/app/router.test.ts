import { describe, expect, it } from 'vitest';
import { Router } from '../../../src/app/router.svelte';
import { noFilters } from '../../../src/domain/filters';
import type { GoalId } from '../../../src/domain/ids';
import type { Route } from '../../../src/domain/route';
import { FakeAddress } from './fakes';

function start(hash = '') {
  const address = new FakeAddress(hash);
  const odd: { route: Route; barThen: string }[] = [];
  const router = new Router(address, (route) => odd.push({ route, barThen: address.hash }));
  const end = router.start();
  return { address, router, odd, end };
}
const goal = (id: string): Route => ({
  kind: 'goal',
  goal: id as GoalId,
  action: null,
  write: false,
});
const programme: Route = { kind: 'programme', filters: noFilters };

describe('the address bar', () => {
  it('opens the page it names, and follows the person', () => {
    const { address, router } = start('#/ambito/7.12?m=3');
    expect(router.page).toEqual({ kind: 'goal', goal: '7.12', action: 3, write: false });
    address.visit('#/dati');
    expect(router.page).toEqual({ kind: 'data' });
    router.go(programme);
    expect(address.hash).toBe('#/programma');
    expect(router.page).toEqual(programme);
  });

  it('of an invitation is emptied at once: the secret is in no entry of the history', () => {
    const { address, router, odd } = start('#/entra/m.segreto');
    expect(odd).toEqual([{ route: { kind: 'join', secret: 'm.segreto' }, barThen: '#/' }]);
    expect(address.history).toEqual(['#/']);
    expect(router.page).toEqual({ kind: 'home' });
    address.visit('#/entra/l.altro');
    expect(odd.map(({ route }) => route)).toEqual([
      { kind: 'join', secret: 'm.segreto' },
      { kind: 'join', secret: 'l.altro' },
    ]);
    expect(address.history.join()).not.toMatch(/segreto|altro/);
  });

  it('that nobody knows becomes home, and that is told once', () => {
    const { address, router, odd } = start();
    address.visit('#/niente');
    expect(odd).toEqual([{ route: { kind: 'unknown' }, barThen: '#/' }]);
    expect(router.page).toEqual({ kind: 'home' });
  });

  it('is no longer followed once ended', () => {
    const { address, router, end } = start();
    end();
    expect(address.watched).toBe(false);
    address.visit('#/dati');
    expect(router.page).toEqual({ kind: 'home' });
  });

  it('replaced leaves no entry to go back to', () => {
    const { address, router } = start('#/ambito/99.99');
    router.replace({ kind: 'home' });
    expect(address.history).toEqual(['#/']);
    expect(router.page).toEqual({ kind: 'home' });
  });
});

describe('a dialog', () => {
  it('keeps the page it was opened from, and closing it goes back there', () => {
    const { address, router } = start('#/ambito/7.12');
    address.visit('#/condividi');
    expect(router.overlay).toBe('share');
    expect(router.page).toEqual(goal('7.12'));
    address.visit('#/spazi');
    expect(router.overlay).toBe('workspaces');
    router.closeOverlay('share'); // it has given way already
    expect(router.overlay).toBe('workspaces');
    router.closeOverlay('workspaces');
    expect(router.overlay).toBeNull();
    expect(address.hash).toBe('#/ambito/7.12');
  });

  it('opened by its address lies over home', () => {
    const { router } = start('#/condividi');
    expect([router.overlay, router.page.kind]).toEqual(['share', 'home']);
  });

  it('that is not open is not closed: nothing is written in the history', () => {
    const { address, router } = start('#/dati');
    router.closeOverlay('share');
    expect(address.history).toEqual(['#/dati']);
  });

  it('goes away with an invitation', () => {
    const { address, router } = start('#/condividi');
    address.visit('#/entra/m.x', 1);
    expect(router.overlay).toBeNull();
  });
});

describe('the goal one came from', () => {
  it('is known back in the list, whatever the filters, and forgotten elsewhere', () => {
    const { router } = start('#/ambito/7.12');
    router.go(programme);
    expect(router.cameFrom).toBe('7.12');
    router.go({ kind: 'programme', filters: { ...noFilters, compact: true } });
    expect(router.cameFrom).toBe('7.12');
    router.go({ kind: 'data' });
    router.go(programme);
    expect(router.cameFrom).toBeNull();
  });

  it('is the last one read of several, and a dialog does not make it forgotten', () => {
    const { router } = start('#/ambito/7.12');
    router.go(goal('7.13'));
    router.go({ kind: 'share' });
    router.closeOverlay('share');
    router.go(programme);
    expect(router.cameFrom).toBe('7.13');
  });
});
