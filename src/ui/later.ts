/** What is not needed for the first screen: kept on the device like the rest, loaded when it is. */
export const loadData = () => import('./screens/DataScreen.svelte');
export const loadRegister = () => import('./screens/RegisterScreen.svelte');
export const loadList = () => import('./screens/ListScreen.svelte');
export const loadVersions = () => import('./screens/VersionsScreen.svelte');
export const loadMine = () => import('./screens/MineScreen.svelte');
export const loadSettings = () => import('./screens/SettingsScreen.svelte');
export const loadDashboard = () => import('./screens/DashboardScreen.svelte');
export const loadShare = () => import('./parts/ShareDialog.svelte');
export const loadPairing = () => import('./parts/PairingDialog.svelte');
export const loadHandover = () => import('./parts/HandoverDialog.svelte');
export const loadSpaces = () => import('./parts/SpacesDialog.svelte');
export const loadHelp = () => import('./parts/HelpDialog.svelte');
export const loadAdditions = () => import('./parts/AdditionsPanel.svelte');
export const loadTracking = () => import('./parts/TrackingPanel.svelte');
/** The editor is as large as the rest of the app. */
export const loadEditor = () => import('./editor/NoteEditor.svelte');
