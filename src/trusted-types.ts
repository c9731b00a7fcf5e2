/*
 * The page's Trusted Types. `main.ts` imports this before anything else: from here on a string
 * reaches an HTML or script sink only through the rules below, whoever passes it (our code, a
 * library, a paste). There is no rule for script text, so `eval` and inline scripts stay refused.
 */
import { cleanHtml } from './ui/clean-html.ts';

interface Policy {
  createHTML(html: string): string;
}
interface PolicyFactory {
  createPolicy(
    name: string,
    rules: {
      createHTML?: (html: string) => string;
      createScriptURL?: (url: string) => string | null;
    },
  ): Policy;
}

/** The address in full if it is of this very origin, or `null`: the sink then refuses it. */
function ownScript(url: string): string | null {
  const target = new URL(url, document.baseURI);
  return target.origin === location.origin && target.protocol.startsWith('http')
    ? target.href
    : null;
}

const { trustedTypes } = globalThis as { trustedTypes?: PolicyFactory };
if (trustedTypes) {
  const inert = trustedTypes.createPolicy('mandato-inert', { createHTML: (html) => html });
  trustedTypes.createPolicy('default', {
    createHTML: (html) => cleanHtml(html, (raw) => inert.createHTML(raw)),
    createScriptURL: ownScript,
  });
}
