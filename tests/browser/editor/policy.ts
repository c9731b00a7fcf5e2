import '../../../src/trusted-types.ts';

/** Puts this page under the rules the built app runs under, as far as a dev server can stand them. */
export function enforcePolicy(): void {
  const meta = document.createElement('meta');
  meta.httpEquiv = 'Content-Security-Policy';
  meta.content = [
    "style-src 'self'",
    "img-src 'self'",
    "object-src 'none'",
    "frame-src 'none'",
    "require-trusted-types-for 'script'",
    'trusted-types default mandato-inert svelte-trusted-html',
  ].join('; ');
  document.head.append(meta);
}
