import type { ToolName } from './tools';

/** Outlines on a 24 by 24 grid; what has none shows a letter. */
export const toolIcons: Readonly<Partial<Record<ToolName | 'link' | 'more' | 'close', string>>> = {
  strike:
    'M4 12h16M16.5 7.5C16 6 14.3 5 12 5 9.5 5 7.5 6.2 7.5 8.300c0 1.5 1 2.4 2.5 3M7.5 16.200c.6 1.8 2.4 2.8 4.7 2.8 2.6 0 4.5-1.2 4.5-3.3 0-1.1-.5-1.9-1.3-2.5',
  code: 'm8.5 7-5 5 5 5M15.5 7l5 5-5 5',
  bulletList: 'M9.5 6H20M9.5 12H20M9.5 18H20M4.5 6h.1M4.5 12h.1M4.5 18h.1',
  orderedList:
    'M10 6h10M10 12h10M10 18h10M4 4.500l1.5-.7v4.700M3.8 15.800c.3-1.1 2.7-1.3 2.7.2 0 1-1.2 1.7-2.7 3h2.9',
  taskList: 'M11 7h9M11 17h9M3.5 7l1.8 1.800L8.5 5.500M4 14.500h4.500V19H4z',
  quote:
    'M9.5 7C6.5 8 5 10.2 5 13.500V17h4.500v-4.500H7M18.5 7c-3 1-4.5 3.2-4.5 6.500V17h4.500v-4.500H16',
  link: 'M10 14a4 4 0 0 0 5.7 0l3-3A4 4 0 0 0 13 5.300l-1 1M14 10a4 4 0 0 0-5.7 0l-3 3A4 4 0 0 0 11 18.700l1-1',
  comment:
    'M5.5 5h13A1.500 1.500 0 0 1 20 6.500v8a1.500 1.500 0 0 1-1.500 1.500H11l-4.500 4V16h-1A1.500 1.500 0 0 1 4 14.500v-8A1.500 1.500 0 0 1 5.500 5zM8 9h8M8 12.500h5',
  table: 'M4 5h16v14H4zM4 10h16M4 14.500h16M10 5v14',
  rule: 'M4 12h16',
  undo: 'M9 5 4.5 9.5 9 14M4.5 9.500H14a5 5 0 0 1 0 10h-3',
  redo: 'm15 5 4.5 4.500L15 14M19.5 9.500H10a5 5 0 0 0 0 10h3',
  more: 'M5 12h.1M12 12h.1M19 12h.1',
  close: 'm6 6 12 12M18 6 6 18',
  rowAbove: 'M4 12h16v8H4zM4 16h16M12 3v6M9 6h6',
  rowBelow: 'M4 4h16v8H4zM4 8h16M12 15v6M9 18h6',
  columnBefore: 'M12 4h8v16h-8zM16 4v16M6 9v6M3 12h6',
  columnAfter: 'M4 4h8v16H4zM8 4v16M18 9v6M15 12h6',
  deleteRow: 'M4 9h16v6H4zM9.5 10.500l5 3M14.5 10.500l-5 3M4 4h16M4 20h16',
  deleteColumn: 'M9 4h6v16H9zM10.5 9.500l3 5M13.5 9.500l-3 5M4 4v16M20 4v16',
  headerRow: 'M4 5h16v14H4zM4 9.500h16M4 7.200h16M10 9.500V19',
  deleteTable: 'M4 5h16v14H4zM4 10h16M8.5 12.500l7 4M15.5 12.500l-7 4',
};
