import { describe, expect, it } from 'vitest';
import {
  parseViews,
  readView,
  sharedViews,
  viewHref,
  viewNameLimit,
  viewsLimit,
  withView,
  type SavedView,
} from '../../../src/domain/saved-view';
import { Recorder } from '../../helpers/desks';

const made = (name: string, query = 'stato=in-corso', id = name.toLowerCase()): SavedView => {
  const view = readView(id, name, query);
  if (!view) throw new Error(`${name} is no view`);
  return view;
};

describe('a saved view', () => {
  it('is a link into the list, whatever it was made of', () => {
    expect(viewHref(made('a', '?stato=in-corso&ordine=scadenza'))).toBe(
      '#/elenco?stato=in-corso&ordine=scadenza',
    );
    expect(viewHref(made('a', ''))).toBe('#/elenco');
    const hostile =
      'area=%22%3E%3Cscript%3E&punto=99999&stato=__proto__&vista=/../#/dati&x=javascript:1';
    expect(viewHref(made('a', hostile))).toBe('#/elenco');
  });

  it('has a name of one line, without what could disguise it', () => {
    expect(made('  Le \u202e\n mie ', '', 'a').name).toBe('Le mie');
    expect(made('x'.repeat(500), '', 'a').name).toHaveLength(viewNameLimit);
  });

  it.each([
    ['', 'a', ''],
    ['A/B', 'a', ''],
    ['a', ' \u200b ', ''],
    ['a', 7, ''],
    ['a', 'a', null],
    ['a', 'a', 'x'.repeat(501)],
  ])('is none out of %j, %j, %j', (id, name, query) => {
    expect(readView(id, name, query)).toBeNull();
  });

  it('read from a damaged disk is what is left of it', () => {
    const rows = [
      null,
      7,
      {},
      { id: 'a', name: 'A', query: 3 },
      made('b'),
      { ...made('b'), name: 'B' },
    ];
    expect(parseViews(rows)).toEqual([{ ...made('b'), name: 'B' }]);
    expect(parseViews('nonsense')).toEqual([]);
  });

  it('takes the place of an earlier one, and finds no room after the last', () => {
    const full = Array.from({ length: viewsLimit }, (_, at) => made(`v${at}`));
    expect(withView(full, made('new'))).toEqual(full);
    const renamed = { ...made('v3'), name: 'Altra' };
    expect(withView(full, renamed)[3]).toEqual(renamed);
  });
});

describe('the views of a workspace', () => {
  it('are in the order of their names, those thrown away and those without a name left out', () => {
    const anna = new Recorder('Anna', 1);
    const put = (values: Record<string, string | number | boolean>) =>
      anna.records.set('view', anna.records.newId(), values);
    put({ name: 'Scadute', query: 'quali=in-ritardo' });
    put({ name: 'Bacheca', query: 'vista=bacheca' });
    put({ name: 'Vecchia', query: '', gone: true });
    put({ name: ' ', query: '' });
    put({ query: '' });
    put({ name: 'Strana', query: 12 });
    expect(sharedViews(anna.records.all('view')).map(({ name }) => name)).toEqual([
      'Bacheca',
      'Scadute',
    ]);
  });

  it('named apart have one name for everybody and say the other', () => {
    const [anna, bruno] = [new Recorder('Anna', 1), new Recorder('Bruno', 2)];
    const id = anna.records.newId();
    anna.records.set('view', id, { name: 'Mia', query: '' });
    anna.meets(bruno);
    anna.records.set('view', id, { name: 'Giunta' });
    bruno.records.set('view', id, { name: 'Consiglio', gone: true });
    anna.records.set('view', id, { gone: false });
    anna.meets(bruno);
    const [hers, his] = [anna, bruno].map(({ records }) => sharedViews(records.all('view')));
    expect(hers).toEqual(his);
    expect([hers![0]!.name, ...hers![0]!.otherNames].sort()).toEqual(['Consiglio', 'Giunta']);
  });

  it('are as many as can be shown', () => {
    const anna = new Recorder('Anna', 1);
    for (let at = 0; at < viewsLimit + 5; at++)
      anna.records.set('view', anna.records.newId(), { name: `V ${at}`, query: '' });
    expect(sharedViews(anna.records.all('view'))).toHaveLength(viewsLimit);
  });
});
