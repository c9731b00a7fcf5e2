import type { MergeCount } from '../domain/merge';
import { usualStates } from '../domain/state';
import { formatOf } from './format';
import { stateWords, type StateNames } from './states';

const stateNames: StateNames = {
  'not-begun': 'Non avviata',
  planned: 'In programma',
  going: 'In corso',
  done: 'Conclusa',
  suspended: 'Sospesa',
  dropped: 'Abbandonata',
  none: 'Non rilevata',
  disputed: 'Da decidere',
  unknown: 'Stato non ancora ricevuto',
};

const f = formatOf('it');

/** What a merge changes and brings, in words; null where that is nothing. `verb` begins the former. */
function mergeWords(verb: string, { notes, facts, records, versions }: MergeCount): string | null {
  const counts: readonly (readonly [number, string, string])[] = [
    [notes, 'una nota', '# note'],
    [facts, 'un dato di attuazione', '# dati di attuazione'],
    [records, 'un dato di tutto lo spazio', '# dati di tutto lo spazio'],
  ];
  const changed = counts.flatMap(([count, one, many]) =>
    count ? [f.count(count, one, many)] : [],
  );
  const words = [
    ...(changed.length > 0 ? [`${verb}: ${f.list(changed)}`] : []),
    ...(versions ? [f.count(versions, 'arriva una versione', 'arrivano # versioni')] : []),
  ].join('; ');
  return words ? words.charAt(0).toUpperCase() + words.slice(1) : null;
}

/** Every word a user can read, in Italian. `typeof it` is what any other language must fill in. */
export const it = {
  code: 'it' as string,
  format: f,
  product: 'Mandato',

  nav: {
    skip: 'Vai al contenuto',
    sections: 'Sezioni',
    programme: 'Programma',
    list: 'Elenco',
    dashboard: 'Cruscotto',
    mine: 'Aggiorna le mie',
    register: 'Registro',
    versions: 'Versioni',
    data: 'I miei dati',
    settings: 'Impostazioni',
    search: 'Cerca',
    help: 'Scorciatoie da tastiera',
    share: 'Condividi',
    close: 'Chiudi',
    path: 'Percorso',
  },

  /** How an action stands; `none` where nobody has said, or it is to be decided. */
  /** What the app calls the states; `states` has the names the open workspace gives them. */
  stateNames,
  states: stateWords(stateNames, usualStates),

  band: {
    programme: (from: number, to: number) => `Programma di mandato ${from}–${to}`,
    workspace: 'Spazio di lavoro:',
    noName: 'Spazio senza nome',
    printed: (at: number) => `Situazione al ${f.dayAndTime(at)}`,
    here: 'Chi è qui',
    you: (name: string) => `${name} (tu)`,
    at: (name: string, action: string) => `${name}, sulla macroazione ${action}`,
    more: (count: number) => f.count(count, 'e un’altra persona', 'e altre # persone'),
  },

  saved: {
    saved: 'Salvato su questo dispositivo',
    saving: 'Salvataggio in corso…',
    unsaved: 'Non salvato',
    opening: 'Apertura in corso…',
    colleagues: (count: number) =>
      count === 0
        ? 'nessuno collegato'
        : f.count(count, 'un collega collegato', '# colleghi collegati'),
  },

  person: {
    noName: 'senza nome',
    declared: 'nome dichiarato',
    code: (code: string) => `codice ${code}`,
    on: (action: string) => `è su ${action}`,
    onThis: (name: string) => `${name} è su questa macroazione`,
    atGoal: (goal: string) => `sta leggendo l’ambito ${goal}`,
    onProgramme: 'sta leggendo',
    you: 'tu, in questa scheda del browser',
  },

  company: {
    edit: 'può scrivere',
    view: 'in sola lettura',
    tab: 'in un’altra scheda di questo browser',
    direct: 'collegamento diretto, senza server',
    signalling: 'collegamento diretto, trovato con il server di segnalazione',
    others: 'attraverso altri colleghi',
    even: 'Avete le stesse modifiche',
    theyLack: (count: number) =>
      f.count(
        count,
        'Da qui deve ancora ricevere una modifica',
        'Da qui deve ancora ricevere # modifiche',
      ),
    weLack: (count: number) =>
      f.count(count, 'Ha una modifica che qui manca', 'Ha # modifiche che qui mancano'),
    names:
      'Nome dichiarato: chi ha il link di sola lettura può darsi il nome che vuole. Il codice distingue le persone con lo stesso nome.',
  },

  follow: {
    follow: 'Segui',
    followNamed: (name: string) => `Segui ${name}`,
    stop: 'Smetti di seguire',
    started: (name: string) => `Ora segui ${name}: vai dove va`,
    moved: (name: string, goal: string) => `${name} è sull’ambito ${goal}`,
    stopped: (name: string) => `Non segui più ${name}`,
    banner: (name: string) => `Stai seguendo ${name}.`,
    bannerHelp: 'Vai dove va. Se ti sposti per conto tuo, smetti di seguire.',
    away: 'Ora non è in collegamento: aspetto che torni.',
  },

  when: {
    today: (at: number) => `oggi, ${f.time(at)}`,
    yesterday: (at: number) => `ieri, ${f.time(at)}`,
    thisYear: (at: number) => f.day(at, false),
    otherYear: (at: number) => f.day(at, true),
  },

  programme: {
    amended: 'Modificata',
    added: 'Integrazione',
    actOn: (day: string) => `del ${day}`,
    openAct: 'Apri l’atto',
    title: (from: number, to: number) => `Programma di mandato ${from}–${to}`,
    points: 'Punti del programma',
    all: 'Tutti i punti',
    point: 'Punto',
    pointLabel: (number: number) => `Punto ${number}:`,
    goalLabel: (id: string) => `Ambito ${id}:`,
    actionLabel: (id: string) => `Macroazione ${id}`,
    area: 'Area',
    anyArea: 'Qualsiasi area',
    allAreas: 'Tutte le aree insieme',
    noArea: 'Senza area',
    noAreaGiven: 'Nessuna area indicata',
    notes: 'Note',
    notesAny: 'Tutte',
    notesWith: 'Con nota',
    notesWithout: 'Senza nota',
    notes7: 'Ultimi 7 giorni',
    notes30: 'Ultimi 30 giorni',
    filters: 'Filtri',
    clear: 'Togli i filtri',
    compact: 'Vista compatta',
    foldAll: 'Chiudi tutti i punti',
    unfoldAll: 'Apri tutti i punti',
    fold: (number: number) => `Chiudi il punto ${number}`,
    unfold: (number: number) => `Apri il punto ${number}`,
    print: 'Stampa',
    goals: (count: number, total: number) =>
      count === total
        ? f.count(count, '<b>#</b> ambito', '<b>#</b> ambiti')
        : `${f.count(count, '<b>#</b> ambito', '<b>#</b> ambiti')} su ${f.number(total)}`,
    actions: (count: number, total: number) =>
      count === total
        ? f.count(count, '<b>#</b> macroazione', '<b>#</b> macroazioni')
        : `${f.count(count, '<b>#</b> macroazione', '<b>#</b> macroazioni')} su ${f.number(total)}`,
    withNote: (count: number) => `<b>${f.number(count)}</b> con nota`,
    withoutNote: (count: number) => `<b>${f.number(count)}</b> senza`,
    comb: (noted: number, total: number) =>
      `${f.count(noted, '# nota', '# note')} su ${f.count(total, '# macroazione', '# macroazioni')}`,
    legend: 'Una tacca per macroazione:',
    legendWith: 'con nota',
    legendWithout: 'senza nota',
    introMore: 'Leggi tutta l’introduzione',
    introLess: 'Riduci l’introduzione',
    seal: 'Testo approvato dal Consiglio, non modificabile',
    record: 'Registro di lavoro',
    goalSum: (total: number, noted: number) =>
      noted === 0
        ? f.count(total, '# macroazione, senza note', '# macroazioni, senza note')
        : f.count(total, `# macroazione, ${noted} con nota`, `# macroazioni, ${noted} con nota`),
    alsoIn: (points: readonly number[]) =>
      `${f.count(points.length, 'Vale anche per il punto', 'Vale anche per i punti')} ${f.list(points.map(String))}`,
    openNote: (id: string) => `Apri la nota ${id}:`,
    write: 'Scrivi una nota',
    forAction: (id: string) => `per ${id}`,
    noNote: 'Senza nota',
    emptyTitle: 'Nessuna macroazione con questi filtri',
    emptyHelp: 'Il programma è tutto qui: togli i filtri per rivederlo, oppure cerca una parola.',
    emptyNotes:
      'Nessuna nota risponde a questi filtri. Togli i filtri e scrivi accanto a una macroazione.',
    elsewhere: 'Quell’indirizzo non porta a nulla: ecco il programma.',
    noGoal: (id: string) => `In questo programma non c’è l’ambito ${id}: ecco l’elenco.`,
  },

  goal: {
    before: (title: string) => `Ambito precedente: ${title}`,
    after: (title: string) => `Ambito seguente: ${title}`,
    keys: 'per scorrere gli ambiti',
    copy: 'Copia riferimento',
    copyAction: (id: string) => `Copia il riferimento della macroazione ${id}`,
    copied: 'Riferimento copiato',
    copyFailed: 'Il browser non ha permesso di copiare. Ecco il riferimento:',
    seal: 'Testo approvato, non modificabile',
    fingerprint: (text: string) => `impronta ${text}`,
    source: 'Nel testo:',
    sourceNone: 'Nel testo: nessuna area',
    sum: (total: number, noted: number) =>
      `${f.count(total, '<b>#</b> macroazione', '<b>#</b> macroazioni')}, <b>${f.number(noted)}</b> con nota.`,
    lastTouch: (when: string, who: string) => `Ultima modifica: ${who}, ${when}.`,
    aims: 'Obiettivi',
    citePoint: 'punto',
    citeGoal: 'ambito',
    citeAction: 'macroazione',
  },

  note: {
    edit: 'Modifica',
    editOf: (id: string) => `la nota ${id}`,
    of: (id: string) => `Nota della macroazione ${id}`,
    write: 'Scrivi una nota',
    loading: 'Apro l’editor…',
    failed: 'L’editor non si è caricato.',
    retry: 'Riprova',
    blank: 'Nessuna nota',
    newer:
      'Questa nota è stata scritta con una versione più recente: qui si legge. Aggiorna per modificarla.',
    unknownPart: 'Parte scritta con una versione più recente',
    done: 'Fatto:',
    toDo: 'Da fare:',
    table: 'Tabella',
    newTab: '(si apre in una nuova scheda)',
    with: (names: readonly string[]) => `con ${f.list(names)}`,
    caretsHide: 'Nascondi i cursori',
    caretsShow: 'Mostra i cursori',
  },

  search: {
    title: 'Cerca nel programma e nelle note',
    placeholder: 'Cerca nel programma e nelle note',
    close: 'Chiudi la ricerca',
    preparing: 'Preparo l’indice…',
    count: (count: number) => f.count(count, '# risultato', '# risultati'),
    hint: 'Anche con errori di battitura e senza accenti: «ciclabilita», «liutria», «sicureza».',
    none: (text: string) => `Nessun risultato per «${text}»`,
    noneHelp:
      'Prova con una parola sola, o con la sua radice. La ricerca guarda punti, obiettivi, macroazioni, aree e note.',
    points: 'Punti',
    goals: 'Ambiti',
    actions: 'Macroazioni',
    areas: 'Aree',
    notes: 'Note',
    more: (count: number) => f.count(count, 'Mostra un altro', 'Mostra altri #'),
    partial: ', nessuno con tutte le parole',
    move: 'scorri',
    open: 'apri',
    escape: 'chiudi',
  },

  welcome: {
    seal: 'Salvato su questo dispositivo',
    title: 'Il programma è qui',
    lead: 'È già tutto sul tuo computer: si apre, si cerca e si annota anche senza rete. Quello che scrivi resta tuo finché non decidi di condividerlo.',
    sum: (points: number, goals: number, actions: number) =>
      [
        f.count(points, '# punto', '# punti'),
        f.count(goals, '# ambito', '# ambiti'),
        `${f.count(actions, '# macroazione', '# macroazioni')} · testo non modificabile`,
      ].join(', '),
    actions: 'macroazioni',
    sign: 'Come firmi le note?',
    signHelp: 'Lo chiediamo una volta. Puoi anche farlo dopo: intanto firmeremo «senza nome».',
    later: 'Non ora',
    thanks: (name: string) => `Le tue note saranno firmate «${name}».`,
    start: 'Da dove cominciare',
    first: 'Apri il primo punto',
    firstHelp: 'e scrivi una nota accanto a una macroazione',
    invite: 'Invita un collega',
    inviteHelp: 'con un link: si scrive insieme, senza un server nel mezzo',
    restore: 'Ripristina una copia',
    restoreHelp: 'se hai già lavorato su un altro dispositivo',
  },

  sign: {
    name: 'Nome e cognome',
    office: 'Ufficio',
    officeHint: 'Scegli o scrivi',
    save: 'Salva',
    saved: 'Firma salvata',
    what: 'Nome e ufficio accompagnano ogni nota che scrivi. Mentre sei collegato i colleghi li vedono, con l’ambito che hai davanti. Sono una dichiarazione, non una prova di identità.',
  },

  share: {
    title: (name: string) => `Condividi «${name}»`,
    here: 'Chi è qui adesso',
    alone: 'Per ora ci sei solo tu.',
    give: 'Dai un link',
    giveHelp:
      'Nessun server conserva il lavoro: chi apre il link lo riceve da chi ha lo spazio aperto in quel momento.',
    edit: 'Link di modifica',
    editCan: ['Chi lo riceve legge e scrive tutto', 'Può darlo ad altri', 'Non si può ritirare'],
    view: 'Link di sola lettura',
    viewCan: [
      'Chi lo riceve legge tutto, non scrive nulla',
      'Può darlo ad altri',
      'Non si può ritirare',
    ],
    warn: 'Un link copiato resta valido per sempre, e chi lo ha può darlo ad altri: non c’è modo di ritirarlo. Se finisce nelle mani sbagliate, continua il lavoro in un nuovo spazio.',
    copyEdit: 'Copia link di modifica',
    copyView: 'Copia link di lettura',
    copiedEdit: 'Link di modifica copiato',
    copiedView: 'Link di lettura copiato',
    codeShow: 'Mostra codice QR',
    codeHide: 'Nascondi codice QR',
    editCode: 'Codice QR del link di modifica',
    editCodeHelp:
      'Chi inquadra questo codice legge e scrive tutto, può darlo ad altri, e non si può ritirare.',
    viewCode: 'Codice QR del link di sola lettura',
    viewCodeHelp:
      'Chi inquadra questo codice legge tutto, può darlo ad altri, e non si può ritirare.',
    send: 'Invia',
    sendTitle: (name: string) => `Mandato: ${name}`,
    onlyView: 'Hai il link di sola lettura: puoi passarlo ad altri così com’è.',
    copyFailed: 'Il browser non ha permesso di copiare. Seleziona il link e copialo:',
    connection: 'Collegamento',
    tabs: 'Le schede di questo browser sono già collegate fra loro, anche senza rete.',
    off: 'Nessun altro dispositivo è collegato.',
    offHelp:
      'Abbina i dispositivi qui sopra, oppure imposta un server di segnalazione: mette in contatto i browser e non vede il contenuto.',
    toSettings: 'Apri Impostazioni',
    connecting: 'Sto cercando i colleghi…',
    connectingHelp: 'Di solito bastano pochi secondi.',
    aloneState: 'Il server risponde. Per ora nessun collega ha lo spazio aperto.',
    aloneHelp: 'Appena qualcuno apre il link, vi collegate da soli.',
    connected: (count: number) =>
      f.count(count, 'Collegato con un dispositivo.', 'Collegato con # dispositivi.'),
    connectedHelp: 'Le modifiche passano direttamente fra i dispositivi, cifrate e firmate.',
    unreachable: (url: string) => `Il server ${url} non risponde.`,
    unreachableHelp: [
      'Controlla che questo dispositivo sia in rete.',
      'Controlla l’indirizzo in Impostazioni.',
      'Chiedi a chi gestisce il server se è acceso.',
    ],
    failed: 'Un collega c’è, ma i due dispositivi non riescono a parlarsi.',
    failedHelp: [
      'Collegatevi alla stessa rete (stesso Wi-Fi o stessa VPN).',
      'Chiudete e riaprite lo spazio su entrambi i dispositivi.',
      'Alcune reti aziendali bloccano i collegamenti diretti: chiedete ai sistemi informativi.',
    ],
    meanwhile: 'Intanto quello che scrivi è al sicuro su questo dispositivo.',
  },

  keepOpen: {
    title: 'Lascia aperto per i colleghi',
    lead: 'Finché questa pagina resta aperta, questo computer riceve le modifiche di ciascuno e le consegna agli altri, anche a chi si collega quando gli altri sono andati via.',
    sealedView:
      'Passa le modifiche come le ha ricevute, firmate da chi le ha scritte: da qui nessuno può cambiarle.',
    sealedEdit: 'Passa le modifiche come le ha ricevute, firmate da chi le ha scritte.',
    size: (snapshots: number, changes: number, bytes: number) =>
      `Conserva ${snapshots ? `${f.count(snapshots, 'una copia intera', '# copie intere')} e ` : ''}${f.count(changes, 'una modifica', '# modifiche')}: ${f.size(bytes)}.`,
    awake: 'Tieni acceso questo computer',
    since: (when: string) =>
      `Acceso (${when}). Lascia questa finestra in vista e il computer collegato alla corrente.`,
    refused:
      'Il browser non può impedire la sospensione: impostala su «Mai» nel sistema, e lascia aperta questa pagina.',
    served: 'Chi è stato servito, da quando la pagina è aperta',
    handed: (count: number) => f.count(count, 'una modifica consegnata', '# modifiche consegnate'),
    nobody: 'Ancora nessuno.',
  },

  fork: {
    title: 'Nuovo spazio da questo',
    lead: 'Se un link è nelle mani sbagliate, continua in una copia con chiavi nuove: dentro c’è tutto quello che c’è qui, note e firme comprese.',
    points: [
      'Chi ha i vecchi link non entra nel nuovo spazio.',
      'Questo spazio resta com’è: chi ha i suoi link continua a leggerlo.',
      'Nessuno si sposta da solo: passa il nuovo link soltanto ai colleghi che scegli.',
    ],
    name: 'Nome del nuovo spazio',
    suggested: (name: string) => `${name} (nuovo)`,
    act: 'Crea il nuovo spazio e aprilo',
    done: (name: string) => `Creato «${name}». Ora passa il suo link ai colleghi che scegli.`,
  },

  pair: {
    title: 'Abbina un dispositivo',
    lead: 'Due dispositivi sulla stessa rete si collegano senza nessun server: uno mostra un invito, l’altro lo legge e mostra una risposta.',
    invite: 'Invita',
    inviteHelp:
      'L’altro dispositivo leggerà il codice che mostri. Se uno dei due usa Firefox, inviti lui.',
    who: 'Chi inviti',
    givesNothing: 'È già nello spazio',
    givesView: 'Entra e legge',
    givesEdit: 'Entra e scrive',
    warnView:
      'L’invito contiene il link di sola lettura: chi lo ha legge tutto, può darlo ad altri, e non si può ritirare.',
    warnEdit:
      'L’invito contiene il link di modifica: chi lo ha legge e scrive tutto, può darlo ad altri, e non si può ritirare.',
    inviteDo: 'Mostra l’invito',
    answer: 'Rispondi a un invito',
    answerHelp: 'Apri il link che ti hanno dato, incollalo qui, o inquadra il codice.',
    invitationLabel: 'Invito ricevuto',
    read: 'Leggi',
    camera: 'Usa la fotocamera',
    cameraOn: 'Immagine della fotocamera',
    cameraStop: 'Spegni la fotocamera',
    cameraRefused: 'La fotocamera non c’è o non è consentita: copia il testo del codice.',
    met: 'Già incontrati',
    metHelp:
      'Con chi è già stato collegato a questo dispositivo basta un codice solo: niente risposta.',
    meetAgain: 'Ricollega',
    meetAgainNamed: (name: string) => `Ricollega ${name}`,
    metAt: (when: string) => `incontrato ${when}`,
    again: (name: string) => `Mostra questo invito a ${name}`,
    againHelp: 'Lo inquadra o lo apre, e siete collegati: non serve altro.',
    ifNot: 'Se non vi collegate da soli',
    ifNotHelp:
      'Può succedere con un altro browser o dopo molto tempo: leggi allora la sua risposta.',
    lapsed: 'La risposta non è stata letta in tempo. L’invito vale ancora: fanne una nuova.',
    freshReply: 'Fai una nuova risposta',
    preparing: 'Cerco l’indirizzo di questo dispositivo…',
    showInvitation: '1. Mostra questo invito',
    showInvitationHelp: 'L’altro dispositivo lo inquadra, oppure riceve il link e lo apre.',
    invitationCode: 'Codice QR dell’invito',
    copyInvitation: 'Copia l’invito',
    lasts: (minutes: number) =>
      f.count(
        minutes,
        'Vale ancora un minuto, una volta sola, finché questa finestra è aperta.',
        'Vale ancora # minuti, una volta sola, finché questa finestra è aperta.',
      ),
    over: 'Questo invito è scaduto: ricomincia per averne un altro.',
    readReply: '2. Leggi la risposta',
    readReplyHelp: 'Appena l’altro dispositivo la mostra, inquadrala o incollala.',
    replyLabel: 'Risposta ricevuta',
    showReply: 'Mostra questa risposta a chi ti ha invitato',
    showReplyHelp:
      'La inquadra, oppure copiala e mandagliela subito. Con Firefox hai una quindicina di secondi: se scade, fanne una nuova. Con chi ti conosce già può bastare aspettare.',
    replyCode: 'Codice QR della risposta',
    copyReply: 'Copia la risposta',
    copied: 'Codice copiato',
    meeting: 'I due dispositivi si stanno cercando…',
    connected: 'Collegati.',
    connectedHelp: 'Le modifiche passano direttamente fra i due dispositivi.',
    another: 'Abbina un altro',
    restart: 'Ricomincia',
  },

  handover: {
    title: 'Consegna su file',
    lead: 'Per chi non è mai collegato insieme a te: il lavoro va in un file, per e-mail o su una chiavetta, e si unisce dall’altra parte.',
    give: 'Prepara un file',
    to: 'Per chi è',
    toHelp: 'Serve solo a ricordare, su questo dispositivo, che cosa gli hai già dato.',
    what: 'Che cosa ci va',
    all: 'Tutto',
    onlyNew: 'Solo il nuovo',
    insideAll: (notes: number) =>
      notes === 0
        ? 'Nel file: tutto lo spazio. Per ora non ci sono note.'
        : f.count(
            notes,
            'Nel file: tutto lo spazio, con una nota.',
            'Nel file: tutto lo spazio, con # note.',
          ),
    insideNew: (when: string, notes: string) =>
      notes === ''
        ? `Nel file: quello che è arrivato dopo l’ultima consegna (${when}).`
        : `Nel file: quello che è arrivato dopo l’ultima consegna (${when}). Note scritte dopo: ${notes}.`,
    newNeedsAll:
      'Si unisce solo dove è già stata unita la consegna precedente. Nel dubbio, scegli «Tutto».',
    who: 'Chi può aprirlo',
    space: 'Chi è nello spazio',
    words: 'Chi sa la parola d’ordine',
    spaceHelp: 'È cifrato con la chiave di lettura: si apre solo dove c’è già questo spazio.',
    wordsHelp:
      'Chi ha il file e la parola d’ordine legge tutto, anche senza il link. Dilla a voce, mai nello stesso messaggio del file.',
    passphrase: 'Parola d’ordine',
    propose: 'Proponine una',
    save: 'Salva il file',
    saving: 'Preparo il file…',
    saved: (name: string, size: string) => `File salvato: ${name} (${size}).`,
    nothingNew: (to: string) =>
      to
        ? `Dall’ultima consegna a ${to} non c’è nulla di nuovo: non serve un file.`
        : 'Non c’è nulla di nuovo: non serve un file.',
    fileName: (space: string, to: string, day: string) =>
      `${[space, ...(to ? ['per', to] : []), day].join('-')}.mandato`,
    receive: 'Apri un file ricevuto',
    receiveHelp: 'Prima vedi che cosa cambia, poi decidi. Puoi anche trascinarlo su questa pagina.',
    choose: 'Scegli il file ricevuto',
    drop: 'Lascia qui il file: prima vedrai che cosa cambia',
    reading: 'Leggo il file…',
    locked: 'Il file chiede una parola d’ordine',
    lockedSpace: (name: string) => `È dello spazio «${name}».`,
    lockedHelp: 'Te la dà chi ha fatto il file. La verifica dura qualche secondo.',
    unlock: 'Apri il file',
    elsewhere: (name: string) => `Il file è dello spazio «${name}»`,
    elsewhereHelp: 'Ce l’hai su questo dispositivo, ma ora ne hai aperto un altro.',
    openElsewhere: 'Apri lo spazio e guarda che cosa cambia',
    newSpace: (name: string) => `Il file è di un altro spazio: «${name}»`,
    newSpaceEdit:
      'Puoi aggiungerlo a questo dispositivo: potrai leggere e scrivere. Lo spazio aperto ora resta com’è.',
    newSpaceView:
      'Puoi aggiungerlo a questo dispositivo, in sola lettura. Lo spazio aperto ora resta com’è.',
    moreRights: (name: string) => `Il file permette di scrivere in «${name}»`,
    moreRightsHelp: 'Qui lo puoi solo leggere. Se lo accetti, potrai anche scrivere.',
    adopt: 'Aggiungi lo spazio',
    changesTitle: (all: MergeCount) => {
      const words = mergeWords('Cambia', all);
      return words ?? 'Nessuna nota e nessun dato cambia';
    },
    forAll: 'Per tutto lo spazio',
    newVersion: (name: string) => `Versione nuova: ${name}`,
    from: (who: string, when: string) => `File di ${who}, preparato ${when}.`,
    fromNobody: (when: string) => `File preparato ${when}.`,
    nothing: 'Tutto quello che c’è nel file è già qui.',
    name: (name: string) => `Lo spazio si chiamerà «${name}».`,
    both: (notes: number) =>
      f.count(
        notes,
        'Una nota è cambiata anche qui: restano tutti e due i testi, e conviene rileggerla.',
        '# note sono cambiate anche qui: restano tutti e due i testi, e conviene rileggerle.',
      ),
    bothHere: 'cambiata anche qui',
    refused: (count: number) =>
      f.count(
        count,
        'Una parte del file non è firmata dallo spazio: è rifiutata, il resto è buono.',
        '# parti del file non sono firmate dallo spazio: sono rifiutate, il resto è buono.',
      ),
    waits:
      'Una parte del file si appoggia a una consegna che qui non è stata unita: si vedrà solo dopo averla unita.',
    byWhom: (who: string, when: string) => `${who}, ${when}`,
    created: 'nuova nota',
    emptied: 'nota svuotata',
    looks: 'cambia solo l’aspetto del testo',
    removed: 'tolto:',
    added: 'aggiunto:',
    accept: 'Accetta',
    leave: 'Lascia stare',
    merged: (all: MergeCount) => {
      const words = mergeWords('Cambiato', all);
      return words ? `Unito. ${words}.` : 'Unito. Nessuna nota e nessun dato è cambiato.';
    },
    undo: 'Annulla l’unione',
    undoHelp:
      'Se ci ripensi, annulla l’unione: note e dati tornano com’erano; quello che si è scritto dopo, e le versioni arrivate, restano. È una tua modifica, quindi vale anche per i colleghi. Si può fare finché non chiudi o ricarichi la pagina.',
    undone: 'Unione annullata: note e dati sono com’erano prima.',
    last: 'Ultima unione',
    lastWas: (all: MergeCount, when: string) =>
      `${mergeWords('Cambiato', all) ?? 'Niente è cambiato'}. Unito ${when}.`,
    another: 'Apri un altro file',
  },

  spaces: {
    title: 'Spazi di lavoro',
    lead: 'Ogni spazio ha le sue note e i suoi link. Il programma è lo stesso.',
    list: 'I tuoi spazi',
    firstName: 'Il mio spazio di lavoro',
    current: 'aperto ora',
    edit: 'modifica',
    view: 'sola lettura',
    opened: (when: string) => `aperto ${when}`,
    open: 'Apri',
    openNamed: (name: string) => `Apri «${name}»`,
    create: 'Nuovo spazio',
    name: 'Nome dello spazio',
    createDo: 'Crea e apri',
    created: (name: string) => `Creato «${name}»`,
    renameHeading: 'Cambia nome',
    rename: 'Rinomina',
    renamed: (name: string) => `Ora si chiama «${name}»`,
    join: 'Entra con un link',
    joinLabel: 'Incolla il link ricevuto',
    joinDo: 'Entra',
    joinedView: 'Spazio aperto in sola lettura',
    joinedEdit: 'Spazio aperto: puoi leggere e scrivere',
    removeNamed: (name: string) => `Elimina «${name}»`,
    removeTitle: (name: string) => `Eliminare «${name}»?`,
    removeLost:
      'Si cancellano da questo dispositivo le note, la loro storia e le chiavi dello spazio. Non si può annullare.',
    removeOthers:
      'Non sappiamo se un collega ne ha una copia. Se nessuno ce l’ha, il lavoro è perso per sempre: salva prima una copia.',
    removeCopy: 'Salva prima una copia',
    removeOpenFirst: 'Per salvarne una copia, apri prima lo spazio.',
    removeDo: 'Elimina da questo dispositivo',
    removeKeep: 'Non eliminare',
    removed: (name: string) => `«${name}» eliminato da questo dispositivo`,
  },

  data: {
    title: 'I miei dati',
    lead: 'Programma e note stanno in questo browser, su questo dispositivo. Nessun server ne ha una copia.',
    where: 'Dove sono',
    whereHere: 'In questo browser, su questo dispositivo.',
    whereColleagues: (count: number) =>
      f.count(
        count,
        'In questo momento anche un collega collegato ha lo spazio aperto.',
        'In questo momento anche # colleghi collegati hanno lo spazio aperto.',
      ),
    whereAlone:
      'In questo momento nessun altro è collegato: la copia è solo qui, e in chi si è collegato prima.',
    lastSaved: 'Ultimo salvataggio',
    lastSavedNone: 'in questa sessione non hai scritto nulla',
    size: 'Spazio occupato',
    sizeUnknown: 'il browser non lo dice',
    sizeOf: (used: string, quota: string) => `${used} su ${quota} disponibili`,
    keep: 'Il browser li conserva?',
    keepGranted: 'Sì. Il browser ha promesso di non cancellarli da solo.',
    keepDenied:
      'Non lo promette. Se il disco si riempie, o se non apri Mandato per molto tempo, il browser può cancellarli: salva una copia ogni tanto, o installa Mandato come app.',
    keepUnasked: 'Non l’abbiamo ancora chiesto: lo faremo alla prima nota.',
    keepUnknown: 'Questo browser non sa dirlo: salva una copia ogni tanto.',
    keepAsk: 'Chiedi adesso',
    copy: 'Salva una copia',
    copyHelp:
      'Un solo file con tutto quello che c’è nello spazio, chiavi comprese: chi lo apre può leggere e scrivere. Tienilo come un documento riservato.',
    copyHelpView: 'Un solo file con tutto quello che c’è nello spazio. Chi lo apre può leggere.',
    copyDone: (name: string) => `Copia salvata: ${name}`,
    copyName: (space: string, day: string) => `${space}-${day}.mandato`,
    restore: 'Ripristina una copia',
    restoreHelp:
      'Le note del file si aggiungono a quelle che ci sono: non si perde nulla, e ripeterlo non fa danni.',
    restoreChoose: 'Scegli il file',
    restoreDone: (name: string) => `Ripristinato «${name}»`,
    problems: 'Segnalazioni',
    noProblems: 'Nessun problema trovato.',
    damagedSpaces: (count: number) =>
      f.count(
        count,
        'Uno spazio di lavoro su questo dispositivo non si legge.',
        '# spazi di lavoro su questo dispositivo non si leggono.',
      ),
    rebuiltLog:
      'Il registro su questo dispositivo era andato perso, tutto o in parte: l’abbiamo ricostruito dal documento, e nessuna nota manca.',
    programmeRepaired:
      'Il testo del programma su questo dispositivo era stato alterato: l’abbiamo ripristinato dall’originale.',
    offline: 'Senza rete',
    offlineReady: 'Mandato si apre e funziona anche senza rete.',
    offlineNot:
      'Mandato non è ancora pronto per aprirsi senza rete: ricarica la pagina quando sei collegato.',
    space: 'Spazio di lavoro',
  },

  settings: {
    title: 'Impostazioni',
    lead: 'Valgono su questo dispositivo; gli stati e le scadenze, per tutto lo spazio di lavoro.',
    signature: 'Firma',
    language: 'Lingua',
    italian: 'Italiano',
    english: 'English',
    theme: 'Aspetto',
    themeAuto: 'Come il dispositivo',
    themeLight: 'Chiaro',
    themeDark: 'Scuro',
    carets: 'Cursori dei colleghi',
    caretsShow: 'Mostra dove scrivono i colleghi',
    caretsHelp: 'Se i loro cursori ti distraggono, nascondili: le parole arrivano lo stesso.',
    signalling: 'Colleghi su altri dispositivi',
    signallingWhat:
      'Per trovarsi, due browser hanno bisogno di un server di segnalazione: uno dell’ente, o di cui vi fidate. Nessuno è preimpostato, e senza nessun contatto parte da qui.',
    signallingSees:
      'Che cosa vede il server: l’indirizzo di rete dei dispositivi, il nome cifrato della stanza e quando siete collegati. Non vede le note, i nomi, le chiavi.',
    signallingNone: 'Nessun server: si lavora da soli, o fra schede di questo browser.',
    signallingList: 'Server impostati',
    signallingAddress: 'Indirizzo del server',
    signallingHint: 'wss://segnalazione.comune.example',
    signallingAdd: 'Aggiungi',
    signallingAdded: 'Server aggiunto',
    signallingRemove: (url: string) => `Togli ${url}`,
    signallingRemoved: 'Server tolto',
    signallingFull: (limit: number) => `Al massimo ${limit} server.`,
    remove: 'Togli',
    about: 'Informazioni',
    version: (text: string) => `Mandato ${text}`,
    aboutText:
      'Lavora tutto nel tuo browser. Nessun dato è inviato a nessuno, se non ai colleghi con cui lo condividi.',
    licences: 'Caratteri Titillium Web e Lora, licenza SIL Open Font.',
  },

  help: {
    title: 'Scorciatoie da tastiera',
    search: 'Cerca',
    help: 'Mostra queste scorciatoie',
    before: 'Ambito precedente',
    after: 'Ambito seguente',
    escape: 'Chiudi la nota, la ricerca o la finestra',
    comment: 'Commenta le parole selezionate nella nota',
    open: 'Apri ciò che è a fuoco',
    skip: 'Passa al comando seguente',
    move: 'Scorri un elenco',
    single: 'Attiva le scorciatoie di un solo tasto',
    singleHelp: 'Spegnile se usi la dettatura vocale. Le frecce e Esc restano.',
  },

  banners: {
    update: 'C’è una versione più recente di Mandato.',
    updateDo: 'Aggiorna ora',
    updateLater: 'Più tardi',
    view: 'Sola lettura: vedi tutto dal vivo, non puoi cambiare nulla.',
    upTo: (when: string, who: string) => `Ultimo aggiornamento: ${when}, da ${who}.`,
    behind:
      'Questa copia è indietro: un collega ha scritto qualcosa che qui non è ancora arrivato. Arriverà quando si collega chi ce l’ha.',
    newer:
      'Qualcuno ha scritto qui con una versione più recente di Mandato. Puoi leggere tutto; per scrivere, aggiorna.',
    waiting:
      'Lo spazio è ancora vuoto: il contenuto arriva appena un collega che ce l’ha è collegato.',
    unsaved: 'Non salvato.',
    unsavedKept: 'Quello che hai scritto è ancora qui, in questa scheda: non chiuderla.',
    saveCopy: 'Salva una copia',
    openingProgramme: 'Apro il programma…',
    stopped: 'Lo spazio di lavoro non si è aperto.',
    stoppedHelp: (detail: string) =>
      `Nulla è stato cancellato: riprova, oppure ricarica la pagina. Dettaglio: ${detail}`,
    stoppedProgramme: 'Il programma non si è aperto',
    partMissing: 'Questa parte di Mandato non si è caricata. Controlla la rete e riprova.',
    retry: 'Riprova',
    dismiss: 'Chiudi il messaggio',
    damagedLog: (rows: number) =>
      f.count(
        rows,
        'Una riga del registro su questo dispositivo non si legge: se un collega ce l’ha, tornerà appena vi collegate.',
        '# righe del registro su questo dispositivo non si leggono: se un collega le ha, torneranno appena vi collegate.',
      ),
  },

  announce: {
    versionName: (day: number) => `Automatica, ${f.day(day, true)}`,
    versionMade: (name: string) => `Una versione si è salvata da sola: ${name}`,
    edits: (who: string, actions: readonly string[]) =>
      actions.length === 1
        ? `${who} ha modificato la nota ${f.list(actions)}`
        : actions.length <= 3
          ? `${who} ha modificato le note ${f.list(actions)}`
          : `${who} ha modificato ${f.number(actions.length)} note`,
    arrived: (who: string) => `${who} è in collegamento`,
    left: (who: string) => `${who} non è più in collegamento`,
    savedAgain: 'Le modifiche sono di nuovo salvate',
    programmeRepaired: 'Il testo del programma è stato ripristinato dall’originale',
  },

  problems: {
    'programme-damaged': (row: string) => ({
      what: `Il testo del programma è danneggiato alla riga ${row}.`,
      help: 'Ricarica la pagina; se continua, segnalalo a chi gestisce Mandato.',
    }),
    'programme-unreachable': () => ({
      what: 'Il testo del programma non si è caricato.',
      help: 'Controlla la rete e ricarica la pagina: serve solo la prima volta.',
    }),
    'storage-full': () => ({
      what: 'Il disco di questo dispositivo è pieno.',
      help: 'Libera spazio, oppure salva una copia adesso. Riproviamo da soli.',
    }),
    'storage-closed': () => ({
      what: 'Il browser ha chiuso l’archivio su questo dispositivo.',
      help: 'Salva una copia, poi ricarica la pagina.',
    }),
    'storage-deleted': () => ({
      what: 'L’archivio su questo dispositivo è stato cancellato, forse da un’altra scheda o dalle impostazioni del browser.',
      help: 'Salva una copia adesso: è l’unica. Poi ricarica la pagina e ripristinala.',
    }),
    'storage-refused': () => ({
      what: 'Il browser non permette di salvare su questo dispositivo.',
      help: 'Può essere la navigazione privata, o un’impostazione. Salva una copia prima di chiudere.',
    }),
    'storage-silent': () => ({
      what: 'L’archivio su questo dispositivo non risponde.',
      help: 'Chiudi le altre schede di Mandato. Salva una copia prima di chiudere questa.',
    }),
    'workspace-removed': () => ({
      what: 'Questo spazio è stato eliminato da questo dispositivo in un’altra scheda.',
      help: 'Se ti serve ancora, salva una copia: potrai ripristinarla.',
    }),
    'work-unsaved': () => ({
      what: 'Lo spazio aperto ha modifiche non ancora salvate su questo dispositivo.',
      help: 'Salva una copia, poi cambia spazio.',
    }),
    'log-damaged': (rows: number) => ({
      what: f.count(
        rows,
        'Una riga del registro non si legge.',
        '# righe del registro non si leggono.',
      ),
      help: f.count(
        rows,
        'Se un collega ce l’ha, tornerà appena vi collegate.',
        'Se un collega le ha, torneranno appena vi collegate.',
      ),
    }),
    'link-truncated': () => ({
      what: 'Il link non è intero.',
      help: 'Manca la fine, o c’è qualcosa in più: fattelo mandare di nuovo e copialo tutto.',
    }),
    'link-altered': () => ({
      what: 'Nel link c’è un carattere sbagliato.',
      help: 'Fattelo mandare di nuovo: va copiato, non riscritto a mano.',
    }),
    'link-unknown': () => ({
      what: 'Questo non è un link di Mandato.',
      help: 'Un link di Mandato contiene «#/entra/» seguito da lettere e numeri.',
    }),
    'file-foreign': () => ({
      what: 'Questo file non è una copia di Mandato.',
      help: 'Le copie hanno un nome che finisce con .mandato.',
    }),
    'file-damaged': () => ({
      what: 'Il file è danneggiato o incompleto.',
      help: 'Nulla è stato cambiato. Prova con un’altra copia, o scaricala di nuovo.',
    }),
    'file-too-large': (limit: string) => ({
      what: `Il file supera ${limit}.`,
      help: 'Una copia di Mandato è molto più piccola: controlla di avere scelto il file giusto.',
    }),
    'file-newer': () => ({
      what: 'Il file è stato scritto con una versione più recente.',
      help: 'Aggiorna Mandato, poi ripristinalo.',
    }),
    'file-bomb': () => ({
      what: 'Il file è piccolo, ma aperto riempirebbe la memoria: non è stato aperto.',
      help: 'Nulla è stato cambiato. Mandato non fa file così: chiedine un altro a chi te l’ha dato.',
    }),
    'file-needs-link': () => ({
      what: 'Il file è di uno spazio di lavoro che questo dispositivo non ha.',
      help: 'Da solo non si apre: fatti dare anche il link dello spazio, entra, poi riapri il file.',
    }),
    'file-passphrase': () => ({
      what: 'La parola d’ordine non è quella del file.',
      help: 'Contano maiuscole, spazi e accenti. Nulla è stato cambiato: riprova, o chiedila di nuovo.',
    }),
    'file-unsigned': () => ({
      what: 'Nulla, in questo file, è firmato con le chiavi dello spazio di lavoro.',
      help: 'È stato rifiutato tutto e nulla è cambiato. Chiedi il file a chi scrive nello spazio.',
    }),
    'passphrase-short': (least: number) => ({
      what: `La parola d’ordine è corta: servono almeno ${least} caratteri.`,
      help: 'Quattro o cinque parole a caso vanno bene e si ricordano.',
    }),
    'log-incomplete': () => ({
      what: 'Su questo dispositivo non c’è tutto il registro firmato: il file sarebbe vuoto o a metà.',
      help: 'Tieni aperto lo spazio insieme a un collega finché non arriva tutto, poi riprova.',
    }),
    'address-not-websocket': () => ({
      what: 'Questo non è l’indirizzo di un server di segnalazione.',
      help: 'Comincia con wss:// (o ws:// per un server su questo computer).',
    }),
    'pairing-unknown': () => ({
      what: 'Questo non è un codice di abbinamento di Mandato.',
      help: 'Copialo per intero dal dispositivo del collega, oppure inquadra il suo codice QR.',
    }),
    'pairing-damaged': () => ({
      what: 'Il codice di abbinamento è incompleto o alterato, o risponde a un altro invito.',
      help: 'Chiedi al collega di mostrarlo di nuovo e copialo tutto.',
    }),
    'pairing-other-space': () => ({
      what: 'Il codice è di un altro spazio di lavoro.',
      help: 'Aprite lo stesso spazio su tutti e due i dispositivi, poi riprovate.',
    }),
    'pairing-wrong-way': () => ({
      what: 'Questo codice va letto dall’altro dispositivo.',
      help: 'Chi invita mostra l’invito e legge la risposta; chi è invitato legge l’invito e mostra la risposta.',
    }),
    'pairing-no-network': () => ({
      what: 'Il browser non trova nessuna rete su questo dispositivo.',
      help: 'Collega il Wi-Fi o il cavo. Se non basta, consenti la fotocamera: rivela al browser l’indirizzo di rete.',
    }),
    'pairing-no-answer': () => ({
      what: 'I due dispositivi non si sono raggiunti.',
      help: 'Collegatevi alla stessa rete, senza VPN, e riprovate leggendo il codice con la fotocamera. Se il browser chiede di accedere alla rete locale, consentitelo.',
    }),
    'pairing-expired': () => ({
      what: 'L’invito è scaduto.',
      help: 'Fanne uno nuovo: vale dieci minuti.',
    }),
    unknown: (detail: string) => ({
      what: 'È successo qualcosa di imprevisto.',
      help: `Salva una copia e ricarica la pagina. Dettaglio: ${detail}`,
    }),
  },
};

export type Messages = typeof it;
