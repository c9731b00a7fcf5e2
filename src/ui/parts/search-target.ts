import type { SearchTarget } from '../../domain/search/row';
import { actionHref, goalHref, programmeHref } from '../../domain/route';

/** Where a result leads. */
export function hrefOfTarget(target: SearchTarget): string {
  switch (target.kind) {
    case 'point':
      return programmeHref({ point: target.point });
    case 'area':
      return programmeHref({ area: target.area });
    case 'goal':
    case 'aim':
      return goalHref(target.goal);
    case 'action':
    case 'note':
      return actionHref(target.action);
  }
}
