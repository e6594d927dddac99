/** A file of rows as it was read: its headers, and each row with the line on which it stands. */
export type Table = { form: Form; headers: string[]; rows: TableRow[] };
/** `fault` says why a row as a whole cannot be read; its cells are then what could be made of it. */
export type TableRow = { line: number; cells: string[]; fault?: { key: string; values?: Record<string, string | number> } };
/** How the file was read, to be shown to the person who sent it. */
export type Form = { kind: 'xlsx'; sheet: string } | { kind: 'csv'; encoding: string; separator: string };

export type TableRefusal =
	'file_empty' | 'file_too_large' | 'file_not_a_table' | 'file_old_excel' | 'file_broken' | 'file_without_rows' | 'file_too_long';
