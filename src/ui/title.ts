import type { Book } from '../app/book.svelte';
import type { Page } from '../app/router.svelte';
import type { Messages } from '../messages/it';

/** The title of the window: what is on screen, then the app. */
export function titleOf(m: Messages, page: Page, book: Book | null): string {
  const what = subject(m, page, book);
  return what ? `${what} · ${m.product}` : m.product;
}

function subject(m: Messages, page: Page, book: Book | null): string {
  switch (page.kind) {
    case 'home':
      return book?.programme.body ?? '';
    case 'data':
      return m.data.title;
    case 'list':
      return m.nav.list;
    case 'dashboard':
      return m.nav.dashboard;
    case 'register':
      return m.nav.register;
    case 'mine':
      return m.nav.mine;
    case 'versions':
      return m.nav.versions;
    case 'settings':
      return m.settings.title;
    case 'goal':
      return [page.goal, book?.goal(page.goal)?.title].filter(Boolean).join(' ');
    case 'programme': {
      const point = book?.programme.points.find(({ number }) => number === page.filters.point);
      return point ? `${point.number}. ${point.title}` : m.nav.programme;
    }
  }
}
