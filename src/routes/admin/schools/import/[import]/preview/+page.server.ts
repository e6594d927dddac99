import { fail, redirect } from '@sveltejs/kit';
import { faultSentence, refusalSentence } from '#lib/schools/ui/sentences.ts';
import { fieldWord, ownerWord } from '#lib/schools/ui/words.ts';
import { m } from '#lib/messages/messages.js';
import { localizeHref } from '#lib/messages/runtime.js';
import { inLocale } from '#platform';
import type { Context } from '#platform/server';
import { isOwnerKind, type RegisterField } from '#schools';
import { applyImport, previewImport, readImport, readLists, type ShownRow } from '#schools/server';
import { allowed } from '../../../../../allowed.ts';
import { pageNumber } from '../../../../../page-number.ts';
import type { Actions, PageServerLoad } from './$types';

const outcomes = ['new', 'changed', 'unchanged', 'wrong', 'vanished'] as const;

export const load: PageServerLoad = async ({ locals, params, url }) => {
	const outcome = outcomes.find((one) => one === url.searchParams.get('outcome'));
	const page = pageNumber(url);
	const file = allowed(await readImport(locals.context, params.import, { outcome, limit: 50, offset: (page - 1) * 50 }), locals, url);
	if (!file.import.previewed_at) redirect(303, localizeHref(`/admin/schools/import/${params.import}`));
	const words = await valueWords(locals.context);
	return {
		import: file.import,
		summary: file.summary,
		stopped: file.stopped,
		total: file.total,
		page,
		outcome: outcome ?? '',
		rows: file.rows.map((row) => ({
			line: row.line,
			name: row.name || row.cells.join(' · ').slice(0, 80),
			outcome: row.outcome,
			school_id: row.school_id,
			details: detailsOf(row, words)
		}))
	};
};

export const actions: Actions = {
	apply: async ({ locals, params }) => {
		const outcome = await applyImport(locals.context, { import_id: params.import });
		if (outcome.ok) redirect(303, localizeHref(`/admin/schools/import/${params.import}/preview`));
		if (outcome.refusal === 'import_outdated') await previewImport(locals.context, { import_id: params.import });
		return fail(409, { refusal: refusalSentence(outcome.refusal) });
	}
};

type Words = (field: string, value: string | number | null | undefined) => string;

/** What a row would change, fact by fact, or what is wrong in which cell. */
function detailsOf({ outcome, faults, before, after }: ShownRow, words: Words): string[] {
	if (outcome === 'wrong') return faults.map((fault) => [fieldLabel(fault.field), faultSentence(fault)].filter(Boolean).join(': '));
	if (outcome === 'vanished') return [m.import_vanishes()];
	if (outcome !== 'changed') return [];
	return Object.keys(after ?? {}).map((field) =>
		m.import_before_after({ field: fieldLabel(field), before: words(field, before?.[field]), after: words(field, after?.[field]) })
	);
}

const stored: Record<string, RegisterField> = { type_code: 'type', municipality_id: 'municipality' };
const fieldLabel = (field: string): string => (field === '' ? '' : (fieldWord[stored[field] ?? (field as RegisterField)]?.() ?? field));

/** Stored keys as words: a type, a municipality, an owner. */
async function valueWords(context: Context): Promise<Words> {
	const { types, municipalities } = await readLists(context);
	const names = new Map([
		...types.map(({ code, name }) => [code, inLocale(name, context.locale)] as const),
		...municipalities.map(({ id, name }) => [id, name] as const)
	]);
	return (field, value) => {
		if (value === null || value === undefined || value === '') return m.import_empty_value();
		if (field === 'owner_kind' && isOwnerKind(value)) return ownerWord[value]();
		return names.get(String(value)) ?? String(value);
	};
}
