import { describe, expect, it } from 'vitest';
import { Announcer } from '../../../src/app/announcer.svelte';
import { ViewDesk } from '../../../src/app/view-desk.svelte';
import type { WorkspaceId } from '../../../src/domain/ids';
import { Failure } from '../../../src/domain/problem';
import { viewsLimit, withView, type SavedView } from '../../../src/domain/saved-view';
import type { RecordId } from '../../../src/domain/shared-record';
import { it as italian } from '../../../src/messages/it';
import { viewsIt } from '../../../src/messages/views-it';
import { Recorder } from '../../helpers/desks';
import { settle } from './fakes';

class Viewer extends Recorder {
  kept: readonly SavedView[] = [];
  refuses = false;
  readonly announcer = new Announcer(() => undefined);
  readonly views = new ViewDesk(
    {
      m: italian,
      announcer: this.announcer,
      ports: {
        views: {
          list: () => this.#answer(this.kept),
          put: (_, view) => this.#answer(withView(this.kept, view)),
          remove: (_, gone) => this.#answer(this.kept.filter(({ id }) => id !== gone)),
        },
      },
    },
    { id: 'w' as WorkspaceId, records: this.records, facts: this.facts },
    () => viewsIt,
  );

  async #answer(views: readonly SavedView[]): Promise<readonly SavedView[]> {
    await Promise.resolve();
    if (this.refuses) throw new Failure({ kind: 'storage-full' });
    return (this.kept = views);
  }

  get said() {
    return this.announcer.toasts.at(-1);
  }

  async takeBack(): Promise<void> {
    const offered = this.announcer.toasts.findLast(({ offer }) => offer);
    if (offered) this.announcer.take(offered);
    await settle();
  }
}

describe('views', () => {
  it('of one’s own are kept here, renamed, brought up to date, deleted and brought back', async () => {
    const anna = new Viewer('Anna', 1);
    expect(await anna.views.save('mine', '  ', '')).toBe(false);
    expect(await anna.views.save('mine', ' Le  scadute ', 'quali=in-ritardo')).toBe(true);
    expect(anna.views.nameOf('quali=in-ritardo')).toBe('Le scadute');
    expect(anna.records.all('view')).toEqual([]);
    const mine = () => anna.views.mine[0]!;
    expect(await anna.views.rename('mine', mine(), 'In ritardo')).toBe(true);
    await anna.views.update('mine', mine(), 'stato=in-corso');
    expect(anna.kept).toMatchObject([{ name: 'In ritardo', query: 'stato=in-corso' }]);
    await anna.takeBack();
    expect(mine().query).toBe('quali=in-ritardo');
    await anna.views.remove('mine', mine());
    expect(anna.views.mine).toEqual([]);
    await anna.takeBack();
    expect(mine().name).toBe('In ritardo');
    expect(anna.said!.text).toBe(viewsIt.undone);
  });

  it('of all reach a colleague, and what one does to them can be taken back', async () => {
    const [anna, bruno] = [new Viewer('Anna', 1), new Viewer('Bruno', 2)];
    await anna.views.save('shared', 'Giunta', 'gruppi=area');
    anna.meets(bruno);
    const his = () => bruno.views.shared[0]!;
    expect(his()).toMatchObject({ name: 'Giunta', query: 'gruppi=area', otherNames: [] });
    await bruno.views.update('shared', his(), 'gruppi=mese');
    await bruno.takeBack();
    expect(his().query).toBe('gruppi=area');
    await bruno.views.remove('shared', his());
    expect(bruno.views.shared).toEqual([]);
    await bruno.takeBack();
    expect(his().name).toBe('Giunta');
    await bruno.views.rename('shared', his(), 'Consiglio');
    anna.meets(bruno);
    expect(anna.views.shared.map(({ name }) => name)).toEqual(['Consiglio']);
    expect(anna.kept).toEqual([]);
  });

  it('are not brought back over what was recorded since', async () => {
    const anna = new Viewer('Anna', 1);
    await anna.views.save('shared', 'Giunta', '');
    await anna.views.remove('shared', anna.views.shared[0]!);
    anna.records.set('state', 'going' as RecordId, { name: 'Avviata' });
    await anna.takeBack();
    expect(anna.said).toMatchObject({ text: viewsIt.overtaken, tone: 'warn' });
    expect(anna.views.shared).toEqual([]);
  });

  it('of all are not for readers to change', async () => {
    const lia = new Viewer('Lia', 3);
    lia.canEdit = false;
    expect(lia.views.canShare).toBe(false);
    expect(await lia.views.save('shared', 'Mia', '')).toBe(false);
    expect(await lia.views.save('mine', 'Mia', '')).toBe(true);
  });

  it('have an end, and it is said', async () => {
    const anna = new Viewer('Anna', 1);
    for (const keeper of ['mine', 'shared'] as const) {
      for (let at = 0; at < viewsLimit; at++)
        expect(await anna.views.save(keeper, `V ${at}`, '')).toBe(true);
      expect(await anna.views.save(keeper, 'Troppo', '')).toBe(false);
      expect(anna.said).toMatchObject({ text: viewsIt.tooMany, tone: 'warn' });
    }
    expect(anna.records.all('view')).toHaveLength(viewsLimit);
  });

  it('that the disk refuses are told of, and the others stay', async () => {
    const anna = new Viewer('Anna', 1);
    await anna.views.save('mine', 'Mia', '');
    anna.refuses = true;
    expect(await anna.views.save('mine', 'Altra', '')).toBe(false);
    expect(anna.said!.text).toContain('disco di questo dispositivo è pieno');
    await anna.views.remove('mine', anna.views.mine[0]!);
    expect(anna.views.mine).toHaveLength(1);
    expect(anna.announcer.toasts.some(({ offer }) => offer)).toBe(false);
  });
});
