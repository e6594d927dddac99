import { error, fail } from '@sveltejs/kit';
import QRCode from 'qrcode';
import { refusalSentence } from '#lib/evaluation/ui/sentences.ts';
import { handOutSlips, readSlips } from '#evaluation/server';
import { siteAddress } from '#people/server';
import { inLocale } from '#platform';
import { allowed } from '../../../../allowed.ts';
import type { Actions, PageServerLoad } from './$types';

const asked = (training: string) => ({ delivery_id: training, kind: 'evaluation' as const });

export const load: PageServerLoad = async ({ params, locals, url, setHeaders }) => {
	// The codes that are printed here stay on no disk.
	setHeaders({ 'cache-control': 'private, no-store' });
	const { delivery, people } = allowed(await readSlips(locals.context, asked(params.training)), locals, url);
	return {
		path: `/training/${delivery.id}/evaluation/results`,
		caption: `${delivery.reference} · ${inLocale(delivery.title, locals.context.locale)}`,
		people: people.map(({ person_id, name }) => ({ value: person_id, label: name }))
	};
};

export const actions: Actions = {
	default: async ({ params, locals, request }) => {
		const people = (await request.formData()).getAll('people').map(String);
		const found = await readSlips(locals.context, asked(params.training));
		if (!found.ok) error(404, found.refusal);
		const { survey_id, delivery } = found.value;
		const outcome = await handOutSlips(locals.context, { survey_id, people });
		if (outcome.ok) {
			const address = siteAddress(`/survey/${survey_id}`, locals.context.locale);
			const picture = `data:image/svg+xml;base64,${btoa(await QRCode.toString(address, { type: 'svg', margin: 1 }))}`;
			return { codes: outcome.value, address, picture, title: inLocale(delivery.title, locals.context.locale) };
		}
		if (outcome.refusal === 'not_found') error(404, outcome.refusal);
		return fail(outcome.faults.length > 0 ? 422 : 409, { people, errors: { people: refusalSentence(outcome.refusal) } });
	}
};
