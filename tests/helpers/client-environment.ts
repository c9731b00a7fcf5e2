import { builtinEnvironments } from 'vitest/runtime';

/**
 * Node, but with modules transformed for the browser. Svelte otherwise compiles runes for the
 * server there, and an `$effect` silently never runs.
 */
export default { ...builtinEnvironments.node, name: 'client', viteEnvironment: 'client' };
