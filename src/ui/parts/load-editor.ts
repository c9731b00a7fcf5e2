/** The editor is as large as the rest of the app: it comes when the first note is opened. */
export const loadEditor = () => import('../editor/NoteEditor.svelte');
