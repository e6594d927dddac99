/** Rows of a form as typed: `duties_0_lt`, `duties_0_en`, `duties_1_lt` … */
export type Row = Record<string, string>;

/** Reads the rows of a list; how many there are is told by `<name>_count`. */
export function rowsOf(form: FormData, name: string, columns: readonly string[]): Row[] {
	const count = Math.min(200, Math.max(0, Number(form.get(`${name}_count`)) || 0));
	return Array.from({ length: count }, (_, place) =>
		Object.fromEntries(columns.map((column) => [column, String(form.get(`${name}_${place}_${column}`) ?? '').trim()]))
	);
}

/** An act on a list that a button names: `duties:add`, `duties:up:2`, `duties:down:0`, `duties:remove:1`. */
export function actOn(form: FormData): { list: string; act: string; place: number } | null {
	const [list, act, place] = String(form.get('act') ?? '').split(':');
	return list && act ? { list, act, place: Number(place ?? -1) } : null;
}

/** The list after the act; an act on a row that is not there changes nothing. */
export function changed<Item>(items: readonly Item[], { act, place }: { act: string; place: number }, blank?: Item): Item[] {
	const rest = [...items];
	if (act === 'add' && blank !== undefined) return [...rest, blank];
	const item = rest[place];
	if (item === undefined) return rest;
	if (act === 'remove') return rest.filter((_, at) => at !== place);
	const to = act === 'up' ? place - 1 : act === 'down' ? place + 1 : place;
	if (to < 0 || to >= rest.length) return rest;
	rest.splice(place, 1);
	rest.splice(to, 0, item);
	return rest;
}

export const isBlank = (row: Row): boolean => Object.values(row).every((value) => value === '');
