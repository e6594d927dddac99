import { error, redirect } from '@sveltejs/kit';
import { localizeHref } from '#lib/messages/runtime.js';
import { asRows, isMove, moved, type DriverRow } from '#projects';
import { readDrivers, saveDrivers } from '#projects/server';
import { allowed } from '../../../../allowed.ts';
import { textIn } from '../../../../form-days.server.ts';
import { backTo, headOf, refusedHere } from '../../project.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, url }) => {
	const page = allowed(await readDrivers(locals.context, params.project), locals, url);
	if (page.part !== 'team' || !page.open) error(404, 'not_found');
	const row = url.searchParams.get('row');
	return { head: headOf(page, locals.context.locale), rows: page.rows, seen: page.mark, at: row === null ? null : Number(row) };
};

export const actions: Actions = {
	default: async ({ locals, params, request }) => {
		const form = await request.formData();
		const [act = 'save', place = ''] = textIn(form, 'act').split('-');
		const changed = changedBy(rowsIn(form), act, Number(place));
		// A new row is only put into the form: without words it is nothing yet.
		if (act === 'add') return { values: changed, errors: undefined, refusal: '' };
		const outcome = await saveDrivers(locals.context, { project_id: params.project, rows: changed.rows, seen: textIn(form, 'seen') });
		if (!outcome.ok) return refusedHere(outcome, changed);
		if (!isMove(act)) backTo(`/project/${params.project}/drivers`, 'saved');
		const at = changed.rows.slice(0, changed.at).filter(({ words }) => words.trim() !== '').length;
		redirect(303, `${localizeHref(`/project/${params.project}/drivers/outline`)}?row=${at}#words-${at}`);
	}
};

/** The rows as the form has them: `id`, `level` and `words` once a row, in their order. */
function rowsIn(form: FormData): DriverRow[] {
	const all = (name: string) => form.getAll(name).map((value) => (typeof value === 'string' ? value.slice(0, 5000) : ''));
	const [ids, levels, words] = [all('id'), all('level'), all('words')];
	return asRows(words.map((text, at) => ({ id: ids[at] ?? '', level: levels[at] ?? '', words: text })));
}

/** The rows after the button that was pressed, and on which row one stays. */
function changedBy(rows: DriverRow[], act: string, at: number): { rows: DriverRow[]; at: number } {
	if (isMove(act)) return moved(rows, at, act);
	const row = rows[at];
	if (act === 'remove') return { rows: rows.map((one, place) => (place === at ? { ...one, words: '' } : one)), at };
	if (act !== 'add' || !row) return { rows, at: 0 };
	return { rows: [...rows.slice(0, at + 1), { id: '', level: row.level, words: '' }, ...rows.slice(at + 1)], at: at + 1 };
}
