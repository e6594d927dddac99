import { fail, redirect } from '@sveltejs/kit';
import * as v from 'valibot';
import { m } from '#lib/messages/messages.js';
import { localizeHref } from '#lib/messages/runtime.js';
import { refusalSentence } from '#lib/selection/ui/sentences.ts';
import { assignFromFile, previewAssignments, readAssignmentFile, readRound, type FileRow } from '#selection/server';
import { allowed } from '../../../../../../../allowed.ts';
import { written } from '../../../../../../written.ts';
import { refusedAs } from '../../refused.server.ts';
import { selectionPath } from '../../round.server.ts';
import type { Actions, PageServerLoad } from './$types';

const none = { rows: '', judged: [] as { line: number; reference: string; email: string; fault: string }[], wrong: 0 };

export const load: PageServerLoad = async ({ locals, params, url }) => {
	const { round } = allowed(await readRound(locals.context, params.call), locals, url);
	if (!round) redirect(303, localizeHref(selectionPath(params)));
	return {};
};

const Rows = v.array(
	v.strictObject({ line: v.number(), reference: v.pipe(v.string(), v.maxLength(100)), email: v.pipe(v.string(), v.maxLength(200)) })
);

export const actions: Actions = {
	read: async ({ locals, params, request }) => {
		const { context } = locals;
		const file = (await request.formData()).get('file');
		if (!(file instanceof File) || file.name === '')
			return fail(422, { values: none, errors: { file: m.selection_file_missing() } as Record<string, string>, problem: '' });
		const read = await readAssignmentFile(new Uint8Array(await file.arrayBuffer()));
		if (!read.ok)
			return fail(422, {
				values: none,
				errors: { file: refusalSentence(read.refusal, context.locale) } as Record<string, string>,
				problem: ''
			});
		return preview(locals, params.call, read.value);
	},
	apply: async ({ locals, params, request }) => {
		const rows = v.safeParse(Rows, readJson(written(await request.formData(), 'rows')));
		if (!rows.success) return refusedAs({ refusal: 'rows_faulty', faults: [] }, locals.context.locale, none);
		const outcome = await assignFromFile(locals.context, { call: params.call, rows: rows.output });
		if (outcome.ok) redirect(303, `${localizeHref(selectionPath(params, '/assignments'))}?done=assigned`);
		if (outcome.refusal === 'rows_faulty') return preview(locals, params.call, rows.output);
		return refusedAs(outcome, locals.context.locale, none);
	}
};

async function preview(locals: App.Locals, call: string, rows: FileRow[]) {
	const outcome = await previewAssignments(locals.context, { call, rows });
	if (!outcome.ok) return refusedAs(outcome, locals.context.locale, none);
	const judged = outcome.value.map(({ fault, ...row }) => ({ ...row, fault: fault ? refusalSentence(fault, locals.context.locale) : '' }));
	return {
		values: { rows: JSON.stringify(rows), judged, wrong: judged.filter(({ fault }) => fault !== '').length },
		errors: {} as Record<string, string>,
		problem: ''
	};
}

/** What the page sends back of the preview; what is no list of ours is none. */
function readJson(text: string): unknown {
	try {
		return JSON.parse(text);
	} catch {
		return null;
	}
}
