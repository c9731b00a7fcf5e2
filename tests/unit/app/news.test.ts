import { describe, expect, it } from 'vitest';
import { News, type NewsSource } from '../../../src/app/news';
import { en } from '../../../src/messages/en';
import { it as italian } from '../../../src/messages/it';
import { colleague, FakeWorkspace, rowOf } from './fakes';

function make() {
  const workspace = new FakeWorkspace(rowOf('x'));
  workspace.colleagues = [colleague('Anna')];
  const news = new News(workspace as unknown as NewsSource, () => italian);
  return { workspace, news, said: () => news.take(italian) };
}

describe('the news of a workspace', () => {
  it('are none where nothing happened: those already here did not come', () => {
    expect(make().said()).toEqual([]);
  });

  it('tell who came and who left, once', () => {
    const { workspace, said } = make();
    workspace.colleagues = [colleague('Bruno'), colleague('')];
    expect(said()).toEqual([
      'Bruno è in collegamento',
      'senza nome è in collegamento',
      'Anna non è più in collegamento',
    ]);
    expect(said()).toEqual([]);
  });

  it('do not tell of somebody who only reloaded the page, or opened another tab', () => {
    const { workspace, said } = make();
    workspace.colleagues = [colleague('Anna', 'another session')];
    expect(said()).toEqual([]);
    workspace.colleagues = [colleague('Anna', 'another session'), colleague('Anna', 'a third')];
    expect(said()).toEqual([]);
  });

  it('tell what colleagues wrote, together, in the language of now', () => {
    const { workspace, news } = make();
    workspace.write('7.12.1', 'x', true);
    workspace.write('7.12.2', 'x', true);
    workspace.write('7.12.3', 'my own');
    expect(news.take(en)).toEqual(['Anna edited notes 7.12.1 and 7.12.2']);
  });

  it('mark a name that is only declared, and tell two of one name apart', () => {
    const { workspace, said } = make();
    workspace.colleagues = [
      colleague('Anna'),
      { ...colleague('Anna', 'reader'), role: 'view', declared: true, code: '5f20' },
    ];
    workspace.codes.set('anna', '0a1b');
    workspace.write('7.12.1', 'x', true);
    expect(said()).toEqual([
      'Anna (codice 0a1b) ha modificato la nota 7.12.1',
      'Anna (nome dichiarato, codice 5f20) è in collegamento',
    ]);
  });

  it('tell that saving works again, once, and only after it did not', () => {
    const { workspace, said } = make();
    workspace.saved = { kind: 'saving' };
    expect(said()).toEqual([]);
    workspace.saved = { kind: 'unsaved', problem: { kind: 'storage-full' } };
    expect(said()).toEqual([]);
    workspace.saved = { kind: 'saving' };
    expect(said()).toEqual([]);
    workspace.saved = { kind: 'saved', at: 1 };
    expect(said()).toEqual([italian.announce.savedAgain]);
    expect(said()).toEqual([]);
  });

  it('end with the workspace', () => {
    const { workspace, news, said } = make();
    news.close();
    workspace.write('7.12.1', 'x', true);
    expect(said()).toEqual([]);
    expect(workspace.listeners).toBe(0);
  });
});
