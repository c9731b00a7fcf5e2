import type { MergeCount } from '../domain/merge';
import { usualStates } from '../domain/state';
import { formatOf } from './format';
import { stateWords, type StateNames } from './states';
import type { Messages } from './it';

const stateNames: StateNames = {
  'not-begun': 'Not begun',
  planned: 'Planned',
  going: 'Under way',
  done: 'Done',
  suspended: 'Suspended',
  dropped: 'Abandoned',
  none: 'Not recorded',
  disputed: 'To be decided',
  unknown: 'State not received yet',
};

const f = formatOf('en-GB');

/** What a merge changes and brings, in words; null where that is nothing. `verb` begins the former. */
function mergeWords(verb: string, { notes, facts, records, versions }: MergeCount): string | null {
  const counts: readonly (readonly [number, string, string])[] = [
    [notes, 'one note', '# notes'],
    [facts, 'one record', '# records'],
    [records, 'one record of the whole workspace', '# records of the whole workspace'],
  ];
  const changed = counts.flatMap(([count, one, many]) =>
    count ? [f.count(count, one, many)] : [],
  );
  const words = [
    ...(changed.length > 0 ? [`${verb}: ${f.list(changed)}`] : []),
    ...(versions ? [f.count(versions, 'one version comes in', '# versions come in')] : []),
  ].join('; ');
  return words ? words.charAt(0).toUpperCase() + words.slice(1) : null;
}

/** Every word a user can read, in English. The programme itself stays in its own language. */
export const en: Messages = {
  code: 'en',
  format: f,
  product: 'Mandato',

  nav: {
    skip: 'Skip to content',
    sections: 'Sections',
    programme: 'Programme',
    list: 'List',
    dashboard: 'Dashboard',
    mine: 'Update mine',
    register: 'Record',
    versions: 'Versions',
    data: 'My data',
    settings: 'Settings',
    search: 'Search',
    help: 'Keyboard shortcuts',
    share: 'Share',
    close: 'Close',
    path: 'Breadcrumb',
  },

  /** What the app calls the states; `states` has the names the open workspace gives them. */
  stateNames,
  states: stateWords(stateNames, usualStates),

  band: {
    programme: (from: number, to: number) => `Mandate programme ${from}–${to}`,
    workspace: 'Workspace:',
    noName: 'Unnamed workspace',
    printed: (at: number) => `As it stood on ${f.dayAndTime(at)}`,
    here: 'Who is here',
    you: (name: string) => `${name} (you)`,
    at: (name: string, action: string) => `${name}, on action ${action}`,
    more: (count: number) => f.count(count, 'and one other person', 'and # other people'),
  },

  saved: {
    saved: 'Saved on this device',
    saving: 'Saving…',
    unsaved: 'Not saved',
    opening: 'Opening…',
    colleagues: (count: number) =>
      count === 0
        ? 'nobody connected'
        : f.count(count, 'one colleague connected', '# colleagues connected'),
  },

  person: {
    noName: 'unnamed',
    declared: 'declared name',
    code: (code: string) => `code ${code}`,
    on: (action: string) => `is on ${action}`,
    onThis: (name: string) => `${name} is on this action`,
    atGoal: (goal: string) => `is reading goal ${goal}`,
    onProgramme: 'is reading',
    you: 'you, in this browser tab',
  },

  company: {
    edit: 'can edit',
    view: 'read-only',
    tab: 'in another tab of this browser',
    direct: 'direct connection, with no server',
    signalling: 'direct connection, found through the signalling server',
    others: 'through other colleagues',
    even: 'You both have the same changes',
    theyLack: (count: number) =>
      f.count(
        count,
        'Has yet to receive one change from here',
        'Has yet to receive # changes from here',
      ),
    weLack: (count: number) =>
      f.count(count, 'Has one change that is missing here', 'Has # changes that are missing here'),
    names:
      'Declared name: whoever has the read-only link can call themselves anything. The code tells apart people with the same name.',
  },

  follow: {
    follow: 'Follow',
    followNamed: (name: string) => `Follow ${name}`,
    stop: 'Stop following',
    started: (name: string) => `You now follow ${name}: you go where they go`,
    moved: (name: string, goal: string) => `${name} is on goal ${goal}`,
    stopped: (name: string) => `You no longer follow ${name}`,
    banner: (name: string) => `You are following ${name}.`,
    bannerHelp: 'You go where they go. If you move on your own, you stop following.',
    away: 'They are not connected now: waiting for them to come back.',
  },

  when: {
    today: (at: number) => `today, ${f.time(at)}`,
    yesterday: (at: number) => `yesterday, ${f.time(at)}`,
    thisYear: (at: number) => f.day(at, false),
    otherYear: (at: number) => f.day(at, true),
  },

  programme: {
    amended: 'Amended',
    added: 'Addition',
    actOn: (day) => `of ${day}`,
    openAct: 'Open the act',
    title: (from: number, to: number) => `Mandate programme ${from}–${to}`,
    points: 'Points of the programme',
    all: 'All points',
    point: 'Point',
    pointLabel: (number: number) => `Point ${number}:`,
    goalLabel: (id: string) => `Goal ${id}:`,
    actionLabel: (id: string) => `Action ${id}`,
    area: 'Area',
    anyArea: 'Any area',
    allAreas: 'All areas together',
    noArea: 'No area',
    noAreaGiven: 'No area given',
    notes: 'Notes',
    notesAny: 'All',
    notesWith: 'With a note',
    notesWithout: 'Without a note',
    notes7: 'Last 7 days',
    notes30: 'Last 30 days',
    filters: 'Filters',
    clear: 'Clear the filters',
    compact: 'Compact view',
    foldAll: 'Close all points',
    unfoldAll: 'Open all points',
    fold: (number: number) => `Close point ${number}`,
    unfold: (number: number) => `Open point ${number}`,
    print: 'Print',
    goals: (count: number, total: number) =>
      count === total
        ? f.count(count, '<b>#</b> goal', '<b>#</b> goals')
        : `${f.count(count, '<b>#</b> goal', '<b>#</b> goals')} out of ${f.number(total)}`,
    actions: (count: number, total: number) =>
      count === total
        ? f.count(count, '<b>#</b> action', '<b>#</b> actions')
        : `${f.count(count, '<b>#</b> action', '<b>#</b> actions')} out of ${f.number(total)}`,
    withNote: (count: number) => `<b>${f.number(count)}</b> with a note`,
    withoutNote: (count: number) => `<b>${f.number(count)}</b> without`,
    comb: (noted: number, total: number) =>
      `${f.count(noted, '# note', '# notes')} on ${f.count(total, '# action', '# actions')}`,
    legend: 'One mark per action:',
    legendWith: 'with a note',
    legendWithout: 'without a note',
    introMore: 'Read the whole introduction',
    introLess: 'Shorten the introduction',
    seal: 'Text approved by the Council, cannot be edited',
    record: 'Working record',
    goalSum: (total: number, noted: number) =>
      noted === 0
        ? f.count(total, '# action, no notes', '# actions, no notes')
        : f.count(total, `# action, ${noted} with a note`, `# actions, ${noted} with a note`),
    alsoIn: (points: readonly number[]) =>
      `${f.count(points.length, 'Also applies to point', 'Also applies to points')} ${f.list(points.map(String))}`,
    openNote: (id: string) => `Open note ${id}:`,
    write: 'Write a note',
    forAction: (id: string) => `for ${id}`,
    noNote: 'No note',
    emptyTitle: 'No actions match these filters',
    emptyHelp:
      'The whole programme is still here: clear the filters to see it again, or search for a word.',
    emptyNotes: 'No notes match these filters. Clear the filters and write beside an action.',
    elsewhere: 'That address leads nowhere: here is the programme.',
    noGoal: (id: string) => `There is no goal ${id} in this programme: here is the list.`,
  },

  goal: {
    before: (title: string) => `Previous goal: ${title}`,
    after: (title: string) => `Next goal: ${title}`,
    keys: 'to move between goals',
    copy: 'Copy reference',
    copyAction: (id: string) => `Copy the reference of action ${id}`,
    copied: 'Reference copied',
    copyFailed: 'The browser did not allow copying. Here is the reference:',
    seal: 'Approved text, cannot be edited',
    fingerprint: (text: string) => `fingerprint ${text}`,
    source: 'In the text:',
    sourceNone: 'In the text: no area',
    sum: (total: number, noted: number) =>
      `${f.count(total, '<b>#</b> action', '<b>#</b> actions')}, <b>${f.number(noted)}</b> with a note.`,
    lastTouch: (when: string, who: string) => `Last change: ${who}, ${when}.`,
    aims: 'Aims',
    citePoint: 'point',
    citeGoal: 'goal',
    citeAction: 'action',
  },

  note: {
    edit: 'Edit',
    editOf: (id: string) => `note ${id}`,
    of: (id: string) => `Note on action ${id}`,
    write: 'Write a note',
    loading: 'Opening the editor…',
    failed: 'The editor did not load.',
    retry: 'Try again',
    blank: 'No note',
    newer:
      'This note was written with a more recent version: here it can only be read. Update to edit it.',
    unknownPart: 'Part written with a more recent version',
    done: 'Done:',
    toDo: 'To do:',
    table: 'Table',
    newTab: '(opens in a new tab)',
    with: (names: readonly string[]) => `with ${f.list(names)}`,
    caretsHide: 'Hide the carets',
    caretsShow: 'Show the carets',
  },

  search: {
    title: 'Search the programme and the notes',
    placeholder: 'Search the programme and the notes',
    close: 'Close the search',
    preparing: 'Preparing the index…',
    count: (count: number) => f.count(count, '# result', '# results'),
    hint: 'Typing errors and missing accents are fine: “ciclabilita”, “liutria”, “sicureza”.',
    none: (text: string) => `No results for “${text}”`,
    noneHelp:
      'Try a single word, or its root. The search looks at points, aims, actions, areas and notes.',
    points: 'Points',
    goals: 'Goals',
    actions: 'Actions',
    areas: 'Areas',
    notes: 'Notes',
    more: (count: number) => f.count(count, 'Show one more', 'Show # more'),
    partial: ', none with all the words',
    move: 'move',
    open: 'open',
    escape: 'close',
  },

  welcome: {
    seal: 'Saved on this device',
    title: 'The programme is here',
    lead: 'It is all on your computer already: you can open it, search it and add notes even without a network. What you write stays yours until you decide to share it.',
    sum: (points: number, goals: number, actions: number) =>
      [
        f.count(points, '# point', '# points'),
        f.count(goals, '# goal', '# goals'),
        `${f.count(actions, '# action', '# actions')} · text cannot be edited`,
      ].join(', '),
    actions: 'actions',
    sign: 'How do you want to sign your notes?',
    signHelp:
      'We ask once. You can also do it later: until then your notes will be signed “unnamed”.',
    later: 'Not now',
    thanks: (name: string) => `Your notes will be signed “${name}”.`,
    start: 'Where to start',
    first: 'Open the first point',
    firstHelp: 'and write a note beside an action',
    invite: 'Invite a colleague',
    inviteHelp: 'with a link: you write together, with no server in between',
    restore: 'Restore a copy',
    restoreHelp: 'if you have already worked on another device',
  },

  sign: {
    name: 'First name and surname',
    office: 'Office',
    officeHint: 'Choose or type',
    save: 'Save',
    saved: 'Signature saved',
    what: 'Your name and office go with every note you write. While you are connected, colleagues see them, with the goal you have before you. They are a statement, not proof of identity.',
  },

  share: {
    title: (name: string) => `Share “${name}”`,
    here: 'Who is here now',
    alone: 'For now it is only you.',
    give: 'Give a link',
    giveHelp:
      'No server keeps the work: whoever opens the link receives it from someone who has the workspace open at that moment.',
    edit: 'Edit link',
    editCan: [
      'Whoever receives it can read and write everything',
      'They can give it to others',
      'It cannot be taken back',
    ],
    view: 'Read-only link',
    viewCan: [
      'Whoever receives it can read everything and write nothing',
      'They can give it to others',
      'It cannot be taken back',
    ],
    warn: 'Once copied, a link is valid for ever, and whoever has it can give it to others: there is no way to take it back. If it falls into the wrong hands, continue the work in a new workspace.',
    copyEdit: 'Copy edit link',
    copyView: 'Copy read-only link',
    copiedEdit: 'Edit link copied',
    copiedView: 'Read-only link copied',
    codeShow: 'Show QR code',
    codeHide: 'Hide QR code',
    editCode: 'QR code of the edit link',
    editCodeHelp:
      'Whoever scans this code reads and writes everything, can give it to others, and it cannot be taken back.',
    viewCode: 'QR code of the read-only link',
    viewCodeHelp:
      'Whoever scans this code reads everything, can give it to others, and it cannot be taken back.',
    send: 'Send',
    sendTitle: (name: string) => `Mandato – ${name}`,
    onlyView: 'You have the read-only link: you can pass it on to others as it is.',
    copyFailed: 'The browser did not allow copying. Select the link and copy it:',
    connection: 'Connection',
    tabs: 'The tabs of this browser are already connected to each other, even without a network.',
    off: 'No other device is connected.',
    offHelp:
      'Pair the devices above, or set a signalling server: it puts browsers in touch and does not see the content.',
    toSettings: 'Open Settings',
    connecting: 'Looking for your colleagues…',
    connectingHelp: 'It usually takes a few seconds.',
    aloneState: 'The server is responding. For now no colleague has the workspace open.',
    aloneHelp: 'As soon as someone opens the link, you will be connected automatically.',
    connected: (count: number) =>
      f.count(count, 'Connected to one device.', 'Connected to # devices.'),
    connectedHelp: 'Changes pass directly between the devices, encrypted and signed.',
    unreachable: (url: string) => `The server ${url} is not responding.`,
    unreachableHelp: [
      'Check that this device is on the network.',
      'Check the address in Settings.',
      'Ask whoever runs the server whether it is on.',
    ],
    failed: 'A colleague is there, but the two devices cannot reach each other.',
    failedHelp: [
      'Connect to the same network (same Wi-Fi or same VPN).',
      'Close and reopen the workspace on both devices.',
      'Some office networks block direct connections: ask your IT department.',
    ],
    meanwhile: 'Meanwhile, what you write is safe on this device.',
  },

  keepOpen: {
    title: 'Leave open for colleagues',
    lead: 'As long as this page stays open, this computer receives everybody’s changes and hands them to the others, also to those who connect when the others have left.',
    sealedView:
      'It passes changes on as it received them, signed by who wrote them: nobody can alter them from here.',
    sealedEdit: 'It passes changes on as it received them, signed by who wrote them.',
    size: (snapshots: number, changes: number, bytes: number) =>
      `It keeps ${snapshots ? `${f.count(snapshots, 'one whole copy', '# whole copies')} and ` : ''}${f.count(changes, 'one change', '# changes')}: ${f.size(bytes)}.`,
    awake: 'Keep this computer awake',
    since: (when: string) =>
      `Awake (${when}). Leave this window in sight and the computer plugged in.`,
    refused:
      'The browser cannot keep the device from sleeping: set it to “Never” in the system, and leave this page open.',
    served: 'Who has been served since the page was opened',
    handed: (count: number) => f.count(count, 'one change handed over', '# changes handed over'),
    nobody: 'Nobody yet.',
  },

  fork: {
    title: 'New workspace from this one',
    lead: 'If a link is in the wrong hands, continue in a copy with new keys: it holds everything that is here, notes and signatures included.',
    points: [
      'Whoever has the old links cannot enter the new workspace.',
      'This workspace stays as it is: whoever has its links goes on reading it.',
      'Nobody moves on their own: give the new link only to the colleagues you choose.',
    ],
    name: 'Name of the new workspace',
    suggested: (name: string) => `${name} (new)`,
    act: 'Create the new workspace and open it',
    done: (name: string) => `“${name}” created. Now give its link to the colleagues you choose.`,
  },

  pair: {
    title: 'Pair a device',
    lead: 'Two devices on the same network connect with no server: one shows an invitation, the other reads it and shows a reply.',
    invite: 'Invite',
    inviteHelp:
      'The other device will read the code you show. If one of you uses Firefox, let them invite.',
    who: 'Whom you invite',
    givesNothing: 'Already in the workspace',
    givesView: 'Joins and reads',
    givesEdit: 'Joins and writes',
    warnView:
      'The invitation holds the read-only link: whoever has it reads everything, can pass it on, and it cannot be taken back.',
    warnEdit:
      'The invitation holds the edit link: whoever has it reads and writes everything, can pass it on, and it cannot be taken back.',
    inviteDo: 'Show the invitation',
    answer: 'Reply to an invitation',
    answerHelp: 'Open the link you were given, paste it here, or scan the code.',
    invitationLabel: 'Invitation received',
    read: 'Read',
    camera: 'Use the camera',
    cameraOn: 'Picture from the camera',
    cameraStop: 'Turn the camera off',
    cameraRefused: 'There is no camera or it is not allowed: copy the text of the code.',
    met: 'Met before',
    metHelp:
      'With one who has already been connected to this device a single code will do: no reply.',
    meetAgain: 'Reconnect',
    meetAgainNamed: (name: string) => `Reconnect ${name}`,
    metAt: (when: string) => `met ${when}`,
    again: (name: string) => `Show this invitation to ${name}`,
    againHelp: 'They scan or open it, and you are connected: nothing else is needed.',
    ifNot: 'If you are not connected by itself',
    ifNotHelp: 'It may happen with another browser or after a long time: then read their reply.',
    lapsed: 'The reply was not read in time. The invitation still holds: make a new one.',
    freshReply: 'Make a new reply',
    preparing: 'Looking for this device’s address…',
    showInvitation: '1. Show this invitation',
    showInvitationHelp: 'The other device scans it, or gets the link and opens it.',
    invitationCode: 'QR code of the invitation',
    copyInvitation: 'Copy the invitation',
    lasts: (minutes: number) =>
      f.count(
        minutes,
        'Good for one more minute, once, while this window is open.',
        'Good for # more minutes, once, while this window is open.',
      ),
    over: 'This invitation has expired: start again to get another.',
    readReply: '2. Read the reply',
    readReplyHelp: 'As soon as the other device shows it, scan it or paste it.',
    replyLabel: 'Reply received',
    showReply: 'Show this reply to whoever invited you',
    showReplyHelp:
      'They scan it, or you copy it and send it at once. With Firefox you have about fifteen seconds: if it runs out, make a new one. With somebody who knows you already it may be enough to wait.',
    replyCode: 'QR code of the reply',
    copyReply: 'Copy the reply',
    copied: 'Code copied',
    meeting: 'The two devices are looking for each other…',
    connected: 'Connected.',
    connectedHelp: 'Changes go straight from one device to the other.',
    another: 'Pair another',
    restart: 'Start again',
  },

  handover: {
    title: 'Hand over on file',
    lead: 'For somebody who is never connected when you are: the work goes into a file, by e-mail or on a stick, and is merged at the other end.',
    give: 'Prepare a file',
    to: 'Who it is for',
    toHelp: 'Only to remember, on this device, what you have given them already.',
    what: 'What goes in',
    all: 'Everything',
    onlyNew: 'Only what is new',
    insideAll: (notes: number) =>
      notes === 0
        ? 'In the file: the whole workspace. It has no notes yet.'
        : f.count(
            notes,
            'In the file: the whole workspace, with one note.',
            'In the file: the whole workspace, with # notes.',
          ),
    insideNew: (when: string, notes: string) =>
      notes === ''
        ? `In the file: what came after the last hand-over (${when}).`
        : `In the file: what came after the last hand-over (${when}). Notes written since: ${notes}.`,
    newNeedsAll:
      'It merges only where the hand-over before it was merged. When in doubt, choose “Everything”.',
    who: 'Who can open it',
    space: 'Who is in the workspace',
    words: 'Who knows the passphrase',
    spaceHelp: 'It is encrypted with the read key: it opens only where this workspace is already.',
    wordsHelp:
      'Whoever has the file and the passphrase reads everything, even without the link. Say it aloud, never in the same message as the file.',
    passphrase: 'Passphrase',
    propose: 'Suggest one',
    save: 'Save the file',
    saving: 'Preparing the file…',
    saved: (name: string, size: string) => `File saved: ${name} (${size}).`,
    nothingNew: (to: string) =>
      to
        ? `There is nothing new since the last hand-over to ${to}: no file is needed.`
        : 'There is nothing new: no file is needed.',
    fileName: (space: string, to: string, day: string) =>
      `${[space, ...(to ? ['for', to] : []), day].join('-')}.mandato`,
    receive: 'Open a file you were given',
    receiveHelp:
      'First you see what changes, then you decide. You can also drag it onto this page.',
    choose: 'Choose the file you were given',
    drop: 'Drop the file here: you will see what changes first',
    reading: 'Reading the file…',
    locked: 'The file asks for a passphrase',
    lockedSpace: (name: string) => `It belongs to the workspace “${name}”.`,
    lockedHelp: 'Whoever made the file gives it to you. Checking takes a few seconds.',
    unlock: 'Open the file',
    elsewhere: (name: string) => `The file belongs to the workspace “${name}”`,
    elsewhereHelp: 'It is on this device, but another is open now.',
    openElsewhere: 'Open the workspace and see what changes',
    newSpace: (name: string) => `The file belongs to another workspace: “${name}”`,
    newSpaceEdit:
      'You can add it to this device, to read and to write. The workspace open now stays as it is.',
    newSpaceView:
      'You can add it to this device, to read only. The workspace open now stays as it is.',
    moreRights: (name: string) => `The file lets you write in “${name}”`,
    moreRightsHelp: 'Here you can only read it. If you accept, you can also write.',
    adopt: 'Add the workspace',
    changesTitle: (all: MergeCount) => {
      const words = mergeWords('Changes', all);
      return words ?? 'No note and no record changes';
    },
    forAll: 'For the whole workspace',
    newVersion: (name: string) => `New version: ${name}`,
    from: (who: string, when: string) => `File from ${who}, prepared ${when}.`,
    fromNobody: (when: string) => `File prepared ${when}.`,
    nothing: 'Everything in the file is here already.',
    name: (name: string) => `The workspace will be called “${name}”.`,
    both: (notes: number) =>
      f.count(
        notes,
        'One note changed here too: both texts stay, and it is worth reading again.',
        '# notes changed here too: both texts stay, and they are worth reading again.',
      ),
    bothHere: 'changed here too',
    refused: (count: number) =>
      f.count(
        count,
        'One part of the file is not signed by the workspace: it is refused, the rest is good.',
        '# parts of the file are not signed by the workspace: they are refused, the rest is good.',
      ),
    waits:
      'Part of the file builds on a hand-over that was not merged here: it shows only once that is merged.',
    byWhom: (who: string, when: string) => `${who}, ${when}`,
    created: 'new note',
    emptied: 'note emptied',
    looks: 'only the look of the text changes',
    removed: 'removed:',
    added: 'added:',
    accept: 'Accept',
    leave: 'Leave it',
    merged: (all: MergeCount) => {
      const words = mergeWords('Changed', all);
      return words ? `Merged. ${words}.` : 'Merged. No note and no record has changed.';
    },
    undo: 'Undo the merge',
    undoHelp:
      'If you think better of it, undo the merge: notes and records go back to what they were; what was written since, and the versions that came, stay. It is a change of yours, so it counts for colleagues too. It can be done until you close or reload the page.',
    undone: 'Merge undone: notes and records are as they were.',
    last: 'Last merge',
    lastWas: (all: MergeCount, when: string) =>
      `${mergeWords('Changed', all) ?? 'Nothing has changed'}. Merged ${when}.`,
    another: 'Open another file',
  },

  spaces: {
    title: 'Workspaces',
    lead: 'Each workspace has its own notes and its own links. The programme is the same.',
    list: 'Your workspaces',
    firstName: 'My workspace',
    current: 'open now',
    edit: 'can edit',
    view: 'read-only',
    opened: (when: string) => `opened ${when}`,
    open: 'Open',
    openNamed: (name: string) => `Open “${name}”`,
    create: 'New workspace',
    name: 'Workspace name',
    createDo: 'Create and open',
    created: (name: string) => `“${name}” created`,
    renameHeading: 'Change the name',
    rename: 'Rename',
    renamed: (name: string) => `It is now called “${name}”`,
    join: 'Join with a link',
    joinLabel: 'Paste the link you received',
    joinDo: 'Join',
    joinedView: 'You have joined: you can read, not write',
    joinedEdit: 'You have joined: you can read and write',
    removeNamed: (name: string) => `Delete “${name}”`,
    removeTitle: (name: string) => `Delete “${name}”?`,
    removeLost:
      'The notes, their history and the keys of the workspace will be deleted from this device. This cannot be undone.',
    removeOthers:
      'We do not know whether a colleague has a copy. If nobody does, the work is lost for ever: save a copy first.',
    removeCopy: 'Save a copy first',
    removeOpenFirst: 'To save a copy of it, open the workspace first.',
    removeDo: 'Delete from this device',
    removeKeep: 'Do not delete',
    removed: (name: string) => `“${name}” deleted from this device`,
  },

  data: {
    title: 'My data',
    lead: 'Programme and notes are in this browser, on this device. No server has a copy.',
    where: 'Where they are',
    whereHere: 'In this browser, on this device.',
    whereColleagues: (count: number) =>
      f.count(
        count,
        'Right now one connected colleague also has the workspace open.',
        'Right now # connected colleagues also have the workspace open.',
      ),
    whereAlone:
      'Right now nobody else is connected: the copy is only here, and with anyone who connected before.',
    lastSaved: 'Last saved',
    lastSavedNone: 'you have written nothing in this session',
    size: 'Space used',
    sizeUnknown: 'the browser does not say',
    sizeOf: (used: string, quota: string) => `${used} of ${quota} available`,
    keep: 'Does the browser keep them?',
    keepGranted: 'Yes. The browser has promised not to delete them on its own.',
    keepDenied:
      'It does not promise to. If the disk fills up, or if you do not open Mandato for a long time, the browser may delete them: save a copy now and then, or install Mandato as an app.',
    keepUnasked: 'We have not asked yet: we will when you write the first note.',
    keepUnknown: 'This browser cannot say: save a copy now and then.',
    keepAsk: 'Ask now',
    copy: 'Save a copy',
    copyHelp:
      'A single file with everything in the workspace, keys included: whoever opens it can read and write. Keep it as you would confidential papers.',
    copyHelpView: 'A single file with everything in the workspace. Whoever opens it can read.',
    copyDone: (name: string) => `Copy saved: ${name}`,
    copyName: (space: string, day: string) => `${space}-${day}.mandato`,
    restore: 'Restore a copy',
    restoreHelp:
      'The notes in the file are added to those already here: nothing is lost, and doing it again does no harm.',
    restoreChoose: 'Choose the file',
    restoreDone: (name: string) => `“${name}” restored`,
    problems: 'Problems',
    noProblems: 'No problems found.',
    damagedSpaces: (count: number) =>
      f.count(
        count,
        'One workspace on this device cannot be read.',
        '# workspaces on this device cannot be read.',
      ),
    rebuiltLog:
      'The log on this device had been lost, all or part of it: we rebuilt it from the document, and no note is missing.',
    programmeRepaired:
      'The text of the programme on this device had been altered: we restored it from the original.',
    offline: 'Without a network',
    offlineReady: 'Mandato opens and works even without a network.',
    offlineNot:
      'Mandato is not yet ready to open without a network: reload the page when you are online.',
    space: 'Workspace',
  },

  settings: {
    title: 'Settings',
    lead: 'They apply to this device; the states and the deadlines, to the whole workspace.',
    signature: 'Signature',
    language: 'Language',
    italian: 'Italiano',
    english: 'English',
    theme: 'Appearance',
    themeAuto: 'Same as the device',
    themeLight: 'Light',
    themeDark: 'Dark',
    carets: 'Colleagues’ carets',
    caretsShow: 'Show where colleagues are writing',
    caretsHelp: 'If their carets distract you, hide them: the words arrive all the same.',
    signalling: 'Colleagues on other devices',
    signallingWhat:
      'To find each other, two browsers need a signalling server: one run by your authority, or one you trust. None is set in advance, and without one nobody is contacted from here.',
    signallingSees:
      'What the server sees: the network address of the devices, the encrypted name of the room and when you are connected. It does not see the notes, the names or the keys.',
    signallingNone: 'No server: you work alone, or across the tabs of this browser.',
    signallingList: 'Servers set',
    signallingAddress: 'Address of the server',
    signallingHint: 'wss://signalling.council.example',
    signallingAdd: 'Add',
    signallingAdded: 'Server added',
    signallingRemove: (url: string) => `Remove ${url}`,
    signallingRemoved: 'Server removed',
    signallingFull: (limit: number) => f.count(limit, 'At most # server.', 'At most # servers.'),
    remove: 'Remove',
    about: 'About',
    version: (text: string) => `Mandato ${text}`,
    aboutText:
      'Everything works in your browser. No data is sent to anyone, except to the colleagues you share it with.',
    licences: 'Titillium Web and Lora typefaces, SIL Open Font Licence.',
  },

  help: {
    title: 'Keyboard shortcuts',
    search: 'Search',
    help: 'Show these shortcuts',
    before: 'Previous goal',
    after: 'Next goal',
    escape: 'Close the note, the search or the window',
    comment: 'Comment on the words selected in the note',
    open: 'Open what is in focus',
    skip: 'Go to the next control',
    move: 'Move through a list',
    single: 'Turn on single-key shortcuts',
    singleHelp: 'Turn them off if you use voice dictation. The arrow keys and Esc still work.',
  },

  banners: {
    update: 'There is a more recent version of Mandato.',
    updateDo: 'Update now',
    updateLater: 'Later',
    view: 'Read-only: you see everything live and cannot change anything.',
    upTo: (when: string, who: string) => `Last update: ${when}, by ${who}.`,
    behind:
      'This copy is behind: a colleague has written something that has not arrived here yet. It will when somebody who has it connects.',
    newer:
      'Someone has written here with a more recent version of Mandato. You can read everything; to write, update.',
    waiting:
      'The workspace is still empty: the content arrives as soon as a colleague who has it is connected.',
    unsaved: 'Not saved.',
    unsavedKept: 'What you have written is still here, in this tab: do not close it.',
    saveCopy: 'Save a copy',
    openingProgramme: 'Opening the programme…',
    stopped: 'The workspace did not open.',
    stoppedHelp: (detail: string) =>
      `Nothing has been deleted: try again, or reload the page. Detail: ${detail}`,
    stoppedProgramme: 'The programme did not open',
    partMissing: 'This part of Mandato did not load. Check the network and try again.',
    retry: 'Try again',
    dismiss: 'Close the message',
    damagedLog: (rows: number) =>
      f.count(
        rows,
        'One line of the log on this device cannot be read: if a colleague has it, it will come back as soon as you connect.',
        '# lines of the log on this device cannot be read: if a colleague has them, they will come back as soon as you connect.',
      ),
  },

  announce: {
    versionName: (day) => `Automatic, ${f.day(day, true)}`,
    versionMade: (name) => `A version was saved by itself: ${name}`,
    edits: (who: string, actions: readonly string[]) =>
      actions.length === 1
        ? `${who} edited note ${f.list(actions)}`
        : actions.length <= 3
          ? `${who} edited notes ${f.list(actions)}`
          : `${who} edited ${f.number(actions.length)} notes`,
    arrived: (who: string) => `${who} has connected`,
    left: (who: string) => `${who} has disconnected`,
    savedAgain: 'Changes are being saved again',
    programmeRepaired: 'The text of the programme has been restored from the original',
  },

  problems: {
    'programme-damaged': (row: string) => ({
      what: `The text of the programme is damaged at line ${row}.`,
      help: 'Reload the page; if it happens again, tell whoever runs Mandato.',
    }),
    'programme-unreachable': () => ({
      what: 'The text of the programme did not load.',
      help: 'Check the network and reload the page: it is needed only the first time.',
    }),
    'storage-full': () => ({
      what: 'The disk of this device is full.',
      help: 'Free some space, or save a copy now. We keep trying on our own.',
    }),
    'storage-closed': () => ({
      what: 'The browser closed the storage on this device.',
      help: 'Save a copy, then reload the page.',
    }),
    'storage-deleted': () => ({
      what: 'The storage on this device has been deleted, perhaps by another tab or from the browser settings.',
      help: 'Save a copy now: it is the only one. Then reload the page and restore it.',
    }),
    'storage-refused': () => ({
      what: 'The browser does not allow saving on this device.',
      help: 'It may be private browsing, or a setting. Save a copy before you close.',
    }),
    'storage-silent': () => ({
      what: 'The storage on this device is not responding.',
      help: 'Close the other tabs of Mandato. Save a copy before you close this one.',
    }),
    'workspace-removed': () => ({
      what: 'This workspace was removed from this device in another tab.',
      help: 'If you still need it, save a copy: you can restore it later.',
    }),
    'work-unsaved': () => ({
      what: 'The open workspace has changes that are not saved on this device yet.',
      help: 'Save a copy, then change workspace.',
    }),
    'log-damaged': (rows: number) => ({
      what: f.count(
        rows,
        'One line of the log cannot be read.',
        '# lines of the log cannot be read.',
      ),
      help: f.count(
        rows,
        'If a colleague has it, it will come back as soon as you connect.',
        'If a colleague has them, they will come back as soon as you connect.',
      ),
    }),
    'link-truncated': () => ({
      what: 'The link is not complete.',
      help: 'The end is missing, or there is something extra: ask for it again and copy all of it.',
    }),
    'link-altered': () => ({
      what: 'There is a wrong character in the link.',
      help: 'Ask for it again: it must be copied, not retyped by hand.',
    }),
    'link-unknown': () => ({
      what: 'This is not a Mandato link.',
      help: 'A Mandato link contains “#/entra/” followed by letters and numbers.',
    }),
    'file-foreign': () => ({
      what: 'This file is not a Mandato copy.',
      help: 'Copies have a name that ends in .mandato.',
    }),
    'file-damaged': () => ({
      what: 'The file is damaged or incomplete.',
      help: 'Nothing has been changed. Try another copy, or download it again.',
    }),
    'file-too-large': (limit: string) => ({
      what: `The file is larger than ${limit}.`,
      help: 'A Mandato copy is much smaller: check that you chose the right file.',
    }),
    'file-newer': () => ({
      what: 'The file was written with a more recent version.',
      help: 'Update Mandato, then restore it.',
    }),
    'file-bomb': () => ({
      what: 'The file is small, but opened it would fill the memory: it was not opened.',
      help: 'Nothing was changed. Mandato makes no such files: ask who gave it to you for another.',
    }),
    'file-needs-link': () => ({
      what: 'The file belongs to a workspace this device does not have.',
      help: 'It does not open on its own: get the link of the workspace too, join, then open the file again.',
    }),
    'file-passphrase': () => ({
      what: 'That is not the passphrase of this file.',
      help: 'Capitals, spaces and accents count. Nothing was changed: try again, or ask for it again.',
    }),
    'file-unsigned': () => ({
      what: 'Nothing in this file is signed with the keys of the workspace.',
      help: 'All of it was refused and nothing was changed. Ask somebody who writes in the workspace for the file.',
    }),
    'passphrase-short': (least: number) => ({
      what: `The passphrase is short: at least ${least} characters are needed.`,
      help: 'Four or five words at random will do, and are remembered.',
    }),
    'log-incomplete': () => ({
      what: 'This device does not have all of the signed log: the file would be empty or half of it.',
      help: 'Keep the workspace open together with a colleague until everything has arrived, then try again.',
    }),
    'address-not-websocket': () => ({
      what: 'This is not the address of a signalling server.',
      help: 'It starts with wss:// (or ws:// for a server on this computer).',
    }),
    'pairing-unknown': () => ({
      what: 'This is not a Mandato pairing code.',
      help: 'Copy it whole from your colleague’s device, or scan its QR code.',
    }),
    'pairing-damaged': () => ({
      what: 'The pairing code is incomplete or altered, or replies to another invitation.',
      help: 'Ask your colleague to show it again and copy all of it.',
    }),
    'pairing-other-space': () => ({
      what: 'The code belongs to another workspace.',
      help: 'Open the same workspace on both devices, then try again.',
    }),
    'pairing-wrong-way': () => ({
      what: 'This code is for the other device to read.',
      help: 'Who invites shows the invitation and reads the reply; who is invited reads the invitation and shows the reply.',
    }),
    'pairing-no-network': () => ({
      what: 'The browser finds no network on this device.',
      help: 'Connect to Wi-Fi or a cable. If that is not enough, allow the camera: it shows the browser your network address.',
    }),
    'pairing-no-answer': () => ({
      what: 'The two devices did not reach each other.',
      help: 'Join the same network, with no VPN, and try again reading the code with the camera. If the browser asks for access to the local network, allow it.',
    }),
    'pairing-expired': () => ({
      what: 'The invitation has expired.',
      help: 'Make a new one: it lasts ten minutes.',
    }),
    unknown: (detail: string) => ({
      what: 'Something unexpected happened.',
      help: `Save a copy and reload the page. Detail: ${detail}`,
    }),
  },
};
